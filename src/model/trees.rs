//! Gradient-boosted trees, each of which asks the same question of all its nodes at one depth.
//!
//! Such a tree is a short list of questions: the answers, as bits, are the number of the leaf.

use super::Reader;

/// After so many trees it is seen whether the rest are worth asking.
const STRIDE: usize = 12;

/// How many rows are asked at once: their numbers lie side by side, so that one comparison serves several.
pub(crate) const LANES: usize = 16;

/// So few rows are asked one by one: most of the work side by side would be for nobody.
const FEW: usize = 4;

/// A row has at most so many numbers. The rows at hand lie on the stack: for a small page a buffer would be most of what it
/// takes.
const WIDEST: usize = 192;

/// A tree asks at most so many questions.
pub(super) const DEEPEST: usize = 6;

/// The leaves of a tree; a tree of fewer questions has zeros behind its own.
pub(crate) type Leaves = [f32; 1 << DEEPEST];

/// One number of each of the rows that are asked at once.
pub(crate) type Lanes = [f32; LANES];

/// A sum of trees.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Trees {
    pub(crate) base: f32,
    pub(crate) depth: usize,
    /// `depth` questions a tree: which number of the row, and above what.
    pub(crate) questions: Vec<(u16, f32)>,
    /// `2^depth` leaves a tree.
    pub(crate) leaves: Vec<Leaves>,
}

impl Trees {
    /// Trees of `depth` questions and `2^depth` leaves each.
    pub(crate) fn new(base: f32, depth: usize, questions: Vec<(u16, f32)>, leaves: &[f32]) -> Self {
        let padded = |leaves: &[f32]| std::array::from_fn(|at| leaves.get(at).copied().unwrap_or_default());
        let leaves = leaves.chunks_exact(1 << depth).map(padded).collect();
        Self { base, depth, questions, leaves }
    }

    /// For each row, the sum of the leaves that it falls on. `fill` gives a row's numbers.
    pub(crate) fn scores<R>(&self, rows: impl Iterator<Item = R>, mut fill: impl FnMut(R, &mut Row<'_>)) -> Vec<f32> {
        let mut scores = Vec::with_capacity(rows.size_hint().0);
        let (mut columns, mut lane) = ([[0.0; LANES]; WIDEST], 0);
        for row in rows {
            fill(row, &mut Row { columns: &mut columns, lane });
            lane = (lane + 1) % LANES;
            if lane == 0 {
                scores.extend_from_slice(&self.sums(&columns.each_ref()));
            }
        }
        if lane > FEW {
            scores.extend_from_slice(&self.sums(&columns.each_ref())[..lane]);
        } else {
            scores.extend(
                (0..lane).map(|lane| self.sum(|number| columns.get(number).map_or(f32::NAN, |column| column[lane]))),
            );
        }
        scores
    }

    /// The sum of the leaves that one row falls on.
    fn sum(&self, number: impl Fn(usize) -> f32) -> f32 {
        let mut sum = 0.0;
        for (questions, leaves) in self.questions.chunks_exact(self.depth.max(1)).zip(&self.leaves) {
            let answers =
                questions.iter().rev().map(|(asked, above)| usize::from(number(usize::from(*asked)) > *above));
            sum += leaves[answers.fold(0, |leaf, answer| leaf << 1 | answer) % leaves.len()];
        }
        self.base + sum
    }

    /// For rows that lie side by side, the sum of the leaves that each falls on.
    pub(crate) fn sums(&self, columns: &[&Lanes]) -> Lanes {
        self.ask(columns, self.leaves.len(), f32::NEG_INFINITY)
    }

    /// The same, but a row whose sum is seen to be below `hopeless` is not asked by the trees that are left, most of the
    /// time.
    pub(crate) fn sums_while(&self, hopeless: f32, columns: &[&Lanes]) -> Lanes {
        self.ask(columns, STRIDE, hopeless)
    }

    /// Asks rows that lie side by side. After every `stride` trees it is seen which are hopeless.
    fn ask(&self, columns: &[&Lanes], stride: usize, hopeless: f32) -> Lanes {
        let (depth, stride) = (self.depth.max(1), stride.max(1));
        let mut sums = [self.base; LANES];
        for (questions, leaves) in self.questions.chunks(stride * depth).zip(self.leaves.chunks(stride)) {
            let more = sums_of(questions.chunks_exact(depth), leaves, columns);
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += if *sum < hopeless { 0.0 } else { more };
            }
            if sums.iter().all(|sum| *sum < hopeless) {
                break;
            }
        }
        sums
    }

