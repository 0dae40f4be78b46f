//! The tree builder of the fast parser.
//!
//! It does what the [standard](https://html.spec.whatwg.org/multipage/parsing.html#tree-construction) says of whole
//! documents where no script runs, and where html5ever departs from that, as html5ever does: in `select`, of which the
//! rules are those from before 2025, in `ruby`, and in that elements of SVG and MathML are never special. It writes
//! into the [`Page`] as it goes. One file has the rules of one kind of insertion mode, beside those for the stack of open
//! elements, the list of active formatting elements, and where a node is put.

mod adoption;
mod body;
mod body_end;
mod foreign;
mod formatting;
mod frameset;
mod head;
mod insert;
mod mode;
mod quirks;
mod row;
mod select;
mod stack;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod token;

use self::formatting::Formatting;
use self::mode::Mode;
use self::stack::Stack;
use self::token::{Flow, Token};
use crate::article::Bound;
use crate::limits::Limits;
use crate::page::bound::{Before, Bounds, Held, MAX_ATTRIBUTES};
use crate::page::build::max_value_bytes;
use crate::page::name::Name;
use crate::page::{Attr, NodeId, Page, Slice};

use super::attribute;

pub(super) use self::token::{Reading, StartTag};

/// Builds a page from tags and text, within bounds.
pub(in crate::page) struct Builder<'s> {
    source: &'s str,
    page: Page,
    bounds: Bounds,
    /// How many bytes of attribute values are kept.
    max_values: usize,
    /// Where the token at work lies in the source.
    token: Slice,
    /// Whether an element has taken the attributes of the start tag at work.
    taken: bool,
    /// How what follows the start tag at work is read.
    reading: Reading,
    mode: Mode,
    /// The mode to go back to when a run of raw text, or of text in a table, has ended.
    original_mode: Mode,
    template_modes: Vec<Mode>,
    stack: Stack,
    formatting: Formatting,
    head: Option<NodeId>,
    form: Option<NodeId>,
    /// Whether a `<frameset>` may still take the place of the body.
    frameset_ok: bool,
    /// Whether a line feed at the head of the next token is left out.
    ignores_line_feed: bool,
    /// Whether what has no place in a table is put before it.
    fosters: bool,
    is_quirky: bool,
    /// The text in a table that is not placed yet, and where it lies in the source.
    table_text: (String, Slice),
    /// The MathML elements below which all is read as HTML, in the order of their nodes.
    integration_points: Vec<NodeId>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s str, limits: &Limits) -> Self {
        Self {
            source,
            page: Page::of_source(source.len()),
            bounds: Bounds::new(source.len(), limits),
            max_values: max_value_bytes(source.len()),
            token: Slice::default(),
            taken: false,
            reading: Reading::Markup,
            mode: Mode::Initial,
            original_mode: Mode::Initial,
            template_modes: Vec::new(),
            stack: Stack::new(),
            formatting: Formatting::default(),
            head: None,
            form: None,
            frameset_ok: true,
            ignores_line_feed: false,
            fosters: false,
            is_quirky: false,
            table_text: Default::default(),
            integration_points: Vec::new(),
        }
    }

    /// Says where the token to come lies in the source.
    pub(super) fn at(&mut self, start: usize, end: usize) {
        self.token = Slice::new(start, end);
    }

    /// Where the next attribute will lie in the page.
    pub(super) fn attributes(&self) -> usize {
        self.page.attributes.len()
    }

    /// Adds an attribute to the start tag to come.
    pub(super) fn keep(&mut self, attr: Attr, value: &str) {
        self.page.store_attribute(attr, value, self.max_values);
    }

    /// Takes back the attributes from the one at `first` on, of a tag that makes no element.
    pub(super) fn drop_attributes(&mut self, first: usize) {
        if let Some((_, value)) = self.page.attributes.get(first) {
            self.page.values.truncate(value.range().start);
            self.page.attributes.truncate(first);
        }
    }

    /// Whether the page keeps text of the element at hand.
    pub(super) fn keeps_text(&self) -> bool {
        self.page.keeps_text(self.stack.current().node)
    }

    /// Whether the element at hand is one of SVG or MathML.
    pub(super) fn is_in_foreign(&self) -> bool {
        !self.stack.current().name.is_html()
    }

    /// Passes a start tag on, unless it has to be left out; says how what follows is read.
    pub(super) fn start(&mut self, mut tag: StartTag) -> Reading {
        (self.reading, self.taken) = (Reading::Markup, false);
        let is_foreign = self.is_in_foreign();
        let Self { bounds, stack, formatting, head, form, .. } = self;
        let held = || {
            let waiting = formatting.len();
            let pointers = usize::from(head.is_some()) + usize::from(form.is_some());
            Held { all: 1 + stack.len() + waiting + pointers, formatting: stack.formatting() + waiting }
        };
        if bounds.passes_start(tag.name, self.page.len(), is_foreign, held) {
            self.bound_attributes(&mut tag);
            self.process(Token::Start(tag));
        } else if let Some(raw) = bounds.reads_on(tag.name) {
            self.reading = Reading::Raw(raw);
        }
        if !self.taken && self.page.attributes.len() == tag.attributes.range().end {
            self.drop_attributes(tag.attributes.range().start);
        }
        self.reading
    }

    /// Passes an end tag on, unless it has to be left out.
    pub(super) fn end(&mut self, name: Name) {
        if self.bounds.passes_end(name, self.page.len()) {
            self.process(Token::End(name));
        }
    }

    /// Passes characters on, without NULs.
    pub(super) fn text(&mut self, text: &str) {
        match self.bounds.before_text() {
            Before::Nothing => {}
            Before::Gap => self.process_text(" "),
            Before::Discarded => return,
        }
        self.process_text(text);
    }

    /// Passes NULs on that stand between tags.
    pub(super) fn nul(&mut self) {
        if !self.bounds.is_full() {
            self.process(Token::Nul);
        }
    }

    pub(super) fn comment(&mut self) {
        if !self.bounds.is_full() {
            self.process(Token::Comment);
        }
    }

    /// Passes a doctype on, as it is written.
    pub(super) fn doctype(&mut self, written: &str) {
        self.ignores_line_feed = false;
        if self.mode == Mode::Initial {
            self.is_quirky = quirks::is_quirky(written);
            self.mode = Mode::BeforeHtml;
        }
    }

    pub(super) fn end_of_file(&mut self) {
        self.process(Token::EndOfFile);
    }

    /// The page, when all has passed.
    pub(in crate::page) fn finish(mut self) -> Page {
        for bound in self.bounds.met {
            self.page.meet(bound);
        }
        self.page
    }

    /// How much the page has cost, apart from time: the open elements that were looked at, and the nodes that
    /// were made and moved.
    #[cfg(test)]
    pub(in crate::page) fn steps(&self) -> usize {
        self.stack.steps() + self.page.len()
    }

    /// Cuts off the attributes beyond those that are compared.
    fn bound_attributes(&mut self, tag: &mut StartTag) {
        if !tag.name.reads_all_attributes() {
            return;
        }
        // Each is at the least a letter and what parts it from the next.
        let written = (self.token.end - tag.written) as usize;
        if written <= 2 * MAX_ATTRIBUTES {
            return;
        }
        let all = attribute::all(self.source, tag.written as usize);
        if all.is_cut_off {
            self.bounds.meet(Bound::Nodes);
            let start = tag.attributes.range().start;
            self.drop_attributes(start);
            for (name, value) in &all.attributes {
                if let Some(attr) = Attr::of(name) {
                    self.page.store_attribute(attr, value, self.max_values);
                }
            }
            tag.attributes = Slice::new(start, self.page.attributes.len());
        }
    }

    fn process_text(&mut self, mut text: &str) {
        if std::mem::take(&mut self.ignores_line_feed) {
            text = text.strip_prefix('\n').unwrap_or(text);
        }
        while !text.is_empty() {
            let length = if self.mode.splits_text() { run_length(text) } else { text.len() };
            let (run, rest) = text.split_at(length);
            self.process(Token::Text(run));
            text = rest;
        }
    }

    // Whoever calls it knows what the token is, so that no more than the rules for its kind are left of this.
    #[inline(always)]
    fn process(&mut self, token: Token) {
        self.ignores_line_feed = false;
        while self.process_once(token) == Flow::Again {}
    }

    /// Processes a token by the rules for where the page has got to. Most are for what stands in the body.
    #[inline(always)]
    fn process_once(&mut self, token: Token) -> Flow {
        if self.mode == Mode::InBody && !self.is_in_foreign() {
            self.in_body(token)
        } else if self.is_foreign(token) {
            self.in_foreign(token)
        } else {
            self.step(self.mode, token)
        }
    }

    /// Goes on with the same token in another mode.
    fn again(&mut self, mode: Mode) -> Flow {
        self.mode = mode;
        Flow::Again
    }
}

/// How many bytes at the head of a text are all white space, or all none.
fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_space = bytes[0].is_ascii_whitespace();
    bytes.iter().position(|byte| byte.is_ascii_whitespace() != is_space).unwrap_or(bytes.len())
}

fn is_space(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}
