//! The section or rubric.

use super::Sources;
use super::address;
use super::ranked::{Found, Ranked};
use super::site::{SiteNames, key};
use super::trail;
use crate::page::metadata::{Crumb, clean};

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
        let is_site = names.is_exactly(&value) && !names.is_subdomain(&own);
        let is_section = !own.is_empty() && own != headline && !is_site && !is_front(&own);
        is_section.then_some(Found { value, source: found.source })
    };
    let declared: Vec<Found<String>> = linked.chain(meta).filter_map(named).collect();
    let found =
        if declared.is_empty() { shown(sources, &headline).into_iter().filter_map(named).collect() } else { declared };
    Ranked::first(found, trust)
}

/// What a page without a declared section shows of its place in the site, or tells of it in JSON-LD.
fn shown(sources: &Sources<'_>, headline: &str) -> Vec<Found<String>> {
    let backwards = |crumbs: Vec<Crumb>| sections(sources, crumbs, headline).into_iter().rev().map(|crumb| crumb.name);
    let categories = trail::categories(sources.page).into_iter().map(|value| Found { value, source: "rel=category" });
    let trail = backwards(trail::trail(sources.page, &sources.hints)).map(|value| Found { value, source: "trail" });
    let crumbs = backwards(sources.metadata.breadcrumbs.clone()).map(|value| Found { value, source: "breadcrumb" });
    categories.chain(trail).chain(crumbs).collect()
}

/// The crumbs without that of the front page, and without a last one that is the story: it leads nowhere, as the only one, or to
/// this page, or begins as the headline does.
fn sections(sources: &Sources<'_>, mut crumbs: Vec<Crumb>, headline: &str) -> Vec<Crumb> {
    let base = address::base(sources);
    let whole = |url: &str| address::absolute(url, base.as_deref()).unwrap_or_default();
    let is_of_page = |url: &str| sources.addresses().any(|own| address::bare(own) == address::bare(&whole(url)));
    let lead = crumbs.iter().filter(|crumb| crumb.url.is_some()).count();
    let is_story = |crumb: &Crumb| {
        let own = key(&crumb.name);
        // It may be cut short, but not to a word that the headline happens to begin with.
        let is_headline = !own.is_empty() && headline.starts_with(&own) && own.len() * 2 >= headline.len();
        is_headline || crumb.url.as_deref().map_or(lead > 0, is_of_page)
    };
    if crumbs.last().is_some_and(is_story) {
        crumbs.pop();
    }
    crumbs.retain(|crumb| !crumb.url.as_deref().is_some_and(address::is_front));
    crumbs
}

/// Where a page names its section in JSON-LD, `<meta>` names the same in 44 cases of 61 (development pages of fundus and WCXB,
/// November 2026), a category in 24 of 27, what is shown in 159 of 247 (all development pages); a trail is surer than
/// JSON-LD's breadcrumbs. JSON-LD itself is held to be as good as `<meta>` is by it.
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
    use crate::Extractor;

    fn section(head: &str, above: &str) -> Option<String> {
        let text = "<p>The council of the old port voted to keep the ferry line to the islands open until spring.</p>"
            .repeat(4);
        let html = format!("<head>{head}</head>{above}<article><h1>Ferry line stays open</h1>{text}</article>");
        let url = "https://sport.arnepost.example/ferry".to_owned();
        Extractor::new().url(url).extract(html.as_bytes()).expect("a page of this size is read").section
    }

    #[test]
    fn neither_the_front_nor_the_story_is_a_section() {
        let crumbs = |list: &str| {
            section(
                &format!(
                    r#"<script type="application/ld+json">{{"@type": "BreadcrumbList", "itemListElement": [{list}]}}</script>"#
                ),
                "",
            )
        };
        let (front, news) = (r#"{"name": "首页", "item": "/"}"#, r#"{"name": "News", "item": "/news"}"#);
        assert_eq!(
            crumbs(&format!(r#"{front}, {news}, {{"name": "Ferry line stays…", "item": "/f"}}"#)).as_deref(),
            Some("News")
        );
        assert_eq!(crumbs(&format!(r#"{front}, {news}, {{"name": "On the ferry"}}"#)).as_deref(), Some("News"));
        assert_eq!(
            crumbs(&format!(r#"{front}, {news}, {{"name": "On it", "item": "/ferry"}}"#)).as_deref(),
            Some("News")
        );
        assert_eq!(crumbs(&format!("{front}, {news}")).as_deref(), Some("News"));
        assert_eq!(crumbs(front), None);
        let trail = "<p><a href=/>Voorpagina</a> › <a href=/news>News</a> › <a href=/ferry>Ferry</a></p>";
        assert_eq!(section("", trail).as_deref(), Some("News"));
    }

    #[test]
    fn a_section_may_have_a_host_of_its_own() {
        assert_eq!(section("<meta property=article:section content=Sport>", "").as_deref(), Some("Sport"));
        assert_eq!(section("<meta property=article:section content=Arnepost>", ""), None);
    }

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
