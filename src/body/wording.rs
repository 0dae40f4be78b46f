//! What the words of a block are worth as evidence.

use super::evidence::{Evidence, Sort, key};
use super::shape::mix;

/// What the words of a text were worth on the pages that were learned from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wording {
    pub(super) whole: f32,
    pub(super) opening: f32,
    pub(super) first: f32,
    pub(super) mean: f32,
    pub(super) low: f32,
    pub(super) high: f32,
}

/// Texts of up to this many words are furniture as a whole or not at all.
const SHORT: usize = 8;
/// How many words of a text are weighed.
const WEIGHED: usize = 24;

impl Wording {
    pub(super) fn of(words: &[u32], evidence: &Evidence) -> Self {
        let mut wording = Self::default();
        text_keys(words, |sort, key| {
            let weight = evidence.weight(key);
            match sort {
                Sort::Text => wording.whole = weight,
                Sort::Opening => wording.opening = weight,
                Sort::FirstWord => wording.first = weight,
                _ => {
                    wording.mean += weight;
                    wording.low = wording.low.min(weight);
                    wording.high = wording.high.max(weight);
                }
            }
        });
        wording.mean /= words.len().clamp(1, WEIGHED) as f32;
        wording
    }
}

/// The keys under which the words of a text are weighed.
pub(super) fn text_keys(words: &[u32], mut give: impl FnMut(Sort, u32)) {
    if (1..=SHORT).contains(&words.len()) {
        give(Sort::Text, key(Sort::Text, words.iter().fold(0, |hash, word| mix(hash, *word))));
    }
    if let [first, second, _, ..] = words {
        give(Sort::Opening, key(Sort::Opening, mix(*first, *second)));
    }
    if let Some(first) = words.first() {
        give(Sort::FirstWord, key(Sort::FirstWord, *first));
    }
    for word in words.iter().take(WEIGHED) {
        give(Sort::Word, key(Sort::Word, *word));
    }
}
