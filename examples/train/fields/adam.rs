//! Adam's steps up a gradient: Kingma and Ba, <https://arxiv.org/abs/1412.6980>, with the paper's constants but for the rate.

const RATE: f64 = 0.05;
const MEAN_KEPT: f64 = 0.9;
/// What a new gradient counts in the mean: the rest of `MEAN_KEPT`, as are the next two of each other.
const MEAN_NEW: f64 = 0.1;
const SQUARE_KEPT: f64 = 0.999;
const SQUARE_NEW: f64 = 0.001;
const SMALLEST: f64 = 1e-8;

/// The weights after `steps` steps from nothing; `gradient` says which way is up.
pub fn climb(size: usize, steps: usize, gradient: impl Fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    let (mut weights, mut mean, mut square) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    for step in 1..=steps {
        let gradient = gradient(&weights);
        for at in 0..size {
            mean[at] = MEAN_KEPT * mean[at] + MEAN_NEW * gradient[at];
            square[at] = SQUARE_KEPT * square[at] + SQUARE_NEW * gradient[at] * gradient[at];
            let (m, v) =
                (mean[at] / (1.0 - MEAN_KEPT.powi(step as i32)), square[at] / (1.0 - SQUARE_KEPT.powi(step as i32)));
            weights[at] += RATE * m / (v.sqrt() + SMALLEST);
        }
    }
    weights
}
