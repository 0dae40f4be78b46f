//! JSON-LD: the node that describes this page's story, among all that a page carries.

use super::choice::{Hints, Kind, is_part_of_another, score};
use super::entity::clean;
use super::graph::Graph;
use super::json::{Item, Json, MAX_VALUES};
use super::{Agent, Crumb, DateRole, DateSource, DeclaredDate, LiveUpdate, Picture};

/// How many authors, pictures or entries are taken of one node.
pub(super) const MOST_LISTED: usize = 1_000;
/// The properties of a story of which no more is taken.
const LISTS: [&str; 7] = ["author", "creator", "image", "keywords", "articleSection", "liveBlogUpdate", "hasPart"];

/// A node that describes a story.
#[derive(Debug, Clone, Default)]
pub(crate) struct LinkedArticle {
    /// The node's types, such as `NewsArticle`.
    pub(crate) kinds: Vec<String>,
    pub(crate) headline: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) alternative_headline: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) authors: Vec<Agent>,
    pub(crate) creators: Vec<Agent>,
    pub(crate) publisher: Option<Agent>,
    pub(crate) sections: Vec<String>,
    pub(crate) keywords: Vec<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) images: Vec<Picture>,
    /// `isAccessibleForFree`, of the story or of a part of it.
    pub(crate) is_free: Option<bool>,
    /// `cssSelector` of the parts that are not free.
    pub(crate) paid_parts: Vec<String>,
}

/// All JSON-LD of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Linked {
    pub(super) article: Option<LinkedArticle>,
    pub(super) article_body: Option<String>,
    pub(super) dates: Vec<DeclaredDate>,
    pub(super) updates: Vec<LiveUpdate>,
    /// The first list of breadcrumbs.
    pub(super) breadcrumbs: Vec<Crumb>,
    /// The page's publisher, where no story names one: of a `WebSite` or `NewsMediaOrganization` node.
    pub(super) site: Option<String>,
    /// Whether the page holds more than was read.
    pub(super) is_cut: bool,
}

/// Reads the blocks of a page.
pub(super) fn read(sources: &[String], hints: &Hints<'_>) -> Linked {
    let mut left = MAX_VALUES;
    let mut block = |source: &String| {
        let json = Json::read(source, left);
        left -= json.len();
        json
    };
    let blocks: Vec<Json> = sources.iter().map(&mut block).collect();
    let graph = Graph::of(&blocks);
    let mut linked = Linked { is_cut: blocks.iter().any(|json| json.is_cut), ..Linked::default() };
    let mut best: Option<(i32, Item<'_>)> = None;
    for item in blocks.iter().flat_map(Json::all).filter(|item| item.is_object()) {
        let kind = Kind::of(item);
        if kind == Kind::Site && linked.site.is_none() {
            linked.site = item.string("name").map(clean);
        }
        if linked.breadcrumbs.is_empty() && is_breadcrumbs(item) {
            linked.breadcrumbs = breadcrumbs(item);
        }
        let score = score(item, kind, hints);
        if let Some(score) = score.filter(|score| best.is_none_or(|(top, _)| *score > top)) {
            best = Some((score, item));
        }
    }
    let Some((_, article)) = best else { return linked };
    let mut story = graph.article(article);
    for agents in [&mut story.authors, &mut story.creators] {
        linked.is_cut |= agents.len() > MOST_LISTED;
        agents.truncate(MOST_LISTED);
    }
    linked.article = Some(story);
    linked.article_body = longest_body(&blocks);
    linked.updates = graph.updates(article);
    linked.dates = dates(article, DateSource::LinkedArticle);
    for item in blocks.iter().flat_map(Json::all).filter(|item| item.is_object()) {
        if Kind::of(item) == Kind::WebPage && !is_part_of_another(item) {
            linked.dates.extend(dates(item, DateSource::LinkedPage));
        }
    }
    linked.is_cut |= linked.dates.len() > MOST_LISTED;
    linked.is_cut |= LISTS.iter().any(|key| article.list(key).nth(MOST_LISTED).is_some());
    linked.dates.truncate(MOST_LISTED);
    linked
}

/// The longest text of a story that is not part of another node's list.
fn longest_body(blocks: &[Json]) -> Option<String> {
    let nodes = blocks.iter().flat_map(Json::all).filter(|item| item.is_object() && !is_part_of_another(*item));
    nodes.filter_map(|item| item.string("articleBody")).max_by_key(|body| body.len()).map(str::to_owned)
}

fn dates(item: Item<'_>, source: DateSource) -> Vec<DeclaredDate> {
    let keys = [
        ("datePublished", DateRole::Published),
        ("dateModified", DateRole::Modified),
        ("dateCreated", DateRole::Created),
        ("uploadDate", DateRole::Published),
    ];
    let stated = keys.into_iter().filter_map(|(key, role)| Some((role, key, item.string(key)?)));
    stated
        .map(|(role, key, raw)| DeclaredDate { role, source, name: key.to_owned(), raw: raw.trim().to_owned() })
        .collect()
}

fn is_breadcrumbs(item: Item<'_>) -> bool {
    let mut kinds = item.list("@type").filter_map(Item::text);
    kinds.any(|kind| kind.rsplit('/').next() == Some("BreadcrumbList"))
}

/// The crumbs of a list, in the order of their positions.
fn breadcrumbs(list: Item<'_>) -> Vec<Crumb> {
    let crumb = |crumb: Item<'_>| {
        let item = crumb.get("item");
        let name = crumb.string("name").or_else(|| item?.string("name")).map(clean).filter(|name| !name.is_empty())?;
        let url = item.and_then(|item| item.text().or_else(|| item.string("@id")).or_else(|| item.string("url")));
        let position: Option<u32> = crumb.string("position").and_then(|position| position.parse().ok());
        Some((position, Crumb { name, url: url.map(str::to_owned) }))
    };
    let mut crumbs: Vec<_> = list.list("itemListElement").take(MOST_LISTED).filter_map(crumb).collect();
    crumbs.sort_by_key(|(position, _)| *position);
    crumbs.into_iter().map(|(_, crumb)| crumb).collect()
}

