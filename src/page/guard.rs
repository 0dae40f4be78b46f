//! Bounds on what a page may cost, between tokenizer and tree builder.
//!
//! The tree builder asks its stack of open elements with nearly every token, so on hostile nesting it takes the square
//! of the page. [`Guard`] keeps that stack short: beyond the bound a tag that would go deeper is left out together with
//! its end tag, which flattens the nesting and keeps the text. The same is done with formatting elements, which the
//! tree builder opens again in every paragraph until they are closed, and, once a page has too many nodes, with all
//! tags.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::interface::tree_builder::{Tracer, TreeSink as _};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, local_name};

use super::sink::{Handle, Sink, is_formatting};
use super::{Attr, Page};
use crate::article::Bound;
use crate::limits::Limits;

/// How many formatting elements may be open or wait to be opened again; each counts twice while it is open.
const MAX_FORMATTING: usize = 64;

/// How many attributes of a formatting element are compared with those of the others.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// How much longer one start tag makes what the tree builder holds: a `<td>` right below a table opens the table's body
/// and a row too, and a `<form>` is held twice.
const HANDLES_PER_TAG: usize = 4;

/// Nodes that any page may have, beside one for each of its bytes: the implied elements and a few reopened ones.
const SPARE_NODES: usize = 1024;

/// What may not be opened at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closed {
    Nothing,
    Formatting,
    Nesting,
    Everything,
}

/// Passes tokens on to the tree builder, within bounds.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    max_nodes: usize,
    /// How deep elements may be nested. A formatting element counts twice while it is open.
    max_depth: usize,
    closed: Cell<Closed>,
    /// How many start tags may pass before the open elements are counted again.
    unchecked: Cell<usize>,
    /// The start tags left out, by name: as many end tags are left out too.
    left_out: RefCell<HashMap<LocalName, usize>>,
    /// Whether a tag was left out since the last text: the words on its two sides must not run together.
    gap: Cell<bool>,
    /// Whether the text at hand is that of a script or style that was left out.
    discards: Cell<bool>,
    met: RefCell<Vec<Bound>>,
}

