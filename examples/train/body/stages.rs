//! Two passes of boosting, folds by host, and what they reach on the pages held back.

use std::collections::{BTreeMap, HashMap};

use newsprint::lab::body::{self as lab, Cut, FIRST, SECOND};

use super::boost::{Draw, Grown, Growth, Table, grow};
use super::data::{Example, FOLDS, Set, Source, Truth};
use super::evidence::Counts;
use super::label;

/// A page with labels.
pub struct Page {
    pub set: Set,
    pub id: String,
    pub fold: usize,
    pub host: u32,
    pub cut: Cut,
    pub texts: Vec<String>,
    pub labels: Vec<f32>,
    pub weights: Vec<f32>,
    pub gold: Option<HashMap<String, u32>>,
}

/// What a page of each set counts.
fn set_weight(set: Set) -> f32 {
    match set {
        Set::Trafilatura => 0.5,
        _ => 1.0,
    }
}

/// A block counts as this many words more than it has, so that the short ones are learned too.
const WORDS_ADDED: f32 = 3.0;
/// The words that a page's story is held to have at least.
const FEWEST_WORDS: f32 = 80.0;

/// How likely a run of furniture that is kept, or left out, ends at a block.
const RUN_ENDS: f32 = 0.15;
/// What a smaller page counts beside its original.
const SMALLER_WEIGHT: f32 = 0.3;

/// Blocks that are no story are common below this weight, and only a part of those is learned from.
const COMMON: f32 = 0.025;
const COMMON_KEPT: f32 = 0.4;

fn count(text: &str) -> f32 {
    label::measured_words(text).values().sum::<u32>() as f32
}

impl Page {
    /// The same page as a smaller site would have it: most of the furniture left out, in runs.
    fn smaller(&self, draw: &mut Draw) -> Page {
        let share = 0.1 + 0.4 * draw.next();
        let mut keeps = draw.next() < share;
        let keep: Vec<bool> = (self.labels.iter())
            .map(|label| {
                if draw.next() < RUN_ENDS {
                    keeps = draw.next() < share;
                }
                keeps || *label > 0.3
            })
            .collect();
        fn chosen<T: Clone>(all: &[T], keep: &[bool]) -> Vec<T> {
            all.iter().zip(keep).filter(|(_, keep)| **keep).map(|(value, _)| value.clone()).collect()
        }
        Page {
            set: self.set,
            id: format!("{}-smaller", self.id),
            fold: self.fold,
            host: self.host,
            cut: self.cut.part(&keep),
            texts: chosen(&self.texts, &keep),
            labels: chosen(&self.labels, &keep),
            weights: chosen(&self.weights, &keep).iter().map(|weight| weight * SMALLER_WEIGHT).collect(),
            gold: None,
        }
    }

    fn of(example: &Example, as_text: bool) -> Page {
        let mut cut = match &example.source {
            Source::Html(bytes) => Cut::html(bytes),
            Source::Text(text) => Cut::plain(text),
        };
        if as_text {
            cut = Cut::plain(&cut.shown_texts().join("\n"));
        }
        let texts = cut.texts();
        let counts: Vec<f32> = texts.iter().map(|text| count(text)).collect();
        let (labels, sure, gold) = match &example.truth {
            Truth::Gold(body) => {
                let labels = label::align(&texts, body);
                (labels, vec![false; texts.len()], Some(label::measured_words(body)))
            }
            Truth::Silver { texts: silver, with, without } => {
                let judged = label::silver(&texts, silver, with, without);
                let labels: Vec<f32> = judged.iter().map(|judged| judged.0).collect();
                (labels, judged.iter().map(|judged| judged.1).collect(), None)
            }
        };
        let story: f32 = counts.iter().zip(&labels).map(|(count, label)| count * label).sum();
        let story = gold.as_ref().map_or(story, |gold| gold.values().sum::<u32>() as f32).max(FEWEST_WORDS);
        let weights = counts.iter().zip(&sure).map(|(count, sure)| {
            let weight = ((count + WORDS_ADDED) / story).min(1.0) * set_weight(example.set);
            if *sure { weight * 3.0 } else { weight }
        });
        let weights = weights.collect();
        let Example { set, id, fold, host, .. } = example;
        Page { set: *set, id: id.clone(), fold: *fold, host: *host, cut, texts, labels, weights, gold }
    }

