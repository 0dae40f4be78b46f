//! The text of the body out of the blocks that were kept.

use super::{kind, rescue};
use crate::article::{self, BlockKind, Body, Span};
use crate::block::Block;
use crate::page::metadata::LiveUpdate;

/// Between two blocks stands a blank line.
const BETWEEN: &str = "\n\n";

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

/// A live blog out of its declared entries: the first line of each is marked as one.
pub(super) fn from_updates(updates: &[LiveUpdate]) -> Body {
    let mut body = Body::default();
    for update in updates {
        let texts = [&update.headline, &update.body].into_iter().flatten();
        let lines = texts.flat_map(|text| rescue::paragraphs(text));
        for (at, line) in lines.enumerate() {
            let span = push(&mut body.text, &line);
            let (kind, time) = match at {
                0 => (BlockKind::LiveBlogEntry, update.published.as_deref().and_then(kind::time)),
                _ => (BlockKind::Paragraph, None),
            };
            body.blocks.push(article::Block { kind, span, source: None, level: None, time });
        }
    }
    body
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
