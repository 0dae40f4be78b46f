//! What is measured on the development sets, as the evaluation beside them measures it.

use std::collections::{BTreeMap, BTreeSet};

use newsprint::{Article, Extractor, QuoteKind};
use serde_json::Value;

use super::data::Data;

/// Every measure by its name.
pub fn all(data: &Data) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    for set in ["wcxb", "fundus"] {
        pages(data, set, &mut found);
    }
    for set in ["rawtext-wcxb", "rawtext-fundus"] {
        let scores = data.rows(set).into_iter().map(|row| {
            let article = Extractor::new().extract_page_text(text_of(&row, "text")).expect("no error");
            word_f1(text_of(&row, "body"), &article.body.text)
        });
        found.insert(format!("dev: {set} body, word F1"), mean(scores));
    }
    stories(&data.rows("story-dev"), "dev: story", &mut found);
    found.insert(
        "dev: dateline found or rightly not found".to_owned(),
        mean(data.rows("dateline-dev").iter().map(dateline)),
    );
    found
}

fn pages(data: &Data, set: &str, found: &mut BTreeMap<String, f64>) {
    let (mut bodies, mut headlines, mut days) = (Vec::new(), Vec::new(), Vec::new());
    let mut authors = Overlap::default();
    for row in data.rows(set) {
        let article = Extractor::new().extract(&data.page(&row)).expect("no error");
        if let Some(body) = row["body"].as_str() {
            bodies.push(word_f1(body, &article.body.text));
        }
        if let Some(headline) = row["headline"].as_str() {
            headlines.push(share(article.headline.as_deref().is_some_and(|found| fold(found) == fold(headline))));
        }
        if let Some(day) = row["published"].as_str().and_then(|published| published.get(..10)) {
            days.push(share(article.published.is_some_and(|date| date.value.day().to_string() == day)));
        }
        let names = gold_authors(&row["authors"]);
        if !names.is_empty() {
            authors.add(&names, &article.authors.iter().map(|author| fold(&author.name)).collect());
        }
    }
    found.insert(format!("dev: {set} body, word F1"), mean(bodies));
    found.insert(format!("dev: {set} headline, exact"), mean(headlines));
    found.insert(format!("dev: {set} day of publication, recall"), mean(days));
    found.insert(format!("dev: {set} authors, F1"), authors.f1());
}

/// Speakers and people of stories that were annotated whole; the measures are named after the `set`.
pub fn stories(rows: &[Value], set: &str, found: &mut BTreeMap<String, f64>) {
    let (mut speakers, mut people) = (Vec::new(), Vec::new());
    for row in rows {
        let article = Extractor::new().read_story(text_of(row, "text")).expect("no error");
        let named = list(&row["quotes"]).iter().filter(|quote| quote["speaker_kind"] == "person").collect::<Vec<_>>();
        if !named.is_empty() {
            speakers.push(mean(
                named.into_iter().map(|quote| share(speaker_is_right(quote, &article, text_of(row, "text")))),
            ));
        }
        let gold: BTreeSet<String> = list(&row["people"]).iter().map(|person| fold(text_of(person, "name"))).collect();
        let read: BTreeSet<String> = article.people.iter().map(|person| fold(&person.name)).collect();
        if !(gold.is_empty() && read.is_empty()) {
            let mut overlap = Overlap::default();
            overlap.add(&gold, &read);
            people.push(overlap.f1());
        }
    }
    found.insert(format!("{set} speaker of a person's quote"), mean(speakers));
    found.insert(format!("{set} people, F1 of full names"), mean(people));
}

/// Whether the quote is found, four fifths of it at least, and is given to somebody of the right surname.
fn speaker_is_right(gold: &Value, article: &Article, text: &str) -> bool {
    let byte = |key: &str| {
        let characters = gold[key].as_u64().expect("an offset in characters") as usize;
        text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
    };
    let (start, end) = (byte("start"), byte("end"));
    let surname = |name: &str| fold(name).split_whitespace().last().map(str::to_owned);
    let found = article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).find(|quote| {
        let shared = quote.span.end.min(end).saturating_sub(quote.span.start.max(start));
        shared * 5 >= (quote.span.end.max(end) - quote.span.start.min(start)) * 4
    });
    let speaker = found.and_then(|quote| quote.speaker.as_ref());
    speaker.is_some_and(|speaker| surname(&speaker.name) == surname(text_of(gold, "speaker")))
}

fn dateline(row: &Value) -> f64 {
    let article = Extractor::new().read_story(text_of(row, "text")).expect("no error");
    share(article.dateline.is_some() == (row["is_dateline"] == true))
}

/// How many of a set of names were found, how many were looked for, and how many were given.
#[derive(Default)]
struct Overlap {
    common: usize,
    gold: usize,
    read: usize,
}

impl Overlap {
    fn add(&mut self, gold: &BTreeSet<String>, read: &BTreeSet<String>) {
        self.common += gold.intersection(read).count();
        self.gold += gold.len();
        self.read += read.len();
    }

    fn f1(&self) -> f64 {
        2.0 * self.common as f64 / (self.gold + self.read) as f64
    }
}

/// The names of a list, or of a string such as `By Ann Lee and Bo Roe`.
fn gold_authors(value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(names) => {
            let names = fold(names).replace(" and ", ",").replace(" & ", ",").replace(';', ",");
            let names = names.strip_prefix("by ").unwrap_or(&names).split(',').map(|name| name.trim().to_owned());
            names.filter(|name| !name.is_empty()).collect()
        }
        _ => value.as_array().into_iter().flatten().filter_map(Value::as_str).map(fold).collect(),
    }
}

/// The text in small letters, with one form of each mark and of white space.
fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '‘' | '’' | '‛' | '`' | '´' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            _ => c,
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Harmonic mean of precision and recall over words, each as often as it stands there.
fn word_f1(gold: &str, read: &str) -> f64 {
    fn counted(text: &str) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        let text = text.to_lowercase();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
        counts
    }
    let (gold, read) = (counted(gold), counted(read));
    let common: usize = gold.iter().map(|(word, count)| read.get(word).map_or(0, |other| *count.min(other))).sum();
    let all: usize = gold.values().chain(read.values()).sum();
    if common == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
}

fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, count) = values.into_iter().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / f64::max(count, 1.0)
}

fn share(holds: bool) -> f64 {
    f64::from(holds)
}

fn text_of<'v>(row: &'v Value, key: &str) -> &'v str {
    row[key].as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
