//! Dates that a page declares: what each is the date of.

/// What a declared date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateRole {
    Published,
    Modified,
    Created,
    /// A date that does not say, such as `<meta name="date">`.
    Unsaid,
}

/// Where a declared date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateSource {
    /// The JSON-LD node of this page's story.
    LinkedArticle,
    /// The JSON-LD node of the page itself.
    LinkedPage,
    Meta,
    /// An `itemprop` of the story.
    Microdata,
}

/// A date as the page declares it, unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeclaredDate {
    pub(crate) role: DateRole,
    pub(crate) source: DateSource,
    /// The property's name, such as `article:published_time`.
    pub(crate) name: String,
    pub(crate) raw: String,
}

/// The names of `<meta>` that hold a date of the story, in lower case.
const NAMES: [(DateRole, &[&str]); 4] = [
    (
        DateRole::Published,
        &[
            "article:published_time",
            "article:published",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "date_published",
            "published_time",
            "publish_date",
            "publishdate",
            "published-date",
            "published_date",
            "published_at",
            "publish-date",
            "publicationdate",
            "publication_date",
            "published",
            "pubdate",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.available",
            "article.published",
            "citation_date",
            "citation_publication_date",
            "prism.publicationdate",
            "originalpublicationdate",
            "rnews:datepublished",
            "cxenseparse:recs:publishtime",
            "bt:pubdate",
            "displaydate",
            "ptime",
        ],
    ),
    (
        DateRole::Modified,
        &[
            "article:modified_time",
            "article:modified",
            "og:updated_time",
            "og:modified_time",
            "datemodified",
            "date_modified",
            "modified_time",
            "last-modified",
            "lastmod",
            "modificationdate",
            "revised",
            "updated_time",
            "dc.date.modified",
            "dcterms.modified",
            "article.updated",
            "utime",
            "lastmodified",
        ],
    ),
    (
        DateRole::Created,
        &[
            "dc.date.created",
            "dcterms.created",
            "datecreated",
            "created",
            "article.created",
            "creation_date",
            "article:created_time",
        ],
    ),
    (
        DateRole::Unsaid,
        &[
            "date",
            "dc.date",
            "dcterms.date",
            "article:date",
            "pdate",
            "article_date_original",
            "analyticsattributes.articledate",
            "time",
        ],
    ),
];

/// What a `<meta>` of that name is the date of; `None` where it holds no date of the story.
pub(super) fn role_of_meta(name: &str) -> Option<DateRole> {
    NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(role, _)| *role)
}
