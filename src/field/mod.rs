//! The fields of an article outside its text: one a file, each from ordered sources.

mod access;
pub(crate) mod address;
mod beside;
pub(crate) mod byline;
pub(crate) mod date;
pub(crate) mod dateline;
pub(crate) mod headline;
mod hint;
mod image;
pub(crate) mod language;
mod language_tag;
mod next_page;
mod parts;
mod publisher;
mod ranked;
mod script;
mod section;
pub(crate) mod site;
mod subheadline;
mod tags;
mod trail;
mod word;

use crate::article::{Access, Author, Date, Direction, Image};
use crate::block::Block;
use crate::body::Selection;
use crate::explain::FieldReason;
use crate::page::{Metadata, Page};
use byline::Byline;
use date::Dates;
use hint::Hints;
use ranked::Ranked;
use site::SiteNames;

/// What the fields are read from.
pub(crate) struct Sources<'a> {
    pub(crate) page: &'a Page,
    pub(crate) metadata: &'a Metadata,
    pub(crate) blocks: &'a [Block],
    pub(crate) selection: &'a Selection,
    /// The page's address, where the caller gave one.
    pub(crate) url: Option<&'a str>,
    /// What the names of the page's elements hint at.
    hints: Hints<'a>,
}

impl<'a> Sources<'a> {
    pub(crate) fn new(
        page: &'a Page,
        metadata: &'a Metadata,
        blocks: &'a [Block],
        selection: &'a Selection,
        url: Option<&'a str>,
    ) -> Self {
        Self { page, metadata, blocks, selection, url, hints: Hints::of(page) }
    }

    /// The page's address, as the caller, its canonical link and `og:url` give it.
    fn addresses(&self) -> impl Iterator<Item = &'a str> {
        [self.url, self.metadata.link("canonical"), self.metadata.meta("og:url")].into_iter().flatten()
    }
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
    pub(crate) paid_parts: Vec<String>,
    pub(crate) next_page: Option<String>,
}

/// Every field with all that was found for it.
struct Ranking {
    headline: Ranked<String>,
    subheadline: Ranked<String>,
    byline: Byline,
    dates: Dates,
    section: Ranked<String>,
    tags: Ranked<Vec<String>>,
    language: Ranked<String>,
    direction: Ranked<Direction>,
    publisher: Ranked<String>,
    url: Ranked<String>,
    lead_image: Ranked<Image>,
    access: Ranked<Access>,
    paid_parts: Ranked<Vec<String>>,
    next_page: Ranked<String>,
}

/// How much is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The values taken: what cannot be one need not be weighed.
    Values,
    /// The values not taken, too.
    Reasons,
}

fn rank(sources: &Sources<'_>, asked: Asked) -> Ranking {
    let names = SiteNames::read(sources.metadata, sources.url);
    let headline = headline::read(sources, &names, asked);
    let title = headline.value().map(String::as_str);
    let byline = byline::read(sources, &names, title, asked);
    let subheadline = subheadline::read(sources, title, byline.text.value().map(String::as_str));
    Ranking {
        dates: date::read(sources),
        section: section::read(sources, &names, title),
        tags: tags::read(sources),
        language: language::read(sources),
        direction: language::direction(sources),
        publisher: publisher::read(sources),
        url: address::read(sources),
        lead_image: image::read(sources, subheadline.value().map(String::as_str)),
        subheadline,
        access: access::read(sources),
        paid_parts: access::paid_parts(sources),
        next_page: next_page::read(sources),
        byline,
        headline,
    }
}

