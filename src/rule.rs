//! [`Rule`]: what users may say of a site, and explanations name.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a rule says the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rule {
    /// The elements whose text is the story.
    Body,
    /// Elements that are taken out before anything is read.
    Remove,
    /// The headline.
    Headline,
    /// The authors: an element names one or, as a byline does, several.
    Authors,
    /// When the story was published.
    Date,
}

impl Rule {
    /// Every rule.
    pub const ALL: &'static [Self] = &[Self::Body, Self::Remove, Self::Headline, Self::Authors, Self::Date];

    /// The rule's name in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Remove => "remove",
            Self::Headline => "headline",
            Self::Authors => "authors",
            Self::Date => "date",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
