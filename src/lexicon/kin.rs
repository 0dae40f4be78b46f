//! What somebody is to another of the family.

use std::sync::LazyLock;

use super::{Index, Number, entries};

static KIN: LazyLock<Index<bool>> = LazyLock::new(|| {
    let words = || entries(include_str!("kin.txt"));
    let mut kin = Index::for_entries(words().count());
    words().for_each(|word| kin.add(word, |_| true));
    kin
});

/// Whether a word says what somebody is to another of the family: `son`.
pub(crate) fn is_kin(word: &str) -> bool {
    KIN.get(Number::of(word))
}

/// The same of the word with this [`key`](super::key).
pub(crate) fn is_kin_of_key(key: u64) -> bool {
    KIN.get(Number::of_key(key))
}
