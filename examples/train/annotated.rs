//! What was annotated for this project on pages of the development data, and pages made up for it; see
//! `annotations/README.md`.

use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::path::Path;

use newsprint::lab::body::Cut;
use serde_json::{Value, json};

use crate::input;

const BODIES: &str = include_str!("annotations/bodies.jsonl");
const FIELDS: &str = include_str!("annotations/fields.jsonl");
const STORIES: &str = include_str!("annotations/stories.jsonl");
const POLNEAR: &str = include_str!("annotations/polnear.jsonl");
const INVENTED: &str = include_str!("annotations/invented.jsonl");
const INVENTED_STORIES: &str = include_str!("annotations/invented-stories.jsonl");

/// A page of which is known what its article is.
pub struct Marked {
    /// The page's path in the data.
    pub page: String,
    pub source: Vec<u8>,
    /// The article's text; empty where the page tells no story.
    pub body: String,
}

/// All pages whose bodies were marked.
pub fn bodies(data: &Path) -> io::Result<Vec<Marked>> {
    let marked = |line: &str| {
        let row: Value = serde_json::from_str(line)?;
        let page = string(&row["page"]);
        let source = input::read(&data.join(&page).to_string_lossy())?;
        let ranges: Vec<Range<usize>> = list(&row["body"]).filter_map(range).collect();
        let cut = Cut::html(&source);
        let begins = cut.sources().into_iter().map(|source| source.map(|source| source.start));
        let is_body = |begin: Option<usize>| begin.is_some_and(|at| ranges.iter().any(|range| range.contains(&at)));
        let body = begins.zip(cut.texts()).filter(|(begin, _)| is_body(*begin)).map(|(_, text)| text);
        let body = body.collect::<Vec<_>>().join("\n\n");
        Ok(Marked { page, source, body })
    };
    BODIES.lines().map(marked).collect()
}

/// A page that was made up.
pub struct Invented {
    pub name: String,
    /// What it is marked up as: pages of one shape have the same markup around other stories.
    pub shape: String,
    pub html: String,
    /// The story's text; empty where the page tells none.
    pub body: String,
    /// Texts that may be in the body or not.
    pub either: Vec<String>,
}

/// All pages that were made up.
pub fn invented() -> Vec<Invented> {
    let page = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("a line of JSON");
        let texts = |value: &Value| -> Vec<String> { list(value).map(string).collect() };
        let [name, shape, html] = ["name", "shape", "html"].map(|key| string(&row[key]));
        Invented { name, shape, html, body: texts(&row["body"]).join("\n\n"), either: texts(&row["either"]) }
    };
    INVENTED.lines().map(page).collect()
}

/// A page of which some fields are known.
pub struct Labelled {
    /// The page's path in the data.
    pub page: String,
    pub source: Vec<u8>,
    pub headline: Option<String>,
    /// `None` where it is not known who wrote the article.
    pub authors: Option<Vec<String>>,
    /// Empty where the page states no day of publication, `None` where that is not known.
    pub published: Option<String>,
}

/// All pages whose fields were read.
pub fn fields(data: &Path) -> io::Result<Vec<Labelled>> {
    let labelled = |line: &str| {
        let row: Value = serde_json::from_str(line)?;
        let page = string(&row["page"]);
        let source = input::read(&data.join(&page).to_string_lossy())?;
        let decoded = newsprint::lab::field::decoded(&source);
        // A piece of the page holds elements and references, so it is read as a page of its own.
        let words = |span: &Value| -> Option<String> {
            Some(Cut::html(decoded.get(range(span)?)?.as_bytes()).texts().join(" "))
        };
        let authors = row["authors"].as_array().and_then(|spans| spans.iter().map(words).collect());
        let published = row["published"].as_str().map(str::to_owned);
        Ok(Labelled { headline: words(&row["headline"]), authors, published, page, source })
    };
    FIELDS.lines().map(labelled).collect()
}

