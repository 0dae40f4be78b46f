//! A page's blocks measured: what each holds, which are alike, where the title stands.

use super::column::Sums;
use super::container::Containers;
use super::ends::Last;
use super::evidence::Evidence;
use super::heading;
use super::shape::{Shape, mix};
use super::wording::Wording;
use crate::block::Block;
use crate::page::{Metadata, Page, plain};

/// Blocks that are alike: for each block the number of its group.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    pub(super) of_block: Vec<u32>,
    pub(super) sizes: Vec<u32>,
    /// For each block, how many of its group come before it.
    pub(super) earlier: Vec<u32>,
}

impl Groups {
    fn of(keys: impl Iterator<Item = u32>) -> Self {
        // A key and the block behind it as one number: two of these are compared at once.
        let mut sorted: Vec<u64> = keys.zip(0..).map(|(key, block): (u32, u64)| u64::from(key) << 32 | block).collect();
        sorted.sort_unstable();
        let mut groups = Self { of_block: vec![0; sorted.len()], sizes: Vec::new(), earlier: vec![0; sorted.len()] };
        let mut last = None;
        for (key, block) in sorted.into_iter().map(|both| (both >> 32, both as u32)) {
            if last != Some(key) {
                groups.sizes.push(0);
                last = Some(key);
            }
            let number = groups.sizes.len() - 1;
            groups.of_block[block as usize] = number as u32;
            groups.earlier[block as usize] = groups.sizes[number];
            groups.sizes[number] += 1;
        }
        groups
    }

    /// The mean of a number over the group of each block, by group.
    pub(super) fn means(&self, values: impl Iterator<Item = f32>) -> Vec<f32> {
        let mut sums = vec![0.0; self.sizes.len()];
        for (value, group) in values.zip(&self.of_block) {
            sums[*group as usize] += value;
        }
        sums.iter().zip(&self.sizes).map(|(sum, size)| sum / *size as f32).collect()
    }
}

/// Hashes, a bit for each by its last bits: most that are asked for are none of them, and that is seen at once.
#[derive(Debug, Clone)]
struct Bits([u64; BITS / 64]);

/// Many times the words that titles and descriptions have, so that few others share their bits.
const BITS: usize = 2048;

impl Bits {
    fn of<'h>(hashes: impl IntoIterator<Item = &'h u32>) -> Self {
        let mut bits = [0; BITS / 64];
        for hash in hashes {
            bits[*hash as usize % BITS / 64] |= 1 << (hash % 64);
        }
        Self(bits)
    }

    fn may_have(&self, hash: u32) -> bool {
        self.0[hash as usize % BITS / 64] & 1 << (hash % 64) != 0
    }
}

/// Hashes of each three words of a text that follow each other.
#[derive(Debug, Clone)]
struct Shingles {
    sorted: Vec<u32>,
    bits: Bits,
}

impl Shingles {
    fn of(words: &[u32]) -> Self {
        let mut sorted: Vec<u32> = shingles(words).collect();
        sorted.sort_unstable();
        Self { bits: Bits::of(&sorted), sorted }
    }

    /// The part of a text's shingles that are among these.
    fn share(&self, words: &[u32]) -> f32 {
        if words.len() < 3 || self.sorted.is_empty() {
            return 0.0;
        }
        let is_found = |shingle: &u32| self.bits.may_have(*shingle) && self.sorted.binary_search(shingle).is_ok();
        shingles(words).filter(is_found).count() as f32 / (words.len() - 2) as f32
    }
}

fn shingles(words: &[u32]) -> impl Iterator<Item = u32> {
    words.windows(3).map(|words| mix(mix(words[0], words[1]), words[2]))
}

/// What the page declares, as hashes of words.
#[derive(Debug, Clone)]
struct Declared {
    titles: Vec<Vec<u32>>,
    /// The words of all titles.
    in_titles: Bits,
    description: Shingles,
    body: Shingles,
    body_words: f32,
}

