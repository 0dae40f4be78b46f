//! The words around a time of day: `at`, `p.m.`, `下午`.

use std::sync::LazyLock;

use super::day::Tokens;
use super::words::is_weekday;
use crate::lexicon::entries;

/// What a word beside an hour says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// It stands between day and time.
    Between,
    Morning,
    Afternoon,
}

static WORDS: LazyLock<Vec<(&str, Says)>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/hours.txt"));
    let says = |kind| match kind {
        "morning" => Says::Morning,
        "afternoon" => Says::Afternoon,
        _ => Says::Between,
    };
    lines.filter_map(|line| line.split_once('\t')).map(|(word, kind)| (word, says(kind))).collect()
});

/// Whether the half of a day that a word names is the morning. Where words are not spaced, others may stand before it.
fn half(word: &str) -> Option<bool> {
    let is_it = |own: &str| word == own || (own >= "\u{3000}" && word.ends_with(own));
    let halves = WORDS.iter().filter(|(_, says)| *says != Says::Between);
    halves.into_iter().find(|(own, _)| is_it(own)).map(|(_, says)| *says == Says::Morning)
}

/// Whether a word may stand between a day and a time.
pub(super) fn is_between(word: &str) -> bool {
    let lower = word.to_lowercase();
    WORDS.iter().any(|(own, says)| *says == Says::Between && lower == *own) || is_weekday(word)
}

/// Whether the word before an hour says that it is one of the morning. English has its `am` behind it.
pub(super) fn half_before(word: &str) -> Option<bool> {
    if word.is_ascii() { None } else { half(word) }
}

/// `am`, `p.m.`, `مساء` behind an hour: whether it is the morning, and the token behind.
pub(super) fn half_behind(tokens: Tokens<'_>, at: usize) -> Option<(bool, usize)> {
    let word = tokens.word(at)?.to_lowercase();
    if let Some(is_morning) = half(&word) {
        return Some((is_morning, at + 1));
    }
    let second = tokens.word(at + 2).filter(|_| tokens.mark(at + 1) == Some('.'))?;
    let is_morning = half(&(word + &second.to_lowercase()))?;
    Some((is_morning, at + 3 + usize::from(tokens.mark(at + 3) == Some('.'))))
}
