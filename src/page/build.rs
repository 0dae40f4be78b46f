//! Making and linking the nodes of a [`Page`].

use super::{Attr, Node, NodeId, NodeKind, Page, Slice, Tag};
use crate::article::Bound;

/// Where a node is put: below a parent, before one of its children or at the end.
pub(super) type Place = (NodeId, Option<NodeId>);

/// So many bytes of a news page, or more, make a node, an attribute that is kept, a byte of text and one of the values of
/// attributes: three of four pages have no more of them, and need not be moved while they grow.
const BYTES_PER_NODE: usize = 48;
const BYTES_PER_ATTRIBUTE: usize = 87;
const BYTES_PER_TEXT: usize = 4;
const BYTES_PER_VALUE: usize = 3;

/// Attribute values beyond the size of the source: enough for what misnested links of a small page repeat.
const SPARE_VALUE_BYTES: usize = 64 << 10;

/// How many bytes of attribute values are kept of a source of `source_bytes`: formatting elements that are opened again
/// and again repeat theirs.
pub(super) fn max_value_bytes(source_bytes: usize) -> usize {
    source_bytes.saturating_add(SPARE_VALUE_BYTES)
}

impl Page {
    /// A document with nothing in it, and room for what a source of `source_bytes` makes.
    pub(super) fn of_source(source_bytes: usize) -> Self {
        let mut page = Page {
            nodes: Vec::with_capacity(source_bytes / BYTES_PER_NODE + 8),
            text: String::with_capacity(source_bytes / BYTES_PER_TEXT),
            attributes: Vec::with_capacity(source_bytes / BYTES_PER_ATTRIBUTE),
            values: String::with_capacity(source_bytes / BYTES_PER_VALUE),
            ..Page::default()
        };
        page.make(NodeKind::Document, Slice::default(), Slice::default());
        page
    }

    /// Gives back the room that was made in vain.
    pub(super) fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.attributes.shrink_to_fit();
        self.values.shrink_to_fit();
    }

    /// Makes a node that has no place in the tree yet.
    pub(super) fn make(&mut self, kind: NodeKind, slice: Slice, source: Slice) -> NodeId {
        let id = NodeId::at(self.nodes.len());
        let (parent, first_child, last_child, previous, next) = Default::default();
        self.nodes.push(Node { kind, parent, first_child, last_child, previous, next, slice, source });
        id
    }

    /// Adds an attribute to the element that is being made, unless all values together would grow beyond `max_values`.
    pub(super) fn store_attribute(&mut self, attr: Attr, value: &str, max_values: usize) {
        let start = self.values.len();
        if start + value.len() > max_values {
            self.meet(Bound::Nodes);
            return;
        }
        self.values.push_str(value);
        self.attributes.push((attr, Slice::new(start, self.values.len())));
    }

    /// Stores attributes once more, for another element; returns where they lie.
    pub(super) fn copy_attributes(&mut self, of: Slice, max_values: usize) -> Slice {
        let start = self.attributes.len();
        for at in of.range() {
            let (attr, value) = self.attributes[at];
            let value = self.values[value.range()].to_owned();
            self.store_attribute(attr, &value, max_values);
        }
        // None lie nowhere: those before may be taken back.
        if start == self.attributes.len() { Slice::default() } else { Slice::new(start, self.attributes.len()) }
    }

    /// Gives an element those of the attributes at `given` that it has not.
    pub(super) fn add_missing(&mut self, id: NodeId, given: Slice) {
        let mut missing = self.attributes[given.range()].to_vec();
        missing.retain(|(attr, _)| self.attr(id, *attr).is_none());
        if missing.is_empty() {
            return;
        }
        let start = self.attributes.len();
        let old = self.nodes[id.index()].slice;
        self.attributes.extend_from_within(old.range());
        self.attributes.append(&mut missing);
        self.nodes[id.index()].slice = Slice::new(start, self.attributes.len());
    }

    /// Notes that a bound was met.
    pub(crate) fn meet(&mut self, bound: Bound) {
        if let Err(at) = self.bounds.binary_search(&bound) {
            self.bounds.insert(at, bound);
        }
    }

    /// Inserts text below `parent`, before one of its children or at the end. It grows the text that stands there, if
    /// that can grow in place; else it makes a node of its own: copying would cost the square of the text.
    pub(super) fn insert_text(&mut self, parent: NodeId, before: Option<NodeId>, text: &str, source: Slice) {
        if text.is_empty() || !self.keeps_text(parent) {
            return;
        }
        let neighbour = match before {
            Some(sibling) => self.previous_sibling(sibling),
            None => self.nodes[parent.index()].last_child,
        };
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        if let Some(neighbour) = neighbour {
            let node = &mut self.nodes[neighbour.index()];
            if node.kind == NodeKind::Text && node.slice.end as usize == start {
                node.slice = Slice::new(node.slice.start as usize, end);
                node.source.end = node.source.end.max(source.end);
                return;
            }
        }
        self.insert(NodeKind::Text, Slice::new(start, end), source, (parent, before));
    }

    /// Whether text below `parent` is kept: not that of styles and drawings, nor of scripts that hold code.
    pub(super) fn keeps_text(&self, parent: NodeId) -> bool {
        match self.kind(parent) {
            NodeKind::Element(Tag::Script) => self.attr(parent, Attr::Type).is_some_and(is_data),
            NodeKind::Element(Tag::Style | Tag::Foreign) => false,
            _ => true,
        }
    }

    /// Makes a node in its place.
    pub(super) fn insert(&mut self, kind: NodeKind, slice: Slice, source: Slice, (parent, before): Place) -> NodeId {
        if before.is_some() {
            let id = self.make(kind, slice, source);
            self.link(id, parent, before);
            return id;
        }
        let id = NodeId::at(self.nodes.len());
        let previous = self.nodes[parent.index()].last_child.replace(id);
        match previous {
            Some(previous) => self.nodes[previous.index()].next = Some(id),
            None => self.nodes[parent.index()].first_child = Some(id),
        }
        let (first_child, last_child, next) = Default::default();
        self.nodes.push(Node { kind, parent: Some(parent), first_child, last_child, previous, next, slice, source });
        id
    }

    /// Puts a node below `parent`, before one of its children or at the end, taking it from where it was.
    pub(super) fn link(&mut self, id: NodeId, parent: NodeId, before: Option<NodeId>) {
        self.unlink(id);
        let previous = match before {
            Some(next) => self.nodes[next.index()].previous.replace(id),
            None => self.nodes[parent.index()].last_child.replace(id),
        };
        match previous {
            Some(previous) => self.nodes[previous.index()].next = Some(id),
            None => self.nodes[parent.index()].first_child = Some(id),
        }
        let node = &mut self.nodes[id.index()];
        (node.parent, node.previous, node.next) = (Some(parent), previous, before);
    }

    /// Takes a node, with all below it, out of the tree.
    pub(super) fn unlink(&mut self, id: NodeId) {
        let node = &mut self.nodes[id.index()];
        let (previous, next) = (node.previous.take(), node.next.take());
        let Some(parent) = node.parent.take() else { return };
        match previous {
            Some(previous) => self.nodes[previous.index()].next = next,
            None => self.nodes[parent.index()].first_child = next,
        }
        match next {
            Some(next) => self.nodes[next.index()].previous = previous,
            None => self.nodes[parent.index()].last_child = previous,
        }
    }
}

/// Whether a script of that type holds JSON rather than code.
pub(super) fn is_data(kind: &str) -> bool {
    memchr::memchr2_iter(b'j', b'J', kind.as_bytes())
        .any(|at| kind.as_bytes()[at..].get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"json")))
}
