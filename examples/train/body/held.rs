//! What a choice of blocks reaches on pages that a model has not seen.

use std::collections::{BTreeMap, HashMap};

use newsprint::lab::body::Calibration;

use super::data::Set;
use super::label::{measured_words, one_line};
use super::page::Page;

/// What a page's choice is measured by.
pub enum Known {
    Body(Gold),
    Parts(Segments),
}

/// The words of the gold text, and of the blocks, by number.
pub struct Gold {
    counts: Vec<u32>,
    /// Of each block how many words it has, and those that the gold text has too.
    blocks: Vec<(u32, Vec<(usize, u32)>)>,
}

impl Gold {
    pub fn of(blocks: &[String], body: &str) -> Gold {
        let gold = measured_words(body);
        let numbers: HashMap<&String, usize> = gold.keys().zip(0..).collect();
        let block = |text: &String| {
            let words = measured_words(text);
            let common = words.iter().filter_map(|(word, count)| Some((*numbers.get(word)?, *count)));
            (words.values().sum(), common.collect())
        };
        Gold { blocks: blocks.iter().map(block).collect(), counts: gold.values().copied().collect() }
    }

    /// F1 of the words of the blocks that are chosen, as `word_f1` of evaluate.py.
    fn f1(&self, chosen: &[bool]) -> f64 {
        let (mut found, mut all) = (vec![0; self.counts.len()], 0);
        for ((size, words), _) in self.blocks.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
            all += size;
            for (word, count) in words {
                found[*word] += count;
            }
        }
        let common: u32 = self.counts.iter().zip(&found).map(|(gold, found)| gold.min(found)).sum();
        let total = self.counts.iter().sum::<u32>() + all;
        if common == 0 { 0.0 } else { 2.0 * f64::from(common) / f64::from(total) }
    }
}

/// What must, and must not, be in the body.
pub struct Segments {
    with: Vec<String>,
    without: Vec<String>,
}

impl Segments {
    pub fn of(with: &[String], without: &[String]) -> Segments {
        let [with, without] = [with, without].map(|segments| segments.iter().map(|text| one_line(text)).collect());
        Segments { with, without }
    }

    /// How many are rightly in the body, wrongly in it, and wrongly left out.
    fn judge(&self, texts: &[String], chosen: &[bool]) -> [usize; 3] {
        let kept = texts.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(text, _)| one_line(text));
        let body = kept.collect::<Vec<_>>().join(" ");
        let has = |segments: &[String]| segments.iter().filter(|segment| body.contains(segment.as_str())).count();
        let right = has(&self.with);
        [right, has(&self.without), self.with.len() - right]
    }
}

/// For each set the mean word F1 of its pages; of annotated segments their F1 over all pages.
pub fn figures(pages: &[Page], choose: &dyn Fn(usize) -> Vec<bool>) -> BTreeMap<Set, f64> {
    let mut sums: BTreeMap<Set, (f64, f64)> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        let sum = sums.entry(page.set).or_default();
        let chosen = choose(at);
        match &page.known {
            Known::Body(gold) => *sum = (sum.0 + gold.f1(&chosen), sum.1 + 1.0),
            Known::Parts(segments) => {
                let [right, vain, missed] = segments.judge(&page.texts, &chosen).map(|n| n as f64);
                *sum = (sum.0 + 2.0 * right, sum.1 + 2.0 * right + vain + missed);
            }
        }
    }
    sums.into_iter().map(|(set, (sum, n))| (set, sum / n.max(1.0))).collect()
}

pub fn shown(figures: &BTreeMap<Set, f64>) -> String {
    figures.iter().map(|(set, figure)| format!("{set:?} {figure:.4}")).collect::<Vec<_>>().join(", ")
}

/// What is reached by the choice of the best expected F1.
pub fn decided(
    pages: &[Page],
    words: &[Vec<f32>],
    scores: &[Vec<f32>],
    calibration: Calibration,
) -> BTreeMap<Set, f64> {
    figures(pages, &|at| {
        let bar = calibration.bar(&scores[at], &words[at]);
        scores[at].iter().map(|score| *score >= bar).collect()
    })
}

/// The calibration of the best mean over the sets, copies of pages too: they stand for shorter and longer ones.
pub fn calibrate(pages: &[Page], words: &[Vec<f32>], scores: &[Vec<f32>]) -> Calibration {
    let mut best = (0.0, Calibration::default());
    for slope in [0.6, 0.7, 0.8, 0.9, 1.0, 1.2] {
        for shift in (-5..=6).map(|step| step as f32 / 10.0) {
            let calibration = Calibration { slope, shift };
            let reached = decided(pages, words, scores, calibration);
            let sum: f64 = reached.values().sum();
            if sum > best.0 {
                best = (sum, calibration);
            }
        }
    }
    best.1
}
