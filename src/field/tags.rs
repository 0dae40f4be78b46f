//! Keywords, as the page declares them.

use super::Sources;
use super::ranked::{Found, Ranked};
use super::site::key;
use crate::page::metadata::clean;

/// A longer value is a sentence, in bytes.
const LONGEST: usize = 80;
/// More tags than this are not kept.
const MOST: usize = 100;

/// The first source that states any: `article:tag`, JSON-LD, `news_keywords`, `keywords`.
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<Vec<String>> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().map(|article| article.keywords.as_slice()).unwrap_or_default();
    let meta = |name: &'static str| list(metadata.all_meta(name));
    let stated = [
        ("json-ld", list(linked.iter().map(String::as_str))),
        ("article:tag", meta("article:tag")),
        ("news_keywords", meta("news_keywords")),
        ("parsely-tags", meta("parsely-tags")),
        ("sailthru.tags", meta("sailthru.tags")),
        ("keywords", meta("keywords")),
    ];
    let found = stated.into_iter().filter(|(_, tags)| !tags.is_empty()).map(|(source, value)| Found { value, source });
    Ranked::first(found, |source| if source == "keywords" { 0.6 } else { 0.8 })
}

/// The tags of several values, each a tag or a list of them; without repeats, and without those that steer machines.
fn list<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut keys = Vec::new();
    let mut tags = Vec::new();
    for tag in values.flat_map(|value| value.split([',', ';', '、', '，'])).map(clean) {
        let key = key(&tag);
        let is_tag =
            tag.len() <= LONGEST && !key.is_empty() && !tag.contains("://") && !tag.contains(':') && !tag.contains('=');
        if is_tag && !keys.contains(&key) && tags.len() < MOST {
            keys.push(key);
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_come_apart_and_repeats_are_dropped() {
        assert_eq!(
            list(["Bridges, Towns;bridges", "Ferries", "section:news"].into_iter()),
            ["Bridges", "Towns", "Ferries"]
        );
    }
}
