//! The names in the words of a byline.
//!
//! A byline is cut into pieces at its marks and joining words, offices, places and times are cut off, and each piece
//! is a person, an organisation, or nothing.

use super::person::{cased, is_person};
use super::words;
use crate::field::date;

/// Who signs, by one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) name: String,
    pub(crate) is_organisation: bool,
}

/// What a byline says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Signatures {
    pub(crate) names: Vec<Signature>,
    /// Whether words such as `By` lead them in.
    pub(crate) has_lead: bool,
}

/// How far a text is trusted to hold names and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
/// A declared author may sign with a number in a name of so many bytes.
const LONGEST_PEN_NAME: usize = 24;
/// More names than this are a list of something else.
const MOST_NAMES: usize = 30;
/// What parts names, whatever stands around it.
const MARKS: [char; 15] = [',', ';', '|', '•', '·', '、', '，', '；', '│', '｜', '/', '／', '●', '‧', '・'];

/// Reads the names in a byline of one or more lines.
pub(crate) fn read(text: &str, trust: Trust) -> Signatures {
    let mut found = Signatures::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && line.len() <= LONGEST_LINE) {
        if words::is_of_others(line) {
            // The names on the lines after it are those of others, too.
            break;
        }
        let mut rest = line;
        while let Some(behind) = words::after_lead(rest).or_else(|| words::after_time_and_lead(rest)) {
            found.has_lead = true;
            rest = behind;
        }
        // What stands on lines behind the names is their office, or what readers may do.
        let trust = match trust {
            Trust::Displayed if found.has_lead && found.names.is_empty() => Trust::Marked,
            Trust::Marked if !found.names.is_empty() => Trust::Displayed,
            trust => trust,
        };
        line_names(rest, trust, &mut found.names);
    }
    found.names.truncate(MOST_NAMES);
    found
}

/// Adds the names of one line.
fn line_names(line: &str, trust: Trust, names: &mut Vec<Signature>) {
    if let Some(name) = inverted(line, trust) {
        names.push(Signature { name, is_organisation: false });
        return;
    }
    let is_whole =
        trust == Trust::Declared && !line.contains(MARKS) && is_organisation(line) && !words::known(line).given_first;
    let pieces = if is_whole { vec![Piece { text: line, is_joined: false }] } else { pieces(line) };
    let mut before_was_word = false;
    for piece in pieces {
        if words::is_of_others(piece.text) {
            break;
        }
        let text = words::after_lead(piece.text).unwrap_or(piece.text);
        let text = without_time(text, trust);
        let text = if is_organisation(text) && !words::known(text).given_first {
            text
        } else {
            without_place(without_office(text))
        };
        if !names.is_empty() && is_qualification(text) {
            continue;
        }
        // `Linny and Peter`: one word may follow another.
        let may_be_word = names.is_empty() || (before_was_word && piece.is_joined);
        before_was_word = may_be_word && !text.contains(' ');
        if let Some(signature) = signature(text, trust, may_be_word)
            && !names.contains(&signature)
        {
            names.push(signature);
        }
    }
}

/// `Tollefson, Jeff` put right: one word, a comma, one or two given names, and nothing else.
fn inverted(line: &str, trust: Trust) -> Option<String> {
    let (last, first) = line.split_once(", ")?;
    let is_name = |part: &str, most: usize| {
        let count = part.split_whitespace().count();
        (1..=most).contains(&count) && is_person(part, 1) && !part.contains(MARKS)
    };
    let initial = first.split_whitespace().any(|word| word.ends_with('.') && word.chars().count() == 2);
    let fits = trust != Trust::Displayed && is_name(last, 1) && is_name(first, 2) && !is_qualification(first);
    (fits && (initial || !words::is_agency(last))).then(|| format!("{first} {last}"))
}

/// A part of a line between two marks or joining words.
struct Piece<'l> {
    text: &'l str,
    /// A word such as `and` stands before it.
    is_joined: bool,
}

