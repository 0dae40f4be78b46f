//! The development pages with what is gold of their fields.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::annotated::{self, Labelled};
use crate::input;
use serde_json::Value;

/// The set of pages whose fields were annotated for this project.
const ANNOTATED: &str = "annotated";

/// Pages are held back by publisher, in so many parts.
pub const FOLDS: u32 = 5;

pub struct Page {
    pub set: &'static str,
    pub id: String,
    pub url: Option<String>,
    pub html: Vec<u8>,
    pub headline: Option<String>,
    /// `None` where it is not known who wrote the story.
    pub authors: Option<Vec<String>>,
    pub published: Option<String>,
    pub fold: u32,
}

impl Page {
    /// Whether its gold is what the page displays, whatever its metadata says.
    pub fn is_as_displayed(&self) -> bool {
        self.set == ANNOTATED
    }

    /// How much a page counts: the large sets would otherwise drown the small ones.
    pub fn weight(&self) -> f64 {
        if matches!(self.set, "wcxb" | ANNOTATED) { 1.0 } else { 2.0 }
    }
}

/// Reads all pages of some sets, in the order of the files.
pub fn read(data: &Path, sets: &[&'static str]) -> Vec<Page> {
    let mut pages = Vec::new();
    for &set in sets {
        let gold = fs::read_to_string(data.join(format!("gold/{set}.jsonl"))).expect("the gold of the set");
        for line in gold.lines() {
            let row: Value = serde_json::from_str(line).expect("a JSON object a line");
            let text = |key: &str| row[key].as_str().map(str::to_owned);
            let file = data.join(text("page").expect("the page's file"));
            let html = input::read(&file.to_string_lossy()).expect("the page");
            let url = text("url");
            let id = text("id").expect("an id");
            let fold = fold(publisher(url.as_deref().unwrap_or(&id)));
            pages.push(Page {
                set,
                id,
                url,
                html,
                headline: text("headline"),
                published: text("published"),
                // A set that names no author for a page does not say that the page names none.
                authors: Some(authors(&row["authors"])).filter(|names| !names.is_empty()),
                fold,
            });
        }
    }
    pages
}

/// Reads the pages whose fields were annotated for this project.
pub fn read_annotated(data: &Path) -> Vec<Page> {
    let addresses: HashMap<String, String> =
        ["trafilatura", "htmldate"].iter().flat_map(|set| addresses(data, set)).collect();
    let labelled = annotated::fields(data).expect("the annotated pages");
    let page = |page: Labelled| {
        let url = addresses.get(&page.page).cloned();
        Page {
            set: ANNOTATED,
            fold: fold(publisher(url.as_deref().unwrap_or(&page.page))),
            url,
            id: page.page,
            html: page.source,
            headline: page.headline,
            authors: page.authors,
            published: page.published,
        }
    };
    labelled.into_iter().map(page).collect()
}

/// The addresses of a set's pages, by their files.
fn addresses(data: &Path, set: &str) -> Vec<(String, String)> {
    let gold = fs::read_to_string(data.join(format!("gold/{set}.jsonl"))).expect("the gold of the set");
    let address = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("a JSON object a line");
        Some((row["page"].as_str()?.to_owned(), row["url"].as_str()?.to_owned()))
    };
    gold.lines().filter_map(address).collect()
}

/// A page as plain text.
pub struct PlainPage {
    pub set: &'static str,
    pub id: String,
    pub text: String,
    pub headline: String,
    pub fold: u32,
}

/// Reads the pages as plain text that have a headline.
pub fn read_plain(data: &Path) -> Vec<PlainPage> {
    let mut pages = Vec::new();
    for set in ["rawtext-fundus", "rawtext-wcxb"] {
        let gold = fs::read_to_string(data.join(format!("gold/{set}.jsonl"))).expect("the gold of the set");
        for line in gold.lines() {
            let row: Value = serde_json::from_str(line).expect("a JSON object a line");
            let text = |key: &str| row[key].as_str().map(str::to_owned);
            let id = text("id").expect("an id");
            let Some(headline) = text("headline") else { continue };
            // Of fundus the publisher stands in the identifier, without the version of its pages.
            let fold = fold(id.rsplit_once('/').map_or(id.as_str(), |(publisher, _)| publisher));
            pages.push(PlainPage { set, text: text("text").expect("the text"), headline, fold, id });
        }
    }
    pages
}

/// The names of a list, or of a string that lists them.
fn authors(value: &Value) -> Vec<String> {
    if let Some(list) = value.as_array() {
        return list.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    }
    let text = value.as_str().unwrap_or_default().replace(" and ", ",").replace(" & ", ",");
    text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The label of a host that names the publisher: `example` of `news.example.co.uk`.
fn publisher(url: &str) -> &str {
    let host = url.split_once("//").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or(url);
    let labels: Vec<&str> = host.split('.').collect();
    let before_last = &labels[..labels.len().saturating_sub(1)];
    before_last.iter().rev().find(|label| label.len() > 3).copied().unwrap_or(host)
}

/// FNV-1a, so that a publisher falls into the same fold on every machine.
fn fold(publisher: &str) -> u32 {
    let hash = publisher.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 8) % FOLDS
}
