//! What the scores of a first pass say of each block's surroundings.

use super::features::Scores;
use super::outline::{Groups, Outline, Sums};
use crate::model::linear::chance;

/// Stands for the score of what lies beyond the page.
const BEYOND: f32 = -8.0;
/// Lower scores all say the same.
const LOWEST: f32 = -4.5;
/// A block of at least this probability counts as a part of the story.
const STORY: f32 = 0.5;
/// Stands for the distance to a story that there is none of.
const FAR: f32 = 1000.0;

/// The scores of a page's blocks, with sums.
pub(super) struct Scored<'a> {
    outline: &'a Outline,
    /// Log odds.
    scores: Vec<f32>,
    chances: Vec<f32>,
    /// Chances weighted by words, and the weights.
    weighted: Sums,
    weights: Sums,
    like: Vec<f32>,
    kin: Vec<f32>,
    earlier_copy: Vec<f32>,
    later_copy: Vec<f32>,
    /// Words of blocks that count as story.
    story: Sums,
    before: Vec<Option<usize>>,
    after: Vec<Option<usize>>,
    thirds: f32,
    best: f32,
}

/// For each block on the way, the last one before it that is so.
fn last_seen(way: impl Iterator<Item = usize>, is_so: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut last = None;
    way.map(|at| if is_so(at) { last.replace(at) } else { last }).collect()
}

/// For each block on the way, the best score of its group before it.
fn best_seen(way: impl Iterator<Item = usize>, groups: &Groups, scores: &[f32]) -> Vec<f32> {
    let mut best = vec![BEYOND; groups.sizes.len()];
    way.map(|at| {
        let best = &mut best[groups.of_block[at] as usize];
        std::mem::replace(best, best.max(scores[at]))
    })
    .collect()
}

impl<'a> Scored<'a> {
    pub(super) fn new(outline: &'a Outline, scores: &[f32]) -> Self {
        let scores: Vec<f32> = scores.iter().map(|score| score.max(LOWEST)).collect();
        let chances: Vec<f32> = scores.iter().map(|score| chance(*score)).collect();
        // A word more counts less the longer the block is.
        let weight = |at: usize| (outline.shapes[at].words + 1.0).sqrt();
        let story = |at: usize| if chances[at] >= STORY { outline.shapes[at].words } else { 0.0 };
        let each = || 0..scores.len();
        let is_story = |at: usize| chances[at] >= STORY;
        let before = last_seen(each(), is_story);
        let mut after = last_seen(each().rev(), is_story);
        after.reverse();
        let mut later_copy = best_seen(each().rev(), &outline.copies, &scores);
        later_copy.reverse();
        let story = Sums::of(each().map(story));
        Self {
            outline,
            weighted: Sums::of(each().map(|at| chances[at] * weight(at))),
            weights: Sums::of(each().map(weight)),
            like: outline.alike.means(chances.iter().copied()),
            kin: outline.kin.means(chances.iter().copied()),
            earlier_copy: best_seen(each(), &outline.copies, &scores),
            later_copy,
            thirds: story.total() / 3.0,
            story,
            before,
            after,
            best: scores.iter().copied().fold(BEYOND, f32::max),
            chances,
            scores,
        }
    }

    fn score(&self, at: usize, offset: isize) -> f32 {
        at.checked_add_signed(offset).and_then(|at| self.scores.get(at)).copied().unwrap_or(BEYOND)
    }

    /// The mean chance over a run of blocks.
    fn mean(&self, first: usize, end: usize) -> f32 {
        let weights = self.weights.over(first, end);
        if weights > 0.0 { self.weighted.over(first, end) / weights } else { 0.0 }
    }

    /// The mean chance of a block's group, itself left out where there are others.
    fn group_mean(&self, groups: &Groups, means: &[f32], at: usize) -> f32 {
        let group = groups.of_block[at] as usize;
        let size = groups.sizes[group] as f32;
        if size > 1.0 { (means[group] * size - self.chances[at]) / (size - 1.0) } else { self.chances[at] }
    }

    /// The same without one block.
    fn mean_without(&self, first: usize, end: usize, at: usize) -> f32 {
        let weights = self.weights.over(first, end) - self.weights.over(at, at + 1);
        let sum = self.weighted.over(first, end) - self.weighted.over(at, at + 1);
        if weights > 1e-3 { sum / weights } else { 0.0 }
    }

    pub(super) fn features(&self, at: usize) -> Scores {
        let mut f = Scores { score: self.scores[at], ..Scores::default() };
        (f.score_1_before, f.score_2_before, f.score_3_before) =
            (self.score(at, -1), self.score(at, -2), self.score(at, -3));
        (f.score_1_after, f.score_2_after, f.score_3_after) = (self.score(at, 1), self.score(at, 2), self.score(at, 3));
        let around = |reach: usize| self.mean_without(at.saturating_sub(reach), at + reach + 1, at);
        (f.mean_2, f.mean_5, f.mean_12) = (around(2), around(5), around(12));
        f.mean_5_before = self.mean(at.saturating_sub(5), at);
        f.mean_5_after = self.mean(at + 1, at + 6);
        (f.earlier_copy_score, f.later_copy_score) = (self.earlier_copy[at], self.later_copy[at]);
        f.heading_above_score = self.outline.heading_above[at].map_or(BEYOND, |heading| self.scores[heading]);
        self.containers(at, &mut f);
        let end = self.scores.len();
        f.story_words = self.story.total();
        f.story_before = self.story.over(0, at);
        f.story_after = self.story.over(at + 1, end);
        let words = &self.outline.words;
        if let Some(before) = self.before[at] {
            f.words_to_story_before = words.over(before + 1, at);
            f.blocks_to_story_before = (at - before) as f32;
        } else {
            (f.words_to_story_before, f.blocks_to_story_before) = (FAR, FAR);
        }
        if let Some(after) = self.after[at] {
            f.words_to_story_after = words.over(at + 1, after);
            f.blocks_to_story_after = (after - at) as f32;
        } else {
            (f.words_to_story_after, f.blocks_to_story_after) = (FAR, FAR);
        }
        f.first_third = f32::from(u8::from(f.story_before < self.thirds));
        f.rank = self.best - self.scores[at];
        f
    }

    fn containers(&self, at: usize, f: &mut Scores) {
        if self.outline.is_plain {
            return;
        }
        let ranges = self.outline.containers.around(at).map(|number| {
            let container = &self.outline.containers.all[number];
            (container.first, container.end)
        });
        let [inner, middle, outer] = ranges;
        f.inner_mean_score = self.mean(inner.0, inner.1);
        f.inner_other_score = self.mean_without(inner.0, inner.1, at);
        f.middle_mean_score = self.mean(middle.0, middle.1);
        f.outer_mean_score = self.mean(outer.0, outer.1);
        let total = self.story.total().max(1.0);
        f.inner_part = self.story.over(inner.0, inner.1) / total;
        f.middle_part = self.story.over(middle.0, middle.1) / total;
        f.outer_part = self.story.over(outer.0, outer.1) / total;
        f.like_score = self.group_mean(&self.outline.alike, &self.like, at);
        f.kin_score = self.group_mean(&self.outline.kin, &self.kin, at);
    }
}
