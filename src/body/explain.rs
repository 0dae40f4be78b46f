//! Why each block was kept or dropped.

use super::Selection;
use super::features::{Features, Scores};
use super::furniture;
use super::measure::Measure;
use super::score::{FIRST, SECOND, first_rows, second_rows};
use super::scores::chance;
use super::select;
use crate::block::Block;
use crate::explain::{BlockReason, Reason};
use crate::page::{Metadata, Page};

/// How many reasons are given of each block.
const REASONS: usize = 6;

/// Gives the reasons for a selection, block by block. It does the work of the selection once more.
pub(crate) fn explain(page: &Page, blocks: &[Block], metadata: &Metadata, selection: &Selection) -> Vec<BlockReason> {
    let weights = select::weights(page);
    let measure = Measure::new(page, blocks, metadata, &weights.evidence);
    let rows = first_rows(&measure);
    let first = weights.first.scores(rows.chunks_exact(FIRST), |numbers, row| row.extend_from_slice(numbers));
    let second = second_rows(&measure.outline, &rows, &first);
    let scores = weights.second.scores(second.chunks_exact(SECOND), |numbers, row| row.extend_from_slice(numbers));
    let mut spans = selection.body.blocks.iter().map(|block| block.span);
    let reason = |(at, block): (usize, &Block)| {
        let row = &second[at * SECOND..(at + 1) * SECOND];
        let kept = selection.kept.get(at).copied().unwrap_or(false);
        BlockReason {
            text: block.text.clone(),
            kept,
            span: if kept { spans.next() } else { None },
            source: block.source,
            furniture: (!kept).then(|| furniture::word(page, block, &measure.outline, at).to_owned()),
            score: chance(scores[at] - weights.threshold),
            reasons: reasons(weights, row, first[at]),
        }
    };
    blocks.iter().enumerate().map(reason).collect()
}

/// The weightiest features. What the first score did in the second pass is laid to the features that made it.
fn reasons(weights: &super::score::Weights, row: &[f32], first: f32) -> Vec<Reason> {
    let mut shares = vec![0.0; SECOND];
    weights.second.contributions(row, &mut shares);
    let own = std::mem::take(&mut shares[FIRST]);
    if first != 0.0 {
        let mut below = vec![0.0; FIRST];
        weights.first.contributions(&row[..FIRST], &mut below);
        for (share, below) in shares.iter_mut().zip(below) {
            *share += below * own / first;
        }
    }
    let names = Features::NAMES.iter().chain(Scores::NAMES);
    let mut reasons: Vec<Reason> = names
        .zip(shares)
        .filter(|(_, weight)| *weight != 0.0)
        .map(|(name, weight)| Reason { feature: name.replace('_', " "), weight })
        .collect();
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    reasons.truncate(REASONS);
    reasons
}
