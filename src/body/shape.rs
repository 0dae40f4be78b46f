//! The shape of a text: what can be counted in one pass, whatever the script.

use std::ops::Range;

use super::ends::{First, Last, first, is_closing, is_full_stop, last};
use super::sign::{is_mark, is_sign, is_spaceless};

/// What was counted in a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Words; a character of a script without spaces counts half a word.
    pub(super) words: f32,
    /// Where its word hashes lie among those of all blocks.
    pub(super) hashes: Range<u32>,
    pub(super) letters: u32,
    pub(super) capitals: u32,
    pub(super) digits: u32,
    pub(super) commas: u32,
    /// Full stops, question and exclamation marks that a space or the end follows.
    pub(super) stops: u32,
    pub(super) quotes: u32,
    /// Bars, bullets, arrows and slashes, which part the items of menus.
    pub(super) separators: u32,
    pub(super) lines: u32,
    pub(super) capital_words: u32,
    pub(super) first: First,
    pub(super) last: Last,
}

/// The start of a word's hash: that of 32-bit FNV-1a.
pub(super) const SEED: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// Mixes a byte or a number into a hash.
pub(super) fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(PRIME)
}

/// The hash of a text that is one word.
pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(SEED, |hash, byte| mix(hash, u32::from(byte.to_ascii_lowercase())))
}

/// The hashes of the words of a text.
pub(super) fn word_hashes(text: &str) -> Vec<u32> {
    let mut hashes = Vec::new();
    Shape::of(text, &mut hashes);
    hashes
}

/// What is known of a byte.
#[derive(Debug, Clone, Copy)]
struct Sign {
    /// What an ASCII letter or digit counts as in the hash of a word; 0 for what is neither. Years, prices and ages are words
    /// of one kind.
    folded: u32,
    /// A digit counts as 1, a capital as [`CAPITAL`], so that both are counted in one sum.
    counts: u32,
}

/// A word of fewer bytes than this has not so many digits that they would be taken for a capital.
const CAPITAL: u32 = 1 << 16;

static SIGNS: [Sign; 256] = {
    let mut signs = [Sign { folded: 0, counts: 0 }; 256];
    let mut byte = 0;
    while byte < 128 {
        signs[byte as usize] = match byte {
            b'0'..=b'9' => Sign { folded: b'0' as u32, counts: 1 },
            b'A'..=b'Z' => Sign { folded: (byte | 0x20) as u32, counts: CAPITAL },
            b'a'..=b'z' => Sign { folded: byte as u32, counts: 0 },
            _ => Sign { folded: 0, counts: 0 },
        };
        byte += 1;
    }
    signs
};

/// A text of so many words is running text, however it ends. This and the next number were chosen by hand: what of the
/// running text around a block speaks for it is learned with them.
const LONG: f32 = 15.0;
/// One of so many is, if it ends as a sentence does.
const SENTENCE: f32 = 6.0;

/// Where the pass through a text stands.
struct Scan<'h> {
    shape: Shape,
    hashes: &'h mut Vec<u32>,
    word: u32,
    in_word: bool,
    /// Whether the character before was a stop.
    stopped: bool,
}

impl Shape {
    /// Counts a text, and adds the hashes of its words to `hashes`.
    pub(super) fn of(text: &str, hashes: &mut Vec<u32>) -> Shape {
        let start = hashes.len();
        let shape = Shape { first: first(text), last: last(text), lines: 1, ..Shape::default() };
        let mut scan = Scan { shape, hashes, word: SEED, in_word: false, stopped: false };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            if SIGNS[usize::from(byte)].folded != 0 {
                at += scan.word(&bytes[at..]);
            } else if byte.is_ascii() {
                scan.between(byte);
                at += 1;
            } else {
                let Some(c) = text[at..].chars().next() else { break };
                scan.other(c);
                at += c.len_utf8();
            }
        }
        scan.end_word();
        scan.shape.stops += u32::from(scan.stopped);
        scan.shape.hashes = start as u32..scan.hashes.len() as u32;
        scan.shape
    }

    /// Whether the text reads as running text. Teasers, too, end in an ellipsis.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= LONG || (self.words >= SENTENCE && self.last >= Last::Question)
    }
}

