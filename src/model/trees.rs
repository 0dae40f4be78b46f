//! Gradient-boosted trees, each of which asks the same question of all its nodes at one depth.
//!
//! Such a tree is a short list of questions: the answers, as bits, are the number of the leaf.

use super::Reader;

/// After so many trees it is seen whether the rest are worth asking.
const ASKED_AT_ONCE: usize = 12;

/// A sum of trees.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Trees {
    pub(crate) base: f32,
    pub(crate) depth: usize,
    /// `depth` questions a tree: which number of the row, and above what.
    pub(crate) questions: Vec<(u16, f32)>,
    /// `2^depth` leaves a tree.
    pub(crate) leaves: Vec<f32>,
}

impl Trees {
    /// The sum of the leaves that a row falls on.
    pub(crate) fn score(&self, row: &[f32]) -> f32 {
        self.base + self.sum(&self.questions, &self.leaves, row)
    }

    /// The same, but once the sum is below `hopeless` the trees that are left are not asked, most of the time.
    pub(crate) fn score_while(&self, row: &[f32], hopeless: f32) -> f32 {
        let mut sum = self.base;
        let trees = self.questions.chunks(self.depth * ASKED_AT_ONCE);
        for (questions, leaves) in trees.zip(self.leaves.chunks((1 << self.depth) * ASKED_AT_ONCE)) {
            sum += self.sum(questions, leaves, row);
            if sum < hopeless {
                break;
            }
        }
        sum
    }

    fn sum(&self, questions: &[(u16, f32)], leaves: &[f32], row: &[f32]) -> f32 {
        let mut sum = 0.0;
        for (questions, leaves) in questions.chunks_exact(self.depth).zip(leaves.chunks_exact(1 << self.depth)) {
            let mut leaf = 0;
            for (bit, (feature, above)) in questions.iter().enumerate() {
                let answer = row.get(usize::from(*feature)).is_some_and(|value| value > above);
                leaf |= usize::from(answer) << bit;
            }
            sum += leaves[leaf];
        }
        sum
    }

    /// Adds, for each number of the row, how far the questions about it moved the score: from one question of a tree to
    /// the next, the mean of the leaves that can still be reached changes, and all the changes sum up to the score.
    pub(crate) fn contributions(&self, row: &[f32], shares: &mut [f32]) {
        let size = 1 << self.depth;
        for (questions, leaves) in self.questions.chunks_exact(self.depth).zip(self.leaves.chunks_exact(size)) {
            let mut answers = 0;
            let mut mean = leaves.iter().sum::<f32>() / size as f32;
            for (bit, (feature, above)) in questions.iter().enumerate() {
                let answer = row.get(usize::from(*feature)).is_some_and(|value| value > above);
                answers |= usize::from(answer) << bit;
                let asked = (2 << bit) - 1;
                let left = (0..size).filter(|leaf| leaf & asked == answers);
                let next = left.map(|leaf| leaves[leaf]).sum::<f32>() / (size >> (bit + 1)) as f32;
                if let Some(share) = shares.get_mut(usize::from(*feature)) {
                    *share += next - mean;
                }
                mean = next;
            }
        }
    }

    /// Reads trees; `None` where the bytes are not such.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let (count, depth) = (reader.u32()? as usize, reader.u32()? as usize);
        if !(1..=12).contains(&depth) {
            return None;
        }
        let base = reader.f32()?;
        let questions = (0..count * depth).map(|_| Some((reader.u16()?, reader.f32()?))).collect::<Option<Vec<_>>>()?;
        let leaves = (0..count << depth).map(|_| reader.f32()).collect::<Option<Vec<_>>>()?;
        Some(Self { base, depth, questions, leaves })
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
        for leaf in &self.leaves {
            payload.extend_from_slice(&leaf.to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trees() -> Trees {
        Trees { base: 0.5, depth: 2, questions: vec![(0, 1.0), (1, 2.0)], leaves: vec![0.0, 1.0, 10.0, 100.0] }
    }

    #[test]
    fn a_row_falls_on_the_leaf_that_its_answers_name() {
        for (row, score) in [([0.0, 0.0], 0.5), ([2.0, 0.0], 1.5), ([0.0, 3.0], 10.5), ([2.0, 3.0], 100.5)] {
            assert_eq!(trees().score(&row), score);
        }
        assert_eq!(trees().score(&[]), 0.5);
    }

    #[test]
    fn contributions_sum_up_to_the_score() {
        let mut shares = [0.0; 2];
        trees().contributions(&[2.0, 0.0], &mut shares);
        // The mean of all leaves is 27.75, that of the two with the first bit set 50.5, the leaf itself 1.
        assert_eq!(shares, [22.75, -49.5]);
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut payload = Vec::new();
        trees().write(&mut payload);
        assert_eq!(Trees::read(&mut Reader::new(&payload)), Some(trees()));
        assert_eq!(Trees::read(&mut Reader::new(&payload[1..])), None);
        assert_eq!(Trees::read(&mut Reader::new(&[])), None);
    }
}
