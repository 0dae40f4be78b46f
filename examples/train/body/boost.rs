//! Gradient boosting of trees that ask one question a depth, by histograms.

/// How trees are grown.
#[derive(Clone, Copy)]
pub struct Growth {
    pub trees: usize,
    pub depth: usize,
    /// How far each tree goes towards the least loss.
    pub rate: f32,
    /// What a leaf's evidence must outweigh.
    pub ridge: f32,
    /// The part of the rows, and of the columns, that a tree is grown on.
    pub rows: f32,
    pub columns: f32,
}

/// Numbers cut into at most [`BINS`] bins each, column by column.
pub struct Table {
    rows: usize,
    columns: Vec<Vec<u8>>,
    borders: Vec<Vec<f32>>,
}

const BINS: usize = 64;
/// How many rows the borders of the bins are taken from.
const BORDER_ROWS: usize = 60_000;

impl Table {
    /// Bins rows of `width` numbers; columns that are not `used` stay empty.
    pub fn new(data: &[&[f32]], width: usize, used: &[bool]) -> Table {
        let mut table = Table { rows: data.len(), columns: Vec::new(), borders: Vec::new() };
        for column in 0..width {
            let (mut bins, mut borders) = (Vec::new(), Vec::new());
            if used[column] {
                let step = (data.len() / BORDER_ROWS).max(1);
                borders = borders_of(data.iter().step_by(step).map(|row| row[column]).collect());
                bins = data.iter().map(|row| borders.partition_point(|border| *border < row[column]) as u8).collect();
            }
            table.columns.push(bins);
            table.borders.push(borders);
        }
        table
    }
}

/// What parts a column's numbers into bins: all distinct ones, or else half of the borders part the rows evenly, half the
/// distinct numbers.
fn borders_of(mut sample: Vec<f32>) -> Vec<f32> {
    sample.sort_unstable_by(f32::total_cmp);
    let steps: Vec<f32> =
        sample.windows(2).filter(|pair| pair[0] < pair[1]).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
    if steps.len() < BINS {
        return steps;
    }
    let mut distinct = sample.clone();
    distinct.dedup();
    let mut borders: Vec<f32> = Vec::new();
    for part in 1..BINS / 2 {
        borders.push(sample[part * sample.len() / (BINS / 2)]);
        borders.push(distinct[part * distinct.len() / (BINS / 2)]);
    }
    borders.sort_unstable_by(f32::total_cmp);
    borders.dedup();
    borders
}

/// What boosting learned; the layout of the model's trees.
#[derive(Clone, Default)]
pub struct Grown {
    pub base: f32,
    pub depth: usize,
    pub questions: Vec<(u16, f32)>,
    pub leaves: Vec<f32>,
    /// How much each column helped.
    pub gains: Vec<f64>,
}

impl Grown {
    pub fn score(&self, row: &[f32]) -> f32 {
        let mut sum = self.base;
        for (questions, leaves) in
            self.questions.chunks_exact(self.depth).zip(self.leaves.chunks_exact(1 << self.depth))
        {
            let leaf: usize = questions
                .iter()
                .enumerate()
                .map(|(bit, (f, above))| usize::from(row[*f as usize] > *above) << bit)
                .sum();
            sum += leaves[leaf];
        }
        sum
    }
}

/// A small generator of numbers that only look random: the same ones every time.
pub struct Draw(pub u64);

