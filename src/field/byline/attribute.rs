//! What the attributes of an element say of authors.

use super::saying::Source;
use crate::field::parts::Parts;
use crate::page::{Attr, NodeId, Page, Tag};

static BYLINE: Parts = Parts::new(&["byline", "by-line", "signature", "firma"]);
/// The same, and words for authors.
static EITHER: Parts = Parts::new(&[
    "byline",
    "by-line",
    "signature",
    "firma",
    "author",
    "autor",
    "auteur",
    "writer",
    "contributor",
    "creator",
    "redakt",
    "reporter",
    "journalist",
]);
static ADDRESS: Parts = Parts::new(&[
    "/author",
    "/autor",
    "/auteur",
    "/people/",
    "/person/",
    "/staff/",
    "/profile",
    "/journalist",
    "/reporter",
    "/contributor",
    "/by/",
    "/redakt",
    "/team/",
    "/writer",
    "/firma",
]);

/// What an element's attributes say of authors, the strongest first.
pub(super) fn speaks_of_author(page: &Page, id: NodeId, tag: Tag) -> Option<Source> {
    let mut found: Option<Source> = None;
    for (attr, value) in page.attributes(id) {
        let source = match attr {
            Attr::Itemprop if value.eq_ignore_ascii_case("author") || value.eq_ignore_ascii_case("creator") => {
                Some(Source::Microdata)
            }
            Attr::Rel if value.split_ascii_whitespace().any(|rel| rel == "author") => Some(Source::RelAuthor),
            Attr::Class | Attr::Id | Attr::DataTestid | Attr::Name => class_of_author(value),
            Attr::Href if tag == Tag::A && ADDRESS.are_exactly_in(value) => Some(Source::AuthorLink),
            _ => None,
        };
        found = match (found, source) {
            (Some(old), Some(new)) => Some(old.min(new)),
            (old, new) => old.or(new),
        };
    }
    found
}

fn class_of_author(value: &str) -> Option<Source> {
    let source = || if BYLINE.are_in(value) { Source::BylineClass } else { Source::AuthorClass };
    EITHER.are_in(value).then(source)
}
