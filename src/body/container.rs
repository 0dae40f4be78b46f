//! The elements that hold blocks: for each, which run of the blocks, and what its class names are worth.

use super::evidence::{self, Evidence, Sort, key};
use super::shape::mix;
use crate::block::Block;
use crate::page::{Attr, NodeId, Page, Tag};

/// The lowest and the highest of some weights; 0 where there are none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounds {
    pub(super) low: f32,
    pub(super) high: f32,
}

impl Bounds {
    fn widen(&mut self, weight: f32) {
        self.low = self.low.min(weight);
        self.high = self.high.max(weight);
    }
}

/// An element with blocks below it.
#[derive(Debug, Clone)]
pub(super) struct Container {
    pub(super) parent: usize,
    /// The nearest element above that has more blocks; the topmost is its own.
    pub(super) bigger: usize,
    /// The blocks below it are those from `first` up to, and without, `end`.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) depth: u32,
    /// Whether it is an `<article>` or stands in one.
    pub(super) is_article: bool,
    /// Whether it is an `<article>` that stands in no other.
    pub(super) is_outer_article: bool,
    /// Differs for elements of another tag or class.
    pub(super) signature: u32,
    /// What its class names are worth to a block of its own, if it has one.
    pub(super) own: Bounds,
    /// What they are worth to all blocks below, if there are elements between.
    pub(super) names: Bounds,
    /// The same of this element and all above it.
    pub(super) above: Bounds,
    pub(super) above_sum: f32,
}

/// What an element is called, and what that is worth, as far as somebody asked.
struct Named<'p> {
    tag: Tag,
    class: &'p str,
    id: &'p str,
    signature: u32,
    own: Option<Bounds>,
    names: Option<Bounds>,
}

/// At most so many elements are remembered: a power of two, and more than a list of cards has. A small page has fewer.
const REMEMBERED: usize = 256;

/// The elements that were met last, by what they are called. Most are called as one before them, and then all is known.
struct Met<'p> {
    page: &'p Page,
    evidence: &'p Evidence,
    last: Vec<Option<Named<'p>>>,
}

impl<'p> Met<'p> {
    fn new(page: &'p Page, evidence: &'p Evidence, elements: usize) -> Self {
        let remembered = elements.min(REMEMBERED).next_power_of_two();
        Self { page, evidence, last: std::iter::repeat_with(|| None).take(remembered).collect() }
    }

    fn named(&mut self, element: NodeId) -> &mut Named<'p> {
        let tag = self.page.tag(element).unwrap_or(Tag::Other);
        let name = |attr| self.page.attr(element, attr).unwrap_or_default();
        let (class, id) = (name(Attr::Class), name(Attr::Id));
        let signature = signature(tag, class);
        let last = self.last.len() - 1;
        let known = &mut self.last[(signature ^ id.len() as u32) as usize & last];
        // Comparing two empty texts costs more than asking first: where they lie is no memory.
        let are_same = |one: &str, other: &str| one.len() == other.len() && (one.is_empty() || one == other);
        let is_so_called = |known: &&Named| known.tag == tag && are_same(known.class, class) && are_same(known.id, id);
        if known.as_ref().filter(is_so_called).is_none() {
            *known = None;
        }
        known.get_or_insert_with(|| Named { tag, class, id, signature, own: None, names: None })
    }

    /// What the names of an element are worth to a block of its own.
    fn own(&mut self, element: NodeId) -> Bounds {
        let (page, evidence) = (self.page, self.evidence);
        *self.named(element).own.get_or_insert_with(|| worth(page, element, Sort::OwnName, evidence))
    }

    /// What they are worth to all blocks below.
    fn names(&mut self, element: NodeId) -> Bounds {
        let (page, evidence) = (self.page, self.evidence);
        *self.named(element).names.get_or_insert_with(|| worth(page, element, Sort::NameAbove, evidence))
    }
}

/// What the names of an element are worth.
fn worth(page: &Page, element: NodeId, sort: Sort, evidence: &Evidence) -> Bounds {
    let mut bounds = Bounds::default();
    // What `<body>` is called says something of the site, not of the block.
    if !page.is(element, Tag::Body) && !page.is(element, Tag::Html) {
        evidence::names(page, element, |name| bounds.widen(evidence.weight(key(sort, name))));
    }
    bounds
}

/// Differs, but for rare accidents, where tag or class do.
fn signature(tag: Tag, class: &str) -> u32 {
    /// An odd number with bits all over, as multiplicative hashes use.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = (tag as u64 + 1).wrapping_mul(FACTOR);
    for chunk in class.as_bytes().chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    }
    (hash >> 32) as u32
}

/// Ways through more elements than this count as this long.
const LONGEST_WAY: u32 = 64;

impl Container {
    pub(super) fn size(&self) -> usize {
        self.end - self.first
    }
}

/// All elements with blocks below them, parents before children.
#[derive(Debug, Clone, Default)]
pub(super) struct Containers {
    pub(super) all: Vec<Container>,
    /// For each block, the container that its own element is.
    pub(super) of_block: Vec<usize>,
}

