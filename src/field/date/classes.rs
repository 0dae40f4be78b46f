//! What the classes and items around a displayed day speak of.

use crate::page::{Attr, NodeId, Page};

/// What classes, ids and the like around an element speak of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes {
    pub(super) date: bool,
    pub(super) modified: bool,
    pub(super) byline: bool,
    /// Other stories, comments, events.
    pub(super) other: bool,
}

/// As many elements above are asked for their class.
const CLASSES_ABOVE: usize = 4;
/// What is said of the day itself is said on the element or just above it.
const CLOSE: usize = 2;

const DATE: &[&str] = &["date", "publi", "posted", "time", "datum", "fecha", "dateline", "pub"];
const MODIFIED: &[&str] = &["modif", "updat", "revis", "aktualis"];
const BYLINE: &[&str] = &["byline", "author", "meta", "credit", "info", "autor", "entry"];
const OTHER: &[&str] = &[
    "comment",
    "related",
    "recommend",
    "sidebar",
    "teaser",
    "card",
    "widget",
    "promo",
    "footer",
    "recent",
    "event",
    "popular",
    "latest",
    "newsletter",
    "more",
    "next",
    "prev",
    "carousel",
    "copyright",
    "rail",
    "trending",
    "most",
];

impl Classes {
    /// Asks an element and those just above it.
    pub(super) fn around(page: &Page, node: NodeId) -> Self {
        let mut classes = Self::default();
        let around = std::iter::once(node).chain(page.ancestors(node)).take(CLASSES_ABOVE + 1);
        for (distance, node) in around.enumerate() {
            for (attr, value) in page.attributes(node) {
                if matches!(attr, Attr::Class | Attr::Id | Attr::Itemprop | Attr::DataTestid) {
                    words(value, |word| classes.read(word, distance <= CLOSE));
                }
            }
        }
        classes
    }

    fn read(&mut self, word: &str, is_close: bool) {
        let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
        if is_close {
            self.date |= begins(DATE) || word.ends_with("date");
            self.modified |= begins(MODIFIED);
            self.byline |= begins(BYLINE);
        }
        self.other |= begins(OTHER);
    }
}

/// The longest value that is read: generated classes can be endless.
const LONGEST: usize = 400;

/// The words of a class: `article-pubDate_new` is article, pub, date, new. In lower case.
fn words(value: &str, mut read: impl FnMut(&str)) {
    let mut word = String::new();
    let mut was_lower = false;
    for c in value.chars().take(LONGEST) {
        if !c.is_alphabetic() || (was_lower && c.is_uppercase()) {
            read(&word);
            word.clear();
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    read(&word);
}

/// Items that are no story.
const ITEMS: &[&str] =
    &["Person", "Comment", "Event", "Product", "Organization", "ListItem", "VideoObject", "ImageObject"];
/// As many elements above are asked whether they are an item.
const ITEMS_ABOVE: usize = 40;

/// Whether the nearest microdata item around an element is something else than a story.
pub(super) fn is_in_other_item(page: &Page, node: NodeId) -> bool {
    let around = std::iter::once(node).chain(page.ancestors(node)).take(ITEMS_ABOVE);
    let mut types = around.filter_map(|node| page.attr(node, Attr::Itemtype));
    types.next().is_some_and(|kind| ITEMS.contains(&kind.rsplit('/').next().unwrap_or(kind)))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn classes_are_cut_into_words() {
        let mut found = Vec::new();
        words("article-pubDate_new trail", |word| found.push(word.to_owned()));
        assert_eq!(found, ["article", "pub", "date", "new", "trail"]);
    }
}
