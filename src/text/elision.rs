//! Words that begin with an apostrophe.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon;

static ELIDED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../lexicon/elided.txt")).collect());

/// The longest of them, in bytes.
const LONGEST: usize = 8;

/// Whether a word like this one is written with an apostrophe before it: `'em`, `'til`.
pub(super) fn is_elided(word: &str) -> bool {
    word.len() <= LONGEST && ELIDED.contains(word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{ELIDED, LONGEST, is_elided};

    #[test]
    fn no_elided_word_is_longer_than_the_longest() {
        assert!(is_elided("Em") && !is_elided("them"));
        assert!(ELIDED.iter().all(|word| word.len() <= LONGEST));
    }
}
