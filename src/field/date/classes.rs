//! What the classes and items around a displayed day speak of.

use crate::page::{Attr, NodeId, Page};
use crate::text;

/// What classes, ids and the like around an element speak of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes {
    pub(super) date: bool,
    pub(super) published: bool,
    pub(super) modified: bool,
    pub(super) byline: bool,
    /// Other stories, comments, events.
    pub(super) other: bool,
}

/// As many elements above are asked for their class.
const CLASSES_ABOVE: usize = 4;
/// What is said of the day itself is said on the element or just above it.
const CLOSE: usize = 2;

/// Beginnings of words, in lower case.
struct Starts {
    words: &'static [&'static str],
    /// The letters that one of them begins with, a bit each.
    letters: u32,
}

static DATE: Starts = Starts::new(&["date", "publi", "posted", "time", "datum", "fecha", "dateline", "pub"]);
static PUBLISHED: Starts = Starts::new(&["publi", "posted", "pub"]);
static MODIFIED: Starts = Starts::new(&["modif", "updat", "revis", "aktualis"]);
static BYLINE: Starts = Starts::new(&["byline", "author", "meta", "credit", "info", "autor", "entry"]);
static OTHER: Starts = Starts::new(&[
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
]);

impl Starts {
    const fn new(words: &'static [&'static str]) -> Self {
        let (mut letters, mut at) = (0, 0);
        while at < words.len() {
            letters |= letter(words[at].as_bytes()[0]);
            at += 1;
        }
        Self { words, letters }
    }

    /// Whether a word begins so, whatever its case.
    fn begin(&self, word: &str) -> bool {
        let Some((first, rest)) = word.as_bytes().split_first() else { return false };
        let first = first.to_ascii_lowercase();
        let begins = |start: &&str| {
            let start = start.as_bytes();
            start[0] == first && rest.get(..start.len() - 1).is_some_and(|rest| rest.eq_ignore_ascii_case(&start[1..]))
        };
        self.letters & letter(first) != 0 && self.words.iter().any(begins)
    }
}

/// The bit of a letter, whatever its case.
const fn letter(byte: u8) -> u32 {
    if byte.is_ascii_alphabetic() { 1 << (byte.to_ascii_lowercase() - b'a') } else { 0 }
}

impl Classes {
    /// Asks an element alone.
    pub(super) fn of(page: &Page, node: NodeId) -> Self {
        let mut classes = Self::default();
        classes.ask(page, node, true);
        classes
    }

    /// Asks an element and those just above it.
    pub(super) fn around(page: &Page, node: NodeId) -> Self {
        let mut classes = Self::default();
        let around = std::iter::once(node).chain(page.ancestors(node)).take(CLASSES_ABOVE + 1);
        for (distance, node) in around.enumerate() {
            classes.ask(page, node, distance <= CLOSE);
        }
        classes
    }

    fn ask(&mut self, page: &Page, node: NodeId, is_close: bool) {
        for (attr, value) in page.attributes(node) {
            if matches!(attr, Attr::Class | Attr::Id | Attr::Itemprop | Attr::DataTestid) {
                words(value, |word| self.read(word, is_close));
            }
        }
    }

    fn read(&mut self, word: &str, is_close: bool) {
        if is_close {
            self.date |= DATE.begin(word) || ends_in_date(word);
            self.published |= PUBLISHED.begin(word);
            self.modified |= MODIFIED.begin(word);
            self.byline |= BYLINE.begin(word);
        }
        self.other |= OTHER.begin(word);
    }
}

fn ends_in_date(word: &str) -> bool {
    const END: &[u8] = b"date";
    word.len() >= END.len() && word.as_bytes()[word.len() - END.len()..].eq_ignore_ascii_case(END)
}

/// The longest value that is read, in bytes: generated classes can be endless.
const LONGEST: usize = 400;

/// The words of a class: `article-pubDate_new` is article, pub, Date, new.
fn words(value: &str, mut read: impl FnMut(&str)) {
    let value = text::head(value, LONGEST);
    let (mut start, mut was_lower) = (0, false);
    for (at, byte) in value.bytes().enumerate() {
        // Letters of other scripts have no case here; a byte of one is never taken for one of ours.
        let is_letter = byte.is_ascii_alphabetic() || !byte.is_ascii();
        if !is_letter || (was_lower && byte.is_ascii_uppercase()) {
            read(&value[start..at]);
            start = at + usize::from(!is_letter);
        }
        was_lower = byte.is_ascii_lowercase();
    }
    read(&value[start..]);
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
        assert_eq!(found, ["article", "pub", "Date", "new", "trail"]);
    }
}
