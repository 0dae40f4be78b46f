//! The words of a dateline before its separator, taken apart into places, region, day and agency.

use super::day::{has_number, is_day, is_day_of_month, is_year};
use super::place::{self, Case};
use crate::field::date::words;

/// What the words before a separator were found to be.
#[derive(Debug, Clone, Default)]
pub(super) struct Head<'t> {
    pub(super) places: Vec<&'t str>,
    /// A state, province or country that the lexicon has stands behind a place.
    pub(super) region: bool,
    pub(super) agency: Option<&'t str>,
    /// The agency is one that the lexicon has.
    pub(super) agency_known: bool,
    /// The agency stands in brackets or between slashes.
    pub(super) agency_bracketed: bool,
    pub(super) date: Option<&'t str>,
}

/// What stands before a piece of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Start,
    Comma,
    Slash,
    Bracket,
    Dash,
    And,
    Stop,
    Space,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    end: usize,
    opening: Opening,
}

/// The most pieces that are looked at: no dateline has as many.
const MOST_PIECES: usize = 12;

impl<'t> Head<'t> {
    /// Takes the words apart; `None` if any of them has no place in a dateline.
    pub(super) fn parse(words: &'t str) -> Option<Self> {
        let pieces = pieces(words)?;
        if pieces.is_empty() || pieces.len() > MOST_PIECES {
            return None;
        }
        let mut head = Head::default();
        let mut day: Option<(usize, usize)> = None;
        for piece in pieces {
            let text = &words[piece.start..piece.end];
            if piece.opening == Opening::Bracket {
                head.read_bracket(text, piece, &mut day)?;
            } else {
                head.read_piece(text, piece, &mut day)?;
            }
        }
        let day = day.filter(|(start, end)| !head.places.is_empty() || has_number(&words[*start..*end]));
        head.date = day.map(|(start, end)| words[start..end].trim_end_matches('.').trim());
        Some(head)
    }

    fn read_bracket(&mut self, text: &'t str, piece: Piece, day: &mut Option<(usize, usize)>) -> Option<()> {
        if place::is_agency(text) {
            self.set_agency(text, true, true);
        } else if is_day(text) {
            extend(day, piece.start, piece.end);
        } else if !self.places.is_empty() && place::is_region(text) {
            self.region = true;
        } else if self.agency.is_none() && is_like_agency(text) {
            self.set_agency(text, false, true);
        } else {
            return None;
        }
        Some(())
    }

    fn read_piece(&mut self, text: &'t str, piece: Piece, day: &mut Option<(usize, usize)>) -> Option<()> {
        if piece.opening == Opening::Comma && !self.places.is_empty() && place::is_region(text) {
            self.region = true;
            return Some(());
        }
        let is_bare_day = day.is_none() && !self.places.is_empty() && is_day_of_month(text);
        if is_day(text) || is_bare_day || (day.is_some() && is_year(text)) {
            extend(day, piece.start, piece.end);
            return Some(());
        }
        let parted = matches!(piece.opening, Opening::Comma | Opening::Dash | Opening::Stop | Opening::Space);
        if (parted || day.is_some()) && !place::is_city(text) && self.agency.is_none() && place::is_agency(text) {
            self.set_agency(text, true, false);
            return Some(());
        }
        let (name, agency, tail) = split_tail(text);
        if let Some(agency) = agency {
            self.set_agency(agency, true, false);
        }
        if let Some(start) = tail {
            extend(day, piece.start + start, piece.start + start + tail_length(text, start, agency));
        }
        self.read_name(name, piece.opening, day.is_some())
    }

    /// A piece without day and agency: a place, or what stands behind one.
    fn read_name(&mut self, name: &'t str, opening: Opening, after_day: bool) -> Option<()> {
        if name.is_empty() {
            return Some(());
        }
        let case = place::case(name).filter(|_| words::month(name).is_none())?;
        let behind_place = !self.places.is_empty();
        match opening {
            Opening::Comma if behind_place && place::is_region(name) => self.region = true,
            // As in KABUL, Afghanistan: the place in capitals, what it belongs to not.
            Opening::Comma if behind_place && case == Case::Title && self.in_capitals() => {}
            Opening::Comma if behind_place && !after_day && !place::is_city(name) => return None,
            Opening::Slash if behind_place && is_river(name) => {}
            Opening::Comma | Opening::Slash | Opening::Start => self.places.push(name),
            Opening::And if behind_place && self.agrees(case, name) => self.places.push(name),
            Opening::Dash | Opening::Space if self.agency.is_some() && !behind_place => {
                place::is_city(name).then_some(())?;
                self.places.push(name);
            }
            Opening::Stop if after_day && !behind_place => self.places.push(name),
            _ => return None,
        }
        Some(())
    }

    fn set_agency(&mut self, agency: &'t str, known: bool, bracketed: bool) {
        if self.agency.is_none() {
            self.agency = Some(agency.trim());
            self.agency_known = known;
            self.agency_bracketed = bracketed;
        }
    }

    fn agrees(&self, case: Case, name: &str) -> bool {
        (case == Case::Capitals && self.in_capitals()) || (place::is_city(name) && self.all_cities())
    }

    /// Whether a day of the month is named, and not of the week only.
    pub(super) fn has_day(&self) -> bool {
        self.date.is_some_and(has_number)
    }

    /// Whether every place is written in capitals.
    pub(super) fn in_capitals(&self) -> bool {
        !self.places.is_empty() && self.places.iter().all(|name| place::case(name) == Some(Case::Capitals))
    }

    /// Whether every place is a city that the lexicon has.
    pub(super) fn all_cities(&self) -> bool {
        !self.places.is_empty() && self.places.iter().all(|name| place::is_city(name))
    }
}

