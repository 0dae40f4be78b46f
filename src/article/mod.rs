//! [`Article`] and all that it is made of.
//!
//! This is the contract: the JSON form of these types is described by `tests/article.schema.json`. Every span is a
//! half-open range of UTF-8 byte offsets into [`Body::text`], on character boundaries. What a page does not state is
//! `None` or empty; nothing is invented.

mod author;
mod body;
mod date;
mod dateline;
mod person;
mod picture;
mod quote;
mod span;

use serde::{Deserialize, Serialize};

pub use author::{Author, AuthorKind};
pub use body::{Block, BlockKind, Body, Link};
pub use date::{Date, DateValue};
pub use dateline::Dateline;
pub use person::Person;
pub use picture::{Figure, Image};
pub use quote::{Quote, QuoteKind, Speaker, SpeakerKind};
pub use span::Span;

/// All that was read from one page.
///
/// It owns its text and is `Send + Sync`. Beside each field stands where its value is from, and what it is called in
/// [schema.org's NewsArticle](https://schema.org/NewsArticle) and in [IPTC ninjs](https://www.iptc.org/std/ninjs/userguide/),
/// where those have it; [`Extractor::explain`](crate::Extractor::explain) tells which source won on a page. Of the clean text of a
/// story only what stands in the text is read: direction, dateline, body, quotes and people.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Article {
    /// What sort of page this is. Look here first: a page that is no story has no body. schema.org `@type`.
    pub kind: Kind,
    /// The headline as displayed, without the site's name. Chosen by learned weights among the headings of the page, JSON-LD,
    /// `og:title` and its like, and `<title>`, those that agree taken together. schema.org `headline`, ninjs `headlines`.
    pub headline: Option<String>,
    /// The line under the headline, standfirst or dek, where the page displays one: marked as such, or the same as its
    /// description, or a smaller heading. schema.org `alternativeHeadline`, ninjs `headlines`.
    pub subheadline: Option<String>,
    /// Where, and by whose wire, the story was filed, read from the head of the body's text. schema.org `dateline`, ninjs
    /// `located`.
    pub dateline: Option<Dateline>,
    /// The byline as displayed, such as `By Ann Lee and Bo Roe in Nairobi`. schema.org `creditText`, ninjs `by`.
    pub byline: Option<String>,
    /// Who signs the story, in the order given. Learned trees decide on each who is named in JSON-LD, in `<meta>`, in elements
    /// that speak of authors, or in a line such as a byline, of the first 200. schema.org `author`, ninjs `infoSources`.
    pub authors: Vec<Author>,
    /// When the story was first published. Learned trees choose among the days that JSON-LD, `<meta>`, microdata, `<time>`, the
    /// address and the text state. schema.org `datePublished`, ninjs `firstCreated`.
    pub published: Option<Date>,
    /// When the story was last changed, as the page declares or else displays it; never a day before that of publication.
    /// schema.org `dateModified`, ninjs `versionCreated`.
    pub modified: Option<Date>,
    /// The section or rubric, as declared in JSON-LD or `<meta>`, or else the last category or breadcrumb that the page shows.
    /// schema.org `articleSection`, ninjs `subjects`.
    pub section: Option<String>,
    /// Keywords that the page declares in JSON-LD or `<meta>`, or else links to as its tags, in order, without repeats; at most 100.
    /// schema.org `keywords`, ninjs `subjects`.
    pub tags: Vec<String>,
    /// The language as a [BCP 47](https://www.rfc-editor.org/info/bcp47) tag, such as `en` or `pt-BR`: as declared, where the
    /// script and the small words of the text do not tell clearly of another. schema.org `inLanguage`, ninjs
    /// `language`.
    pub language: Option<String>,
    /// Which way the text runs: as most of its letters do, or where it has none, as the page declares.
    pub direction: Direction,
    /// The name of the publication, from JSON-LD or else what the page calls its site. schema.org `publisher`, ninjs
    /// `infoSources`.
    pub publisher: Option<String>,
    /// The canonical address of the story: that of `<link rel=canonical>`, `og:url` or JSON-LD, or else the one that the caller
    /// gave. schema.org `url`, ninjs `uri`.
    pub url: Option<String>,
    /// The main picture: that of JSON-LD, `og:image` and its like, or else the one before the text. schema.org `image`, ninjs
    /// `associations`.
    pub lead_image: Option<Image>,
    /// Whether the page declares the story free to read, in JSON-LD, microdata or `<meta>`. schema.org `isAccessibleForFree`.
    pub access: Access,
    /// [CSS selectors](https://schema.org/cssSelector) of the parts of the page that it declares not free, in the order
    /// given. From JSON-LD `hasPart`, as for
    /// [paywalled content](https://developers.google.com/search/docs/appearance/structured-data/paywalled-content). schema.org
    /// `hasPart`.
    pub paid_parts: Vec<String>,
    /// The address of the next page, where the story runs over several: that of
    /// [`<link rel=next>`](https://html.spec.whatwg.org/multipage/links.html#link-type-next) where it is this page's but for a number.
    pub next_page: Option<String>,
    /// The text of the story: the blocks of the page that learned trees choose.
    pub body: Body,
    /// Pictures of the story with their captions, in the order of the page. They stand beside the body, not in it. schema.org
    /// `image`, ninjs `associations`.
    pub figures: Vec<Figure>,
    /// Who said what, in the order of the text. schema.org `hasPart`, ninjs `infoSources`.
    pub quotes: Vec<Quote>,
    /// The people whom the text names, in the order of their first mention. schema.org `mentions`, ninjs `people`.
    pub people: Vec<Person>,
    /// The encoding that the page's bytes were read in, by its
    /// [name in the standard](https://encoding.spec.whatwg.org/#names-and-labels); `None` where the input was text.
    pub charset: Option<String>,
    /// Whether bytes that are malformed in that encoding were replaced by U+FFFD.
    pub replaced: bool,
    /// The bounds that the input met; empty on ordinary pages. See [`Bound`].
    pub bounds: Vec<Bound>,
}

