//! Live blogs: the entries that a page declares, found in its body.

use super::assemble::push;
use super::markup::paragraphs;
use crate::article::{self, BlockKind, Body, Date, DateValue, Kind};
use crate::block;
use crate::page::Metadata;
use crate::page::metadata::LiveUpdate;

/// An entry is known by the beginning of its text, up to this many characters.
const ENTRY_CHARS: usize = 60;

/// Marks the entries of a live blog, with their times, by what the page declares of them. Where the page shows next to
/// none of them, the body is made of what it declares.
pub(super) fn live_blog(body: &mut Body, metadata: &Metadata) -> Option<Kind> {
    let updates = metadata.updates();
    if updates.len() < 2 {
        return None;
    }
    let mut found = 0;
    for update in updates {
        if let Some(block) = shown(body, update) {
            block.kind = BlockKind::LiveBlogEntry;
            block.level = None;
            block.time = update.published.as_deref().and_then(time);
            found += 1;
        }
    }
    if found * 2 < updates.len() {
        *body = from_updates(updates);
    }
    Some(Kind::LiveBlog)
}

/// The first block that begins as an entry does and is not one already.
fn shown<'b>(body: &'b mut Body, entry: &LiveUpdate) -> Option<&'b mut article::Block> {
    let texts = [&entry.headline, &entry.body].into_iter().flatten();
    let beginnings: Vec<String> = texts.map(|text| beginning(text)).filter(|text| !text.is_empty()).collect();
    let Body { text, blocks, .. } = body;
    let begins = |block: &article::Block| {
        beginnings.iter().any(|beginning| text[block.span.range()].starts_with(beginning.as_str()))
    };
    blocks.iter_mut().find(|block| block.kind != BlockKind::LiveBlogEntry && begins(block))
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
        assert_eq!(live_blog(&mut body, &metadata), Some(Kind::LiveBlog));
        let kinds: Vec<_> = body.blocks.iter().map(|block| (block.kind, block.time.is_some())).collect();
        use BlockKind::{LiveBlogEntry, Paragraph};
        assert_eq!(kinds, [(LiveBlogEntry, true), (Paragraph, false), (LiveBlogEntry, true)]);
        assert_eq!(live_blog(&mut Body::default(), &Metadata::default()), None);
    }
}
