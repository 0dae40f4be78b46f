//! What a choice of blocks reaches on pages that a model has not seen.

use std::collections::{BTreeMap, HashMap};

use newsprint::lab::body::{Calibration, Measured};

use super::data::Set;
use super::label::{measured_words, one_line};
use super::page::Page;

/// What a page's choice is measured by.
pub enum Known {
    Body(GoldWords),
    Segments(Segments),
}

/// What a choice reached on one page.
#[derive(Clone, Copy)]
pub enum Reached {
    F1(f64),
    /// How many segments are rightly in the body, wrongly in it, and wrongly left out.
    Segments([usize; 3]),
}

impl Reached {
    /// How good the choice is for this page.
    pub fn f1(self) -> f64 {
        match self {
            Reached::F1(f1) => f1,
            Reached::Segments([right, vain, missed]) => {
                2.0 * right as f64 / ((2 * right + vain + missed) as f64).max(1.0)
            }
        }
    }
}

impl Known {
    /// What the blocks that are chosen reach.
    fn by_blocks(&self, texts: &[String], chosen: &[bool]) -> Reached {
        match self {
            Known::Body(gold) => Reached::F1(gold.f1(chosen)),
            Known::Segments(segments) => {
                let kept = texts.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(text, _)| text.as_str());
                Reached::Segments(segments.judge(&kept.collect::<Vec<_>>().join(" ")))
            }
        }
    }

    /// What a body reaches.
    fn by_text(&self, body: &str) -> Reached {
        match self {
            Known::Body(gold) => Reached::F1(gold.f1_of_text(body)),
            Known::Segments(segments) => Reached::Segments(segments.judge(body)),
        }
    }
}

/// The words of the gold text, and of the blocks, by number.
pub struct GoldWords {
    words: HashMap<String, u32>,
    counts: Vec<u32>,
    /// Of each block how many words it has, and those that the gold text has too.
    blocks: Vec<(u32, Vec<(usize, u32)>)>,
}

impl GoldWords {
    pub fn of(blocks: &[String], body: &str) -> GoldWords {
        let gold = measured_words(body);
        let numbers: HashMap<&String, usize> = gold.keys().zip(0..).collect();
        let block = |text: &String| {
            let words = measured_words(text);
            let common = words.iter().filter_map(|(word, count)| Some((*numbers.get(word)?, *count)));
            (words.values().sum(), common.collect())
        };
        let (blocks, counts) = (blocks.iter().map(block).collect(), gold.values().copied().collect());
        GoldWords { blocks, counts, words: gold }
    }

    /// F1 of the words of a body's text, as `word_f1` of evaluate.py.
    fn f1_of_text(&self, body: &str) -> f64 {
        let words = measured_words(body);
        let common: u32 = words.iter().filter_map(|(word, count)| Some(*self.words.get(word)?.min(count))).sum();
        let total = self.counts.iter().sum::<u32>() + words.values().sum::<u32>();
        f1(common, total)
    }

    /// The same of the blocks that are chosen.
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
        f1(common, total)
    }
}

