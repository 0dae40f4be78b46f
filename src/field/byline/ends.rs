//! What stands behind a name in a byline and is cut off: a time, a place, an office.

use super::names::Trust;
use super::piece::MARKS;
use super::words;
use crate::field::date::{self, words as calendar};

/// A declared author may sign with a number in a name of so many bytes.
const LONGEST_PEN_NAME: usize = 24;

/// Cuts off a time and what follows it, addresses and handles, and the number of a note right behind a name.
pub(super) fn without_time(piece: &str, trust: Trust) -> &str {
    if trust == Trust::Declared && piece.len() <= LONGEST_PEN_NAME {
        return piece;
    }
    let begins_with_digit = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_stop = |number: usize, word: &str, behind: &str| {
        // `Ann Lee April 3`: what would be a name is a month before a number.
        let is_day = || begins_with_digit(behind) && calendar::month(word).is_some();
        let is_time = || is_time_word(word) && !may_be_name(number, word, behind, trust);
        is_address(word) || begins_with_digit(word) || is_time() || is_day()
    };
    let before = before_word(piece, is_stop);
    // What a time is the time of: `Giriş Tarihi: 14.05.2024`.
    let before =
        if before.len() < piece.len() { date::without_label(before.trim_end_matches([':', ' '])) } else { before };
    before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':')
}

/// Whether a word is an address: of a page, of mail, or one that begins with a handle.
pub(super) fn is_address(word: &str) -> bool {
    let has_mark = word.bytes().any(|byte| matches!(byte, b'@' | b':'));
    (has_mark && (word.contains('@') || word.contains("://"))) || word.starts_with("www.")
}

/// The part of a piece before the first word of which `is_stop` says so, given its number and what stands behind it.
fn before_word(piece: &str, is_stop: impl Fn(usize, &str, &str) -> bool) -> &str {
    let mut at = 0;
    for (number, word) in piece.split_whitespace().enumerate() {
        let start = piece.len() - piece[at..].trim_start().len();
        at = start + word.len();
        if is_stop(number, word, &piece[at..]) {
            return piece[..start].trim();
        }
    }
    piece
}

/// Whether a word begins the time of a story, or what readers may do with it.
fn is_time_word(word: &str) -> bool {
    // Shorter names of months are names of people too.
    const LONG: usize = 4;
    let word = word.trim_end_matches([':', '.', ',']);
    words::is_time_word(word) || (word.chars().nth(LONG).is_some() && calendar::is_word(word))
}

/// Whether a capital word that may begin a time is rather a name: with no number behind it, behind a single word as in `Jan
/// Freitag`, or as a month before one as in `April Roe`; in a declared name wherever it stands.
fn may_be_name(number: usize, word: &str, behind: &str, trust: Trust) -> bool {
    let states_time = word.ends_with(':') || behind.contains(|c: char| c.is_ascii_digit());
    let is_name = match number {
        0 => calendar::month(word).is_some() && behind.trim_start().starts_with(char::is_uppercase),
        1 => true,
        _ => trust == Trust::Declared,
    };
    is_name && !states_time && word.starts_with(char::is_uppercase)
}

/// Cuts off `in Nairobi`, `for the Post`.
pub(super) fn without_place(piece: &str) -> &str {
    before_word(piece, |number, word, _| {
        // Behind one word it is a name itself: `Kim In Sook`.
        let is_capital = || number > 1 && matches!(word, "For" | "In" | "At" | "From");
        number > 0 && words::is_place_word(word) || is_capital()
    })
}

/// The offices of reporters behind names of scripts that need no space between the two.
const REPORTERS: [&str; 5] = ["記者", "记者", "기자", "특파원", "特派員"];
/// Other offices there.
const OFFICES: [&str; 5] = ["논설위원", "编辑", "編集委員", "論説委員", "さん"];
/// What papers call themselves there: `본지 기자` is any reporter of theirs.
const HOUSE: [&str; 5] = ["본지", "본보", "本报", "本報", "本紙"];

/// Whether a line begins with a name and the office of a reporter: what such a line says is as clear as `By` is elsewhere.
pub(super) fn begins_with_reporter(line: &str) -> bool {
    /// A given name and a family name may stand apart, and the office from both.
    const MOST_WORDS: usize = 3;
    let words = line.split(|c: char| c.is_whitespace() || MARKS.contains(&c)).filter(|word| !word.is_empty());
    let mut named = false;
    words.take(MOST_WORDS).any(|word| {
        let ends = REPORTERS.iter().find_map(|office| word.strip_suffix(office));
        let name = ends.unwrap_or(word);
        named |= !name.is_empty() && !HOUSE.contains(&name);
        ends.is_some() && named
    })
}

/// Cuts off the office behind a name: `Ann Lee Reporter`, `구현모 기자`.
pub(super) fn without_office(piece: &str) -> &str {
    let name = REPORTERS.iter().chain(&OFFICES).find_map(|office| piece.strip_suffix(office)).map(str::trim);
    let name = name.filter(|name| !name.is_empty());
    name.unwrap_or_else(|| before_word(piece, |number, word, _| number > 1 && words::is_role_word(word)))
}

/// Cuts off the office before a name that the word lists know: `Guest Columnist Ann Lee`.
pub(super) fn without_office_before(piece: &str) -> &str {
    let mut rest = piece;
    let mut has_role = false;
    while let Some((word, behind)) = rest.split_once(' ') {
        let is_role = words::is_role_word(word);
        if !is_role && !words::is_organisation_word(word) {
            break;
        }
        (rest, has_role) = (behind.trim_start(), has_role || is_role);
    }
    if has_role && rest.contains(' ') && words::known(rest).given_first { rest } else { piece }
}
