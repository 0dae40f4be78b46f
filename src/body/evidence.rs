//! What class names, ids and words were worth on the pages that were learned from.
//!
//! Each has a hash, and by its sort a key; for each key that stood on the pages of several publishers the model keeps how much likelier
//! than usual a block beside it was to be part of the story, as log odds.

use super::shape::{SEED, mix};
use crate::page::{Attr, NodeId, Page};

/// Weights by key, in an open table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    /// The upper 24 bits of a key, and its weight in the lowest 8; a weight of 0 is an empty place.
    places: Vec<[u32; PLACES]>,
}

/// So many places are looked at together, which takes no branch.
const PLACES: usize = 4;

/// The bits of a place that hold the weight.
const WEIGHT: u32 = 0xff;

/// The weights are kept in steps of this part of a unit of log odds.
const STEPS: f32 = 24.0;

/// The weight of a key among some places, 0 where there is none, and whether there is room for one.
fn look(places: &[u32; PLACES], key: u32) -> (u32, bool) {
    // Of a place with the upper bits of the key, nothing but the weight is left.
    let own = places.map(|place| place ^ (key & !WEIGHT)).map(|left| if left <= WEIGHT { left } else { 0 });
    (own.iter().fold(0, |first, weight| if first != 0 { first } else { *weight }), places[PLACES - 1] == 0)
}

/// A weight in log odds.
fn worth(weight: u32) -> f32 {
    f32::from(weight as u8 as i8) / STEPS
}

/// What a hash is the hash of; the key of the same word differs by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A word of the class or id of the block's own element.
    OwnName = 1,
    /// The same of an element above.
    NameAbove,
    /// The whole of a short text.
    Text,
    /// The first two words of a text.
    Opening,
    /// The first word of a text.
    FirstWord,
    /// Any word of a text.
    Word,
}

impl Evidence {
    /// A table of the given weights.
    pub(crate) fn new(weights: impl ExactSizeIterator<Item = (u32, i8)>) -> Self {
        let mut places = vec![[0; PLACES]; (weights.len() * 3 / 2 / PLACES + 1).next_power_of_two()];
        let mask = places.len() - 1;
        for (key, weight) in weights.filter(|(_, weight)| *weight != 0) {
            let mut at = key as usize & mask;
            let empty = loop {
                match places[at].iter().position(|place| place & WEIGHT == 0) {
                    Some(place) => break &mut places[at][place],
                    None => at = (at + 1) & mask,
                }
            };
            *empty = (key & !WEIGHT) | u32::from(weight as u8);
        }
        Self { places }
    }

    /// What a key is worth; 0 for one that was not learned.
    #[cfg(test)]
    fn weight(&self, key: u32) -> f32 {
        let mut weight = [0.0];
        self.weights(&[key], &mut weight);
        weight[0]
    }

    /// What each of some keys is worth. All are looked up before any is looked for further on, so that none waits for
    /// another.
    pub(super) fn weights(&self, keys: &[u32], weights: &mut [f32]) {
        // A bit for each key that may lie further on. Where there are more than bits, some are looked for in vain.
        let mut unsure = 0_u64;
        for (at, (key, weight)) in keys.iter().zip(&mut *weights).enumerate() {
            let Some(places) = self.places.get(self.place(*key)) else { return };
            let (found, has_room) = look(places, *key);
            *weight = worth(found);
            unsure |= u64::from((found == 0) & !has_room) << (at % u64::BITS as usize);
        }
        for (at, (key, weight)) in keys.iter().zip(weights).enumerate() {
            if unsure >> (at % u64::BITS as usize) & 1 != 0 {
                *weight = self.look_on(*key);
            }
        }
    }

    /// Where a key is looked for first.
    fn place(&self, key: u32) -> usize {
        key as usize & self.places.len().wrapping_sub(1)
    }

