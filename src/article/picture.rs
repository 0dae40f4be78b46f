//! Pictures and what is said below them.

use serde::{Deserialize, Serialize};

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Image {
    /// Its address, absolute where the page's own address is known.
    pub url: String,
    /// What the page says below it.
    pub caption: Option<String>,
    /// Who made it, as written.
    pub credit: Option<String>,
}

/// A picture, or another thing with a caption, that stands in the run of the story.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Figure {
    /// The picture's address, where there is one.
    pub url: Option<String>,
    /// The caption.
    pub caption: Option<String>,
    /// Who made it, as written.
    pub credit: Option<String>,
    /// The number of body blocks before it: 0 is before the first.
    pub position: usize,
}