impl Article {
    /// The text of the story without its dateline.
    ///
    /// ```
    /// let article = newsprint::Extractor::new().read_story("SKARN (AP) — The ferry sails again on Monday.")?;
    /// assert_eq!(article.text_without_dateline(), "The ferry sails again on Monday.");
    /// # Ok::<(), newsprint::Error>(())
    /// ```
    #[must_use]
    pub fn text_without_dateline(&self) -> &str {
        let start = self.dateline.as_ref().map_or(0, |dateline| dateline.span.end);
        self.body.text.get(start..).unwrap_or(&self.body.text)
    }

    /// The quotes whose speaker is called `name`, by full name or by any words of it in a row, whatever the case.
    ///
    /// ```
    /// let article = newsprint::Extractor::new()
    ///     .read_story("\u{201c}We are ready,\u{201d} said Ann Lee, the mayor of the town.")?;
    /// assert_eq!(article.quotes_by("Lee").count(), 1);
    /// # Ok::<(), newsprint::Error>(())
    /// ```
    pub fn quotes_by<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Quote> + 'a {
        self.quotes
            .iter()
            .filter(move |quote| quote.speaker.as_ref().is_some_and(|speaker| is_called(&speaker.name, name)))
    }

    /// The person who said the quote with this number in [`quotes`](Self::quotes); `None` where nobody whom the article names
    /// did, and where there is no such quote.
    ///
    /// ```
    /// let article = newsprint::Extractor::new()
    ///     .read_story("\u{201c}We are ready,\u{201d} said Ann Lee, the mayor of the town.")?;
    /// assert_eq!(article.speaker_of(0).unwrap().roles, ["mayor of the town"]);
    /// # Ok::<(), newsprint::Error>(())
    /// ```
    #[must_use]
    pub fn speaker_of(&self, quote: usize) -> Option<&Person> {
        self.people.get(self.quotes.get(quote)?.speaker.as_ref()?.person?)
    }

    /// The first person called `name`, by full name or by any words of it in a row, whatever the case.
    ///
    /// ```
    /// let article = newsprint::Extractor::new()
    ///     .read_story("Russian Foreign Minister Sergey Lavrov said on Tuesday that talks would go on.")?;
    /// assert_eq!(article.person("lavrov").unwrap().name, "Sergey Lavrov");
    /// # Ok::<(), newsprint::Error>(())
    /// ```
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| is_called(&person.name, name))
    }
}

/// Whether the words of `name` stand next to each other in `full`.
fn is_called(full: &str, name: &str) -> bool {
    let lower = |s: &str| s.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (full, name) = (lower(full), lower(name));
    !name.is_empty() && full.windows(name.len()).any(|words| words == name)
}

/// What sort of page was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// One story.
    Story,
    /// A running report made of dated entries.
    LiveBlog,
    /// A front, section or search page: links to stories, and no story of its own.
    IndexPage,
    /// Nothing that can be read as a story.
    #[default]
    NothingReadable,
}

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Direction {
    /// Left to right.
    #[default]
    LeftToRight,
    /// Right to left, as in Arabic and Hebrew.
    RightToLeft,
}

/// Whether the story can be read without paying, as the page declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Access {
    /// Declared free.
    Free,
    /// Declared paid.
    Paid,
    /// Not declared.
    #[default]
    Unknown,
}

/// A bound that the input met. The article is made of what lies within it. Those of depth, nodes, JSON-LD, blocks, quotes and
/// people are options of the [`Extractor`](crate::Extractor); those of attributes, of other metadata and of decoded text are fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Bound {
    /// Elements were nested deeper than the bound; their text was kept and the nesting flattened.
    Depth,
    /// The page has more nodes, or more attributes, than the bound; what came after was kept as text without elements.
    Nodes,
    /// The text, once decoded, is longer than a gibibyte; what came after was not read. Only a caller who raises
    /// [`max_input_bytes`](crate::Extractor::max_input_bytes) can meet it.
    Input,
    /// The page says more of itself, in JSON-LD, `<meta>` or microdata, than is read; fields may be missing.
    Metadata,
    /// There are more blocks than the bound. What came after is no part of the body, but that of a story text, which is
    /// kept whole, lies in the last block.
    Blocks,
    /// There are more quotes than the bound; those that came after are not listed.
    Quotes,
    /// There are more people than the bound; those first named after are not listed.
    People,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::Hash;

    use super::*;

    #[test]
    fn what_can_be_compared_exactly_can_be_hashed() {
        fn is_key<T: Clone + Eq + Hash + Send + Sync + 'static>() {}
        is_key::<Author>();
        is_key::<Body>();
        is_key::<Date>();
        is_key::<Dateline>();
        is_key::<Figure>();
        is_key::<Image>();
        is_key::<Person>();
        is_key::<(Kind, Direction, Access, Bound, QuoteKind, SpeakerKind)>();
    }

    /// Equal instants are one key, whatever their offsets.
    #[test]
    fn equal_dates_are_one_key() {
        let values = ["2024-05-14T18:19:08+05:30", "2024-05-14T12:49:08+00:00", "2024-05-14"];
        let values: HashSet<DateValue> = values.iter().map(|value| value.parse().expect("a date")).collect();
        assert_eq!(values.len(), 2);
    }

    #[test]
    fn an_article_can_be_handed_from_thread_to_thread() {
        fn is_free<T: Send + Sync + 'static>() {}
        is_free::<Article>();
        is_free::<crate::Explanation>();
        is_free::<crate::Extractor>();
    }
}
