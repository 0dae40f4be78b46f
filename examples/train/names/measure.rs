//! Figures of documents that were held back.

use newsprint::lab::names::{Chain, Tag};

use super::data::{GOLD, SILVER};
use super::learn::Pass;
use super::{Lesson, Second};

#[derive(Default)]
struct Count {
    right: usize,
    found: usize,
    gold: usize,
}

impl Count {
    fn add(&mut self, gold: &[Tag], found: &[Tag]) {
        let (gold, found) = (names(gold), names(found));
        self.right += gold.iter().filter(|name| found.contains(name)).count();
        self.gold += gold.len();
        self.found += found.len();
    }

    fn print(&self, set: &str) {
        let part = |right: usize, all: usize| 100.0 * right as f64 / all.max(1) as f64;
        let (precision, recall) = (part(self.right, self.found), part(self.right, self.gold));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        println!("{set:<34} precision {precision:.2} recall {recall:.2} F1 {f1:.2} of {}", self.gold);
    }
}

/// First and last token of each name.
fn names(tags: &[Tag]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, tag) in tags.iter().enumerate() {
        match tag {
            Tag::First => start = at,
            Tag::Last => found.push((start, at)),
            Tag::Only => found.push((at, at)),
            Tag::Outside | Tag::Inside => {}
        }
    }
    found
}

/// Prints, for each set, how many names were found by the first pass alone and by both. Names outside any run, and so
/// out of the tagger's reach, are not counted here.
pub fn print(lessons: &[Lesson], second: &[(usize, Vec<Second>)], folds: &[Pass], seconds: &[Pass]) {
    for set in GOLD.iter().chain(&[SILVER]) {
        let (mut one, mut two) = (Count::default(), Count::default());
        for (number, samples) in second.iter().filter(|(number, _)| lessons[*number].document.set == *set) {
            let fold = lessons[*number].document.fold;
            let (first, second) = (Chain::from(&folds[fold].transitions), Chain::from(&seconds[fold].transitions));
            for sample in samples {
                one.add(&sample.tags, &first.best(&sample.given));
                two.add(&sample.tags, &second.best(&seconds[fold].scores(&sample.rows, &sample.given)));
            }
        }
        one.print(&format!("{set}, one pass"));
        two.print(&format!("{set}, two passes"));
    }
}
