//! Making elements, and where they are put.

use super::stack::Open;
use super::{Builder, Flow, Name, StartTag};
use crate::page::build::Place;
use crate::page::name::Set;
use crate::page::{NodeId, NodeKind, Slice};

impl Builder<'_> {
    /// Where a node is put that belongs to `target`: the standard's "appropriate place for inserting a node". What a
    /// template holds hangs below the template itself: whoever reads the page passes over templates whole.
    fn place(&self, target: Open) -> Place {
        if !self.fosters || !target.is_in(Set::TABLE_PART) {
            return (target.node, None);
        }
        let found = self.stack.inward().find(|(_, open)| matches!(open.name, Name::TEMPLATE | Name::TABLE));
        match found {
            Some((_, template)) if template.name == Name::TEMPLATE => (template.node, None),
            Some((at, table)) => match self.page.parent(table.node) {
                Some(parent) => (parent, Some(table.node)),
                None => (self.stack.at(at.wrapping_sub(1)).node, None),
            },
            None => (self.stack.at(0).node, None),
        }
    }

    /// Puts a node where it belongs that belongs to `target`, taking it from where it was.
    pub(super) fn put(&mut self, node: NodeId, target: Open) {
        self.page.unlink(node);
        let (parent, before) = self.place(target);
        self.page.link(node, parent, before);
    }

    /// Makes an element that has no place yet.
    pub(super) fn make(&mut self, name: Name, attributes: Slice) -> NodeId {
        self.page.make(NodeKind::Element(name.tag()), attributes, self.token)
    }

    /// Makes the element of a start tag once more, without a place.
    pub(super) fn make_again(&mut self, tag: &StartTag) -> NodeId {
        let attributes = self.page.copy_attributes(tag.attributes, self.max_values);
        self.make(tag.name, attributes)
    }

    /// Inserts an element, without opening it.
    fn insert(&mut self, name: Name, attributes: Slice) -> Open {
        let place = self.place(self.stack.current());
        Open::new(self.page.insert(NodeKind::Element(name.tag()), attributes, self.token, place), name)
    }

    /// Inserts the element of a start tag and opens it.
    pub(super) fn open(&mut self, tag: StartTag) -> NodeId {
        let open = self.insert_closed(tag);
        self.stack.push(open);
        open.node
    }

    /// Inserts the element of a start tag, which holds nothing.
    pub(super) fn insert_closed(&mut self, tag: StartTag) -> Open {
        self.taken = true;
        self.insert(tag.name, tag.attributes)
    }

    /// Inserts and opens an element that the markup only implies.
    pub(super) fn open_implied(&mut self, name: Name) -> NodeId {
        let open = self.insert(name, Slice::default());
        self.stack.push(open);
        open.node
    }

    /// Inserts and opens the element of a start tag that had been closed by misnested markup.
    pub(super) fn open_again(&mut self, tag: &StartTag) -> NodeId {
        let node = self.make_again(tag);
        self.put(node, self.stack.current());
        self.stack.push(Open::new(node, tag.name));
        node
    }

    pub(super) fn append_text(&mut self, text: &str) -> Flow {
        let (parent, before) = self.place(self.stack.current());
        self.page.insert_text(parent, before, text, self.token);
        Flow::Done
    }

    pub(super) fn append_comment(&mut self) -> Flow {
        let place = self.place(self.stack.current());
        self.page.insert(NodeKind::Comment, Slice::default(), self.token, place);
        Flow::Done
    }

    /// Appends a comment to the document, or to its root.
    pub(super) fn append_comment_to(&mut self, parent: NodeId) -> Flow {
        self.page.insert(NodeKind::Comment, Slice::default(), self.token, (parent, None));
        Flow::Done
    }

    /// Gives an open element those attributes of a start tag that it has not.
    pub(super) fn add_missing_attributes(&mut self, node: NodeId, tag: StartTag) {
        self.taken = true;
        self.page.add_missing(node, tag.attributes);
    }
}