impl Guard {
    /// A guard before a new tree builder, for a source of `source_bytes`.
    pub(super) fn new(source_bytes: usize, limits: &Limits) -> Self {
        // A reader runs no scripts, so <noscript> holds elements, as in a browser with scripting off.
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            builder: TreeBuilder::new(Sink::new(source_bytes), options),
            max_nodes: limits.nodes.min(source_bytes.saturating_add(SPARE_NODES)),
            max_depth: limits.depth,
            closed: Cell::new(Closed::Nothing),
            unchecked: Cell::new(limits.depth / HANDLES_PER_TAG),
            left_out: RefCell::new(HashMap::new()),
            gap: Cell::new(false),
            discards: Cell::new(false),
            met: RefCell::new(Vec::new()),
        }
    }

    /// Says where the token to come lies in the source.
    pub(super) fn at(&self, start: usize, end: usize) {
        self.builder.sink.at(start, end);
    }

    /// Begins a start tag of which the attributes go to the page at once, without passing through the tree builder.
    pub(super) fn begin(&self, name: LocalName) {
        self.builder.sink.begin(name);
    }

    /// Adds an attribute to the start tag that was begun.
    pub(super) fn offer(&self, attr: Attr, value: &str) {
        self.builder.sink.offer(attr, value);
    }

    /// Ends what [`begin`](Self::begin) began, once the tag has passed or was cut off.
    pub(super) fn drop_offer(&self) {
        self.builder.sink.drop_offer();
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.builder.sink.steps()
    }

    /// The page, when all tokens have passed.
    pub(super) fn finish(self) -> Page {
        let mut page = self.builder.sink.finish();
        for bound in self.met.into_inner() {
            page.meet(bound);
        }
        page
    }

    /// Counts what is open, and decides what may still be opened.
    fn check(&self) {
        let count = Count { sink: &self.builder.sink, all: Cell::new(0), formatting: Cell::new(0) };
        self.builder.trace_handles(&count);
        let (all, formatting) = (count.all.get(), count.formatting.get());
        let closed = if all >= self.max_depth {
            Closed::Nesting
        } else if formatting >= MAX_FORMATTING {
            Closed::Formatting
        } else {
            Closed::Nothing
        };
        if closed != self.closed.replace(closed) {
            self.left_out.borrow_mut().clear();
        }
        if closed != Closed::Nothing {
            self.meet(Bound::Depth);
        }
        self.unchecked.set(match closed {
            Closed::Nothing => (self.max_depth - all).min(MAX_FORMATTING - formatting) / HANDLES_PER_TAG,
            Closed::Formatting => (self.max_depth - all) / HANDLES_PER_TAG,
            // Nothing more is opened until an end tag passes, and that one sets it to 0.
            Closed::Nesting | Closed::Everything => usize::MAX,
        });
    }

    fn meet(&self, bound: Bound) {
        let mut met = self.met.borrow_mut();
        if !met.contains(&bound) {
            met.push(bound);
        }
    }

    /// Whether a tag has to be left out.
    fn leaves_out(&self, tag: &Tag) -> bool {
        if self.builder.sink.len() >= self.max_nodes {
            self.closed.set(Closed::Everything);
            self.meet(Bound::Nodes);
        }
        match tag.kind {
            _ if self.closed.get() == Closed::Everything => true,
            StartTag => self.leaves_out_start(&tag.name),
            EndTag => self.closed.get() != Closed::Nothing && self.leaves_out_end(&tag.name),
        }
    }

    fn leaves_out_start(&self, name: &LocalName) -> bool {
        match self.unchecked.get() {
            0 => self.check(),
            left => self.unchecked.set(left - 1),
        }
        let left_out = match self.closed.get() {
            Closed::Nothing => false,
            Closed::Formatting => is_formatting(name),
            Closed::Nesting | Closed::Everything => !self.is_flat(name),
        };
        if left_out {
            *self.left_out.borrow_mut().entry(name.clone()).or_default() += 1;
        }
        left_out
    }

    fn leaves_out_end(&self, name: &LocalName) -> bool {
        if let Some(count) = self.left_out.borrow_mut().get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return true;
        }
        // It may close something, so that there is room again.
        self.unchecked.set(0);
        false
    }

    /// Whether an element of that name holds no elements, so that it may pass however deep it stands.
    fn is_flat(&self, name: &LocalName) -> bool {
        let holds_none = raw_kind(name).is_some()
            || matches!(
                *name,
                local_name!("area")
                    | local_name!("base")
                    | local_name!("br")
                    | local_name!("col")
                    | local_name!("embed")
                    | local_name!("hr")
                    | local_name!("img")
                    | local_name!("input")
                    | local_name!("link")
                    | local_name!("meta")
                    | local_name!("param")
                    | local_name!("source")
                    | local_name!("track")
                    | local_name!("wbr")
            );
        holds_none && !self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// What becomes of a tag that is left out.
    fn leave_out(&self, tag: &Tag) -> TokenSinkResult<Handle> {
        if !is_formatting(&tag.name) {
            self.gap.set(true);
        }
        let everything = self.closed.get() == Closed::Everything && tag.kind == StartTag;
        match raw_kind(&tag.name).filter(|kind| everything && *kind != RawKind::Rcdata) {
            Some(kind) => {
                self.discards.set(true);
                TokenSinkResult::RawData(kind)
            }
            None => TokenSinkResult::Continue,
        }
    }

    /// Leaves the attributes that count.
    fn bound_attributes(&self, tag: &mut Tag) {
        if !reads_all_attributes(&tag.name) {
            tag.attrs.retain(|attr| Attr::of(&attr.name.local).is_some());
        } else if tag.attrs.len() > MAX_ATTRIBUTES {
            tag.attrs.truncate(MAX_ATTRIBUTES);
            self.meet(Bound::Nodes);
        }
    }

    fn pass_text(&self, text: StrTendril) -> TokenSinkResult<Handle> {
        if self.discards.get() {
            return TokenSinkResult::Continue;
        }
        if self.gap.take() {
            let _ = self.builder.process_token(Token::CharacterTokens(StrTendril::from_char(' ')), 1);
        }
        self.builder.process_token(Token::CharacterTokens(text), 1)
    }
}

/// Whether the tree builder needs the attributes of an element of that name: it keeps those of formatting elements for
/// when it opens them again, and asks some inputs for their type.
pub(super) fn holds_attributes(name: &LocalName) -> bool {
    is_formatting(name) || matches!(*name, local_name!("input") | local_name!("annotation-xml"))
}

/// Whether the tree builder may ask for attributes that the page does not keep: it compares formatting elements with one
/// another by all they have (but no link, of which only one is ever open), and some of MathML by their encoding.
pub(super) fn reads_all_attributes(name: &LocalName) -> bool {
    (is_formatting(name) && *name != local_name!("a")) || *name == local_name!("annotation-xml")
}

/// How the tokenizer reads what stands in an HTML element of that name, if not as markup.
fn raw_kind(name: &LocalName) -> Option<RawKind> {
    Some(match *name {
        local_name!("script") => RawKind::ScriptData,
        local_name!("style")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("xmp") => RawKind::Rawtext,
        local_name!("title") | local_name!("textarea") => RawKind::Rcdata,
        _ => return None,
    })
}

impl TokenSink for Guard {
    type Handle = Handle;

