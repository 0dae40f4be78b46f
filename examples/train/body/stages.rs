//! Two passes of boosting, folds by host, and what they reach on the pages held back.

use std::collections::BTreeMap;
use std::path::Path;

use newsprint::lab::body::{self as lab, Calibration, FIRST, SECOND};

use super::boost::{Draw, Grown, Growth, Table, grow};
use super::data::FOLDS;
use super::evidence::Counts;
use super::held::{by_bar, calibrate, decided, extracted, figures, shown, surest};
use super::page::{Page, set_weight};
use super::parallel::in_parallel;
use super::record::{self, Held};

/// Blocks below this label are no story. Below this weight they are common, and only a part of those is learned from.
const NO_STORY: f32 = 0.05;
const COMMON: f32 = 0.025;
const COMMON_KEPT: f32 = 0.4;

/// Chosen by hand. Every tree costs time on every page, and none of a model may be deeper.
const GROWTH: Growth = Growth { trees: 110, depth: 6, rate: 0.12, ridge: 8.0, rows: 0.25, columns: 0.25 };

/// What one fold, or no fold held back, learned.
pub struct Learned {
    pub evidence: Vec<(u32, i8)>,
    pub first: Grown,
    pub second: Grown,
    pub calibration: Calibration,
}

/// Pages measured, and the evidence that they were measured with.
type View = (Vec<lab::Measured>, Vec<(u32, i8)>);

/// Measures all pages for a model that has not seen `fold`: the pages it learns from without their own host.
fn measure(pages: &[Page], counts: &Counts, folds: &BTreeMap<u32, usize>, fold: usize) -> View {
    let totals = counts.totals(|host| folds[&host] != fold);
    let whole = totals.without(None);
    let mut by_host: BTreeMap<u32, Vec<(u32, i8)>> = BTreeMap::new();
    let measured = pages
        .iter()
        .map(|page| {
            if page.fold == fold {
                return page.cut.measure(&whole);
            }
            let evidence = by_host.entry(page.host).or_insert_with(|| totals.without(Some(page.host)));
            page.cut.measure(evidence)
        })
        .collect();
    (measured, whole)
}

/// Grows the trees of one pass on the rows of all pages but those that `fold` holds back.
fn fit(pages: &[Page], rows: &[Vec<f32>], width: usize, used: &[bool], seed: u64, fold: usize) -> Grown {
    let (mut data, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    let mut draw = Draw(seed);
    for (page, rows) in pages.iter().zip(rows).filter(|(page, _)| page.fold != fold) {
        for (at, row) in rows.chunks_exact(width).enumerate() {
            // Of the short blocks that are no story there are more than are needed.
            let is_common = page.labels[at] < NO_STORY && page.weights[at] < COMMON * set_weight(page.set);
            if is_common && draw.next() > COMMON_KEPT {
                continue;
            }
            data.push(row);
            labels.push(page.labels[at]);
            weights.push(if is_common { page.weights[at] / COMMON_KEPT } else { page.weights[at] });
        }
    }
    let table = Table::new(&data, width, used);
    grow(&table, &labels, &weights, GROWTH)
}

/// All pages as each model sees them: one for each fold that is held back, and last the one that has seen all.
struct Views<'p> {
    pages: &'p [Page],
    /// By what the rows that are learned from are drawn.
    seed: u64,
    of_models: Vec<View>,
    /// The words of each page's blocks.
    words: Vec<Vec<f32>>,
}

/// What a row of a pass is made of: the number of a page, and the page as measured.
type RowsOf<'r> = &'r (dyn Fn(usize, &lab::Measured) -> Vec<f32> + Sync);

impl<'p> Views<'p> {
    fn of(pages: &'p [Page], seed: u64) -> Self {
        let folds: BTreeMap<u32, usize> = pages.iter().map(|page| (page.host, page.fold)).collect();
        let mut counts = Counts::default();
        for page in pages.iter().filter(|page| page.set.is_published()) {
            counts.add(page.host, &page.cut.evidence_keys(), &page.labels);
        }
        let of_models = in_parallel(FOLDS + 1, |fold| measure(pages, &counts, &folds, fold));
        let words = of_models[FOLDS].0.iter().map(lab::Measured::words).collect();
        Self { pages, seed, of_models, words }
    }

