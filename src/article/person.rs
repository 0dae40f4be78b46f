//! Who is named.

use serde::{Deserialize, Serialize};

use super::Span;

/// A person whom the text names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Person {
    /// The fullest form of the name that the text gives; in `Ida and Jo Moss`, both have the surname. What is longer than
    /// 200 bytes is taken for no name.
    pub name: String,
    /// What the text says the person is, in its own words, such as `Russian Foreign Minister`: the first 24, each of
    /// 400 bytes at most.
    pub roles: Vec<String>,
    /// The age in years, where the text states it.
    pub age: Option<u8>,
    /// Where the person is named, in order; without pronouns and titles.
    pub mentions: Vec<Span>,
    /// The numbers of this person's quotes in [`Article::quotes`](super::Article::quotes), in order.
    pub quotes: Vec<usize>,
}
