//! Making and linking the nodes of a [`Page`].

use super::{Attr, Node, NodeId, NodeKind, Page, Slice, Tag};
use crate::article::Bound;

impl Page {
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
        let node = self.make(NodeKind::Text, Slice::new(start, end), source);
        self.link(node, parent, before);
    }

    /// Whether text below `parent` is kept: not that of styles and drawings, nor of scripts that hold code.
    fn keeps_text(&self, parent: NodeId) -> bool {
        match self.kind(parent) {
            NodeKind::Element(Tag::Script) => self.attr(parent, Attr::Type).is_some_and(is_data),
            NodeKind::Element(Tag::Style | Tag::Foreign) => false,
            _ => true,
        }
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
