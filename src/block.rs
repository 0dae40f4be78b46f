//! A page as a sequence of blocks: runs of text with what is known of each.

use crate::article::{BlockKind, Span};
use crate::page::{NodeId, Page};

/// A run of text that a reader would see as one piece.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The text, with white space as displayed.
    pub(crate) text: String,
    pub(crate) kind: BlockKind,
    /// The nearest block element around the text.
    pub(crate) node: NodeId,
    /// Where it lies in the decoded source.
    pub(crate) source: Option<Span>,
}

/// Cuts a page into blocks, in document order.
pub(crate) fn blocks(_page: &Page) -> Vec<Block> {
    Vec::new()
}
