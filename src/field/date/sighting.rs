//! Every day that a page states, with what stands around it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::element;
use super::ends::parts;
use super::label::{self, Label};
use super::order::Order;
use super::settle;
use super::stamp::{self, Stamp};
use crate::article::DateValue;
use crate::field::Sources;
use crate::page::metadata::{DateRole, DateSource};
use crate::page::{NodeId, Tag};

/// Where a day is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Linked,
    LinkedPage,
    Meta,
    Microdata,
    /// A `<time>` element.
    Time,
    /// The text of a block.
    Text,
    /// The page's address.
    Address,
    /// The address of the main picture.
    Image,
    /// `<title>` or `og:title`.
    Title,
}

impl Source {
    pub(super) fn name(self) -> &'static str {
        match self {
            Source::Linked => "json-ld",
            Source::LinkedPage => "json-ld of the page",
            Source::Meta => "meta",
            Source::Microdata => "microdata",
            Source::Time => "time",
            Source::Text => "text",
            Source::Address => "url",
            Source::Image => "picture's url",
            Source::Title => "title",
        }
    }
}

/// What a statement says the day is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Published,
    Modified,
    Created,
    /// It does not say.
    Unsaid,
    /// Something else than the story.
    Other,
}

/// A day stated once.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub(super) source: Source,
    pub(super) role: Role,
    pub(super) stamp: Stamp,
    /// The words.
    pub(super) raw: String,
    /// The number of the block that it stands in.
    pub(super) block: Option<usize>,
    /// The element whose class speaks of it.
    pub(super) node: Option<NodeId>,
}

impl Sighting {
    pub(super) fn day(&self) -> NaiveDate {
        self.stamp.value.day()
    }
}

/// A page that states more days than this lists other things than its story.
pub(super) const MOST: usize = 1_000;

/// Gathers every day that a page states, most trusted sources first, then in the order of the page.
pub(super) fn gather(sources: &Sources<'_>, order: Order) -> Vec<Sighting> {
    let mut found = declared(sources, order);
    let metadata = sources.metadata;
    found.extend(sources.addresses().take(1).flat_map(|url| in_address(url, Source::Address)));
    let pictures = metadata.article.iter().flat_map(|article| &article.images).map(|image| image.url.as_str());
    let picture = metadata.meta("og:image").into_iter().chain(pictures).take(1);
    found.extend(picture.flat_map(|url| in_address(url, Source::Image)));
    let titles = metadata.title.as_deref().into_iter().chain(metadata.meta("og:title"));
    found.extend(titles.flat_map(|title| in_title(title, order)));
    found.truncate(MOST);
    element::times(sources, order, &mut found);
    texts(sources, order, &mut found);
    leave_out_rows(sources, &mut found);
    settle::settle(&mut found);
    found
}

/// As many `<article>` elements side by side, each with a day, are a list of other stories.
const ROW: usize = 3;
/// As many elements above a day are asked whether they are an `<article>`.
const MOST_ABOVE: usize = 40;

/// Leaves out what stands in a row of articles, but for the one that holds the main heading.
fn leave_out_rows(sources: &Sources<'_>, found: &mut Vec<Sighting>) {
    let page = sources.page;
    let headings = sources.blocks.iter().filter(|block| block.level == Some(1)).take(MOST_ABOVE);
    let own: HashSet<NodeId> = headings.flat_map(|block| page.ancestors(block.node).take(MOST_ABOVE)).collect();
    let article_of = |sighting: &Sighting| {
        let node = sighting.node?;
        let mut above = std::iter::once(node).chain(page.ancestors(node)).take(MOST_ABOVE);
        above.find(|node| page.is(*node, Tag::Article)).filter(|article| !own.contains(article))
    };
    let articles: Vec<Option<NodeId>> = found.iter().map(article_of).collect();
    let mut rows: HashMap<NodeId, HashSet<NodeId>> = HashMap::new();
    for article in articles.iter().flatten() {
        if let Some(parent) = page.parent(*article) {
            rows.entry(parent).or_default().insert(*article);
        }
    }
    let is_in_row = |article: &NodeId| {
        page.parent(*article).and_then(|parent| rows.get(&parent)).is_some_and(|row| row.len() >= ROW)
    };
    let mut articles = articles.iter();
    found.retain(|_| !articles.next().is_some_and(|article| article.as_ref().is_some_and(is_in_row)));
}