/// How many of the page's titles are looked at.
const TITLES: usize = 4;

impl Declared {
    fn of(metadata: &Metadata) -> Self {
        let hashes = |text: &str| {
            let mut hashes = Vec::new();
            Shape::of(text, &mut hashes);
            hashes
        };
        let mut titles: Vec<Vec<u32>> = metadata.headlines().into_iter().take(TITLES).map(hashes).collect();
        for title in &mut titles {
            title.sort_unstable();
            title.dedup();
        }
        titles.retain(|title| title.len() > 1);
        let description = metadata.meta("description").or_else(|| metadata.meta("og:description"));
        let body = metadata.article_body.as_deref().map(hashes).unwrap_or_default();
        let body_words = body.len() as f32;
        Self {
            in_titles: Bits::of(titles.iter().flatten()),
            titles,
            description: Shingles::of(&description.map(hashes).unwrap_or_default()),
            body: Shingles::of(&body),
            body_words,
        }
    }

    /// The greatest share of a title's words that stand in a block, and the share of the block's words that do so.
    /// `found` holds the words found meanwhile.
    fn title_of(&self, words: &[u32], found: &mut Vec<u32>) -> (f32, f32) {
        let mut best = (0.0, 0.0);
        let may_be_in_title = |word: &u32| self.in_titles.may_have(*word);
        if !words.iter().any(may_be_in_title) {
            return best;
        }
        for title in &self.titles {
            found.clear();
            found.extend(
                words.iter().copied().filter(|word| may_be_in_title(word) && title.binary_search(word).is_ok()),
            );
            let within = found.len() as f32 / words.len().max(1) as f32;
            found.sort_unstable();
            found.dedup();
            let of_title = found.len() as f32 / title.len() as f32;
            if of_title * within > best.0 * best.1 {
                best = (of_title, within);
            }
        }
        best
    }
}

/// A word has about so many bytes with the space behind it, or more.
const BYTES_PER_WORD: usize = 5;

/// Only a block of at most this many words can be the title.
const LONGEST_TITLE: usize = 40;

/// A page's blocks, measured.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    pub(super) is_plain: bool,
    pub(super) shapes: Vec<Shape>,
    pub(super) link_density: Vec<f32>,
    pub(super) containers: Containers,
    pub(super) copies: Groups,
    /// Blocks of the same tags and classes, their own and the ones above.
    pub(super) alike: Groups,
    /// Blocks of the same tag and class.
    pub(super) kin: Groups,
    /// For each block, the nearest heading before it.
    pub(super) heading_above: Vec<Option<u32>>,
    /// For each block, the heading of the section that it, or the heading above it, stands in.
    pub(super) section_above: Vec<Option<u32>>,
    /// Headings of the first level.
    pub(super) top_headings: Sums,
    /// Outermost `<article>` elements that begin at a block.
    pub(super) articles: Sums,
    pub(super) wording: Vec<Wording>,
    /// For each block, the share of a title that it holds, and the share of it that is the title.
    pub(super) title: Vec<(f32, f32)>,
    /// The block that is the title.
    pub(super) title_at: Option<usize>,
    pub(super) in_description: Vec<f32>,
    pub(super) in_declared: Vec<f32>,
    pub(super) declared_words: f32,
    pub(super) words: Sums,
    pub(super) linked: Sums,
    /// Words of blocks that read as running text.
    pub(super) prose: Sums,
    /// Blocks that end as a sentence does.
    pub(super) stopped: Sums,
}

