//! html5ever's tree builder, writing into a [`Page`].

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName, ns};

use super::{Attr, Node, NodeId, NodeKind, Page, Slice, Tag};

/// Builds a [`Page`] as the tree builder asks.
pub(super) struct Sink {
    page: RefCell<Page>,
    /// The full names, by node number: the tree builder asks for them, nobody after it.
    names: RefCell<Vec<Option<QualName>>>,
    /// Whether a node is a MathML integration point, by node number, for the few that are.
    integration_points: RefCell<Vec<NodeId>>,
    /// Where the token at work lies in the source.
    token: Cell<Slice>,
}

/// An element's name, borrowed from the sink.
#[derive(Debug)]
pub(super) struct Name<'a>(Ref<'a, QualName>);

impl html5ever::interface::ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }

    fn expanded(&self) -> ExpandedName<'_> {
        self.0.expanded()
    }
}

impl Sink {
    pub(super) fn new() -> Self {
        let sink = Self {
            page: RefCell::new(Page::default()),
            names: RefCell::new(Vec::new()),
            integration_points: RefCell::new(Vec::new()),
            token: Cell::new(Slice::default()),
        };
        sink.make(NodeKind::Document, None, Slice::default());
        sink
    }

    fn make(&self, kind: NodeKind, name: Option<QualName>, slice: Slice) -> NodeId {
        let mut page = self.page.borrow_mut();
        let id = NodeId(u32::try_from(page.nodes.len()).unwrap_or(u32::MAX));
        page.nodes.push(Node {
            kind,
            parent: None,
            first_child: None,
            last_child: None,
            previous: None,
            next: None,
            slice,
            source: self.token.get(),
        });
        self.names.borrow_mut().push(name);
        id
    }

    /// Whether text below `parent` is kept: not that of styles, nor of scripts that hold code.
    fn keeps_text(&self, parent: NodeId) -> bool {
        let page = self.page.borrow();
        match page.kind(parent) {
            NodeKind::Element(Tag::Script) => page.attr(parent, Attr::Type).is_some_and(|kind| kind.contains("json")),
            NodeKind::Element(Tag::Style | Tag::Foreign) => false,
            _ => true,
        }
    }

    fn insert(&self, parent: NodeId, before: Option<NodeId>, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => self.page.borrow_mut().link(node, parent, before),
            NodeOrText::AppendText(text) => {
                if !self.keeps_text(parent) {
                    return;
                }
                let previous = {
                    let page = self.page.borrow();
                    match before {
                        Some(sibling) => page.previous_sibling(sibling),
                        None => page.nodes[parent.index()].last_child,
                    }
                };
                if let Some(previous) = previous.filter(|id| self.page.borrow().kind(*id) == NodeKind::Text) {
                    self.page.borrow_mut().extend_text(previous, &text);
                    return;
                }
                let slice = self.page.borrow_mut().store_text(&text);
                let node = self.make(NodeKind::Text, None, slice);
                self.page.borrow_mut().link(node, parent, before);
            }
        }
    }
}

impl Page {
    fn store_text(&mut self, text: &str) -> Slice {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        Slice { start, end: self.text.len() as u32 }
    }

    fn extend_text(&mut self, id: NodeId, more: &str) {
        let slice = self.nodes[id.index()].slice;
        let slice = if slice.end as usize == self.text.len() {
            slice
        } else {
            let start = self.text.len() as u32;
            self.text.extend_from_within(slice.range());
            Slice { start, end: self.text.len() as u32 }
        };
        self.text.push_str(more);
        self.nodes[id.index()].slice = Slice { start: slice.start, end: self.text.len() as u32 };
    }

    fn store_attributes(&mut self, attrs: &[Attribute]) {
        for attr in attrs {
            if let Some(kept) = Attr::of(&attr.name.local) {
                let start = self.values.len() as u32;
                self.values.push_str(&attr.value);
                self.attributes.push((kept, Slice { start, end: self.values.len() as u32 }));
            }
        }
    }

    fn link(&mut self, id: NodeId, parent: NodeId, before: Option<NodeId>) {
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

    fn unlink(&mut self, id: NodeId) {
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

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Page;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Page {
        self.page.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId::DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name<'a> {
        Name(Ref::map(self.names.borrow(), |names| {
            names[target.index()].as_ref().expect("the tree builder asks for the names of elements only")
        }))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let tag = if name.ns == ns!(html) { Tag::of_html(&name.local) } else { Tag::Foreign };
        let slice = {
            let mut page = self.page.borrow_mut();
            let start = page.attributes.len() as u32;
            page.store_attributes(&attrs);
            Slice { start, end: page.attributes.len() as u32 }
        };
        let id = self.make(NodeKind::Element(tag), Some(name), slice);
        if flags.mathml_annotation_xml_integration_point {
            self.integration_points.borrow_mut().push(id);
        }
        id
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.make(NodeKind::Comment, None, Slice::default())
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.make(NodeKind::Comment, None, Slice::default())
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.page.borrow().parent(*element);
        match parent {
            Some(parent) => self.insert(parent, Some(*element), child),
            None => self.insert(*previous, None, child),
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    /// A template's contents hang below the template itself: whoever reads the page passes over templates whole.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.page.borrow().parent(*sibling);
        if let Some(parent) = parent {
            self.insert(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        let mut page = self.page.borrow_mut();
        let old = page.nodes[target.index()].slice;
        let start = page.attributes.len() as u32;
        page.attributes.extend_from_within(old.range());
        let has = |page: &Page, kept| page.attributes[start as usize..].iter().any(|(attr, _)| *attr == kept);
        for attr in attrs {
            if Attr::of(&attr.name.local).is_some_and(|kept| !has(&page, kept)) {
                page.store_attributes(&[attr]);
            }
        }
        let end = page.attributes.len() as u32;
        page.nodes[target.index()].slice = Slice { start, end };
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.page.borrow_mut().unlink(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut page = self.page.borrow_mut();
        while let Some(child) = page.nodes[node.index()].first_child {
            page.link(child, *new_parent, None);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.integration_points.borrow().contains(handle)
    }
}
