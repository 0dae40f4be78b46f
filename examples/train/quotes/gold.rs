//! The development data about quotations: articles, and what is known of the quotations in each.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use newsprint::Span;
use newsprint::lab::quote::{Answer, Known};
use serde_json::Value;

use crate::annotated;

/// The language of a text that says of none.
const ENGLISH: &str = "en";
/// Quoted words without a speaker, if there are so many of them, were rather overlooked than no speech.
const OVERLOOKED: usize = 9;
/// The set of the stories that were made up.
const INVENTED: &str = "invented";
/// So many parts are the annotated stories divided into, each held back in turn.
const STORY_FOLDS: usize = 5;

/// An English story that quotes less speech is rather a guide or a blog, where titles and terms stand between marks: they are
/// many, and with them less of the news was found.
const FEW: usize = 3;

/// An article with what is known of it.
pub struct Document {
    pub name: String,
    /// The number of the group that is held back together: a publisher, or some of the stories.
    pub fold: usize,
    pub text: String,
    /// A BCP 47 tag.
    pub language: String,
    pub known: Vec<Known>,
    /// What is reported without marks, where that is known.
    pub reports: Option<Vec<Report>>,
    /// Whether it was made up: such stories hold more of what is hard than real ones do.
    pub is_invented: bool,
}

/// Something reported without marks.
pub struct Report {
    pub content: Span,
    pub source: Option<Span>,
}

/// All documents, and the names of the folds.
pub struct Gold {
    pub documents: Vec<Document>,
    pub folds: Vec<String>,
}

impl Document {
    /// A story that was annotated whole.
    fn annotated(row: &Value, fold: usize, is_invented: bool) -> Self {
        let text = named(row, "text");
        let language = row["language"].as_str().unwrap_or(ENGLISH).to_owned();
        Self { name: named(row, "id"), fold, known: annotated(&text, row), text, language, reports: None, is_invented }
    }
}

impl Gold {
    /// Reads the training part of PolNeAR, and the annotated stories. An article that is in both is taken from the latter.
    pub fn read(data: &Path) -> io::Result<Self> {
        let gold = data.join("gold");
        let mut reports: BTreeMap<String, Value> = BTreeMap::new();
        for row in rows(&gold.join("polnear-attributions-train.jsonl"))? {
            reports.insert(named(&row, "doc"), row);
        }
        let mut all = Self { documents: Vec::new(), folds: Vec::new() };
        let stories = rows(&gold.join("story-dev.jsonl"))?;
        let known: Vec<String> =
            stories.iter().map(|row| named(row, "id").trim_end_matches(".txt").to_owned()).collect();
        let articles = rows(&gold.join("polnear-train.jsonl"))?;
        let sources = annotated::polnear(&articles)?;
        for row in articles {
            let name = named(&row, "doc");
            if known.contains(&name) {
                continue;
            }
            let fold = all.fold(name.split('_').next().unwrap_or(""));
            let text = named(&row, "text");
            let reports = reports.get(&name).map(|row| reported(&text, row));
            let known = attributed(&text, &row, sources.get(&name));
            let language = ENGLISH.to_owned();
            all.documents.push(Document { known, name, fold, text, language, reports, is_invented: false });
        }
        let mut read = annotated::stories(data)?;
        read.retain(|story| !story["language"].is_null() || spoken(story) >= FEW);
        for (set, rows) in [("stories", stories), ("annotated", read), (INVENTED, annotated::invented_stories())] {
            for (number, row) in rows.iter().enumerate() {
                let fold = all.fold(&format!("{set}, part {}", number % STORY_FOLDS + 1));
                all.documents.push(Document::annotated(row, fold, set == INVENTED));
            }
        }
        Ok(all)
    }

    fn fold(&mut self, name: &str) -> usize {
        let known = self.folds.iter().position(|fold| fold == name);
        known.unwrap_or_else(|| {
            self.folds.push(name.to_owned());
            self.folds.len() - 1
        })
    }
}

/// How many quotations of a story are speech.
fn spoken(story: &Value) -> usize {
    story["quotes"].as_array().into_iter().flatten().filter(|quote| quote["kind"] == "speech").count()
}

