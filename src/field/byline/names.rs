//! The names in the words of a byline.
//!
//! A byline is cut into pieces at its marks and joining words, offices, places and times are cut off, and each piece
//! is a person, an organisation, or nothing.

use std::borrow::Cow;

use super::ends::{
    begins_with_reporter, is_address, without_office, without_office_before, without_place, without_time,
};
use super::inverted::all_inverted;
use super::lead;
use super::person::{cased, is_person};
use super::piece::{MARKS, Piece, pieces};
use super::words;

/// Who signs, by one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) name: String,
    pub(crate) is_organisation: bool,
    /// A word such as `and` stands between it and the one before.
    pub(crate) is_joined: bool,
}

impl Signature {
    /// That of a person whom nothing joins to another.
    pub(super) fn of_person(name: String) -> Self {
        Self { name, is_organisation: false, is_joined: false }
    }
}

/// What a byline says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Signatures {
    pub(crate) names: Vec<Signature>,
    /// Whether words such as `By` lead them in.
    pub(crate) has_lead: bool,
}

/// How far a text is trusted to hold names and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Trust {
    /// A field that is declared to hold an author: one word may be a name, too, and a number a part of one.
    Declared,
    /// Words that a lead-in or the element's class marks as a name: one word may be one.
    Marked,
    /// Words on the page that may be anything.
    Displayed,
}

/// A longer line is no byline, in bytes.
const LONGEST_LINE: usize = 300;
/// More names than this are a list of something else.
const MOST_NAMES: usize = 30;
/// Reads the names in a byline of one or more lines.
pub(crate) fn read(text: &str, trust: Trust) -> Signatures {
    let mut found = Signatures::default();
    for line in lines(text) {
        found.has_lead |= line.is_led;
        // What stands on lines behind the names is their office, or what readers may do.
        let trust = match trust {
            Trust::Displayed if found.has_lead && found.names.is_empty() => Trust::Marked,
            Trust::Marked if !found.names.is_empty() => Trust::Displayed,
            trust => trust,
        };
        line_names(line.rest, trust, &mut found.names);
    }
    found.names.truncate(MOST_NAMES);
    found
}

/// Whether words such as `By` lead in the names of a text: what [`read`] tells as well, at a tenth of its cost.
pub(super) fn has_lead(text: &str) -> bool {
    lines(text).any(|line| line.is_led)
}

/// A line without its lead-ins.
struct Line<'t> {
    rest: &'t str,
    is_led: bool,
}

/// The lines of a byline. The names on the lines after the credit of others are those of others, too.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && line.len() <= LONGEST_LINE);
    lines.take_while(|line| !lead::is_of_others(line)).map(|line| {
        let mut rest = line;
        let mut is_led = begins_with_reporter(line);
        while let Some(behind) = lead::after_lead(rest).or_else(|| lead::after_time_and_lead(rest)) {
            (rest, is_led) = (behind, true);
        }
        Line { rest, is_led }
    })
}

/// Adds the names of one line.
fn line_names(line: &str, trust: Trust, names: &mut Vec<Signature>) {
    if !line.contains(' ') && is_address(line) {
        return;
    }
    if let Some(inverted) = all_inverted(line, trust) {
        names.extend(inverted.into_iter().map(Signature::of_person));
        return;
    }
    let is_whole = trust == Trust::Declared
        && !line.contains(MARKS)
        && words::is_organisation(line)
        && !words::known(line).given_first;
    let pieces = if is_whole { vec![Piece { text: line, is_joined: false }] } else { pieces(line) };
    let mut before_was_word = false;
    for piece in pieces {
        if lead::is_of_others(piece.text) {
            break;
        }
        let text = lead::after_lead(piece.text).unwrap_or(piece.text);
        let text = without_office_before(without_time(text, trust));
        let text = if words::is_organisation(text) && !words::known(text).given_first {
            text
        } else {
            without_place(without_office(text))
        };
        if !names.is_empty() && !piece.is_joined && words::is_qualification(text) {
            continue;
        }
        // `Linny and Peter`: one word may follow another.
        let may_be_word = names.is_empty() || (before_was_word && piece.is_joined);
        before_was_word = may_be_word && !text.contains(' ');
        let Some(signature) = signature(text, trust, may_be_word) else { continue };
        if names.iter().all(|known| known.name != signature.name) {
            names.push(Signature { is_joined: piece.is_joined, ..signature });
        }
    }
}

fn signature(piece: &str, trust: Trust, may_be_word: bool) -> Option<Signature> {
    /// A longer piece is a sentence, in bytes.
    const LONGEST: usize = 120;
    let piece = piece.trim_matches(|c: char| c.is_whitespace() || "-–—:;,…\"“”„*#=+<>".contains(c));
    let piece = without_full_stop(piece);
    if !piece.chars().any(char::is_alphabetic) || piece.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    if words::is_agency(piece) || words::is_organisation(piece) {
        let fits = trust != Trust::Displayed || words::is_agency(piece);
        return fits.then(|| Signature { is_organisation: true, ..Signature::of_person(words.join(" ")) });
    }
    let is_alone = trust != Trust::Displayed && may_be_word;
    if words.iter().all(|word| words::is_role_word(word)) && !is_alone {
        return None;
    }
    let is_pen_name =
        trust == Trust::Declared && is_alone && words.len() <= 3 && words.concat().chars().all(is_of_pen_name);
    if is_pen_name && piece.chars().any(char::is_numeric) {
        return Some(Signature::of_person(words.join(" ")));
    }
    // A lone word behind a name is where somebody is; the first of a declared field is a pen name.
    let is_name = is_person(&without_nickname(piece), if is_alone { 1 } else { 2 });
    let is_place = trust != Trust::Declared && words::is_place(piece);
    (is_name && !is_place).then(|| Signature::of_person(cased(piece)))
}

