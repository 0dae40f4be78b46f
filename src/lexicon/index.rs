//! What short lists say of a word, whatever its case: one table, one look-up.

/// The number of a text. Texts that differ in case only have the same; others have, but for rare accidents, others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Number(u64);

impl Number {
    /// Of the empty text.
    pub(crate) const EMPTY: Number = Number(super::EMPTY);

    pub(crate) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return text.bytes().fold(Self::EMPTY, |number, byte| number.step(u64::from(byte.to_ascii_lowercase())));
        }
        text.chars().fold(Self::EMPTY, Self::and)
    }

    /// Of a word with this [`key`](super::key): the same, but for a full stop at its end and the shape of apostrophes.
    pub(crate) fn of_key(key: u64) -> Self {
        Self(key)
    }

    /// Of the text with one more character.
    pub(crate) fn and(self, c: char) -> Self {
        if c.is_ascii() {
            return self.step(u64::from(c.to_ascii_lowercase()));
        }
        super::letters(c).fold(self, |number, c| number.step(u64::from(c)))
    }

    fn step(self, unit: u64) -> Self {
        Self(super::step(self.0, unit))
    }
}

/// An open table of texts by their numbers. A slot with the default value is empty.
pub(crate) struct Index<T> {
    slots: Vec<(Number, T)>,
}

impl<T: Copy + Default + PartialEq> Index<T> {
    /// A table for so many entries.
    pub(crate) fn for_entries(count: usize) -> Self {
        Self { slots: vec![(Number::EMPTY, T::default()); (count * 2).next_power_of_two().max(2)] }
    }

    /// Adds to what is said of a text. What finds no slot is left out: there are at least twice as many as the table is for.
    pub(crate) fn add(&mut self, text: &str, say: impl FnOnce(T) -> T) {
        let number = Number::of(text);
        if let Some(slot) = self.slot(number) {
            self.slots[slot] = (number, say(self.slots[slot].1));
        }
    }

    /// What is said of the text with this number.
    pub(crate) fn get(&self, number: Number) -> T {
        self.slot(number).map_or_else(T::default, |slot| self.slots[slot].1)
    }

    /// The slot that holds the number, or the empty one where it belongs.
    fn slot(&self, number: Number) -> Option<usize> {
        let mask = self.slots.len() - 1;
        // The low bits of a product hold the least of its factors.
        let first = (number.0 >> 32) as usize;
        let mut slots = (0..self.slots.len()).map(|step| (first + step) & mask);
        slots.find(|slot| self.slots[*slot].1 == T::default() || self.slots[*slot].0 == number)
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, Number};
    use crate::lexicon::key;

    #[test]
    fn words_are_found_whatever_their_case() {
        let mut index: Index<u8> = Index::for_entries(3);
        for (word, value) in [("by", 1), ("été", 2), ("by", 4)] {
            index.add(word, |old| old | value);
        }
        for (word, value) in [("BY", 5), ("By", 5), ("ÉTÉ", 2), ("b", 0), ("", 0)] {
            assert_eq!(index.get(Number::of(word)), value, "{word}");
        }
        assert_eq!(index.get(Number::of_key(key("Été"))), 2);
        assert_eq!(Number::of_key(key("İsveç")), Number::of("isveç"));
        assert_eq!("Été".chars().fold(Number::EMPTY, Number::and), Number::of("été"));
    }

    #[test]
    fn a_full_table_still_answers() {
        let mut index: Index<bool> = Index::for_entries(1);
        for word in ["a", "b", "c", "d"] {
            index.add(word, |_| true);
        }
        assert!(!index.get(Number::of("e")));
    }
}
