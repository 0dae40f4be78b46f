//! What the first pass took the tokens of one word for, summed up over the document.

use super::crf::{Scores, Tag};

/// What was seen of one word, or of two in a row, over the document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) count: f32,
    /// The sums of the probabilities of the tags.
    tags: Scores,
    /// The two highest probabilities of being in a name.
    pub(super) clearest: [f32; 2],
    /// The two highest probabilities of being in a name of several words.
    pub(super) fullest: [f32; 2],
}

impl Seen {
    pub(super) fn add(&mut self, tags: &Scores) {
        self.count += 1.0;
        self.tags.iter_mut().zip(tags).for_each(|(sum, p)| *sum += p);
        note(&mut self.clearest, named(tags));
        note(&mut self.fullest, in_full_name(tags));
    }

    /// The same without one token that was added before.
    pub(super) fn without(&self, tags: &Scores) -> Self {
        Self {
            count: self.count - 1.0,
            tags: std::array::from_fn(|tag| (self.tags[tag] - tags[tag]).max(0.0)),
            clearest: [other(self.clearest, named(tags)), 0.0],
            fullest: [other(self.fullest, in_full_name(tags)), 0.0],
        }
    }

    /// The part of its tokens with one of these tags; `None` where there are none.
    pub(super) fn share(&self, tags: &[Tag]) -> Option<f32> {
        (self.count > 0.5).then(|| tags.iter().map(|tag| self.tags[*tag as usize]).sum::<f32>() / self.count)
    }
}

/// What was seen of each of the words, or of the pairs of words, that the tokens of all runs are.
///
/// They are told apart by sorting their numbers, which takes its time whatever the words are.
pub(super) struct SeenOf {
    keys: Vec<u64>,
    seen: Vec<Seen>,
    /// For each token, the place of its word.
    numbers: Vec<u32>,
}

impl SeenOf {
    /// Sums up the tags of some tokens, each given as the number of its word and its own. Of others nobody may ask.
    pub(super) fn gather(tokens: impl Iterator<Item = (u64, u32)>, tags: &[Scores]) -> Self {
        let mut sorted: Vec<(u64, u32)> = tokens.collect();
        // They come in the order of the tokens. Of few words that stand often, only these are compared.
        sorted.sort_by_key(|(word, _)| *word);
        let mut all = Self { keys: Vec::new(), seen: Vec::new(), numbers: vec![0; tags.len()] };
        for (key, token) in sorted {
            if all.keys.last() != Some(&key) {
                all.keys.push(key);
                all.seen.push(Seen::default());
            }
            let number = all.seen.len() - 1;
            all.seen[number].add(&tags[token as usize]);
            all.numbers[token as usize] = number as u32;
        }
        all
    }

    /// The place of a token's word.
    pub(super) fn number(&self, token: usize) -> usize {
        self.numbers[token] as usize
    }

    /// What was seen of a token's word.
    pub(super) fn of(&self, token: usize) -> &Seen {
        &self.seen[self.number(token)]
    }

    /// For each word, whether it is among others. Most others are none of these, or were met before, which a few bits of
    /// theirs tell.
    pub(super) fn among(&self, others: impl Iterator<Item = u64>) -> Vec<bool> {
        const BITS: u64 = 4096;
        let bit = |key: u64| ((key % BITS / 64) as usize, 1u64 << (key % 64));
        let (mut bits, mut shared) = ([0; BITS as usize / 64], [0; BITS as usize / 64]);
        for (place, bit) in self.keys.iter().map(|key| bit(*key)) {
            shared[place] |= bits[place] & bit;
            bits[place] |= bit;
        }
        let mut among = vec![false; self.keys.len()];
        for other in others {
            let (place, bit) = bit(other);
            if bits[place] & bit == 0 {
                continue;
            }
            if let Ok(number) = self.keys.binary_search(&other) {
                among[number] = true;
                bits[place] &= !(bit & !shared[place]);
            }
        }
        among
    }
}

/// Keeps the two highest.
fn note(highest: &mut [f32; 2], p: f32) {
    if p > highest[0] {
        *highest = [p, highest[0]];
    } else if p > highest[1] {
        highest[1] = p;
    }
}

/// The highest without one of the two.
fn other(highest: [f32; 2], own: f32) -> f32 {
    if own >= highest[0] { highest[1] } else { highest[0] }
}

/// The probability of being in a name.
pub(super) fn named(tags: &Scores) -> f32 {
    1.0 - tags[Tag::Outside as usize]
}

/// The probability of being in a name of several words.
fn in_full_name(tags: &Scores) -> f32 {
    tags[Tag::First as usize] + tags[Tag::Inside as usize] + tags[Tag::Last as usize]
}

#[cfg(test)]
mod tests {
    use super::SeenOf;

    #[test]
    fn words_that_share_their_bits_are_told_apart() {
        let words = [1, 2, 1 + 4096, 3 + 4096];
        let seen = SeenOf::gather(words.into_iter().zip(0..), &[[0.2; 5]; 4]);
        let among = seen.among([1, 1, 3, 1 + 4096, 5].into_iter());
        assert_eq!([0, 1, 2, 3].map(|token| among[seen.number(token)]), [true, false, true, false]);
    }
}
