//! The text of a story, in blocks.

use serde::{Deserialize, Serialize};

use super::{Date, Span};

/// The text of a story.
///
/// For HTML and page text, `text` is the blocks joined by a blank line; for story text it is the input, unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Body {
    /// The text that all spans of the article refer to. schema.org `articleBody`, ninjs `bodies`.
    pub text: String,
    /// The blocks in order. They do not overlap, and all of the text but white space between blocks lies in one.
    pub blocks: Vec<Block>,
    /// Whether the page shows only the beginning of the story, a teaser before a paywall: something right behind it is called one,
    /// or the story is declared to be locked and what is shown of it is short.
    pub truncated: bool,
    /// The links in the text, in order. They do not overlap.
    pub links: Vec<Link>,
}

/// A link in the text of a story: an [`<a href>`](https://html.spec.whatwg.org/multipage/links.html) of the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Link {
    /// The words that are linked, where they lie in [`Body::text`].
    pub span: Span,
    /// Where the link leads, absolute where the page's own address is known.
    pub href: String,
}

/// One block of the body.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it lies in [`Body::text`].
    pub span: Span,
    /// Where it lies in the decoded source page, in bytes, where that is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<Span>,
    /// The heading's level, 1 to 6, for headings of HTML pages.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub level: Option<u8>,
    /// The time of a live-blog entry, as JSON-LD or a `<time>` gives it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub time: Option<Date>,
}

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading between paragraphs.
    Heading,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A row of a table, or a whole small table.
    Table,
    /// Text whose spaces and line breaks count.
    Preformatted,
    /// Words of the story repeated in large type.
    PullQuote,
    /// The text of an embedded post.
    Embed,
    /// An entry of a live blog.
    LiveBlogEntry,
}
