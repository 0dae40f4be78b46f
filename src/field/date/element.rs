//! The days that `<time>` elements state, and those that older pages state like them.

use super::classes::Classes;
use super::ends::LONG_BLOCK;
use super::order::Order;
use super::sighting::{MOST, Role, Sighting, Source, of_label, role};
use super::{label, stamp};
use crate::field::Sources;
use crate::page::{Attr, NodeId, Page, Tag};

/// `<time>` elements, by attribute or text.
pub(super) fn times(sources: &Sources<'_>, order: Order, found: &mut Vec<Sighting>) {
    let page = sources.page;
    let first = found.len();
    let mut blocks: Vec<(NodeId, usize)> = Vec::new();
    for (node, tag) in page.elements() {
        if found.len() >= MOST {
            break;
        }
        let Some(value) = attribute(page, node, tag) else { continue };
        let Some(stamp) = stamp::of_value(value, order) else { continue };
        if blocks.is_empty() {
            blocks = sources.blocks.iter().enumerate().map(|(number, block)| (block.node, number)).collect();
            blocks.sort_unstable();
        }
        let around = std::iter::once(node).chain(page.ancestors(node)).take(ANCESTORS);
        let block = around.filter_map(|node| block_of(&blocks, node)).next();
        let raw = value.trim().to_owned();
        found.push(Sighting { source: Source::Time, role: Role::Unsaid, stamp, raw, block, node: Some(node) });
    }
    let mut next = None;
    for sighting in found[first..].iter_mut().rev() {
        let block = sighting.block;
        let is_last = block != next;
        next = block;
        let Some(node) = sighting.node else { continue };
        let beside = block.and_then(|number| label_in_block(page, node, &sources.blocks[number].text, is_last));
        let opening = || label::opening(&text_of(page, node)).map(of_label);
        sighting.role = beside.or_else(opening).unwrap_or(Role::Unsaid);
    }
    by_class(page, &mut found[first..]);
}

/// Takes for the time of a change what only the class of its `<time>` calls so. Where all are called so, none is: themes give that
/// class to the one time that they show, as [hAtom](https://microformats.org/wiki/hatom) asks.
fn by_class(page: &Page, found: &mut [Sighting]) {
    let is_called_so = |sighting: &Sighting| {
        let own = sighting.node.map(|node| Classes::of(page, node)).unwrap_or_default();
        sighting.role == Role::Unsaid && own.modified && !own.published
    };
    let called: Vec<bool> = found.iter().map(is_called_so).collect();
    if called.contains(&false) {
        let changed = found.iter_mut().zip(called).filter(|(_, is_called)| *is_called);
        changed.for_each(|(sighting, _)| sighting.role = Role::Modified);
    }
}

/// The first block of a node, of blocks in the order of their nodes.
fn block_of(blocks: &[(NodeId, usize)], node: NodeId) -> Option<usize> {
    let at = blocks.partition_point(|(other, _)| *other < node);
    blocks.get(at).filter(|(other, _)| *other == node).map(|(_, number)| *number)
}

/// The attribute in which an element gives a time: `datetime`, or by an older habit the `title` of an element whose
/// class speaks of a date.
fn attribute(page: &Page, node: NodeId, tag: Tag) -> Option<&str> {
    match tag {
        Tag::Time => page.attr(node, Attr::Datetime).or_else(|| page.attr(node, Attr::Content)),
        Tag::Abbr | Tag::Span => {
            let title = page.attr(node, Attr::Title).filter(|title| title.contains(|c: char| c.is_ascii_digit()))?;
            let class = page.attr(node, Attr::Class)?;
            ["publi", "updated", "date", "time"].iter().any(|word| class.contains(word)).then_some(title)
        }
        _ => None,
    }
}

/// As many elements above a `<time>` are looked at for a block.
const ANCESTORS: usize = 6;

/// What the words beside the text of a `<time>` say, in the text of its block, of whose times it is the last or not.
fn label_in_block(page: &Page, node: NodeId, block: &str, is_last: bool) -> Option<Role> {
    if block.len() > LONG_BLOCK {
        return None;
    }
    let text = text_of(page, node);
    let start = if text.is_empty() { block.len() } else { block.find(&text)? };
    let end = start + text.len();
    role(block, start, end, is_last && stamp::stamps(&block[end..], Order::DayFirst).is_empty())
}

/// More nodes than this in a `<time>` are no date.
const NODES_IN_TIME: usize = 8;

fn text_of(page: &Page, node: NodeId) -> String {
    let text: String = page.descendants(node).take(NODES_IN_TIME).map(|node| page.text(node)).collect();
    text.trim().to_owned()
}
