//! A page as a sequence of blocks: runs of text with what is known of each.

mod context;
mod cut;
mod flow;
mod frame;
mod run;
mod white;

pub(crate) use context::Context;
pub(crate) use cut::blocks;
pub(crate) use white::clean;

use crate::article::{BlockKind, Span};
use crate::page::{NodeId, Page};

/// The first blocks of a page, `most` at most, and whether there are more.
pub(crate) fn first_blocks(page: &Page, most: usize) -> (Vec<Block>, bool) {
    let mut found = blocks(page);
    let is_cut = found.len() > most;
    found.truncate(most);
    (found, is_cut)
}

/// A run of text that a reader would see as one piece.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The text, with white space as displayed: a line break is `\n`, any other run of it one space.
    pub(crate) text: String,
    pub(crate) kind: BlockKind,
    /// The heading's level.
    pub(crate) level: Option<u8>,
    /// The nearest block element around the text.
    pub(crate) node: NodeId,
    /// Where it lies in the decoded source.
    pub(crate) source: Option<Span>,
    /// How many bytes of the text stand in links.
    pub(crate) linked: u32,
    /// Its links, in order.
    pub(crate) anchors: Vec<Anchor>,
    /// How many bytes of the text stand in `<b>` or `<strong>`, and in `<em>` or `<i>`.
    pub(crate) emphasised: u32,
    /// What it stands in.
    pub(crate) context: Context,
}

/// A stretch of a block's text that stands in one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// Where it lies in the block's text, with what white space it has at its ends.
    pub(crate) span: Span,
    /// The `<a>`.
    pub(crate) node: NodeId,
}