/// F1 of two texts that have so many words in common and so many together; no words where there are none are right.
fn f1(common: u32, total: u32) -> f64 {
    match total {
        0 => 1.0,
        _ => 2.0 * f64::from(common) / f64::from(total),
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

    /// How many are rightly in a body, wrongly in it, and wrongly left out.
    fn judge(&self, body: &str) -> [usize; 3] {
        let body = one_line(body);
        let has = |segments: &[String]| segments.iter().filter(|segment| body.contains(segment.as_str())).count();
        let right = has(&self.with);
        [right, has(&self.without), self.with.len() - right]
    }
}

/// For each set the mean word F1 of its pages; of annotated segments their F1 over all pages.
pub fn figures(pages: &[Page], reached: &[Reached]) -> BTreeMap<Set, f64> {
    let mut sums: BTreeMap<Set, (f64, f64)> = BTreeMap::new();
    for (page, reached) in pages.iter().zip(reached) {
        let sum = sums.entry(page.set).or_default();
        match reached {
            Reached::F1(f1) => *sum = (sum.0 + f1, sum.1 + 1.0),
            Reached::Segments(counts) => {
                let [right, vain, missed] = counts.map(|n| n as f64);
                *sum = (sum.0 + 2.0 * right, sum.1 + 2.0 * right + vain + missed);
            }
        }
    }
    sums.into_iter().map(|(set, (sum, n))| (set, sum / n.max(1.0))).collect()
}

pub fn shown(figures: &BTreeMap<Set, f64>) -> String {
    figures.iter().map(|(set, figure)| format!("{set:?} {figure:.4}")).collect::<Vec<_>>().join(", ")
}

/// For each block, whether it scores as much as the page's bar.
pub fn chosen(scores: &[f32], bar: f32) -> Vec<bool> {
    scores.iter().map(|score| *score >= bar).collect()
}

/// What is reached by keeping blocks that score as much as the page's bar.
pub fn by_bar(pages: &[Page], scores: &[Vec<f32>], bar: impl Fn(usize) -> f32) -> Vec<Reached> {
    let reached = |(at, page): (usize, &Page)| page.known.by_blocks(&page.texts, &chosen(&scores[at], bar(at)));
    pages.iter().enumerate().map(reached).collect()
}

/// What is reached by the choice of the best expected F1.
pub fn decided(pages: &[Page], words: &[Vec<f32>], scores: &[Vec<f32>], calibration: Calibration) -> Vec<Reached> {
    by_bar(pages, scores, |at| calibration.bar(&scores[at], &words[at]))
}

/// What is reached by the extractor, with all that it does besides: headlines, offers and captions dropped, index pages and live blogs
/// told, empty shells rescued. Copies of pages have no source, and their blocks are measured alone.
pub fn extracted<'m>(
    pages: &[Page],
    measured: impl Fn(usize) -> &'m Measured,
    scores: &[Vec<f32>],
    calibration: Calibration,
) -> Vec<Reached> {
    let reached = |(at, page): (usize, &Page)| {
        let (measured, scores) = (measured(at), &scores[at]);
        if page.set.is_copy() {
            let chosen = chosen(scores, calibration.bar(scores, &measured.words()));
            return page.known.by_blocks(&page.texts, &chosen);
        }
        page.known.by_text(&page.cut.body(measured, scores, calibration))
    };
    pages.iter().enumerate().map(reached).collect()
}

/// The calibration of the best mean over the sets, copies of pages too: they stand for shorter and longer ones. Pages that
/// were made up tell what furniture there may be, not how much of it.
pub fn calibrate(pages: &[Page], words: &[Vec<f32>], scores: &[Vec<f32>]) -> Calibration {
    let mut best = (0.0, Calibration::default());
    for slope in [0.6, 0.7, 0.8, 0.9, 1.0, 1.2] {
        for shift in (-5..=6).map(|step| step as f32 / 10.0) {
            let calibration = Calibration { slope, shift, ..Calibration::default() };
            let reached = figures(pages, &decided(pages, words, scores, calibration));
            let sum: f64 = reached.iter().filter(|(set, _)| **set != Set::Invented).map(|(_, figure)| figure).sum();
            if sum > best.0 {
                best = (sum, calibration);
            }
        }
    }
    best.1
}

/// The score that the surest sentence of a story must have, of the best mean over all pages: below it the page is said to
/// tell no story.
pub fn surest<'m>(
    pages: &[Page],
    measured: impl Fn(usize) -> &'m Measured + Copy,
    scores: &[Vec<f32>],
    calibration: Calibration,
) -> f32 {
    let with = |sure: f32| extracted(pages, measured, scores, Calibration { sure, ..calibration });
    let (told, untold) = (with(f32::NEG_INFINITY), with(f32::INFINITY));
    let surest = |at: usize| pages[at].cut.surest(measured(at), &scores[at], calibration);
    let pages = (0..pages.len()).filter(|at| pages[*at].set.is_published());
    let pages: Vec<(f32, f64, f64)> =
        pages.filter_map(|at| Some((surest(at)?, told[at].f1(), untold[at].f1()))).collect();
    let reached = |sure: &f32| pages.iter().map(|page| if page.0 > *sure { page.1 } else { page.2 }).sum::<f64>();
    let steps = (-20..=20).map(|step| step as f32 / 10.0);
    steps.max_by(|one, other| reached(one).total_cmp(&reached(other))).unwrap_or(f32::NEG_INFINITY)
}