fn declared(sources: &Sources<'_>, order: Order) -> Vec<Sighting> {
    let dates = sources.metadata.dates().iter().take(MOST);
    dates
        .filter_map(|date| {
            let stamp = stamp::of_value(&date.raw, order)?;
            let source = match date.source {
                DateSource::LinkedArticle => Source::Linked,
                DateSource::LinkedPage => Source::LinkedPage,
                DateSource::Meta => Source::Meta,
                DateSource::Microdata => Source::Microdata,
            };
            let role = match date.role {
                DateRole::Published => Role::Published,
                DateRole::Modified => Role::Modified,
                DateRole::Created => Role::Created,
                DateRole::Unsaid => Role::Unsaid,
            };
            Some(Sighting { source, role, stamp, raw: date.raw.clone(), block: None, node: None })
        })
        .collect()
}

/// The days in an address.
fn in_address(url: &str, source: Source) -> Vec<Sighting> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let stamps = stamp::stamps(path, Order::DayFirst).into_iter();
    stamps
        .map(|stamp| {
            let raw = path.get(stamp.start..stamp.end).unwrap_or_default().to_owned();
            let stamp = Stamp { value: DateValue::Day(stamp.value.day()), ..stamp };
            Sighting { source, role: Role::Unsaid, stamp, raw, block: None, node: None }
        })
        .collect()
}

fn in_title(title: &str, order: Order) -> Vec<Sighting> {
    let stamps = stamp::stamps(title, order).into_iter();
    stamps
        .map(|stamp| {
            let raw = title.get(stamp.start..stamp.end).unwrap_or_default().to_owned();
            Sighting { source: Source::Title, role: Role::Unsaid, stamp, raw, block: None, node: None }
        })
        .collect()
}

pub(super) fn role(text: &str, start: usize, end: usize, is_last: bool) -> Option<Role> {
    label::label(text, start, end, is_last).map(of_label)
}

pub(super) fn of_label(label: Label) -> Role {
    match label {
        Label::Published => Role::Published,
        Label::Modified => Role::Modified,
        Label::Other => Role::Other,
    }
}

/// A block before a date says of what it is the date only if it is no longer than this, in bytes.
const LONGEST_LABEL: usize = 40;
/// And only if the date begins its own block: as many bytes of marks may stand before it.
const MARKS_BEFORE: usize = 2;

/// Days in the text of blocks.
fn texts(sources: &Sources<'_>, order: Order, found: &mut Vec<Sighting>) {
    for (number, block) in sources.blocks.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| sources.blocks[before].text.as_str());
        for part in parts(&block.text) {
            let stamps = stamp::stamps(part, order);
            let last = stamps.last().map(|stamp| stamp.end);
            for stamp in stamps {
                if found.len() >= MOST {
                    return;
                }
                let role = role(part, stamp.start, stamp.end, Some(stamp.end) == last).or_else(|| {
                    before
                        .filter(|text| stamp.start <= MARKS_BEFORE && text.len() < LONGEST_LABEL)
                        .and_then(|text| role(text, text.len(), text.len(), true))
                });
                found.push(Sighting {
                    source: Source::Text,
                    role: role.unwrap_or(Role::Unsaid),
                    stamp,
                    raw: part.get(stamp.start..stamp.end).unwrap_or_default().to_owned(),
                    block: Some(number),
                    node: Some(block.node),
                });
            }
        }
    }
}
