//! A model of choice: of the candidates of a page one is taken, the likelier the higher its score.

use newsprint::lab::field::{self, Tree};

use super::adam;
use super::forest::{self, Slope};

/// A page's candidates: features, and whether each is right.
pub struct Choice {
    pub candidates: Vec<(Vec<f32>, bool)>,
    pub fold: u32,
    /// How much the page counts.
    pub weight: f64,
}

/// What a choice goes by.
#[derive(Clone, Copy)]
pub enum Method {
    /// A weight for each feature.
    Weights,
    /// Small trees, which see features together.
    Forest,
}

/// What was learned.
pub enum Learned {
    Weights(Vec<f64>),
    Forest(Vec<Tree>),
}

impl Method {
    pub fn learn(self, choices: &[&Choice], features: usize) -> Learned {
        match self {
            Self::Weights => Learned::Weights(fit(choices, features)),
            Self::Forest => Learned::Forest(grow(choices, features)),
        }
    }

    /// What a model file's head calls it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Weights => "linear",
            Self::Forest => "forest",
        }
    }
}

impl Learned {
    pub fn score(&self, row: &[f32]) -> f64 {
        match self {
            Self::Weights(weights) => row.iter().zip(weights).map(|(value, weight)| f64::from(*value) * weight).sum(),
            Self::Forest(trees) => trees.iter().map(|tree| f64::from(tree.leaf(row))).sum(),
        }
    }

    /// The scores of a page's candidates.
    pub fn scores(&self, choice: &Choice) -> Vec<f64> {
        choice.candidates.iter().map(|(row, _)| self.score(row)).collect()
    }

    /// The model file.
    pub fn file(&self, head: &[(&str, &str)], names: &[&str]) -> Vec<u8> {
        match self {
            Self::Weights(weights) => {
                let weights: Vec<f32> = weights.iter().map(|weight| *weight as f32).collect();
                field::linear_file(head, names, 0.0, &weights)
            }
            Self::Forest(trees) => field::forest_file(head, names, trees),
        }
    }
}

/// The number of the candidate that the scores take, and its chance.
pub fn chosen(scores: &[f64]) -> Option<(usize, f64)> {
    let chances = chances(scores);
    let best = chances.iter().copied().fold(0.0, f64::max);
    chances.iter().position(|chance| *chance == best).map(|at| (at, best))
}

/// The chances of candidates by their scores.
pub fn chances(scores: &[f64]) -> Vec<f64> {
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let chances: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let all: f64 = chances.iter().sum();
    chances.into_iter().map(|chance| chance / all).collect()
}

/// Holds the weights down.
const RIDGE: f64 = 0.001;
/// Steps of gradient ascent; more do not move the figures.
const STEPS: usize = 600;

/// Fits weights to choices by gradient ascent on the likelihood, Adam's steps.
fn fit(choices: &[&Choice], features: usize) -> Vec<f64> {
    let total: f64 = choices.iter().map(|choice| choice.weight).sum();
    adam::climb(features, STEPS, |weights| {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -RIDGE * weight).collect();
        let learned = Learned::Weights(weights.to_vec());
        for choice in choices {
            add_gradient(choice, &learned.scores(choice), choice.weight / total, &mut gradient);
        }
        gradient
    })
}

/// The gradient of the log of the chance that a right candidate is taken.
fn add_gradient(choice: &Choice, scores: &[f64], share: f64, gradient: &mut [f64]) {
    if !choice.candidates.iter().any(|(_, right)| *right) {
        return;
    }
    let chances = chances(scores);
    let right: f64 =
        chances.iter().zip(&choice.candidates).filter(|(_, (_, right))| *right).map(|(chance, _)| chance).sum();
    for ((features, is_right), chance) in choice.candidates.iter().zip(&chances) {
        let pull = if *is_right { chance / right.max(1e-12) } else { 0.0 } - chance;
        for (slot, feature) in gradient.iter_mut().zip(features) {
            *slot += share * pull * f64::from(*feature);
        }
    }
}

/// Grows trees on the candidates of choices, a row each, on the likelihood that a right one is taken.
fn grow(choices: &[&Choice], features: usize) -> Vec<Tree> {
    let candidates = choices.iter().flat_map(|choice| &choice.candidates);
    let rows: Vec<&[f32]> = candidates.map(|(row, _)| row.as_slice()).collect();
    forest::grow(&rows, features, |scores| {
        let mut slopes = Vec::with_capacity(scores.len());
        for choice in choices {
            let own = slopes.len()..slopes.len() + choice.candidates.len();
            add_slopes(choice, &scores[own], &mut slopes);
        }
        slopes
    })
}

/// Where none is right, there is nowhere to go.
fn add_slopes(choice: &Choice, scores: &[f64], slopes: &mut Vec<Slope>) {
    let chances = chances(scores);
    let candidates = choice.candidates.iter().zip(&chances);
    let right: f64 = candidates.clone().filter(|((_, right), _)| *right).map(|(_, chance)| chance).sum();
    slopes.extend(candidates.map(|((_, is_right), chance)| {
        if right == 0.0 {
            return Slope::default();
        }
        let wanted = if *is_right { chance / right } else { 0.0 };
        Slope::toward(wanted, *chance, choice.weight)
    }));
}
