//! The stack of open elements.

#[cfg(test)]
use std::cell::Cell;

use crate::page::NodeId;
use crate::page::name::{Name, Set};

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) node: NodeId,
    pub(super) name: Name,
    sets: Set,
}

impl Open {
    pub(super) fn new(node: NodeId, name: Name) -> Self {
        Self { node, name, sets: name.sets() }
    }

    /// Whether the element is in one of the sets.
    pub(super) fn is_in(self, set: Set) -> bool {
        self.sets.meets(set)
    }
}

/// The open elements, the innermost last.
#[derive(Debug)]
pub(super) struct Stack {
    open: Vec<Open>,
    /// How many are open of each name, by [`Name::place`]: most questions are for an element that is not there.
    counts: [u32; Name::PLACES],
    #[cfg(test)]
    steps: Cell<usize>,
}

impl Stack {
    pub(super) fn new() -> Self {
        Self {
            open: Vec::with_capacity(64),
            counts: [0; Name::PLACES],
            #[cfg(test)]
            steps: Cell::new(0),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// How many of them are formatting elements.
    pub(super) fn formatting(&self) -> usize {
        self.open.iter().filter(|open| open.is_in(Set::FORMATTING)).count()
    }

    /// The element at a place, the root being at 0; the document where there is none.
    pub(super) fn at(&self, place: usize) -> Open {
        const DOCUMENT: Open = Open { node: NodeId::DOCUMENT, name: Name::NONE, sets: Set::NONE };
        self.open.get(place).copied().unwrap_or(DOCUMENT)
    }

    /// The innermost element.
    pub(super) fn current(&self) -> Open {
        self.at(self.open.len().wrapping_sub(1))
    }

    /// Whether the innermost element is of that name.
    pub(super) fn is_at(&self, name: Name) -> bool {
        self.current().name == name
    }

    pub(super) fn push(&mut self, open: Open) {
        self.counts[open.name.place()] += 1;
        self.open.push(open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.counts[open.name.place()] -= 1;
        Some(open)
    }

    /// Closes the elements from a place on.
    pub(super) fn truncate(&mut self, length: usize) {
        while self.open.len() > length {
            self.pop();
        }
    }

    pub(super) fn remove(&mut self, place: usize) {
        let open = self.open.remove(place);
        self.counts[open.name.place()] -= 1;
    }

    pub(super) fn insert(&mut self, place: usize, open: Open) {
        self.counts[open.name.place()] += 1;
        self.open.insert(place, open);
    }

    /// Puts an element of the same name in the place of another.
    pub(super) fn replace(&mut self, place: usize, node: NodeId) {
        self.open[place].node = node;
    }

    /// Closes elements up to and with one of that name.
    pub(super) fn pop_until(&mut self, name: Name) {
        while self.pop().is_some_and(|open| open.name != name) {}
    }

    /// Closes elements up to and with one of a set.
    pub(super) fn pop_until_in(&mut self, set: Set) {
        while self.pop().is_some_and(|open| !open.is_in(set)) {}
    }

    /// Closes elements until the innermost passes.
    pub(super) fn pop_to(&mut self, passes: impl Fn(Open) -> bool) {
        while self.open.last().is_some_and(|open| !passes(*open)) {
            self.pop();
        }
    }

    /// Closes elements of which the end tag may be left out, except those of one name.
    pub(super) fn pop_implied(&mut self, except: Name) {
        self.pop_to(|open| !open.is_in(Set::IMPLIED) || open.name == except);
    }

    /// The elements with their places, the innermost first.
    pub(super) fn inward(&self) -> impl Iterator<Item = (usize, Open)> + '_ {
        self.open.iter().copied().enumerate().rev().inspect(|_| self.step())
    }

    /// Whether an element of that name is open.
    pub(super) fn holds(&self, name: Name) -> bool {
        self.counts[name.place()] > 0
    }

    /// Where an element is open.
    pub(super) fn position(&self, node: NodeId) -> Option<usize> {
        self.inward().find(|(_, open)| open.node == node).map(|(place, _)| place)
    }

    /// Whether an element of that name is open within a scope, which `ends` at certain elements.
    pub(super) fn has_in_scope(&self, name: Name, ends: Set) -> bool {
        self.holds(name) && self.finds_in_scope(|open| open.name == name, ends)
    }

    /// Whether an element that is sought is open within a scope.
    pub(super) fn finds_in_scope(&self, is_sought: impl Fn(Open) -> bool, ends: Set) -> bool {
        let found = self.inward().find(|(_, open)| is_sought(*open) || open.is_in(ends));
        found.is_some_and(|(_, open)| is_sought(open))
    }

    /// Counts a step, in tests: an element that is looked at, or a node that is moved.
    pub(super) fn step(&self) {
        #[cfg(test)]
        self.steps.set(self.steps.get() + 1);
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.steps.get()
    }
}