    /// The line number serves messages only, which nobody reads.
    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<Handle> {
        match token {
            Token::ParseError(_) => TokenSinkResult::Continue,
            Token::CharacterTokens(text) => self.pass_text(text),
            Token::NullCharacterToken | Token::CommentToken(_) if self.closed.get() == Closed::Everything => {
                TokenSinkResult::Continue
            }
            Token::TagToken(mut tag) => {
                self.discards.set(false);
                if self.leaves_out(&tag) {
                    return self.leave_out(&tag);
                }
                if !is_formatting(&tag.name) {
                    self.gap.set(false);
                }
                self.bound_attributes(&mut tag);
                self.builder.process_token(Token::TagToken(tag), 1)
            }
            token => self.builder.process_token(token, 1),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts what the tree builder holds.
struct Count<'s> {
    sink: &'s Sink,
    all: Cell<usize>,
    formatting: Cell<usize>,
}

impl Tracer for Count<'_> {
    type Handle = Handle;

    fn trace_handle(&self, node: &Handle) {
        self.all.set(self.all.get() + 1);
        if node.is_formatting(self.sink) {
            self.formatting.set(self.formatting.get() + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::outline::body_outline;
    use crate::page::{NodeId, Step, Tag, standard};

    fn depth(page: &Page) -> usize {
        let (mut depth, mut deepest) = (0, 0);
        for step in page.walk(NodeId::DOCUMENT) {
            match step {
                Step::Enter(id) if page.tag(id).is_some() || id == NodeId::DOCUMENT => {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                Step::Leave(_) => depth -= 1,
                Step::Enter(_) => {}
            }
        }
        deepest
    }

    fn text(page: &Page) -> String {
        page.text_content(NodeId::DOCUMENT)
    }

    #[test]
    fn ordinary_pages_meet_no_bound() {
        let html = "<div>".repeat(400) + "<p>deep" + &"</div>".repeat(400) + "<p>x <b>y</b>".repeat(400).as_str();
        let page = standard::parse(&html);
        assert_eq!(page.bounds, []);
        assert_eq!(depth(&page), 404);
    }

    #[test]
    fn deep_nesting_is_flattened_and_its_text_kept() {
        for tag in ["div", "span", "b", "ul><li", "table><tr><td", "svg><g", "template", "font><ins"] {
            let html = format!("<{tag}>word ").repeat(5000);
            let page = standard::parse(&html);
            assert_eq!(page.bounds, [Bound::Depth], "{tag}");
            assert!(depth(&page) <= Limits::DEPTH + 8, "{tag}: {}", depth(&page));
            if !tag.starts_with("svg") && tag != "template" {
                assert_eq!(text(&page).matches("word").count(), 5000, "{tag}");
            }
        }
    }

    #[test]
    fn what_follows_the_deep_part_is_as_ever() {
        let html = format!("{}x{}<p>after<p>it", "<div>".repeat(5000), "</div>".repeat(5000));
        let outline = body_outline(&standard::parse(&html));
        assert!(outline.ends_with(r#") p("after") p("it")"#), "{}", &outline[outline.len() - 60..]);
    }

    #[test]
    fn words_of_flattened_elements_stay_apart() {
        let html = "<div>".repeat(600) + "<p>one</p><p>t<b>w</b>o</p>";
        assert_eq!(text(&standard::parse(&html)).split_whitespace().collect::<Vec<_>>(), ["one", "two"]);
    }

    #[test]
    fn open_formatting_elements_are_few() {
        let open: String = (0..1000).map(|n| format!("<font class=c{n}>")).collect();
        let page = standard::parse(&(open + &"<p>x".repeat(100)));
        assert_eq!(page.bounds, [Bound::Depth]);
        assert!(page.len() < 100 * (MAX_FORMATTING + 2), "{}", page.len());
        assert_eq!(page.ids().filter(|id| page.is(*id, Tag::P)).count(), 100);
    }

    #[test]
    fn too_many_nodes_leave_text() {
        let html = "<p>one <script>code()</script><style>code</style><p>two ".repeat(10);
        let page = standard::parse_within(&html, &Limits { nodes: 12, ..Limits::default() });
        assert_eq!(page.bounds, [Bound::Nodes]);
        assert!(page.len() <= 14, "{}", page.len());
        assert_eq!(text(&page).split_whitespace().count(), 20, "{}", text(&page));
        assert!(!text(&page).contains("code"));
    }

    #[test]
    fn repeated_values_do_not_outgrow_the_source() {
        let html = format!("<p><b title={}>", "x".repeat(100_000)) + &"<p>y".repeat(1000);
        let page = standard::parse(&html);
        assert_eq!(page.bounds, [Bound::Nodes]);
        assert!(page.values.len() <= 2 * html.len());
        assert_eq!(text(&page).len(), 1000);
    }

    #[test]
    fn formatting_elements_have_few_attributes() {
        let html = format!("<b {} class=late>x", (0..300).map(|n| format!("a{n}=1 ")).collect::<String>());
        let page = standard::parse(&html);
        assert_eq!(page.bounds, [Bound::Nodes]);
        assert_eq!(body_outline(&page), r#"b("x")"#);
    }
}
