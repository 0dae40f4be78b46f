//! html5ever's tree builder, writing into a [`Page`].

use std::borrow::Cow;
#[cfg(test)]
use std::cell::Cell;
use std::cell::{Ref, RefCell};

use html5ever::interface::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, ns};

use super::build::max_value_bytes;
use super::handle::{FullName, Handle, NO_NAME};
use super::name::{Name, Set};
use super::{Attr, NodeId, NodeKind, Page, Slice, Tag};

/// Builds a [`Page`] as the tree builder asks.
pub(super) struct Sink {
    page: RefCell<Page>,
    /// The full names of the elements whose [`Tag`] does not tell, in the order of their nodes.
    names: RefCell<Vec<(NodeId, QualName)>>,
    /// The MathML integration points, in the order of their nodes.
    integration_points: RefCell<Vec<NodeId>>,
    /// How often the tree builder asked for something: what it costs, apart from time.
    #[cfg(test)]
    steps: Cell<usize>,
    /// How many bytes of attribute values are kept: formatting elements that are opened again and again repeat theirs.
    max_values: usize,
}

impl Sink {
    /// A sink for a source of `source_bytes`.
    pub(super) fn new(source_bytes: usize) -> Self {
        Self {
            page: RefCell::new(Page::of_source(source_bytes)),
            names: RefCell::new(Vec::new()),
            integration_points: RefCell::new(Vec::new()),
            #[cfg(test)]
            steps: Cell::new(0),
            max_values: max_value_bytes(source_bytes),
        }
    }

    /// Counts a step, in tests.
    fn step(&self) {
        #[cfg(test)]
        self.steps.set(self.steps.get() + 1);
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.steps.get()
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.page.borrow().len()
    }

    fn make(&self, kind: NodeKind, slice: Slice) -> NodeId {
        self.step();
        self.page.borrow_mut().make(kind, slice, Slice::default())
    }

    /// Adds the attributes that the page keeps; returns where they lie.
    fn store(&self, attrs: &[Attribute]) -> Slice {
        let mut page = self.page.borrow_mut();
        let start = page.attributes.len();
        // What the tree builder has put into a namespace, as `xlink:href`, goes by another name in the source.
        for attr in attrs.iter().filter(|attr| attr.name.ns == ns!()) {
            if let Some(kept) = Attr::of(&attr.name.local) {
                page.store_attribute(kept, &attr.value, self.max_values);
            }
        }
        Slice::new(start, page.attributes.len())
    }

    fn insert(&self, parent: NodeId, before: Option<NodeId>, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(node) => self.page.borrow_mut().link(node.id, parent, before),
            NodeOrText::AppendText(text) => {
                self.page.borrow_mut().insert_text(parent, before, &text, Slice::default());
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Page;
    type ElemName<'a> = FullName<'a>;

    fn finish(self) -> Page {
        self.page.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: NodeId::DOCUMENT, tag: Tag::Other, is_formatting: false }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> FullName<'a> {
        self.step();
        if let Some(local) = target.tag.local_name() {
            return FullName::Html(local);
        }
        let names = self.names.borrow();
        match names.binary_search_by_key(&target.id, |(id, _)| *id) {
            Ok(at) => FullName::Full(Ref::map(names, |names| &names[at].1)),
            Err(_) => FullName::Html(&NO_NAME),
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let tag = Tag::of(&name);
        let is_formatting =
            name.ns == ns!(html) && Name::known(&name.local).is_some_and(|name| name.is_in(Set::FORMATTING));
        let slice = self.store(&attrs);
        let id = self.make(NodeKind::Element(tag), slice);
        if tag.local_name().is_none() {
            self.names.borrow_mut().push((id, name));
        }
        if flags.mathml_annotation_xml_integration_point {
            self.integration_points.borrow_mut().push(id);
        }
        Handle { id, tag, is_formatting }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        Handle { id: self.make(NodeKind::Comment, Slice::default()), tag: Tag::Other, is_formatting: false }
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        Handle { id: self.make(NodeKind::Comment, Slice::default()), tag: Tag::Other, is_formatting: false }
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.page.borrow().parent(element.id);
        match parent {
            Some(parent) => self.insert(parent, Some(element.id), child),
            None => self.insert(previous.id, None, child),
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    /// A template's contents hang below the template itself: whoever reads the page passes over templates whole.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        *target
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        self.step();
        x.id == y.id
    }

    /// A shadow root would be a second tree; its template is read as any other.
    fn allow_declarative_shadow_roots(&self, _intended_parent: &Handle) -> bool {
        false
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.page.borrow().parent(sibling.id);
        if let Some(parent) = parent {
            self.insert(parent, Some(sibling.id), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        let given = self.store(&attrs);
        self.page.borrow_mut().add_missing(target.id, given);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.page.borrow_mut().unlink(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut page = self.page.borrow_mut();
        while let Some(child) = page.nodes[node.id.index()].first_child {
            self.step();
            page.link(child, new_parent.id, None);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        self.integration_points.borrow().binary_search(&handle.id).is_ok()
    }
}
