//! Live blogs: the entries that a page declares, found in its body.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::assemble::push;
use super::markup::paragraphs;
use crate::article::{self, BlockKind, Body, Date, DateValue};
use crate::block;
use crate::page::Metadata;
use crate::page::metadata::LiveUpdate;

/// An entry is known by the beginning of its text, up to this many characters.
const ENTRY_CHARS: usize = 60;

/// Where the entries of a live blog were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entries {
    /// Among the blocks of the body.
    Shown,
    /// In what the page declares.
    Declared,
}

/// Marks the entries of a live blog, with their times, by what the page declares of them. Where the page shows next to
/// none of them, the body is made of what it declares.
pub(super) fn live_blog(body: &mut Body, metadata: &Metadata) -> Option<Entries> {
    let updates = metadata.updates();
    if updates.len() < 2 {
        return None;
    }
    let mut found = 0;
    let mut beginnings = Beginnings::of(body);
    for update in updates {
        if let Some(at) = beginnings.take(update) {
            let block = &mut body.blocks[at];
            block.kind = BlockKind::LiveBlogEntry;
            block.level = None;
            block.time = update.published.as_deref().and_then(time);
            found += 1;
        }
    }
    if found * 2 < updates.len() {
        *body = from_updates(updates);
        return Some(Entries::Declared);
    }
    Some(Entries::Shown)
}

/// The blocks of a body by how they begin, the last ones first.
struct Beginnings(BTreeMap<String, Vec<usize>>);

/// So many beginnings that go on from that of an entry are looked at.
const ALIKE: usize = 64;

impl Beginnings {
    fn of(body: &Body) -> Self {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, block) in body.blocks.iter().enumerate().rev() {
            places.entry(beginning(&body.text[block.span.range()])).or_default().push(at);
        }
        Self(places)
    }

    /// The first block that begins as an entry does and was not taken before.
    fn take(&mut self, entry: &LiveUpdate) -> Option<usize> {
        let texts = [&entry.headline, &entry.body].into_iter().flatten().map(|text| beginning(text));
        let first = |text: String| {
            let from = self.0.range::<str, _>((Bound::Included(text.as_str()), Bound::Unbounded)).take(ALIKE);
            let alike = from.take_while(|(own, _)| own.starts_with(&text));
            alike.filter_map(|(own, places)| Some((*places.last()?, own.clone()))).min()
        };
        let (at, own) = texts.filter(|text| !text.is_empty()).filter_map(first).min()?;
        let places = self.0.get_mut(&own)?;
        places.pop();
        if places.is_empty() {
            self.0.remove(&own);
        }
        Some(at)
    }
}

/// A live blog out of its declared entries: the first line of each is marked as one.
fn from_updates(updates: &[LiveUpdate]) -> Body {
    let mut body = Body::default();
    for update in updates {
        let texts = [&update.headline, &update.body].into_iter().flatten();
        let lines = texts.flat_map(|text| paragraphs(text));
        for (at, line) in lines.enumerate() {
            let span = push(&mut body.text, &line);
            let (kind, time) = match at {
                0 => (BlockKind::LiveBlogEntry, update.published.as_deref().and_then(time)),
                _ => (BlockKind::Paragraph, None),
            };
            body.blocks.push(article::Block { kind, span, source: None, level: None, time });
        }
    }
    body
}

fn beginning(text: &str) -> String {
    block::clean(text).chars().take(ENTRY_CHARS).collect()
}

/// A time as JSON-LD has it.
fn time(raw: &str) -> Option<Date> {
    raw.parse::<DateValue>().ok().map(|value| Date { value, raw: raw.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::super::assemble;
    use super::*;
    use crate::page::standard;

    #[test]
    fn declared_entries_are_found_on_the_page() {
        let entry = |text: &str, hour: u32| {
            format!(
                "{{\"@type\":\"BlogPosting\",\"articleBody\":\"{text}\",\"datePublished\":\"2024-10-21T{hour}:00:00Z\"}}"
            )
        };
        let html = format!(
            "<script type=application/ld+json>{{\"@type\":\"LiveBlogPosting\",\"headline\":\"Flood\",\
             \"liveBlogUpdate\":[{},{}]}}</script><p>The water falls.<p>Seen from the quay.<p>The water rises.",
            entry("The water falls.", 18),
            entry("The water rises.", 12)
        );
        let page = standard::parse(&html);
        let (metadata, blocks) = (Metadata::read(&page), block::blocks(&page));
        let mut body = assemble::body(&blocks, &[true; 3]);
        assert_eq!(live_blog(&mut body, &metadata), Some(Entries::Shown));
        let kinds: Vec<_> = body.blocks.iter().map(|block| (block.kind, block.time.is_some())).collect();
        use BlockKind::{LiveBlogEntry, Paragraph};
        assert_eq!(kinds, [(LiveBlogEntry, true), (Paragraph, false), (LiveBlogEntry, true)]);
        assert_eq!(live_blog(&mut Body::default(), &Metadata::default()), None);
        let longer = standard::parse("<p>The water falls. Seen from the quay.<p>The water rises. It did at noon, too.");
        let mut longer = assemble::body(&block::blocks(&longer), &[true; 2]);
        assert_eq!(live_blog(&mut longer, &metadata), Some(Entries::Shown));
        let mut elsewhere = assemble::body(&blocks[1..2], &[true]);
        assert_eq!(live_blog(&mut elsewhere, &metadata), Some(Entries::Declared));
        assert_eq!(elsewhere.text, "The water falls.\n\nThe water rises.");
    }
}
