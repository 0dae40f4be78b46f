//! One place that names authors, and who speaks there.

use super::names::{Signature, Signatures};
use super::surroundings::Surroundings;
use crate::page::NodeId;

/// Who names an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    LinkedAuthor,
    LinkedCreator,
    Meta,
    MetaOther,
    Microdata,
    RelAuthor,
    BylineClass,
    AuthorClass,
    AuthorLink,
    LeadIn,
    /// A name alone beside the day of the story.
    BesideDay,
    BareBlock,
    FirstLine,
    LastLine,
    /// The site bears a person's name.
    SiteName,
}

impl Source {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::LinkedAuthor => "json-ld author",
            Self::LinkedCreator => "json-ld creator",
            Self::Meta | Self::MetaOther => "meta",
            Self::Microdata => "microdata",
            Self::RelAuthor => "rel=author",
            Self::BylineClass => "byline",
            Self::AuthorClass => "author class",
            Self::AuthorLink => "author link",
            Self::LeadIn => "byline words",
            Self::BesideDay => "name beside a day",
            Self::BareBlock => "line before the body",
            Self::FirstLine => "first line",
            Self::LastLine => "last line",
            Self::SiteName => "site name",
        }
    }
}

/// One place that names one or more authors.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    pub(super) source: Source,
    pub(super) signatures: Vec<Signature>,
    pub(super) has_lead: bool,
    /// What JSON-LD says the first of them is.
    pub(super) is_organisation: Option<bool>,
    pub(super) url: Option<String>,
    /// The element, and the number of the first block at or behind it.
    pub(super) place: Option<(NodeId, usize)>,
    pub(super) surroundings: Surroundings,
    /// The words before it say that it is the credit of somebody else, such as a reviewer.
    pub(super) is_of_others: bool,
    /// The words, of what the page shows.
    pub(super) text: String,
}

impl Saying {
    /// What a source says that shows nothing on the page.
    pub(super) fn said(source: Source, read: Signatures) -> Self {
        Self {
            source,
            signatures: read.names,
            has_lead: read.has_lead,
            is_organisation: None,
            url: None,
            place: None,
            surroundings: Surroundings::default(),
            is_of_others: false,
            text: String::new(),
        }
    }
}
