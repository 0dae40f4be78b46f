//! Which JSON-LD node describes this page's story, and which another's.

use super::entity::clean;
use super::json::Item;

/// How many nodes above a node are looked at for what it is part of.
const ANCESTORS: usize = 16;

/// A longer title, in bytes, is no headline, and every node's is looked for in it.
const LONGEST_TITLE: usize = 1_000;

/// What the page says elsewhere, by which its own node is told from those of other stories.
pub(super) struct Hints<'a> {
    /// The canonical address, or `og:url`, without what two of one page may differ in.
    url: Option<&'a str>,
    /// The letters of `og:title` and `<title>`.
    titles: Vec<String>,
}

impl<'a> Hints<'a> {
    pub(super) fn new(url: Option<&'a str>, titles: impl IntoIterator<Item = &'a str>) -> Self {
        let titles = titles.into_iter().filter(|title| title.len() <= LONGEST_TITLE).map(letters);
        Self { url: url.map(bare), titles: titles.filter(|title| !title.is_empty()).collect() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    NewsArticle,
    Article,
    OtherWork,
    WebPage,
    Site,
    Other,
}

impl Kind {
    pub(super) fn of(item: Item<'_>) -> Self {
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
pub(super) fn score(item: Item<'_>, kind: Kind, hints: &Hints<'_>) -> Option<i32> {
    let mut score = kind.rank()?;
    let addresses = ["url", "@id", "mainEntityOfPage"].into_iter().flat_map(|key| item.list(key));
    let mut stated = addresses.filter_map(|value| value.text().or_else(|| value.string("@id"))).peekable();
    if let (Some(own), Some(_)) = (hints.url, stated.peek()) {
        score += if stated.any(|address| bare(address) == own) { SAME_ADDRESS } else { 0 };
    }
    let headline = item.string("headline").or_else(|| item.string("name")).map(|headline| letters(&clean(headline)));
    let headline = headline.filter(|headline| !headline.is_empty());
    if headline.is_some_and(|headline| hints.titles.iter().any(|title| agree(title, &headline))) {
        score += SAME_TITLE;
    }
    if is_part_of_another(item) {
        score += PART_OF_ANOTHER;
    }
    let said = ["headline", "author", "datePublished", "articleBody"];
    Some(score + said.iter().filter(|key| item.get(key).is_some()).count() as i32)
}

/// Whether the letters of two titles are those of one, but for a site's name at the end or the beginning.
fn agree(title: &str, headline: &str) -> bool {
    title.contains(headline) || headline.contains(title)
}

/// The letters and digits of a title, in lower case.
fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// An address without scheme, query and closing slash.
fn bare(address: &str) -> &str {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// Whether a node stands in a list of other things: related stories, parts, comments, entries of a live blog.
pub(super) fn is_part_of_another(item: Item<'_>) -> bool {
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
