//! Which candidates wrote the story.

use std::collections::{BTreeMap, BTreeSet};

use newsprint::lab::field;

use super::binary::{self, Example};
use super::pages::{FOLDS, Page};

/// Rather none than a wrong one: of the names given on pages held back that name an author, so many are to be right. The sets
/// but one do not say which pages name none, so that no others are measured there.
const PRECISION: f64 = 0.93;

pub fn train(pages: &[Page]) {
    let names = field::author_features();
    let asked: Vec<Asked> = pages.iter().filter_map(Asked::of).collect();
    let judged: Vec<Vec<f64>> = hold_back(&asked, names.len());
    let least = least(&asked, &judged);
    let mut figures: BTreeMap<&str, Figures> = BTreeMap::new();
    for (asked, chances) in asked.iter().zip(&judged) {
        figures.entry(asked.page.set).or_default().count(asked, chances, least);
    }
    println!("authors given from {least:.3} on, held back");
    figures.iter().for_each(|(set, figures)| figures.print(set));
    if std::env::var_os("VERBOSE").is_some() {
        asked.iter().zip(&judged).for_each(|(asked, chances)| asked.tell(chances, least, names));
    }
    let all: Vec<&Example> = asked.iter().flat_map(Asked::lessons).collect();
    let mut head = super::head("forest");
    let least = format!("{least:.3}");
    head.push(("least", &least));
    let file = field::forest_file(&head, names, &binary::grow(&all, names.len()));
    std::fs::write("src/model/authors.npm", file).expect("the model file");
}

/// A page with its candidates. Whom a page names in its metadata only may well have written it: where the gold is what a page
/// displays, such a candidate teaches nothing, but where it is given it counts as wrong.
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
        let displayed = field::author_features().iter().position(|name| *name == "displayed")?;
        let texts = found.iter().map(|candidate| candidate.text.clone()).collect();
        let example = |candidate: field::Example| {
            let is_right = gold.contains(&field::compared(&candidate.text));
            let teaches = is_right || !page.is_as_displayed() || candidate.features[displayed] > 0.0;
            let weight = if teaches { page.weight() } else { 0.0 };
            Example { is_right, features: candidate.features, weight }
        };
        let examples = found.into_iter().map(example).collect();
        Some(Self { page, gold, texts, examples })
    }

    /// The candidates that teach something.
    fn lessons(&self) -> impl Iterator<Item = &Example> {
        self.examples.iter().filter(|example| example.teaches())
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

/// The chance of every candidate by trees that have not seen its publisher.
fn hold_back(asked: &[Asked<'_>], features: usize) -> Vec<Vec<f64>> {
    let mut judged: Vec<Vec<f64>> = asked.iter().map(|_| Vec::new()).collect();
    for fold in 0..FOLDS {
        let others = asked.iter().filter(|asked| asked.page.fold != fold);
        let others: Vec<&Example> = others.flat_map(Asked::lessons).collect();
        let trees = binary::grow(&others, features);
        for (asked, chances) in asked.iter().zip(&mut judged).filter(|(asked, _)| asked.page.fold == fold) {
            *chances = asked.examples.iter().map(|example| binary::likely(&example.features, &trees)).collect();
        }
    }
    judged
}

/// The least chance from which on the names given are right as often as is asked for.
fn least(asked: &[Asked<'_>], judged: &[Vec<f64>]) -> f64 {
    let named = asked.iter().zip(judged).filter(|(asked, _)| !asked.gold.is_empty());
    let names = named.flat_map(|(asked, chances)| chances.iter().zip(&asked.examples));
    let names = names.filter(|(_, example)| example.teaches());
    let mut names: Vec<(f64, bool)> = names.map(|(chance, example)| (*chance, example.is_right)).collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut least) = (0, 1.0);
    for (given, (chance, is_right)) in (1..).zip(names) {
        right += u32::from(is_right);
        if f64::from(right) >= PRECISION * f64::from(given) {
            least = chance;
        }
    }
    least
}

#[derive(Default)]
struct Figures {
    right: usize,
    given: usize,
    gold: usize,
    possible: usize,
}

impl Figures {
    fn count(&mut self, asked: &Asked<'_>, chances: &[f64], least: f64) {
        for (example, chance) in asked.examples.iter().zip(chances) {
            self.possible += usize::from(example.is_right);
            self.given += usize::from(*chance >= least);
            self.right += usize::from(*chance >= least && example.is_right);
        }
        self.gold += asked.gold.len();
    }

    fn print(&self, set: &str) {
        let share = |part: usize| part as f64 / self.gold.max(1) as f64;
        let (precision, recall) = (self.right as f64 / self.given.max(1) as f64, share(self.right));
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!(
            "   {set}: F1 {f1:.4}, precision {precision:.4}, recall {recall:.4} of {:.4} possible",
            share(self.possible)
        );
    }
}
