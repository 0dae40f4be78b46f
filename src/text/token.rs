//! Words, numbers and marks.

use super::abbreviation;
use crate::article::Span;
use crate::lexicon::{self, Facts};

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with hyphens and apostrophes inside (`O'Neill`, `Ocasio-Cortez`), or an abbreviation (`U.S.`, `Mr.`).
    Word,
    /// Begins with a digit: `71`, `70-year-old`, `1,200.50`.
    Number,
    /// A possessive ending, `'s` or `’s`. The bare mark after an s is a [`Mark`](Self::Mark), as it may close a quotation.
    Possessive,
    /// One character of anything else.
    Mark,
}

/// A word, a number or a mark of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// See [`lexicon::key`].
    pub(crate) key: u64,
    /// What the lists know of a word; of numbers and marks nothing.
    pub(crate) facts: Facts,
}

/// Cuts a text into tokens. White space lies in none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    // A token and the space behind it take five bytes or more in most texts: nothing is moved to make room, and what was
    // too much is given back.
    let mut found = Vec::with_capacity(text.len() / 4);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (end, kind) = match byte {
            b'\t'..=b'\r' | b' ' => {
                at += 1;
                continue;
            }
            b'a'..=b'z' | b'A'..=b'Z' => (word_end(text, at), TokenKind::Word),
            b'0'..=b'9' => (number_end(text, at), TokenKind::Number),
            b'\'' => possessive_end(text, at).map_or((at + 1, TokenKind::Mark), |end| (end, TokenKind::Possessive)),
            _ if byte.is_ascii() => (at + 1, TokenKind::Mark),
            _ => {
                let c = first_char(text, at);
                if c.is_whitespace() {
                    at += c.len_utf8();
                    continue;
                }
                beyond_ascii(text, at, c)
            }
        };
        let key = lexicon::key(&text[at..end]);
        found.push(Token { span: Span::new(at, end), kind, key, facts: Facts::default() });
        at = end;
    }
    found.shrink_to_fit();
    // The lists are far from the processor: asked for one word right after another it waits for several at once.
    for word in found.iter_mut().filter(|token| token.kind == TokenKind::Word) {
        word.facts = lexicon::facts(word.key);
    }
    found
}

/// The end and the kind of a token that begins with such a character.
fn beyond_ascii(text: &str, at: usize, c: char) -> (usize, TokenKind) {
    // U+02BC, an apostrophe, counts as a letter, but no word begins with it.
    if c.is_alphabetic() && !is_apostrophe(c) {
        (word_end(text, at), TokenKind::Word)
    } else if c.is_numeric() {
        (number_end(text, at), TokenKind::Number)
    } else if let Some(end) = possessive_end(text, at) {
        (end, TokenKind::Possessive)
    } else {
        (at + c.len_utf8(), TokenKind::Mark)
    }
}

/// The character at a boundary before the text's end; a NUL behind it, which joins nothing.
fn first_char(text: &str, at: usize) -> char {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => char::from(*byte),
        _ => text[at..].chars().next().unwrap_or('\0'),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Where the word that starts at `start` ends, without a possessive ending and without a full stop that ends a sentence.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
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
fn stop_joins(text: &str, word: std::ops::Range<usize>, piece: usize, dotted: bool, next: char) -> bool {
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

fn number_end(text: &str, start: usize) -> usize {
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

/// Where a possessive ending that starts at `at`, behind a letter, ends.
fn possessive_end(text: &str, at: usize) -> Option<usize> {
    let mark = first_char(text, at);
    if !is_apostrophe(mark) || !text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let letter = at + mark.len_utf8();
    let ends = matches!(text.as_bytes().get(letter), Some(b's' | b'S')) && {
        let next = first_char(text, letter + 1);
        !next.is_alphanumeric() && !is_combining(next)
    };
    ends.then_some(letter + 1)
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, tokens};

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| &text[token.span.range()]).collect()
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes_inside() {
        let text = "Mara O'Dunn and Jo Ash-Vale don’t agree";
        assert_eq!(words(text), ["Mara", "O'Dunn", "and", "Jo", "Ash-Vale", "don’t", "agree"]);
    }

    #[test]
    fn possessives_stand_alone() {
        assert_eq!(
            words("Orla's plan, Ito’s. THE MAYOR'S"),
            ["Orla", "'s", "plan", ",", "Ito", "’s", ".", "THE", "MAYOR", "'S"]
        );
        assert_eq!(tokens("Ito’s")[1].kind, TokenKind::Possessive);
        assert_eq!(words("the Arnes' house ‘ours’"), ["the", "Arnes", "'", "house", "‘", "ours", "’"]);
    }

    #[test]
    fn abbreviations_and_initials_keep_their_stop() {
        assert_eq!(
            words("Mr. J.K. Ode and Dr. H. Lu, Ph.D., of the U.S. at 9 a.m."),
            ["Mr.", "J.K.", "Ode", "and", "Dr.", "H.", "Lu", ",", "Ph.D.", ",", "of", "the", "U.S.", "at", "9", "a.m."]
        );
        assert_eq!(
            words("See arne.example. He left.They came."),
            ["See", "arne.example", ".", "He", "left", ".", "They", "came", "."]
        );
    }

    #[test]
    fn a_lone_apostrophe_is_a_mark() {
        assert_eq!(words("her ʼ n ʼn aʼ"), ["her", "ʼ", "n", "ʼ", "n", "a", "ʼ"]);
    }

    #[test]
    fn numbers_run_on() {
        assert_eq!(
            words("1,200.50, 70-year-old, 5th. 10:30"),
            ["1,200.50", ",", "70-year-old", ",", "5th", ".", "10:30"]
        );
    }

    #[test]
    fn vowel_signs_stay_in_their_word() {
        assert_eq!(words("हिन्दी में। 東京で。"), ["हिन्दी", "में", "।", "東京で", "。"]);
    }
}
