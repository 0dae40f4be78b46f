//! What the scores of a first pass say of each block's surroundings.

use super::column::{Column, Sums, less};
use super::features::Scores;
use super::groups::Groups;
use super::outline::Outline;
use crate::model::linear::{chance, flag};
use crate::model::{LANES, Lanes};

/// Stands for the score of what lies beyond the page.
const BEYOND: f32 = -8.0;
/// First scores below this one say no more than it does. A sum of trees that gets so low is not followed to its end, of
/// which it is unlikely to rise again.
pub(super) const LOWEST: f32 = -4.5;
/// A block of at least this chance counts as a part of the story.
const STORY: f32 = 0.5;
/// Stands for the distance to a story that there is none of.
const FAR: f32 = 1000.0;
/// Of less weight than this no mean is taken: it may be what rounding left.
const LEAST_WEIGHT: f32 = 1e-3;

/// What sums make over their weights, where those are more than `least`.
fn means(sums: &Lanes, weights: &Lanes, least: f32) -> Lanes {
    let mut means = *sums;
    for (mean, weight) in means.iter_mut().zip(weights) {
        *mean = if *weight > least { *mean / weight } else { 0.0 };
    }
    means
}

/// The scores of a page's blocks, with sums.
pub(super) struct Scored<'a> {
    outline: &'a Outline,
    /// Log odds.
    scores: Vec<f32>,
    /// The same with what lies beyond the page.
    column: Column,
    chances: Vec<f32>,
    /// Chances weighted by words, and the weights.
    weighted: Sums,
    weights: Sums,
    /// The mean chance of each group of blocks that are alike, and of those that are kin.
    alike: Vec<f32>,
    kin: Vec<f32>,
    /// For each block, the best score of its copies before and behind it.
    earlier_copy: Vec<f32>,
    later_copy: Vec<f32>,
    /// Words of blocks that count as story.
    story: Sums,
    /// For each block, the nearest that counts as story before and behind it.
    before: Vec<Option<u32>>,
    after: Vec<Option<u32>>,
    /// The best score of the page.
    best: f32,
}

/// For each block on the way, the last one before it that is so.
fn last_seen(way: impl Iterator<Item = usize>, is_so: impl Fn(usize) -> bool) -> Vec<Option<u32>> {
    let mut last = None;
    way.map(|at| if is_so(at) { last.replace(at as u32) } else { last }).collect()
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
        let each = || 0..scores.len();
        let is_story = |at: usize| chances[at] >= STORY;
        let before = last_seen(each(), is_story);
        let mut after = last_seen(each().rev(), is_story);
        after.reverse();
        let mut later_copy = best_seen(each().rev(), &outline.copies, &scores);
        later_copy.reverse();
        let story_words = |at: usize| if is_story(at) { outline.shapes[at].words } else { 0.0 };
        let story = Sums::of(each().map(story_words));
        Self {
            outline,
            weighted: Sums::of(each().map(|at| chances[at] * weight(at))),
            weights: Sums::of(each().map(weight)),
            alike: outline.alike.means(chances.iter().copied()),
            kin: outline.kin.means(chances.iter().copied()),
            earlier_copy: best_seen(each(), &outline.copies, &scores),
            later_copy,
            story,
            before,
            after,
            best: scores.iter().copied().fold(BEYOND, f32::max),
            column: Column::of(scores.iter().copied(), BEYOND),
            chances,
            scores,
        }
    }

    /// The mean chance over a run of blocks.
    fn mean(&self, first: usize, end: usize) -> f32 {
        let weights = self.weights.over(first, end);
        if weights > 0.0 { self.weighted.over(first, end) / weights } else { 0.0 }
    }

    /// The mean chance over a run of blocks, one of them left out.
    fn mean_without(&self, first: usize, end: usize, at: usize) -> f32 {
        let weights = self.weights.over(first, end) - self.weights.over(at, at + 1);
        let sum = self.weighted.over(first, end) - self.weighted.over(at, at + 1);
        if weights > LEAST_WEIGHT { sum / weights } else { 0.0 }
    }

    /// The mean chance of a block's group, itself left out where there are others.
    fn group_mean(&self, groups: &Groups, means: &[f32], at: usize) -> f32 {
        let group = groups.of_block[at] as usize;
        let size = groups.sizes[group] as f32;
        if size > 1.0 { (means[group] * size - self.chances[at]) / (size - 1.0) } else { self.chances[at] }
    }

    /// Fills in what is known of the blocks from `first` on. Behind the last one, and of those that nobody `asks` for, it
    /// means nothing.
    pub(super) fn features(&self, first: usize, asks: impl Fn(usize) -> bool, f: &mut Scores) {
        for (lane, at) in (0..LANES).zip(first..self.scores.len()).filter(|(_, at)| asks(*at)) {
            self.others(at, lane, f);
            self.containers(at, lane, f);
        }
        self.near(first, f);
        self.story(first, f);
    }

    /// The scores of other blocks that have to do with one, and the way to the next that count as story.
    fn others(&self, at: usize, lane: usize, f: &mut Scores) {
        (f.earlier_copy_score[lane], f.later_copy_score[lane]) = (self.earlier_copy[at], self.later_copy[at]);
        let place = |at: Option<u32>| at.map(|at| at as usize);
        let score = |heading: Option<u32>| place(heading).map_or(BEYOND, |heading| self.scores[heading]);
        f.heading_above_score[lane] = score(self.outline.heading_above[at]);
        f.section_above_score[lane] = score(self.outline.section_above[at]);
        let words = &self.outline.words;
        (f.words_to_story_before[lane], f.blocks_to_story_before[lane]) = match place(self.before[at]) {
            Some(before) => (words.over(before + 1, at), (at - before) as f32),
            None => (FAR, FAR),
        };
        (f.words_to_story_after[lane], f.blocks_to_story_after[lane]) = match place(self.after[at]) {
            Some(after) => (words.over(at + 1, after), (after - at) as f32),
            None => (FAR, FAR),
        };
    }

    fn near(&self, first: usize, f: &mut Scores) {
        let score = |off| self.column.lanes(first, off);
        f.score = score(0);
        (f.score_1_before, f.score_2_before, f.score_3_before) = (score(-1), score(-2), score(-3));
        (f.score_1_after, f.score_2_after, f.score_3_after) = (score(1), score(2), score(3));
        let over = |sums: &Sums, from, to| sums.lanes_over(first, from, to);
        let around = |reach: isize| {
            let without = |sums: &Sums| less(&over(sums, -reach, reach + 1), &over(sums, 0, 1));
            means(&without(&self.weighted), &without(&self.weights), LEAST_WEIGHT)
        };
        (f.mean_2, f.mean_5, f.mean_12) = (around(2), around(5), around(12));
        let run = |from, to| means(&over(&self.weighted, from, to), &over(&self.weights, from, to), 0.0);
        (f.mean_5_before, f.mean_5_after) = (run(-5, 0), run(1, 6));
        f.rank = less(&[self.best; LANES], &f.score);
    }

    fn story(&self, first: usize, f: &mut Scores) {
        f.story_words = [self.story.total(); LANES];
        f.story_before = self.story.lanes(first, 0);
        f.story_after = less(&f.story_words, &self.story.lanes(first, 1));
        let third = self.story.total() / 3.0;
        for (first_third, before) in f.first_third.iter_mut().zip(&f.story_before) {
            *first_third = flag(*before < third);
        }
    }

    fn containers(&self, at: usize, lane: usize, f: &mut Scores) {
        if self.outline.is_plain {
            return;
        }
        let containers = &self.outline.containers;
        let [inner, middle, outer] = containers.around(at).map(|number| containers.all[number].blocks());
        f.inner_mean_score[lane] = self.mean(inner.start, inner.end);
        f.inner_other_score[lane] = self.mean_without(inner.start, inner.end, at);
        f.middle_mean_score[lane] = self.mean(middle.start, middle.end);
        f.outer_mean_score[lane] = self.mean(outer.start, outer.end);
        let total = self.story.total().max(1.0);
        f.inner_part[lane] = self.story.over(inner.start, inner.end) / total;
        f.middle_part[lane] = self.story.over(middle.start, middle.end) / total;
        f.outer_part[lane] = self.story.over(outer.start, outer.end) / total;
        f.like_score[lane] = self.group_mean(&self.outline.alike, &self.alike, at);
        f.kin_score[lane] = self.group_mean(&self.outline.kin, &self.kin, at);
    }
}

