//! What a byline stands in, as the elements above it tell: a comment, a card of another story, a caption.

use crate::field::parts::Parts;
use crate::page::{Attr, NodeId, Page, Tag};

/// So many elements above an element are looked at for what it stands in.
const ANCESTORS: usize = 24;

static COMMENT: Parts = Parts::new(&["comment", "kommentar", "disqus", "reply"]);
static CARD: Parts = Parts::new(&[
    "related",
    "teaser",
    "card",
    "recommend",
    "recirc",
    "popular",
    "promo",
    "more-",
    "trending",
    "latest",
    "carousel",
    "list-item",
]);
static ASIDE: Parts = Parts::new(&["sidebar", "aside", "widget", "rail"]);
static CAPTION: Parts = Parts::new(&["caption", "credit", "photo", "image"]);

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
    /// Looks at the elements above one for what it stands in.
    pub(super) fn of(page: &Page, id: NodeId) -> Self {
        let mut found = Surroundings::default();
        for above in std::iter::once(id).chain(page.ancestors(id)).take(ANCESTORS) {
            match page.tag(above) {
                Some(Tag::Aside | Tag::Nav) => found.aside = true,
                Some(Tag::Footer) => found.footer = true,
                Some(Tag::Figcaption | Tag::Figure) => found.caption = true,
                Some(Tag::Body | Tag::Html) | None => break,
                _ => {}
            }
            for (attr, value) in page.attributes(above) {
                match attr {
                    Attr::Class | Attr::Id => {
                        found.comment = found.comment || COMMENT.are_in(value);
                        found.card = found.card || CARD.are_in(value);
                        found.aside = found.aside || ASIDE.are_in(value);
                        found.caption = found.caption || CAPTION.are_in(value);
                    }
                    Attr::Hidden => found.hidden = true,
                    _ => {}
                }
            }
        }
        found
    }
}
