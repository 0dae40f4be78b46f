//! html5ever's tree builder, writing into a [`Page`].

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::handle::{Handle, NO_NAME, Name};
use super::{Attr, NodeId, NodeKind, Page, Slice, Tag, note};

/// Builds a [`Page`] as the tree builder asks.
pub(super) struct Sink {
    page: RefCell<Page>,
    /// The full names of the elements whose [`Tag`] does not tell, in the order of their nodes.
    names: RefCell<Vec<(NodeId, QualName)>>,
    /// The MathML integration points, in the order of their nodes.
    integration_points: RefCell<Vec<NodeId>>,
    /// Where the token at work lies in the source.
    token: Cell<Slice>,
    /// The attributes of the start tag at work, until an element takes them.
    offer: RefCell<Option<Offer>>,
    /// How often the tree builder asked for something: what it costs, apart from time.
    #[cfg(test)]
    steps: Cell<usize>,
    /// How many bytes of attribute values are kept: formatting elements that are opened again and again repeat theirs.
    max_values: usize,
}

/// Attributes that the tokenizer has written into the page, rather than have the tree builder carry them.
struct Offer {
    name: LocalName,
    /// Where they lie in `Page::attributes`.
    slice: Slice,
    /// Where their values start in `Page::values`.
    values: usize,
}

impl Offer {
    /// Whether the element that the tree builder makes is that of the tag, and not one that the tag implies.
    fn is_for(&self, name: &QualName) -> bool {
        name.ns != ns!(html)
            || name.local == self.name
            || (name.local == local_name!("img") && self.name == local_name!("image"))
    }
}

impl Sink {
    /// A sink for a source of `source_bytes`.
    pub(super) fn new(source_bytes: usize) -> Self {
        let page = Page {
            nodes: Vec::with_capacity(source_bytes / BYTES_PER_NODE + 8),
            text: String::with_capacity(source_bytes / BYTES_PER_TEXT),
            attributes: Vec::with_capacity(source_bytes / BYTES_PER_NODE),
            values: String::with_capacity(source_bytes / BYTES_PER_TEXT),
            ..Page::default()
        };
        let sink = Self {
            page: RefCell::new(page),
            names: RefCell::new(Vec::new()),
            integration_points: RefCell::new(Vec::new()),
            token: Cell::new(Slice::default()),
            offer: RefCell::new(None),
            #[cfg(test)]
            steps: Cell::new(0),
            max_values: source_bytes.saturating_add(SPARE_VALUE_BYTES),
        };
        sink.page.borrow_mut().make(NodeKind::Document, Slice::default(), Slice::default());
        sink
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

    /// Says where the token to come lies in the source.
    pub(super) fn at(&self, start: usize, end: usize) {
        self.token.set(Slice::new(start, end));
    }

    /// Begins a tag of which the attributes are to come one by one.
    pub(super) fn begin(&self, name: LocalName) {
        let page = self.page.borrow();
        let slice = Slice::new(page.attributes.len(), page.attributes.len());
        *self.offer.borrow_mut() = Some(Offer { name, slice, values: page.values.len() });
    }

    /// Adds an attribute to the tag that was begun.
    pub(super) fn offer(&self, attr: Attr, value: &str) {
        if let Some(offer) = &mut *self.offer.borrow_mut() {
            let mut page = self.page.borrow_mut();
            page.store_attribute(attr, value, self.max_values);
            offer.slice = Slice::new(offer.slice.range().start, page.attributes.len());
        }
    }

    /// Takes back the attributes of a tag that is done, if no element took them.
    pub(super) fn drop_offer(&self) {
        let Some(Offer { slice, values, .. }) = self.offer.take() else { return };
        let mut page = self.page.borrow_mut();
        if slice.range().end == page.attributes.len() {
            page.attributes.truncate(slice.range().start);
            page.values.truncate(values);
        }
    }

    /// Puts the attributes of the start tag at work into the page for good: those that were offered, or else `attrs`. Gives
    /// a note that says where they lie, if there are any.
    pub(super) fn put_by(&self, attrs: &[Attribute]) -> Option<Attribute> {
        let slice = self.offer.take().map_or_else(|| self.store(attrs), |offer| offer.slice);
        (!slice.range().is_empty()).then(|| note::of(slice))
    }

    /// The attributes of a new element: those of which the tree builder has a note, those that were offered, or else
    /// those that it gives.
    fn attributes_of(&self, name: &QualName, attrs: &[Attribute]) -> Slice {
        if let Some(slice) = attrs.first().and_then(note::read) {
            return slice;
        }
        let offer = self.offer.borrow_mut().take_if(|offer| offer.is_for(name));
        match offer {
            Some(offer) => offer.slice,
            None => self.store(attrs),
        }
    }

    fn make(&self, kind: NodeKind, slice: Slice) -> NodeId {
        self.step();
        self.page.borrow_mut().make(kind, slice, self.token.get())
    }

    /// Adds the attributes that the page keeps; returns where they lie.
    fn store(&self, attrs: &[Attribute]) -> Slice {
        let mut page = self.page.borrow_mut();
        let start = page.attributes.len();
        for attr in attrs {
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
                self.page.borrow_mut().insert_text(parent, before, &text, self.token.get());
            }
        }
    }
}

/// About how many bytes of a news page make a node, so that the arena rarely moves.
const BYTES_PER_NODE: usize = 96;

/// About how many bytes of a news page make one of text, or of attribute values that are kept.
const BYTES_PER_TEXT: usize = 16;

/// Attribute values beyond the size of the source: enough for what misnested links of a small page repeat.
const SPARE_VALUE_BYTES: usize = 64 << 10;

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Page;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Page {
        self.page.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: NodeId::DOCUMENT, tag: Tag::Other }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name<'a> {
        self.step();
        if let Some(local) = target.tag.local_name() {
            return Name::Html(local);
        }
        let names = self.names.borrow();
        match names.binary_search_by_key(&target.id, |(id, _)| *id) {
            Ok(at) => Name::Full(Ref::map(names, |names| &names[at].1)),
            Err(_) => Name::Html(&NO_NAME),
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let tag = if name.ns == ns!(html) { Tag::of_html(&name.local) } else { Tag::Foreign };
        let slice = self.attributes_of(&name, &attrs);
        let id = self.make(NodeKind::Element(tag), slice);
        if tag.local_name().is_none() {
            self.names.borrow_mut().push((id, name));
        }
        if flags.mathml_annotation_xml_integration_point {
            self.integration_points.borrow_mut().push(id);
        }
        Handle { id, tag }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        Handle { id: self.make(NodeKind::Comment, Slice::default()), tag: Tag::Other }
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        Handle { id: self.make(NodeKind::Comment, Slice::default()), tag: Tag::Other }
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
        let name = QualName::new(None, ns!(html), self.elem_name(target).local_name().clone());
        let given = self.attributes_of(&name, &attrs);
        let mut page = self.page.borrow_mut();
        let mut missing: Vec<(Attr, Slice)> = page.attributes[given.range()].to_vec();
        missing.retain(|(attr, _)| page.attr(target.id, *attr).is_none());
        if missing.is_empty() {
            return;
        }
        let start = page.attributes.len();
        let old = page.nodes[target.id.index()].slice;
        page.attributes.extend_from_within(old.range());
        page.attributes.append(&mut missing);
        page.nodes[target.id.index()].slice = Slice::new(start, page.attributes.len());
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
