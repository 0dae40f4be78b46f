//! Words, numbers and marks.

use crate::article::Span;

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with hyphens and apostrophes inside (`O'Neill`, `Ocasio-Cortez`), or an abbreviation (`U.S.`, `Mr.`).
    Word,
    /// Begins with a digit: `71`, `70-year-old`, `1,200.50`.
    Number,
    /// A possessive ending, `'s` or `’s`, or the bare mark after an s.
    Possessive,
    /// One character of anything else.
    Mark,
}

/// A word, a number or a mark of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

/// Cuts a text into tokens. White space lies in none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (length, kind) = if c.is_alphabetic() {
            (word_length(&text[at..]), TokenKind::Word)
        } else if c.is_numeric() {
            (number_length(&text[at..]), TokenKind::Number)
        } else if let Some(length) = possessive_length(text, at) {
            (length, TokenKind::Possessive)
        } else {
            (c.len_utf8(), TokenKind::Mark)
        };
        found.push(Token { span: Span::new(at, at + length), kind });
        at += length;
    }
    found
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The length of the word at the start of `rest`, without a possessive ending.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let joins = match c {
            '-' | '‐' | '‑' => next.is_some_and(char::is_alphanumeric),
            '.' => end == 1 || rest[..at].contains('.') || next.is_some_and(char::is_alphabetic),
            _ if is_apostrophe(c) => next.is_some_and(char::is_alphabetic) && possessive_length(rest, at).is_none(),
            _ => c.is_alphanumeric() || is_combining(c),
        };
        if !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
        || (!c.is_ascii() && !c.is_alphanumeric() && is_mark_of_script(c))
}

/// Vowel signs and the like of Indic, Thai and Arabic scripts, which stand inside words.
fn is_mark_of_script(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{9cd}' | '\u{a01}'..='\u{a4d}' | '\u{e31}'..='\u{e4e}')
}

fn number_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let joins = match c {
            '-' | '‐' | '‑' => next.is_some_and(char::is_alphanumeric),
            '.' | ',' | ':' => next.is_some_and(char::is_numeric),
            _ => c.is_alphanumeric(),
        };
        if !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The length of a possessive ending at `at`, which follows a letter.
fn possessive_length(text: &str, at: usize) -> Option<usize> {
    let mark = text[at..].chars().next().filter(|c| is_apostrophe(*c))?;
    let before = text[..at].chars().next_back().filter(|c| c.is_alphanumeric())?;
    let rest = &text[at + mark.len_utf8()..];
    let ends = |rest: &str| !rest.chars().next().is_some_and(char::is_alphanumeric);
    match rest.chars().next() {
        Some('s' | 'S') if ends(&rest[1..]) => Some(mark.len_utf8() + 1),
        _ if matches!(before, 's' | 'S' | 'z' | 'x') && ends(rest) && mark != '\'' => None,
        _ => None,
    }
}
