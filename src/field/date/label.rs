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

/// A phrase and what it says of a date; `None` where it speaks of who did something.
struct Phrase {
    text: &'static str,
    label: Option<Label>,
}

/// All phrases, by the byte that each begins with.
static PHRASES: LazyLock<Vec<Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: Vec<Vec<Phrase>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
    let lines = entries(include_str!("../../lexicon/date-labels.txt"));
    for (text, label) in lines.filter_map(|line| line.split_once('\t')) {
        let label = match label {
            "published" => Some(Label::Published),
            "modified" => Some(Label::Modified),
            "credit" => None,
            _ => Some(Label::Other),
        };
        if let Some(first) = text.bytes().next() {
            phrases[usize::from(first)].push(Phrase { text, label });
        }
    }
    phrases
});

/// The phrases of a text with where each begins, from its beginning on.
fn phrases(text: &str) -> impl Iterator<Item = (usize, &'static Phrase)> {
    let beginning = |at: usize, byte: u8| PHRASES[usize::from(byte)].iter().map(move |phrase| (at, phrase));
    let all = text.bytes().enumerate().flat_map(move |(at, byte)| beginning(at, byte));
    all.filter(|(at, phrase)| text.as_bytes()[*at..].starts_with(phrase.text.as_bytes()))
}

/// As many characters on either side of a date are looked at.
const BEFORE: usize = 48;
const BEHIND: usize = 12;

/// The label of the date at `start..end` of a text: the phrase that stands nearest before it, else just behind it. Where another
/// date follows, the phrase behind is that of the other, unless it is joined to this.
pub(super) fn label(text: &str, start: usize, end: usize, is_last: bool) -> Option<Label> {
    let before = text.get(..start)?;
    let from = before.char_indices().rev().take(BEFORE).last().map_or(start, |(at, _)| at);
    let before = before.get(from..)?.to_lowercase();
    let behind = text.get(end..)?.chars().take(BEHIND).collect::<String>().to_lowercase();
    nearest(&before).or_else(|| first(&behind, is_last))
}

/// The label of the longest phrase that a text begins with.
pub(super) fn opening(text: &str) -> Option<Label> {
    let text = text.chars().take(BEFORE).collect::<String>().to_lowercase();
    let found = phrases(&text).take_while(|(at, _)| *at == 0);
    found.max_by_key(|(_, phrase)| phrase.text.len()).and_then(|(_, phrase)| phrase.label)
}

/// A text without the phrase that it ends in, and without a small word behind that: `published on`, `erschienen am`.
pub(crate) fn without(text: &str) -> &str {
    const LONGEST_SMALL_WORD: usize = 3;
    let (before, word) = text.rsplit_once(' ').unwrap_or(("", text));
    let cut = ending(text);
    if cut == text && word.len() <= LONGEST_SMALL_WORD && ending(before) != before { ending(before) } else { cut }
}

/// A text without the phrase that it ends in.
fn ending(text: &str) -> &str {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return text;
    }
    let ends = |(at, phrase): &(usize, &Phrase)| at + phrase.text.len() == lower.len();
    let found = phrases(&lower).filter(ends).filter(|(at, phrase)| begins_word(&lower, *at, phrase.text));
    found.map(|(at, _)| at).min().and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The label of the phrase that ends last; of two that end together, the longer.
fn nearest(text: &str) -> Option<Label> {
    let found = phrases(text).filter(|(at, phrase)| begins_word(text, *at, phrase.text));
    let found = found.filter(|(at, phrase)| !is_joined(text, *at, phrase.text));
    found.max_by_key(|(at, phrase)| (at + phrase.text.len(), phrase.text.len())).and_then(|(_, phrase)| phrase.label)
}

fn first(text: &str, is_last: bool) -> Option<Label> {
    let is_own = |at: usize, phrase: &Phrase| is_last || (at == 0 && is_joined(text, at, phrase.text));
    let mut found = phrases(text)
        .filter(|(at, phrase)| matches!(phrase.label, Some(Label::Published | Label::Modified)) && is_own(*at, phrase));
    found.next().and_then(|(_, phrase)| phrase.label)
}

/// Whether a phrase belongs to the date before it, as in `18:19公開 9:00更新`: no space stands between them, but behind it.
fn is_joined(text: &str, at: usize, phrase: &str) -> bool {
    let is_cjk = phrase.chars().next().is_some_and(|c| c >= '\u{3000}');
    let is_behind_number =
        text[..at].chars().next_back().is_none_or(|c| c.is_numeric() || matches!(c, '分' | '日' | '時'));
    is_cjk && is_behind_number && text[at + phrase.len()..].starts_with(char::is_whitespace)
}

/// Whether a phrase at this place of a text begins a word; where words are not spaced, it need not.
fn begins_word(text: &str, at: usize, phrase: &str) -> bool {
    let is_cjk = phrase.chars().next().is_some_and(|c| c >= '\u{3000}');
    is_cjk || !text[..at].chars().next_back().is_some_and(char::is_alphabetic)
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
            assert_eq!(label(text, at, at + 1, true), expected, "{text}");
        }
    }

    #[test]
    fn a_phrase_between_two_dates_belongs_to_the_second_unless_it_is_joined_to_the_first() {
        for (text, expected) in [
            ("@, updated 15 May 2024", None),
            ("@ Atualizado 15/05/2024", None),
            ("@ (обновлено: 15.05.2024)", None),
            ("@ 更新 2024/5/15", None),
            ("@公開 2024/5/15更新", Some(Label::Published)),
            ("2024/5/14公開 @更新", Some(Label::Modified)),
        ] {
            let at = text.find('@').unwrap_or_default();
            assert_eq!(label(text, at, at + 1, at > 0), expected, "{text}");
        }
    }
}