/// A name without the nickname that stands in quotation marks between its words: `Ann “The Boat” Lee`.
fn without_nickname(name: &str) -> Cow<'_, str> {
    const QUOTATION: [char; 4] = ['"', '“', '”', '„'];
    let parts: Vec<&str> = name.split(QUOTATION).map(str::trim).collect();
    match parts.as_slice() {
        [given, nickname, surname] if parts.iter().all(|part| !part.is_empty()) && is_person(nickname, 1) => {
            Cow::Owned(format!("{given} {surname}"))
        }
        _ => Cow::Borrowed(name),
    }
}

fn is_of_pen_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Cuts off the full stop of a sentence, but not that of `Jr.` or an initial.
fn without_full_stop(piece: &str) -> &str {
    const ABBREVIATION: usize = 4;
    let last = piece.rsplit(' ').next().unwrap_or(piece);
    let is_sentence = last.chars().count() > ABBREVIATION && last.find('.') == Some(last.len() - 1);
    if is_sentence { &piece[..piece.len() - 1] } else { piece }
}

#[cfg(test)]
mod tests {
    use super::{Trust, read};

    #[test]
    fn times_and_offices_end_a_name() {
        let cases: [(&str, &[&str]); 15] = [
            ("By Ann Lee and Bo Roe in Nairobi", &["Ann Lee", "Bo Roe"]),
            ("Von Max Mohn, Hamburg", &["Max Mohn"]),
            ("By Ann Lee Staff Writer", &["Ann Lee"]),
            ("Ann Lee0, Bo Roe & Cy Poe", &["Ann Lee", "Bo Roe", "Cy Poe"]),
            ("By Ann Lee\nPhotos by Bo Roe", &["Ann Lee"]),
            ("By\nANN LEE\nNews Reporter\n11:58, 23 Apr 2024", &["Ann Lee"]),
            ("Roe, Bo T.", &["Bo T. Roe"]),
            ("José Ortega y Gasset", &["José Ortega y Gasset"]),
            ("Ann Lee April 3, 2024", &["Ann Lee"]),
            ("Linny & Peter", &["Linny", "Peter"]),
            ("ByAnn Lee", &["Ann Lee"]),
            ("03/01/2017 by Ann Lee, Head of Town", &["Ann Lee"]),
            ("홍길동 기자 hong@example.org", &["홍길동"]),
            ("https://example.org/annlee", &[]),
            ("www.example.org", &[]),
        ];
        for (text, expected) in cases {
            let names: Vec<String> = read(text, Trust::Marked).names.into_iter().map(|found| found.name).collect();
            assert_eq!(names, expected, "{text}");
        }
    }

    #[test]
    fn an_office_behind_a_name_leads_it_in_where_it_is_a_reporters() {
        for (line, is_led) in [
            ("한지우 기자", true),
            ("한지우기자 hong@example.org", true),
            ("高瀬 美咲 記者", true),
            ("기자회견", false),
            ("본지 기자", false),
            ("Ann Lee", false),
        ] {
            assert_eq!(super::has_lead(line), is_led, "{line}");
        }
        assert_eq!(read("14 mei 2024 | Door Ann Lee", Trust::Displayed).names[0].name, "Ann Lee");
    }

    #[test]
    fn declared_names_may_be_words_of_the_calendar() {
        for name in ["Alexander Maximilian Freitag", "María Domingo de la Fuente Ruiz"] {
            let read = read(name, Trust::Declared).names;
            assert_eq!(read.first().map(|found| found.name.as_str()), Some(name));
        }
    }

    #[test]
    fn a_joining_word_before_a_name_is_told() {
        let joined =
            |text: &str| read(text, Trust::Marked).names.iter().map(|found| found.is_joined).collect::<Vec<_>>();
        assert_eq!(joined("By Ann Lee and Bo Roe"), [false, true]);
        assert_eq!(joined("Von Ann Lee, Bo Roe und Cy Poe"), [false, false, true]);
    }

    #[derive(serde::Deserialize)]
    struct Row {
        input: String,
        expected: Vec<String>,
    }

    #[test]
    fn the_table_of_bylines() {
        let rows: Vec<Row> =
            serde_json::from_str(include_str!("../../../fixtures/tables/bylines.json")).expect("the table reads");
        assert!(rows.len() >= 60);
        let names =
            |text: &str| read(text, Trust::Displayed).names.into_iter().map(|found| found.name).collect::<Vec<_>>();
        let wrong: Vec<_> = rows.iter().filter(|row| names(&row.input) != row.expected).collect();
        let told =
            wrong.iter().map(|row| format!("{:?} gave {:?}\n", row.input, names(&row.input))).collect::<String>();
        assert!(wrong.is_empty(), "{told}");
    }
}
