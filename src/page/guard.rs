//! Between tokenizer and tree builder: what would go beyond the bounds of a page is flattened.
//!
//! The tree builder asks its stack of open elements with nearly every token, so on hostile nesting it takes the square
//! of the page. [`Guard`] keeps that stack short: beyond the bound a tag that would go deeper is left out together with
//! its end tag, which flattens the nesting and keeps the text. The same is done with formatting elements, which the
//! tree builder opens again in every paragraph until they are closed, and, once a page has too many nodes, with all
//! tags.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::LocalName;
use html5ever::interface::tree_builder::TreeSink as _;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::bound::{Bounds, Closed};
use super::content::{carries_attributes, holds_no_elements, raw_kind, reads_all_attributes};
use super::handle::{Handle, is_formatting};
use super::note::is_note;
use super::sink::Sink;
use super::{Attr, Page};
use crate::article::Bound;
use crate::limits::Limits;

/// How many attributes of a formatting element are compared with those of the others.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// Passes tokens on to the tree builder, within bounds.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    bounds: Bounds,
    /// The start tags left out, by name: as many end tags are left out too.
    left_out: RefCell<HashMap<LocalName, usize>>,
    /// Whether a tag was left out since the last text: the words on its two sides must not run together.
    gap: Cell<bool>,
    /// Whether the text at hand is that of a script or style that was left out.
    discards: Cell<bool>,
}

impl Guard {
    /// A guard before a new tree builder, for a source of `source_bytes`.
    pub(super) fn new(source_bytes: usize, limits: &Limits) -> Self {
        // A reader runs no scripts, so <noscript> holds elements, as in a browser with scripting off.
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            builder: TreeBuilder::new(Sink::new(source_bytes), options),
            bounds: Bounds::new(source_bytes, limits),
            left_out: RefCell::new(HashMap::new()),
            gap: Cell::new(false),
            discards: Cell::new(false),
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
        for bound in self.bounds.into_met() {
            page.meet(bound);
        }
        page
    }

    /// Whether a tag has to be left out.
    fn leaves_out(&self, tag: &Tag) -> bool {
        self.bounds.count_nodes(self.builder.sink.len());
        match tag.kind {
            _ if self.bounds.closed() == Closed::Everything => true,
            StartTag => self.leaves_out_start(&tag.name),
            EndTag => self.bounds.closed() != Closed::Nothing && self.leaves_out_end(&tag.name),
        }
    }

    fn leaves_out_start(&self, name: &LocalName) -> bool {
        let before = self.bounds.closed();
        let closed = self.bounds.before_start(&self.builder);
        if closed != before {
            self.left_out.borrow_mut().clear();
        }
        let left_out = match closed {
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
        self.bounds.after_end();
        false
    }

    /// Whether an element of that name holds no elements, so that it may pass however deep it stands.
    fn is_flat(&self, name: &LocalName) -> bool {
        holds_no_elements(name) && !self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// What becomes of a tag that is left out.
    fn leave_out(&self, tag: &Tag) -> TokenSinkResult<Handle> {
        if !is_formatting(&tag.name) {
            self.gap.set(true);
        }
        let everything = self.bounds.closed() == Closed::Everything && tag.kind == StartTag;
        match raw_kind(&tag.name).filter(|kind| everything && *kind != RawKind::Rcdata) {
            Some(kind) => {
                self.discards.set(true);
                TokenSinkResult::RawData(kind)
            }
            None => TokenSinkResult::Continue,
        }
    }

    /// Leaves the attributes that count. What the tree builder only carries is put by, and a note of it left.
    fn bound_attributes(&self, tag: &mut Tag) {
        if tag.kind == StartTag && carries_attributes(&tag.name) {
            tag.attrs = self.builder.sink.put_by(&tag.attrs).into_iter().collect();
        }
        if tag.attrs.is_empty() {
            return;
        }
        if !reads_all_attributes(&tag.name) {
            tag.attrs.retain(|attr| is_note(attr) || Attr::of(&attr.name.local).is_some());
        } else if tag.attrs.len() > MAX_ATTRIBUTES {
            tag.attrs.truncate(MAX_ATTRIBUTES);
            self.bounds.meet(Bound::Nodes);
        }
    }

    /// Passes a tag on, unless it has to be left out.
    pub(super) fn pass_tag(&self, mut tag: Tag) -> TokenSinkResult<Handle> {
        self.discards.set(false);
        if self.leaves_out(&tag) {
            return self.leave_out(&tag);
        }
        if self.gap.get() && !is_formatting(&tag.name) {
            self.gap.set(false);
        }
        self.bound_attributes(&mut tag);
        self.builder.process_token(Token::TagToken(tag), 1)
    }

    /// Passes characters on.
    pub(super) fn pass_text(&self, text: StrTendril) -> TokenSinkResult<Handle> {
        if self.discards.get() {
            return TokenSinkResult::Continue;
        }
        if self.gap.take() {
            let _ = self.builder.process_token(Token::CharacterTokens(StrTendril::from_char(' ')), 1);
        }
        self.builder.process_token(Token::CharacterTokens(text), 1)
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    /// The line number serves messages only, which nobody reads.
    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<Handle> {
        match token {
            Token::ParseError(_) => TokenSinkResult::Continue,
            Token::CharacterTokens(text) => self.pass_text(text),
            Token::NullCharacterToken | Token::CommentToken(_) if self.bounds.closed() == Closed::Everything => {
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => self.pass_tag(tag),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::bound::MAX_FORMATTING;
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