#[cfg(test)]
mod tests {
    use super::super::evidence::Evidence;
    use super::*;
    use crate::block;
    use crate::page::{Metadata, standard};

    #[test]
    fn scores_tell_of_what_stands_around() {
        let page = standard::parse("<div><p>a b c<p class=x>d e<p>f g h i</div><p>a b c");
        let outline = Outline::of(&page, &block::blocks(&page), &Metadata::default(), &Evidence::default());
        let mut f = Scores::default();
        Scored::new(&outline, &[2.0, -6.0, 1.0, -1.0]).features(0, |_| true, &mut f);
        for (name, column, expected) in [
            ("score", f.score, [2.0, LOWEST, 1.0, -1.0]),
            ("score_1_before", f.score_1_before, [BEYOND, 2.0, LOWEST, 1.0]),
            ("score_2_after", f.score_2_after, [1.0, -1.0, BEYOND, BEYOND]),
            ("rank", f.rank, [0.0, 2.0 - LOWEST, 1.0, 3.0]),
            ("earlier_copy_score", f.earlier_copy_score, [BEYOND, BEYOND, BEYOND, 2.0]),
            ("later_copy_score", f.later_copy_score, [-1.0, BEYOND, BEYOND, BEYOND]),
            ("story_words", f.story_words, [7.0; 4]),
            ("story_before", f.story_before, [0.0, 3.0, 3.0, 7.0]),
            ("story_after", f.story_after, [4.0, 4.0, 0.0, 0.0]),
            ("first_third", f.first_third, [1.0, 0.0, 0.0, 0.0]),
            ("blocks_to_story_before", f.blocks_to_story_before, [FAR, 1.0, 2.0, 1.0]),
            ("words_to_story_after", f.words_to_story_after, [2.0, 0.0, FAR, FAR]),
            ("inner_part", f.inner_part, [1.0; 4]),
            ("like_score", f.like_score, [chance(1.0), chance(LOWEST), chance(2.0), chance(-1.0)]),
        ] {
            assert_eq!(column[..4], expected, "{name}");
        }
        // Without itself, a block that scores well stands among worse ones.
        assert!(f.inner_other_score[0] < f.inner_mean_score[0] && f.inner_other_score[1] > f.inner_mean_score[1]);
    }
}