impl Containers {
    pub(super) fn of(page: &Page, blocks: &[Block], evidence: &Evidence) -> Self {
        const UNKNOWN: u32 = u32::MAX;
        let all = Vec::with_capacity(2 * blocks.len());
        let mut containers = Self { all, of_block: Vec::with_capacity(blocks.len()) };
        let mut known = vec![UNKNOWN; page.len()];
        let (mut new, mut elements) = (Vec::new(), Vec::with_capacity(2 * blocks.len()));
        for (at, block) in blocks.iter().enumerate() {
            let mut above = None;
            for id in std::iter::once(block.node).chain(page.ancestors(block.node)) {
                match known[id.index()] {
                    UNKNOWN => new.push(id),
                    number => {
                        above = Some(number as usize);
                        break;
                    }
                }
            }
            while let Some(id) = new.pop() {
                let number = containers.all.len();
                known[id.index()] = number as u32;
                containers.all.push(containers.open(above, at, page.is(id, Tag::Article)));
                elements.push(id);
                above = Some(number);
            }
            containers.of_block.push(above.unwrap_or(0));
        }
        containers.measure();
        containers.weigh(&elements, Met::new(page, evidence, elements.len()));
        containers
    }

    /// A container that begins at a block, and of which no more is known.
    fn open(&self, above: Option<usize>, first: usize, is_article: bool) -> Container {
        let parent = above.and_then(|above| self.all.get(above));
        let in_article = parent.is_some_and(|parent| parent.is_article);
        let (own, names, above_names) = Default::default();
        Container {
            parent: above.unwrap_or(self.all.len()),
            bigger: 0,
            first,
            end: first,
            depth: parent.map_or(0, |parent| parent.depth + 1),
            is_article: in_article || is_article,
            is_outer_article: !in_article && is_article,
            signature: 0,
            own,
            names,
            above: above_names,
            above_sum: 0.0,
        }
    }

    /// Fills in what the names of the elements are worth: to a block of their own where they have one, and to the blocks
    /// below where there are elements between.
    fn weigh(&mut self, elements: &[NodeId], mut met: Met<'_>) {
        let (mut has_own, mut has_below) = (vec![false; self.all.len()], vec![false; self.all.len()]);
        self.of_block.iter().for_each(|number| has_own[*number] = true);
        self.all.iter().for_each(|container| has_below[container.parent] = true);
        for (number, element) in elements.iter().enumerate() {
            let parent = self.all[number].parent;
            let (above, above_sum) = (self.all[parent].above, self.all[parent].above_sum);
            let container = &mut self.all[number];
            container.signature = met.named(*element).signature;
            if has_own[number] {
                container.own = met.own(*element);
            }
            if has_below[number] {
                let Bounds { low, high } = met.names(*element);
                (container.names, container.above) = (Bounds { low, high }, above);
                container.above.widen(low);
                container.above.widen(high);
                container.above_sum = above_sum + low + high;
            }
        }
    }

    /// Fills in which blocks each holds, now that all are known.
    fn measure(&mut self) {
        for (at, number) in self.of_block.iter().enumerate() {
            self.all[*number].end = at + 1;
        }
        for number in (1..self.all.len()).rev() {
            let (parent, end) = (self.all[number].parent, self.all[number].end);
            self.all[parent].end = self.all[parent].end.max(end);
        }
        for number in 0..self.all.len() {
            let parent = self.all[number].parent;
            let is_bigger = self.all[parent].size() > self.all[number].size();
            self.all[number].bigger = if is_bigger || parent == number { parent } else { self.all[parent].bigger };
        }
    }

    /// The nearest container of a block that has others too, where there is one.
    pub(super) fn inner(&self, block: usize) -> usize {
        let own = self.of_block[block];
        if self.all[own].size() > 1 { own } else { self.all[own].bigger }
    }

    /// The three nearest containers of a block, each with more blocks than the one before, where there are such.
    pub(super) fn around(&self, block: usize) -> [usize; 3] {
        let first = self.inner(block);
        let second = self.all[first].bigger;
        [first, second, self.all[second].bigger]
    }

    pub(super) fn own_signature(&self, block: usize) -> u32 {
        self.all[self.of_block[block]].signature
    }

    /// How many elements are left, and how many entered, on the way from one block to another.
    pub(super) fn way(&self, from: usize, to: usize) -> (u32, u32) {
        let (mut from, mut to) = (self.of_block[from], self.of_block[to]);
        let (mut rise, mut fall) = (0, 0);
        while from != to {
            if self.all[from].depth >= self.all[to].depth {
                (from, rise) = (self.all[from].parent, rise + 1);
            } else {
                (to, fall) = (self.all[to].parent, fall + 1);
            }
            if rise + fall > LONGEST_WAY {
                break;
            }
        }
        (rise, fall)
    }

    /// Differs for blocks whose elements, or the elements above those, differ in tag or class.
    pub(super) fn signature(&self, block: usize) -> u32 {
        let own = &self.all[self.of_block[block]];
        mix(own.signature, self.all[own.parent].signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{block, page};

    #[test]
    fn containers_know_their_blocks() {
        let page = page::standard::parse("<div><p>a<p>b</div><section><div><p class=x>c</div></section><p>d");
        let blocks = block::blocks(&page);
        let containers = Containers::of(&page, &blocks, &Evidence::default());
        let runs = |at| containers.around(at).map(|c| containers.all[c].first..containers.all[c].end);
        assert_eq!(runs(0), [0..2, 0..4, 0..4]);
        assert_eq!(runs(2), [0..4, 0..4, 0..4]);
        assert_eq!(containers.signature(0), containers.signature(1));
        assert_ne!(containers.signature(0), containers.signature(2));
    }

    #[test]
    fn no_blocks_no_containers() {
        assert!(Containers::of(&Page::default(), &[], &Evidence::default()).all.is_empty());
    }
}
