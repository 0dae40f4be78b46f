//! A whole page that was turned to plain text before it came here.

use super::{NodeId, NodeKind, Page, Slice, Tag, finished, readable};
use crate::article::Bound;
use crate::limits::Limits;

/// The element below which the lines of a page text stand. No parser of HTML makes one without `<html>` above it.
const LINES: Tag = Tag::Body;

/// What parts a line from the next.
const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Makes a page of which each line that is not blank is a block.
pub(crate) fn parse(text: &str) -> Page {
    parse_within(text, &Limits::default())
}

/// Makes a page of which each line is a block, but that what comes after about so many nodes is one.
pub(crate) fn parse_within(source: &str, limits: &Limits) -> Page {
    let mut page = Page::default();
    let text = readable(source, limits);
    let whole = Slice::new(0, text.len());
    push(&mut page, NodeKind::Document, None, Slice::default());
    let lines = push(&mut page, NodeKind::Element(LINES), Some(NodeId::DOCUMENT), whole);
    let mut start = 0;
    while start < text.len() {
        let is_full = page.len() >= limits.nodes;
        let line = if is_full { &text[start..] } else { first_line(&text[start..]) };
        let kept = line.trim();
        if !kept.is_empty() {
            if is_full {
                page.meet(Bound::Nodes);
            }
            let from = start + (line.len() - line.trim_start().len());
            let source = Slice::new(from, from + kept.len());
            let paragraph = push(&mut page, NodeKind::Element(Tag::P), Some(lines), source);
            let node = push(&mut page, NodeKind::Text, Some(paragraph), source);
            let stored = page.text.len() as u32;
            page.text.push_str(kept);
            page.nodes[node.index()].slice = Slice { start: stored, end: page.text.len() as u32 };
        }
        start += line.len();
    }
    finished(page, source, limits)
}

/// The text up to and with the end of its first line.
fn first_line(text: &str) -> &str {
    text.split_inclusive(LINE_ENDS).next().unwrap_or(text)
}

/// Adds a node as the last child of `parent`.
fn push(page: &mut Page, kind: NodeKind, parent: Option<NodeId>, source: Slice) -> NodeId {
    let id = page.make(kind, Slice::default(), source);
    if let Some(parent) = parent {
        page.link(id, parent, None);
    }
    id
}

/// Whether the page was made of plain text, so that its elements say nothing.
pub(crate) fn is_plain(page: &Page) -> bool {
    page.len() > 0 && page.children(NodeId::DOCUMENT).next().is_some_and(|first| page.is(first, LINES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_paragraph_with_its_place() {
        let text = "Bridge opens\r\n\r\n  The bridge\u{2028}over the Arne\n";
        let page = parse(text);
        assert!(is_plain(&page));
        let lines: Vec<(&str, &str)> = page
            .ids()
            .filter(|id| page.kind(*id) == NodeKind::Text)
            .map(|id| (page.text(id), &text[page.source(id).expect("a place").range()]))
            .collect();
        assert_eq!(lines, ["Bridge opens", "The bridge", "over the Arne"].map(|line| (line, line)));
    }

    #[test]
    fn what_comes_after_too_many_nodes_is_one_block() {
        let limits = Limits { nodes: 5, ..Limits::default() };
        let page = parse_within("One\n\ntwo\nthree\nfour \n", &limits);
        let lines: Vec<&str> =
            page.ids().filter(|id| page.kind(*id) == NodeKind::Text).map(|id| page.text(id)).collect();
        assert_eq!((lines, page.bounds.as_slice()), (vec!["One", "two", "three\nfour"], &[Bound::Nodes][..]));
        assert_eq!(parse_within("One\ntwo \n\n", &limits).bounds, []);
    }

    #[test]
    fn no_text_is_a_page_without_blocks() {
        assert!(crate::block::blocks(&parse("")).is_empty());
        assert!(crate::block::blocks(&parse(" \n\u{2028} ")).is_empty());
    }

    #[test]
    fn a_page_of_html_is_not_plain() {
        assert!(!is_plain(&super::super::standard::parse("a line")));
        assert!(!is_plain(&Page::default()));
    }
}
