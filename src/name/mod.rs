//! Mentions of people in running text.

mod beside;
mod credit;
pub(crate) mod crf;
pub(crate) mod evidence;
pub(crate) mod feature;
mod fuller;
pub(crate) mod list;
mod numbers;
mod outer;
pub(crate) mod proper;
pub(crate) mod run;
mod seen;
pub(crate) mod table;
pub(crate) mod tagger;
pub(crate) mod tongue;
pub(crate) mod word;

use crate::article::Span;
use crate::text::Prose;

/// One place where a text names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name as it stands, without title, role or possessive ending.
    pub(crate) span: Span,
}

/// Finds the mentions, in order. `language` is a BCP 47 tag, where known.
pub(crate) fn mentions(prose: &Prose<'_>, language: Option<&str>) -> Vec<Mention> {
    tagger::names(prose, language).into_iter().map(|span| Mention { span }).collect()
}