/// The pieces between marks and joining words, without what stands in brackets.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    const OPENING: [char; 5] = ['(', '[', '（', '【', '《'];
    const CLOSING: [char; 5] = [')', ']', '）', '】', '》'];
    let line = if line.starts_with(OPENING) { line.trim_matches(OPENING).trim_matches(CLOSING) } else { line };
    let mut found = Vec::new();
    let (mut start, mut depth, mut is_joined, mut at_word) = (0, 0_usize, false, true);
    for (at, c) in line.char_indices() {
        let end = at + c.len_utf8();
        let rest = &line[at..];
        let is_dash = at_word && matches!(c, '-' | '–' | '—') && line[end..].starts_with(' ');
        let word = if at_word { rest.split(char::is_whitespace).next().unwrap_or_default() } else { "" };
        let joins = !word.is_empty() && words::is_joint(word) && !is_inside_name(line, start, at, word);
        let cut = if OPENING.contains(&c) {
            depth += 1;
            (depth == 1).then_some(end)
        } else if CLOSING.contains(&c) {
            depth = depth.saturating_sub(1);
            start = end;
            None
        } else if depth > 0 {
            None
        } else if MARKS.contains(&c) || is_dash {
            Some(end)
        } else {
            (joins && !line[start.min(at)..at].trim().is_empty()).then_some(at + word.len())
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

/// Whether a joining word is a part of a name, as in `José Ortega y Gasset`: one word stands on one side of it.
fn is_inside_name(line: &str, start: usize, at: usize, word: &str) -> bool {
    let before = line[start..at].split_whitespace().count();
    let behind = line[at + word.len()..].split(MARKS).next().unwrap_or_default().split_whitespace().count();
    matches!(word, "y" | "e" | "i" | "en") && (before < 2 || behind < 2)
}

/// Cuts off a time and what follows it, addresses and handles, and the number of a note right behind a name.
fn without_time(piece: &str, trust: Trust) -> &str {
    if trust == Trust::Declared && piece.len() <= LONGEST_PEN_NAME {
        return piece;
    }
    // `Ann Lee April 3`: what would be a name is a month before a number.
    let is_day = |number: usize, word: &str| {
        let next = piece.split_whitespace().nth(number + 1);
        date::words::month(word).is_some() && next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_stop = |number: usize, word: &str| {
        let is_address = word.contains('@') || word.contains("://") || word.starts_with("www.");
        is_address || word.starts_with(|c: char| c.is_ascii_digit()) || is_time_word(word) || is_day(number, word)
    };
    before_word(piece, is_stop).trim_end_matches(|c: char| c.is_ascii_digit() || c == ':')
}

/// The part of a piece before the first word of which `is_stop` says so, given its number.
fn before_word(piece: &str, is_stop: impl Fn(usize, &str) -> bool) -> &str {
    let mut at = 0;
    for (number, word) in piece.split_whitespace().enumerate() {
        let start = piece.len() - piece[at..].trim_start().len();
        if is_stop(number, word) {
            return piece[..start].trim();
        }
        at = start + word.len();
    }
    piece
}

/// Words that begin the time of a story, or what readers may do with it.
fn is_time_word(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "updated",
        "published",
        "posted",
        "stand",
        "aktualisiert",
        "veröffentlicht",
        "publié",
        "actualizado",
        "publicado",
        "aggiornato",
        "today",
        "yesterday",
        "read",
        "minutes",
        "ago",
        "opdateret",
        "oppdatert",
        "uppdaterad",
        "follow",
        "folgen",
        "share",
        "email",
    ];
    // Shorter names of months, and some longer ones, are names of people too.
    const LONG: usize = 4;
    const NAMES: [&str; 5] = ["april", "june", "august", "avril", "juni"];
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches([':', '.', ',']);
    let is_long = lower.chars().count() > LONG && !NAMES.contains(&lower);
    WORDS.contains(&lower) || (is_long && (date::words::month(lower).is_some() || date::words::is_weekday(lower)))
}

/// Cuts off `in Nairobi`, `for the Post`.
fn without_place(piece: &str) -> &str {
    before_word(piece, |number, word| {
        number > 0 && (words::is_place_word(word) || matches!(word, "For" | "In" | "At" | "From"))
    })
}

/// Cuts off the office behind a name: `Ann Lee Reporter`, `구현모 기자`.
fn without_office(piece: &str) -> &str {
    const WIDE: [&str; 9] = ["記者", "기자", "특파원", "논설위원", "编辑", "特派員", "編集委員", "論説委員", "さん"];
    let name = WIDE.iter().find_map(|office| piece.strip_suffix(office)).map(str::trim).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| before_word(piece, |number, word| number > 1 && words::is_role_word(word)))
}

/// Whether a piece behind a name tells of it: a degree, an office, a single word that is a place.
fn is_qualification(piece: &str) -> bool {
    let count = piece.split_whitespace().count();
    let is_degree = |word: &str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let upper = letters.iter().filter(|c| c.is_uppercase()).count();
        word.ends_with('®') || (letters.len() <= 6 && upper >= 2 && upper * 2 >= letters.len())
    };
    let is_office = piece.split_whitespace().any(words::is_role_word);
    is_office
        || (count <= 3 && piece.split_whitespace().all(is_degree) && !words::is_agency(piece))
        || matches!(piece, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III")
}

/// Whether a piece is the name of an organisation, an office's too, as in `Travel Editors`.
fn is_organisation(piece: &str) -> bool {
    /// An organisation's name has at most so many words.
    const MOST_WORDS: usize = 7;
    let count = piece.split_whitespace().count();
    (1..=MOST_WORDS).contains(&count) && piece.split_whitespace().any(words::is_organisation_word)
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
    if words::is_agency(piece) || is_organisation(piece) {
        let fits = trust != Trust::Displayed || words::is_agency(piece);
        return fits.then(|| Signature { name: words.join(" "), is_organisation: true });
    }
    let is_alone = trust != Trust::Displayed && may_be_word;
    if words.iter().all(|word| words::is_role_word(word)) && !is_alone {
        return None;
    }
    let is_pen_name =
        trust == Trust::Declared && is_alone && words.len() <= 3 && words.concat().chars().all(is_of_pen_name);
    if is_pen_name && piece.chars().any(char::is_numeric) {
        return Some(Signature { name: words.join(" "), is_organisation: false });
    }
    // A lone word behind a name is where somebody is; the first of a declared field is a pen name.
    is_person(piece, if is_alone { 1 } else { 2 }).then(|| Signature { name: cased(piece), is_organisation: false })
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
        let cases: [(&str, &[&str]); 13] = [
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
        ];
        for (text, expected) in cases {
            let names: Vec<String> = read(text, Trust::Marked).names.into_iter().map(|found| found.name).collect();
            assert_eq!(names, expected, "{text}");
        }
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
