//! Which candidates wrote the story.

use std::collections::{BTreeMap, BTreeSet};

use newsprint::lab::field;

use super::binary::{self, Example};
use super::pages::{FOLDS, Page};

const RIDGE: f64 = 0.0005;
/// As in the reader.
const LEAST_CHANCE: f64 = 0.5;

pub fn train(pages: &[Page]) {
    let names = field::author_features();
    let pages: Vec<&Page> = pages.iter().filter(|page| !page.authors.is_empty()).collect();
    let found: Vec<Vec<field::Example>> =
        pages.iter().map(|page| field::authors(&page.html, page.url.as_deref())).collect();
    let gold: Vec<BTreeSet<String>> =
        pages.iter().map(|page| page.authors.iter().map(|name| field::compared(name)).collect()).collect();
    let examples: Vec<Vec<Example>> = pages
        .iter()
        .zip(&found)
        .zip(&gold)
        .map(|((page, found), gold)| {
            let weight = if page.set == "wcxb" { 1.0 } else { 2.0 };
            found
                .iter()
                .map(|e| Example {
                    features: e.features.clone(),
                    is_right: gold.contains(&field::compared(&e.text)),
                    weight,
                })
                .collect()
        })
        .collect();
    let verbose = std::env::var_os("VERBOSE").is_some();
    let mut figures: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for fold in 0..FOLDS {
        let others: Vec<&Example> = pages
            .iter()
            .zip(&examples)
            .filter(|(page, _)| page.fold != fold)
            .flat_map(|(_, examples)| examples)
            .collect();
        let weights = binary::fit(&others, names.len(), RIDGE);
        for (at, page) in pages.iter().enumerate().filter(|(_, page)| page.fold == fold) {
            let taken: Vec<usize> = (0..found[at].len())
                .filter(|n| binary::chance(&examples[at][*n].features, &weights) >= LEAST_CHANCE)
                .collect();
            let right = taken.iter().filter(|n| examples[at][**n].is_right).count();
            let figure = figures.entry(page.set).or_default();
            figure[0] += right;
            figure[1] += taken.len();
            figure[2] += gold[at].len();
            figure[3] += examples[at].iter().filter(|example| example.is_right).count();
            if verbose && (right < taken.len() || right < gold[at].len()) {
                println!(
                    "{} {}\n   gold {:?}\n   took {:?}",
                    page.set,
                    page.id,
                    page.authors,
                    taken.iter().map(|n| &found[at][*n].text).collect::<Vec<_>>()
                );
                for (example, own) in found[at].iter().zip(&examples[at]) {
                    println!(
                        "      {:.3} {:?} {}",
                        binary::chance(&own.features, &weights),
                        example.text,
                        super::spelled(names, &own.features)
                    );
                }
            }
        }
    }
    for (set, [right, taken, all, possible]) in figures {
        let (precision, recall) = (right as f64 / taken.max(1) as f64, right as f64 / all as f64);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!(
            "authors {set}: held back F1 {f1:.4}, precision {precision:.4}, recall {recall:.4} of {:.4} possible",
            possible as f64 / all as f64
        );
    }
    let all: Vec<&Example> = examples.iter().flatten().collect();
    let weights: Vec<f32> = binary::fit(&all, names.len(), RIDGE).into_iter().map(|weight| weight as f32).collect();
    let (weights, bias) = weights.split_at(names.len());
    super::write("authors", names, bias[0], weights);
}
