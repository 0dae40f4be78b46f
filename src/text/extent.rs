//! Where words and numbers end.

use std::ops::Range;

use super::abbreviation;

/// The character at a boundary before the text's end; a NUL behind it, which joins nothing.
pub(super) fn first_char(text: &str, at: usize) -> char {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => char::from(*byte),
        _ => text[at..].chars().next().unwrap_or('\0'),
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Where the word that starts at `start` ends, without a possessive ending and without a full stop that ends a sentence. Up to
/// `at` it is letters.
pub(super) fn word_end(text: &str, start: usize, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    // Where the letters since the last full stop or hyphen began, and whether a full stop was taken.
    let (mut piece, mut dotted) = (start, false);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        if byte.is_ascii() && !matches!(byte, b'.' | b'-' | b'\'') {
            break;
        }
        let c = first_char(text, at);
        let after = at + c.len_utf8();
        let next = first_char(text, after);
        let joins = match c {
            '.' => stop_joins(text, start..at, piece, dotted, next),
            _ if is_hyphen(c) => next.is_alphanumeric(),
            _ if is_apostrophe(c) => next.is_alphabetic() && possessive_end(text, at).is_none(),
            _ => c.is_alphanumeric() || is_combining(c),
        };
        if !joins {
            break;
        }
        if c == '.' || is_hyphen(c) {
            piece = after;
            dotted |= c == '.';
        }
        at = after;
    }
    at
}

/// Whether a full stop behind the word `word` belongs to it: initials, `U.S.`, `p.m.`, `Ph.D.`, `Mr.`, `example.org`.
fn stop_joins(text: &str, word: Range<usize>, piece: usize, dotted: bool, next: char) -> bool {
    let (whole, last) = (&text[word.clone()], &text[piece..word.end]);
    let single = last.chars().nth(1).is_none();
    if single && !last.is_empty() {
        return dotted || next.is_alphabetic() || last.chars().all(char::is_uppercase);
    }
    if next.is_lowercase() {
        return true;
    }
    if dotted {
        // `Ph.D.` has been joined up to here only where more of it may follow.
        return last.len() <= 3 && next.is_uppercase();
    }
    (next.is_uppercase() && last.len() <= 2 && whole.starts_with(char::is_uppercase)) || abbreviation::is_known(whole)
}

fn is_combining(c: char) -> bool {
    !c.is_ascii() && (matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}') || is_mark_of_script(c))
}

/// Vowel signs and the like of Hebrew, Arabic, Indic, Thai, Lao, Burmese and Khmer scripts, which stand inside words.
fn is_mark_of_script(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{962}' | '\u{963}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}'
        | '\u{a01}'..='\u{a03}' | '\u{a3c}'..='\u{a4d}' | '\u{a81}'..='\u{a83}' | '\u{abc}'..='\u{acd}'
        | '\u{b01}'..='\u{b03}' | '\u{b3c}'..='\u{b57}' | '\u{b82}' | '\u{bbe}'..='\u{bcd}' | '\u{c00}'..='\u{c04}'
        | '\u{c3e}'..='\u{c56}' | '\u{c81}'..='\u{c83}' | '\u{cbc}'..='\u{cd6}' | '\u{d00}'..='\u{d03}' | '\u{d3e}'..='\u{d4d}'
        | '\u{dca}'..='\u{ddf}' | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

pub(super) fn number_end(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        if text.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
            continue;
        }
        let c = first_char(text, at);
        let next = || first_char(text, at + c.len_utf8());
        let joins = match c {
            '.' | ',' | ':' => next().is_numeric(),
            _ if is_hyphen(c) => next().is_alphanumeric(),
            _ => c.is_alphanumeric() || is_combining(c),
        };
        if !joins {
            return at;
        }
        at += c.len_utf8();
    }
}

/// Where a possessive ending that starts at `at`, behind a letter or the stop of an abbreviation, ends.
pub(super) fn possessive_end(text: &str, at: usize) -> Option<usize> {
    let mark = first_char(text, at);
    let follows = |before: char| before.is_alphanumeric() || before == '.';
    if !is_apostrophe(mark) || !text[..at].chars().next_back().is_some_and(follows) {
        return None;
    }
    let letter = at + mark.len_utf8();
    let ends = matches!(text.as_bytes().get(letter), Some(b's' | b'S')) && {
        let next = first_char(text, letter + 1);
        !next.is_alphanumeric() && !is_combining(next)
    };
    ends.then_some(letter + 1)
}