    /// F1 of the words of the blocks that are chosen.
    pub fn f1(&self, chosen: &[bool]) -> f64 {
        let Some(gold) = &self.gold else { return 0.0 };
        let kept: Vec<&str> =
            self.texts.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(text, _)| text.as_str()).collect();
        label::word_f1(gold, &label::measured_words(&kept.join("\n\n")))
    }
}

pub const GROWTH: Growth = Growth { trees: 110, depth: 6, rate: 0.12, ridge: 8.0, rows: 0.25, columns: 0.25 };

/// Runs a task for each number, two at a time.
fn in_parallel<T: Send>(count: usize, task: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let mut results: Vec<Option<T>> = (0..count).map(|_| None).collect();
    std::thread::scope(|scope| {
        let task = &task;
        let handles: Vec<_> = (0..2)
            .map(|worker| scope.spawn(move || (worker..count).step_by(2).map(|n| (n, task(n))).collect::<Vec<_>>()))
            .collect();
        for handle in handles {
            for (n, result) in handle.join().expect("a worker") {
                results[n] = Some(result);
            }
        }
    });
    results.into_iter().flatten().collect()
}

/// What one fold, or no fold held back, learned.
pub struct Learned {
    pub evidence: Vec<(u32, i8)>,
    pub first: Grown,
    pub second: Grown,
    pub threshold: f32,
}

