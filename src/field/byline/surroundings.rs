//! What a byline stands in, as the elements above it tell: a comment, a card of another story, a caption.

use crate::field::hint::{Hint, Hints};
use crate::page::{Attr, NodeId, Page, Tag};

/// So many elements above an element are looked at for what it stands in.
const ANCESTORS: usize = 24;

/// Where a saying stands, by what surrounds it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings {
    pub(super) comment: bool,
    pub(super) card: bool,
    pub(super) aside: bool,
    pub(super) footer: bool,
    pub(super) caption: bool,
    pub(super) hidden: bool,
}

impl Surroundings {
    /// Whether it stands in anything that is apart from the story.
    pub(super) fn is_apart(self) -> bool {
        self.comment || self.card || self.aside || self.footer || self.caption || self.hidden
    }

    /// Looks at the elements above one for what it stands in.
    pub(super) fn of(page: &Page, hints: &Hints<'_>, id: NodeId) -> Self {
        let mut found = Surroundings::default();
        for above in std::iter::once(id).chain(page.ancestors(id)).take(ANCESTORS) {
            match page.tag(above) {
                Some(Tag::Aside | Tag::Nav) => found.aside = true,
                Some(Tag::Footer) => found.footer = true,
                Some(Tag::Figcaption | Tag::Figure) => found.caption = true,
                Some(Tag::Body | Tag::Html) | None => break,
                _ => {}
            }
            found.hidden = found.hidden || page.attr(above, Attr::Hidden).is_some();
            for (_, name) in page.names(above).filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id)) {
                let hint = hints.of_name(name);
                found.comment = found.comment || hint.has(Hint::COMMENT);
                found.card = found.card || hint.has(Hint::CARD);
                found.aside = found.aside || hint.has(Hint::ASIDE);
                found.caption = found.caption || hint.has(Hint::CAPTION);
            }
        }
        found
    }
}
