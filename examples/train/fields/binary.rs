//! A model of yes and no: logistic regression.

use super::adam;

/// One example: features, the answer, and how much it counts.
pub struct Example {
    pub features: Vec<f32>,
    pub is_right: bool,
    pub weight: f64,
}

/// Steps of gradient ascent; more do not move the figures.
const STEPS: usize = 800;

/// The weights, the bias last, fitted by Adam's steps and held down by `ridge`.
pub fn fit(examples: &[&Example], features: usize, ridge: f64) -> Vec<f64> {
    let total: f64 = examples.iter().map(|example| example.weight).sum();
    adam::climb(features + 1, STEPS, |weights| {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -ridge * weight).collect();
        gradient[features] = 0.0;
        for example in examples {
            let error = f64::from(u8::from(example.is_right)) - chance(&example.features, weights);
            let pull = error * example.weight / total;
            for (slot, feature) in gradient.iter_mut().zip(&example.features) {
                *slot += pull * f64::from(*feature);
            }
            gradient[features] += pull;
        }
        gradient
    })
}

/// The chance of yes.
pub fn chance(features: &[f32], weights: &[f64]) -> f64 {
    let score: f64 = features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum();
    1.0 / (1.0 + (-score - weights.last().copied().unwrap_or(0.0)).exp())
}
