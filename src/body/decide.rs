//! Which blocks to keep, when each has a score: the choice of which the best F1 is to be expected.
//!
//! Where a page leaves no doubt, a block is kept that is likelier than not to be part of the story. Where much is in
//! doubt the best choice takes in more: a word that is kept in vain costs less than one that is missed, as the F1 of the
//! whole page is low either way. With the chances that blocks are story, and their words, the expected F1 of keeping the
//! likeliest blocks is (to the first order) twice their expected words of story over the words kept and the words of
//! story that are to be expected on the whole page. The best bar is half of the F1 it reaches
//! ([Lipton et al. 2014](https://arxiv.org/abs/1402.1892)), so it needs no search beyond one pass down the chances.

use crate::model::linear::chance;

/// How scores are turned into chances, learned from the pages that a model had not seen: the log odds of a score are
/// `slope * score + shift`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// What a score is multiplied by.
    pub slope: f32,
    /// What is then added.
    pub shift: f32,
    /// The score that the surest sentence of a story has at least: a page without one tells none.
    pub sure: f32,
}

impl Default for Calibration {
    fn default() -> Self {
        Self { slope: 1.0, shift: 0.0, sure: f32::NEG_INFINITY }
    }
}

impl Calibration {
    /// The log odds that a score stands for.
    fn odds(self, score: f32) -> f32 {
        self.slope * score + self.shift
    }

    /// The score that a block of this page must reach to be kept, for blocks of given scores and words.
    pub fn bar(self, scores: &[f32], words: &[f32]) -> f32 {
        // A score and the block behind it as one number: two of these are compared at once.
        let mut order: Vec<u64> =
            scores.iter().zip(0..).map(|(score, at)| u64::from(!rank(*score)) << 32 | at).collect();
        order.sort_unstable();
        let story = |at: usize| f64::from(words[at] * chance(self.odds(scores[at])));
        let expected: f64 = (0..scores.len()).map(story).sum();
        let (mut kept, mut right) = (0.0, 0.0);
        let mut best = (0.0, f32::INFINITY);
        for at in order.into_iter().map(|both| both as u32 as usize) {
            kept += f64::from(words[at]);
            right += story(at);
            let f1 = 2.0 * right / (kept + expected).max(1.0);
            if f1 > best.0 {
                best = (f1, scores[at]);
            }
        }
        best.1
    }
}

/// A number by which scores stand in the same order as by themselves: the bits of a negative one count downwards.
fn rank(score: f32) -> u32 {
    const SIGN: u32 = 1 << 31;
    let bits = score.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(scores: &[f32], words: &[f32]) -> Vec<bool> {
        let bar = Calibration::default().bar(scores, words);
        scores.iter().map(|score| *score >= bar).collect()
    }

    #[test]
    fn ranks_stand_in_the_order_of_the_scores() {
        let scores = [f32::NEG_INFINITY, -7.5, -1.0, -1e-30, 0.0, 1e-30, 0.5, 3.0, 1e30, f32::INFINITY];
        assert!(scores.map(rank).is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn a_clear_page_keeps_what_is_likelier_than_not() {
        let scores = [-6.0, 6.0, 0.3, 6.0, -0.3, -6.0];
        assert_eq!(kept(&scores, &[9.0, 200.0, 9.0, 200.0, 9.0, 9.0]), [false, true, true, true, false, false]);
    }

    #[test]
    fn a_page_in_doubt_keeps_more() {
        let scores = [-0.3, -0.4, -6.0];
        assert_eq!(kept(&scores, &[50.0, 50.0, 50.0]), [true, true, false]);
    }

    #[test]
    fn the_bar_is_where_the_expected_f1_is_best() {
        let (scores, words) = ([2.0, 0.5, -0.4, -1.0, -3.0], [40.0, 12.0, 30.0, 5.0, 60.0]);
        let f1 = |bar: f32| {
            let chances = scores.map(chance);
            let all: f32 = chances.iter().zip(words).map(|(chance, words)| chance * words).sum();
            let kept = (0..5).filter(|at| scores[*at] >= bar);
            let (right, kept) = kept.fold((0.0, 0.0), |sum, at| (sum.0 + chances[at] * words[at], sum.1 + words[at]));
            2.0 * right / (kept + all)
        };
        let best = scores.map(f1).into_iter().fold(0.0, f32::max);
        assert_eq!(f1(Calibration::default().bar(&scores, &words)), best);
    }

    #[test]
    fn no_block_and_no_word_keep_nothing() {
        assert_eq!(kept(&[], &[]), [false; 0]);
        assert_eq!(kept(&[3.0], &[0.0]), [false]);
    }
}
