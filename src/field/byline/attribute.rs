//! What the attributes of an element say of authors.

use std::sync::LazyLock;

use super::saying::Source;
use crate::field::hint::{Hint, Hints};
use crate::field::parts::Parts;
use crate::page::{Attr, NodeId, Page, Tag, has_word};

/// Parts of the addresses of authors' pages. The shortest is looked for apart: beside it all would be looked for at
/// more places.
static ADDRESS: LazyLock<Parts> = LazyLock::new(|| {
    Parts::new(&[
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
        "/redakt",
        "/team/",
        "/writer",
        "/firma",
    ])
});
const SHORT: &str = "/by/";

/// What the attributes of a page say of authors.
pub(super) struct Attributes {
    /// For each attribute, how many before it speak of authors: of most elements none does.
    before: Vec<u32>,
    /// What those say, in their order; of an address it is said for a link only.
    said: Vec<(Source, Attr)>,
}

impl Attributes {
    pub(super) fn of(page: &Page, hints: &Hints<'_>) -> Self {
        let mut before = Vec::with_capacity(page.all_attributes().size_hint().0 + 1);
        let mut said = Vec::new();
        before.push(0);
        for (attr, value, name) in page.all_attributes() {
            let source = match (attr, name) {
                (Attr::Rel, Some(name)) => hints.of_any_name(name).has(Hint::SAYS_AUTHOR).then_some(Source::RelAuthor),
                (Attr::Itemprop, _) => {
                    let is_author = has_word(value, "author") || has_word(value, "creator");
                    is_author.then_some(Source::Microdata)
                }
                (_, Some(name)) => of_hint(hints.of_any_name(name)),
                (Attr::Href, _) => (ADDRESS.are_in(value) || value.contains(SHORT)).then_some(Source::AuthorLink),
                _ => None,
            };
            if let Some(source) = source {
                said.push((source, attr));
            }
            before.push(said.len() as u32);
        }
        Self { before, said }
    }

    /// What those of an element say, the strongest first.
    pub(super) fn speak_of_author(&self, page: &Page, id: NodeId) -> Option<Source> {
        let address = is_address_of_author(page, id).then_some(Source::BylineClass);
        let range = page.attribute_range(id);
        // Most nodes have no attributes.
        if range.is_empty() {
            return address;
        }
        let said = self.before[range.start] as usize..self.before[range.end] as usize;
        let of_element = self.said[said].iter().filter(|(_, attr)| *attr != Attr::Href || page.is(id, Tag::A));
        of_element.map(|(source, _)| *source).chain(address).min()
    }
}

/// Whether an element is the one that HTML has for those [whom to
/// ask](https://html.spec.whatwg.org/multipage/sections.html#the-address-element) about an article. One with a number in it tells
/// where they live.
fn is_address_of_author(page: &Page, id: NodeId) -> bool {
    const LONGEST: usize = 200;
    page.is(id, Tag::Address)
        && page.ancestors(id).any(|above| page.is(above, Tag::Article))
        && !page.ancestors(id).any(|above| page.is(above, Tag::Footer))
        && page.short_text(id, LONGEST).is_some_and(|text| !text.contains(char::is_numeric))
}

fn of_hint(hint: Hint) -> Option<Source> {
    if hint.has(Hint::BYLINE) {
        Some(Source::BylineClass)
    } else {
        hint.has(Hint::AUTHOR).then_some(Source::AuthorClass)
    }
}