    /// One pass of the first `models`: their trees, and the score of every page by the model that has not seen it.
    fn pass(&self, models: usize, width: usize, used: &[bool], rows_of: RowsOf<'_>) -> (Vec<Grown>, Vec<Vec<f32>>) {
        let grown = in_parallel(models, |fold| {
            let measured = self.of_models[fold].0.iter().enumerate();
            let rows: Vec<Vec<f32>> = measured.map(|(at, measured)| rows_of(at, measured)).collect();
            let grown = fit(self.pages, &rows, width, &used[..width], self.seed, fold);
            let held = self.pages.iter().enumerate().filter(|(_, page)| page.fold == fold);
            let score = |rows: &[f32]| rows.chunks_exact(width).map(|row| grown.score(row)).collect::<Vec<f32>>();
            let scores: Vec<(usize, Vec<f32>)> = held.map(|(at, _)| (at, score(&rows[at]))).collect();
            (grown, scores)
        });
        let mut scores = vec![Vec::new(); self.pages.len()];
        let mut trees = Vec::new();
        for (grown, held) in grown {
            trees.push(grown);
            held.into_iter().for_each(|(at, held)| scores[at] = held);
        }
        (trees, scores)
    }

    /// Prints what is reached by keeping the blocks of scores above 0.
    fn report(&self, label: &str, scores: &[Vec<f32>]) {
        let reached = figures(self.pages, &by_bar(self.pages, scores, |_| f32::MIN_POSITIVE));
        println!("{label}: {}", shown(&reached));
    }
}

/// Both passes, with what is reached by models that have not seen a page's host; gives the models that have seen all.
pub fn learn(pages: &[Page], seed: u64, record: Option<&Path>) -> Learned {
    let mut views = Views::of(pages, seed);
    let used = [true; SECOND];
    let ideal: Vec<Vec<f32>> = pages.iter().map(|page| page.labels.iter().map(|label| label - 0.5).collect()).collect();
    views.report("the best choice of blocks", &ideal);
    let (mut first, scores) = views.pass(FOLDS + 1, FIRST, &used, &|_, measured| measured.first().to_vec());
    views.report("first pass, scores above 0", &scores);
    let (mut second, scores) = views.pass(FOLDS + 1, SECOND, &used, &|at, measured| measured.second(&scores[at]));
    views.report("second pass, scores above 0", &scores);
    let [first, second] = [&mut first, &mut second].map(|trees| trees.pop().expect("a model that has seen all"));
    print_gains(&second);
    let mut calibration = calibrate(pages, &views.words, &scores);
    let measured = |at: usize| &views.of_models[pages[at].fold].0[at];
    calibration.sure = surest(pages, measured, &scores, calibration);
    println!(
        "best expected F1, {calibration:?}: {}",
        shown(&figures(pages, &decided(pages, &views.words, &scores, calibration)))
    );
    let extracted = extracted(pages, measured, &scores, calibration);
    println!("the extractor: {}", shown(&figures(pages, &extracted)));
    if let Some(path) = record {
        record::keep(path, pages, &Held { words: &views.words, scores: &scores, calibration }, &extracted);
    }
    let (_, evidence) = views.of_models.pop().expect("what has seen all");
    Learned { evidence, first, second, calibration }
}

/// What is left out together to see what it was worth: names of groups of features.
const LEFT_OUT: [&[&str]; 11] = [
    &[],
    &["text", "links"],
    &["element", "context"],
    &["position", "title", "heading_above", "section_above"],
    &["repetition", "declared"],
    &["names"],
    &["wording"],
    &["container", "neighbours", "surroundings"],
    &["near_scores", "copy_scores", "heading_scores"],
    &["container_scores"],
    &["story_scores"],
];

/// Prints what is reached on pages held back, by the best expected F1, without some groups of features.
pub fn ablate(pages: &[Page], seed: u64) {
    let views = Views::of(pages, seed);
    let groups = lab::feature_groups();
    let first = |used: &[bool]| views.pass(FOLDS, FIRST, used, &|_, measured| measured.first().to_vec()).1;
    let all_first = first(&[true; SECOND]);
    for left_out in LEFT_OUT {
        let used: Vec<bool> = groups.iter().map(|group| !left_out.contains(group)).collect();
        let narrower = used[..FIRST].contains(&false).then(|| first(&used));
        let scores = narrower.as_ref().unwrap_or(&all_first);
        let (_, scores) = views.pass(FOLDS, SECOND, &used, &|at, measured| measured.second(&scores[at]));
        let calibration = calibrate(pages, &views.words, &scores);
        let reached = figures(pages, &decided(pages, &views.words, &scores, calibration));
        println!("without {}: {}", left_out.join(", "), shown(&reached));
    }
}

/// Prints how much of what the second pass gained it owes to each group of features.
fn print_gains(grown: &Grown) {
    let mut gains: BTreeMap<&str, f64> = BTreeMap::new();
    for (gain, group) in grown.gains.iter().zip(lab::feature_groups()) {
        *gains.entry(group).or_default() += gain;
    }
    let total: f64 = gains.values().sum();
    let shown: Vec<String> =
        gains.iter().map(|(group, gain)| format!("{group} {:.1} %", gain / total * 100.0)).collect();
    println!("gains: {}", shown.join(", "));
}
