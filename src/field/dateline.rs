//! The dateline: places, agency and day before a story's first sentence.

use crate::article::Dateline;

/// Reads the dateline at the head of a story's text. `language` is a BCP 47 tag, where known.
pub(crate) fn read(_text: &str, _language: Option<&str>) -> Option<Dateline> {
    None
}
