//! Words, numbers and marks.

use std::ops::Range;

use super::Shape;
use super::extent::{first_char, is_apostrophe, number_end, possessive_end, word_end};
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

/// How a word is written that is letters of ASCII and nothing else, as nearly all are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// `word`.
    Lower,
    /// `Word`.
    Capital,
    /// Otherwise, or it is another word, or none.
    Other,
}

/// A word, a number or a mark of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    pub(crate) kind: TokenKind,
    pub(crate) case: Case,
    pub(crate) shape: Shape,
    /// See [`lexicon::key`].
    pub(crate) key: u64,
    /// What the lists know of a word; of numbers and marks nothing.
    pub(crate) facts: Facts,
}

impl Token {
    /// Stands for the token before the first and behind the last.
    pub(crate) const NONE: Self = Self {
        start: 0,
        end: 0,
        kind: TokenKind::Mark,
        case: Case::Other,
        shape: Shape::Mark,
        key: 1,
        facts: Facts(0),
    };

    /// A token of any kind. No text is so long that its offsets need more than 32 bits.
    fn new(text: &str, Range { start, end }: Range<usize>, kind: TokenKind) -> Self {
        let word = &text[start..end];
        let shape = match kind {
            TokenKind::Word => Shape::of(word),
            TokenKind::Number => Shape::Number,
            TokenKind::Possessive => Shape::Possessive,
            TokenKind::Mark => Shape::Mark,
        };
        Self { start: start as u32, end: end as u32, kind, shape, key: lexicon::key(word), ..Self::NONE }
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Whether it begins with a capital; `word` is what it reads.
    pub(crate) fn is_capital(&self, word: &str) -> bool {
        match self.case {
            Case::Lower => false,
            Case::Capital => true,
            Case::Other => word.starts_with(char::is_uppercase),
        }
    }
}

/// The bit of a letter of ASCII that tells small ones.
const SMALL: u8 = b'a' - b'A';
/// So many words are looked up at once.
const AT_ONCE: usize = 32;

/// Cuts a text into tokens. White space lies in none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    // A token and the space behind it take five bytes or more in most texts: nothing is moved to make room, and what was
    // too much is given back. Twice the room is enough for words of one letter, the last of which has no space behind it.
    let mut found = Vec::with_capacity(text.len() / 4 + 1);
    let bytes = text.as_bytes();
    let mut at = super::start(text);
    while let Some(&byte) = bytes.get(at) {
        let (end, kind) = match byte {
            b'\t'..=b'\r' | b' ' => {
                at += 1;
                continue;
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                let word = word(text, at);
                at = word.end as usize;
                found.push(word);
                continue;
            }
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
        found.push(Token::new(text, at..end, kind));
        at = end;
    }
    found.shrink_to_fit();
    for tokens in found.chunks_mut(AT_ONCE) {
        let mut keys = [lexicon::EMPTY; AT_ONCE];
        keys.iter_mut().zip(&*tokens).for_each(|(key, token)| *key = token.key);
        let known = tokens.iter_mut().zip(lexicon::facts_of_each(&keys));
        known.filter(|(token, _)| token.kind == TokenKind::Word).for_each(|(token, facts)| token.facts = facts);
    }
    found
}

/// The word that begins with a letter of ASCII. Nearly all are such letters and nothing else: those are measured, numbered and
/// told by their case in one go.
fn word(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let (mut plain, mut key, mut small) = (start, lexicon::EMPTY, 0);
    while let Some(byte) = bytes.get(plain).filter(|byte| byte.is_ascii_alphabetic()) {
        key = lexicon::step(key, u64::from(byte | SMALL));
        small += usize::from(byte & SMALL);
        plain += 1;
    }
    let may_go_on = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'\'') || !byte.is_ascii();
    if bytes.get(plain).is_some_and(may_go_on) {
        let end = word_end(text, start, plain);
        if end > plain {
            return Token::new(text, start..end, TokenKind::Word);
        }
    }
    let (case, shape) = match plain - start - small / usize::from(SMALL) {
        0 => (Case::Lower, Shape::Lower),
        1 if bytes[start].is_ascii_uppercase() && plain > start + 1 => (Case::Capital, Shape::Capital),
        _ => (Case::Other, Shape::of(&text[start..plain])),
    };
    Token { start: start as u32, end: plain as u32, kind: TokenKind::Word, case, shape, key, ..Token::NONE }
}

/// The end and the kind of a token that begins with such a character.
fn beyond_ascii(text: &str, at: usize, c: char) -> (usize, TokenKind) {
    // U+02BC, an apostrophe, counts as a letter, but no word begins with it.
    if c.is_alphabetic() && !is_apostrophe(c) {
        (word_end(text, at, at), TokenKind::Word)
    } else if c.is_numeric() {
        (number_end(text, at), TokenKind::Number)
    } else if let Some(end) = possessive_end(text, at) {
        (end, TokenKind::Possessive)
    } else {
        (at + c.len_utf8(), TokenKind::Mark)
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Facts, TokenKind, tokens};
    use crate::lexicon::{facts, key};

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| &text[token.span().range()]).collect()
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
        assert_eq!(
            words("Alvo Quill Jr.'s plan, the U.S.’s"),
            ["Alvo", "Quill", "Jr.", "'s", "plan", ",", "the", "U.S.", "’s"]
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
    fn the_case_of_plain_words_is_told() {
        let cases = |text: &str| tokens(text).iter().map(|token| token.case).collect::<Vec<_>>();
        assert_eq!(cases("moss"), [Case::Lower]);
        assert_eq!(cases("Moss"), [Case::Capital]);
        for other in ["I", "MOSS", "mOss", "iT", "Moß", "moss-like", "moss2", "Mr.", "2nd", ",", "'"] {
            assert_eq!(cases(other), [Case::Other], "{other}");
        }
    }

    #[test]
    fn words_and_their_numbers_are_the_same_however_they_are_cut() {
        for word in
            ["moss", "Moss", "MOSS", "Moß", "O'Dunn", "moss-like", "Mr.", "U.S.", "arne.example", "G20", "2nd", "-"]
        {
            let found = tokens(word);
            assert_eq!((found.len(), found[0].span().len()), (1, word.len()), "{word}");
            assert_eq!(
                (found[0].key, found[0].facts),
                (key(word), if word.starts_with(['2', '-']) { Facts::default() } else { facts(key(word)) }),
                "{word}"
            );
        }
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
