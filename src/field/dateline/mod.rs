//! The dateline: places, agency and day before a story's first sentence.
//!
//! A line that may hold one is read up to each place where it could end; the words before are taken apart, and they
//! are a dateline if each has its place in one and enough speaks for it: an agency, a day, a state, capitals, a city
//! that the lexicon knows.

mod cjk;
mod day;
mod evidence;
mod head;
mod place;
mod separator;

use crate::article::{Dateline, Span};
use crate::explain::FieldReason;
use crate::text;
use evidence::{Strength, Surroundings};
use head::Head;
use separator::Separator;

/// How many lines are looked at: headline, standfirst and byline may stand before the dateline.
const LINES: usize = 6;

/// The longest line, in characters, that is held to be a headline, a standfirst or a byline.
const LONGEST_BEFORE: usize = 220;

/// Reads the dateline at the head of a story's text. `language` is a BCP 47 tag, where known.
pub(crate) fn read(text: &str, language: Option<&str>) -> Option<Dateline> {
    let lines: Vec<(usize, &str)> = lines(text).take(LINES + 1).collect();
    for (number, &(start, line)) in lines.iter().enumerate().take(LINES) {
        let next = lines.get(number + 1).map(|(_, line)| *line);
        let found = cjk::read(line)
            .or_else(|| latin(line, next, language).filter(|found| may_stand(found.0, number)).map(|found| found.1));
        if let Some(mut dateline) = found {
            dateline.span = Span::new(start + dateline.span.start, start + dateline.span.end);
            return Some(dateline);
        }
        if line.chars().count() > LONGEST_BEFORE {
            return None;
        }
    }
    None
}

/// How likely a dateline that is found is right. All of the 240 first paragraphs that it was measured on are read rightly,
/// but those were looked at while the rules were written.
const CONFIDENCE: f32 = 0.99;

/// What an explanation tells of the dateline.
pub(crate) fn reason(dateline: Option<&Dateline>) -> FieldReason {
    FieldReason {
        field: "dateline".to_owned(),
        value: dateline.map(|dateline| dateline.text.clone()),
        source: dateline.map(|_| "body".to_owned()),
        confidence: if dateline.is_some() { CONFIDENCE } else { 0.0 },
        others: Vec::new(),
    }
}

/// The lines that hold anything, trimmed, with their offsets.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text::start(text);
    text[start..]
        .split_inclusive('\n')
        .scan(start, |at, line| {
            let start = *at + line.len() - line.trim_start().len();
            *at += line.len();
            Some((start, line.trim()))
        })
        .filter(|(_, line)| !line.is_empty())
}

/// The less speaks for a dateline, the nearer to the top it must stand.
fn may_stand(strength: Strength, line: usize) -> bool {
    match strength {
        Strength::Strong | Strength::Middling => true,
        Strength::Weak => line <= 2,
    }
}

/// A dateline in a script that puts spaces between words. The last place where one can end wins: `MOSCOW, May 15 -
/// TASS.` is a dateline up to its dash, too.
fn latin(line: &str, next: Option<&str>, language: Option<&str>) -> Option<(Strength, Dateline)> {
    let english = is_english(line, language);
    let mut last = None;
    for separator in separator::separators(line) {
        let around = Surroundings { separator: separator.kind, rest: &line[separator.end..], next, english };
        let Some(head) = Head::parse(line[..separator.start].trim_end_matches('.')) else { continue };
        if let Some(strength) = evidence::weigh(&head, around) {
            last = Some((strength, dateline(line, &head, separator)));
        }
    }
    last
}

fn dateline(line: &str, head: &Head<'_>, separator: Separator) -> Dateline {
    let rest = &line[separator.end..];
    let end = separator.end + rest.len() - rest.trim_start().len();
    let places = head.places.iter().map(|name| name.replace('\u{ad}', "")).collect();
    Dateline {
        text: line[..separator.end].trim_end().to_owned(),
        places,
        agency: head.agency.map(str::to_owned),
        date: head.date.map(str::to_owned),
        span: Span::new(0, end),
    }
}

/// Whether the line is English: by the language where it is known, else by its small words.
fn is_english(line: &str, language: Option<&str>) -> bool {
    match language {
        Some(tag) => tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en")),
        None => {
            line.split_whitespace().filter(|word| ["the", "of", "to", "and", "has", "was"].contains(word)).count() >= 2
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::read;

    #[derive(Deserialize)]
    struct Row {
        input: String,
        language: Option<String>,
        expected: Option<Expected>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Expected {
        text: String,
        places: Vec<String>,
        agency: Option<String>,
        date: Option<String>,
        /// The first characters behind the dateline.
        story: String,
    }

    #[test]
    fn the_table_of_datelines_holds() {
        let rows: Vec<Row> =
            serde_json::from_str(include_str!("../../../fixtures/tables/datelines.json")).expect("the table reads");
        assert!(rows.len() >= 60);
        let mut wrong = Vec::new();
        for row in rows {
            let got = read(&row.input, row.language.as_deref()).map(|found| Expected {
                story: row.input[found.span.end..].chars().take(12).collect(),
                text: found.text,
                places: found.places,
                agency: found.agency,
                date: found.date,
            });
            if got != row.expected {
                wrong.push(format!("{:?}\n  expected {:?}\n  got      {got:?}", row.input, row.expected));
            }
        }
        assert!(wrong.is_empty(), "{} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
