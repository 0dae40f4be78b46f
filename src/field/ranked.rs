//! Values of a field with where each came from, best first.

use crate::explain::{Candidate, FieldReason};

/// A value that a source gave.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found<T> {
    pub(crate) value: T,
    /// The source, such as `h1` or `json-ld`.
    pub(crate) source: &'static str,
}

/// All values found for a field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ranked<T> {
    /// The value taken.
    pub(crate) best: Option<Found<T>>,
    /// How likely the choice is right, from 0 to 1.
    pub(crate) confidence: f32,
    /// The values not taken, best first.
    pub(crate) others: Vec<Found<T>>,
}

impl<T> Default for Ranked<T> {
    fn default() -> Self {
        Self { best: None, confidence: 0.0, others: Vec::new() }
    }
}

impl<T> Ranked<T> {
    /// Takes the first value. `trust` says how often each source is right, as measured.
    pub(crate) fn first(found: impl IntoIterator<Item = Found<T>>, trust: impl Fn(&str) -> f32) -> Self {
        let mut found = found.into_iter();
        let best = found.next();
        let confidence = best.as_ref().map_or(0.0, |best| trust(best.source));
        Self { best, confidence, others: found.collect() }
    }

    /// The value taken.
    pub(crate) fn value(&self) -> Option<&T> {
        self.best.as_ref().map(|best| &best.value)
    }

    /// The value taken, and nothing else.
    pub(crate) fn into_value(self) -> Option<T> {
        self.best.map(|best| best.value)
    }

    /// What an explanation tells of the field.
    pub(crate) fn reason(&self, field: &str, text: impl Fn(&T) -> String) -> FieldReason {
        let others =
            self.others.iter().map(|found| Candidate { source: found.source.to_owned(), value: text(&found.value) });
        FieldReason {
            field: field.to_owned(),
            value: self.best.as_ref().map(|best| text(&best.value)),
            source: self.best.as_ref().map(|best| best.source.to_owned()),
            confidence: self.confidence,
            others: others.collect(),
        }
    }
}
