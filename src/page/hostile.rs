//! Pages made to be slow: what they cost grows as they grow.
//!
//! Steps are counted, not seconds: every open element that a tree builder looks at, and every node that it makes or moves.
//! The tokenizers read each byte a fixed number of times, so they have nothing to count.

use super::{NodeId, Page, fast, standard};
use crate::limits::Limits;

/// A kind of hostile page: the head, what is repeated, and the tail.
struct Kind {
    head: &'static str,
    unit: &'static str,
    tail: &'static str,
    /// A word of the text that must be there as often as the unit; none where the text is no text of the page.
    word: &'static str,
}

const fn kind(head: &'static str, unit: &'static str, tail: &'static str, word: &'static str) -> Kind {
    Kind { head, unit, tail, word }
}

const KINDS: &[Kind] = &[
    kind("", "<div>", "<p>end", ""),
    kind("", "<div>one", "</div></div><p>end", "one"),
    kind("", "<b>", "end", ""),
    kind("", "<p>one <b><i>", "", "one"),
    kind("", "<a href=x><b><i><p>one</a></b></p>", "", "one"),
    kind("<div>", "<p>one, two.</p>", "</div>", "one"),
    kind("<ul>", "<li>item", "</ul>", "item"),
    kind("", "<ul><li>item", "", "item"),
    kind("", "<ul><li>item</ul>", "", "item"),
    kind("", "<table><tr><td>", "end", ""),
    kind("<table>", "<b>one<td>", "</table>", "one"),
    kind("<table>", "one<tr><td>two", "</table>", "one"),
    kind("<div><div><div><span><span>", "</span></em></x>", "end", ""),
    kind("<i><i><i>", "</p>", "end", ""),
    kind("<select>", "<option>one", "</select>", "one"),
    kind("", "<form><div>", "end", ""),
    kind("", "<a href=x>one", "", "one"),
    kind("<p>", "<span>", "end", ""),
    kind("<p>", "one<br>", "", "one"),
    kind("", "<template>", "end", ""),
    kind("", "<noscript>", "end", ""),
    kind("<svg>", "<g>", "</svg><p>end", ""),
    kind("<svg>", "<style><title>", "", ""),
    kind("<math>", "<annotation-xml encoding=text/html>", "", ""),
    kind("", "<body class=a><html lang=b>", "<p>end", ""),
    kind("<p>", "<nobr>", "end", ""),
    kind("", "<button>one", "", "one"),
    kind("<font class=a><font class=b><font class=c><font class=d>", "<p>one", "", "one"),
    kind("", "<applet><b>", "end", ""),
    kind("<p>", "<", " end", ""),
    kind("", "</", "><p>end", ""),
    kind("", "<!--a", "", ""),
    kind("<!--", "x -- > ", "", ""),
    kind("<script>", "</scrip ", "", ""),
    kind("<script><!--", "<script>", "", ""),
    kind("<p>", "&", "", "&"),
    kind("<p>", "&amp; ", "", "&"),
    kind("<p>", "&#9", ";", ""),
    kind("<p>", "\0", "end", ""),
    kind("", "<p>one\r\n", "", "one"),
    kind("<p title='", "a <b> ", "", ""),
    kind("<p ", "a=1 ", ">end", ""),
    kind("<p>", "<meta property=a content=b>", "end", ""),
    kind("<script type=application/ld+json>", "[", "</script><p>end", ""),
];

impl Kind {
    fn page(&self, times: usize) -> String {
        format!("<!DOCTYPE html>{}{}{}", self.head, self.unit.repeat(times), self.tail)
    }
}

/// Checks what a parser makes of each page, and in how many steps.
fn check(parse: impl Fn(&str) -> (Page, usize)) {
    for kind in KINDS {
        // Twice what fills the stack of open elements, so that the way to the bound does not count.
        let times = 3000;
        let (once, twice) = (parse(&kind.page(times)).1, parse(&kind.page(2 * times)).1);
        assert!(twice <= once * 21 / 10 + 1000, "{}: {once} steps, then {twice}", kind.unit);
        let (page, _) = parse(&kind.page(times));
        let text = page.text_content(NodeId::DOCUMENT);
        if !kind.word.is_empty() {
            assert_eq!(text.matches(kind.word).count(), times, "{}", kind.unit);
        }
        let ends = kind.tail.ends_with("end") && !kind.unit.starts_with("<template");
        assert!(!ends || text.ends_with("end"), "{}", kind.unit);
        assert!(page.len() <= 1024 + kind.page(times).len() + 2, "{}: {} nodes", kind.unit, page.len());
    }
}

#[test]
fn fast_parser_is_linear() {
    check(|html| {
        let builder = fast::built(html, &Limits::default());
        let steps = builder.steps();
        (builder.finish(), steps)
    });
}

#[test]
fn standard_parser_is_linear() {
    check(|html| {
        let guard = standard::guarded(html, &Limits::default());
        let steps = guard.steps();
        (guard.finish(), steps)
    });
}

#[test]
fn attributes_of_one_element_cost_no_more_than_their_size() {
    for tag in ["p", "b"] {
        let page = |count| format!("<{tag} {}>end", (0..count).map(|n| format!("a{n}=1 ")).collect::<String>());
        for count in [3000, 30_000] {
            let parsed = standard::parse(&page(count));
            assert_eq!(parsed.text_content(NodeId::DOCUMENT), "end");
            assert!(parsed.attributes.is_empty());
        }
    }
}

#[test]
fn hostile_pages_need_little_stack() {
    let small = std::thread::Builder::new().stack_size(1 << 20).spawn(|| {
        for kind in KINDS {
            drop((fast::parse(&kind.page(5000)), standard::parse(&kind.page(5000))));
        }
    });
    small.expect("a thread").join().expect("no overflow and no panic");
}
