//! Nodes and their names as html5ever's tree builder holds them.

use std::cell::Ref;

use html5ever::interface::tree_builder::{ElemName, TreeSink as _};
use html5ever::{ExpandedName, LocalName, Namespace, QualName, local_name, ns};

use super::sink::Sink;
use super::{NodeId, Tag};

/// A node as the tree builder holds it: with its tag, so that the commonest question needs no look at the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Handle {
    pub(super) id: NodeId,
    pub(super) tag: Tag,
}

/// An element's name, which the tree builder asks for.
#[derive(Debug)]
pub(super) enum Name<'a> {
    Html(&'static LocalName),
    Full(Ref<'a, QualName>),
}

/// The namespace of HTML.
static HTML: Namespace = ns!(html);
/// The name of what has none.
pub(super) static NO_NAME: LocalName = local_name!("");

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        self.expanded().ns
    }

    fn local_name(&self) -> &LocalName {
        self.expanded().local
    }

    fn expanded(&self) -> ExpandedName<'_> {
        match self {
            Name::Html(local) => ExpandedName { ns: &HTML, local },
            Name::Full(name) => name.expanded(),
        }
    }
}

impl Handle {
    /// Whether it is one of the elements that the tree builder opens again where the markup is misnested.
    pub(super) fn is_formatting(self, sink: &Sink) -> bool {
        self.tag != Tag::Foreign && is_formatting(sink.elem_name(&self).local_name())
    }
}

/// Whether an HTML element of that name is opened again where the markup is misnested.
pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}
