//! Why each block was kept or dropped.

use super::Selection;
use super::features::{Features, Scores};
use super::furniture::{self, Called};
use super::measure::Measure;
use super::score::{FIRST, SECOND, first_rows, has_hope, second_rows};
use super::select::{self, Judgement};
use crate::block::Block;
use crate::explain::{BlockReason, Reason};
use crate::model::Means;
use crate::model::linear::chance;
use crate::page::{Metadata, Page};

/// How many reasons are given of each block.
const REASONS: usize = 6;

/// Gives the reasons for a selection, block by block. It does the work of the selection once more.
pub(crate) fn explain(page: &Page, blocks: &[Block], metadata: &Metadata, selection: &Selection) -> Vec<BlockReason> {
    let weights = select::weights(page);
    let measure = Measure::new(page, blocks, metadata, &weights.evidence);
    let rows = first_rows(&measure);
    let first = weights.first.scores(rows.chunks_exact(FIRST), |numbers, row| row.put(numbers.iter().copied()));
    let second = second_rows(&measure.outline, &rows, &first);
    let Judgement { scores, bar, .. } = select::judge(weights, &measure);
    let mut spans = selection.body.blocks.iter().map(|block| block.span);
    let mut called = Called::on(page);
    let means = [weights.first.means(), weights.second.means()];
    let mut reason = |(at, block): (usize, &Block)| {
        let row = &second[at * SECOND..(at + 1) * SECOND];
        let kept = selection.kept.get(at).copied().unwrap_or(false);
        BlockReason {
            text: block.text.clone(),
            kept,
            span: if kept { spans.next() } else { None },
            source: block.source,
            furniture: (!kept).then(|| furniture::word(&mut called, block, &measure.outline, at).to_owned()),
            score: chance(scores[at] - bar),
            reasons: reasons(&means, row, first[at]),
        }
    };
    blocks.iter().enumerate().map(&mut reason).collect()
}

/// The weightiest features: those of the first pass for a block that was not looked at again, else those of the second. What
/// the first score did there is laid to the features that made it.
fn reasons([of_first, of_second]: &[Means<'_>; 2], row: &[f32], first: f32) -> Vec<Reason> {
    let mut shares = vec![0.0; SECOND];
    of_first.contributions(&row[..FIRST], &mut shares);
    if has_hope(first) {
        let first_shares = std::mem::replace(&mut shares, vec![0.0; SECOND]);
        of_second.contributions(row, &mut shares);
        let own = std::mem::take(&mut shares[FIRST]);
        let scale = if first != 0.0 { own / first } else { 0.0 };
        shares.iter_mut().zip(first_shares).for_each(|(share, first)| *share += first * scale);
    }
    let names = Features::NAMES.iter().chain(Scores::NAMES);
    let mut named: Vec<(&str, f32)> = names.copied().zip(shares).filter(|(_, weight)| *weight != 0.0).collect();
    named.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    let reason = |(name, weight): &(&str, f32)| Reason { feature: name.replace('_', " "), weight: *weight };
    named.iter().take(REASONS).map(reason).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{block, body, page};

    #[test]
    fn every_block_has_its_decision_and_the_reasons_for_it() {
        let story = |river: &str| {
            format!(
                "<p>The bridge over the {river} opened on Monday after three years of work and two of quarrel.\
                 <p>“We are ready,” said Ann Lee of the {river}, who has run the ferry since her father gave it up in 1998."
            )
        };
        let html = format!(
            "<title>Bridge opens</title><nav><ul><li><a href=a>Home</a><li><a href=b>Sport</a></ul></nav>\
             <article><h1>Bridge opens</h1>{}</article><footer><p>All rights reserved.</footer>",
            ["Arne", "Ferne", "Orm", "Tarn"].map(story).concat()
        );
        let page = page::standard::parse(&html);
        let (metadata, blocks) = (Metadata::read(&page), block::blocks(&page));
        let selection = body::select(&page, &blocks, &metadata);
        let explained = explain(&page, &blocks, &metadata, &selection);
        let texts = |blocks: &[BlockReason]| blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&explained), blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>());
        let (kept, dropped): (Vec<_>, Vec<_>) = explained.into_iter().partition(|block| block.kept);
        assert_eq!(texts(&kept).join("\n\n"), selection.body.text);
        assert_eq!(kept.len(), 8);
        for block in &kept {
            let span = block.span.expect("a place in the body");
            assert_eq!(&selection.body.text[span.range()], block.text);
            assert!(block.score >= 0.5 && block.furniture.is_none(), "{block:?}");
        }
        let furniture: Vec<_> = dropped.iter().map(|block| block.furniture.as_deref().unwrap_or_default()).collect();
        assert_eq!(furniture[..3], ["navigation", "navigation", "headline"]);
        for block in kept.iter().chain(&dropped) {
            let weights: Vec<f32> = block.reasons.iter().map(|reason| reason.weight.abs()).collect();
            assert!((1..=REASONS).contains(&weights.len()) && weights.is_sorted_by(|a, b| a >= b), "{block:?}");
        }
    }

    #[test]
    fn a_block_that_is_not_looked_at_again_is_dropped_for_what_it_is() {
        let page = page::standard::parse("");
        let weights = select::weights(&page);
        let means = [weights.first.means(), weights.second.means()];
        let of_scores = |first: f32| {
            let reasons = reasons(&means, &[0.0; SECOND], first);
            reasons.iter().any(|reason| Scores::NAMES.contains(&reason.feature.replace(' ', "_").as_str()))
        };
        assert!(!of_scores(-5.0));
        assert!(of_scores(1.0));
    }
}
