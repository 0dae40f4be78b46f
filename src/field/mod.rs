//! The fields of an article outside its text: one a file, each from ordered sources.

mod access;
mod address;
pub(crate) mod byline;
pub(crate) mod date;
pub(crate) mod dateline;
pub(crate) mod headline;
mod image;
mod language;
mod publisher;
mod ranked;
mod section;
pub(crate) mod site;
mod subheadline;
mod tags;

use crate::article::{Access, Author, Date, Direction, Image};
use crate::block::Block;
use crate::body::Selection;
use crate::page::{Metadata, Page};
use site::SiteNames;

/// What the fields are read from.
pub(crate) struct Sources<'a> {
    pub(crate) page: &'a Page,
    pub(crate) metadata: &'a Metadata,
    pub(crate) blocks: &'a [Block],
    pub(crate) selection: &'a Selection,
    /// The page's address, where the caller gave one.
    pub(crate) url: Option<&'a str>,
}

/// All fields but the dateline, which is read from the body's text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    pub(crate) headline: Option<String>,
    pub(crate) subheadline: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) authors: Vec<Author>,
    pub(crate) published: Option<Date>,
    pub(crate) modified: Option<Date>,
    pub(crate) section: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) language: Option<String>,
    pub(crate) direction: Direction,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) lead_image: Option<Image>,
    pub(crate) access: Access,
}

/// Reads every field.
pub(crate) fn read(sources: &Sources<'_>) -> Fields {
    let names = SiteNames::read(sources.metadata, sources.url);
    let headline = headline::read(sources, &names).into_value();
    let byline = byline::read(sources, &names, headline.as_deref());
    let dates = date::read(sources);
    let displayed = byline.text.into_value();
    Fields {
        subheadline: subheadline::read(sources, headline.as_deref(), displayed.as_deref()).into_value(),
        byline: displayed,
        authors: byline.authors.into_iter().map(|found| found.value).collect(),
        published: dates.published.into_value(),
        modified: dates.modified.into_value(),
        section: section::read(sources, &names, headline.as_deref()).into_value(),
        tags: tags::read(sources).into_value().unwrap_or_default(),
        language: language::read(sources).into_value(),
        direction: language::direction(sources),
        publisher: publisher::read(sources).into_value(),
        url: address::read(sources).into_value(),
        lead_image: image::read(sources).into_value(),
        access: access::read(sources).into_value().unwrap_or_default(),
        headline,
    }
}
