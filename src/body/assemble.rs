//! The text of the body out of the blocks that were kept.

use crate::article::{self, BlockKind, Body, Span};
use crate::block::{self, Block};
use crate::page::Metadata;

/// Between two blocks stands a blank line.
const BETWEEN: &str = "\n\n";

/// A page whose own text is shorter than this part of its JSON-LD `articleBody` is an empty shell.
const SHELL: usize = 4;

/// Joins the blocks that were kept.
pub(super) fn body(blocks: &[Block], kept: &[bool]) -> Body {
    let mut body = Body::default();
    for (block, _) in blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
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

fn push(text: &mut String, block: &str) -> Span {
    if !text.is_empty() {
        text.push_str(BETWEEN);
    }
    let start = text.len();
    text.push_str(block);
    Span::new(start, text.len())
}

/// The body as the page's JSON-LD gives it, where the page itself shows next to nothing of it.
pub(super) fn rescue(shown: &Body, metadata: &Metadata) -> Option<Body> {
    let declared = metadata.article_body.as_deref()?;
    if shown.text.len() * SHELL >= declared.len() {
        return None;
    }
    let mut body = Body::default();
    for line in declared.lines().map(block::clean).filter(|line| !line.is_empty()) {
        let span = push(&mut body.text, &line);
        body.blocks.push(article::Block { kind: BlockKind::Paragraph, span, source: None, level: None, time: None });
    }
    Some(body)
}
