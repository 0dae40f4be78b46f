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

static LABELS: LazyLock<Vec<(&str, Label)>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/date-labels.txt"));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(phrase, label)| {
            let label = match label {
                "published" => Label::Published,
                "modified" => Label::Modified,
                _ => Label::Other,
            };
            (phrase, label)
        })
        .collect()
});

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
    let found = LABELS
        .iter()
        .filter_map(|(phrase, label)| Some((last_word(text, phrase)? + phrase.len(), phrase.len(), *label)));
    found.max_by_key(|(end, length, _)| (*end, *length)).map(|(.., label)| label)
}

fn first(text: &str) -> Option<Label> {
    let found = LABELS.iter().filter_map(|(phrase, label)| Some((text.find(phrase)?, *label)));
    found.filter(|(_, label)| *label != Label::Other).min_by_key(|(at, _)| *at).map(|(_, label)| label)
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
