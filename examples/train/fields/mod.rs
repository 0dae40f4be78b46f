//! The weights by which fields choose among candidates.

mod adam;
mod authors;
mod binary;
mod choice;
mod date;
mod forest;
mod headline;
mod pages;

use std::path::Path;

/// Trains every field's weights and writes them to `src/model`. Where somebody stands is told from the headline that the weights
/// at hand take: when those of the headline change, authors are to be trained once more with the new ones.
pub fn train(data: &Path) {
    let mut pages = pages::read(data, &["fundus", "wcxb", "postlight"]);
    pages.extend(pages::read_annotated(data));
    headline::train(&pages, &pages::read_plain(data));
    authors::train(&pages);
}

/// The head of a model file that is learned from the pages with headlines and authors.
fn head(kind: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("kind", kind),
        (
            "source",
            "WCXB, fundus parser tests, Postlight parser fixtures; pages of the trafilatura and htmldate evaluations, annotated for this project",
        ),
        ("licence", "CC BY 4.0; MIT; MIT OR Apache-2.0; Apache-2.0"),
        ("command", "cargo run --release --example train -- fields DATA"),
    ]
}

/// Trains the weights of the day of publication.
pub fn train_dates(data: &Path) {
    let mut pages = pages::read(data, &["fundus", "wcxb", "postlight", "htmldate"]);
    pages.extend(pages::read_annotated(data));
    date::train(&pages);
}

/// The features of a candidate that say anything.
fn spelled(names: &[&str], features: &[f32]) -> String {
    let said = names.iter().zip(features).filter(|(_, value)| **value != 0.0);
    let words = said.map(|(name, value)| if *value == 1.0 { (*name).to_owned() } else { format!("{name} {value:.2}") });
    words.collect::<Vec<_>>().join(", ")
}
