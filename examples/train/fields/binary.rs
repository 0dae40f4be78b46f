//! A model of yes and no: small trees, grown on the likelihood of the answers.

use newsprint::lab::field::Tree;

use super::forest::{self, Slope};

/// One example: features, the answer, and how much it counts; nothing, where the answer is not known.
pub struct Example {
    pub features: Vec<f32>,
    pub is_right: bool,
    pub weight: f64,
}

impl Example {
    pub fn teaches(&self) -> bool {
        self.weight > 0.0
    }
}

pub fn grow(examples: &[&Example], features: usize) -> Vec<Tree> {
    let rows: Vec<&[f32]> = examples.iter().map(|example| example.features.as_slice()).collect();
    forest::grow(&rows, features, |scores| {
        let slope = |(example, score): (&&Example, &f64)| {
            Slope::toward(f64::from(u8::from(example.is_right)), chance(*score), example.weight)
        };
        examples.iter().zip(scores).map(slope).collect()
    })
}

/// The chance of yes by trees.
pub fn likely(features: &[f32], trees: &[Tree]) -> f64 {
    chance(trees.iter().map(|tree| f64::from(tree.leaf(features))).sum())
}

fn chance(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}
