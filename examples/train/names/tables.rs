//! Invented tables of results, so that the tagger learns how names stand where no sentence is.

use newsprint::Span;
use newsprint::lab::names;

use super::data::{Document, FOLDS, TABLES};
use super::random::Random;
use super::vary::capitalised;

/// So many tables are made.
const TABLES_MADE: usize = 240;
/// The most lines of one.
const MOST_LINES: usize = 14;
/// How much a table counts.
const WEIGHT: f32 = 0.3;
/// Of a hundred tables, so many are in capitals.
const SHOUTED: usize = 12;

const WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// All tables; none is held back alone, as none is measured.
pub fn all() -> Vec<Document> {
    let mut random = Random::new(11);
    let words = Words { given: names::common_given_names(), surnames: names::surnames(), places: names::places() };
    let kinds: Vec<Vec<&str>> = include_str!("tables.txt")
        .split("=\n")
        .skip(1)
        .map(|kind| kind.lines().filter(|line| !line.is_empty()).collect())
        .collect();
    (0..TABLES_MADE).map(|number| words.table(&kinds[number % kinds.len()], number, &mut random)).collect()
}

struct Words {
    given: Vec<&'static str>,
    surnames: Vec<&'static str>,
    places: Vec<&'static str>,
}

impl Words {
    fn table(&self, kind: &[&str], number: usize, random: &mut Random) -> Document {
        let (mut text, mut spans) = (String::new(), Vec::new());
        let shouted = random.percent(SHOUTED);
        for _ in 0..2 + random.below(MOST_LINES) {
            let mut rest = *random.pick(kind);
            while let Some((before, behind)) = rest.split_once('{') {
                text.push_str(before);
                let (slot, behind) = behind.split_once('}').unwrap_or((behind, ""));
                let filled = self.fill(slot, random);
                let filled = if shouted { filled.to_uppercase() } else { filled };
                let start = text.len();
                text.push_str(&filled);
                match slot {
                    "F" | "L" | "I" => spans.push(Span::new(start, text.len())),
                    // The comma parts it into two runs, each of which names the person.
                    "R" => {
                        let comma = start + filled.find(',').unwrap_or(0);
                        spans.extend([Span::new(start, comma), Span::new(comma + 2, text.len())]);
                    }
                    _ => {}
                }
                rest = behind;
            }
            text.push_str(rest);
            text.push('\n');
        }
        Document {
            set: TABLES,
            id: number.to_string(),
            text,
            is_english: true,
            names: spans,
            weight: WEIGHT,
            fold: number % FOLDS,
        }
    }

    fn fill(&self, slot: &str, random: &mut Random) -> String {
        let given = |random: &mut Random| name(random.pick::<&str>(&self.given));
        let surname = |random: &mut Random| name(random.pick::<&str>(&self.surnames));
        match slot {
            "F" => format!("{} {}", given(random), surname(random)),
            "L" => surname(random),
            "I" => format!("{}. {}", given(random).chars().next().unwrap_or('A'), surname(random)),
            "R" => format!("{}, {}", surname(random), given(random)),
            "C" | "N" => random.pick::<&str>(&self.places).split(' ').map(name).collect::<Vec<_>>().join(" "),
            "A" => random
                .pick::<&str>(&self.places)
                .chars()
                .filter(|c| c.is_alphabetic())
                .take(3)
                .collect::<String>()
                .to_uppercase(),
            "n" => (1 + random.below(9)).to_string(),
            "t" => format!("{}:{:02}.{}", 1 + random.below(3), random.below(60), random.below(10)),
            "s" => format!("{}-{}", random.below(8), random.below(8)),
            "D" => (*random.pick(WEEKDAYS)).to_owned(),
            _ => (10 + random.below(90)).to_string(),
        }
    }
}

/// A word of a list as it is written: `o'neil` is `O'Neil`, `smith-lee` is `Smith-Lee`.
fn name(word: &str) -> String {
    word.split_inclusive(['-', '\'']).map(capitalised).collect()
}