/// Reads every field.
pub(crate) fn read(sources: &Sources<'_>) -> Fields {
    let ranking = rank(sources, Asked::Values);
    Fields {
        headline: ranking.headline.into_value(),
        subheadline: ranking.subheadline.into_value(),
        byline: ranking.byline.text.into_value(),
        authors: ranking.byline.authors.into_iter().map(|found| found.value).collect(),
        published: ranking.dates.published.into_value(),
        modified: ranking.dates.modified.into_value(),
        section: ranking.section.into_value(),
        tags: ranking.tags.into_value().unwrap_or_default(),
        language: ranking.language.into_value(),
        direction: ranking.direction.into_value().unwrap_or_default(),
        publisher: ranking.publisher.into_value(),
        url: ranking.url.into_value(),
        lead_image: ranking.lead_image.into_value(),
        access: ranking.access.into_value().unwrap_or_default(),
        paid_parts: ranking.paid_parts.into_value().unwrap_or_default(),
        next_page: ranking.next_page.into_value(),
    }
}

/// For every field the source that won and the candidates that lost.
pub(crate) fn explain(sources: &Sources<'_>) -> Vec<FieldReason> {
    let ranking = rank(sources, Asked::Reasons);
    let date = |date: &Date| date.value.to_string();
    let access = |access: &Access| if *access == Access::Paid { "paid" } else { "free" }.to_owned();
    let direction = |direction: &Direction| match direction {
        Direction::RightToLeft => "rtl".to_owned(),
        Direction::LeftToRight => "ltr".to_owned(),
    };
    vec![
        ranking.headline.reason("headline", String::clone),
        ranking.subheadline.reason("subheadline", String::clone),
        ranking.byline.text.reason("byline", String::clone),
        ranking.byline.reason(),
        ranking.dates.published.reason("published", date),
        ranking.dates.modified.reason("modified", date),
        ranking.section.reason("section", String::clone),
        ranking.tags.reason("tags", |tags| tags.join(", ")),
        ranking.language.reason("language", String::clone),
        ranking.direction.reason("direction", direction),
        ranking.publisher.reason("publisher", String::clone),
        ranking.url.reason("url", String::clone),
        ranking.lead_image.reason("lead_image", |image| image.url.clone()),
        ranking.access.reason("access", access),
        ranking.paid_parts.reason("paid_parts", |parts| parts.join(", ")),
        ranking.next_page.reason("next_page", String::clone),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Sources, explain};
    use crate::page::{Metadata, standard};
    use crate::{block, body};

    #[test]
    fn an_explanation_names_the_sources_and_what_lost() {
        let text =
            "The bridge over the Arne opened on Monday after three years of work, and the town came out. ".repeat(5);
        let html = format!(
            r#"<title>Bridge opens | Arne Post</title><meta property="og:title" content="Arne bridge opens at last">
            <meta name="author" content="Ann Lee"><article><h1>Bridge opens</h1><p class="byline">By Ann Lee</p><p>{text}</p></article>"#
        );
        let page = standard::parse(&html);
        let metadata = Metadata::read(&page);
        let blocks = block::blocks(&page);
        let selection = body::select(&page, &blocks, &metadata);
        let sources = Sources::new(&page, &metadata, &blocks, &selection, None);
        let reasons = explain(&sources);
        let reason = |field: &str| reasons.iter().find(|reason| reason.field == field).expect("a reason for the field");
        assert_eq!(reason("headline").value.as_deref(), Some("Bridge opens"));
        assert_eq!(reason("headline").source.as_deref(), Some("h1"));
        assert!(reason("headline").others.iter().any(|other| other.source == "og:title"));
        assert_eq!(reason("authors").value.as_deref(), Some("Ann Lee"));
        assert_eq!(reason("byline").value.as_deref(), Some("By Ann Lee"));
        assert_eq!(reason("byline").confidence, reason("authors").confidence);
        assert!(reasons.iter().all(|reason| (0.0..=1.0).contains(&reason.confidence)), "{reasons:?}");
        assert!(reason("section").value.is_none() && reason("section").source.is_none());
        assert_eq!(reason("direction").value.as_deref(), Some("ltr"));
        assert_eq!(reason("paid_parts").value, None);
    }
}
