//! Numbers, words and marks, as dates are made of them.

use crate::field::word::word_length;
use crate::page::{is_direction_mark, is_unseen};
use crate::text::bytes::any;

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits of any script. A number too long for a date or a time stamp has the value 0.
    Number {
        value: u64,
        digits: usize,
    },
    /// Letters.
    Word,
    Mark(char),
}

/// A number, a word or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// White space stands before it.
    pub(super) spaced: bool,
}

impl Token {
    fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }
}

/// The longest number that is read: milliseconds since 1970 and `20240514181908123` have fewer digits.
const MOST_DIGITS: usize = 17;

/// A token, with the space before it, has at least so many bytes in most texts.
const BYTES_PER_TOKEN: usize = 3;

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / BYTES_PER_TOKEN + 1);
    let (mut end, mut spaced) = (0, false);
    while let Some(c) = text[end..].chars().next() {
        let start = end;
        end += c.len_utf8();
        if !c.is_ascii_graphic() && (c.is_whitespace() || is_passed_over(c)) {
            spaced |= c.is_whitespace();
            continue;
        }
        let kind = if let Some(first) = digit(c) {
            let (mut value, mut digits) = (first, 1);
            while let Some((next, length)) = text[end..].chars().next().and_then(|c| Some((digit(c)?, c.len_utf8()))) {
                end += length;
                digits += 1;
                value = if digits > MOST_DIGITS { 0 } else { value * 10 + next };
            }
            Kind::Number { value, digits }
        } else if !spaced && ends_day(c) && found.last().is_some_and(Token::is_number) {
            Kind::Word
        } else if is_letter(c) {
            end += word_length(&text[end..], is_letter);
            Kind::Word
        } else {
            Kind::Mark(c)
        };
        found.push(Token { kind, start, end, spaced });
        spaced = false;
    }
    found
}

/// Whether a text has the digits of a day: those of a year and another number, so many in one, or three numbers between full
/// stops or slashes, or behind the year of an era.
pub(super) fn may_hold_day(text: &str) -> bool {
    const OF_YEAR: usize = 4;
    const OF_WHOLE_DAY: usize = 8;
    const OF_SHORT_DAY: usize = 3;
    let (mut numbers, mut digits, mut most) = (0, 0, 0);
    let mut see = |is_digit: bool| {
        numbers += usize::from(is_digit && digits == 0);
        digits = if is_digit { digits + 1 } else { 0 };
        most = most.max(digits);
        most >= OF_WHOLE_DAY || (most >= OF_YEAR && numbers > 1)
    };
    let bytes = text.as_bytes();
    // With such a byte the digits of other scripts than ours begin.
    let begins_digit = |byte| (byte == 0xd9) | (byte == 0xdb) | (byte == 0xe0) | (byte == 0xef);
    let may_be = |byte: u8| byte.is_ascii_digit() | begins_digit(byte);
    if !any(bytes, may_be) {
        return false;
    }
    let has_day = if any(bytes, begins_digit) {
        text.chars().any(|c| see(digit(c).is_some()))
    } else {
        bytes.chunks(AT_ONCE).any(|chunk| {
            if any(chunk, |byte| byte.is_ascii_digit()) {
                chunk.iter().any(|byte| see(byte.is_ascii_digit()))
            } else {
                see(false)
            }
        })
    };
    has_day || (numbers >= OF_SHORT_DAY && text.contains(['.', '/', '年']))
}

/// So many bytes are passed over together where none is a digit.
const AT_ONCE: usize = 16;

/// Letters, and the signs that Indic and Thai scripts put inside words.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{e47}'..='\u{e4e}') || is_indic_sign(c)
}

/// Whether a sign is one that drops a vowel or dots a letter: Unicode lays them out alike in all Indic scripts.
fn is_indic_sign(c: char) -> bool {
    const BLOCK: u32 = 0x80;
    ('\u{900}'..='\u{d7f}').contains(&c) && matches!(c as u32 % BLOCK, 0x3c | 0x4d)
}

/// Whether a sign right behind the number of a day ends it: what follows in `14日下午` is another word.
fn ends_day(c: char) -> bool {
    matches!(c, '日' | '일' | '号' | '號')
}

/// What is not seen, with the direction marks and joiners that stand between the pieces of Arabic and Hebrew dates.
fn is_passed_over(c: char) -> bool {
    is_unseen(c) || is_direction_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// The value of a decimal digit in the scripts that pages write dates in.
fn digit(c: char) -> Option<u64> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{a66}'..='\u{a6f}' => '\u{a66}',
        '\u{ae6}'..='\u{aef}' => '\u{ae6}',
        '\u{be6}'..='\u{bef}' => '\u{be6}',
        '\u{c66}'..='\u{c6f}' => '\u{c66}',
        '\u{ce6}'..='\u{cef}' => '\u{ce6}',
        '\u{d66}'..='\u{d6f}' => '\u{d66}',
        '\u{e50}'..='\u{e59}' => '\u{e50}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u64::from(c as u32 - zero as u32))
}

#[cfg(test)]
mod tests {
    use super::{Kind, may_hold_day, tokens};

    #[test]
    fn digits_of_many_scripts_are_numbers() {
        for text in ["2024", "٢٠٢٤", "۲۰۲۴", "२०२४", "২০২৪", "๒๐๒๔", "２０２４"] {
            let found = tokens(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].kind, Kind::Number { value: 2024, digits: 4 }, "{text}");
            assert!(may_hold_day(&format!("14.5.{text}")), "{text}");
        }
    }

    #[test]
    fn a_day_has_a_year_and_a_number_or_three_numbers() {
        for text in
            ["14. 5. 24", "1/2/24", "14 May 2024", "2024, in the week from May 14", "２０２４年５月６日", "20240514"]
        {
            assert!(may_hold_day(text), "{text}");
        }
        for text in [
            "Twenty twenty-four, “in words”",
            "3 of 12 at 18:19",
            "1.5 million",
            "12 % und 100",
            "© 2024 The Arne Post",
        ] {
            assert!(!may_hold_day(text), "{text}");
        }
    }

    #[test]
    fn endless_digits_are_no_number() {
        assert_eq!(tokens(&"9".repeat(5_000))[0].kind, Kind::Number { value: 0, digits: 5_000 });
    }
}
