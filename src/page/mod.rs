//! The page as a tree, and nothing about news.
//!
//! A [`Page`] is an arena: nodes are numbers, texts and attribute values lie in one buffer each, and freeing a page
//! frees a few vectors. The [standard](standard) parser is html5ever's, the [fast](fast) one our own, and they make the
//! same page of anything. Both keep within the same [bounds](bound), so that no page costs more than its size.

mod bound;
mod build;
mod document;
pub(crate) mod fast;
mod guard;
mod handle;
#[cfg(test)]
mod hostile;
pub(crate) mod metadata;
mod name;
mod naming;
#[cfg(any(test, fuzzing))]
pub(crate) mod outline;
pub(crate) mod plain;
mod sink;
pub(crate) mod standard;
mod unseen;
mod vocabulary;
mod walk;
mod words;

pub(crate) use document::{read as of_document, read_telling as of_document_telling};
pub(crate) use metadata::Metadata;
pub(crate) use naming::NameId;
pub(crate) use unseen::{is_direction_mark, is_unseen};
pub(crate) use vocabulary::{Attr, Tag};
pub(crate) use walk::Step;
pub(crate) use words::{has_word, words};

use std::num::NonZeroU32;
use std::sync::OnceLock;

use crate::article::{Bound, Span};
use crate::limits::Limits;

/// A node of a [`Page`]. Nodes are numbered in the order in which the parser made them.
///
/// The number is one above the node's place, so that an absent node takes no room of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(NonZeroU32);

impl NodeId {
    /// The document itself, above `<html>`.
    pub(crate) const DOCUMENT: NodeId = NodeId(NonZeroU32::MIN);

    fn at(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// The node's place, from 0 up to [`Page::len`].
    pub(crate) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NodeKind {
    Document,
    Element(Tag),
    Text,
    Comment,
}

/// At the head of a source it is no part of the page.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The part of a source that is read.
fn readable<'h>(html: &'h str, limits: &Limits) -> &'h str {
    let mut end = html.len().min(limits.source_bytes);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    &html[..end]
}

/// The page that was made of a source, in no more room than it needs; it says where not all of the source was read.
fn finished(mut page: Page, html: &str, limits: &Limits) -> Page {
    page.shrink_to_fit();
    if readable(html, limits).len() < html.len() {
        page.meet(Bound::Input);
    }
    page
}

/// A half-open range into one of the page's buffers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Slice {
    start: u32,
    end: u32,
}

impl Slice {
    /// Offsets beyond 32 bits do not occur: [`Limits::SOURCE_BYTES`] bounds a source, and the texts of a document that
    /// somebody else parsed, and with them what is kept of values.
    fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

#[derive(Debug, Clone)]
struct Node {
    kind: NodeKind,
    parent: Option<NodeId>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    /// Of a text: its range in `Page::text`. Of an element: its range in `Page::attributes`.
    slice: Slice,
    /// Where the token that made the node lies in the source; empty where that is not known.
    source: Slice,
}

/// A parsed page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    nodes: Vec<Node>,
    text: String,
    attributes: Vec<(Attr, Slice)>,
    values: String,
    /// What the elements are called, from when it was first asked for.
    naming: OnceLock<naming::Naming>,
    pub(crate) bounds: Vec<Bound>,
}

