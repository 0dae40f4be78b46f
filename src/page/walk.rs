//! Ways through the tree. None of them recurs.

use super::{NodeId, NodeKind, Page};

/// A step of a [`Walk`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The node is reached, before its children.
    Enter(NodeId),
    /// The children of an element, or of the document, have all been seen. Texts and comments are entered only.
    Leave(NodeId),
}

/// All nodes below and with a root, entered and left in document order.
#[derive(Debug, Clone)]
pub(crate) struct Walk<'p> {
    page: &'p Page,
    root: NodeId,
    next: Option<Step>,
}

impl Walk<'_> {
    /// Passes over what lies below `entered`, the node of the last [`Step::Enter`], and over its [`Step::Leave`].
    pub(crate) fn pass_over(&mut self, entered: NodeId) {
        self.next = self.after(entered);
    }

    /// The step that follows when a node and all below it are done.
    fn after(&self, done: NodeId) -> Option<Step> {
        if done == self.root {
            return None;
        }
        let node = &self.page.nodes[done.index()];
        node.next.map(Step::Enter).or_else(|| node.parent.map(Step::Leave))
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.next?;
        self.next = match step {
            Step::Enter(id) => {
                let node = &self.page.nodes[id.index()];
                match (node.first_child, node.kind) {
                    (Some(child), _) => Some(Step::Enter(child)),
                    (None, NodeKind::Element(_) | NodeKind::Document) => Some(Step::Leave(id)),
                    (None, NodeKind::Text | NodeKind::Comment) => self.after(id),
                }
            }
            Step::Leave(id) => self.after(id),
        };
        Some(step)
    }
}

/// The nodes below a node, in document order, without the node itself.
#[derive(Debug, Clone)]
pub(crate) struct Descendants<'p>(Walk<'p>);

impl Iterator for Descendants<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let root = self.0.root;
        self.0.find_map(|step| match step {
            Step::Enter(id) if id != root => Some(id),
            _ => None,
        })
    }
}

/// The children of a node.
#[derive(Debug, Clone)]
pub(crate) struct Children<'p> {
    page: &'p Page,
    next: Option<NodeId>,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let id = self.next?;
        self.next = self.page.nodes[id.index()].next;
        Some(id)
    }
}

impl Page {
    /// Enters and leaves every node below and with `root`.
    pub(crate) fn walk(&self, root: NodeId) -> Walk<'_> {
        Walk { page: self, root, next: (root.index() < self.nodes.len()).then_some(Step::Enter(root)) }
    }

    /// The nodes below `id`, in document order.
    pub(crate) fn descendants(&self, id: NodeId) -> Descendants<'_> {
        Descendants(self.walk(id))
    }

    /// The children of `id`, in order.
    pub(crate) fn children(&self, id: NodeId) -> Children<'_> {
        Children { page: self, next: self.nodes[id.index()].first_child }
    }

    /// The nodes above `id`, nearest first.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.nodes[id.index()].parent, |id| self.nodes[id.index()].parent)
    }
}
