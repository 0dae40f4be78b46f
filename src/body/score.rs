//! The learned part: from features to a score for each block, in two passes.

use super::decide::Calibration;
use super::evidence::{Evidence, Sort, key, names};
use super::features::{Features, Scores};
use super::measure::Measure;
use super::outline::Outline;
use super::scores::{LOWEST, Scored};
use super::shape::word_hashes;
use super::wording::text_keys;
use crate::block::Block;
use crate::model::{LANES, Lanes, Model, Reader, Trees};
use crate::page::{Page, Tag};

/// The numbers known of a block before any score.
pub const FIRST: usize = Features::NAMES.len();
/// The numbers known of it after the first scores.
pub const SECOND: usize = FIRST + Scores::NAMES.len();

/// The bytes of a piece of evidence: its key and its weight.
const EVIDENCE: usize = size_of::<u32>() + size_of::<i8>();

/// A block of no higher first score is not looked at again: its chance is less than 2 in 100.
const HOPELESS: f32 = -4.0;

/// Whether a block of such a first score is looked at again.
pub(super) fn has_hope(first: f32) -> bool {
    first > HOPELESS
}

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
        let mut reader = Reader::new(model.payload);
        let count = usize::try_from(reader.u32()?).ok()?;
        let weights = reader.bytes(count.checked_mul(EVIDENCE)?)?;
        let evidence = Evidence::new(weights.chunks_exact(EVIDENCE).map(|bytes| match *bytes {
            [a, b, c, d, weight] => (u32::from_le_bytes([a, b, c, d]), weight as i8),
            _ => (0, 0),
        }));
        let calibration = Calibration { slope: reader.f32()?, shift: reader.f32()?, sure: reader.f32()? };
        Some(Self { evidence, calibration, first: Trees::read(&mut reader)?, second: Trees::read(&mut reader)? })
    }

    /// The score of each block, as log odds of its being part of the story.
    pub(super) fn scores(&self, measure: &Measure<'_>) -> Vec<f32> {
        let count = measure.blocks.len();
        let mut features = Features::default();
        let mut scores = Vec::with_capacity(count + LANES);
        for first in (0..count).step_by(LANES) {
            measure.features(first, |_| true, &mut features);
            scores.extend_from_slice(&self.first.sums_while(LOWEST, &features.columns()));
        }
        scores.truncate(count);
        let scored = Scored::new(&measure.outline, &scores);
        let mut around = Scores::default();
        for (first, scores) in (0..count).step_by(LANES).zip(scores.chunks_mut(LANES)) {
            if !scores.iter().any(|score| has_hope(*score)) {
                continue;
            }
            // Measuring the few blocks with hope again costs less than keeping what was measured of all.
            let asks = |at: usize| scores.get(at - first).is_some_and(|score| has_hope(*score));
            measure.features(first, asks, &mut features);
            scored.features(first, asks, &mut around);
            let columns: Vec<&Lanes> = features.columns().into_iter().chain(around.columns()).collect();
            for (score, second) in scores.iter_mut().zip(self.second.sums(&columns)) {
                *score = if has_hope(*score) { second } else { *score };
            }
        }
        scores
    }
}

/// The rows of all blocks before any score: `FIRST` numbers a block.
pub(crate) fn first_rows(measure: &Measure<'_>) -> Vec<f32> {
    let count = measure.blocks.len();
    let mut features = Features::default();
    let mut rows = Vec::with_capacity(count * FIRST);
    for first in (0..count).step_by(LANES) {
        measure.features(first, |_| true, &mut features);
        (0..LANES.min(count - first)).for_each(|lane| rows.extend_from_slice(&features.row(lane)));
    }
    rows
}

/// The same rows with what the first scores say: `SECOND` numbers a block.
pub(crate) fn second_rows(outline: &Outline, first: &[f32], scores: &[f32]) -> Vec<f32> {
    let scored = Scored::new(outline, scores);
    let mut around = Scores::default();
    let mut rows = Vec::with_capacity(scores.len() * SECOND);
    for (at, row) in first.chunks_exact(FIRST).enumerate() {
        if at % LANES == 0 {
            scored.features(at, |_| true, &mut around);
        }
        rows.extend_from_slice(row);
        rows.extend_from_slice(&around.row(at % LANES));
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
        text_keys(&word_hashes(&block.text), |_, key| keys.push(key));
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
