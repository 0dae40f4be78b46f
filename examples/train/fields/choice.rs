//! A model of choice: of the candidates of a page one is taken, the likelier the higher its score.

use super::adam;

/// A page's candidates: features, and whether each is right.
pub struct Choice {
    pub candidates: Vec<(Vec<f32>, bool)>,
    pub fold: u32,
    /// How much the page counts.
    pub weight: f64,
}

/// Steps of gradient ascent; more do not move the figures.
const STEPS: usize = 600;

/// Fits weights to choices by gradient ascent on the likelihood, held down by `ridge`; Adam's steps.
pub fn fit(choices: &[&Choice], features: usize, ridge: f64) -> Vec<f64> {
    let total: f64 = choices.iter().map(|choice| choice.weight).sum();
    adam::climb(features, STEPS, |weights| {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -ridge * weight).collect();
        for choice in choices {
            add_gradient(choice, weights, choice.weight / total, &mut gradient);
        }
        gradient
    })
}

pub fn score(features: &[f32], weights: &[f64]) -> f64 {
    features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum()
}

/// The number of the candidate that the weights take, and its chance.
pub fn chosen(choice: &Choice, weights: &[f64]) -> Option<(usize, f64)> {
    let scores: Vec<f64> = choice.candidates.iter().map(|(features, _)| score(features, weights)).collect();
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let all: f64 = scores.iter().map(|score| (score - top).exp()).sum();
    scores.iter().position(|score| *score == top).map(|at| (at, 1.0 / all))
}

/// The gradient of the log of the chance that a right candidate is taken.
fn add_gradient(choice: &Choice, weights: &[f64], share: f64, gradient: &mut [f64]) {
    if !choice.candidates.iter().any(|(_, right)| *right) {
        return;
    }
    let scores: Vec<f64> = choice.candidates.iter().map(|(features, _)| score(features, weights)).collect();
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let chances: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let all: f64 = chances.iter().sum();
    let right: f64 =
        chances.iter().zip(&choice.candidates).filter(|(_, (_, right))| *right).map(|(chance, _)| chance).sum();
    for ((features, is_right), chance) in choice.candidates.iter().zip(&chances) {
        let pull = if *is_right { chance / right.max(1e-12) } else { 0.0 } - chance / all;
        for (slot, feature) in gradient.iter_mut().zip(features) {
            *slot += share * pull * f64::from(*feature);
        }
    }
}
