//! The text of the body out of the blocks that were kept.

use crate::article::{self, BlockKind, Body, Span};
use crate::block::Block;

/// Between two blocks stands a blank line.
const BETWEEN: &str = "\n\n";

/// Joins the blocks that were kept.
pub(super) fn body(blocks: &[Block], kept: &[bool]) -> Body {
    let kept = || blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let mut body = Body { blocks: Vec::with_capacity(kept().count()), ..Body::default() };
    body.text.reserve_exact(kept().map(|block| block.text.len() + BETWEEN.len()).sum());
    for block in kept() {
        let span = push(&mut body.text, &block.text);
        body.blocks.push(article::Block {
            kind: block.kind,
            span,
            source: block.source,
            level: block.level,
            time: None,
        });
    }
    body
}

/// Adds a block to the text of the body; where it lies.
pub(super) fn push(text: &mut String, block: &str) -> Span {
    if !text.is_empty() {
        text.push_str(BETWEEN);
    }
    let start = text.len();
    text.push_str(block);
    Span::new(start, text.len())
}

/// A body of paragraphs that stand nowhere on the page.
pub(super) fn from_lines(lines: Vec<String>) -> Body {
    let mut body = Body::default();
    for line in lines {
        let span = push(&mut body.text, &line);
        body.blocks.push(article::Block { kind: BlockKind::Paragraph, span, source: None, level: None, time: None });
    }
    body
}
