//! A caller's own `scraper` document, made into a [`Page`].

use scraper::{ElementRef, Html, Node as Theirs};

use super::build::max_value_bytes;
use super::{Attr, NodeId, NodeKind, Page, Slice, Tag, standard};
use crate::article::Bound;
use crate::limits::Limits;

/// Reads a parsed document, within limits. Its nodes have no place in a source.
pub(crate) fn read(document: &Html, limits: &Limits) -> Page {
    read_telling(document, limits, |_, _| {})
}

/// The same, telling of each element which node it becomes.
pub(crate) fn read_telling(document: &Html, limits: &Limits, mut tell: impl FnMut(ElementRef<'_>, NodeId)) -> Page {
    let mut page = Page::default();
    page.make(NodeKind::Document, Slice::default(), Slice::default());
    // The parents in the new tree of what is at hand; beyond the bound of depth the last one is repeated.
    let mut parents = vec![NodeId::DOCUMENT];
    let mut next = document.tree.root().first_child();
    while let Some(node) = next {
        let parent = parents.last().copied().unwrap_or(NodeId::DOCUMENT);
        let made = match node.value() {
            Theirs::Text(text) if node.parent().is_some_and(|above| is_noscript(above.value())) => {
                graft(text, parent, parents.len() - 1, limits, &mut page);
                None
            }
            theirs => copy(theirs, parent, limits, &mut page),
        };
        if let Some((element, made)) = ElementRef::wrap(node).zip(made) {
            tell(element, made);
        }
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
        Theirs::Text(text) => {
            insert_text(text, parent, limits, page);
            return None;
        }
        Theirs::Comment(_) | Theirs::ProcessingInstruction(_) if full => return None,
        Theirs::Comment(_) | Theirs::ProcessingInstruction(_) => {
            page.make(NodeKind::Comment, Slice::default(), Slice::default())
        }
        Theirs::Element(element) if full => {
            page.insert_text(parent, None, " ", Slice::default());
            return (!Tag::of(&element.name).is_raw()).then_some(parent);
        }
        Theirs::Element(element) => {
            let attributes = page.attributes.len();
            for (name, value) in &element.attrs {
                if let Some(attr) = Attr::of(&name.local) {
                    page.store_attribute(attr, value, max_values(limits));
                }
            }
            let slice = Slice::new(attributes, page.attributes.len());
            page.make(NodeKind::Element(Tag::of(&element.name)), slice, Slice::default())
        }
    };
    page.link(node, parent, None);
    Some(node)
}

/// How many bytes of attribute values are kept: as many as of the longest source, for that of the document is not known.
fn max_values(limits: &Limits) -> usize {
    max_value_bytes(limits.input_bytes.min(limits.source_bytes))
}

/// Inserts text, unless all text together would be longer than a source may be.
fn insert_text(text: &str, parent: NodeId, limits: &Limits, page: &mut Page) {
    if text.len() > limits.source_bytes.saturating_sub(page.text.len()) {
        page.meet(Bound::Input);
        return;
    }
    page.insert_text(parent, None, text, Slice::default());
}

fn is_noscript(node: &Theirs) -> bool {
    node.as_element().is_some_and(|element| Tag::of(&element.name) == Tag::Noscript)
}

/// `scraper` parses as a browser that runs scripts, and so leaves what stands in `<noscript>` as text: it is parsed
/// here, and what its body holds is copied, so that the whole keeps within the bounds.
fn graft(markup: &str, parent: NodeId, depth: usize, limits: &Limits, page: &mut Page) {
    let nodes = limits.nodes.saturating_sub(page.len());
    let inner = standard::parse_within(markup, &Limits { nodes, depth: limits.depth.saturating_sub(depth), ..*limits });
    for bound in &inner.bounds {
        page.meet(*bound);
    }
    let Some(body) = inner.descendants(NodeId::DOCUMENT).find(|id| inner.is(*id, Tag::Body)) else { return };
    let mut copies = vec![parent; inner.len()];
    for id in inner.descendants(body) {
        let above = inner.parent(id).map_or(parent, |above| copies[above.index()]);
        let kind = inner.kind(id);
        if kind == NodeKind::Text {
            insert_text(inner.text(id), above, limits, page);
            continue;
        }
        let attributes = page.attributes.len();
        for (attr, value) in inner.attributes(id) {
            page.store_attribute(attr, value, max_values(limits));
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
    fn what_stands_in_noscript_keeps_within_the_bounds_of_the_whole() {
        let of = |outer: usize, limits: &Limits| {
            let noscript = format!("<noscript>{}<p title='a long value'>x</p></noscript>", "<div>".repeat(300));
            read(&Html::parse_document(&format!("{}{noscript}", "<div>".repeat(outer))), limits)
        };
        for outer in [300, 600] {
            let page = of(outer, &Limits::default());
            let deepest = page.ids().map(|id| page.ancestors(id).count()).max();
            assert!(
                deepest <= Some(Limits::DEPTH + 1) && page.bounds == [Bound::Depth],
                "{deepest:?}, {:?}",
                page.bounds
            );
            assert_eq!(page.text_content(NodeId::DOCUMENT).trim(), "x");
        }
        let page = of(1, &Limits { nodes: 20, ..Limits::default() });
        assert_eq!((page.text_content(NodeId::DOCUMENT).trim(), page.bounds.as_slice()), ("x", &[Bound::Nodes][..]));
    }

    #[test]
    fn text_and_values_are_bounded_as_those_of_a_source() {
        let limits = Limits { source_bytes: 10, ..Limits::default() };
        let page = read(&Html::parse_document("<p>One<p>two, three, four<p>five"), &limits);
        assert_eq!((page.text.as_str(), page.bounds.as_slice()), ("Onefive", &[Bound::Input][..]));
        let long = "x".repeat(max_values(&limits) / 2);
        let values = format!("<p title={long}>").repeat(3);
        for html in [values.clone(), format!("<noscript>{values}</noscript>")] {
            let page = read(&Html::parse_document(&html), &Limits { input_bytes: 10, ..Limits::default() });
            assert_eq!((page.attributes.len(), page.bounds.as_slice()), (2, &[Bound::Nodes][..]));
        }
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