impl Outline {
    pub(super) fn of(page: &Page, blocks: &[Block], metadata: &Metadata, evidence: &Evidence) -> Self {
        let bytes: usize = blocks.iter().map(|block| block.text.len()).sum();
        let mut hashes = Vec::with_capacity(bytes / BYTES_PER_WORD);
        let shapes: Vec<Shape> = blocks.iter().map(|block| Shape::of(&block.text, &mut hashes)).collect();
        let words = |shape: &Shape| &hashes[shape.hashes.start as usize..shape.hashes.end as usize];
        let is_plain = plain::is_plain(page);
        let containers = if is_plain { Containers::default() } else { Containers::of(page, blocks, evidence) };
        let declared = Declared::of(metadata);
        let link_density: Vec<f32> =
            blocks.iter().map(|block| block.linked as f32 / block.text.len().max(1) as f32).collect();
        let with_density = || shapes.iter().zip(&link_density);
        let mut found = Vec::new();
        let mut title_of = |shape: &Shape| match words(shape) {
            words if words.len() > LONGEST_TITLE => (0.0, 0.0),
            words => declared.title_of(words, &mut found),
        };
        let title: Vec<(f32, f32)> = shapes.iter().map(&mut title_of).collect();
        let signatures = |at| if is_plain { 0 } else { containers.signature(at) };
        Self {
            is_plain,
            copies: Groups::of(shapes.iter().map(|shape| words(shape).iter().fold(0, |hash, word| mix(hash, *word)))),
            alike: Groups::of((0..blocks.len()).map(signatures)),
            kin: Groups::of((0..blocks.len()).map(|at| if is_plain { 0 } else { containers.own_signature(at) })),
            heading_above: heading::above(blocks),
            section_above: heading::sections(blocks),
            top_headings: Sums::of(blocks.iter().map(|block| f32::from(u8::from(block.level == Some(1))))),
            articles: Sums::of(article_starts(blocks, &containers).into_iter()),
            wording: shapes.iter().map(|shape| Wording::of(words(shape), evidence)).collect(),
            title_at: title_at(blocks, &title),
            in_description: shapes.iter().map(|shape| declared.description.share(words(shape))).collect(),
            in_declared: shapes.iter().map(|shape| declared.body.share(words(shape))).collect(),
            declared_words: declared.body_words,
            words: Sums::of(shapes.iter().map(|shape| shape.words)),
            linked: Sums::of(with_density().map(|(shape, density)| shape.words * density)),
            prose: Sums::of(with_density().map(|(shape, density)| prose_words(shape, *density))),
            stopped: Sums::of(shapes.iter().map(|shape| f32::from(u8::from(shape.last >= Last::Ellipsis)))),
            title,
            containers,
            link_density,
            shapes,
        }
    }
}

impl Outline {
    /// Whether a block reads as running text.
    pub(super) fn is_prose(&self, at: usize) -> bool {
        self.prose.over(at, at + 1) > 0.0
    }
}

/// The words of a block, if it reads as running text.
fn prose_words(shape: &Shape, link_density: f32) -> f32 {
    let long = shape.words >= 15.0 || (shape.words >= 6.0 && shape.last >= Last::Question);
    if long && link_density < 0.35 { shape.words } else { 0.0 }
}

/// For each block, how many `<article>` elements begin with it that stand in no other.
fn article_starts(blocks: &[Block], containers: &Containers) -> Vec<f32> {
    let mut starts = vec![0.0; blocks.len()];
    for container in containers.all.iter().filter(|container| container.is_outer_article) {
        starts[container.blocks().start] += 1.0;
    }
    starts
}

/// Where the title stands: the block most like one, the heading of the lowest level among equals;
/// where none is, the first heading of the first level.
fn title_at(blocks: &[Block], title: &[(f32, f32)]) -> Option<usize> {
    let mut best = (0.4, None);
    for (at, (of_title, within)) in title.iter().enumerate() {
        let likeness = of_title * within + blocks[at].level.map_or(0.0, |level| 0.4 - 0.1 * f32::from(level.min(3)));
        if of_title * within > 0.4 && likeness > best.0 {
            best = (likeness, Some(at));
        }
    }
    best.1.or_else(|| blocks.iter().position(|block| block.level == Some(1)))
}
