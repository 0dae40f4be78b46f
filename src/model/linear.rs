//! Linear models: one weight for each named feature, kept as lines of text, so that anyone can read what was learned.

use super::Model;

/// Declares a struct of features, each an `f32` that is 0 where it says nothing.
macro_rules! features {
    ($(#[$doc:meta])* $visibility:vis struct $name:ident { $($(#[$field_doc:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Default)]
        $visibility struct $name { $($(#[$field_doc])* pub(crate) $field: f32,)* }

        impl $crate::model::linear::Features for $name {
            const NAMES: &'static [&'static str] = &[$(stringify!($field),)*];

            fn values(&self) -> impl Iterator<Item = f32> {
                [$(self.$field,)*].into_iter()
            }
        }
    };
}
pub(crate) use features;

/// The value of a feature that is so or is not.
pub(crate) fn flag(is_so: bool) -> f32 {
    f32::from(u8::from(is_so))
}

/// A struct made by [`features!`].
pub(crate) trait Features {
    const NAMES: &'static [&'static str];

    fn values(&self) -> impl Iterator<Item = f32>;
}

/// The weights for one struct of features.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Linear {
    bias: f32,
    weights: Vec<f32>,
}

/// The name under which the bias stands in a model file.
const BIAS: &str = "bias";

impl Linear {
    /// Reads the weights of a model file. A feature that it does not name has no weight.
    pub(crate) fn load<F: Features>(file: &[u8]) -> Self {
        let payload = Model::parse(file).map(|model| model.payload).unwrap_or_default();
        let text = std::str::from_utf8(payload).unwrap_or_default();
        let mut linear = Self { bias: 0.0, weights: vec![0.0; F::NAMES.len()] };
        for (name, weight) in text.lines().filter_map(|line| line.split_once('\t')) {
            let weight = weight.parse().unwrap_or(0.0);
            match F::NAMES.iter().position(|known| *known == name) {
                Some(number) => linear.weights[number] = weight,
                None if name == BIAS => linear.bias = weight,
                None => {}
            }
        }
        linear
    }

    /// The payload that [`load`](Self::load) reads.
    pub(crate) fn payload(names: &[&str], bias: f32, weights: &[f32]) -> Vec<u8> {
        let lines = std::iter::once((&BIAS, &bias)).chain(names.iter().zip(weights));
        lines.map(|(name, weight)| format!("{name}\t{weight:.4}\n")).collect::<String>().into_bytes()
    }

    /// The most that features of up to these values add to a score.
    pub(crate) fn most(&self, features: &impl Features) -> f32 {
        self.weights.iter().zip(features.values()).map(|(weight, value)| (weight * value).max(0.0)).sum::<f32>()
    }

    pub(crate) fn score(&self, features: &impl Features) -> f32 {
        self.bias + self.weights.iter().zip(features.values()).map(|(weight, value)| weight * value).sum::<f32>()
    }
}

/// The chance that a score stands for.
pub(crate) fn chance(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Features, Linear};
    use crate::model::Model;

    features! {
        /// Two features.
        pub(crate) struct Two {
            near,
            far,
        }
    }

    #[test]
    fn weights_are_found_by_name() {
        let file = Model::write(&[("kind", "linear")], &Linear::payload(&["far", "gone"], 0.5, &[2.0, 9.0]));
        let linear = Linear::load::<Two>(&file);
        assert_eq!(Two::NAMES, ["near", "far"]);
        assert_eq!(linear.score(&Two { near: 1.0, far: 3.0 }), 6.5);
    }
}
