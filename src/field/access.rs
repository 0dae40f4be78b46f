//! Whether the page declares its story free to read.

use super::Sources;
use super::ranked::{Found, Ranked};
use crate::article::Access;

/// No set that is measured on states the access, so no source is known to be surer than another.
const TRUST: f32 = 0.9;

/// The declared access: JSON-LD, then microdata, then `<meta>`.
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<Access> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().and_then(|article| article.is_free);
    let property = metadata.properties.iter().find(|property| property.is("isaccessibleforfree"));
    let property = property.and_then(|property| property.value(sources.page));
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
pub(crate) fn paid_parts(sources: &Sources<'_>) -> Vec<String> {
    sources.metadata.article.as_ref().map(|article| article.paid_parts.clone()).unwrap_or_default()
}

fn access(is_free: bool) -> Access {
    if is_free { Access::Free } else { Access::Paid }
}

/// What a word says of access. A meter lets some read and not others, which is neither.
fn spelled(word: &str) -> Option<Access> {
    match word.trim().to_ascii_lowercase().as_str() {
        "true" | "free" | "yes" | "1" => Some(Access::Free),
        "false" | "locked" | "paid" | "premium" | "no" | "0" => Some(Access::Paid),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::spelled;
    use crate::article::Access;

    #[test]
    fn words_of_access() {
        for (word, expected) in
            [("True", Some(Access::Free)), ("locked", Some(Access::Paid)), ("metered", None), ("", None)]
        {
            assert_eq!(spelled(word), expected, "{word}");
        }
    }
}
