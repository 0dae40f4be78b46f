//! How far two texts share their words.

use crate::field::Sources;
use crate::lexicon::Number;

/// The longer words of a text, by their numbers: each once, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words(Vec<Number>);

impl Words {
    fn of<'t>(words: impl Iterator<Item = &'t str>) -> Self {
        let mut numbers: Vec<Number> = words.filter_map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many words two texts share.
    pub(super) fn shared(&self, other: &Words) -> usize {
        let mut others = other.0.iter().peekable();
        let is_shared = |word: &&Number| {
            while others.next_if(|other| other < word).is_some() {}
            others.peek() == Some(word)
        };
        self.0.iter().filter(is_shared).count()
    }
}

/// The number of a word's letters and digits; the shortest words tell nothing.
fn number(word: &str) -> Option<Number> {
    const SHORT: usize = 2;
    let (mut number, mut length) = (Number::EMPTY, 0);
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        (number, length) = (number.and(c), length + c.len_utf8());
    }
    (length > SHORT).then_some(number)
}

/// The words of a text.
pub(super) fn words(text: &str) -> Words {
    Words::of(text.split_whitespace())
}

/// The share of `words` that the closest of `others` has.
pub(super) fn closest(words: &Words, others: &[Words]) -> f32 {
    let share = |other: &Words| words.shared(other) as f32 / words.len().max(1) as f32;
    others.iter().map(share).fold(0.0, f32::max)
}

/// The words of the page's address, where it has at least three.
pub(super) fn slug(sources: &Sources<'_>) -> Words {
    let words = |address: &str| -> Words {
        let path = address.split(['?', '#']).next().unwrap_or_default().split_once("//").map_or("", |(_, rest)| rest);
        let longest = path.split('/').skip(1).max_by_key(|part| part.len()).unwrap_or_default();
        Words::of(longest.split(['-', '_', '.', '+']))
    };
    sources.addresses().map(words).find(|words| words.len() >= 3).unwrap_or_default()
}
