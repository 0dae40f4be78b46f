//! Variations of documents, so that the tagger learns how names stand in a text, and not whose were in the data: copies
//! with other names, and copies in capitals.

use std::collections::HashMap;

use newsprint::Span;
use newsprint::lab::names;

use super::data::Document;
use super::random::Random;
use super::translate::{self, Glossary};

/// Of a hundred names put in the place of others, so many are known to no list.
const UNHEARD_OF: usize = 25;
/// Of a hundred documents in what looks like another language, so many are in the likes of German at least.
const GERMAN: usize = 30;
/// Of a hundred lines, so many are also learned from in capitals.
const SHOUTED: usize = 14;
/// Of a hundred lines, so many are also learned from in a headline's capitals.
const TITLED: usize = 14;

/// All variations.
pub fn all(documents: &[Document]) -> Vec<Document> {
    let mut random = Random::new(7);
    let lists = Lists { given: names::given_names().concat(), surnames: names::surnames() };
    let glossary = Glossary::new();
    let mut varied = Vec::new();
    for document in documents {
        if !document.names.is_empty() {
            varied.push(renamed(document, &lists, &mut random));
        }
        varied.extend(some_lines(document, SHOUTED, str::to_uppercase, &mut random));
        varied.extend(some_lines(document, TITLED, titled, &mut random));
        if !document.is_english {
            continue;
        }
        let other = renamed(document, &lists, &mut random);
        let language = if random.percent(GERMAN) { translate::GERMAN } else { random.below(translate::LANGUAGES) };
        varied.push(glossary.translated(&other, language, &mut random));
    }
    varied
}

struct Lists {
    given: Vec<&'static str>,
    surnames: Vec<&'static str>,
}

/// A copy in which every name is another, the same one in all places.
fn renamed(document: &Document, lists: &Lists, random: &mut Random) -> Document {
    let mut others: HashMap<String, String> = HashMap::new();
    let mut copy = Document { text: String::new(), names: Vec::new(), ..document.clone() };
    let mut done = 0;
    for name in &document.names {
        copy.text.push_str(&document.text[done..name.start]);
        let start = copy.text.len();
        let words: Vec<&str> = document.text[name.range()].split(' ').collect();
        for (place, word) in words.iter().enumerate() {
            if place > 0 {
                copy.text.push(' ');
            }
            let given = place == 0 && words.len() > 1;
            // Kept with the others, so that one name has the same small words everywhere.
            if words.len() == 2 && place == 1 && !names::is_small(words[0]) {
                copy.text.push_str(others.entry(format!("before {word}")).or_insert_with(|| particle(random)));
            }
            if words.len() == 2 && place == 1 && random.percent(WITH_NICKNAMES) {
                copy.text.push_str(&lists.nickname(random));
            }
            let other = others.entry(word.to_lowercase()).or_insert_with(|| lists.another(word, given, random));
            let shouted = word.len() > 1 && !word.contains(char::is_lowercase);
            copy.text.push_str(&if shouted { other.to_uppercase() } else { other.clone() });
        }
        copy.names.push(Span::new(start, copy.text.len()));
        done = name.end;
    }
    copy.text.push_str(&document.text[done..]);
    copy
}

impl Lists {
    /// A nickname between marks, with a space behind it.
    fn nickname(&self, random: &mut Random) -> String {
        let (open, close) = random.pick(MARKS);
        format!("{open}{}{close} ", capitalised(random.pick::<&str>(&self.given)))
    }

    /// Another word in the place of one of a name. Small words, initials and words with marks in them stay.
    fn another(&self, word: &str, given: bool, random: &mut Random) -> String {
        let plain = word.chars().all(char::is_alphabetic) && word.chars().count() > 2;
        if !plain || !word.starts_with(char::is_uppercase) || names::is_small(word) {
            return word.to_owned();
        }
        let chosen = *random.pick(if given { &self.given } else { &self.surnames });
        let chosen = if random.percent(UNHEARD_OF) { unheard_of(chosen, random) } else { chosen.to_owned() };
        capitalised(&chosen)
    }
}

/// Of a hundred full names put in the place of others, so many have a nickname between marks in the middle.
const WITH_NICKNAMES: usize = 2;
const MARKS: &[(&str, &str)] = &[("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("(", ")")];

/// Of a hundred surnames put in the place of others, so many have small words before them.
const WITH_PARTICLES: usize = 16;
const PARTICLES: &[&str] = &[
    "von ", "von der ", "van ", "van der ", "van den ", "de ", "de la ", "de los ", "del ", "di ", "da ", "dos ",
    "bin ", "al-", "El ", "Al ", "Abu ", "ter ", "zu ", "du ", "Le ", "La ", "De ", "Van ", "Von ", "d'", "O'", "Mc",
];

/// Small words before a surname, or most often none.
fn particle(random: &mut Random) -> String {
    if random.percent(WITH_PARTICLES) { (*random.pick(PARTICLES)).to_owned() } else { String::new() }
}

const VOWELS: &[char] = &['a', 'e', 'i', 'o', 'u'];
const CONSONANTS: &[char] = &['b', 'd', 'g', 'k', 'l', 'm', 'n', 'r', 's', 't', 'v', 'z'];

/// A name with two of its letters changed.
fn unheard_of(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    for _ in 0..2 {
        let at = random.below(letters.len());
        letters[at] = *random.pick(if VOWELS.contains(&letters[at]) { VOWELS } else { CONSONANTS });
    }
    letters.into_iter().collect()
}

/// A copy of some lines, written in another way, if any were chosen.
fn some_lines(document: &Document, part: usize, write: fn(&str) -> String, random: &mut Random) -> Option<Document> {
    let mut copy = Document { text: String::new(), names: Vec::new(), ..document.clone() };
    let mut start = 0;
    let mut names = document.names.iter().peekable();
    for line in document.text.split_inclusive('\n') {
        let end = start + line.len();
        let chosen = random.percent(part);
        while let Some(name) = names.next_if(|name| name.start < end) {
            if chosen && name.end <= end {
                let before = copy.text.len() + write(&document.text[start..name.start]).len();
                copy.names.push(Span::new(before, before + write(&document.text[name.range()]).len()));
            }
        }
        if chosen {
            copy.text.push_str(&write(line));
        }
        start = end;
    }
    (!copy.text.is_empty()).then_some(copy)
}

/// A line as a headline has it: all words capitalised but the small ones.
fn titled(line: &str) -> String {
    let word = |(number, word): (usize, &str)| {
        if word.len() < 4 && number > 0 { word.to_owned() } else { capitalised(word) }
    };
    line.split_inclusive(' ').enumerate().map(word).collect()
}

pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
