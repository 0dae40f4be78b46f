//! JSON-LD: the node that describes this page's story, among all that a page carries.

use std::collections::BTreeMap;

use super::entity::clean;
use super::json::{Item, Json};
use super::{Agent, DateRole, DateSource, DeclaredDate, LiveUpdate, Picture};

/// How many nodes above a node are looked at for what it is part of.
const ANCESTORS: usize = 16;
/// How many authors, pictures or entries are taken of one node.
const MOST_LISTED: usize = 1_000;

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
}

/// What the page says elsewhere, by which its own node is told from those of other stories.
pub(super) struct Hints<'a> {
    /// The canonical address, or `og:url`.
    pub(super) url: Option<&'a str>,
    /// `og:title` and `<title>`.
    pub(super) titles: &'a [String],
}

/// All JSON-LD of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Linked {
    pub(super) article: Option<LinkedArticle>,
    pub(super) article_body: Option<String>,
    pub(super) dates: Vec<DeclaredDate>,
    pub(super) updates: Vec<LiveUpdate>,
    /// The names of the first list of breadcrumbs.
    pub(super) breadcrumbs: Vec<String>,
    /// The page's publisher, where no story names one: of a `WebSite` or `Organization` node.
    pub(super) site: Option<String>,
}

/// Reads the blocks of a page.
pub(super) fn read(sources: &[String], hints: &Hints<'_>) -> Linked {
    let blocks: Vec<Json> = sources.iter().map(|source| Json::read(source)).collect();
    let mut known = BTreeMap::new();
    for item in blocks.iter().flat_map(Json::all).filter(|item| item.is_object()) {
        if let Some(id) = item.string("@id") {
            let richer = |old: &Item<'_>| old.children().count() < item.children().count();
            if known.get(id).is_none_or(richer) {
                known.insert(id, item);
            }
        }
    }
    let graph = Graph { known };
    let mut linked = Linked::default();
    let mut best: Option<(i32, Item<'_>)> = None;
    for item in blocks.iter().flat_map(Json::all).filter(|item| item.is_object()) {
        let kind = Kind::of(item);
        if kind == Kind::Site && linked.site.is_none() {
            linked.site = item.string("name").map(clean);
        }
        if linked.breadcrumbs.is_empty() && item.string("@type") == Some("BreadcrumbList") {
            linked.breadcrumbs = breadcrumbs(item);
        }
        if let Some(score) = score(item, kind, hints)
            && best.is_none_or(|(top, _)| score > top)
        {
            best = Some((score, item));
        }
    }
    let Some((_, article)) = best else { return linked };
    linked.article = Some(graph.article(article));
    linked.article_body = longest_body(&blocks);
    linked.updates = graph.updates(article);
    linked.dates = dates(article, DateSource::LinkedArticle);
    for item in blocks.iter().flat_map(Json::all).filter(|item| item.is_object()) {
        if Kind::of(item) == Kind::WebPage && !is_part_of_another(item) {
            linked.dates.extend(dates(item, DateSource::LinkedPage));
        }
    }
    linked.dates.truncate(MOST_LISTED);
    linked
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    NewsArticle,
    Article,
    OtherWork,
    WebPage,
    Site,
    Other,
}

impl Kind {
    fn of(item: Item<'_>) -> Self {
        item.list("@type").filter_map(Item::text).map(Self::named).min_by_key(|kind| *kind as u8).unwrap_or(Self::Other)
    }

    fn named(name: &str) -> Self {
        let name = name.rsplit(['/', ':', '#']).next().unwrap_or(name);
        match name {
            "Article"
            | "BlogPosting"
            | "SocialMediaPosting"
            | "TechArticle"
            | "ScholarlyArticle"
            | "AdvertiserContentArticle"
            | "Report"
            | "SatiricalArticle" => Self::Article,
            "LiveBlogPosting" => Self::NewsArticle,
            _ if name.ends_with("NewsArticle") => Self::NewsArticle,
            "Recipe"
            | "Review"
            | "VideoObject"
            | "HowTo"
            | "PodcastEpisode"
            | "CreativeWork"
            | "DiscussionForumPosting"
            | "QAPage"
            | "ImageGallery"
            | "MediaGallery" => Self::OtherWork,
            "WebPage" | "ItemPage" | "AboutPage" | "FAQPage" | "MedicalWebPage" => Self::WebPage,
            "WebSite" | "NewsMediaOrganization" => Self::Site,
            _ => Self::Other,
        }
    }

    /// How well a node of this kind serves as the story's description: news before any article, those before the
    /// page's own node, which says little.
    fn rank(self) -> Option<i32> {
        match self {
            Self::NewsArticle => Some(40),
            Self::Article => Some(36),
            Self::OtherWork => Some(16),
            Self::WebPage => Some(10),
            Self::Site | Self::Other => None,
        }
    }
}

/// Above the difference of any two kinds that may stand for a story.
const SAME_ADDRESS: i32 = 20;
/// A title that agrees is worth nearly as much as an address: some sites give every node the address of the front.
const SAME_TITLE: i32 = 18;
/// A node inside a list of other stories is one of those, whatever else it says.
const PART_OF_ANOTHER: i32 = -60;

/// How likely a node describes this page's story; `None` for one that describes none.
fn score(item: Item<'_>, kind: Kind, hints: &Hints<'_>) -> Option<i32> {
    let mut score = kind.rank()?;
    let addresses = ["url", "@id", "mainEntityOfPage"].into_iter().flat_map(|key| item.list(key));
    let mut stated = addresses.filter_map(|value| value.text().or_else(|| value.string("@id"))).peekable();
    if let (Some(own), Some(_)) = (hints.url, stated.peek()) {
        score += if stated.any(|address| is_same_address(address, own)) { SAME_ADDRESS } else { 0 };
    }
    let headline = item.string("headline").or_else(|| item.string("name")).map(clean);
    if headline.as_deref().is_some_and(|headline| hints.titles.iter().any(|title| agree(title, headline))) {
        score += SAME_TITLE;
    }
    if is_part_of_another(item) {
        score += PART_OF_ANOTHER;
    }
    let said = ["headline", "author", "datePublished", "articleBody"];
    Some(score + said.iter().filter(|key| item.get(key).is_some()).count() as i32)
}

/// Whether two titles are one, but for a site's name at the end or the beginning.
fn agree(title: &str, headline: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (title, headline) = (letters(title), letters(headline));
    !headline.is_empty() && !title.is_empty() && (title.contains(&headline) || headline.contains(&title))
}

/// Whether two addresses differ in scheme, query and closing slash only.
fn is_same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        let address = address.strip_prefix("www.").unwrap_or(address);
        address.trim_end_matches('/').to_owned()
    };
    bare(one) == bare(other)
}