impl Scan<'_> {
    /// Counts the run of ASCII letters and digits at the head of `bytes`, or the beginning of a very long one; gives its
    /// length.
    fn word(&mut self, bytes: &[u8]) -> usize {
        let bytes = &bytes[..bytes.len().min(CAPITAL as usize - 1)];
        let (mut word, mut counts, mut length) = (self.word, 0, 0);
        for byte in bytes {
            let sign = SIGNS[usize::from(*byte)];
            if sign.folded == 0 {
                break;
            }
            word = mix(word, sign.folded);
            counts += sign.counts;
            length += 1;
        }
        let (digits, capitals) = (counts % CAPITAL, counts / CAPITAL);
        self.shape.letters += length as u32 - digits;
        self.shape.digits += digits;
        self.shape.capitals += capitals;
        self.shape.capital_words += u32::from(!self.in_word && bytes[0].is_ascii_uppercase());
        (self.word, self.in_word, self.stopped) = (word, true, false);
        length
    }

    /// Counts an ASCII character that is no part of a word.
    fn between(&mut self, byte: u8) {
        self.end_word();
        if byte == b' ' {
            self.shape.stops += u32::from(self.stopped);
            self.stopped = false;
            return;
        }
        match byte {
            b'\n' => {
                self.shape.stops += u32::from(self.stopped);
                self.shape.lines += 1;
            }
            b',' | b';' => self.shape.commas += 1,
            b'"' => self.shape.quotes += 1,
            b'|' | b'/' | b'>' | b'<' | b'+' | b'@' | b'#' => self.shape.separators += 1,
            _ => {}
        }
        self.stopped = matches!(byte, b'.' | b'!' | b'?') || (self.stopped && is_closing(char::from(byte)));
    }

    /// Counts a character beyond ASCII.
    fn other(&mut self, c: char) {
        if is_spaceless(c) && !is_mark(c) {
            self.end_word();
            self.shape.letters += 1;
            self.hashes.push(mix(SEED, c as u32));
            self.shape.words += 0.5;
            self.stopped = false;
        } else if c.is_alphanumeric() || is_sign(c) {
            self.shape.letters += 1;
            if c.is_uppercase() {
                self.shape.capitals += 1;
                self.shape.capital_words += u32::from(!self.in_word);
            }
            self.word = mix(self.word, c as u32);
            self.in_word = true;
            self.stopped = false;
        } else {
            self.end_word();
            match c {
                '、' | '，' | '،' | '؛' | '၊' => self.shape.commas += 1,
                c if is_full_stop(c) || matches!(c, '！' | '？' | '؟' | '…') => self.shape.stops += 1,
                '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' => self.shape.quotes += 1,
                '•' | '·' | '›' | '‹' | '→' | '←' | '©' | '│' | '｜' | '▼' | '▸' | '❯' | '★' => {
                    self.shape.separators += 1
                }
                _ => {}
            }
            self.stopped &= is_closing(c);
        }
    }

    fn end_word(&mut self) {
        if self.in_word {
            self.shape.words += 1.0;
            self.hashes.push(self.word);
            (self.word, self.in_word) = (SEED, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        Shape::of(text, &mut Vec::new())
    }

    #[test]
    fn words_in_every_script() {
        for (text, words) in [
            ("The bridge, which opened.", 4.0),
            ("橋が開通した", 3.0),
            ("Мост открыт", 2.0),
            ("افتتح الجسر", 2.0),
            ("पुल खुल गया।", 3.0),
            ("", 0.0),
            ("…", 0.0),
        ] {
            assert_eq!(shape(text).words, words, "{text}");
        }
    }

    #[test]
    fn sentences_end_in_every_script() {
        for text in [
            "開通した。",
            "पुल खुल गया।",
            "پل کھل گیا۔",
            "Կամուրջը բացվեց։",
            "ድልድዩ ተከፈተ።",
            "တံတားဖွင့်ပြီ။",
            "ស្ពានបានបើក។",
            "ཟམ་པ།",
        ] {
            assert_eq!((shape(text).stops, last(text)), (1, Last::Stop), "{text}");
        }
    }

    #[test]
    fn an_endless_word_is_one_word() {
        for (letter, capitals, digits) in [('A', 200_000, 0), ('7', 0, 200_000)] {
            let counted = shape(&letter.to_string().repeat(200_000));
            assert_eq!((counted.words, counted.capitals, counted.digits), (1.0, capitals, digits));
        }
    }

    #[test]
    fn sentences_and_numbers_are_counted_and_hashed() {
        let mut hashes = Vec::new();
        let counted = Shape::of("He said: “Yes.” It cost 1.50 in 2024.", &mut hashes);
        assert_eq!((counted.stops, counted.digits, counted.quotes), (2, 7, 2));
        assert_eq!(hashes[0], hash("he"));
        assert_eq!(hashes.last(), Some(&hash("0000")));
    }
}
