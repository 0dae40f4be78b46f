//! What a careful reader finds on each fixture, against what the crate reads: fact by fact.
//!
//! `truth.json` is written by hand from the page, before the code is run, and is never made to fit what the code gives.
//! A fact that the code does not read yet stands in `tests/known_misses.txt`, and leaves it when it is read.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use newsprint::{Access, Article, DateValue, Direction, Kind, Parser, QuoteKind};
use serde::Deserialize;

use crate::fixture::{Fixture, is_update};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Truth {
    kind: Kind,
    headline: Option<String>,
    #[serde(default)]
    subheadline: Option<String>,
    #[serde(default)]
    byline: Option<String>,
    authors: Vec<String>,
    published: Option<DateValue>,
    #[serde(default)]
    modified: Option<DateValue>,
    dateline: Option<DatelineTruth>,
    #[serde(default)]
    section: Option<String>,
    language: Option<String>,
    #[serde(default)]
    direction: Direction,
    publisher: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    access: Access,
    body: BodyTruth,
    /// Captions in order, without credit.
    #[serde(default)]
    captions: Vec<String>,
    /// Everything between quotation marks, in order; a speaker of `null` is for what nobody is quoted in.
    quotes: Vec<QuoteTruth>,
    /// Some of the indirect statements.
    #[serde(default)]
    indirect: Vec<IndirectTruth>,
    /// Everybody whom the body's text names, in order.
    people: Vec<PersonTruth>,
    /// Facts on which careful readers may differ.
    #[serde(default)]
    unchecked: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatelineTruth {
    places: Vec<String>,
    #[serde(default)]
    agency: Option<String>,
    #[serde(default)]
    date: Option<String>,
    /// The first words of the story behind the dateline.
    story_begins: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyTruth {
    /// `None` where readers may differ on where the story begins, or where there is none.
    begins: Option<String>,
    /// Likewise for the end.
    ends: Option<String>,
    /// `None` where readers may differ on what a block is, as in tables.
    blocks: Option<usize>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    truncated: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuoteTruth {
    begins: String,
    ends: String,
    speaker: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndirectTruth {
    has: String,
    speaker: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonTruth {
    name: String,
    /// Words that a role of this person must hold.
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    age: Option<u8>,
}

/// The facts of one fixture and whether each was read.
#[derive(Default)]
struct Facts {
    found: Vec<(String, bool)>,
}

impl Facts {
    fn check(&mut self, fact: impl Into<String>, is_read: bool) {
        self.found.push((fact.into(), is_read));
    }

    fn of(truth: &Truth, article: &Article) -> Self {
        let mut facts = Self::default();
        facts.fields(truth, article);
        facts.body(truth, article);
        facts.quotes(truth, article);
        facts.people(truth, article);
        for fact in &truth.unchecked {
            assert!(facts.found.iter().any(|(name, _)| name == fact), "there is no fact \"{fact}\" to leave unchecked");
        }
        facts.found.retain(|(fact, _)| !truth.unchecked.contains(fact));
        facts
    }

    fn fields(&mut self, truth: &Truth, article: &Article) {
        let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
        self.check("kind", article.kind == truth.kind);
        self.check("headline", article.headline == truth.headline);
        self.check("subheadline", article.subheadline == truth.subheadline);
        self.check("byline", article.byline == truth.byline);
        self.check("authors", authors == truth.authors);
        self.check("published", article.published.as_ref().map(|date| date.value) == truth.published);
        self.check("modified", article.modified.as_ref().map(|date| date.value) == truth.modified);
        self.check("section", article.section == truth.section);
        self.check("language", article.language == truth.language);
        self.check("direction", article.direction == truth.direction);
        self.check("publisher", article.publisher == truth.publisher);
        self.check("url", article.url == truth.url);
        self.check("access", article.access == truth.access);
        self.check("dateline", dateline_is_read(truth, article));
        let captions: Vec<&str> = article.figures.iter().filter_map(|figure| figure.caption.as_deref()).collect();
        self.check("captions", captions == truth.captions);
    }

    fn body(&mut self, truth: &Truth, article: &Article) {
        let text = single_spaced(&article.body.text);
        if let Some(begins) = &truth.body.begins {
            self.check("body begins", text.starts_with(&single_spaced(begins)));
        }
        if let Some(ends) = &truth.body.ends {
            self.check("body ends", text.ends_with(&single_spaced(ends)));
        }
        if let Some(blocks) = truth.body.blocks {
            self.check("body blocks", article.body.blocks.len() == blocks);
        }
        self.check("body truncated", article.body.truncated == truth.body.truncated);
        for phrase in &truth.body.with {
            self.check(format!("body with \"{phrase}\""), text.contains(&single_spaced(phrase)));
        }
        for phrase in &truth.body.without {
            self.check(format!("body without \"{phrase}\""), !text.contains(&single_spaced(phrase)));
        }
    }

    fn quotes(&mut self, truth: &Truth, article: &Article) {
        let marked = || article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
        // Whether the comma before a closing mark belongs to the quotation is a matter of house style.
        let bare = |text: &str| single_spaced(text.trim_end_matches([',', '.', '!', '?']));
        let is_of = |text: &str, quote: &QuoteTruth| {
            single_spaced(text).starts_with(&quote.begins) && bare(text).ends_with(&bare(&quote.ends))
        };
        for expected in &truth.quotes {
            let found = marked().find(|quote| is_of(&quote.text, expected));
            let speaker = found.and_then(|quote| quote.speaker.as_ref()).map(|speaker| speaker.name.as_str());
            if expected.speaker.is_some() {
                self.check(format!("quote \"{}\"", expected.begins), found.is_some());
            }
            self.check(format!("speaker of \"{}\"", expected.begins), is_named(speaker, expected.speaker.as_deref()));
        }
        let is_known = |text: &str| truth.quotes.iter().any(|quote| is_of(text, quote));
        self.check("no other quote", marked().all(|quote| quote.speaker.is_none() || is_known(&quote.text)));
        for expected in &truth.indirect {
            let said = |quote: &&newsprint::Quote| {
                let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
                single_spaced(&quote.text).contains(&expected.has) && is_named(speaker, Some(&expected.speaker))
            };
            let is_read = article.quotes.iter().filter(|quote| quote.kind == QuoteKind::Indirect).any(|q| said(&q));
            self.check(format!("indirect \"{}\"", expected.has), is_read);
        }
    }

    fn people(&mut self, truth: &Truth, article: &Article) {
        for expected in &truth.people {
            let name = &expected.name;
            let found = article.people.iter().find(|person| person.name == *name);
            self.check(format!("person {name}"), found.is_some());
            for role in &expected.roles {
                let holds = found.is_some_and(|person| person.roles.iter().any(|words| words.contains(role)));
                self.check(format!("role \"{role}\" of {name}"), holds);
            }
            self.check(format!("age of {name}"), found.is_some_and(|person| person.age == expected.age));
        }
        let is_known = |name: &str| truth.people.iter().any(|person| person.name == name);
        self.check("no other person", article.people.iter().all(|person| is_known(&person.name)));
    }
}

/// The text with every run of white space, no-break spaces included, as one space.
fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn dateline_is_read(truth: &Truth, article: &Article) -> bool {
    let (Some(expected), Some(found)) = (&truth.dateline, &article.dateline) else {
        return truth.dateline.is_none() && article.dateline.is_none();
    };
    found.places == expected.places
        && found.agency == expected.agency
        && found.date == expected.date
        && article.body.text[found.span.end..].starts_with(&expected.story_begins)
}

/// Whether a speaker is the expected one, whatever article stands before the name.
fn is_named(found: Option<&str>, expected: Option<&str>) -> bool {
    fn bare(name: &str) -> String {
        let lower = name.to_lowercase();
        let articles = ["the ", "a ", "an ", "der ", "die ", "das ", "le ", "la ", "el ", "il ", "o ", "de ", "het "];
        articles.iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower).to_owned()
    }
    found.map(bare) == expected.map(bare)
}

fn known_misses_path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/known_misses.txt")
}

/// The facts of all fixtures, each as `fixture: fact`, and whether it was read.
fn all_facts() -> Vec<(String, bool)> {
    let mut facts = Vec::new();
    for fixture in Fixture::all() {
        let truth: Truth = serde_json::from_str(&fixture.expectation("truth.json"))
            .unwrap_or_else(|error| panic!("{}/truth.json: {error}", fixture.name));
        let article = fixture.input.read(Parser::Fast);
        let found = Facts::of(&truth, &article).found.into_iter();
        facts.extend(found.map(|(fact, is_read)| (format!("{}: {fact}", fixture.name), is_read)));
    }
    facts
}

#[test]
fn every_fact_is_read_but_for_the_known_misses() {
    let facts = all_facts();
    let names: BTreeSet<&str> = facts.iter().map(|(fact, _)| fact.as_str()).collect();
    assert_eq!(names.len(), facts.len(), "two facts of one fixture have the same name");
    let missed: BTreeSet<&str> = facts.iter().filter(|(_, is_read)| !is_read).map(|(fact, _)| fact.as_str()).collect();

    let file = fs::read_to_string(known_misses_path()).expect("tests/known_misses.txt");
    let (head, lines): (Vec<&str>, Vec<&str>) = file.lines().partition(|line| line.starts_with('#'));
    let known: BTreeSet<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let lost: Vec<&str> = missed.difference(&known).copied().collect();
    let gained: Vec<&str> = known.difference(&missed).copied().collect();

    if is_update() {
        let kept = head.into_iter().chain(known.intersection(&missed).copied());
        let text = kept.flat_map(|line| [line, "\n"]).collect::<String>();
        fs::write(known_misses_path(), text).expect("tests/known_misses.txt can be written");
    } else {
        assert!(
            gained.is_empty(),
            "known misses that are read now:\n{}\n`UPDATE=1 cargo test --test pages` takes them off the list.",
            gained.join("\n")
        );
    }
    assert!(
        lost.is_empty(),
        "facts that are not read:\n{}\n\n{} of {} are read. A fact that was read before is a step back. One that no \
         reader could find is an error of truth.json. If neither, add the line to tests/known_misses.txt by hand.",
        lost.join("\n"),
        facts.len() - missed.len(),
        facts.len()
    );
}
