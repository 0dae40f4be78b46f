//! What a page says of itself: JSON-LD, `<meta>`, microdata, `<link>`, read once into typed values.
//!
//! Some names of `<meta>` that are asked for, here and by the fields, are of no standard but of a service that counts, mails or
//! searches pages, such as `parsely-author`, `sailthru.date` or `citation_date`. They are words that the pages of any publisher may
//! use, as those of a standard are, and no rule for the pages of one.

mod choice;
mod date;
mod entity;
mod graph;
mod json;
mod linked;
mod microdata;

pub(crate) use date::{DateRole, DateSource, DeclaredDate};
pub(crate) use entity::{clean, decode};
pub(crate) use json::truth;
pub(crate) use linked::LinkedArticle;
pub(crate) use microdata::Property;

use super::{Attr, NodeId, Page, Tag};
use crate::limits::Limits;

/// More names of `<meta>` elements than this are not read.
const MAX_META: usize = 2_000;

/// A person or an organisation, as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agent {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
    /// What the declaration says it is; `None` where it does not say.
    pub(crate) is_organisation: Option<bool>,
}

/// A picture, as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) url: String,
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
}

/// A step of the way from the front page to this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crumb {
    pub(crate) name: String,
    /// Where it leads, as it is written.
    pub(crate) url: Option<String>,
}

/// One entry of a live blog, as declared in JSON-LD.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LiveUpdate {
    pub(crate) headline: Option<String>,
    pub(crate) body: Option<String>,
    /// When it was published, unread.
    pub(crate) published: Option<String>,
}

/// The declarations of a page, in any shape. Reading them never fails.
#[derive(Debug, Clone, Default)]
pub(crate) struct Metadata {
    /// `<title>`.
    pub(crate) title: Option<String>,
    /// The longest `articleBody` in JSON-LD, as it stands.
    pub(crate) article_body: Option<String>,
    /// The story as JSON-LD describes it.
    pub(crate) article: Option<LinkedArticle>,
    /// The page's breadcrumbs in JSON-LD, from the front page on.
    pub(crate) breadcrumbs: Vec<Crumb>,
    /// The site's name in JSON-LD, where a node of its own gives it.
    pub(crate) site: Option<String>,
    /// `href` of `<base>`.
    pub(crate) base: Option<String>,
    /// `lang` of `<html>` or `<body>`.
    pub(crate) language: Option<String>,
    /// `dir` of `<html>` or `<body>`.
    pub(crate) direction: Option<String>,
    /// `itemprop` values, in the order of the page.
    pub(crate) properties: Vec<Property>,
    /// Names in lower case with their values, in the order of the page.
    meta: Vec<(String, String)>,
    /// `rel` in lower case with the address.
    links: Vec<(String, String)>,
    dates: Vec<DeclaredDate>,
    updates: Vec<LiveUpdate>,
    /// Whether the page declares more than was read.
    pub(crate) is_cut: bool,
}

impl Metadata {
    pub(crate) fn read(page: &Page) -> Self {
        Self::read_within(page, &Limits::default())
    }

    /// Reads no more than so many bytes of JSON-LD: a block that would go beyond is passed over.
    pub(crate) fn read_within(page: &Page, limits: &Limits) -> Self {
        let mut metadata = Self::default();
        let (mut sources, mut left) = (Vec::new(), limits.json_ld_bytes);
        for (id, tag) in page.elements() {
            match tag {
                Tag::Meta => metadata.read_meta(page, id),
                Tag::Link => metadata.read_link(page, id),
                Tag::Base if metadata.base.is_none() => {
                    metadata.base = page.attr(id, Attr::Href).map(|href| href.trim().to_owned());
                }
                Tag::Title if metadata.title.is_none() => {
                    metadata.title = Some(clean(&page.raw_text(id))).filter(|title| !title.is_empty());
                }
                Tag::Html | Tag::Body => metadata.read_root(page, id),
                Tag::Script if is_linked_data(page, id) => {
                    let source = page.raw_text(id);
                    match left.checked_sub(source.len()) {
                        Some(rest) => {
                            left = rest;
                            sources.push(source);
                        }
                        None => metadata.is_cut = true,
                    }
                }
                _ => {}
            }
        }
        if page.has_any(Attr::Itemprop) {
            metadata.properties = microdata::read(page);
            metadata.is_cut |= metadata.properties.len() >= microdata::MAX_PROPERTIES;
        }
        metadata.read_linked(&sources);
        metadata.read_dates(page);
        metadata
    }

    /// All that the page gives as its headline, most trusted first: JSON-LD, `og:title`, `<title>`.
    pub(crate) fn headlines(&self) -> Vec<&str> {
        let linked = self.article.as_ref().and_then(|article| article.headline.as_deref());
        let declared =
            ["og:title", "twitter:title", "dc.title", "title"].into_iter().filter_map(|name| self.meta(name));
        let mut headlines: Vec<&str> = Vec::new();
        for headline in linked.into_iter().chain(declared).chain(self.title.as_deref()) {
            if !headlines.contains(&headline) {
                headlines.push(headline);
            }
        }
        headlines
    }

