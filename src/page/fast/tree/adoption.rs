//! The standard's "adoption agency algorithm": the end tag of a formatting element that is misnested.

use super::formatting::Active;
use super::stack::Open;
use super::{Builder, Name};
use crate::page::NodeId;
use crate::page::name::Set;

/// How often the algorithm begins anew at most, as the standard has it.
const MOST_ROUNDS: usize = 8;

/// How many elements between a formatting element and its furthest block are made again.
const MOST_MADE_AGAIN: usize = 3;

impl Builder<'_> {
    /// Closes the formatting element of that name.
    pub(super) fn adopt(&mut self, name: Name) {
        let current = self.stack.current();
        if current.name == name && self.formatting.position(current.node).is_none() {
            self.stack.pop();
            return;
        }
        for _ in 0..MOST_ROUNDS {
            let Some((listed, active)) = self.formatting.last_of(name) else {
                return self.end_any_other(name);
            };
            let active = active.clone();
            let Some(place) = self.stack.position(active.node) else {
                return self.formatting.remove(listed);
            };
            if !self.stack.finds_in_scope(|open| open.node == active.node, Set::SCOPE) {
                return;
            }
            let Some(block) = (place..self.stack.len()).find(|at| self.stack.at(*at).is_in(Set::SPECIAL)) else {
                self.stack.truncate(place);
                return self.formatting.remove(listed);
            };
            self.adopt_below(active, place, block);
        }
    }

    /// Moves what stands in the furthest block, at a place of the stack, into a formatting element of its own.
    fn adopt_below(&mut self, active: Active, place: usize, block_place: usize) {
        let block = self.stack.at(block_place);
        let ancestor = self.stack.at(place.wrapping_sub(1));
        let (last, follows) = self.make_between(active.node, block_place);
        self.put(last, ancestor);

        let node = self.make_again(&active.tag);
        while let Some(child) = self.page.nodes[block.node.index()].first_child {
            self.stack.step();
            self.page.link(child, node, None);
        }
        self.page.link(node, block.node, None);
        if let Some(old) = self.stack.position(active.node) {
            self.stack.remove(old);
        }
        if let Some(block) = self.stack.position(block.node) {
            self.stack.insert(block + 1, Open::new(node, active.tag.name));
        }
        self.list_adopted(node, active, follows);
    }

    /// Lists the new element where it follows another, or else in the place of the old one.
    fn list_adopted(&mut self, node: NodeId, active: Active, follows: Option<NodeId>) {
        let old = active.node;
        if let Some(before) = follows.and_then(|node| self.formatting.position(node)) {
            self.formatting.insert(before + 1, active.of(node));
            self.formatting.remove_node(old);
        } else if let Some(place) = self.formatting.position(old) {
            self.formatting.replace(place, node);
        }
    }

    /// Makes the elements again that stand between a formatting element and the furthest block, each around the one
    /// before. Gives the outermost, and the element behind which the list is to go on, if not in the old place.
    fn make_between(&mut self, formatting: NodeId, block_place: usize) -> (NodeId, Option<NodeId>) {
        let (mut last, mut follows) = (self.stack.at(block_place).node, None);
        let (mut place, mut count) = (block_place, 0);
        loop {
            place = place.wrapping_sub(1);
            let open = self.stack.at(place);
            if open.node == formatting || open.node == NodeId::DOCUMENT {
                return (last, follows);
            }
            count += 1;
            let listed = self.formatting.position(open.node);
            let tag = listed.and_then(|listed| self.formatting.at(listed)).map(|active| active.tag);
            let (Some(listed), Some(tag)) = (listed.filter(|_| count <= MOST_MADE_AGAIN), tag) else {
                self.formatting.remove_node(open.node);
                self.stack.remove(place);
                continue;
            };
            let node = self.make_again(&tag);
            self.stack.replace(place, node);
            self.formatting.replace(listed, node);
            follows = follows.or(Some(node));
            self.page.link(last, node, None);
            last = node;
        }
    }
}
