//! The annotated documents that the tagger of names is learned from.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::Path;

use newsprint::Span;
use newsprint::lab::names as lab;
use serde_json::{Value, json};

use crate::annotated;

/// A text with the people that it names.
#[derive(Debug, Clone)]
pub struct Document {
    /// The set that it is from.
    pub set: &'static str,
    pub id: String,
    pub text: String,
    pub is_english: bool,
    /// The names, in order; none overlaps another.
    pub names: Vec<Span>,
    /// How much it counts.
    pub weight: f32,
    /// Which fold holds it back.
    pub fold: usize,
}

/// The number of folds.
pub const FOLDS: usize = 5;

/// A set: its file, and how much one of its documents counts.
struct Set {
    name: &'static str,
    weight: f32,
}

/// Silver counts less than gold, as it has errors, and an article of PolNeAR, of which there are many of a kind, less than
/// another; the short texts of people-newstweets are annotated loosely.
const SETS: &[Set] = &[
    Set { name: "people-wikigold", weight: 2.0 },
    Set { name: "people-politics", weight: 2.0 },
    Set { name: "people-newstweets", weight: 0.5 },
    Set { name: "story-dev", weight: 2.5 },
    Set { name: SILVER, weight: 0.2 },
];

/// The set that a machine annotated.
pub const SILVER: &str = "silver-people-polnear";

/// The stories annotated for this project.
const ANNOTATED: Set = Set { name: "annotated", weight: 1.0 };

/// One of them that names fewer people is rather a guide or a blog, and counts half: they are many, and say little of news.
const FEW: usize = 3;

/// The stories made up for this project.
const INVENTED: Set = Set { name: "invented", weight: 0.5 };

/// What was annotated for this project of the articles that a machine annotated too.
const POLNEAR: Set = Set { name: "annotated-polnear", weight: 0.25 };

/// The set of invented tables.
pub const TABLES: &str = "tables";

/// The sets that were read: figures are of these.
pub const GOLD: &[&str] = &[
    "people-wikigold",
    "people-politics",
    "people-newstweets",
    "story-dev",
    ANNOTATED.name,
    INVENTED.name,
    POLNEAR.name,
];

/// Reads all documents. What a machine annotated is left out where it was read as well.
pub fn read(folder: &Path) -> io::Result<Vec<Document>> {
    let mut documents: Vec<Document> = Vec::new();
    for set in SETS {
        let file = fs::read_to_string(folder.join("gold").join(format!("{}.jsonl", set.name)))?;
        let mut rows: Vec<Value> = file.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let polnear = if set.name == SILVER { annotated::polnear(&rows)? } else { HashMap::new() };
        for row in &mut rows {
            let read = polnear.get(row["doc"].as_str().unwrap_or_default());
            let set = if let Some(read) = read {
                *row = json!({ "doc": row["doc"], "text": row["text"], "people": read["people"] });
                &POLNEAR
            } else {
                set
            };
            let document =
                document(set, row).ok_or_else(|| io::Error::other(format!("no document of {}", set.name)))?;
            if !documents.iter().any(|other| other.set == "story-dev" && other.id == document.id) {
                documents.push(document);
            }
        }
    }
    for (set, stories) in [(&ANNOTATED, annotated::stories(folder)?), (&INVENTED, annotated::invented_stories())] {
        for story in stories {
            let document = document(set, &story);
            documents.push(document.ok_or_else(|| io::Error::other(format!("no document of {}", set.name)))?);
        }
    }
    Ok(documents)
}

fn document(set: &Set, value: &Value) -> Option<Document> {
    let text = value["text"].as_str()?.to_owned();
    let id = value["doc"].as_str().or(value["id"].as_str())?;
    let id = id.strip_suffix(".txt").unwrap_or(id).to_owned();
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let span = |start: &Value, end: &Value| -> Option<Span> {
        let at = |value: &Value| offsets.get(usize::try_from(value.as_u64()?).ok()?).copied();
        Some(Span::new(at(start)?, at(end)?))
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut names: Vec<Span> = Vec::new();
    names.extend(list(&value["mentions"]).iter().filter_map(|name| span(&name["start"], &name["end"])));
    names.extend(list(&value["persons_silver"]).iter().filter_map(|name| span(&name[0], &name[1])));
    for person in list(&value["people"]) {
        names.extend(list(&person["spans"]).iter().filter_map(|name| span(&name[0], &name[1])));
    }
    names.sort_unstable();
    names.dedup_by(|later, earlier| later.overlaps(*earlier));
    if set.name == SILVER {
        complete(&text, &mut names);
    }
    // Articles of one publisher are held back together.
    let group = match set.name {
        name if name == SILVER || name == POLNEAR.name => id.split('_').next().unwrap_or(&id),
        // Each is of another publisher.
        name if name == ANNOTATED.name || name == INVENTED.name => &id,
        "story-dev" if !id.contains('/') => id.split('_').next().unwrap_or(&id),
        _ => id.rsplit_once('/').map_or(id.as_str(), |(publisher, _)| publisher),
    };
    let fold = group.bytes().fold(7usize, |sum, byte| (sum * 31 + usize::from(byte)) % 100_003) % FOLDS;
    let is_guide = set.name == ANNOTATED.name && list(&value["people"]).len() < FEW;
    let weight = if is_guide { set.weight / 2.0 } else { set.weight };
    Some(Document { set: set.name, id, text, is_english: value["language"].is_null(), names, weight, fold })
}

/// Adds what the machine left out although it knew the name: a surname that stands alone, in a document where it found
/// the full name.
fn complete(text: &str, names: &mut Vec<Span>) {
    let words = |name: &Span| text[name.range()].split(' ').map(str::to_owned).collect::<Vec<_>>();
    let surnames: HashSet<String> =
        names.iter().map(words).filter(|words| words.len() > 1).filter_map(|words| words.last().cloned()).collect();
    let alone = |run: lab::Run| if let [only] = run.tokens.as_slice() { Some(*only) } else { None };
    let found: Vec<Span> = lab::runs(text)
        .into_iter()
        .filter_map(alone)
        .filter(|span| surnames.contains(&text[span.range()]))
        .filter(|span| {
            names.get(names.partition_point(|name| name.end <= span.start)).is_none_or(|name| !name.overlaps(*span))
        })
        .collect();
    names.extend(found);
    names.sort_unstable();
}
