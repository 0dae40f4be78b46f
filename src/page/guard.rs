//! Between html5ever's tokenizer and tree builder: what would go beyond the [bounds](super::bound) of a page is left out.

use std::cell::{Cell, RefCell};

use html5ever::interface::tree_builder::{Tracer, TreeSink as _};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::bound::{Before, Bounds, Held, MAX_ATTRIBUTES};
use super::handle::Handle;
use super::name::{Folded, Name, Names, Raw};
use super::sink::Sink;
use super::{Attr, Page};
use crate::article::Bound;
use crate::limits::Limits;

/// Passes tokens on to the tree builder, within bounds.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    names: RefCell<Names>,
    bounds: RefCell<Bounds>,
}

impl Guard {
    /// A guard before a new tree builder, for a source of `source_bytes`.
    pub(super) fn new(source_bytes: usize, limits: &Limits) -> Self {
        // A reader runs no scripts, so <noscript> holds elements, as in a browser with scripting off.
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            builder: TreeBuilder::new(Sink::new(source_bytes), options),
            names: RefCell::default(),
            bounds: RefCell::new(Bounds::new(source_bytes, limits)),
        }
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.builder.sink.steps()
    }

    /// The page, when all tokens have passed.
    pub(super) fn finish(self) -> Page {
        let mut page = self.builder.sink.finish();
        for bound in self.bounds.into_inner().met {
            page.meet(bound);
        }
        page
    }

    /// Passes a tag on, unless it has to be left out.
    fn pass_tag(&self, mut tag: Tag) -> TokenSinkResult<Handle> {
        let name = self.names.borrow_mut().get(Folded::of(tag.name.as_bytes()), &tag.name);
        let (mut bounds, nodes) = (self.bounds.borrow_mut(), self.builder.sink.len());
        let passes = match tag.kind {
            StartTag => {
                let is_foreign = self.builder.adjusted_current_node_present_but_not_in_html_namespace();
                bounds.passes_start(name, nodes, is_foreign, || Count::of(&self.builder))
            }
            EndTag => bounds.passes_end(name, nodes),
        };
        if passes {
            bound_attributes(&mut tag, name, &mut bounds);
            return self.builder.process_token(Token::TagToken(tag), 1);
        }
        match bounds.reads_on(name).filter(|_| tag.kind == StartTag) {
            Some(raw) => TokenSinkResult::RawData(kind(raw)),
            None => TokenSinkResult::Continue,
        }
    }

    /// Passes characters on.
    fn pass_text(&self, text: StrTendril) -> TokenSinkResult<Handle> {
        let before = self.bounds.borrow_mut().before_text();
        if before == Before::Discarded {
            return TokenSinkResult::Continue;
        }
        if before == Before::Gap {
            let _ = self.builder.process_token(Token::CharacterTokens(StrTendril::from_char(' ')), 1);
        }
        self.builder.process_token(Token::CharacterTokens(text), 1)
    }
}

/// Leaves the attributes that count.
fn bound_attributes(tag: &mut Tag, name: Name, bounds: &mut Bounds) {
    if !name.reads_all_attributes() {
        tag.attrs.retain(|attr| Attr::of(&attr.name.local).is_some());
    } else if tag.attrs.len() > MAX_ATTRIBUTES {
        tag.attrs.truncate(MAX_ATTRIBUTES);
        bounds.meet(Bound::Nodes);
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    /// The line number serves messages only, which nobody reads.
    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<Handle> {
        match token {
            Token::ParseError(_) => TokenSinkResult::Continue,
            Token::CharacterTokens(text) => self.pass_text(text),
            Token::NullCharacterToken | Token::CommentToken(_) if self.bounds.borrow().is_full() => {
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

/// How html5ever calls a way to read.
fn kind(raw: Raw) -> RawKind {
    match raw {
        Raw::Plain => RawKind::Rawtext,
        Raw::Escapable => RawKind::Rcdata,
        Raw::Script => RawKind::ScriptData,
    }
}

/// Counts what the tree builder holds.
#[derive(Default)]
struct Count(Cell<Held>);

impl Count {
    fn of(builder: &TreeBuilder<Handle, Sink>) -> Held {
        let count = Count::default();
        builder.trace_handles(&count);
        count.0.get()
    }
}

impl Tracer for Count {
    type Handle = Handle;

    fn trace_handle(&self, node: &Handle) {
        let Held { all, formatting } = self.0.get();
        self.0.set(Held { all: all + 1, formatting: formatting + usize::from(node.is_formatting) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Bound;
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
