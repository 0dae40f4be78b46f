//! A whole page that was turned to plain text before it came here.

use super::Page;

/// Makes a page of which each line that is not blank is a block.
pub(crate) fn parse(_text: &str) -> Page {
    Page::default()
}
