//! A page's tree as one line of text, for tests: `p[class=x]("word" br())`.

use std::fmt::Write as _;

use super::{NodeId, NodeKind, Page, Step};

/// The tree below the document. An element's name is that of its tag, so SVG shows as `foreign`.
#[cfg(test)]
pub(super) fn outline(page: &Page) -> String {
    let mut line = String::new();
    for step in page.walk(NodeId::DOCUMENT) {
        match step {
            Step::Enter(id) => enter(page, id, &mut line),
            Step::Leave(NodeId::DOCUMENT) => {}
            Step::Leave(_) => line.push(')'),
        }
    }
    line
}

fn enter(page: &Page, id: NodeId, line: &mut String) {
    if page.previous_sibling(id).is_some() {
        line.push(' ');
    }
    match page.kind(id) {
        NodeKind::Document => {}
        NodeKind::Comment => line.push_str("<!>"),
        NodeKind::Text => write!(line, "{:?}", page.text(id)).expect("a string takes all"),
        NodeKind::Element(tag) => {
            line.push_str(tag.name());
            for (attr, value) in page.attributes(id) {
                write!(line, "[{attr:?}={value}]").expect("a string takes all");
            }
            line.push('(');
        }
    }
}

/// The outline of what lies in `<body>`.
#[cfg(test)]
pub(super) fn body_outline(page: &Page) -> String {
    let whole = outline(page);
    let (_, body) = whole.split_once("body(").expect("every page has a body");
    body[..body.len() - 2].to_owned()
}

/// Where two pages differ: their trees, their texts and attributes, or the bounds that they met.
pub(crate) fn difference(one: &Page, other: &Page) -> Option<String> {
    if one.bounds != other.bounds || one.len() != other.len() {
        return Some(format!("{:?}, {} nodes; {:?}, {} nodes", one.bounds, one.len(), other.bounds, other.len()));
    }
    let (mut steps, mut others) = (one.walk(NodeId::DOCUMENT), other.walk(NodeId::DOCUMENT));
    loop {
        let (step, other_step) = (steps.next(), others.next());
        if step != other_step {
            return Some(format!("{step:?} {other_step:?}"));
        }
        let (mut node, mut other_node) = (String::new(), String::new());
        match step {
            None => return None,
            Some(Step::Leave(_)) => {}
            Some(Step::Enter(id)) => {
                enter(one, id, &mut node);
                enter(other, id, &mut other_node);
            }
        }
        if node != other_node {
            return Some(format!("{node}\n{other_node}"));
        }
    }
}
