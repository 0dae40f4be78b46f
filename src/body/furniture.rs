//! What a block that is no part of the story was taken for.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::evidence::hash_words;
use super::outline::Outline;
use super::shape::hash;
use crate::block::{Block, Context};
use crate::lexicon;
use crate::page::{Attr, NodeId, Page};

/// How many elements above a block are asked for their class.
const NEAR: usize = 4;

/// The kinds of furniture by the hashes of the words of class names.
static NAMES: LazyLock<HashMap<u32, &str>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../lexicon/furniture.txt")).filter_map(|line| line.split_once(' '));
    lines.map(|(word, kind)| (hash(word), kind)).collect()
});

/// The word for what a dropped block seems to be: by the elements it stands in, by the words of their class names, and
/// last by its own shape.
pub(super) fn word(called: &mut Called<'_>, block: &Block, outline: &Outline, at: usize) -> &'static str {
    by_context(block.context)
        .or_else(|| (outline.title_at == Some(at)).then_some("headline"))
        .or_else(|| called.first_around(block))
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

/// The block's element and the nearest ones above it.
fn near(page: &Page, block: &Block) -> impl Iterator<Item = NodeId> {
    std::iter::once(block.node).chain(page.ancestors(block.node)).take(NEAR)
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
    /// What tells of a picture by whom it is.
    pub(super) const CREDIT: Kinds = Kinds(1 << 4);
    /// What is there for those who do not see the page.
    pub(super) const UNSEEN: Kinds = Kinds(1 << 5);
    /// What tells of an author's life.
    pub(super) const BIOGRAPHY: Kinds = Kinds(1 << 6);

    pub(super) const fn has(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    fn of(kind: &str) -> Kinds {
        match kind {
            "paywall" => Kinds::BARRIER.with(Kinds::OFFER),
            "newsletter" => Kinds::OFFER,
            "caption" => Kinds::CAPTION,
            "comments" => Kinds::COMMENT,
            "credit" => Kinds::CREDIT,
            "unseen" => Kinds::UNSEEN,
            "biography" => Kinds::BIOGRAPHY,
            _ => Kinds::default(),
        }
    }
}

/// What the words of a name speak of.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    /// By the first of the words that speaks of any.
    first: Option<&'static str>,
    all: Kinds,
}

impl Said {
    fn of(name: &str) -> Self {
        let mut said = Self::default();
        hash_words(name, |word| {
            if let Some(kind) = NAMES.get(&word) {
                said.first = said.first.or(Some(kind));
                said.all = said.all.with(Kinds::of(kind));
            }
        });
        said
    }
}

/// Tells which kinds of furniture the class or id of elements speaks of.
pub(super) struct Called<'p> {
    page: &'p Page,
    /// For each name of the page what it speaks of, as far as somebody asked.
    known: Vec<Option<Said>>,
}

impl<'p> Called<'p> {
    pub(super) fn on(page: &'p Page) -> Self {
        Self { page, known: vec![None; page.naming().len()] }
    }

    /// What each of the names of an element speaks of.
    fn said(&mut self, id: NodeId) -> impl Iterator<Item = Said> {
        let page = self.page;
        let names = page.names(id).filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id));
        names.filter_map(|(_, name)| {
            let known = self.known.get_mut(name.index())?;
            Some(*known.get_or_insert_with(|| Said::of(page.name(name))))
        })
    }

    /// What an element is called.
    pub(super) fn of(&mut self, id: NodeId) -> Kinds {
        self.said(id).fold(Kinds::default(), |all, said| all.with(said.all))
    }

    /// What a block is called, or the nearest elements above it.
    pub(super) fn around(&mut self, block: &Block) -> Kinds {
        self.around_within(block, &HashSet::new())
    }

    /// What a block is called, or the nearest elements above it that are none of `holding`.
    pub(super) fn around_within(&mut self, block: &Block, holding: &HashSet<NodeId>) -> Kinds {
        let within = near(self.page, block).take_while(|id| !holding.contains(id));
        within.fold(Kinds::default(), |all, id| all.with(self.of(id)))
    }

    /// The word for the first of these.
    fn first_around(&mut self, block: &Block) -> Option<&'static str> {
        near(self.page, block).find_map(|id| self.said(id).find_map(|said| said.first))
    }
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
            assert_eq!(word(&mut Called::on(&page), &blocks[0], &outline, 0), expected, "{html}");
        }
    }
}
