//! What a block that is no part of the story was taken for.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::evidence::{self, name_words};
use super::outline::Outline;
use super::shape::hash;
use crate::block::{Block, Context};
use crate::lexicon;
use crate::page::{Attr, NodeId, Page};

/// How many elements above a block are asked for their class.
const NEAR: usize = 4;

/// The kinds of furniture by the words of class names.
static NAMES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../lexicon/furniture.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// The word for what a dropped block seems to be: by the elements it stands in, by the words of their class names, and
/// last by its own shape.
pub(super) fn word(page: &Page, block: &Block, outline: &Outline, at: usize) -> &'static str {
    by_context(block.context)
        .or_else(|| (outline.title_at == Some(at)).then_some("headline"))
        .or_else(|| by_name(page, block))
        .unwrap_or_else(|| by_shape(outline, at))
}

fn by_context(context: Context) -> Option<&'static str> {
    let kinds = [
        (Context::HIDDEN, "hidden"),
        (Context::CAPTION, "caption"),
        (Context::NAV, "navigation"),
        (Context::DIALOG, "dialog"),
        (Context::BUTTON, "button"),
        (Context::FORM, "form"),
    ];
    kinds.into_iter().find(|(part, _)| context.has(*part)).map(|(_, kind)| kind)
}

fn by_name(page: &Page, block: &Block) -> Option<&'static str> {
    near(page, block).find_map(|id| of_element(page, id).next())
}

/// The block's element and the nearest ones above it.
fn near(page: &Page, block: &Block) -> impl Iterator<Item = NodeId> {
    std::iter::once(block.node).chain(page.ancestors(block.node)).take(NEAR)
}

/// The kinds of furniture that the class and id of an element speak of.
pub(super) fn of_element(page: &Page, id: NodeId) -> impl Iterator<Item = &'static str> {
    page.attributes(id)
        .filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id))
        .flat_map(|(_, value)| value.split_ascii_whitespace().flat_map(name_words))
        .filter_map(|word| NAMES.get(word.to_ascii_lowercase().as_str()).copied())
}

/// The hashes of the words of class names for what bars the way to the rest of a story.
static BARRIERS: LazyLock<Vec<u32>> = LazyLock::new(|| hashes(&["paywall"]));
/// The same for what asks readers to pay or to subscribe.
static OFFERS: LazyLock<Vec<u32>> = LazyLock::new(|| hashes(&["paywall", "newsletter"]));
/// The same for what tells of a picture.
static CAPTIONS: LazyLock<Vec<u32>> = LazyLock::new(|| hashes(&["caption"]));
/// The same for what readers wrote.
static COMMENTS: LazyLock<Vec<u32>> = LazyLock::new(|| hashes(&["comments"]));

/// The hashes of the words of class names for some kinds of furniture.
fn hashes(kinds: &[&str]) -> Vec<u32> {
    NAMES.iter().filter(|(_, kind)| kinds.contains(kind)).map(|(word, _)| hash(word)).collect()
}

/// Whether a block is called a caption or a credit, or stands in what is.
pub(super) fn is_caption(page: &Page, block: &Block) -> bool {
    near(page, block).any(|id| of_element(page, id).any(|kind| matches!(kind, "caption" | "credit")))
}

/// Tells which blocks stand in elements whose class or id speaks of some kinds of furniture.
pub(super) struct Called<'p> {
    page: &'p Page,
    words: &'static [u32],
    /// For each name of the page whether it speaks of them, as far as somebody asked.
    known: Vec<Option<bool>>,
}

impl<'p> Called<'p> {
    /// Elements that bar the way to the rest of a story.
    pub(super) fn barriers(page: &'p Page) -> Self {
        Self { page, words: &BARRIERS, known: vec![None; page.naming().len()] }
    }

    /// Elements that ask readers to pay or to subscribe.
    pub(super) fn offers(page: &'p Page) -> Self {
        Self { words: &OFFERS, ..Self::barriers(page) }
    }

    /// Elements that tell of a picture.
    pub(super) fn captions(page: &'p Page) -> Self {
        Self { words: &CAPTIONS, ..Self::barriers(page) }
    }

    /// Elements that hold what readers wrote.
    pub(super) fn comments(page: &'p Page) -> Self {
        Self { words: &COMMENTS, ..Self::barriers(page) }
    }

    /// Whether a block stands in such an element.
    pub(super) fn hold(&mut self, block: &Block) -> bool {
        near(self.page, block).any(|id| {
            let mut names = self.page.names(id).filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id));
            names.any(|(_, name)| match self.known.get_mut(name.index()) {
                Some(known) => *known.get_or_insert_with(|| speaks_of(self.page.name(name), self.words)),
                None => false,
            })
        })
    }
}

/// Whether one of some words is among those of a name.
fn speaks_of(name: &str, words: &[u32]) -> bool {
    let mut speaks = false;
    evidence::hash_words(name, |word| speaks |= words.contains(&word));
    speaks
}

/// A text of fewer words is the name of something, not said of it.
const LABEL_WORDS: f32 = 8.0;

fn by_shape(outline: &Outline, at: usize) -> &'static str {
    if outline.is_links(at) {
        "links"
    } else if outline.copies.size(at) > 1 {
        "repetition"
    } else if outline.shapes[at].words < LABEL_WORDS {
        "label"
    } else {
        "other text"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::body::evidence::Evidence;
    use crate::page::{Metadata, standard};

    #[test]
    fn furniture_is_named() {
        for (html, expected) in [
            ("<nav><p>Home</nav>", "navigation"),
            ("<figure><figcaption>The bridge</figcaption></figure>", "caption"),
            ("<div class='story-newsletter-box'><p>Get our news</div>", "newsletter"),
            ("<div id=authorBio><p>Ann Lee writes on bridges.</div>", "byline"),
            ("<p hidden>Close", "hidden"),
            ("<p><a href=x>All news</a>", "links"),
            ("<p>Arne", "label"),
            ("<p>Arne<p>Arne", "repetition"),
            ("<p>A line of text that is no name of anything else", "other text"),
            ("<title>Bridge opens</title><h1>Bridge opens</h1>", "headline"),
            ("<div role=dialog><p>Accept", "dialog"),
        ] {
            let page = standard::parse(html);
            let blocks = block::blocks(&page);
            let outline = Outline::of(&page, &blocks, &Metadata::read(&page), &Evidence::default());
            assert_eq!(word(&page, &blocks[0], &outline, 0), expected, "{html}");
        }
    }
}