fn rows(path: &Path) -> io::Result<Vec<Value>> {
    std::fs::read_to_string(path)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn named(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or("").to_owned()
}

fn reported(text: &str, row: &Value) -> Vec<Report> {
    let offsets = Offsets::new(text);
    let unquoted = row["attributions"].as_array().into_iter().flatten().filter(|found| found["quoted"] == false);
    let report = |found: &Value| {
        let content = offsets.span(&found["content"])?;
        Some(Report { content, source: found["source"].as_str().and_then(|source| nearest(text, source, content)) })
    };
    unquoted.filter_map(report).collect()
}

/// What the hand-made annotation of a story says of its quotations.
fn annotated(text: &str, row: &Value) -> Vec<Known> {
    let offsets = Offsets::new(text);
    let mut known = Vec::new();
    for gold in row["quotes"].as_array().into_iter().flatten() {
        let Some(span) = offsets.of_quote(gold) else { continue };
        let name = gold["speaker"].as_str().filter(|_| gold["speaker_kind"] == "person");
        let source = gold["speaker_surface"].as_str().and_then(|surface| nearest(text, surface, span));
        let answer = match (source, name) {
            _ if gold["kind"] == "other" => Answer::Nobody,
            (Some(source), _) => Answer::Source(source, source),
            (None, Some(name)) => Answer::Named(name.to_owned()),
            (None, None) => Answer::Unknown,
        };
        let name = name.map(str::to_owned);
        known.extend(lines(text, span).map(|span| Known { span, answer: answer.clone(), name: name.clone() }));
    }
    known
}

/// Where the words stand that are nearest to a quotation and outside of it.
fn nearest(text: &str, words: &str, quote: Span) -> Option<Span> {
    let found = text.match_indices(words).map(|(at, words)| Span::new(at, at + words.len()));
    let outside = found.filter(|span| !span.overlaps(quote) && is_whole(text, *span));
    outside.min_by_key(|span| if span.end <= quote.start { quote.start - span.end } else { span.start - quote.end })
}

/// Whether no letter stands right beside a span.
fn is_whole(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let behind = text[span.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
}

/// What PolNeAR says of the quotations of an article; who the sources are, by those who `read` it, where somebody did.
fn attributed(text: &str, row: &Value, read: Option<&Value>) -> Vec<Known> {
    let offsets = Offsets::new(text);
    let mut known = Vec::new();
    for gold in row["gold"].as_array().into_iter().flatten() {
        let source = offsets.span(&gold["source"][0]);
        let head = source.and_then(|source| head_of(text, source, gold["source_head"].as_str()?));
        let answer = match (source, head) {
            (Some(source), Some(head)) => Answer::Source(source, head),
            _ => Answer::Unknown,
        };
        let read = read.and_then(|read| read["sources"].get(gold["id"].as_str()?));
        let name = read.unwrap_or(&gold["silver_name"]).as_str().map(str::to_owned);
        for quote in gold["quotes"].as_array().into_iter().flatten() {
            if let Some(span) = offsets.of_quote(quote) {
                lines(text, span)
                    .for_each(|span| known.push(Known { span, answer: answer.clone(), name: name.clone() }));
            }
        }
    }
    for quote in row["unattributed"].as_array().into_iter().flatten() {
        let Some(span) = offsets.of_quote(quote) else { continue };
        let words = text[span.range()].split_whitespace().count();
        let answer = if words < OVERLOOKED { Answer::Nobody } else { Answer::Unknown };
        known.push(Known { span, answer, name: None });
    }
    known
}

/// The spans of the lines of a quotation.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = span.start;
    text[span.range()].split('\n').filter_map(move |line| {
        let from = start + line.len() - line.trim_start_matches(['"', '“', ' ']).len();
        let to = start + line.trim_end().len();
        start += line.len() + 1;
        (from < to).then(|| Span::new(from, to))
    })
}

/// Where the head word stands in the source.
fn head_of(text: &str, source: Span, head: &str) -> Option<Span> {
    let at = text[source.range()].find(head)?;
    Some(Span::new(source.start + at, source.start + at + head.len()))
}

/// Byte offsets by code points.
pub struct Offsets(Vec<usize>);

impl Offsets {
    pub fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn span(&self, pair: &Value) -> Option<Span> {
        let at = |value: &Value| self.0.get(usize::try_from(value.as_u64()?).ok()?).copied();
        Some(Span::new(at(&pair[0])?, at(&pair[1])?))
    }

    fn of_quote(&self, quote: &Value) -> Option<Span> {
        self.span(&Value::Array(vec![quote["start"].clone(), quote["end"].clone()]))
    }

    /// The code points before a byte offset.
    pub fn points(&self, offset: usize) -> usize {
        self.0.partition_point(|at| *at < offset)
    }
}
