//! What was read in the bylines of a page: most of them say the same several times.

use std::collections::HashMap;

use super::names::{self, Signatures, Trust};

/// The names in texts that were read, by how far these were trusted.
#[derive(Default)]
pub(super) struct Readings(HashMap<Trust, HashMap<String, Signatures>>);

impl Readings {
    /// As [`names::read`], but each text is read once.
    pub(super) fn read(&mut self, text: &str, trust: Trust) -> Signatures {
        let known = self.0.entry(trust).or_default();
        if let Some(read) = known.get(text) {
            return read.clone();
        }
        let read = names::read(text, trust);
        known.insert(text.to_owned(), read.clone());
        read
    }
}
