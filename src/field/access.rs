//! Whether the page declares its story free to read.

use super::Sources;
use super::ranked::{Found, Ranked};
use super::trail::is_own;
use crate::article::Access;
use crate::page::metadata::{Property, truth};

/// No set that is measured on states the access, so no source is known to be surer than another.
const TRUST: f32 = 0.9;

/// The declared access: JSON-LD, then microdata, then `<meta>`.
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<Access> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().and_then(|article| article.is_free);
    let is_own = |property: &&Property| property.is("isaccessibleforfree") && is_own(sources.page, property.node);
    let property = metadata.properties.iter().find(is_own).and_then(|property| property.value(sources.page));
    let tier = ["article:content_tier", "og:article:content_tier"].into_iter().find_map(|name| metadata.meta(name));
    let stated = [
        ("json-ld", linked.map(access)),
        ("microdata", property.as_deref().and_then(spelled)),
        ("meta", tier.and_then(spelled)),
    ];
    let found = stated.into_iter().filter_map(|(source, access)| Some(Found { value: access?, source }));
    Ranked::first(found, |_| TRUST)
}

/// The parts of the page that JSON-LD declares not free.
pub(crate) fn paid_parts(sources: &Sources<'_>) -> Ranked<Vec<String>> {
    let parts = sources.metadata.article.as_ref().map(|article| article.paid_parts.clone());
    let found = parts.filter(|parts| !parts.is_empty()).map(|value| Found { value, source: "json-ld" });
    Ranked::first(found, |_| TRUST)
}

fn access(is_free: bool) -> Access {
    if is_free { Access::Free } else { Access::Paid }
}

/// What a word says of access. A meter lets some read and not others, which is neither.
fn spelled(word: &str) -> Option<Access> {
    match word.trim().to_ascii_lowercase().as_str() {
        "free" => Some(Access::Free),
        "locked" | "paid" | "premium" => Some(Access::Paid),
        word => truth(word).map(access),
    }
}

#[cfg(test)]
mod tests {
    use super::spelled;
    use crate::Extractor;
    use crate::article::Access;

    #[test]
    fn the_card_of_another_story_says_nothing() {
        let card = "<div itemscope itemtype=https://schema.org/NewsArticle><meta itemprop=isAccessibleForFree content=false></div>";
        let access =
            |html: &str| Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").access;
        assert_eq!(access(card), Access::Paid);
        assert_eq!(access(&format!("<aside>{card}</aside>")), Access::Unknown);
    }

    #[test]
    fn words_of_access() {
        for (word, expected) in
            [("True", Some(Access::Free)), ("locked", Some(Access::Paid)), ("metered", None), ("", None)]
        {
            assert_eq!(spelled(word), expected, "{word}");
        }
    }
}
