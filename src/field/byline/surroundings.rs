//! What a byline stands in, as the elements above it tell: a comment, a card of another story, a caption.

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
                        let value = value.to_ascii_lowercase();
                        let has = |words: &[&str]| words.iter().any(|word| value.contains(word));
                        found.comment |= has(&["comment", "kommentar", "disqus", "reply"]);
                        found.card |= has(&[
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
                        found.aside |= has(&["sidebar", "aside", "widget", "rail"]);
                        found.caption |= has(&["caption", "credit", "photo", "image"]);
                    }
                    Attr::Hidden => found.hidden = true,
                    _ => {}
                }
            }
        }
        found
    }
}
