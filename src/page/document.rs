//! A caller's own `scraper` document, made into a [`Page`].

use scraper::{Html, Node as Theirs};

use super::{Attr, NodeId, NodeKind, Page, Slice, Tag, standard};
use crate::article::Bound;
use crate::limits::Limits;
use html5ever::{QualName, ns};

/// Reads a parsed document, within limits. Its nodes have no place in a source.
pub(crate) fn read(document: &Html, limits: &Limits) -> Page {
    let mut page = Page::default();
    page.make(NodeKind::Document, Slice::default(), Slice::default());
    // The parents in the new tree of what is at hand; beyond the bound of depth the last one is repeated.
    let mut parents = vec![NodeId::DOCUMENT];
    let mut next = document.tree.root().first_child();
    while let Some(node) = next {
        let parent = parents.last().copied().unwrap_or(NodeId::DOCUMENT);
        let made = copy(node.value(), parent, limits, &mut page);
        if let Some(child) = node.first_child().filter(|_| made.is_some()) {
            if parents.len() > limits.depth {
                page.meet(Bound::Depth);
            }
            parents.push(made.filter(|_| parents.len() <= limits.depth).unwrap_or(parent));
            next = Some(child);
            continue;
        }
        let mut done = node;
        next = loop {
            if let Some(sibling) = done.next_sibling() {
                break Some(sibling);
            }
            match done.parent() {
                Some(above) if parents.len() > 1 => {
                    parents.pop();
                    done = above;
                }
                _ => break None,
            }
        };
    }
    page
}

/// Copies one node; returns what its children hang below, if they are wanted.
fn copy(theirs: &Theirs, parent: NodeId, limits: &Limits, page: &mut Page) -> Option<NodeId> {
    let full = page.len() >= limits.nodes;
    if full {
        page.meet(Bound::Nodes);
    }
    let node = match theirs {
        Theirs::Document | Theirs::Fragment => return Some(parent),
        Theirs::Doctype(_) => return None,
        Theirs::Text(text) if page.is(parent, Tag::Noscript) && !full => {
            graft(text, parent, limits, page);
            return None;
        }
        Theirs::Text(text) => {
            page.insert_text(parent, None, text, Slice::default());
            return None;
        }
        Theirs::Comment(_) | Theirs::ProcessingInstruction(_) if full => return None,
        Theirs::Comment(_) | Theirs::ProcessingInstruction(_) => {
            page.make(NodeKind::Comment, Slice::default(), Slice::default())
        }
        Theirs::Element(element) if full => {
            page.insert_text(parent, None, " ", Slice::default());
            return (!tag(&element.name).is_raw()).then_some(parent);
        }
        Theirs::Element(element) => {
            let attributes = page.attributes.len();
            for (name, value) in &element.attrs {
                if let Some(attr) = Attr::of(&name.local) {
                    page.store_attribute(attr, value, usize::MAX);
                }
            }
            let slice = Slice::new(attributes, page.attributes.len());
            page.make(NodeKind::Element(tag(&element.name)), slice, Slice::default())
        }
    };
    page.link(node, parent, None);
    Some(node)
}

fn tag(name: &QualName) -> Tag {
    if name.ns == ns!(html) { Tag::of_html(&name.local) } else { Tag::Foreign }
}

/// `scraper` parses as a browser that runs scripts, and so leaves what stands in `<noscript>` as text: it is parsed
/// here, and what its body holds is copied.
fn graft(markup: &str, parent: NodeId, limits: &Limits, page: &mut Page) {
    let inner = standard::parse_within(markup, &Limits { nodes: limits.nodes.saturating_sub(page.len()), ..*limits });
    let Some(body) = inner.descendants(NodeId::DOCUMENT).find(|id| inner.is(*id, Tag::Body)) else { return };
    let mut copies = vec![parent; inner.len()];
    for id in inner.descendants(body) {
        let above = inner.parent(id).map_or(parent, |above| copies[above.index()]);
        let kind = inner.kind(id);
        if kind == NodeKind::Text {
            page.insert_text(above, None, inner.text(id), Slice::default());
            continue;
        }
        let attributes = page.attributes.len();
        for (attr, value) in inner.attributes(id) {
            page.store_attribute(attr, value, usize::MAX);
        }
        let slice =
            if kind == NodeKind::Comment { Slice::default() } else { Slice::new(attributes, page.attributes.len()) };
        let copy = page.make(kind, slice, Slice::default());
        page.link(copy, above, None);
        copies[id.index()] = copy;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::outline::outline;

    fn both(html: &str) -> (String, String) {
        let document = read(&Html::parse_document(html), &Limits::default());
        (outline(&document), outline(&standard::parse(html)))
    }

    #[test]
    fn tree_is_that_of_the_parser() {
        for html in [
            "<!doctype html><title>T</title><p class=a id=b>x<!-- c --><b>y</b><p>z",
            "<p>0</p><noscript><p>a<img src=b></p></noscript>c",
            "<template><p>x</template><svg><g>y</svg><script type=text/json>{}</script><style>p{}</style>",
            "<table>x<tr><td>y</table>",
        ] {
            let (document, parsed) = both(html);
            assert_eq!(document, parsed, "{html}");
        }
    }

    #[test]
    fn deep_documents_are_flattened() {
        let page = read(&Html::parse_document(&format!("{}x", "<div>".repeat(3000))), &Limits::default());
        assert_eq!(page.bounds, [Bound::Depth]);
        assert_eq!(page.text_content(NodeId::DOCUMENT), "x");
        let text = page.ids().last().expect("a node");
        assert_eq!(page.ancestors(text).count(), Limits::DEPTH + 1);
    }

    #[test]
    fn too_many_nodes_leave_text() {
        let limits = Limits { nodes: 20, ..Limits::default() };
        let page = read(&Html::parse_document(&"<p>x <script>code</script>".repeat(50)), &limits);
        assert_eq!(page.bounds, [Bound::Nodes]);
        let text = page.text_content(NodeId::DOCUMENT);
        assert_eq!(text.split_whitespace().count(), 50);
        assert!(!text.contains("code"));
    }
}
