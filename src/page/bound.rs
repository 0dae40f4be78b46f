//! How much a page may open: bounds on the depth of its elements, on open formatting elements and on nodes.

use std::cell::{Cell, RefCell};

use html5ever::interface::tree_builder::Tracer;
use html5ever::tree_builder::TreeBuilder;

use super::handle::Handle;
use super::sink::Sink;
use crate::article::Bound;
use crate::limits::Limits;

/// How many formatting elements may be open or wait to be opened again; each counts twice while it is open.
pub(super) const MAX_FORMATTING: usize = 64;

/// How much longer one start tag makes what the tree builder holds: a `<td>` right below a table opens the table's body
/// and a row too, and a `<form>` is held twice.
const HANDLES_PER_TAG: usize = 4;

/// Nodes that any page may have, beside one for each of its bytes: the implied elements and a few reopened ones.
const SPARE_NODES: usize = 1024;

/// What may not be opened at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    Nothing,
    Formatting,
    Nesting,
    Everything,
}

/// What a page has opened so far, and which bounds it met.
pub(super) struct Bounds {
    max_nodes: usize,
    /// How deep elements may be nested. A formatting element counts twice while it is open.
    max_depth: usize,
    closed: Cell<Closed>,
    /// How many start tags may pass before the open elements are counted again.
    unchecked: Cell<usize>,
    met: RefCell<Vec<Bound>>,
}

impl Bounds {
    /// The bounds of a source of `source_bytes`.
    pub(super) fn new(source_bytes: usize, limits: &Limits) -> Self {
        Self {
            max_nodes: limits.nodes.min(source_bytes.saturating_add(SPARE_NODES)),
            max_depth: limits.depth,
            closed: Cell::new(Closed::Nothing),
            unchecked: Cell::new(limits.depth / HANDLES_PER_TAG),
            met: RefCell::new(Vec::new()),
        }
    }

    /// What may not be opened at the moment.
    pub(super) fn closed(&self) -> Closed {
        self.closed.get()
    }

    /// Closes the page where it has so many nodes.
    pub(super) fn count_nodes(&self, nodes: usize) {
        if nodes >= self.max_nodes {
            self.closed.set(Closed::Everything);
            self.meet(Bound::Nodes);
        }
    }

    /// What a start tag may not open. Once in a while the open elements are counted.
    pub(super) fn before_start(&self, builder: &TreeBuilder<Handle, Sink>) -> Closed {
        match self.unchecked.get() {
            0 => self.check(builder),
            left => self.unchecked.set(left - 1),
        }
        self.closed.get()
    }

    /// An end tag may close something, so that there is room again.
    pub(super) fn after_end(&self) {
        self.unchecked.set(0);
    }

    /// The bounds that were met.
    pub(super) fn into_met(self) -> Vec<Bound> {
        self.met.into_inner()
    }

    /// Counts what is open, and decides what may still be opened.
    fn check(&self, builder: &TreeBuilder<Handle, Sink>) {
        let count = Count { sink: &builder.sink, all: Cell::new(0), formatting: Cell::new(0) };
        builder.trace_handles(&count);
        let (all, formatting) = (count.all.get(), count.formatting.get());
        let closed = if all >= self.max_depth {
            Closed::Nesting
        } else if formatting >= MAX_FORMATTING {
            Closed::Formatting
        } else {
            Closed::Nothing
        };
        self.closed.set(closed);
        if closed != Closed::Nothing {
            self.meet(Bound::Depth);
        }
        self.unchecked.set(match closed {
            Closed::Nothing => (self.max_depth - all).min(MAX_FORMATTING - formatting) / HANDLES_PER_TAG,
            Closed::Formatting => (self.max_depth - all) / HANDLES_PER_TAG,
            // Nothing more is opened until an end tag passes, and that one sets it to 0.
            Closed::Nesting | Closed::Everything => usize::MAX,
        });
    }

    /// Notes that a bound was met.
    pub(super) fn meet(&self, bound: Bound) {
        let mut met = self.met.borrow_mut();
        if !met.contains(&bound) {
            met.push(bound);
        }
    }
}

/// Counts what the tree builder holds.
struct Count<'s> {
    sink: &'s Sink,
    all: Cell<usize>,
    formatting: Cell<usize>,
}

impl Tracer for Count<'_> {
    type Handle = Handle;

    fn trace_handle(&self, node: &Handle) {
        self.all.set(self.all.get() + 1);
        if node.is_formatting(self.sink) {
            self.formatting.set(self.formatting.get() + 1);
        }
    }
}