impl Draw {
    pub fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// A row's chance to be drawn grows with its weight, from this part of the mean weight on and up to that many times it.
const LIGHTEST: f32 = 0.3;
const HEAVIEST: f32 = 3.0;
/// What a row of which the label is all but certain still counts in a leaf.
const LEAST_CURVE: f32 = 1e-4;

/// How fast the loss of a row falls with its score, and how fast that changes.
type Slope = [f32; 2];

/// Rows drawn for one tree, with their gradients.
#[derive(Default)]
struct Drawn {
    rows: Vec<u32>,
    slopes: Vec<Slope>,
    /// The leaf that each row falls on, as far as the tree is grown.
    leaves: Vec<u8>,
}

impl Drawn {
    /// Rows of little weight are drawn seldom, and count the more.
    fn of(slopes: &[Slope], weights: &[f32], part: f32, draw: &mut Draw) -> Self {
        let mut drawn = Drawn::default();
        for (row, (slope, weight)) in slopes.iter().zip(weights).enumerate() {
            let chance = (part * (LIGHTEST + weight.min(HEAVIEST))).min(1.0);
            if draw.next() < chance {
                drawn.rows.push(row as u32);
                drawn.slopes.push([slope[0] / chance, slope[1] / chance]);
            }
        }
        drawn.leaves = vec![0; drawn.rows.len()];
        drawn
    }
}

/// The slopes of the logistic loss.
fn slopes(scores: &[f32], labels: &[f32], weights: &[f32]) -> Vec<Slope> {
    let slope = |(score, (label, weight)): (&f32, (&f32, &f32))| {
        let chance = 1.0 / (1.0 + (-score).exp());
        [(chance - label) * weight, (chance * (1.0 - chance)).max(LEAST_CURVE) * weight]
    };
    scores.iter().zip(labels.iter().zip(weights)).map(slope).collect()
}

/// Grows trees on labels between 0 and 1.
pub fn grow(table: &Table, labels: &[f32], weights: &[f32], growth: Growth) -> Grown {
    let mean_weight = weights.iter().sum::<f32>() / weights.len() as f32;
    let weights: Vec<f32> = weights.iter().map(|weight| weight / mean_weight).collect();
    let share = labels.iter().zip(&weights).map(|(label, weight)| label * weight).sum::<f32>() / weights.len() as f32;
    let base = (share / (1.0 - share)).ln();
    let mut grown = Grown { base, depth: growth.depth, gains: vec![0.0; table.columns.len()], ..Grown::default() };
    let mut scores = vec![base; table.rows];
    let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
    let used: Vec<usize> = (0..table.columns.len()).filter(|column| !table.borders[*column].is_empty()).collect();
    for _ in 0..growth.trees {
        let slopes = slopes(&scores, labels, &weights);
        let drawn = Drawn::of(&slopes, &weights, growth.rows, &mut draw);
        let columns: Vec<usize> = used.iter().copied().filter(|_| draw.next() < growth.columns).collect();
        let leaf_of = grown.ask(table, drawn, &columns, growth);
        let leaves = leaves(&slopes, &leaf_of, growth);
        for (score, leaf) in scores.iter_mut().zip(&leaf_of) {
            *score += leaves[*leaf as usize];
        }
        grown.leaves.extend(leaves);
    }
    grown
}

impl Grown {
    /// Adds the questions of one more tree; gives the leaf that each row of the table falls on.
    fn ask(&mut self, table: &Table, mut drawn: Drawn, columns: &[usize], growth: Growth) -> Vec<u8> {
        let mut leaf_of: Vec<u8> = vec![0; table.rows];
        for level in 0..growth.depth {
            let (gain, column, bin) = best_question(table, &drawn, columns, level, growth.ridge);
            self.gains[column] += gain;
            self.questions.push((column as u16, table.borders[column].get(bin).copied().unwrap_or(f32::MAX)));
            let values = &table.columns[column];
            for (leaf, row) in drawn.leaves.iter_mut().zip(&drawn.rows) {
                *leaf |= u8::from(values[*row as usize] as usize > bin) << level;
            }
            for (leaf, value) in leaf_of.iter_mut().zip(values) {
                *leaf |= u8::from(*value as usize > bin) << level;
            }
        }
        leaf_of
    }
}

/// What each leaf of a tree adds to a score: a step of the growth's rate towards the least loss, damped by its ridge.
fn leaves(slopes: &[Slope], leaf_of: &[u8], growth: Growth) -> Vec<f32> {
    let mut sums = vec![[0.0f64; 2]; 1 << growth.depth];
    for (leaf, slope) in leaf_of.iter().zip(slopes) {
        let sum = &mut sums[*leaf as usize];
        *sum = [sum[0] + f64::from(slope[0]), sum[1] + f64::from(slope[1])];
    }
    sums.iter().map(|[slope, curve]| -growth.rate * (slope / (curve + f64::from(growth.ridge))) as f32).collect()
}

/// The question that parts the drawn rows best, asked in all leaves at once.
fn best_question(table: &Table, drawn: &Drawn, columns: &[usize], level: usize, ridge: f32) -> (f64, usize, usize) {
    let leaves = 1usize << level;
    let mut best = (f64::MIN, columns[0], 0);
    let mut sums = vec![[0.0f32; 2]; leaves * BINS];
    for column in columns {
        sums.fill([0.0; 2]);
        let values = &table.columns[*column];
        for ((row, slope), leaf) in drawn.rows.iter().zip(&drawn.slopes).zip(&drawn.leaves) {
            let sum = &mut sums[*leaf as usize * BINS + values[*row as usize] as usize];
            sum[0] += slope[0];
            sum[1] += slope[1];
        }
        let borders = table.borders[*column].len();
        let mut gains = vec![0.0f64; borders];
        for bins in sums.chunks_exact(BINS) {
            let total = bins.iter().fold([0.0f32; 2], |sum, bin| [sum[0] + bin[0], sum[1] + bin[1]]);
            let worth = |slope: f32, curve: f32| f64::from(slope * slope / (curve + ridge));
            let whole = worth(total[0], total[1]);
            let mut left = [0.0f32; 2];
            for (gain, bin) in gains.iter_mut().zip(bins) {
                left = [left[0] + bin[0], left[1] + bin[1]];
                *gain += worth(left[0], left[1]) + worth(total[0] - left[0], (total[1] - left[1]).max(0.0)) - whole;
            }
        }
        for (bin, gain) in gains.into_iter().enumerate() {
            if gain > best.0 {
                best = (gain, *column, bin);
            }
        }
    }
    best
}
