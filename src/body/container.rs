//! The elements that hold blocks: for each, which run of the blocks, and what its class names are worth.

use std::ops::Range;

use super::evidence::{Evidence, Sort, hash_words, key};
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
#[derive(Debug, Clone, Default)]
pub(super) struct Container {
    parent: u32,
    bigger: u32,
    first: u32,
    end: u32,
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

/// What the names of a page are worth, as far as somebody asked.
struct Worth<'p> {
    page: &'p Page,
    evidence: &'p Evidence,
    /// For each name, its worth to a block of its own element.
    own: Vec<Option<Bounds>>,
    /// Its worth to all blocks below.
    below: Vec<Option<Bounds>>,
}

impl<'p> Worth<'p> {
    fn new(page: &'p Page, evidence: &'p Evidence) -> Self {
        let unknown = || vec![None; page.naming().len()];
        Self { page, evidence, own: unknown(), below: unknown() }
    }

    /// What the class and the id of an element are worth.
    fn of(&mut self, element: NodeId, sort: Sort) -> Bounds {
        let mut bounds = Bounds::default();
        // What `<body>` is called says something of the site, not of the block.
        if self.page.is(element, Tag::Body) || self.page.is(element, Tag::Html) {
            return bounds;
        }
        let known = if sort == Sort::OwnName { &mut self.own } else { &mut self.below };
        for (_, name) in self.page.names(element).filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id)) {
            let Some(known) = known.get_mut(name.index()) else { continue };
            let Bounds { low, high } = *known.get_or_insert_with(|| worth(self.page.name(name), sort, self.evidence));
            bounds.widen(low);
            bounds.widen(high);
        }
        bounds
    }
}

/// So many words of a name are weighed at once: most names have fewer.
const AT_ONCE: usize = 16;

/// What the words of a name are worth.
fn worth(name: &str, sort: Sort, evidence: &Evidence) -> Bounds {
    let mut bounds = Bounds::default();
    let (mut keys, mut count) = ([0; AT_ONCE], 0);
    let mut weigh = |keys: &[u32]| {
        let mut weights = [0.0; AT_ONCE];
        evidence.weights(keys, &mut weights[..keys.len()]);
        weights[..keys.len()].iter().for_each(|weight| bounds.widen(*weight));
    };
    hash_words(name, |word| {
        keys[count] = key(sort, word);
        count += 1;
        if count == AT_ONCE {
            weigh(&keys);
            count = 0;
        }
    });
    weigh(&keys[..count]);
    bounds
}

/// Ways through more elements than this are not followed to their end, so that none costs more.
const LONGEST_WAY: u32 = 64;

impl Container {
    /// The element above, by its number; of the topmost, itself.
    pub(super) fn parent(&self) -> usize {
        self.parent as usize
    }

    /// The nearest element above that has more blocks; of the topmost, itself.
    fn bigger(&self) -> usize {
        self.bigger as usize
    }