    /// What a key is worth for which there may have been no room where it is looked for first.
    fn look_on(&self, key: u32) -> f32 {
        let mut at = self.place(key);
        while let Some(places) = self.places.get(at) {
            let (found, has_room) = look(places, key);
            if found != 0 || has_room {
                return worth(found);
            }
            at = (at + 1) & (self.places.len() - 1);
        }
        0.0
    }

    /// A weight in log odds as the table keeps it.
    pub(crate) fn step(weight: f32) -> i8 {
        (weight * STEPS).round().clamp(-127.0, 127.0) as i8
    }
}

/// The key of a hash in the table. The upper bits are folded into the lower ones, by which the table is asked.
pub(crate) fn key(sort: Sort, hash: u32) -> u32 {
    let mixed = mix(mix(hash, sort as u32), hash >> 15);
    mixed ^ (mixed >> 16)
}

/// Gives the hashes of the words of an element's class and id, and of each two of one name that follow each other.
pub(super) fn names(page: &Page, id: NodeId, mut give: impl FnMut(u32)) {
    for (_, value) in page.attributes(id).filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id)) {
        hash_words(value, &mut give);
    }
}

/// Gives the hash of each word of some names, and of each two of one name that follow each other. The words of a name such as
/// `article-body__text` or `storyBody2` are runs of letters, at least three, cut before a capital.
pub(super) fn hash_words(names: &str, mut give: impl FnMut(u32)) {
    let bytes = names.as_bytes();
    let mut before = None;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (start, mut word) = (at, SEED);
        // A word is capitals, then small letters: behind those a capital begins the next one.
        while let Some(capital) = bytes.get(at).filter(|byte| byte.is_ascii_uppercase()) {
            (word, at) = (mix(word, u32::from(capital | CASE)), at + 1);
        }
        while let Some(letter) = bytes.get(at).filter(|byte| byte.is_ascii_lowercase()) {
            (word, at) = (mix(word, u32::from(*letter)), at + 1);
        }
        if at - start >= SHORTEST_NAME {
            give(word);
            if let Some(before) = before.replace(word) {
                give(mix(before, word));
            }
        } else if at == start {
            before = before.filter(|_| !byte.is_ascii_whitespace());
            at += 1;
        }
    }
}

/// The bit by which a small letter of ASCII differs from a capital one.
const CASE: u8 = 0x20;

/// A word of a name has at least so many letters.
const SHORTEST_NAME: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::shape::hash;

    #[test]
    fn a_table_gives_back_its_weights() {
        let weights: Vec<(u32, i8)> = (0..500).map(|n| (n * 257, (n % 100) as i8 - 50)).collect();
        let evidence = Evidence::new(weights.iter().copied());
        for (key, weight) in weights {
            assert_eq!(evidence.weight(key), f32::from(weight) / STEPS);
        }
        let keys: Vec<u32> = (0..500).map(|n| n * 257).collect();
        let mut found = vec![1.0; keys.len()];
        evidence.weights(&keys, &mut found);
        assert_eq!(found, keys.iter().map(|key| evidence.weight(*key)).collect::<Vec<_>>());
        assert_eq!(evidence.weight(7), 0.0);
        assert_eq!(Evidence::default().weight(7), 0.0);
    }

    #[test]
    fn the_words_of_names_are_hashed_and_each_two_of_one_name() {
        for (names, expected) in [
            ("article-body__text", &[&["article", "body", "text"][..]][..]),
            ("storyBody2", &[&["story", "body"]]),
            ("css-1a2b RELATED aB", &[&["css"], &["related"]]),
            ("é-bodÿ\tcaption", &[&["bod"], &["caption"]]),
            ("", &[]),
        ] {
            let mut hashes = Vec::new();
            for words in expected {
                for (at, word) in words.iter().enumerate() {
                    hashes.push(hash(word));
                    hashes.extend(at.checked_sub(1).map(|before| mix(hash(words[before]), hash(word))));
                }
            }
            let mut found = Vec::new();
            hash_words(names, |hash| found.push(hash));
            assert_eq!(found, hashes, "{names}");
        }
    }
}