    /// The first `<meta>` of that name, in lower case.
    pub(crate) fn meta(&self, name: &str) -> Option<&str> {
        self.meta.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Every `<meta>` of that name, in lower case.
    pub(crate) fn all_meta<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.meta.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The address of the first `<link>` of that `rel`.
    pub(crate) fn link(&self, rel: &str) -> Option<&str> {
        self.links.iter().find(|(own, _)| own == rel).map(|(_, href)| href.as_str())
    }

    /// The declared dates, most trusted first: JSON-LD of the story, `<meta>`, microdata, JSON-LD of the page.
    pub(crate) fn dates(&self) -> &[DeclaredDate] {
        &self.dates
    }

    /// The entries of a live blog, as JSON-LD lists them.
    pub(crate) fn updates(&self) -> &[LiveUpdate] {
        &self.updates
    }

    fn read_meta(&mut self, page: &Page, id: NodeId) {
        if self.meta.len() >= MAX_META {
            self.is_cut = true;
            return;
        }
        let value = page.attr(id, Attr::Content).or_else(|| page.attr(id, Attr::Value)).map(clean).unwrap_or_default();
        if value.is_empty() {
            return;
        }
        let named = |attr| page.attr(id, attr).map(|name: &str| name.trim().to_ascii_lowercase());
        let names = [Attr::Property, Attr::Name, Attr::HttpEquiv].into_iter().filter_map(named);
        for name in names.filter(|name| !name.is_empty()) {
            self.meta.push((name, value.clone()));
        }
    }

    fn read_link(&mut self, page: &Page, id: NodeId) {
        let (Some(rel), Some(href)) = (page.attr(id, Attr::Rel), page.attr(id, Attr::Href)) else { return };
        for rel in rel.split_ascii_whitespace().map(str::to_ascii_lowercase) {
            if matches!(rel.as_str(), "canonical" | "amphtml" | "next" | "image_src")
                && self.link(&rel).is_none()
                && !href.trim().is_empty()
            {
                self.links.push((rel, href.trim().to_owned()));
            }
        }
    }

    fn read_root(&mut self, page: &Page, id: NodeId) {
        let value = |attr| page.attr(id, attr).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
        self.language = self.language.take().or_else(|| value(Attr::Lang));
        self.direction = self.direction.take().or_else(|| value(Attr::Dir));
    }

    fn read_linked(&mut self, sources: &[String]) {
        let url = self.link("canonical").or_else(|| self.meta("og:url"));
        let linked = linked::read(sources, &choice::Hints::new(url, self.headlines()));
        self.article = linked.article;
        self.article_body = linked.article_body;
        self.site = linked.site;
        self.breadcrumbs = linked.breadcrumbs;
        self.updates = linked.updates;
        self.is_cut |= linked.is_cut;
        self.dates = linked.dates;
    }

    /// Puts the dates of `<meta>` and microdata between those of the story and those of the page in JSON-LD.
    fn read_dates(&mut self, page: &Page) {
        let page_dates = self.dates.iter().position(|date| date.source == DateSource::LinkedPage);
        let page_dates = self.dates.split_off(page_dates.unwrap_or(self.dates.len()));
        for (name, raw) in &self.meta {
            if let Some(role) = date::role_of_meta(name) {
                self.dates.push(DeclaredDate { role, source: DateSource::Meta, name: name.clone(), raw: raw.clone() });
            }
        }
        let named = [
            ("datepublished", DateRole::Published),
            ("datemodified", DateRole::Modified),
            ("datecreated", DateRole::Created),
        ];
        for property in self.properties.iter().filter(|property| property.is_of_story()) {
            let Some((name, role)) = named.iter().find(|(name, _)| property.is(name)) else { continue };
            if let Some(raw) = property.value(page) {
                let source = DateSource::Microdata;
                self.dates.push(DeclaredDate { role: *role, source, name: (*name).to_owned(), raw });
            }
        }
        self.dates.extend(page_dates);
    }
}

fn is_linked_data(page: &Page, id: NodeId) -> bool {
    page.attr(id, Attr::Type).is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
}

#[cfg(test)]
mod tests {
    use super::{DateRole, DateSource, Metadata};
    use crate::page::standard;

    fn metadata(html: &str) -> Metadata {
        Metadata::read(&standard::parse(html))
    }

    #[test]
    fn meta_of_every_spelling_is_read() {
        let read = metadata(
            r#"<html lang="de-CH" dir="ltr"><title>Bridge opens | Post</title><meta property="OG:Title" content="Bridge &amp;amp; ferry">
            <meta name="author" value="Ann Lee"><meta http-equiv="Content-Language" content="de"><link rel="canonical alternate" href="/bridge">"#,
        );
        assert_eq!(read.headlines(), ["Bridge & ferry", "Bridge opens | Post"]);
        assert_eq!(read.meta("author"), Some("Ann Lee"));
        assert_eq!(read.meta("content-language"), Some("de"));
        assert_eq!((read.language.as_deref(), read.direction.as_deref()), (Some("de-CH"), Some("ltr")));
        assert_eq!(read.link("canonical"), Some("/bridge"));
    }

    #[test]
    fn dates_stand_in_order_of_trust() {
        let read = metadata(
            r#"<script type="application/ld+json">[{"@type": "WebPage", "dateModified": "d"}, {"@type": "NewsArticle", "datePublished": "a"}]</script>
            <meta name="article:published_time" content="b">
            <div itemscope itemtype="http://schema.org/Article"><time itemprop="datePublished" datetime="c">Monday</time></div>
            <div itemscope itemtype="http://schema.org/Comment"><time itemprop="datePublished" datetime="x">Monday</time></div>"#,
        );
        let dates: Vec<_> = read.dates().iter().map(|date| (date.raw.as_str(), date.role, date.source)).collect();
        assert_eq!(
            dates,
            [
                ("a", DateRole::Published, DateSource::LinkedArticle),
                ("b", DateRole::Published, DateSource::Meta),
                ("c", DateRole::Published, DateSource::Microdata),
                ("d", DateRole::Modified, DateSource::LinkedPage),
            ]
        );
    }

    #[test]
    fn a_picture_has_its_own_title() {
        assert_eq!(metadata("<svg><title>Logo</title></svg><p>x").title, None);
    }
}
