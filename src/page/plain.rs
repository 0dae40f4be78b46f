//! A whole page that was turned to plain text before it came here.

use super::{NodeId, NodeKind, Page, Slice, Tag};

/// The element below which the lines of a page text stand. No parser of HTML makes one without `<html>` above it.
const LINES: Tag = Tag::Body;

/// Makes a page of which each line that is not blank is a block.
pub(crate) fn parse(text: &str) -> Page {
    let mut page = Page::default();
    let whole = Slice { start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) };
    push(&mut page, NodeKind::Document, None, Slice::default());
    let lines = push(&mut page, NodeKind::Element(LINES), Some(NodeId::DOCUMENT), whole);
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let kept = line.trim();
        if !kept.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(from + kept.len())) else { break };
            let source = Slice { start: from, end: to };
            let paragraph = push(&mut page, NodeKind::Element(Tag::P), Some(lines), source);
            let node = push(&mut page, NodeKind::Text, Some(paragraph), source);
            let stored = page.text.len() as u32;
            page.text.push_str(kept);
            page.nodes[node.index()].slice = Slice { start: stored, end: page.text.len() as u32 };
        }
        start += line.len();
    }
    page
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
