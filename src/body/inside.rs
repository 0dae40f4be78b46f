//! What a container holds.

use std::ops::Range;

use super::column::share;
use super::container::Container;
use super::outline::Outline;

/// What is known of all the blocks of a container.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inside {
    pub(super) blocks: f32,
    /// The part of the page's running text.
    pub(super) prose_share: f32,
    /// The part of its words in links.
    pub(super) links: f32,
    /// The part of its blocks that end as a sentence does.
    pub(super) stops: f32,
    /// The words of a block.
    pub(super) mean: f32,
}

impl Inside {
    pub(super) fn of(container: &Container, outline: &Outline) -> Self {
        let Range { start: first, end } = container.blocks();
        let (words, blocks) = (outline.words.over(first, end), container.blocks().len() as f32);
        Self {
            blocks,
            prose_share: share(outline.prose.over(first, end), outline.prose.total()),
            links: share(outline.linked.over(first, end), words),
            stops: share(outline.stopped.over(first, end), blocks),
            mean: share(words, blocks),
        }
    }
}
