//! Growing small trees: boosting on a likelihood, whose slopes say which way each row's score should go.

use newsprint::lab::field::Tree;

use crate::names::random::Random;

/// The mean of some forests that may ask for different features says less by chance than one.
const FORESTS: u64 = 3;
/// Trees of each.
const TREES: usize = 100;
/// So many questions a tree: on pages held back 2 did worse, 5 and 6 no better.
const DEPTH: usize = 4;
const RATE: f64 = 0.1;
/// What a leaf's evidence must outweigh.
const RIDGE: f64 = 1.0;
/// The part of the features, in percent, that a tree may ask for.
const ASKED: usize = 50;
/// At most so many borders are tried for each feature.
const BORDERS: usize = 15;
/// The least curve that a row counts with.
const LEAST_CURVE: f64 = 1e-3;

/// Grows trees on rows, whose scores are the sums of what the trees say; `slopes` of all scores leads to better ones.
pub fn grow(rows: &[&[f32]], features: usize, slopes: impl Fn(&[f64]) -> Vec<Slope>) -> Vec<Tree> {
    let table = Table::new(rows, features);
    let one = |seed| grow_one(&table, &slopes, &mut Random::new(seed));
    let mut trees: Vec<Tree> = (0..FORESTS).flat_map(one).collect();
    trees.iter_mut().flat_map(|tree| &mut tree.leaves).for_each(|leaf| *leaf /= FORESTS as f32);
    trees
}

fn grow_one(table: &Table, slopes: &impl Fn(&[f64]) -> Vec<Slope>, random: &mut Random) -> Vec<Tree> {
    let features = table.columns.len();
    let mut scores = vec![0.0; table.rows];
    let mut forest = Vec::new();
    for _ in 0..TREES {
        let slopes = slopes(&scores);
        let asked: Vec<usize> = (0..features).filter(|_| random.percent(ASKED)).collect();
        let mut leaf_of = vec![0u8; table.rows];
        let mut questions = Vec::new();
        for bit in 0..DEPTH {
            let (feature, border) = table.best_question(&slopes, &leaf_of, 1 << bit, &asked);
            let column = &table.columns[feature];
            questions.push((feature, column.borders.get(border).copied().unwrap_or(f32::MAX)));
            for (leaf, bin) in leaf_of.iter_mut().zip(&column.bins) {
                *leaf |= u8::from(usize::from(*bin) > border) << bit;
            }
        }
        let mut sums = vec![Slope::default(); 1 << DEPTH];
        for (leaf, slope) in leaf_of.iter().zip(&slopes) {
            sums[usize::from(*leaf)] += *slope;
        }
        let leaves: Vec<f32> = sums.iter().map(|sum| (-RATE * sum.slope / (sum.curve + RIDGE)) as f32).collect();
        for (score, leaf) in scores.iter_mut().zip(&leaf_of) {
            *score += f64::from(leaves[usize::from(*leaf)]);
        }
        forest.push(Tree { questions, leaves });
    }
    forest
}

/// How the loss changes with a score: its first two derivatives.
#[derive(Clone, Copy, Default)]
pub struct Slope {
    slope: f64,
    curve: f64,
}

impl std::ops::AddAssign for Slope {
    fn add_assign(&mut self, other: Self) {
        self.slope += other.slope;
        self.curve += other.curve;
    }
}

impl Slope {
    /// That of a row of this chance, where `wanted` is the better one.
    pub fn toward(wanted: f64, chance: f64, weight: f64) -> Self {
        let curve = (chance * (1.0 - chance)).max(LEAST_CURVE);
        Self { slope: weight * (chance - wanted), curve: weight * curve }
    }

    /// How much a leaf with this sum lessens the loss.
    fn worth(self) -> f64 {
        self.slope * self.slope / (self.curve + RIDGE)
    }

    fn sum(slopes: &[Self]) -> Self {
        slopes.iter().fold(Self::default(), |mut sum, slope| {
            sum += *slope;
            sum
        })
    }
}

/// A feature: the borders that are tried, and of each row how many of them it is above.
struct Column {
    borders: Vec<f32>,
    bins: Vec<u8>,
}

impl Column {
    fn new(values: Vec<f32>) -> Self {
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f32::total_cmp);
        let mut distinct = sorted.clone();
        distinct.dedup();
        let mut borders: Vec<f32> = distinct.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
        if borders.len() > BORDERS {
            borders = (1..=BORDERS).map(|part| sorted[part * sorted.len() / (BORDERS + 1)]).collect();
            borders.dedup();
        }
        let bins = values.iter().map(|value| borders.partition_point(|border| value > border) as u8).collect();
        Self { borders, bins }
    }
}

/// All rows, feature by feature.
struct Table {
    rows: usize,
    columns: Vec<Column>,
}

impl Table {
    fn new(rows: &[&[f32]], features: usize) -> Self {
        let column = |feature: usize| Column::new(rows.iter().map(|row| row[feature]).collect());
        Self { rows: rows.len(), columns: (0..features).map(column).collect() }
    }

    /// The question that parts the leaves best: a feature and the number of its border.
    fn best_question(&self, slopes: &[Slope], leaf_of: &[u8], leaves: usize, asked: &[usize]) -> (usize, usize) {
        let mut best = (f64::MIN, 0, 0);
        for feature in asked {
            let column = &self.columns[*feature];
            let bins = column.borders.len() + 1;
            let mut sums = vec![Slope::default(); bins * leaves];
            for ((bin, leaf), slope) in column.bins.iter().zip(leaf_of).zip(slopes) {
                sums[usize::from(*leaf) * bins + usize::from(*bin)] += *slope;
            }
            for border in 0..column.borders.len() {
                let gain = |bins: &[Slope]| {
                    let (low, high) = bins.split_at(border + 1);
                    Slope::sum(low).worth() + Slope::sum(high).worth() - Slope::sum(bins).worth()
                };
                let gain: f64 = sums.chunks_exact(bins).map(gain).sum();
                if gain > best.0 {
                    best = (gain, *feature, border);
                }
            }
        }
        (best.1, best.2)
    }
}
