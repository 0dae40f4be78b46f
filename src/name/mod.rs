//! Mentions of people in running text.

use crate::article::Span;
use crate::text::Prose;

/// One place where a text names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name as it stands, without title, role or possessive ending.
    pub(crate) span: Span,
}

/// Finds the mentions, in order. `language` is a BCP 47 tag, where known.
pub(crate) fn mentions(_prose: &Prose<'_>, _language: Option<&str>) -> Vec<Mention> {
    Vec::new()
}
