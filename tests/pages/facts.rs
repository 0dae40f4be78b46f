//! What a careful reader finds on a fixture, against what the crate reads: fact by fact.
//!
//! `truth.json` is written by hand from the page, before the code is run, and is never made to fit what the code gives.

use newsprint::{Access, Article, DateValue, Direction, Kind, Parser, Quote, QuoteKind};
use serde::Deserialize;

use crate::fixture::Fixture;

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
    #[serde(default)]
    paid_parts: Vec<String>,
    #[serde(default)]
    next_page: Option<String>,
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
    /// The words of every link in the story, with where it leads; unchecked where absent.
    links: Option<Vec<(String, String)>>,
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

/// Something that a page says.
pub struct Fact {
    /// What it is about: `fields`, `body`, `quotes` or `people`.
    pub group: &'static str,
    /// The fact as `fixture: fact`.
    pub name: String,
    pub is_read: bool,
}

/// The facts of all fixtures.
pub fn all() -> Vec<Fact> {
    Fixture::all().iter().flat_map(facts_of).collect()
}

fn facts_of(fixture: &Fixture) -> Vec<Fact> {
    let truth: Truth = serde_json::from_str(&fixture.expectation("truth.json"))
        .unwrap_or_else(|error| panic!("{}/truth.json: {error}", fixture.name));
    let article = fixture.input.read(Parser::Fast);
    let mut facts = Facts { group: "fields", found: Vec::new() };
    facts.fields(&truth, &article);
    facts.group = "body";
    facts.body(&truth, &article);
    facts.group = "quotes";
    facts.quotes(&truth, &article);
    facts.group = "people";
    facts.people(&truth, &article);

    let mut found = facts.found;
    for name in &truth.unchecked {
        assert!(found.iter().any(|fact| fact.name == *name), "{}: there is no fact {name} to leave out", fixture.name);
    }
    found.retain(|fact| !truth.unchecked.contains(&fact.name));
    for fact in &mut found {
        fact.name = format!("{}: {}", fixture.name, fact.name);
    }
    found
}

/// The facts of one fixture, as far as they were checked.
struct Facts {
    group: &'static str,
    found: Vec<Fact>,
}

impl Facts {
    fn check(&mut self, name: impl Into<String>, is_read: bool) {
        self.found.push(Fact { group: self.group, name: name.into(), is_read });
    }

    fn fields(&mut self, truth: &Truth, article: &Article) {
        let spaced = |text: &Option<String>| text.as_deref().map(single_spaced);
        let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
        self.check("kind", article.kind == truth.kind);
        self.check("headline", spaced(&article.headline) == spaced(&truth.headline));
        self.check("subheadline", spaced(&article.subheadline) == spaced(&truth.subheadline));
        self.check("byline", spaced(&article.byline) == spaced(&truth.byline));
        self.check("authors", authors == truth.authors);
        self.check("published", article.published.as_ref().map(|date| date.value) == truth.published);
        self.check("modified", article.modified.as_ref().map(|date| date.value) == truth.modified);
        self.check("section", article.section == truth.section);
        self.check("language", article.language == truth.language);
        self.check("direction", article.direction == truth.direction);
        self.check("publisher", article.publisher == truth.publisher);
        self.check("url", article.url == truth.url);
        self.check("access", article.access == truth.access);
        self.check("paid_parts", article.paid_parts == truth.paid_parts);
        self.check("next_page", article.next_page == truth.next_page);
        self.check("dateline", dateline_is_read(truth, article));
        let captions: Vec<&str> = article.figures.iter().filter_map(|figure| figure.caption.as_deref()).collect();
        self.check("captions", captions == truth.captions);
    }

    fn body(&mut self, truth: &Truth, article: &Article) {
        let text = single_spaced(&article.body.text);
        // Whether the standfirst is the story's first paragraph or stands above it is a matter of taste.
        let standfirst = truth.subheadline.as_deref().map(single_spaced);
        let (text, blocks) = match standfirst.and_then(|standfirst| text.strip_prefix(&standfirst)) {
            Some(rest) => (rest.trim_start(), article.body.blocks.len() - 1),
            None => (text.as_str(), article.body.blocks.len()),
        };
        if let Some(begins) = &truth.body.begins {
            self.check("body begins", text.starts_with(&single_spaced(begins)));
        }
        if let Some(ends) = &truth.body.ends {
            self.check("body ends", text.ends_with(&single_spaced(ends)));
        }
        if let Some(expected) = truth.body.blocks {
            self.check("body blocks", blocks == expected);
        }
        self.check("body truncated", article.body.truncated == truth.body.truncated);
        if let Some(links) = &truth.body.links {
            let found =
                article.body.links.iter().map(|l| (article.body.text[l.span.range()].to_owned(), l.href.clone()));
            self.check("body links", found.eq(links.iter().cloned()));
        }
        for phrase in &truth.body.with {
            self.check(format!("body with \"{phrase}\""), text.contains(&*single_spaced(phrase)));
        }
        for phrase in &truth.body.without {
            self.check(format!("body without \"{phrase}\""), !text.contains(&*single_spaced(phrase)));
        }
    }

    fn quotes(&mut self, truth: &Truth, article: &Article) {
        let marked = || article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
        // Whether the comma before a closing mark belongs to the quotation is a matter of house style, and so is which of
        // two pairs of marks around the same words is the outer one.
        let bare = |text: &str| single_spaced(text.trim_matches(['"', '\'', ',', '.', '!', '?']));
        let is_of = |text: &str, quote: &QuoteTruth| {
            bare(text).starts_with(&bare(&quote.begins)) && bare(text).ends_with(&bare(&quote.ends))
        };
        for expected in &truth.quotes {
            let found = marked().find(|quote| is_of(&quote.text, expected));
            let speaker = found.and_then(|quote| quote.speaker.as_ref()).map(|speaker| speaker.name.as_str());
            if expected.speaker.is_some() {
                self.check(format!("quote \"{}\"", expected.begins), found.is_some());
            }
            self.check(
                format!("speaker of \"{}\"", expected.begins),
                is_named(speaker, expected.speaker.as_deref(), &truth.people),
            );
        }
        let is_known = |text: &str| truth.quotes.iter().any(|quote| is_of(text, quote));
        self.check("no other quote", marked().all(|quote| quote.speaker.is_none() || is_known(&quote.text)));
        for expected in &truth.indirect {
            let said = |quote: &&Quote| {
                let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
                single_spaced(&quote.text).contains(&expected.has)
                    && is_named(speaker, Some(&expected.speaker), &truth.people)
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

/// Whether a speaker is the expected one. A person is expected by full name; of an office or of somebody unnamed the words
/// may be more or fewer, such as `press office` and `the minister's press office`.
fn is_named(found: Option<&str>, expected: Option<&str>, people: &[PersonTruth]) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) if people.iter().any(|person| person.name == expected) => found == expected,
        (Some(found), Some(expected)) => {
            let (found, expected) = (found.to_lowercase(), expected.to_lowercase());
            found.contains(&expected) || expected.contains(&found)
        }
        (found, expected) => found.is_none() && expected.is_none(),
    }
}
