//! How much a page may open: bounds on the depth of its elements, on open formatting elements and on nodes.
//!
//! A tree builder asks its stack of open elements with nearly every token, so on hostile nesting it takes the square of
//! the page. [`Bounds`] keeps that stack short: beyond the bound a tag that would go deeper is left out together with
//! its end tag, which flattens the nesting and keeps the text. The same is done with formatting elements, which are
//! opened again in every paragraph until they are closed, and, once a page has too many nodes, with all tags.

use std::collections::HashMap;

use super::name::{Name, Raw, Set};
use crate::article::Bound;
use crate::limits::Limits;

/// How many formatting elements may be open or wait to be opened again; each counts twice while it is open.
pub(super) const MAX_FORMATTING: usize = 64;

/// How many attributes of a formatting element are compared with those of the others.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// How much longer one start tag makes what the tree builder holds: a `<td>` right below a table opens the table's body
/// and a row too, and a `<form>` is held twice.
const HANDLES_PER_TAG: usize = 4;

/// Nodes that any page may have, beside one for each of its bytes: the implied elements and a few reopened ones.
const SPARE_NODES: usize = 1024;

/// What may not be opened at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closed {
    Nothing,
    Formatting,
    Nesting,
    Everything,
}

/// How many nodes a tree builder holds, once for each place in which it holds them, and how many of them format.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    pub(super) all: usize,
    pub(super) formatting: usize,
}

/// What stands before a text that is to be passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Nothing,
    /// A tag was left out: the words on its two sides must not run together.
    Gap,
    /// The start tag of a script or style was left out, and the text goes with it.
    Discarded,
}

/// What a page has opened so far, what of it is left out, and which bounds it met.
#[derive(Debug)]
pub(super) struct Bounds {
    max_nodes: usize,
    /// How deep elements may be nested. A formatting element counts twice while it is open.
    max_depth: usize,
    closed: Closed,
    /// How many start tags may pass before the open elements are counted again.
    unchecked: usize,
    /// The start tags left out, by name: as many end tags are left out too.
    left_out: HashMap<Name, usize>,
    before: Before,
    pub(super) met: Vec<Bound>,
}

impl Bounds {
    /// The bounds of a source of `source_bytes`.
    pub(super) fn new(source_bytes: usize, limits: &Limits) -> Self {
        Self {
            max_nodes: limits.nodes.min(source_bytes.saturating_add(SPARE_NODES)),
            max_depth: limits.depth,
            closed: Closed::Nothing,
            unchecked: limits.depth / HANDLES_PER_TAG,
            left_out: HashMap::new(),
            before: Before::Nothing,
            met: Vec::new(),
        }
    }

    /// Whether the page is full, so that its text is all that is still kept.
    pub(super) fn is_full(&self) -> bool {
        self.closed == Closed::Everything
    }

    /// What stands before the text that is passed on now.
    pub(super) fn before_text(&mut self) -> Before {
        if self.before == Before::Gap { std::mem::replace(&mut self.before, Before::Nothing) } else { self.before }
    }

    /// Whether a start tag passes, where there are so many nodes. One that does not may have to be read as raw text all
    /// the same, see [`reads_on`](Self::reads_on). Once in a while what the tree builder holds is counted.
    pub(super) fn passes_start(
        &mut self,
        name: Name,
        nodes: usize,
        is_foreign: bool,
        held: impl FnOnce() -> Held,
    ) -> bool {
        self.count_nodes(nodes);
        if !self.is_full() {
            match self.unchecked {
                0 => self.check(held()),
                left => self.unchecked = left - 1,
            }
        }
        let passes = match self.closed {
            Closed::Nothing => true,
            Closed::Formatting => !name.is_in(Set::FORMATTING),
            // What holds no elements goes no deeper.
            Closed::Nesting => name.is_in(Set::FLAT) && !is_foreign,
            Closed::Everything => false,
        };
        if !passes && !self.is_full() {
            *self.left_out.entry(name).or_default() += 1;
        }
        self.note(name, passes);
        passes
    }

    /// Whether an end tag passes, where there are so many nodes.
    pub(super) fn passes_end(&mut self, name: Name, nodes: usize) -> bool {
        self.count_nodes(nodes);
        let passes = match self.closed {
            Closed::Nothing => true,
            Closed::Formatting | Closed::Nesting => self.passes_end_of_bounded(name),
            Closed::Everything => false,
        };
        self.note(name, passes);
        passes
    }

    fn passes_end_of_bounded(&mut self, name: Name) -> bool {
        if let Some(count) = self.left_out.get_mut(&name).filter(|count| **count > 0) {
            *count -= 1;
            return false;
        }
        // It may close something, so that there is room again.
        self.unchecked = 0;
        true
    }

    /// How what follows a start tag that was left out is read, if not as markup.
    pub(super) fn reads_on(&mut self, name: Name) -> Option<Raw> {
        let raw = name.raw().filter(|raw| self.is_full() && *raw != Raw::Escapable);
        if raw.is_some() {
            self.before = Before::Discarded;
        }
        raw
    }

    /// Notes what a tag that passes or not means for the text behind it.
    fn note(&mut self, name: Name, passes: bool) {
        if self.before == Before::Discarded {
            self.before = Before::Nothing;
        }
        if !name.is_in(Set::FORMATTING) {
            self.before = if passes { Before::Nothing } else { Before::Gap };
        }
    }

    /// Closes the page where it has so many nodes.
    fn count_nodes(&mut self, nodes: usize) {
        if nodes >= self.max_nodes {
            self.closed = Closed::Everything;
            self.meet(Bound::Nodes);
        }
    }

    /// Decides by what is held what may still be opened.
    fn check(&mut self, held: Held) {
        let closed = if held.all >= self.max_depth {
            Closed::Nesting
        } else if held.formatting >= MAX_FORMATTING {
            Closed::Formatting
        } else {
            Closed::Nothing
        };
        if closed != self.closed {
            self.left_out.clear();
        }
        self.closed = closed;
        if closed != Closed::Nothing {
            self.meet(Bound::Depth);
        }
        self.unchecked = match closed {
            Closed::Nothing => (self.max_depth - held.all).min(MAX_FORMATTING - held.formatting) / HANDLES_PER_TAG,
            Closed::Formatting => (self.max_depth - held.all) / HANDLES_PER_TAG,
            // Nothing more is opened until an end tag passes, and that one sets it to 0.
            Closed::Nesting | Closed::Everything => usize::MAX,
        };
    }

    /// Notes that a bound was met.
    pub(super) fn meet(&mut self, bound: Bound) {
        if !self.met.contains(&bound) {
            self.met.push(bound);
        }
    }
}
