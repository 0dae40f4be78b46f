//! What each page reached when it was held back: written to a file, and set against what it reached before.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use newsprint::lab::body::Calibration;
use serde_json::{Value, json};

use super::held::{Reached, chosen};
use super::page::Page;

/// The choice for each page of a model that has not seen its host.
pub struct Held<'h> {
    pub words: &'h [Vec<f32>],
    pub scores: &'h [Vec<f32>],
    pub calibration: Calibration,
}

fn key(row: &Value) -> String {
    format!("{} {}", row["set"], row["id"])
}

/// The pages, no copies, as rows with all of their blocks.
fn rows(pages: &[Page], held: &Held<'_>, reached: &[Reached]) -> Vec<Value> {
    let mut rows = Vec::new();
    for (at, page) in pages.iter().enumerate().filter(|(_, page)| !page.set.is_copy()) {
        let (scores, words) = (&held.scores[at], &held.words[at]);
        let chosen = chosen(scores, held.calibration.bar(scores, words));
        let blocks: Vec<Value> = (page.texts.iter().zip(&page.labels).zip(scores).zip(&chosen))
            .map(|(((text, label), score), kept)| json!({"kept": kept, "score": score, "label": label, "text": text}))
            .collect();
        let set = format!("{:?}", page.set);
        rows.push(json!({"set": set, "id": page.id, "fold": page.fold, "f1": reached[at].f1(), "blocks": blocks}));
    }
    rows
}

/// Writes what each page reached into a file of JSON lines. Where the file is there already, the pages are first set
/// against what they reached in it: for each set the mean of the differences, and its standard error.
pub fn keep(path: &Path, pages: &[Page], held: &Held<'_>, reached: &[Reached]) {
    let rows = rows(pages, held, reached);
    let before: BTreeMap<String, f64> = fs::read_to_string(path)
        .unwrap_or_default()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"))
        .filter_map(|row| Some((key(&row), row["f1"].as_f64()?)))
        .collect();
    let mut differences: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for row in &rows {
        if let (Some(before), Some(f1), Some(set)) = (before.get(&key(row)), row["f1"].as_f64(), row["set"].as_str()) {
            differences.entry(set).or_default().push(f1 - before);
        }
    }
    for (set, differences) in differences {
        let n = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / n;
        let spread = differences.iter().map(|difference| (difference - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
        println!("{set}: {mean:+.4} against before, standard error {:.4}, {n} pages", (spread / n).sqrt());
    }
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    fs::write(path, lines.join("\n")).expect("the record is written");
}
