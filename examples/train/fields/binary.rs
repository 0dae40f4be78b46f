//! A model of yes and no: logistic regression.

/// One example: features, the answer, and how much it counts.
pub struct Example {
    pub features: Vec<f32>,
    pub is_right: bool,
    pub weight: f64,
}

/// Steps of gradient ascent; more do not move the figures.
const STEPS: usize = 800;
const RATE: f64 = 0.05;

/// The weights, the bias last, fitted by Adam's steps and held down by `ridge`.
pub fn fit(examples: &[&Example], features: usize, ridge: f64) -> Vec<f64> {
    let size = features + 1;
    let (mut weights, mut mean, mut square) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    let total: f64 = examples.iter().map(|example| example.weight).sum();
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -ridge * weight).collect();
        gradient[features] = 0.0;
        for example in examples {
            let error = f64::from(u8::from(example.is_right)) - chance(&example.features, &weights);
            let pull = error * example.weight / total;
            for (slot, feature) in gradient.iter_mut().zip(&example.features) {
                *slot += pull * f64::from(*feature);
            }
            gradient[features] += pull;
        }
        for at in 0..size {
            mean[at] = 0.9 * mean[at] + 0.1 * gradient[at];
            square[at] = 0.999 * square[at] + 0.001 * gradient[at] * gradient[at];
            let (m, v) =
                (mean[at] / (1.0 - 0.9_f64.powi(step as i32)), square[at] / (1.0 - 0.999_f64.powi(step as i32)));
            weights[at] += RATE * m / (v.sqrt() + 1e-8);
        }
    }
    weights
}

/// The chance of yes.
pub fn chance(features: &[f32], weights: &[f64]) -> f64 {
    let score: f64 = features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum();
    1.0 / (1.0 + (-score - weights.last().copied().unwrap_or(0.0)).exp())
}
