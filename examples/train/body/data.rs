//! The development data as pages with their bodies.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{annotated, input};

/// What is known of a page's body.
pub struct Truth {
    /// The body's text.
    pub body: String,
    /// What is in the body, and what is not, where a page is measured by that.
    pub segments: Option<[Vec<String>; 2]>,
    /// Texts of blocks that may be in the body or not: standfirsts, key points, notes of corrections.
    pub either: Vec<String>,
}

impl Truth {
    pub fn of(body: String) -> Truth {
        Truth { body, segments: None, either: Vec::new() }
    }
}

/// Which set a page is from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Set {
    Wcxb,
    Fundus,
    Trafilatura,
    /// All that is known of their bodies is what was annotated for this project.
    HtmldateAndPostlight,
    /// Made up for this project; see `annotations/README.md`.
    Invented,
    RawWcxb,
    RawFundus,
    /// Smaller copies of pages.
    Smaller,
    /// Copies of pages whose stories are longer.
    Longer,
}

impl Set {
    /// Whether its bodies were annotated for this project.
    pub fn is_annotated(self) -> bool {
        matches!(self, Set::Trafilatura | Set::HtmldateAndPostlight)
    }

    /// Whether its pages are copies of others.
    pub fn is_copy(self) -> bool {
        matches!(self, Set::Smaller | Set::Longer)
    }

    /// Whether its pages are as publishers sent them: what class names and words are worth is counted on those.
    pub fn is_published(self) -> bool {
        !self.is_copy() && self != Set::Invented
    }
}

/// One page.
pub struct Example {
    /// What the set calls it.
    pub id: String,
    pub set: Set,
    /// The number of the fold that holds it back: one for all pages of a host.
    pub fold: usize,
    pub host: u32,
    pub source: Source,
    pub truth: Truth,
}

/// What a page is read from.
pub enum Source {
    Html(Vec<u8>),
    Text(String),
}

/// Into so many parts the hosts are split, each held back once.
pub const FOLDS: usize = 5;

/// 32-bit FNV-1a: a host falls into the same fold every time.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

fn rows(data: &Path, name: &str) -> Vec<Value> {
    let path = data.join("gold").join(format!("{name}.jsonl"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn string(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_owned()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// Reads all pages.
pub fn read(data: &Path) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut hosts = HashMap::new();
    for (set, name) in [(Set::Wcxb, "wcxb"), (Set::Fundus, "fundus")] {
        for row in rows(data, name) {
            let host = hash(host(&string(&row, "url")));
            hosts.insert((name, string(&row, "id")), host);
            let page = input::read(&data.join(string(&row, "page")).to_string_lossy()).expect("a page");
            examples.push(Example {
                id: string(&row, "id"),
                set,
                fold: host as usize % FOLDS,
                host,
                source: Source::Html(page),
                truth: Truth::of(string(&row, "body")),
            });
        }
    }
    examples.extend(annotated_pages(data));
    examples.extend(invented_pages());
    for (set, name, of) in [(Set::RawWcxb, "rawtext-wcxb", "wcxb"), (Set::RawFundus, "rawtext-fundus", "fundus")] {
        for row in rows(data, name) {
            let id = string(&row, "id");
            let host = hosts.get(&(of, id.clone())).copied().expect("the page that the text was rendered from");
            examples.push(Example {
                id,
                set,
                fold: host as usize % FOLDS,
                host,
                source: Source::Text(string(&row, "text")),
                truth: Truth::of(string(&row, "body")),
            });
        }
    }
    examples
}

/// The pages that were made up, of which those of one shape are held back together.
fn invented_pages() -> impl Iterator<Item = Example> {
    annotated::invented().into_iter().map(|page| {
        let host = hash(&page.shape);
        Example {
            id: page.name,
            set: Set::Invented,
            fold: host as usize % FOLDS,
            host,
            source: Source::Html(page.html.into_bytes()),
            truth: Truth { either: page.either, ..Truth::of(page.body) },
        }
    })
}

/// The pages whose bodies were annotated for this project.
fn annotated_pages(data: &Path) -> Vec<Example> {
    let rows = ["htmldate", "postlight", "trafilatura"].iter().flat_map(|name| rows(data, name));
    let rows: HashMap<String, Value> = rows.map(|row| (string(&row, "page"), row)).collect();
    let example = |page: annotated::Marked| {
        let row = rows.get(&page.page).expect("a page of the data");
        let host = hash(host(&string(row, "url")));
        let segments = row["with"].is_array().then(|| [strings(&row["with"]), strings(&row["without"])]);
        Example {
            id: page.page,
            set: if segments.is_some() { Set::Trafilatura } else { Set::HtmldateAndPostlight },
            fold: host as usize % FOLDS,
            host,
            source: Source::Html(page.source),
            truth: Truth { segments, ..Truth::of(page.body) },
        }
    };
    annotated::bodies(data).expect("annotated pages").into_iter().map(example).collect()
}
