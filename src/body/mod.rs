//! Which blocks are the story.

mod assemble;
mod figure;
mod select;

use crate::article::{self, BlockKind, Body, Figure, Kind, Span};
use crate::block::{Block, Context};
use crate::page::{Metadata, Page};

/// What was decided about the blocks of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selection {
    pub(crate) kind: Kind,
    /// For every block, whether it belongs to the story.
    pub(crate) kept: Vec<bool>,
    pub(crate) body: Body,
    pub(crate) figures: Vec<Figure>,
}

/// Decides over the whole sequence of blocks.
pub(crate) fn select(page: &Page, blocks: &[Block], metadata: &Metadata) -> Selection {
    let kept = select::kept(page, blocks, metadata);
    let body = assemble::body(blocks, &kept);
    if let Some(body) = assemble::rescue(&body, metadata) {
        return Selection { kind: Kind::Story, kept: vec![false; blocks.len()], body, figures: Vec::new() };
    }
    let kind = if body.text.is_empty() { Kind::NothingReadable } else { Kind::Story };
    let figures = figure::figures(page, blocks, &kept);
    Selection { kind, kept, body, figures }
}

/// The body where somebody has said which part of a page it is: all of `page` but captions and hidden text.
pub(crate) fn whole(page: &Page, blocks: &[Block]) -> (Body, Vec<Figure>) {
    let beside = Context::CAPTION.with(Context::HIDDEN);
    let kept: Vec<bool> = blocks.iter().map(|block| !block.context.has(beside)).collect();
    (assemble::body(blocks, &kept), figure::figures(page, blocks, &kept))
}

/// The body of a clean story text: the text itself, each line a paragraph.
pub(crate) fn of_story(text: &str) -> Body {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let (kept, left) = (line.trim(), line.len() - line.trim_start().len());
        if !kept.is_empty() {
            let span = Span::new(start + left, start + left + kept.len());
            blocks.push(article::Block { kind: BlockKind::Paragraph, span, source: None, level: None, time: None });
        }
        start += line.len();
    }
    Body { text: text.to_owned(), blocks, truncated: false }
}
