//! Nouns for people of whom no name is told.

use std::sync::LazyLock;

use super::{Facts, Index, Number, entries};

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

static SOMEBODY: LazyLock<Index<Option<Facts>>> = LazyLock::new(|| {
    let lines = || entries(include_str!("somebody.txt"));
    let mut somebody = Index::for_entries(lines().count());
    for line in lines() {
        let (word, gender) = line.split_once('\t').unwrap_or((line, ""));
        let gender = match gender {
            "female" => Facts::FEMALE,
            "male" => Facts::MALE,
            _ => Facts::default(),
        };
        somebody.add(word, |_| Some(gender));
    }
    somebody
});

/// Of a noun for somebody of whom no more is known, as `woman`, whether it is [`FEMALE`](Facts::FEMALE), [`MALE`](Facts::MALE) or
/// neither.
pub(crate) fn somebody(word: &str) -> Option<Facts> {
    SOMEBODY.get(Number::of(word))
}
