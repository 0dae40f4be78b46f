//! The section or rubric.

use super::Sources;
use super::ranked::{Found, Ranked};
use super::site::{SiteNames, key};
use super::trail;
use crate::page::metadata::clean;

/// A longer value is no section's name, in bytes.
const LONGEST: usize = 60;

/// JSON-LD's section, then that of `<meta>`; else the page's category, the last of its trail, or that of the breadcrumbs in JSON-LD.
pub(crate) fn read(sources: &Sources<'_>, names: &SiteNames, headline: Option<&str>) -> Ranked<String> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().map(|article| article.sections.as_slice()).unwrap_or_default();
    let meta = [
        "article:section",
        "og:article:section",
        "og:section",
        "section",
        "parsely-section",
        "sailthru.section",
        "article.section",
        "cxenseparse:section",
        "category",
        "dc.subject",
    ];
    let linked = linked.iter().map(|name| Found { value: name.clone(), source: "json-ld" });
    let property = metadata.properties.iter().filter(|property| property.is("articlesection"));
    let property = property.filter_map(|property| property.value(sources.page));
    let meta = meta.iter().flat_map(|name| metadata.all_meta(name)).map(str::to_owned).chain(property);
    let meta = meta.map(|value| Found { value, source: "meta" });
    let headline = key(headline.unwrap_or_default());
    let named = |found: Found<String>| {
        let value = name(&found.value)?;
        let own = key(&value);
        let is_section = !own.is_empty() && own != headline && !names.is_exactly(&value) && !is_front(&own);
        is_section.then_some(Found { value, source: found.source })
    };
    let declared: Vec<Found<String>> = linked.chain(meta).filter_map(named).collect();
    let found = if declared.is_empty() { shown(sources).into_iter().filter_map(named).collect() } else { declared };
    Ranked::first(found, trust)
}

/// What a page without a declared section shows of its place in the site, or tells of it in JSON-LD.
fn shown(sources: &Sources<'_>) -> Vec<Found<String>> {
    let backwards = |names: Vec<String>| names.into_iter().rev();
    let categories = trail::categories(sources.page).into_iter().map(|value| Found { value, source: "rel=category" });
    let trail = backwards(trail::trail(sources.page, &sources.hints)).map(|value| Found { value, source: "trail" });
    let crumbs = backwards(sources.metadata.breadcrumbs.clone()).map(|value| Found { value, source: "breadcrumb" });
    categories.chain(trail).chain(crumbs).collect()
}

/// Where a page names its section in JSON-LD, `<meta>` names the same in 44 cases of 61 (development pages of fundus and WCXB,
/// November 2026), a category in 24 of 27, a trail in 52 of 86, JSON-LD's breadcrumbs in 84 of 169 (all development pages).
/// JSON-LD itself is held to be as good as `<meta>` is by it.
fn trust(source: &str) -> f32 {
    match source {
        "rel=category" => 0.85,
        "trail" => 0.6,
        "breadcrumb" => 0.5,
        _ => 0.7,
    }
}

/// The name in a value: of a list the first, of a path the last.
fn name(value: &str) -> Option<String> {
    let value = clean(value);
    let first = value.split([',', ';', '|']).map(str::trim).find(|part| !part.is_empty())?;
    let last = first.rsplit(['/', '>', '»']).map(str::trim).find(|part| !part.is_empty())?;
    (last.len() <= LONGEST && last.chars().any(char::is_alphabetic) && !value.contains("://")).then(|| last.to_owned())
}

/// Whether a breadcrumb leads to the front page.
fn is_front(key: &str) -> bool {
    [
        "home",
        "homepage",
        "startseite",
        "start",
        "accueil",
        "inicio",
        "início",
        "portada",
        "hem",
        "hjem",
        "forside",
        "главная",
    ]
    .contains(&key)
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn values_give_one_name() {
        let cases = [
            ("News", Some("News")),
            ("Sport, Football", Some("Sport")),
            ("news/politics", Some("politics")),
            ("12", None),
            ("https://example.org/", None),
        ];
        for (value, expected) in cases {
            assert_eq!(name(value).as_deref(), expected, "{value}");
        }
    }
}
