//! Forests of small trees, kept as lines of text, so that anyone can read what was learned.
//!
//! A line is a tree: `linked_published > 0.5, far > 0.5: 0.1 0.7 -0.4 -0.2`. All its questions are asked of every row; the
//! answers, as bits, the first the lowest, are the number of the leaf.

use std::collections::HashMap;

use super::Model;
use super::linear::Features;
use super::trees::{DEEPEST, Trees};

/// A sum of small trees over one struct of features.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Forest(Trees);

/// A tree of which all questions are asked of every row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tree {
    /// Which feature, by its number, and above what.
    pub questions: Vec<(usize, f32)>,
    /// Two to the power of the number of questions.
    pub leaves: Vec<f32>,
}

impl Forest {
    /// Reads the trees of a model file. A tree that asks for a feature that there is none of is left out, and one that asks
    /// more or fewer questions than the first.
    pub(crate) fn load<F: Features>(file: &[u8]) -> Self {
        let payload = Model::parse(file).map(|model| model.payload).unwrap_or_default();
        let text = std::str::from_utf8(payload).unwrap_or_default();
        let numbers: HashMap<&str, usize> = F::NAMES.iter().copied().zip(0..).collect();
        let (mut depth, mut questions, mut leaves) = (0, Vec::new(), Vec::new());
        for tree in text.lines().filter_map(|line| Tree::read(line, &numbers)) {
            if questions.is_empty() {
                depth = tree.questions.len();
            }
            if depth == tree.questions.len() {
                questions.extend(tree.questions.iter().map(|(feature, above)| (*feature as u16, *above)));
                leaves.extend(tree.leaves);
            }
        }
        Self(Trees::new(0.0, depth, questions, &leaves))
    }

    /// The payload that [`load`](Self::load) reads.
    pub(crate) fn payload(names: &[&str], trees: &[Tree]) -> Vec<u8> {
        trees.iter().map(|tree| tree.line(names)).collect::<String>().into_bytes()
    }

    /// The score of each row.
    pub(crate) fn scores<F: Features>(&self, rows: &[F]) -> Vec<f32> {
        self.0.scores(rows.iter(), |row, numbers| numbers.put(row.values()))
    }
}

impl Tree {
    fn read(line: &str, numbers: &HashMap<&str, usize>) -> Option<Self> {
        let (questions, leaves) = line.split_once(": ")?;
        let question = |question: &str| {
            let (name, above) = question.split_once(" > ")?;
            Some((*numbers.get(name)?, above.parse().ok()?))
        };
        let questions = questions.split(", ").map(question).collect::<Option<Vec<_>>>()?;
        let leaves = leaves.split(' ').map(|leaf| leaf.parse().ok()).collect::<Option<Vec<_>>>()?;
        (questions.len() <= DEEPEST && leaves.len() == 1 << questions.len()).then_some(Self { questions, leaves })
    }

    fn line(&self, names: &[&str]) -> String {
        let asked: Vec<String> = self.questions.iter().map(|(f, above)| format!("{} > {above}", names[*f])).collect();
        let leaves: Vec<String> = self.leaves.iter().map(|leaf| format!("{leaf:.4}")).collect();
        format!("{}: {}\n", asked.join(", "), leaves.join(" "))
    }

    /// The leaf that a row's answers name.
    pub fn leaf(&self, row: &[f32]) -> f32 {
        let answer = |(bit, (feature, above)): (usize, &(usize, f32))| usize::from(row[*feature] > *above) << bit;
        self.leaves[self.questions.iter().enumerate().map(answer).sum::<usize>()]
    }
}

#[cfg(test)]
mod tests {
    use super::{Forest, Tree};
    use crate::model::Model;
    use crate::model::linear::tests::Two;

    #[test]
    fn a_row_gets_the_leaf_that_its_answers_name() {
        let trees = [
            Tree { questions: vec![(1, 0.5), (0, 2.0)], leaves: vec![0.0, 1.0, 10.0, 100.0] },
            Tree { questions: vec![(0, 0.0), (1, 5.0)], leaves: vec![0.25, 0.5, 7.0, 8.0] },
            Tree { questions: vec![(0, 0.0)], leaves: vec![1000.0, 1000.0] },
        ];
        let forest =
            Forest::load::<Two>(&Model::write(&[("kind", "forest")], &Forest::payload(&["near", "far"], &trees)));
        let rows = [Two { near: 0.0, far: 1.0 }, Two { near: 3.0, far: 0.0 }, Two { near: 3.0, far: 1.0 }];
        assert_eq!(forest.scores(&rows), [1.25, 10.5, 100.5]);
    }

    #[test]
    fn what_is_no_tree_is_left_out() {
        let lines = "far > 1: 0 1\ngone > 1: 0 1\nfar > 1: 0 1 2\nfar > x: 0 1\n\n";
        let forest = Forest::load::<Two>(&Model::write(&[("kind", "forest")], lines.as_bytes()));
        assert_eq!((forest.0.leaves.len(), forest.0.leaves[0][..2].to_vec()), (1, vec![0.0, 1.0]));
    }
}