/// Whether a node stands in a list of other things: related stories, parts, comments, entries of a live blog.
fn is_part_of_another(item: Item<'_>) -> bool {
    const HOLDERS: [&str; 16] = [
        "itemListElement",
        "hasPart",
        "isPartOf",
        "mentions",
        "citation",
        "isBasedOn",
        "comment",
        "review",
        "about",
        "liveBlogUpdate",
        "blogPost",
        "relatedLink",
        "associatedMedia",
        "video",
        "subjectOf",
        "publisher",
    ];
    let chain = std::iter::successors(Some(item), |item| item.parent()).take(ANCESTORS);
    chain.filter_map(Item::key).any(|key| HOLDERS.iter().any(|holder| key.eq_ignore_ascii_case(holder)))
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

/// The nodes that others refer to by `@id`.
struct Graph<'j> {
    known: BTreeMap<&'j str, Item<'j>>,
}

impl<'j> Graph<'j> {
    /// The node meant by a reference that says nothing itself.
    fn resolve(&self, item: Item<'j>) -> Item<'j> {
        let meant = item.string("@id").and_then(|id| self.known.get(id));
        meant.filter(|_| item.get("name").is_none() && item.get("url").is_none()).copied().unwrap_or(item)
    }

    fn article(&self, item: Item<'j>) -> LinkedArticle {
        let line = |key: &str| item.string(key).map(clean).filter(|value| !value.is_empty());
        LinkedArticle {
            kinds: item.list("@type").filter_map(Item::text).map(str::to_owned).collect(),
            headline: line("headline"),
            name: line("name"),
            alternative_headline: line("alternativeHeadline").or_else(|| line("alternateName")),
            description: line("description"),
            authors: self.agents(item, "author"),
            creators: self.agents(item, "creator"),
            publisher: self.agents(item, "publisher").into_iter().next(),
            sections: lines(item, "articleSection"),
            keywords: self.keywords(item),
            language: self.language(item),
            url: item.string("url").map(str::to_owned),
            images: item.list("image").take(MOST_LISTED).filter_map(|image| self.picture(image)).collect(),
            is_free: is_free(item),
        }
    }

    fn agents(&self, item: Item<'j>, key: &str) -> Vec<Agent> {
        item.list(key).flat_map(Item::listed).take(MOST_LISTED).flat_map(|value| self.agent(value)).collect()
    }

    /// The agents that one value names: a string, a node, or a node with several names.
    fn agent(&self, value: Item<'j>) -> Vec<Agent> {
        if let Some(name) = value.text() {
            let url = name.starts_with("http").then(|| name.to_owned());
            return vec![Agent { name: clean(name), url, is_organisation: None }];
        }
        let node = self.resolve(value);
        let url = node.string("url").or_else(|| node.string("sameAs")).map(str::to_owned);
        let is_organisation = node.list("@type").filter_map(Item::text).next().map(|kind| !kind.contains("Person"));
        let names: Vec<String> = node.list("name").filter_map(Item::text).map(clean).collect();
        if names.is_empty() {
            let part = |key| node.string(key).map(clean);
            let whole = [part("givenName"), part("familyName")].into_iter().flatten().collect::<Vec<_>>().join(" ");
            return (!whole.is_empty()).then_some(Agent { name: whole, url, is_organisation }).into_iter().collect();
        }
        names.into_iter().map(|name| Agent { name, url: url.clone(), is_organisation }).collect()
    }

    fn picture(&self, value: Item<'j>) -> Option<Picture> {
        if let Some(url) = value.text() {
            return Some(Picture { url: url.trim().to_owned(), caption: None, credit: None });
        }
        let node = match value.get("url").is_none() && value.get("contentUrl").is_none() {
            true => self.resolve(value),
            false => value,
        };
        let url = node.string("contentUrl").or_else(|| node.string("url")).or_else(|| node.string("@id"))?;
        let line = |key: &str| node.string(key).map(clean).filter(|text| !text.is_empty());
        let credit = line("creditText").or_else(|| line("copyrightNotice"));
        let maker = |key| self.agents(node, key).into_iter().next().map(|agent| agent.name);
        Some(Picture {
            url: url.trim().to_owned(),
            caption: line("caption"),
            credit: credit
                .or_else(|| maker("author"))
                .or_else(|| maker("creator"))
                .or_else(|| maker("copyrightHolder")),
        })
    }

    fn keywords(&self, item: Item<'j>) -> Vec<String> {
        let listed = item.list("keywords").take(MOST_LISTED);
        listed.filter_map(|value| value.text().or_else(|| value.string("name"))).map(clean).collect()
    }

    fn language(&self, item: Item<'j>) -> Option<String> {
        let value = item.list("inLanguage").next()?;
        let name = value.text().or_else(|| value.string("alternateName")).or_else(|| value.string("name"))?;
        Some(clean(name))
    }

    fn updates(&self, item: Item<'j>) -> Vec<LiveUpdate> {
        let entries = item.list("liveBlogUpdate").take(MOST_LISTED);
        entries
            .map(|entry| LiveUpdate {
                headline: entry.string("headline").map(clean),
                body: entry.string("articleBody").map(clean),
                published: entry.string("datePublished").map(|raw| raw.trim().to_owned()),
            })
            .collect()
    }
}

fn lines(item: Item<'_>, key: &str) -> Vec<String> {
    item.list(key).take(MOST_LISTED).filter_map(Item::text).map(clean).filter(|line| !line.is_empty()).collect()
}

fn breadcrumbs(list: Item<'_>) -> Vec<String> {
    let crumbs = list.list("itemListElement").take(MOST_LISTED);
    let name = |crumb: Item<'_>| crumb.string("name").or_else(|| crumb.get("item")?.string("name")).map(clean);
    crumbs.filter_map(name).filter(|name| !name.is_empty()).collect()
}

/// A story is paid where it says so, or where a part of it does.
fn is_free(item: Item<'_>) -> Option<bool> {
    let own = item.list("isAccessibleForFree").find_map(Item::truth);
    let parts = item.list("hasPart").filter_map(|part| part.get("isAccessibleForFree").and_then(Item::truth));
    own.or_else(|| parts.min())
}

#[cfg(test)]
mod tests {
    use super::{Hints, Linked, read};

    fn linked(sources: &[&str], url: Option<&str>, titles: &[&str]) -> Linked {
        let sources: Vec<String> = sources.iter().map(|source| (*source).to_owned()).collect();
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        read(&sources, &Hints { url, titles: &titles })
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
    fn access_covers_the_whole_or_a_part() {
        let access = |source| linked(&[source], None, &[]).article.and_then(|article| article.is_free);
        assert_eq!(access(r#"{"@type": "Article", "isAccessibleForFree": "False"}"#), Some(false));
        assert_eq!(access(r#"{"@type": "Article", "hasPart": {"isAccessibleForFree": false}}"#), Some(false));
        assert_eq!(access(r#"{"@type": "Article"}"#), None);
    }
}
