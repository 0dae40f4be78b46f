//! The decision over the whole sequence of blocks.

use std::sync::LazyLock;

use super::decide::Calibration;
use super::measure::Measure;
use super::outline::Sketch;
use super::score::Weights;
use super::{again, beside, heading};
use crate::block::Block;
use crate::page::{Metadata, Page, plain};

/// For HTML pages.
static PAGE: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_bytes!("../model/body-page.npm")).unwrap_or_default());
/// For page texts.
static LINES: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_bytes!("../model/body-lines.npm")).unwrap_or_default());

/// The weights for a page of its sort.
pub(super) fn weights(page: &Page) -> &'static Weights {
    if plain::is_plain(page) { &LINES } else { &PAGE }
}

/// The blocks measured and scored.
pub(super) fn judged(page: &Page, blocks: &[Block], metadata: &Metadata) -> Judgement {
    let weights = weights(page);
    let measure = Measure::new(page, blocks, metadata, &weights.evidence);
    judge(weights, &measure)
}

/// The measured blocks scored.
pub(super) fn judge(weights: &Weights, measure: &Measure<'_>) -> Judgement {
    Judgement::new(measure.outline.sketch(), weights.scores(measure), weights.calibration)
}

/// What a model says of a page's blocks.
pub(crate) struct Judgement {
    pub(crate) scores: Vec<f32>,
    /// The score that a block must reach to be kept.
    pub(crate) bar: f32,
    /// The score that the surest sentence must reach, or nothing is kept.
    pub(crate) sure: f32,
    pub(super) sketch: Sketch,
}

impl Judgement {
    pub(crate) fn new(sketch: Sketch, scores: Vec<f32>, calibration: Calibration) -> Self {
        let bar = calibration.bar(&scores, &sketch.words);
        Self { scores, bar, sure: calibration.sure, sketch }
    }
}

/// For every block, whether it belongs to the story.
pub(super) fn kept(page: &Page, blocks: &[Block], judgement: &Judgement) -> Vec<bool> {
    let mut kept = likely(page, blocks, judgement);
    if !surest(judgement, &kept).is_some_and(|score| score > judgement.sure) {
        kept.fill(false);
    }
    kept
}

/// The same, however unsure the page is.
pub(crate) fn likely(page: &Page, blocks: &[Block], judgement: &Judgement) -> Vec<bool> {
    let mut kept: Vec<bool> = judgement.scores.iter().map(|score| *score >= judgement.bar).collect();
    drop_title(blocks, judgement.sketch.title_at, &mut kept);
    heading::keep_within(page, blocks, &judgement.sketch, &mut kept);
    beside::drop(page, blocks, &judgement.sketch, &mut kept);
    again::drop(blocks, &judgement.sketch, &mut kept);
    kept
}

/// The score of the surest sentence that is kept.
pub(crate) fn surest(judgement: &Judgement, kept: &[bool]) -> Option<f32> {
    let sentences = (0..kept.len()).filter(|at| kept[*at] && judgement.sketch.prose[*at] > 0.0);
    sentences.map(|at| judgement.scores[at]).max_by(f32::total_cmp)
}

/// The headline is a field of its own: where it begins the story it is not kept.
fn drop_title(blocks: &[Block], title_at: Option<usize>, kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    if title_at == Some(first) && blocks[first].level.is_some() {
        kept[first] = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::score::SECOND;

    #[test]
    fn the_weights_are_for_these_features() {
        for weights in [&*PAGE, &*LINES] {
            assert!(!weights.first.questions.is_empty());
            assert!(weights.second.questions.iter().all(|(feature, _)| usize::from(*feature) < SECOND));
        }
    }
}