/// The stories that were annotated, each in the form of a line of `story-dev.jsonl`; its `id` is the page's path, and its
/// `language` is null where that is English.
pub fn stories(data: &Path) -> io::Result<Vec<Value>> {
    let mut stories = Vec::new();
    for line in STORIES.lines() {
        let row: Value = serde_json::from_str(line)?;
        let page = string(&row["page"]);
        let text = text(&data.join(&page), &row)?;
        if Some(text.len() as u64) == row["length"].as_u64() {
            stories.push(with_words(&row, text));
        } else {
            println!("{page}: cut into blocks in another way than when it was annotated, left out");
        }
    }
    Ok(stories)
}

/// The stories that were made up, in the same form, each with its text.
pub fn invented_stories() -> Vec<Value> {
    INVENTED_STORIES.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// Who is named in articles of PolNeAR, by the document's name: `people` in the form of `story-dev.jsonl`, and by the number of
/// an attribution in `sources` the full name of its source, null where that is no person or has no name.
pub fn polnear(rows: &[Value]) -> io::Result<HashMap<String, Value>> {
    let texts: HashMap<&str, &str> =
        rows.iter().filter_map(|row| Some((row["doc"].as_str()?, row["text"].as_str()?))).collect();
    let mut annotated = HashMap::new();
    for line in POLNEAR.lines() {
        let row: Value = serde_json::from_str(line)?;
        let name = string(&row["doc"]);
        let Some(text) = texts.get(name.as_str()) else { continue };
        if Some(text.len() as u64) != row["length"].as_u64() {
            println!("{name}: not the text that was annotated, left out");
            continue;
        }
        let words = Words::of(text);
        let sources = row["sources"].as_object().into_iter().flatten();
        let sources: serde_json::Map<String, Value> =
            sources.map(|(number, name)| (number.clone(), words.pieces(name))).collect();
        annotated.insert(name, json!({ "sources": sources, "people": row["people"] }));
    }
    Ok(annotated)
}

/// The story's text: the blocks that begin where its annotation says.
fn text(page: &Path, row: &Value) -> io::Result<String> {
    let cut = Cut::html(&input::read(&page.to_string_lossy())?);
    let starts: HashMap<Option<usize>, String> =
        cut.sources().into_iter().map(|source| source.map(|source| source.start)).zip(cut.texts()).collect();
    let blocks = list(&row["blocks"]).filter_map(|start| starts.get(&number(start)).cloned());
    Ok(blocks.collect::<Vec<_>>().join("\n\n"))
}

/// The annotation with words in place of their spans.
fn with_words(row: &Value, text: String) -> Value {
    let words = Words::of(&text);
    let quote = |quote: &Value| {
        json!({
            "start": quote["start"], "end": quote["end"], "kind": quote["kind"], "speaker_kind": quote["speaker_kind"],
            "speaker": words.pieces(&quote["speaker"]), "speaker_surface": words.at(&quote["speaker_surface"]),
        })
    };
    let quotes: Vec<Value> = list(&row["quotes"]).map(quote).collect();
    json!({ "id": row["page"], "language": row["language"], "text": text, "quotes": quotes, "people": row["people"] })
}

/// A text by its code points.
struct Words(Vec<char>);

impl Words {
    fn of(text: &str) -> Self {
        Self(text.chars().collect())
    }

    /// The words of a span.
    fn at(&self, span: &Value) -> Value {
        let span = range(span).and_then(|span| self.0.get(span));
        span.map_or(Value::Null, |words| words.iter().collect::<String>().into())
    }

    /// The words of a name that stands in pieces; null where there are none.
    fn pieces(&self, spans: &Value) -> Value {
        let pieces: Vec<String> = list(spans).map(|span| string(&self.at(span))).collect();
        if pieces.is_empty() { Value::Null } else { pieces.join(" ").into() }
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn range(pair: &Value) -> Option<Range<usize>> {
    Some(number(&pair[0])?..number(&pair[1])?)
}
