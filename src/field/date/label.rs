//! The words beside a displayed date that say what it is the date of.

use std::sync::LazyLock;

use crate::lexicon::entries;

/// What a date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Modified,
    /// Something else than the story.
    Other,
}

/// A phrase and what it says.
struct Phrase {
    text: &'static str,
    signs: Signs,
    label: Label,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/date-labels.txt"));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(text, label)| {
            let label = match label {
                "published" => Label::Published,
                "modified" => Label::Modified,
                _ => Label::Other,
            };
            Phrase { text, signs: Signs::of(text), label }
        })
        .collect()
});

/// Which bytes a text has, a bit for each four. A text without all of a phrase's does not contain it, and that is
/// seen sooner than by a search.
#[derive(Clone, Copy)]
struct Signs(u64);

impl Signs {
    fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |signs, byte| signs | 1 << (byte % 64)))
    }

    fn may_hold(self, part: Signs) -> bool {
        part.0 & !self.0 == 0
    }
}

/// The phrases that a text may contain.
fn likely(text: &str) -> impl Iterator<Item = &'static Phrase> {
    let signs = Signs::of(text);
    PHRASES.iter().filter(move |phrase| signs.may_hold(phrase.signs))
}

/// As many characters on either side of a date are looked at.
const BEFORE: usize = 48;
const BEHIND: usize = 12;

/// The label of the date at `start..end` of a text: the phrase that stands nearest before it, else just behind it.
pub(super) fn label(text: &str, start: usize, end: usize) -> Option<Label> {
    let before = text.get(..start)?;
    let from = before.char_indices().rev().take(BEFORE).last().map_or(start, |(at, _)| at);
    let before = before.get(from..)?.to_lowercase();
    let behind = text.get(end..)?.chars().take(BEHIND).collect::<String>().to_lowercase();
    nearest(&before).or_else(|| first(&behind))
}

/// The label of the phrase that ends last; of two that end together, the longer.
fn nearest(text: &str) -> Option<Label> {
    let found = likely(text).filter_map(|phrase| {
        let length = phrase.text.len();
        Some((last_word(text, phrase.text)? + length, length, phrase.label))
    });
    found.max_by_key(|(end, length, _)| (*end, *length)).map(|(.., label)| label)
}

fn first(text: &str) -> Option<Label> {
    let found = likely(text).filter(|phrase| phrase.label != Label::Other);
    let found = found.filter_map(|phrase| Some((text.find(phrase.text)?, phrase.label)));
    found.min_by_key(|(at, _)| *at).map(|(_, label)| label)
}

/// Where a phrase last begins in a text as a word or the beginning of one.
fn last_word(text: &str, phrase: &str) -> Option<usize> {
    let at = text.rfind(phrase)?;
    let is_cjk = phrase.chars().next().is_some_and(|c| c >= '\u{3000}');
    (is_cjk || !text[..at].chars().next_back().is_some_and(char::is_alphabetic)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{Label, label};

    #[test]
    fn the_nearest_phrase_counts() {
        let cases = [
            ("Published 3 May, updated @", Some(Label::Modified)),
            ("Veröffentlicht: @", Some(Label::Published)),
            ("Last updated: @", Some(Label::Modified)),
            ("@ 更新", Some(Label::Modified)),
            ("最終更新 @", Some(Label::Modified)),
            ("© @", Some(Label::Other)),
            ("By Ann Lee, @", None),
        ];
        for (text, expected) in cases {
            let at = text.find('@').unwrap_or_default();
            assert_eq!(label(text, at, at + 1), expected, "{text}");
        }
    }
}