#[cfg(test)]
mod tests {
    use super::super::choice::Hints;
    use super::{Linked, MOST_LISTED, read};

    fn linked(sources: &[&str], url: Option<&str>, titles: &[&str]) -> Linked {
        let sources: Vec<String> = sources.iter().map(|source| (*source).to_owned()).collect();
        read(&sources, &Hints::new(url, titles.iter().copied()))
    }

    fn headline(sources: &[&str], url: Option<&str>, titles: &[&str]) -> Option<String> {
        linked(sources, url, titles).article.and_then(|article| article.headline)
    }

    #[test]
    fn the_story_of_this_page_is_chosen() {
        let page = Some("https://example.org/bridge");
        let cases = [
            (vec![
                r#"{"@type": "WebPage", "headline": "no"}"#,
                r#"{"@type": ["Thing", "NewsArticle"], "headline": "yes"}"#,
            ]),
            (vec![
                r#"[{"@type": "Article", "headline": "no"}, {"@type": "Article", "headline": "yes", "url": "http://www.example.org/bridge/?x=1"}]"#,
            ]),
            (vec![
                r#"{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "no"}]}"#,
                r#"{"@type": "BlogPosting", "headline": "yes"}"#,
            ]),
            (vec![
                r#"{"@graph": [{"@type": "Article", "headline": "no"}, {"@type": "Article", "headline": "yes", "mainEntityOfPage": {"@id": "https://example.org/bridge"}}]}"#,
            ]),
            (vec![
                r#"{"@type": "https://schema.org/LiveBlogPosting", "headline": "yes", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "no"}]}"#,
            ]),
        ];
        for sources in cases {
            assert_eq!(headline(&sources, page, &[]).as_deref(), Some("yes"), "{sources:?}");
        }
        let two = [
            r#"{"@type": "Article", "headline": "Ferry sinks"}"#,
            r#"{"@type": "Article", "headline": "Bridge opens"}"#,
        ];
        assert_eq!(headline(&two, None, &["Bridge opens - The Arne Post"]).as_deref(), Some("Bridge opens"));
    }