    /// What it takes to explain scores.
    pub(crate) fn means(&self) -> Means<'_> {
        let size = 1 << self.depth;
        let mut means = vec![0.0; 2 * size * self.leaves.len()];
        for (means, leaves) in means.chunks_exact_mut(2 * size).zip(&self.leaves) {
            means[size..].copy_from_slice(&leaves[..size]);
            for level in (0..self.depth).rev() {
                let (node, below) = (1 << level, 2 << level);
                for answers in 0..node {
                    means[node + answers] = (means[below + answers] + means[below + answers + node]) / 2.0;
                }
            }
        }
        Means { trees: self, means }
    }

    /// Reads trees; `None` where the bytes are not such.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let (count, depth) = (reader.u32()? as usize, reader.u32()? as usize);
        if !(1..=DEEPEST).contains(&depth) {
            return None;
        }
        let base = reader.f32()?;
        let questions = (0..count * depth).map(|_| Some((reader.u16()?, reader.f32()?))).collect::<Option<Vec<_>>>()?;
        if questions.iter().any(|(feature, _)| usize::from(*feature) >= WIDEST) {
            return None;
        }
        let leaves = (0..count << depth).map(|_| reader.f32()).collect::<Option<Vec<_>>>()?;
        Some(Self::new(base, depth, questions, &leaves))
    }

    /// Adds the trees to a payload.
    pub(crate) fn write(&self, payload: &mut Vec<u8>) {
        let count = self.questions.len() / self.depth.max(1);
        payload.extend_from_slice(&(count as u32).to_le_bytes());
        payload.extend_from_slice(&(self.depth as u32).to_le_bytes());
        payload.extend_from_slice(&self.base.to_le_bytes());
        for (feature, above) in &self.questions {
            payload.extend_from_slice(&feature.to_le_bytes());
            payload.extend_from_slice(&above.to_le_bytes());
        }
        for leaf in self.leaves.iter().flat_map(|leaves| &leaves[..1 << self.depth]) {
            payload.extend_from_slice(&leaf.to_le_bytes());
        }
    }
}

/// Where the numbers of one of the rows go that are asked at once.
pub(crate) struct Row<'c> {
    columns: &'c mut [Lanes; WIDEST],
    lane: usize,
}

impl Row<'_> {
    /// Puts in the row's numbers.
    pub(crate) fn put(&mut self, numbers: impl IntoIterator<Item = f32>) {
        let lane = self.lane % LANES;
        for (column, number) in self.columns.iter_mut().zip(numbers) {
            column[lane] = number;
        }
    }
}

/// What some trees add.
fn sums_of<'q>(trees: impl Iterator<Item = &'q [(u16, f32)]>, leaves: &[Leaves], columns: &[&Lanes]) -> Lanes {
    let mut sums = [0.0; LANES];
    for (questions, leaves) in trees.zip(leaves) {
        add(&mut sums, &reached(questions, columns), leaves);
    }
    sums
}

/// Adds the leaf that each row falls on. Inlined it would count the leaves from the first of all trees, which takes twice
/// the steps.
#[inline(never)]
fn add(sums: &mut Lanes, reached: &[u8; LANES], leaves: &Leaves) {
    for (sum, leaf) in sums.iter_mut().zip(reached) {
        *sum += leaves[usize::from(*leaf) % leaves.len()];
    }
}

/// The number of the leaf that each row falls on: the answer to the first question is its lowest bit. To a question about
/// no number the answer is no. Inlined it would be compiled row by row.
#[inline(never)]
fn reached(questions: &[(u16, f32)], columns: &[&Lanes]) -> [u8; LANES] {
    static NONE: Lanes = [f32::NAN; LANES];
    let mut reached = [0_u8; LANES];
    for (number, above) in questions.iter().rev() {
        let column = columns.get(usize::from(*number)).copied().unwrap_or(&NONE);
        for (leaf, number) in reached.iter_mut().zip(column) {
            // With all bits for a yes, the comparison itself is what is taken away.
            let answer = if number > above { u8::MAX } else { 0 };
            *leaf = leaf.wrapping_add(*leaf).wrapping_sub(answer);
        }
    }
    reached
}

