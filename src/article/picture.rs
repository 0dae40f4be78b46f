//! Pictures and what is said below them.

use serde::{Deserialize, Serialize};

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Image {
    /// Its address, absolute where the page's own address is known.
    pub url: String,
    /// What the page says below it, or else in JSON-LD. schema.org `caption`.
    pub caption: Option<String>,
    /// Who made it, as written. schema.org `creditText`.
    pub credit: Option<String>,
}

/// A picture, or another thing with a caption, that stands in the run of the story: a
/// [`<figure>`](https://html.spec.whatwg.org/multipage/grouping-content.html#the-figure-element) with a `<figcaption>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Figure {
    /// The picture's address, where there is one, absolute where the page's own address is known.
    pub url: Option<String>,
    /// The caption, without the credit.
    pub caption: Option<String>,
    /// Who made it, as written: the part of the caption that is marked as a credit, or ends it in brackets or behind `©`.
    pub credit: Option<String>,
    /// The number of [blocks](crate::Body::blocks) of the body before it: 0 is before the first.
    pub position: usize,
}
