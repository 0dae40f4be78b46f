//! Words that begin with an apostrophe.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon;

static ELIDED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../lexicon/elided.txt")).collect());

/// Whether a word like this one is written with an apostrophe before it: `'em`, `'til`.
pub(super) fn is_elided(word: &str) -> bool {
    word.len() <= 8 && ELIDED.contains(word.to_lowercase().as_str())
}