/// Trees with the mean of the leaves that can be reached after each question.
pub(crate) struct Means<'t> {
    trees: &'t Trees,
    /// For each tree, those after so many questions one after the other, by the answers: `2^n` after `n`, from place `2^n` on.
    means: Vec<f32>,
}

impl Means<'_> {
    /// Adds, for each number of a row, how far the questions about it moved the score: from one question of a tree to
    /// the next, the mean of the leaves that can still be reached changes, and all the changes sum up to the score.
    pub(crate) fn contributions(&self, row: &[f32], shares: &mut [f32]) {
        let depth = self.trees.depth.max(1);
        let trees = self.trees.questions.chunks_exact(depth).zip(self.means.chunks_exact(2 << depth));
        for (questions, means) in trees {
            let mut answers = 0;
            let mut mean = means[1];
            for (bit, (feature, above)) in questions.iter().enumerate() {
                let answer = row.get(usize::from(*feature)).is_some_and(|value| value > above);
                answers |= usize::from(answer) << bit;
                let next = means[(2 << bit) + answers];
                if let Some(share) = shares.get_mut(usize::from(*feature)) {
                    *share += next - mean;
                }
                mean = next;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trees() -> Trees {
        Trees::new(0.5, 2, vec![(0, 1.0), (1, 2.0)], &[0.0, 1.0, 10.0, 100.0])
    }

    #[test]
    fn a_row_falls_on_the_leaf_that_its_answers_name() {
        let rows = [[0.0, 0.0], [2.0, 0.0], [0.0, 3.0], [2.0, 3.0], [1.0, f32::NAN]];
        for count in [0, 4, 3 * LANES, 3 * LANES + 1, 3 * LANES + FEW + 1] {
            let expected = std::iter::zip(rows, [0.5, 1.5, 10.5, 100.5, 0.5]).cycle().take(count);
            let (rows, scores): (Vec<_>, Vec<_>) = expected.unzip();
            let found = trees().scores(rows.iter(), |numbers, row| row.put(numbers.iter().copied()));
            assert_eq!(found, scores, "{count}");
        }
    }

    #[test]
    fn a_hopeless_row_is_not_asked_to_the_end() {
        let many = Trees::new(0.5, 2, trees().questions.repeat(30), &[-1.0, 1.0, 10.0, 100.0].repeat(30));
        let columns = [std::array::from_fn(|lane| 2.0 * lane as f32), [0.0; LANES]];
        assert_eq!(many.sums_while(-5.0, &columns.each_ref())[..2], [0.5 - STRIDE as f32, 30.5]);
        assert_eq!(many.sums(&columns.each_ref())[..2], [0.5 - 30.0, 30.5]);
    }

    #[test]
    fn contributions_sum_up_to_the_score() {
        let mut shares = [0.0; 2];
        trees().means().contributions(&[2.0, 0.0], &mut shares);
        // The mean of all leaves is 27.75, that of the two with the first bit set 50.5, the leaf itself 1.
        assert_eq!(shares, [22.75, -49.5]);
        Trees::default().means().contributions(&[2.0, 0.0], &mut shares);
        assert_eq!(shares, [22.75, -49.5], "no trees add nothing");
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut payload = Vec::new();
        trees().write(&mut payload);
        assert_eq!(Trees::read(&mut Reader::new(&payload)), Some(trees()));
        assert_eq!(Trees::read(&mut Reader::new(&payload[1..])), None);
        assert_eq!(Trees::read(&mut Reader::new(&[])), None);
        let mut payload = Vec::new();
        Trees::new(0.5, 2, vec![(WIDEST as u16, 1.0), (1, 2.0)], &[0.0; 4]).write(&mut payload);
        assert_eq!(Trees::read(&mut Reader::new(&payload)), None);
    }
}
