//! [`Explanation`]: why an article reads as it does.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::rule::Rule;

/// An article with the reasons for it. They take up to seven times as long as the article; the ordinary call pays nothing for
/// them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The same article that the ordinary call gives.
    pub article: Article,
    /// Every block of the page, kept or not, in the order of the page; none for the clean text of a story.
    pub blocks: Vec<BlockReason>,
    /// The fields from `headline` to `next_page`, which are chosen among sources, and the dateline; of the clean text of a story the
    /// dateline alone. Kind, body and figures, and what only tells how the input was read, are not among them.
    pub fields: Vec<FieldReason>,
    /// The [rules](crate::Rules) that found nothing, as in [`Mended::unmatched`](crate::Mended::unmatched); none where the page
    /// was read without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmatched: Vec<Rule>,
}

/// What was decided about one block, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BlockReason {
    /// The block's text.
    pub text: String,
    /// Whether it is part of the body.
    pub kept: bool,
    /// Where it lies in [`Body::text`](crate::Body::text), if it was kept.
    pub span: Option<Span>,
    /// Where it lies in the decoded page, in bytes, where that is known.
    pub source: Option<Span>,
    /// What it was taken for, if not for a part of the story: a word such as `caption`, `navigation`, `related`; `rule` for
    /// what a [rule](crate::Rules) alone keeps out.
    pub furniture: Option<String>,
    /// How likely it was held to be a part of the story, from 0 to 1, where 0.5 is the bar for the blocks of its page.
    pub score: f32,
    /// The weightiest reasons, weightiest first; none where a [rule](crate::Rules) decided.
    pub reasons: Vec<Reason>,
}

/// One reason for a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reason {
    /// What was looked at, such as `link density` or `prose before`: a name of a number that the body's models are asked by.
    pub feature: String,
    /// How far it moved the block's log odds of being part of the story: above 0 towards it, below 0 away from it.
    pub weight: f32,
}

/// Where the value of one field came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FieldReason {
    /// The field's name in [`Article`].
    pub field: String,
    /// The value, as text; `None` where the field is absent.
    pub value: Option<String>,
    /// The source that won, such as `json-ld` or `h1`; `rule` where a [rule](crate::Rules) said it.
    pub source: Option<String>,
    /// How likely the value is held to be right, from 0 to 1: by learned weights, or by how often its source was right on
    /// development data, where that was measured.
    pub confidence: f32,
    /// What the other sources say, those that agree with the value too.
    pub others: Vec<Candidate>,
}

/// What a source that was not taken says of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Candidate {
    /// The source.
    pub source: String,
    /// Its value, as text.
    pub value: String,
}