/// Measures all pages for a model that has not seen `fold`: the pages it learns from without their own host.
fn measure(
    pages: &[Page],
    counts: &Counts,
    folds: &BTreeMap<u32, usize>,
    fold: usize,
) -> (Vec<lab::Measured>, Vec<(u32, i8)>) {
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

fn fit(pages: &[Page], rows: &[Vec<f32>], width: usize, used: &[bool], fold: usize) -> Grown {
    let (mut data, mut labels, mut weights): (Vec<&[f32]>, Vec<f32>, Vec<f32>) = Default::default();
    let mut draw = Draw(0x2545_f491_4f6c_dd1d);
    for (page, rows) in pages.iter().zip(rows).filter(|(page, _)| page.fold != fold) {
        for (at, row) in rows.chunks_exact(width).enumerate() {
            // Of the short blocks that are no story there are more than are needed.
            let is_common = page.labels[at] < 0.05 && page.weights[at] < COMMON * set_weight(page.set);
            if is_common && draw.next() > COMMON_KEPT {
                continue;
            }
            data.push(row);
            labels.push(page.labels[at]);
            weights.push(if is_common { page.weights[at] / COMMON_KEPT } else { page.weights[at] });
        }
    }
    let (data, labels, weights) = (data, labels, weights);
    let table = Table::new(&data, width, used);
    grow(&table, &labels, &weights, GROWTH)
}

/// Both passes, with what is reached by models that have not seen a page's host; gives the models that have seen all.
pub fn learn(pages: &[Page], used: &[bool]) -> Learned {
    let folds: BTreeMap<u32, usize> = pages.iter().map(|page| (page.host, page.fold)).collect();
    let mut counts = Counts::default();
    for page in pages {
        if page.id.ends_with("-smaller") {
            continue;
        }
        counts.add(page.host, &page.cut.evidence_keys(), &page.labels);
    }
    let measured = in_parallel(FOLDS + 1, |fold| measure(pages, &counts, &folds, fold));
    let pass = |width: usize, rows_of: &(dyn Fn(usize, &lab::Measured) -> Vec<f32> + Sync)| {
        let mut grown = in_parallel(FOLDS + 1, |fold| {
            let (measured, evidence) = &measured[fold];
            let rows: Vec<Vec<f32>> = measured.iter().enumerate().map(|(at, measured)| rows_of(at, measured)).collect();
            let grown = fit(pages, &rows, width, &used[..width], fold);
            let held = pages.iter().enumerate().filter(|(_, page)| page.fold == fold);
            let score = |rows: &[f32]| rows.chunks_exact(width).map(|row| grown.score(row)).collect::<Vec<f32>>();
            let scores: Vec<(usize, Vec<f32>)> = held.map(|(at, _)| (at, score(&rows[at]))).collect();
            (grown, evidence.clone(), scores)
        });
        let (last, evidence, _) = grown.pop().expect("a model that has seen all");
        let mut scores = vec![Vec::new(); pages.len()];
        for (at, held) in grown.into_iter().flat_map(|(_, _, scores)| scores) {
            scores[at] = held;
        }
        (last, evidence, scores)
    };
    let ideal: Vec<Vec<f32>> = pages.iter().map(|page| page.labels.iter().map(|label| label - 0.5).collect()).collect();
    println!("the best choice of blocks: {:?}", f1_by_set(pages, &ideal, 0.0));
    let (first, evidence, scores) = pass(FIRST, &|_, measured| measured.first().to_vec());
    report("first pass", pages, &scores);
    let (second, _, scores) = pass(SECOND, &|at, measured| measured.second(&scores[at]));
    report("second pass", pages, &scores);
    print_gains(&second);
    let threshold = best_threshold(pages, &scores);
    Learned { evidence, first, second, threshold }
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

/// The mean word F1 of each set.
fn f1_by_set(pages: &[Page], scores: &[Vec<f32>], threshold: f32) -> BTreeMap<Set, f64> {
    let mut sums: BTreeMap<Set, (f64, f64)> = BTreeMap::new();
    for (page, scores) in pages.iter().zip(scores).filter(|(page, _)| page.gold.is_some()) {
        let chosen: Vec<bool> = scores.iter().map(|score| *score > threshold).collect();
        let sum = sums.entry(page.set).or_default();
        *sum = (sum.0 + page.f1(&chosen), sum.1 + 1.0);
    }
    sums.into_iter().map(|(set, (sum, n))| (set, sum / n)).collect()
}

/// The threshold of the best mean over the sets.
fn best_threshold(pages: &[Page], scores: &[Vec<f32>]) -> f32 {
    let mean = |threshold: f32| f1_by_set(pages, scores, threshold).values().sum::<f64>();
    let steps = (-12..=12).map(|step| step as f32 / 10.0);
    steps.map(|threshold| (mean(threshold), threshold)).max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |best| best.1)
}

/// Prints the mean word F1 of each set at some thresholds.
fn report(label: &str, pages: &[Page], scores: &[Vec<f32>]) {
    for threshold in [-0.6, -0.3, 0.0, 0.3] {
        let means = f1_by_set(pages, scores, threshold);
        let shown: Vec<String> = means.iter().map(|(set, mean)| format!("{set:?} {mean:.4}")).collect();
        println!("{label} threshold {threshold}: {}", shown.join(", "));
    }
}

/// The pages that a model of HTML, or one of page texts, learns from.
pub fn pages(examples: &[Example], as_text: bool) -> Vec<Page> {
    let is_html = |example: &Example| matches!(example.source, Source::Html(_));
    let chosen: Vec<&Example> = examples.iter().filter(|example| as_text || is_html(example)).collect();
    let mut pages = in_parallel(chosen.len(), |n| Page::of(chosen[n], as_text && is_html(chosen[n])));
    let mut draw = Draw(0x5851_f42d_4c95_7f2d);
    let smaller: Vec<Page> =
        pages.iter().filter(|page| page.gold.is_some()).map(|page| page.smaller(&mut draw)).collect();
    pages.extend(smaller);
    pages
}
