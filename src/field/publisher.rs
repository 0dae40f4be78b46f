//! The name of the publication.

use super::Sources;
use super::ranked::{Found, Ranked};
use crate::page::metadata::clean;

/// Of 755 names that development pages of fundus and WCXB give, some 15 are those of a topic, a person or the maker of the
/// site (November 2026). No source is worse than another.
const TRUST: f32 = 0.95;

/// JSON-LD's publisher, then the site's name as the page declares it elsewhere.
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<String> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().and_then(|article| article.publisher.as_ref());
    let property = metadata.properties.iter().filter(|property| property.is("publisher"));
    let named = metadata.properties.iter().filter(|property| property.is("name") && property.is_of_publisher());
    let property = named.chain(property).find_map(|property| property.value(sources.page).filter(|name| is_name(name)));
    let stated = [
        ("json-ld", linked.map(|agent| agent.name.clone())),
        ("og:site_name", metadata.meta("og:site_name").map(str::to_owned)),
        ("json-ld site", metadata.site.clone()),
        ("microdata", property),
        ("application-name", metadata.meta("application-name").map(str::to_owned)),
        ("meta publisher", metadata.meta("publisher").or_else(|| metadata.meta("dc.publisher")).map(str::to_owned)),
    ];
    let found = stated.into_iter().filter_map(|(source, name)| Some(Found { value: clean(&name?), source }));
    Ranked::first(found.filter(|found| is_name(&found.value)), |_| TRUST)
}

/// Whether a value is a name: not an address, and not a sentence.
fn is_name(value: &str) -> bool {
    const LONGEST: usize = 80;
    !value.is_empty() && value.len() <= LONGEST && !value.contains("://")
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    #[test]
    fn a_value_that_is_no_name_hides_no_other() {
        let html = "<p itemprop=publisher content=https://example.org/about></p><p itemprop=publisher content='The Arne Post'></p>";
        let article = Extractor::new().extract(html.as_bytes()).expect("a page of this size is read");
        assert_eq!(article.publisher.as_deref(), Some("The Arne Post"));
    }
}
