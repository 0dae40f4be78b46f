//! Sets of words by their numbers.

/// Some numbers of words, in order. They come from the text, which may have been made to collide where they are hashed.
#[derive(Default)]
pub(super) struct Numbers(Vec<u64>);

impl Numbers {
    pub(super) fn contain(&self, number: u64) -> bool {
        self.0.binary_search(&number).is_ok()
    }

    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<u64> for Numbers {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        let mut numbers: Vec<u64> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers)
    }
}
