//! Where the story stands on its page.

use crate::block::Context;
use crate::field::Sources;

/// The story's place in the sequence of blocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) headline: Option<usize>,
    pub(super) body: Option<usize>,
    pub(super) end: Option<usize>,
}

impl Place {
    pub(super) fn of(sources: &Sources<'_>) -> Self {
        let blocks = sources.blocks;
        let kept = &sources.selection.kept;
        let is_kept = |at: &usize| kept.get(*at) == Some(&true);
        let body = (0..blocks.len()).filter(is_kept).find(|at| blocks[*at].level.is_none());
        let end = (0..blocks.len()).rev().find(is_kept);
        let is_title = |at: &usize| blocks[*at].level == Some(1) && !blocks[*at].context.has(Context::HIDDEN);
        let before = body.and_then(|body| (0..=body).rev().find(is_title));
        let headline = before
            .or_else(|| (0..blocks.len()).find(is_title))
            .or_else(|| body.and_then(|body| (0..body).rev().find(|at| blocks[*at].level.is_some())));
        Self { headline, body, end }
    }

    /// Whether a block stands between the headline and the story.
    pub(super) fn is_between(self, block: usize) -> bool {
        self.headline.is_some_and(|headline| headline < block) && self.body.is_some_and(|body| block < body)
    }
}