/// `Frankfurt/Main` is one place.
fn is_river(name: &str) -> bool {
    matches!(name, "Main" | "M." | "Oder" | "O." | "Saale" | "S." | "Ruhr" | "Spree" | "Donau" | "Neckar")
}

/// Cuts the head at commas, slashes, brackets, dashes and the word for *and*; `None` where a bracket is not closed.
fn pieces(words: &str) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let (mut start, mut opening) = (0, Opening::Start);
    let mut at = 0;
    let close = |found: &mut Vec<Piece>, start: usize, end: usize, opening: Opening| {
        let left = words[start..end].len() - words[start..end].trim_start().len();
        let kept = words[start..end].trim();
        if !kept.is_empty() {
            found.push(Piece { start: start + left, end: start + left + kept.len(), opening });
        }
    };
    while let Some(c) = words[at..].chars().next() {
        let next = at + c.len_utf8();
        if let Some(closer) = closer(words, at, c) {
            close(&mut found, start, at, opening);
            let length = words[next..].find(closer)?;
            close(&mut found, next, next + length, Opening::Bracket);
            at = next + length + closer.len_utf8();
            (start, opening) = (at, Opening::Space);
            continue;
        }
        if let Some((length, new)) = delimiter(words, at, c) {
            close(&mut found, start, at, opening);
            at += length;
            (start, opening) = (at, new);
            continue;
        }
        at = next;
    }
    close(&mut found, start, words.len(), opening);
    Some(found)
}

/// What closes the bracket that `c` opens. A slash behind a space is a bracket if another follows.
fn closer(words: &str, at: usize, c: char) -> Option<char> {
    match c {
        '(' => Some(')'),
        '[' => Some(']'),
        '（' => Some('）'),
        '/' if words[..at].ends_with([' ', '.']) && words[at + 1..].contains('/') => Some('/'),
        _ => None,
    }
}

fn delimiter(words: &str, at: usize, c: char) -> Option<(usize, Opening)> {
    let rest = &words[at..];
    match c {
        ',' | '،' | '、' | ';' => Some((c.len_utf8(), Opening::Comma)),
        '/' => Some((1, Opening::Slash)),
        '—' | '―' => Some((c.len_utf8(), Opening::Dash)),
        '-' if rest.starts_with("--") => Some((2, Opening::Dash)),
        '-' | '–' if words[..at].ends_with(' ') || rest[c.len_utf8()..].starts_with(' ') => {
            Some((c.len_utf8(), Opening::Dash))
        }
        '.' => {
            let behind = rest[1..].trim_start();
            let word = words[..at].rsplit(' ').next().unwrap_or_default();
            let is_short_month = words::month(word).is_some();
            let stops =
                behind.len() < rest.len() - 1 && behind.starts_with(|c: char| c.is_ascii_digit()) && !is_short_month;
            stops.then_some((1, Opening::Stop))
        }
        ' ' => [" and ", " AND ", " und ", " et ", " & "]
            .iter()
            .find(|word| rest.starts_with(**word))
            .map(|word| (word.len(), Opening::And)),
        _ => None,
    }
}

/// Joins a piece of the day to what was found of it before.
fn extend(day: &mut Option<(usize, usize)>, start: usize, end: usize) {
    *day = Some(day.map_or((start, end), |(first, _)| (first, end)));
}

/// Splits an agency and a day off the end of a piece: `Berlin taz`, `PRAHA 15. května`. The last value is where the
/// day begins.
fn split_tail(text: &str) -> (&str, Option<&str>, Option<usize>) {
    let mut name = text;
    let mut agency = None;
    let ends_in_agency = |(front, last): &(&str, &str)| {
        place::is_agency(last) && !place::is_city(text) && is_agency_in_plain_text(front, last)
    };
    if let Some((front, last)) = text.rsplit_once(' ').filter(ends_in_agency) {
        (name, agency) = (front.trim_end(), Some(last));
    }
    let starts = name.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    let day = std::iter::once(0).chain(starts).find(|start| has_number(&name[*start..]) && is_day(&name[*start..]));
    match day {
        Some(start) => (strip_preposition(name[..start].trim_end()), agency, Some(start)),
        None => (name, agency, None),
    }
}

fn tail_length(text: &str, start: usize, agency: Option<&str>) -> usize {
    text[start..text.len() - agency.map_or(0, str::len)].trim_end().len()
}

/// Arabic puts *in* between place and day.
fn strip_preposition(name: &str) -> &str {
    name.strip_suffix(" في").unwrap_or(name)
}

/// An agency outside brackets is believed where its case sets it apart from the name before it.
fn is_agency_in_plain_text(front: &str, last: &str) -> bool {
    let is_upper = |s: &str| s.chars().any(char::is_uppercase) && !s.chars().any(char::is_lowercase);
    let is_lower = |s: &str| s.chars().any(char::is_lowercase) && !s.chars().any(char::is_uppercase);
    is_lower(last) || is_upper(last) != is_upper(front) || front.ends_with('.')
}

/// Whether words in brackets look like an agency that the lexicon does not have: one word, short or in capitals, or
/// two or three with capitals.
fn is_like_agency(text: &str) -> bool {
    /// In letters: names of several words, of one word in capitals, and of one in any case.
    const LONGEST: [usize; 3] = [24, 14, 5];
    let [several, capitals, any] = LONGEST;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    if (2..=3).contains(&words) {
        let is_name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        return letters <= several && text.split_whitespace().all(is_name);
    }
    let is_word = text.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '/'));
    let is_upper = !text.chars().any(char::is_lowercase);
    is_word && (2..=capitals).contains(&letters) && (letters <= any || is_upper) && !text.contains('-')
}