    #[test]
    fn references_are_followed() {
        let source = r##"{"@graph": [{"@type": "Article", "author": {"@id": "#ann"}, "publisher": {"@id": "#post"}, "image": {"@id": "#img"}},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee", "url": "https://example.org/ann"},
            {"@type": "ImageObject", "@id": "#img", "contentUrl": "a.jpg", "caption": "The bridge"},
            {"@type": "Organization", "@id": "#post", "name": "The Arne Post"}]}"##;
        let article = linked(&[source], None, &[]).article.expect("an article");
        assert_eq!((article.authors[0].name.as_str(), article.authors[0].is_organisation), ("Ann Lee", Some(false)));
        assert_eq!(article.publisher.map(|agent| agent.name).as_deref(), Some("The Arne Post"));
        assert_eq!(
            (article.images[0].url.as_str(), article.images[0].caption.as_deref()),
            ("a.jpg", Some("The bridge"))
        );
    }

    #[test]
    fn breadcrumbs_stand_in_the_order_of_their_positions() {
        let source = r#"{"@type": "https://schema.org/BreadcrumbList", "itemListElement": [
            {"position": 2, "name": "Sport", "item": {"@id": "/sport"}}, {"position": 1, "item": {"@id": "/", "name": "Home"}},
            {"position": "3", "name": "Ferry"}]}"#;
        let crumbs = linked(&[source], None, &[]).breadcrumbs;
        let found: Vec<_> = crumbs.iter().map(|crumb| (crumb.name.as_str(), crumb.url.as_deref())).collect();
        assert_eq!(found, [("Home", Some("/")), ("Sport", Some("/sport")), ("Ferry", None)]);
    }

    #[test]
    fn a_node_that_is_nowhere_told_is_no_picture() {
        let images = |id: &str| {
            let source = format!(r#"{{"@type": "Article", "image": {{"@id": "{id}"}}}}"#);
            linked(&[&source], None, &[]).article.map(|article| article.images.len())
        };
        assert_eq!(images("https://example.org/ferry#primaryimage"), Some(0));
        assert_eq!(images("https://example.org/ferry.jpg"), Some(1));
    }

    #[test]
    fn authors_come_in_any_shape() {
        let shapes = [
            r#""Ann Lee""#,
            r#"["Ann Lee"]"#,
            r#"{"name": "Ann Lee"}"#,
            r#"[[{"@type": "Person", "name": ["Ann Lee"]}], null, 3.5e, {}]"#,
            r#"{"givenName": "Ann", "familyName": "Lee"}"#,
        ];
        for shape in shapes {
            let source = format!(r#"{{"@type": "Article", "author": {shape}}}"#);
            let article = linked(&[&source], None, &[]).article.expect("an article");
            assert_eq!(article.authors.first().map(|agent| agent.name.as_str()), Some("Ann Lee"), "{shape}");
        }
    }

    #[test]
    fn one_node_with_many_names_is_not_listed_again_and_again() {
        let authors = |values: usize, names: usize| {
            let (values, names) = (vec![r##"{"@id": "#a"}"##; values].join(","), vec![r#""Ann Lee""#; names].join(","));
            let node = r##"{"@type": "Person", "@id": "#a", "name""##;
            let linked = linked(
                &[&format!(r#"[{{"@type": "Article", "author": [{values}]}}, {node}: [{names}]}}]"#)],
                None,
                &[],
            );
            (linked.article.map(|article| article.authors.len()), linked.is_cut)
        };
        assert_eq!(authors(10, MOST_LISTED / 10), (Some(MOST_LISTED), false));
        assert_eq!(authors(10, MOST_LISTED / 10 + 1), (Some(MOST_LISTED), true));
        assert_eq!(authors(2, 3 * MOST_LISTED), (Some(MOST_LISTED), true));
    }

    #[test]
    fn the_parts_that_are_paid_are_named() {
        let parts = |source| linked(&[source], None, &[]).article.map(|article| article.paid_parts).unwrap_or_default();
        let source = r#"{"@type": "Article", "hasPart": [
            {"isAccessibleForFree": "False", "cssSelector": [".wall", " #rest "]},
            {"isAccessibleForFree": true, "cssSelector": ".head"},
            {"isAccessibleForFree": false}]}"#;
        assert_eq!(parts(source), [".wall", "#rest"]);
        assert!(parts(r#"{"@type": "Article", "isAccessibleForFree": false}"#).is_empty());
    }

    #[test]
    fn access_covers_the_whole_or_a_part() {
        let access = |source| linked(&[source], None, &[]).article.and_then(|article| article.is_free);
        assert_eq!(access(r#"{"@type": "Article", "isAccessibleForFree": "False"}"#), Some(false));
        assert_eq!(access(r#"{"@type": "Article", "hasPart": {"isAccessibleForFree": false}}"#), Some(false));
        let partly = r#"{"@type": "Article", "isAccessibleForFree": true, "hasPart": {"isAccessibleForFree": false}}"#;
        assert_eq!(access(partly), Some(false));
        assert_eq!(access(r#"{"@type": "Article"}"#), None);
    }
}
