//! Which candidates wrote the story.

use std::collections::{BTreeMap, BTreeSet};

use newsprint::lab::field;

use super::binary::{self, Example};
use super::pages::{FOLDS, Page};

const RIDGE: f64 = 0.0005;
/// Rather none than a wrong one: of the names given on pages held back, so many are to be right.
const PRECISION: f64 = 0.93;
/// The chances at which names may begin to be given.
const LEASTS: [f64; 7] = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];

pub fn train(pages: &[Page]) {
    let names = field::author_features();
    let asked: Vec<Asked> = pages.iter().filter_map(Asked::of).collect();
    let judged: Vec<Vec<f64>> = hold_back(&asked, names.len());
    let least = LEASTS.into_iter().find(|least| Figures::of_all(&asked, &judged, *least).precision() >= PRECISION);
    let least = least.unwrap_or(LEASTS[LEASTS.len() - 1]);
    for least in LEASTS {
        let mut figures: BTreeMap<&str, Figures> = BTreeMap::new();
        for (asked, chances) in asked.iter().zip(&judged) {
            figures.entry(asked.page.set).or_default().count(asked, chances, least);
        }
        let all = Figures::of_all(&asked, &judged, least);
        println!("authors given from {least:.2} on, held back: precision {:.4} over all", all.precision());
        figures.iter().for_each(|(set, figures)| figures.print(set));
    }
    if std::env::var_os("VERBOSE").is_some() {
        asked.iter().zip(&judged).for_each(|(asked, chances)| asked.tell(chances, least, names));
    }
    println!("authors are given from {least:.2} on");
    let all: Vec<&Example> = asked.iter().flat_map(|asked| &asked.examples).collect();
    let weights: Vec<f32> = binary::fit(&all, names.len(), RIDGE).into_iter().map(|weight| weight as f32).collect();
    let (weights, bias) = weights.split_at(names.len());
    super::write("authors", &[("least", &format!("{least:.2}"))], names, bias[0], weights);
}

/// A page with its candidates.
struct Asked<'p> {
    page: &'p Page,
    gold: BTreeSet<String>,
    texts: Vec<String>,
    examples: Vec<Example>,
}

impl<'p> Asked<'p> {
    fn of(page: &'p Page) -> Option<Self> {
        let gold: BTreeSet<String> = page.authors.as_ref()?.iter().map(|name| field::compared(name)).collect();
        let found = field::authors(&page.html, page.url.as_deref());
        let texts = found.iter().map(|candidate| candidate.text.clone()).collect();
        let example = |candidate: field::Example| Example {
            is_right: gold.contains(&field::compared(&candidate.text)),
            features: candidate.features,
            weight: page.weight(),
        };
        let examples = found.into_iter().map(example).collect();
        Some(Self { page, gold, texts, examples })
    }

    /// Prints a page on which not all names were right, with every candidate.
    fn tell(&self, chances: &[f64], least: f64, names: &[&str]) {
        let taken = |at: &usize| chances[*at] >= least;
        let right = (0..chances.len()).filter(taken).filter(|at| self.examples[*at].is_right).count();
        let given: Vec<&str> = (0..chances.len()).filter(taken).map(|at| self.texts[at].as_str()).collect();
        if right == given.len() && right == self.gold.len() {
            return;
        }
        println!("{} {}\n   gold {:?}\n   took {given:?}", self.page.set, self.page.id, self.page.authors);
        for ((text, example), chance) in self.texts.iter().zip(&self.examples).zip(chances) {
            println!("      {chance:.3} {text:?} {}", super::spelled(names, &example.features));
        }
    }
}

/// The chance of every candidate by weights that have not seen its publisher.
fn hold_back(asked: &[Asked<'_>], features: usize) -> Vec<Vec<f64>> {
    let mut judged: Vec<Vec<f64>> = asked.iter().map(|_| Vec::new()).collect();
    for fold in 0..FOLDS {
        let others: Vec<&Example> =
            asked.iter().filter(|asked| asked.page.fold != fold).flat_map(|asked| &asked.examples).collect();
        let weights = binary::fit(&others, features, RIDGE);
        for (asked, chances) in asked.iter().zip(&mut judged).filter(|(asked, _)| asked.page.fold == fold) {
            *chances = asked.examples.iter().map(|example| binary::chance(&example.features, &weights)).collect();
        }
    }
    judged
}

#[derive(Default)]
struct Figures {
    right: usize,
    given: usize,
    gold: usize,
    possible: usize,
}

impl Figures {
    fn of_all(asked: &[Asked<'_>], judged: &[Vec<f64>], least: f64) -> Self {
        let mut figures = Self::default();
        asked.iter().zip(judged).for_each(|(asked, chances)| figures.count(asked, chances, least));
        figures
    }

    fn count(&mut self, asked: &Asked<'_>, chances: &[f64], least: f64) {
        for (example, chance) in asked.examples.iter().zip(chances) {
            self.possible += usize::from(example.is_right);
            self.given += usize::from(*chance >= least);
            self.right += usize::from(*chance >= least && example.is_right);
        }
        self.gold += asked.gold.len();
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.given.max(1) as f64
    }

    fn print(&self, set: &str) {
        let share = |part: usize| part as f64 / self.gold.max(1) as f64;
        let (precision, recall) = (self.precision(), share(self.right));
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!(
            "   {set}: F1 {f1:.4}, precision {precision:.4}, recall {recall:.4} of {:.4} possible",
            share(self.possible)
        );
    }
}
