//! Variations in what looks like other languages: the words that a glossary has are translated, one by one, the others
//! are made strange, the names stay. The tagger learns from them to find names where it knows no word around them, and,
//! in what looks like German, that not all that is capitalised is a name.

use std::collections::HashMap;

use newsprint::Span;
use newsprint::lab::names;

use super::data::Document;
use super::random::Random;
use super::vary::capitalised;

/// The languages of the glossary's columns behind the first.
pub const LANGUAGES: usize = 6;
/// The column of German, which capitalises nouns.
pub const GERMAN: usize = 0;
/// Of a hundred words that are neither in the glossary nor small nor verbs, so many are taken for nouns.
const NOUNS: usize = 45;
/// Endings by language for words made strange.
const ENDINGS: [&[&str]; LANGUAGES] = [
    &["ung", "en", "keit", "er", "lich", "t", "heit", "e"],
    &["tion", "ment", "er", "eur", "é", "es", "ique", "e"],
    &["ción", "ado", "ar", "os", "idad", "a", "o", "es"],
    &["zione", "ato", "are", "i", "ità", "a", "o", "e"],
    &["ção", "ado", "ar", "os", "idade", "a", "o", "es"],
    &["ing", "en", "heid", "er", "lijk", "t", "s", "e"],
];

/// The glossary: for each English word its likes.
pub struct Glossary(HashMap<&'static str, Vec<&'static str>>);

impl Glossary {
    pub fn new() -> Self {
        let lines = include_str!("glossary.txt").lines().filter(|line| !line.starts_with('#'));
        let entry = |line: &'static str| {
            let mut words = line.split(' ');
            Some((words.next()?, words.collect()))
        };
        Self(lines.filter_map(entry).collect())
    }

    /// A copy of a document in what looks like another language.
    pub fn translated(&self, document: &Document, language: usize, random: &mut Random) -> Document {
        let mut copy = Document { text: String::new(), names: Vec::new(), ..document.clone() };
        let mut strange: HashMap<String, String> = HashMap::new();
        let mut done = 0;
        for name in &document.names {
            self.translate(&document.text[done..name.start], language, &mut strange, random, &mut copy.text);
            let start = copy.text.len();
            copy.text.push_str(&document.text[name.range()]);
            copy.names.push(Span::new(start, copy.text.len()));
            done = name.end;
        }
        self.translate(&document.text[done..], language, &mut strange, random, &mut copy.text);
        copy
    }

    fn translate(
        &self,
        text: &str,
        language: usize,
        strange: &mut HashMap<String, String>,
        random: &mut Random,
        into: &mut String,
    ) {
        for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            let (lower, tail) = (word.to_lowercase(), &piece[word.len()..]);
            let known = self.0.get(lower.as_str()).and_then(|likes| likes.get(language));
            let is_plain = word.chars().skip(1).all(char::is_lowercase);
            let other = match known {
                Some(like) if is_plain => (*like).to_owned(),
                _ if word == lower && word.len() > 2 => {
                    strange.entry(lower).or_insert_with(|| made_strange(word, language, random)).clone()
                }
                _ => word.to_owned(),
            };
            let capital = is_plain && word.starts_with(char::is_uppercase);
            into.push_str(&if capital { capitalised(&other) } else { other });
            into.push_str(tail);
        }
    }
}

fn made_strange(word: &str, language: usize, random: &mut Random) -> String {
    let stem: String = word.chars().take(word.chars().count().saturating_sub(2).max(2)).collect();
    let other = stem + random.pick::<&str>(ENDINGS[language]);
    if language == GERMAN && names::is_content(word) && random.percent(NOUNS) { capitalised(&other) } else { other }
}
