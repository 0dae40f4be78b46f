//! Lessons about quotations, and the file of what was learned.

pub use crate::quote::nets::{Nets, Trust, log_odds};
pub use crate::quote::past::Ground;
pub use crate::quote::study::{Answer, Known, Lesson, Lessons, lessons, quotes, report_lessons};

/// How many features the candidates of a quotation have.
pub fn speaker_features() -> usize {
    crate::quote::FEATURES
}

/// How many features the persons have whom a pronoun may mean.
pub fn pronoun_features() -> usize {
    crate::quote::TRAITS
}

/// How many features that have which may be reported speech.
pub fn report_features() -> usize {
    crate::quote::SIGNS
}

/// A network's model file: weights of `inputs × (hidden + 1)`, biases and output weights of the hidden units.
pub fn net_file(fields: &[(&str, &str)], weights: &[f32], bias: &[f32], out: &[f32]) -> Vec<u8> {
    crate::model::Model::write(fields, &crate::model::Net::payload(weights, bias, out))
}

/// The width of a network's hidden layer.
pub const HIDDEN: usize = crate::model::HIDDEN;
