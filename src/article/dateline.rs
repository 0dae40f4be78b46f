//! Where a story was filed.

use serde::{Deserialize, Serialize};

use super::Span;

/// The words before a story's first sentence that say where it was filed, such as `BEIRUT, March 7 (Reuters) —`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dateline {
    /// The words as they stand, with the separator: `Beijing/Moscow |`.
    pub text: String,
    /// The places, in order, without state or country.
    pub places: Vec<String>,
    /// The agency as written, such as `AP` or `Reuters`.
    pub agency: Option<String>,
    /// The day as written, such as `March 7`.
    pub date: Option<String>,
    /// The dateline with its separator and the space behind it: the story proper starts at the end of the span.
    pub span: Span,
}