impl Page {
    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// All nodes, in the order in which they were made.
    #[cfg(test)]
    pub(crate) fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len()).map(NodeId::at)
    }

    /// All elements with their tags, in the order in which they were made.
    pub(crate) fn elements(&self) -> impl Iterator<Item = (NodeId, Tag)> {
        self.nodes.iter().enumerate().filter_map(|(at, node)| match node.kind {
            NodeKind::Element(tag) => Some((NodeId::at(at), tag)),
            NodeKind::Document | NodeKind::Text | NodeKind::Comment => None,
        })
    }

    pub(crate) fn kind(&self, id: NodeId) -> NodeKind {
        self.nodes[id.index()].kind
    }

    /// The element's tag; `None` for anything but an element.
    pub(crate) fn tag(&self, id: NodeId) -> Option<Tag> {
        match self.kind(id) {
            NodeKind::Element(tag) => Some(tag),
            _ => None,
        }
    }

    pub(crate) fn is(&self, id: NodeId, tag: Tag) -> bool {
        self.kind(id) == NodeKind::Element(tag)
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes[id.index()].parent
    }

    pub(crate) fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.nodes[id.index()].previous
    }

    /// The node's own text; empty for anything but a text node.
    pub(crate) fn text(&self, id: NodeId) -> &str {
        let node = &self.nodes[id.index()];
        match node.kind {
            NodeKind::Text => &self.text[node.slice.range()],
            _ => "",
        }
    }

    /// The value of an attribute, with character references decoded.
    pub(crate) fn attr(&self, id: NodeId, name: Attr) -> Option<&str> {
        let slice = self.slices(id).iter().find(|(attr, _)| *attr == name)?.1;
        Some(&self.values[slice.range()])
    }

    /// The attributes of an element that the page model keeps, in the order of the source.
    pub(crate) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (Attr, &str)> {
        self.slices(id).iter().map(|(attr, slice)| (*attr, &self.values[slice.range()]))
    }

    /// The attributes of an element, and where their values lie.
    fn slices(&self, id: NodeId) -> &[(Attr, Slice)] {
        &self.attributes[self.attribute_range(id)]
    }

    /// Which of all attributes of the page are those of an element.
    pub(crate) fn attribute_range(&self, id: NodeId) -> std::ops::Range<usize> {
        let node = &self.nodes[id.index()];
        match node.kind {
            NodeKind::Element(_) => node.slice.range(),
            _ => 0..0,
        }
    }

    /// Whether any element may have such an attribute.
    pub(crate) fn has_any(&self, name: Attr) -> bool {
        self.attributes.iter().any(|(attr, _)| *attr == name)
    }

    /// Where the token that made the node lies in the decoded source, where the parser knows it.
    pub(crate) fn source(&self, id: NodeId) -> Option<Span> {
        let slice = self.nodes[id.index()].source;
        (slice.start < slice.end).then(|| Span::new(slice.start as usize, slice.end as usize))
    }

    /// All text below a node, as it stands, without that of scripts and styles.
    pub(crate) fn text_content(&self, id: NodeId) -> String {
        let mut text = String::new();
        let mut walk = self.walk(id);
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(node) if self.tag(node).is_some_and(Tag::is_raw) => walk.pass_over(node),
                Step::Enter(node) => text.push_str(self.text(node)),
                Step::Leave(_) => {}
            }
        }
        text
    }

    /// The same where it is short: `None` where it has more bytes than so many, or as many nodes. Elements that hold each other
    /// are asked for their texts one by one, and what all of them hold is then not read again and again.
    pub(crate) fn short_text(&self, id: NodeId, most: usize) -> Option<String> {
        let mut text = String::new();
        let mut walk = self.walk(id);
        for _ in 0..most {
            match walk.next() {
                Some(Step::Enter(node)) if self.tag(node).is_some_and(Tag::is_raw) => walk.pass_over(node),
                Some(Step::Enter(node)) if text.len() + self.text(node).len() > most => return None,
                Some(Step::Enter(node)) => text.push_str(self.text(node)),
                Some(Step::Leave(_)) => {}
                None => return Some(text),
            }
        }
        None
    }

    /// The text of a `<script>` or `<title>`: what its own children hold, joined.
    pub(crate) fn raw_text(&self, id: NodeId) -> String {
        self.children(id).map(|child| self.text(child)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_much_of_a_source_is_read_and_the_page_says_so() {
        let source = "<p>The bridge über the Arne";
        let inside = source.find('ü').expect("a letter of two bytes") + 1;
        for parse in [fast::parse_within, standard::parse_within, plain::parse_within] {
            let shortened = parse(source, &Limits { source_bytes: inside, ..Limits::default() });
            assert_eq!(shortened.bounds, [Bound::Input]);
            assert!(
                shortened.text.ends_with("The bridge ") || shortened.text.ends_with("The bridge"),
                "{}",
                shortened.text
            );
            assert_eq!(parse(source, &Limits { source_bytes: source.len(), ..Limits::default() }).bounds, []);
        }
    }
}
