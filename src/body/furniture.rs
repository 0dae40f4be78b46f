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

/// A set of the kinds of furniture that are no part of a story, or tell that it goes on behind a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds(u8);

impl Kinds {
    /// What bars the way to the rest of a story.
    pub(super) const BARRIER: Kinds = Kinds(1);
    /// What asks readers to pay or to subscribe.
    pub(super) const OFFER: Kinds = Kinds(1 << 1);
    /// What tells of a picture.
    pub(super) const CAPTION: Kinds = Kinds(1 << 2);
    /// What readers wrote.
    pub(super) const COMMENT: Kinds = Kinds(1 << 3);

    pub(super) const fn has(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    fn of_word(word: &str) -> Kinds {
        match word {
            "paywall" => Kinds::BARRIER.with(Kinds::OFFER),
            "newsletter" => Kinds::OFFER,
            "caption" => Kinds::CAPTION,
            "comments" => Kinds::COMMENT,
            _ => Kinds::default(),
        }
    }
}

/// The hashes of the words of class names for these kinds.
static KINDS: LazyLock<Vec<(u32, Kinds)>> = LazyLock::new(|| {
    let kinds = NAMES.iter().map(|(word, kind)| (hash(word), Kinds::of_word(kind)));
    kinds.filter(|(_, kinds)| *kinds != Kinds::default()).collect()
});

/// Whether a block is called a caption or a credit, or stands in what is.
pub(super) fn is_caption(page: &Page, block: &Block) -> bool {
    near(page, block).any(|id| of_element(page, id).any(|kind| matches!(kind, "caption" | "credit")))
}

/// Tells of blocks which kinds of furniture the class or id speaks of that they, or the elements around them, have.
pub(super) struct Called<'p> {
    page: &'p Page,
    /// For each name of the page what it speaks of, as far as somebody asked.
    known: Vec<Option<Kinds>>,
}

impl<'p> Called<'p> {
    pub(super) fn on(page: &'p Page) -> Self {
        Self { page, known: vec![None; page.naming().len()] }
    }

    /// What a block is called, or the nearest elements above it.
    pub(super) fn around(&mut self, block: &Block) -> Kinds {
        let names = near(self.page, block).flat_map(|id| self.page.names(id));
        let names = names.filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id));
        names.fold(Kinds::default(), |all, (_, name)| match self.known.get_mut(name.index()) {
            Some(known) => all.with(*known.get_or_insert_with(|| kinds_of(self.page.name(name)))),
            None => all,
        })
    }
}

/// The kinds that the words of a name speak of.
fn kinds_of(name: &str) -> Kinds {
    let mut found = Kinds::default();
    evidence::hash_words(name, |word| {
        let kinds = KINDS.iter().find(|(known, _)| *known == word).map(|(_, kinds)| *kinds);
        found = found.with(kinds.unwrap_or_default());
    });
    found
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
