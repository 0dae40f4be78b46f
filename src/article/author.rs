//! Who signs a story.

use serde::{Deserialize, Serialize};

/// One who signs the story.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Author {
    /// The name as the page gives it, whole and without role or place.
    pub name: String,
    /// A person, or an agency, a desk, a staff.
    pub kind: AuthorKind,
    /// The address of the author's page, absolute where the page's own address is known. From JSON-LD, or what the name
    /// links to. schema.org `url` of the `author`.
    pub url: Option<String>,
}

/// Whether an [`Author`] is a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AuthorKind {
    /// A person.
    #[default]
    Person,
    /// An agency, a desk, a publication.
    Organisation,
}
