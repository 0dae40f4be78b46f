//! A page's blocks, measured.

use super::column::Sums;
use super::container::Containers;
use super::declared::{Declared, TitleMatch, title_at};
use super::ends::Last;
use super::evidence::Evidence;
use super::groups::Groups;
use super::heading;
use super::shape::{Shape, mix};
use super::wording::Wording;
use crate::block::Block;
use crate::model::linear::flag;
use crate::page::{Metadata, Page, plain};

/// A word has about so many bytes with the space behind it, or more.
const BYTES_PER_WORD: usize = 5;

/// A block with as much of its text in links, or more, is no running text.
const LEAST_LINKED: f32 = 0.35;
/// A block with more of its text in links is a link, or a row of them.
const ALL_LINKED: f32 = 0.7;

/// What the decision over the whole page asks of its blocks, beside their scores.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sketch {
    /// The words of each block.
    pub(crate) words: Vec<f32>,
    /// The same of those that read as running text, 0 of others.
    pub(super) prose: Vec<f32>,
    /// Whether it is a link, or a row of them.
    pub(super) is_links: Vec<bool>,
    /// The block that is the title.
    pub(super) title_at: Option<usize>,
}

/// What is known of a page's blocks before they are set against each other, block by block or as sums over them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    pub(super) is_plain: bool,
    pub(super) shapes: Vec<Shape>,
    /// For each block, the part of its text in links.
    pub(super) link_density: Vec<f32>,
    /// None for page texts.
    pub(super) containers: Containers,
    /// Blocks of the same words.
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
    /// For each block, how like a title it is.
    pub(super) title: Vec<TitleMatch>,
    /// The block that is the title.
    pub(super) title_at: Option<usize>,
    /// For each block, the part that stands in the page's description.
    pub(super) in_description: Vec<f32>,
    /// The same of the body that the page declares.
    pub(super) in_declared: Vec<f32>,
    /// The words of the body that the page declares, 0 where it declares none.
    pub(super) declared_words: f32,
    pub(super) words: Sums,
    /// Words in links.
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
        let title: Vec<TitleMatch> =
            shapes.iter().map(|shape| declared.title_match(words(shape), &mut found)).collect();
        let by_element = |key: fn(&Containers, usize) -> u32| {
            Groups::of((0..blocks.len()).map(|at| if is_plain { 0 } else { key(&containers, at) }))
        };
        Self {
            is_plain,
            copies: Groups::of(shapes.iter().map(|shape| words(shape).iter().fold(0, |hash, word| mix(hash, *word)))),
            alike: by_element(Containers::signature),
            kin: by_element(Containers::own_signature),
            heading_above: heading::above(blocks),
            section_above: heading::sections(blocks),
            top_headings: Sums::of(blocks.iter().map(|block| flag(block.level == Some(1)))),
            articles: Sums::of(article_starts(blocks, &containers).into_iter()),
            wording: shapes.iter().map(|shape| Wording::of(words(shape), evidence)).collect(),
            title_at: title_at(blocks, &title),
            in_description: shapes.iter().map(|shape| declared.in_description(words(shape))).collect(),
            in_declared: shapes.iter().map(|shape| declared.in_body(words(shape))).collect(),
            declared_words: declared.body_words,
            words: Sums::of(shapes.iter().map(|shape| shape.words)),
            linked: Sums::of(with_density().map(|(shape, density)| shape.words * density)),
            prose: Sums::of(with_density().map(|(shape, density)| prose_words(shape, *density))),
            stopped: Sums::of(shapes.iter().map(|shape| flag(shape.last >= Last::Ellipsis))),
            title,
            containers,
            link_density,
            shapes,
        }
    }

    /// What is left to ask when the blocks have their scores.
    pub(crate) fn sketch(&self) -> Sketch {
        let blocks = 0..self.shapes.len();
        Sketch {
            words: self.shapes.iter().map(|shape| shape.words).collect(),
            prose: blocks.clone().map(|at| self.prose.over(at, at + 1)).collect(),
            is_links: blocks.map(|at| self.is_links(at)).collect(),
            title_at: self.title_at,
        }
    }

    /// Whether a block is a link, or a row of them.
    pub(super) fn is_links(&self, at: usize) -> bool {
        self.link_density[at] > ALL_LINKED
    }
}

/// The words of a block, if it reads as running text.
fn prose_words(shape: &Shape, link_density: f32) -> f32 {
    if shape.is_prose() && link_density < LEAST_LINKED { shape.words } else { 0.0 }
}

/// For each block, how many `<article>` elements begin with it that stand in no other.
fn article_starts(blocks: &[Block], containers: &Containers) -> Vec<f32> {
    let mut starts = vec![0.0; blocks.len()];
    for container in containers.all.iter().filter(|container| container.is_outer_article) {
        starts[container.blocks().start] += 1.0;
    }
    starts
}
