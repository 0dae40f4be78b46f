//! Which candidate is the headline.

use std::collections::BTreeMap;

use newsprint::lab::field;

use super::choice::{self, Choice, Learned, Method};
use super::pages::{FOLDS, Page, PlainPage};

/// Of the choices given with this chance or more, at least as many should be right.
const SURE: f64 = 0.9;

/// Trains both choices: among all that an HTML page says, and among the lines of plain text.
pub fn train(pages: &[Page], texts: &[PlainPage]) {
    let pages = pages.iter().filter_map(|page| {
        let gold = page.headline.clone()?;
        Some(Asked {
            set: page.set,
            id: &page.id,
            gold,
            fold: page.fold,
            weight: page.weight(),
            examples: field::headlines(&page.html, page.url.as_deref()),
        })
    });
    learn("headline", Method::Weights, field::headline_features(), &pages.collect::<Vec<_>>());
    let texts = texts.iter().map(|page| Asked {
        set: page.set,
        id: &page.id,
        gold: page.headline.clone(),
        fold: page.fold,
        weight: 1.0,
        examples: field::lines(&page.text),
    });
    learn("headline-line", Method::Forest, field::line_features(), &texts.collect::<Vec<_>>());
}

/// A page with the headline that is right, and the candidates for it.
struct Asked<'p> {
    set: &'static str,
    id: &'p str,
    gold: String,
    fold: u32,
    weight: f64,
    examples: Vec<field::Example>,
}

/// Prints what is reached on pages held back, and writes the weights of all.
fn learn(name: &str, method: Method, features: &[&str], pages: &[Asked<'_>]) {
    let choices: Vec<Choice> = pages
        .iter()
        .map(|page| {
            let gold = field::compared(&page.gold);
            let candidates = page.examples.iter().map(|e| (e.features.clone(), field::compared(&e.text) == gold));
            Choice { candidates: candidates.collect(), fold: page.fold, weight: page.weight }
        })
        .collect();
    let is_told = std::env::var_os("VERBOSE").is_some();
    let mut figures: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    for fold in 0..FOLDS {
        let others: Vec<&Choice> = choices.iter().filter(|choice| choice.fold != fold).collect();
        let learned = method.learn(&others, features.len());
        for (page, choice) in pages.iter().zip(&choices).filter(|(page, _)| page.fold == fold) {
            let taken = choice::chosen(&learned.scores(choice));
            let is_right = taken.is_some_and(|(at, _)| choice.candidates[at].1);
            let is_sure = taken.is_some_and(|(_, chance)| chance >= SURE);
            let figure = figures.entry(page.set).or_default();
            let is_possible = choice.candidates.iter().any(|(_, right)| *right);
            for (slot, counts) in figure.iter_mut().zip([is_right, is_possible, true, is_sure, is_sure && is_right]) {
                *slot += usize::from(counts);
            }
            if is_told && !is_right {
                tell(page, choice, features, &learned, taken.map(|(at, _)| at));
            }
        }
    }
    for (set, [right, possible, all, sure, surely_right]) in figures {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!(
            "{name} {set}: held back {:.4}, among the candidates {:.4}, of {all}; of {sure} given with {SURE} or more {:.4}",
            share(right, all),
            share(possible, all),
            share(surely_right, sure)
        );
    }
    let all: Vec<&Choice> = choices.iter().collect();
    let file = method.learn(&all, features.len()).file(&super::head(method.kind()), features);
    std::fs::write(format!("src/model/{name}.npm"), file).expect("the model file");
}

/// Prints a page on which the choice went wrong, with every candidate.
fn tell(page: &Asked<'_>, choice: &Choice, names: &[&str], learned: &Learned, taken: Option<usize>) {
    println!(
        "{} {}\n   gold {:?}\n   took {:?}",
        page.set,
        page.id,
        page.gold,
        taken.map(|at| &page.examples[at].text)
    );
    for (example, (features, _)) in page.examples.iter().zip(&choice.candidates) {
        println!("      {:.2} {:?} {}", learned.score(features), example.text, super::spelled(names, features));
    }
}
