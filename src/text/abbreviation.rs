//! Words that are written with a full stop.

use std::sync::LazyLock;

use crate::lexicon::{self, Index, Number};

/// Before a name or a number: never the last word of a sentence.
static BEFORE: LazyLock<Vec<&str>> = LazyLock::new(|| sorted(include_str!("../lexicon/abbreviations-before.txt")));
/// May end a sentence.
static ANYWHERE: LazyLock<Vec<&str>> = LazyLock::new(|| sorted(include_str!("../lexicon/abbreviations.txt")));

/// Of both lists, whatever the case: hardly any word that a stop follows is one.
static EITHER: LazyLock<Index<bool>> = LazyLock::new(|| {
    let mut either = Index::for_entries(BEFORE.len() + ANYWHERE.len());
    BEFORE.iter().chain(ANYWHERE.iter()).for_each(|word| either.add(word, |_| true));
    either
});

fn sorted(list: &'static str) -> Vec<&'static str> {
    let mut words: Vec<&str> = lexicon::entries(list).collect();
    words.sort_unstable();
    words
}

/// The longest abbreviation of the lists, in bytes.
const LONGEST: usize = 8;

/// Whether `word`, given without its stop, is written with one.
pub(super) fn is_known(word: &str) -> bool {
    word.len() <= LONGEST
        && EITHER.get(Number::of(word))
        && (BEFORE.binary_search(&word).is_ok() || ANYWHERE.binary_search(&word).is_ok())
}

/// Whether `word`, given with its stop, is an abbreviation that something must follow, such as `Mr.`.
pub(super) fn stands_before(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| word.len() <= LONGEST && BEFORE.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{ANYWHERE, BEFORE, LONGEST};

    #[test]
    fn no_abbreviation_is_longer_than_the_longest() {
        assert!(BEFORE.iter().chain(ANYWHERE.iter()).all(|word| word.len() <= LONGEST));
    }
}
