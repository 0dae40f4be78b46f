//! The development data as pages with gold or silver bodies.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{annotated, input};

/// What is known of a page's body.
pub enum Truth {
    /// The body's text.
    Gold(String),
    /// Texts that other extractors gave, and segments that must and must not be in the body.
    Silver { texts: Vec<String>, with: Vec<String>, without: Vec<String> },
}

/// Which set a page is from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Set {
    Wcxb,
    Fundus,
    Trafilatura,
    /// Pages annotated for this project: nothing but the bar of a sure story is learned from them, so they show what is
    /// reached on pages that nobody looked at.
    Annotated,
    RawWcxb,
    RawFundus,
    /// Smaller copies of pages.
    Smaller,
    /// Copies of pages whose stories are longer.
    Longer,
}

impl Set {
    /// Whether trees are learned from its pages.
    pub fn is_learned(self) -> bool {
        self != Set::Annotated
    }

    /// Whether its pages are copies of others.
    pub fn is_copy(self) -> bool {
        matches!(self, Set::Smaller | Set::Longer)
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

pub const FOLDS: usize = 5;

pub fn hash(text: &str) -> u32 {
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
    let mut hosts = std::collections::HashMap::new();
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
                truth: Truth::Gold(string(&row, "body")),
            });
        }
    }
    let segments: std::collections::HashMap<String, Value> =
        rows(data, "trafilatura").into_iter().map(|row| (string(&row, "id"), row)).collect();
    for row in rows(data, "silver-body-trafilatura") {
        let id = string(&row, "id");
        let Some(segment) = segments.get(&id) else { continue };
        let host = hash(host(&string(segment, "url")));
        let page = input::read(&data.join(string(&row, "page")).to_string_lossy()).expect("a page");
        let texts = ["trafilatura", "trafilatura_precision", "rs_trafilatura", "readability_lxml"]
            .iter()
            .map(|name| string(&row["silver"], name))
            .collect();
        let (with, without) = (strings(&segment["with"]), strings(&segment["without"]));
        examples.push(Example {
            id,
            set: Set::Trafilatura,
            fold: host as usize % FOLDS,
            host,
            source: Source::Html(page),
            truth: Truth::Silver { texts, with, without },
        });
    }
    examples.extend(marked(data));
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
                truth: Truth::Gold(string(&row, "body")),
            });
        }
    }
    examples
}

/// The pages whose bodies were marked for this project.
fn marked(data: &Path) -> Vec<Example> {
    let rows = ["htmldate", "postlight"].iter().flat_map(|name| rows(data, name));
    let hosts: std::collections::HashMap<String, u32> =
        rows.map(|row| (string(&row, "page"), hash(host(&string(&row, "url"))))).collect();
    let example = |marked: annotated::Marked| {
        let host = *hosts.get(&marked.page).expect("a page of the data");
        Example {
            id: marked.page,
            set: Set::Annotated,
            fold: host as usize % FOLDS,
            host,
            source: Source::Html(marked.source),
            truth: Truth::Gold(marked.body),
        }
    };
    annotated::bodies(data).expect("annotated pages").into_iter().map(example).collect()
}