    /// The blocks below it.
    pub(super) fn blocks(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// All elements with blocks below them, parents before children.
#[derive(Debug, Clone, Default)]
pub(super) struct Containers {
    pub(super) all: Vec<Container>,
    /// For each block, the container that its own element is.
    of_block: Vec<u32>,
}

impl Containers {
    pub(super) fn of(page: &Page, blocks: &[Block], evidence: &Evidence) -> Self {
        const UNKNOWN: u32 = u32::MAX;
        let all = Vec::with_capacity(2 * blocks.len());
        let mut containers = Self { all, of_block: Vec::with_capacity(blocks.len()) };
        let mut known = vec![UNKNOWN; page.len()];
        let (mut new, mut elements) = (Vec::new(), Vec::with_capacity(2 * blocks.len()));
        for (at, block) in blocks.iter().enumerate() {
            let mut above: Option<u32> = None;
            for id in std::iter::once(block.node).chain(page.ancestors(block.node)) {
                match known[id.index()] {
                    UNKNOWN => new.push(id),
                    number => {
                        above = Some(number);
                        break;
                    }
                }
            }
            while let Some(id) = new.pop() {
                let number = containers.all.len() as u32;
                known[id.index()] = number;
                containers.all.push(containers.open(above, at as u32, page.is(id, Tag::Article)));
                elements.push(id);
                above = Some(number);
            }
            containers.of_block.push(above.unwrap_or(0));
        }
        containers.all.shrink_to_fit();
        containers.measure();
        containers.weigh(&elements, Worth::new(page, evidence));
        containers
    }

    /// A container that begins at a block, and of which no more is known.
    fn open(&self, above: Option<u32>, first: u32, is_article: bool) -> Container {
        let parent = above.and_then(|above| self.all.get(above as usize));
        let in_article = parent.is_some_and(|parent| parent.is_article);
        Container {
            parent: above.unwrap_or(self.all.len() as u32),
            first,
            end: first,
            depth: parent.map_or(0, |parent| parent.depth + 1),
            is_article: in_article || is_article,
            is_outer_article: !in_article && is_article,
            ..Container::default()
        }
    }

    /// Fills in what the names of the elements are worth: to a block of their own where they have one, and to the blocks
    /// below where there are elements between.
    fn weigh(&mut self, elements: &[NodeId], mut worth: Worth<'_>) {
        let (mut has_own, mut has_below) = (vec![false; self.all.len()], vec![false; self.all.len()]);
        self.of_block.iter().for_each(|number| has_own[*number as usize] = true);
        self.all.iter().for_each(|container| has_below[container.parent()] = true);
        for (number, element) in elements.iter().enumerate() {
            let parent = self.all[number].parent();
            let (above, above_sum) = (self.all[parent].above, self.all[parent].above_sum);
            let container = &mut self.all[number];
            container.signature = worth.page.signature(*element);
            if has_own[number] {
                container.own = worth.of(*element, Sort::OwnName);
            }
            if has_below[number] {
                let Bounds { low, high } = worth.of(*element, Sort::NameAbove);
                (container.names, container.above) = (Bounds { low, high }, above);
                container.above.widen(low);
                container.above.widen(high);
                container.above_sum = above_sum + low + high;
            }
        }
    }

    /// Fills in which blocks each holds, now that all are known.
    fn measure(&mut self) {
        for (number, end) in self.of_block.iter().zip(1..) {
            self.all[*number as usize].end = end;
        }
        for number in (1..self.all.len()).rev() {
            let (parent, end) = (self.all[number].parent(), self.all[number].end);
            self.all[parent].end = self.all[parent].end.max(end);
        }
        for number in 0..self.all.len() {
            let parent = self.all[number].parent();
            let is_bigger = self.all[parent].blocks().len() > self.all[number].blocks().len();
            let bigger = if is_bigger || parent == number { parent as u32 } else { self.all[parent].bigger };
            self.all[number].bigger = bigger;
        }
    }

    /// The container that a block's own element is.
    pub(super) fn own(&self, block: usize) -> &Container {
        &self.all[self.of_block[block] as usize]
    }

    /// The nearest container of a block that has others too, where there is one.
    pub(super) fn inner(&self, block: usize) -> usize {
        let own = self.own(block);
        if own.blocks().len() > 1 { self.of_block[block] as usize } else { own.bigger() }
    }

    /// The three nearest containers of a block, each with more blocks than the one before, where there are such.
    pub(super) fn around(&self, block: usize) -> [usize; 3] {
        let first = self.inner(block);
        let second = self.all[first].bigger();
        [first, second, self.all[second].bigger()]
    }

    /// Differs for blocks whose elements differ in tag or class.
    pub(super) fn own_signature(&self, block: usize) -> u32 {
        self.own(block).signature
    }

    /// How many elements are left, and how many entered, on the way from one block to another.
    pub(super) fn way(&self, from: usize, to: usize) -> (u32, u32) {
        let (mut from, mut to) = (self.of_block[from] as usize, self.of_block[to] as usize);
        let (mut rise, mut fall) = (0, 0);
        while from != to {
            if self.all[from].depth >= self.all[to].depth {
                (from, rise) = (self.all[from].parent(), rise + 1);
            } else {
                (to, fall) = (self.all[to].parent(), fall + 1);
            }
            if rise + fall > LONGEST_WAY {
                break;
            }
        }
        (rise, fall)
    }

    /// Differs for blocks whose elements, or the ones right above, differ in tag or class.
    pub(super) fn signature(&self, block: usize) -> u32 {
        let own = self.own(block);
        mix(own.signature, self.all[own.parent()].signature)
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
        let runs = |at| containers.around(at).map(|c| containers.all[c].blocks());
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
