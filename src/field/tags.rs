//! Keywords, as the page declares them.

use super::Sources;
use super::ranked::{Found, Ranked};
use super::site::key;
use super::trail::own_links;
use crate::page::metadata::clean;
use crate::page::{Page, has_word};

/// A longer value is a sentence, in bytes.
const LONGEST: usize = 80;
/// More tags than this are not kept.
const MOST: usize = 100;

/// The first source that states any: JSON-LD, `article:tag`, `news_keywords` and the like, `keywords`, links marked `rel=tag`.
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<Vec<String>> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().map(|article| article.keywords.as_slice()).unwrap_or_default();
    let meta = |name: &'static str| list(metadata.all_meta(name));
    let stated = [
        ("json-ld", of_linked(linked)),
        ("article:tag", meta("article:tag")),
        ("news_keywords", meta("news_keywords")),
        ("parsely-tags", meta("parsely-tags")),
        ("sailthru.tags", meta("sailthru.tags")),
        ("keywords", meta("keywords")),
    ];
    let found = stated.into_iter().filter(|(_, tags)| !tags.is_empty()).map(|(source, value)| Found { value, source });
    let mut found = found.peekable();
    if found.peek().is_none() {
        let tags = linked_tags(sources.page);
        let tags = list(tags.iter().map(String::as_str));
        return Ranked::first((!tags.is_empty()).then_some(Found { value: tags, source: "rel=tag" }), trust);
    }
    Ranked::first(found, trust)
}

/// The share of the tags from each source that the gold of fundus has (November 2026, of 268, 86, 105 and 33 tags). The others
/// stand on too few of its pages to be measured, and are given what the least sure of these is.
fn trust(source: &str) -> f32 {
    match source {
        "article:tag" => 0.92,
        "news_keywords" => 0.9,
        _ => 0.85,
    }
}

/// The texts of the links that HTML [marks](https://html.spec.whatwg.org/multipage/links.html#link-type-tag) as tags of the
/// page. A blog marks its categories by the same word beside another.
fn linked_tags(page: &Page) -> Vec<String> {
    let tags = own_links(page, |rel| has_word(rel, "tag") && !has_word(rel, "category"));
    tags.take(MOST).map(|id| page.text_content(id)).collect()
}

/// The tags of JSON-LD: of several values each is one.
fn of_linked(values: &[String]) -> Vec<String> {
    match values {
        [value] => list(std::iter::once(value.as_str())),
        values => tags(values.iter().map(String::as_str)),
    }
}

/// The tags of several values, each a tag or a list of them.
fn list<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    tags(values.flat_map(|value| value.split([',', ';', '、', '，', '،', '؛'])))
}

/// Tags without repeats, and without those that steer machines, such as `section:news`.
fn tags<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut keys = Vec::new();
    let mut tags = Vec::new();
    for tag in values.map(clean) {
        let key = key(&tag);
        let is_tag = tag.len() <= LONGEST && !key.is_empty() && !tag.contains([':', '=']);
        if is_tag && !keys.contains(&key) && tags.len() < MOST {
            keys.push(key);
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::{list, of_linked};
    use crate::Extractor;

    #[test]
    fn links_marked_as_tags_are_taken_where_none_are_declared() {
        let text = "<p>The crossing was open at last, and the town came out to see it on Monday.</p>".repeat(5);
        let tags = |head: &str| {
            let links = "<a rel=tag href=/t/b>Bridges</a> <a rel='category tag' href=/c/t>Town</a> \
                         <aside><a rel=tag href=/t/o>Other</a></aside>";
            let html = format!("<head>{head}</head><article><h1>Bridge opens</h1>{text}{links}</article>");
            Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").tags
        };
        assert_eq!(tags(""), ["Bridges"]);
        assert_eq!(tags("<meta name=news_keywords content=Ferries>"), ["Ferries"]);
    }

    #[test]
    fn lists_come_apart_and_repeats_are_dropped() {
        assert_eq!(
            list(["Bridges, Towns;bridges", "Ferries", "section:news"].into_iter()),
            ["Bridges", "Towns", "Ferries"]
        );
        assert_eq!(list(["أخبار، سياسة؛ اقتصاد"].into_iter()), ["أخبار", "سياسة", "اقتصاد"]);
        assert_eq!(list(["content-type: feature", "Ferries"].into_iter()), ["Ferries"]);
        assert_eq!(of_linked(&["Arne, Norway".to_owned(), "Ferries".to_owned()]), ["Arne, Norway", "Ferries"]);
        assert_eq!(of_linked(&["Bridges, Ferries".to_owned()]), ["Bridges", "Ferries"]);
    }
}
