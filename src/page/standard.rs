//! The standard parser: html5ever's own tokenizer and tree builder. The reference for the fast one.
//!
//! A page with a tag of more than a thousand attributes goes to the fast parser all the same, for html5ever's tokenizer
//! takes the square of their number. Its tree builder takes the square of the cells that misnested tables leave behind in
//! its list of formatting elements, of which no page has many that was not made to be slow.

use std::cell::{Cell, RefCell};

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::guard::Guard;
use super::handle::Handle;
use super::{BYTE_ORDER_MARK, Page, fast, finished, readable};
use crate::limits::Limits;

/// Parses a decoded page.
pub(crate) fn parse(html: &str) -> Page {
    parse_within(html, &Limits::default())
}

/// Parses a decoded page; beyond about so many nodes, and below a depth, it keeps text only.
pub(crate) fn parse_within(html: &str, limits: &Limits) -> Page {
    if fast::has_crowded_tag(readable(html, limits)) {
        return fast::parse_within(html, limits);
    }
    finished(guarded(html, limits).finish(), html, limits)
}

/// The guard when the whole page has passed.
pub(super) fn guarded(html: &str, limits: &Limits) -> Guard {
    let html = readable(html, limits);
    // Left to itself it discards a byte order mark behind each script too.
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let guard = Guard::new(html.len(), limits);
    let tokenizer = Tokenizer::new(Joiner { guard, text: RefCell::default(), has_nul: Cell::new(false) }, options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html.strip_prefix(BYTE_ORDER_MARK).unwrap_or(html)));
    // It stops after each script, for somebody to run it, and after each declaration of an encoding.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.guard
}

/// Joins what html5ever's tokenizer hands on in pieces down to single characters: the tree builder takes as long over
/// one as over a whole paragraph. NULs in a row are one to it as well.
struct Joiner {
    guard: Guard,
    text: RefCell<StrTendril>,
    has_nul: Cell<bool>,
}

impl Joiner {
    fn pass_text(&self) {
        let text = self.text.take();
        if !text.is_empty() {
            let _ = self.guard.process_token(Token::CharacterTokens(text), 1);
        }
    }

    fn pass_nul(&self) {
        if self.has_nul.take() {
            let _ = self.guard.process_token(Token::NullCharacterToken, 1);
        }
    }
}

impl TokenSink for Joiner {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match token {
            Token::ParseError(_) => {}
            Token::CharacterTokens(text) => {
                self.pass_nul();
                let mut gathered = self.text.borrow_mut();
                // Most text comes in one piece, which need not be copied.
                if gathered.is_empty() {
                    *gathered = text;
                } else {
                    gathered.push_tendril(&text);
                }
            }
            Token::NullCharacterToken => {
                self.pass_text();
                self.has_nul.set(true);
            }
            token => {
                self.pass_nul();
                self.pass_text();
                return self.guard.process_token(token, line);
            }
        }
        TokenSinkResult::Continue
    }

    fn end(&self) {
        self.guard.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.pass_nul();
        self.pass_text();
        self.guard.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::outline::{body_outline, outline};

    fn body(html: &str) -> String {
        body_outline(&parse(&format!("<body>{html}")))
    }

    #[test]
    fn implied_elements_are_there() {
        assert_eq!(outline(&parse("<title>T &amp; t</title>x")), r#"html(head(title("T & t")) body("x"))"#);
        assert_eq!(body("<table><td>x"), r#"table(tbody(tr(td("x"))))"#);
        assert_eq!(body("<p>one<p>two<div>three"), r#"p("one") p("two") div("three")"#);
    }

    #[test]
    fn misnested_markup_follows_the_standard() {
        assert_eq!(body("<b>1<i>2</b>3</i>"), r#"b("1" i("2")) i("3")"#);
        assert_eq!(body("<b><p>1</b>2</p>"), r#"b() p(b("1") "2")"#);
        assert_eq!(body("<table>x<tr><td>y</table>"), r#""x" table(tbody(tr(td("y"))))"#);
        assert_eq!(body("<a href=1>x<a href=2>y"), r#"a[Href=1]("x") a[Href=2]("y")"#);
    }

    #[test]
    fn attributes_are_those_of_the_page_model() {
        assert_eq!(body("<p onclick=f() CLASS='a&amp;b' data-n=1 class=c hidden>x"), r#"p[Class=a&b][Hidden=]("x")"#);
        assert_eq!(
            outline(&parse("<body class=a><body class=b id=c><html lang=x>")),
            r#"html[Lang=x](head() body[Class=a][Id=c]())"#
        );
    }

    #[test]
    fn text_of_scripts_is_kept_if_it_is_data() {
        assert_eq!(body("<script>let a = 1</script><style>p{}</style>"), "script() style()");
        assert_eq!(
            body("<script type=application/ld+JSON>{\"a\": \"</p>\"}</script>"),
            r#"script[Type=application/ld+JSON]("{\"a\": \"</p>\"}")"#
        );
    }

    #[test]
    fn noscript_and_templates_hold_elements() {
        assert_eq!(body("<noscript><img src=a></noscript>"), "noscript(img[Src=a]())");
        assert_eq!(body("<template><p>x</template>y"), r#"template(p("x")) "y""#);
    }

    #[test]
    fn foreign_text_is_dropped_and_html_within_kept() {
        assert_eq!(
            body("<svg><g>a<foreignObject><p>b</p></foreignObject></g></svg>"),
            "foreign(foreign(foreign(p(\"b\"))))"
        );
    }

    #[test]
    fn crowded_tags_cost_no_more_than_their_size() {
        let many: String = (0..2000).map(|n| format!("a{n}='>' ")).collect();
        assert!(fast::has_crowded_tag(&format!("x<p {many}>")));
        assert!(!fast::has_crowded_tag(&"<p a=1 b='>' c>x < y".repeat(2000)));
        assert_eq!(body(&format!("<p {many} id=x>")), "p[Id=x]()");
    }

    #[test]
    fn text_that_cannot_grow_in_place_goes_on_in_a_second_node() {
        let html = "<table>x<tr><td>y</td></tr>z</table>";
        assert_eq!(body(html), r#""x" "z" table(tbody(tr(td("y"))))"#);
    }
}
