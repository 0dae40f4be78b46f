//! What the words of a block are worth as evidence.

use super::evidence::{Evidence, Sort, key};
use super::shape::mix;

/// What the words of a text were worth on the pages that were learned from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wording {
    /// All of a short text, its first two words, its first word; 0 where there is none such.
    pub(super) whole: f32,
    pub(super) opening: f32,
    pub(super) first: f32,
    /// Each of its first words.
    pub(super) mean: f32,
    pub(super) low: f32,
    pub(super) high: f32,
}

/// Texts of up to this many words are furniture as a whole or not at all.
const SHORT: usize = 8;
/// So many keys, at the most, are of the text as a whole or of its beginning; they are weighed before those of its words.
const WHOLE: usize = 3;
/// How many words of a text are weighed: the first ones.
const WEIGHED: usize = 24;

impl Wording {
    pub(super) fn of(words: &[u32], evidence: &Evidence) -> Self {
        let (mut keys, mut count) = ([0; WHOLE + WEIGHED], WHOLE);
        let mut asked = [false; WHOLE];
        text_keys(words, |sort, key| {
            let place = match sort {
                Sort::Text => 0,
                Sort::Opening => 1,
                Sort::FirstWord => 2,
                _ => count,
            };
            match asked.get_mut(place) {
                Some(asked) => *asked = true,
                None => count += 1,
            }
            keys[place] = key;
        });
        let mut weights = [0.0; WHOLE + WEIGHED];
        evidence.weights(&keys[..count], &mut weights[..count]);
        let whole = |place: usize| if asked[place] { weights[place] } else { 0.0 };
        let each = &weights[WHOLE..count];
        Self {
            whole: whole(0),
            opening: whole(1),
            first: whole(2),
            mean: each.iter().sum::<f32>() / words.len().clamp(1, WEIGHED) as f32,
            low: each.iter().copied().fold(0.0, f32::min),
            high: each.iter().copied().fold(0.0, f32::max),
        }
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
