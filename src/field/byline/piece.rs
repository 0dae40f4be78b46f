//! A line of a byline, cut at its marks and joining words.

use super::words;
use crate::field::script::Script;

/// What parts names, whatever stands around it.
pub(super) const MARKS: [char; 15] = [',', ';', '|', '•', '·', '、', '，', '；', '│', '｜', '/', '／', '●', '‧', '・'];

/// A part of a line between two marks or joining words.
pub(super) struct Piece<'l> {
    pub(super) text: &'l str,
    /// A word such as `and` stands before it.
    pub(super) is_joined: bool,
}

/// The pieces between marks and joining words, without what stands in brackets.
pub(super) fn pieces(line: &str) -> Vec<Piece<'_>> {
    const OPENING: [char; 5] = ['(', '[', '（', '【', '《'];
    const CLOSING: [char; 5] = [')', ']', '）', '】', '》'];
    let line = if line.starts_with(OPENING) { line.trim_matches(OPENING).trim_matches(CLOSING) } else { line };
    let mut found = Vec::new();
    let (mut start, mut depth, mut is_joined, mut at_word) = (0, 0_usize, false, true);
    for (at, c) in line.char_indices() {
        // Within a word nothing is cut.
        if !at_word && c.is_ascii_alphanumeric() {
            continue;
        }
        let end = at + c.len_utf8();
        let rest = &line[at..];
        let is_dash = at_word && matches!(c, '-' | '–' | '—') && line[end..].starts_with(' ');
        let word = if at_word { rest.split(char::is_whitespace).next().unwrap_or_default() } else { "" };
        let joins = !word.is_empty() && is_joint(line, word) && !is_inside_name(line, start, at, word);
        let cut = if OPENING.contains(&c) {
            depth += 1;
            (depth == 1).then_some(end)
        } else if CLOSING.contains(&c) {
            depth = depth.saturating_sub(1);
            start = end;
            None
        } else if depth > 0 {
            None
        } else if (MARKS.contains(&c) && !is_dot_of_name(line, at, c)) || is_dash {
            Some(end)
        } else {
            // Also right behind a mark: `Ann Lee, Bo Roe, and Cy Poe`.
            (joins && (start > 0 || !line[..at].trim().is_empty())).then_some(at + word.len())
        };
        if let Some(next) = cut {
            found.push(Piece { text: line[start.min(at)..at].trim(), is_joined });
            start = next;
            is_joined = joins;
        }
        at_word = c.is_whitespace();
    }
    if depth == 0 {
        found.push(Piece { text: line.get(start..).unwrap_or_default().trim(), is_joined });
    }
    found.retain(|piece| !piece.text.is_empty());
    found
}

/// Whether a dot stands inside a foreign name, as in `ジョン・スミス` and `约翰·史密斯`, or inside a word, as in `Marcel·lí`.
fn is_dot_of_name(line: &str, at: usize, dot: char) -> bool {
    if !matches!(dot, '·' | '‧' | '・') {
        return false;
    }
    let around = line[..at].chars().next_back().zip(line[at + dot.len_utf8()..].chars().next());
    around.is_some_and(|(before, behind)| {
        let are_both = |script| [before, behind].into_iter().all(|c| Script::of(c) == Some(script));
        let is_katakana = |c: char| ('\u{30a1}'..='\u{30fe}').contains(&c) && c != '・';
        match dot {
            '・' => is_katakana(before) && is_katakana(behind),
            _ => are_both(Script::Chinese) || (before.is_lowercase() && behind.is_lowercase()),
        }
    })
}

/// Whether a word of a line joins two names. One in capitals may be an initial or a name, as in `John E Smith` and `Kim Ja
/// Young`, unless it is too long for that, or the whole line is in capitals.
fn is_joint(line: &str, word: &str) -> bool {
    const LONGEST_NAME: usize = 2;
    words::is_joint(word)
        && (!word.starts_with(char::is_uppercase)
            || word.chars().count() > LONGEST_NAME
            || !line.contains(char::is_lowercase))
}

/// Whether a joining word is a part of a name, as in `José Ortega y Gasset`: one word stands on one side of it.
fn is_inside_name(line: &str, start: usize, at: usize, word: &str) -> bool {
    const IN_NAMES: [&str; 6] = ["y", "e", "i", "en", "ja", "si"];
    let before = line[start..at].split_whitespace().count();
    let behind = line[at + word.len()..].split(MARKS).next().unwrap_or_default().split_whitespace().count();
    IN_NAMES.iter().any(|own| word.eq_ignore_ascii_case(own)) && before > 0 && (before < 2 || behind < 2)
}
