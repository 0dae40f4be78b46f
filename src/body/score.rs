//! The learned part: from features to a score for each block, in two passes.

use super::decide::Calibration;
use super::evidence::{Evidence, Sort, key, names};
use super::features::{Features, Scores};
use super::measure::Measure;
use super::outline::Outline;
use super::scores::Scored;
use super::shape::Shape;
use super::wording::text_keys;
use crate::block::Block;
use crate::model::{Model, Reader, Trees};
use crate::page::{Page, Tag};

/// The numbers known of a block before any score.
pub const FIRST: usize = Features::NAMES.len();
/// The numbers known of it after the first scores.
pub const SECOND: usize = FIRST + Scores::NAMES.len();

/// The bytes of a piece of evidence: its key and its weight.
const EVIDENCE: usize = size_of::<u32>() + size_of::<i8>();

/// A block of no higher first score is not looked at again.
const HOPELESS: f32 = -4.0;
/// How far below that a sum of trees must be before its end for the end to be foreseen.
const MARGIN: f32 = 0.5;

/// The weights of one model.
#[derive(Debug, Clone, Default)]
pub(crate) struct Weights {
    pub(crate) evidence: Evidence,
    pub(crate) first: Trees,
    pub(crate) second: Trees,
    /// What the scores of the second pass stand for.
    pub(crate) calibration: Calibration,
}

impl Weights {
    /// Reads a model file; `None` where it is none for this reader.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let model = Model::parse(bytes)?;
        let (count, rest) = model.payload.split_first_chunk::<4>()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let (weights, rest) = rest.split_at_checked(count.checked_mul(EVIDENCE)?)?;
        let evidence = Evidence::new(weights.chunks_exact(EVIDENCE).map(|bytes| match *bytes {
            [a, b, c, d, weight] => (u32::from_le_bytes([a, b, c, d]), weight as i8),
            _ => (0, 0),
        }));
        let mut reader = Reader::new(rest);
        let calibration = Calibration { slope: reader.f32()?, shift: reader.f32()? };
        Some(Self { evidence, calibration, first: Trees::read(&mut reader)?, second: Trees::read(&mut reader)? })
    }
}

impl Weights {
    /// The score of each block, as log odds of its being part of the story.
    pub(super) fn scores(&self, measure: &Measure<'_>) -> Vec<f32> {
        let each = 0..measure.blocks.len();
        let mut scores =
            self.first.scores_while(HOPELESS - MARGIN, each, |at, row| row.put(0, &measure.features(at).row()));
        let scored = Scored::new(&measure.outline, &scores);
        let hopeful: Vec<usize> = (0..scores.len()).filter(|at| scores[*at] > HOPELESS).collect();
        // Making the few hopeful rows again costs less than keeping the rows of all blocks.
        let second = self.second.scores(hopeful.iter(), |at, row| {
            row.put(0, &measure.features(*at).row());
            row.put(FIRST, &scored.features(*at).row());
        });
        for (at, score) in hopeful.into_iter().zip(second) {
            scores[at] = score;
        }
        scores
    }

    /// The score that a block of this page must reach to be kept.
    pub(super) fn bar(&self, outline: &Outline, scores: &[f32]) -> f32 {
        self.calibration.bar(scores, &block_words(outline))
    }
}

/// The words of each block.
pub(crate) fn block_words(outline: &Outline) -> Vec<f32> {
    outline.shapes.iter().map(|shape| shape.words).collect()
}

/// The rows of all blocks before any score: `FIRST` numbers a block.
pub(crate) fn first_rows(measure: &Measure<'_>) -> Vec<f32> {
    let mut rows = Vec::with_capacity(measure.blocks.len() * FIRST);
    (0..measure.blocks.len()).for_each(|at| rows.extend_from_slice(&measure.features(at).row()));
    rows
}

/// The same rows with what the first scores say: `SECOND` numbers a block.
pub(crate) fn second_rows(outline: &Outline, first: &[f32], scores: &[f32]) -> Vec<f32> {
    let scored = Scored::new(outline, scores);
    let mut rows = Vec::with_capacity(scores.len() * SECOND);
    for (at, row) in first.chunks_exact(FIRST).enumerate() {
        rows.extend_from_slice(row);
        rows.extend_from_slice(&scored.features(at).row());
    }
    rows
}

/// For each block, the keys under which evidence for it is kept.
pub(crate) fn evidence_keys(page: &Page, blocks: &[Block]) -> Vec<Vec<u32>> {
    let keys = |block: &Block| {
        let mut keys = Vec::new();
        names(page, block.node, |name| keys.push(key(Sort::OwnName, name)));
        for above in page.ancestors(block.node).filter(|id| !page.is(*id, Tag::Body) && !page.is(*id, Tag::Html)) {
            names(page, above, |name| keys.push(key(Sort::NameAbove, name)));
        }
        let mut hashes = Vec::new();
        Shape::of(&block.text, &mut hashes);
        text_keys(&hashes, |_, key| keys.push(key));
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    blocks.iter().map(keys).collect()
}

/// For each number of a row of the second pass, the group it belongs to.
pub fn feature_groups() -> Vec<&'static str> {
    Features::GROUPS.iter().chain(Scores::GROUPS).copied().collect()
}
