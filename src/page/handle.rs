//! Nodes and their names as html5ever's tree builder holds them.

use std::cell::Ref;

use html5ever::interface::tree_builder::ElemName;
use html5ever::{ExpandedName, LocalName, Namespace, QualName, local_name, ns};

use super::{NodeId, Tag};

/// A node as the tree builder holds it: with its tag, so that the commonest question needs no look at the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Handle {
    pub(super) id: NodeId,
    pub(super) tag: Tag,
    /// Whether it is one of the elements that the tree builder opens again where the markup is misnested.
    pub(super) is_formatting: bool,
}

/// An element's name, which the tree builder asks for.
#[derive(Debug)]
pub(super) enum FullName<'a> {
    Html(&'static LocalName),
    Full(Ref<'a, QualName>),
}

/// The namespace of HTML.
static HTML: Namespace = ns!(html);
/// The name of what has none.
pub(super) static NO_NAME: LocalName = local_name!("");

impl ElemName for FullName<'_> {
    fn ns(&self) -> &Namespace {
        self.expanded().ns
    }

    fn local_name(&self) -> &LocalName {
        self.expanded().local
    }

    fn expanded(&self) -> ExpandedName<'_> {
        match self {
            FullName::Html(local) => ExpandedName { ns: &HTML, local },
            FullName::Full(name) => name.expanded(),
        }
    }
}
