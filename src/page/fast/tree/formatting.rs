//! The list of active formatting elements: those that are opened again where the markup is misnested.

use super::{Builder, Name, StartTag};
use crate::page::NodeId;
use crate::page::fast::attribute;

/// How many of the same kind the list holds at most: the standard's "Noah's Ark clause".
const MOST_ALIKE: usize = 3;

/// An active formatting element, and the tag that made it.
#[derive(Debug, Clone)]
pub(super) struct Active {
    pub(super) node: NodeId,
    pub(super) tag: StartTag,
    /// All attributes of the tag in order, once they were asked for.
    attributes: Option<Box<str>>,
}

#[derive(Debug)]
enum Entry {
    /// The starts of so many cells, templates or the like: what stands before is not opened within. Misnested tables can
    /// leave any number behind, of which one entry is made: the list is searched from end to end.
    Markers(usize),
    Element(Active),
}

/// The active formatting elements, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Formatting {
    entries: Vec<Entry>,
}

impl Formatting {
    /// How many elements there are, without markers.
    pub(super) fn len(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry, Entry::Element(_))).count()
    }

    pub(super) fn push_marker(&mut self) {
        match self.entries.last_mut() {
            Some(Entry::Markers(count)) => *count += 1,
            _ => self.entries.push(Entry::Markers(1)),
        }
    }

    /// Removes all up to and with the last marker.
    pub(super) fn clear_to_marker(&mut self) {
        while let Some(Entry::Element(_)) = self.entries.last() {
            self.entries.pop();
        }
        match self.entries.last_mut() {
            Some(Entry::Markers(count)) if *count > 1 => *count -= 1,
            _ => drop(self.entries.pop()),
        }
    }

    pub(super) fn position(&self, node: NodeId) -> Option<usize> {
        self.entries.iter().position(|entry| matches!(entry, Entry::Element(active) if active.node == node))
    }

    /// The last element of that name behind the last marker, and its place.
    pub(super) fn last_of(&self, name: Name) -> Option<(usize, &Active)> {
        self.to_marker().find(|(_, active)| active.tag.name == name)
    }

    /// The element at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Active> {
        match self.entries.get(place) {
            Some(Entry::Element(active)) => Some(active),
            _ => None,
        }
    }

    /// Puts a node that was made by the same tag in the place of another.
    pub(super) fn replace(&mut self, place: usize, node: NodeId) {
        if let Some(Entry::Element(active)) = self.entries.get_mut(place) {
            active.node = node;
        }
    }

    pub(super) fn insert(&mut self, place: usize, active: Active) {
        self.entries.insert(place, Entry::Element(active));
    }

    pub(super) fn remove(&mut self, place: usize) {
        self.entries.remove(place);
        let Some(before) = place.checked_sub(1) else { return };
        if let [Entry::Markers(count), Entry::Markers(more), ..] = self.entries[before..] {
            self.entries[before] = Entry::Markers(count + more);
            self.entries.remove(place);
        }
    }

    pub(super) fn remove_node(&mut self, node: NodeId) {
        if let Some(place) = self.position(node) {
            self.remove(place);
        }
    }

    /// The elements behind the last marker with their places, the last first.
    fn to_marker(&self) -> impl Iterator<Item = (usize, &Active)> {
        self.entries.iter().enumerate().rev().map_while(|(place, entry)| match entry {
            Entry::Element(active) => Some((place, active)),
            Entry::Markers(_) => None,
        })
    }

    /// Whether there may be so many elements of the same kind as `tag` that one has to go.
    fn is_crowded(&self, tag: StartTag) -> bool {
        self.to_marker().filter(|(_, active)| active.tag.name == tag.name).count() >= MOST_ALIKE
    }

    /// Removes the first of the elements that are as `active`, if there are as many as there may be.
    fn make_room(&mut self, active: &mut Active, source: &str) {
        let (mut alike, mut first) = (0, None);
        for (place, entry) in self.entries.iter_mut().enumerate().rev() {
            let Entry::Element(other) = entry else { break };
            if other.tag.name == active.tag.name && other.has_same_attributes(active, source) {
                (alike, first) = (alike + 1, Some(place));
            }
        }
        if let Some(first) = first.filter(|_| alike >= MOST_ALIKE) {
            self.remove(first);
        }
    }
}

impl Active {
    /// The same for another node that was made by the same tag.
    pub(super) fn of(self, node: NodeId) -> Self {
        Self { node, ..self }
    }

    fn has_same_attributes(&mut self, other: &mut Self, source: &str) -> bool {
        let (own, others) = (self.attributes(source), other.attributes(source));
        // Most have none. To compare two texts that lie nowhere takes long, though there is nothing to compare.
        own.len() == others.len() && (own.is_empty() || own == others)
    }

    /// All attributes of the tag, written so that they equal those of a tag that has the same.
    fn attributes(&mut self, source: &str) -> &str {
        self.attributes.get_or_insert_with(|| {
            let mut all = attribute::all(source, self.tag.written as usize).attributes;
            all.sort_unstable();
            // No name and no value holds a NUL.
            all.iter().flat_map(|(name, value)| [name, "\0", value, "\0"]).collect::<String>().into()
        })
    }
}

impl Builder<'_> {
    /// Opens the formatting element of a start tag, and lists it.
    pub(super) fn open_formatting(&mut self, tag: StartTag) {
        let mut active = Active { node: NodeId::DOCUMENT, tag, attributes: None };
        if self.formatting.is_crowded(tag) {
            self.formatting.make_room(&mut active, self.source);
        }
        active.node = self.open(tag);
        self.formatting.entries.push(Entry::Element(active));
    }

    /// Opens the formatting elements again that misnested markup has closed: the standard's "reconstruct the active
    /// formatting elements".
    pub(super) fn reopen_formatting(&mut self) {
        let mut from = self.formatting.entries.len();
        while from > 0 && !self.is_marker_or_open(from - 1) {
            from -= 1;
        }
        for place in from..self.formatting.entries.len() {
            if let Some(active) = self.formatting.at(place) {
                let tag = active.tag;
                let node = self.open_again(&tag);
                self.formatting.replace(place, node);
            }
        }
    }

    fn is_marker_or_open(&self, place: usize) -> bool {
        self.formatting.at(place).is_none_or(|active| self.stack.position(active.node).is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::limits::Limits;
    use crate::page::fast::built;
    use crate::page::fast::tests::check;

    #[test]
    fn markers_left_behind_do_not_lengthen_the_list() {
        for unit in ["<table><td><object></table><b>one</b>", "<table><td><object></table><b><i><p>one</b>"] {
            let html = unit.repeat(200);
            assert!(built(&html, &Limits::default()).formatting.entries.len() < 140, "{unit}");
            // What stands before the markers is not opened again, and each is cleared for itself.
            for rest in ["x<p>y", "<td></object>x<td></td>y", "<template><i><p>x</template>y</table>z"] {
                let html = format!("<b>{}{rest}", unit.repeat(20));
                check(&html, &html);
            }
        }
    }
}
