//! [`Article`] and all that it is made of.
//!
//! This is the contract: the JSON form of these types is described by `tests/article.schema.json`. Every span is a
//! half-open range of UTF-8 byte offsets into [`Body::text`], on character boundaries. What a page does not state is
//! `None` or empty; nothing is invented.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A half-open range of UTF-8 byte offsets, written `[start, end]` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, and without, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span as a standard range, with which a string can be sliced.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies within this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// All that was read from one page.
///
/// It owns its text and is `Send + Sync`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Article {
    /// What sort of page this is. Look here first: a page that is no story has no body.
    pub kind: Kind,
    /// The headline as displayed, without the site's name. From, in order of trust: the visible `<h1>`, JSON-LD
    /// `headline`, `og:title`, `<title>`, as they agree. schema.org `headline`, ninjs `headlines`.
    pub headline: Option<String>,
    /// The line under the headline: standfirst or dek. schema.org `alternativeHeadline` or `description` where displayed.
    pub subheadline: Option<String>,
    /// Where, and by whose wire, the story was filed, read from the head of the body text. schema.org `dateline`,
    /// ninjs `located`.
    pub dateline: Option<Dateline>,
    /// The byline as displayed, such as `By Ann Lee and Bo Roe in Nairobi`. ninjs `by`.
    pub byline: Option<String>,
    /// Who wrote the story, in the order given. schema.org `author`.
    pub authors: Vec<Author>,
    /// When the story was first published. schema.org `datePublished`, ninjs `firstCreated`.
    pub published: Option<Date>,
    /// When the story was last changed, as far as the page says. schema.org `dateModified`, ninjs `versionCreated`.
    pub modified: Option<Date>,
    /// The section or rubric. schema.org `articleSection`.
    pub section: Option<String>,
    /// Keywords that the page declares, in order, without repeats. schema.org `keywords`.
    pub tags: Vec<String>,
    /// The language as a [BCP 47](https://www.rfc-editor.org/info/bcp47) tag, such as `en` or `pt-BR`. schema.org `inLanguage`.
    pub language: Option<String>,
    /// Which way the text runs.
    pub direction: Direction,
    /// The name of the publication. schema.org `publisher`.
    pub publisher: Option<String>,
    /// The canonical address of the story. schema.org `url`.
    pub url: Option<String>,
    /// The main picture. schema.org `image`.
    pub lead_image: Option<Image>,
    /// Whether the page declares the story free to read. schema.org `isAccessibleForFree`.
    pub access: Access,
    /// The text of the story.
    pub body: Body,
    /// Pictures of the story with their captions, in the order of the page. They stand beside the body, not in it.
    pub figures: Vec<Figure>,
    /// Who said what, in the order of the text.
    pub quotes: Vec<Quote>,
    /// The people whom the text names, in the order of their first mention.
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
    pub fn text_without_dateline(&self) -> &str {
        let start = self.dateline.as_ref().map_or(0, |dateline| dateline.span.end);
        self.body.text.get(start..).unwrap_or(&self.body.text)
    }

    /// The quotes whose speaker is the person called `name`, by full name or by any word of it.
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

    /// The first person called `name`, by full name or by any word of it, whatever the case.
    ///
    /// ```
    /// let article = newsprint::Extractor::new()
    ///     .read_story("Russian Foreign Minister Sergey Lavrov said on Tuesday that talks would go on.")?;
    /// assert_eq!(article.person("lavrov").unwrap().name, "Sergey Lavrov");
    /// # Ok::<(), newsprint::Error>(())
    /// ```
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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

/// The words before a story's first sentence that say where it was filed, such as `BEIRUT, March 7 (Reuters) —`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dateline {
    /// The words as they stand, with the separator: `Beijing/Moscow |`.
    pub text: String,
    /// The places, in order, without state or country.
    pub places: Vec<String>,
    /// The agency as written, such as `AP` or `Reuters`.
    pub agency: Option<String>,
    /// The day as written, such as `March 7`.
    pub date: Option<String>,
    /// The dateline with its separator and the space behind it: the story proper starts at the end of the span.
    pub span: Span,
}

/// One who signs the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Author {
    /// The name, whole and without role or place.
    pub name: String,
    /// A person, or an agency, a desk, a staff.
    pub kind: AuthorKind,
    /// The address of the author's page.
    pub url: Option<String>,
}

/// Whether an [`Author`] is a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AuthorKind {
    /// A person.
    #[default]
    Person,
    /// An agency, a desk, a publication.
    Organisation,
}

/// A point in time, as far as the page states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Date {
    /// What was understood.
    pub value: DateValue,
    /// What the page says.
    pub raw: String,
}

/// An instant, a local time or a day: never more than the page states.
///
/// Written in JSON as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) `2024-05-14T18:19:08+05:30`, the same without
/// an offset, or `2024-05-14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateValue {
    /// A time with its offset from UTC, as stated.
    Instant(DateTime<FixedOffset>),
    /// A time whose zone the page does not say.
    Local(NaiveDateTime),
    /// A day.
    Day(NaiveDate),
}

impl DateValue {
    /// The day on the calendar, as stated (not moved to UTC).
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Instant(instant) => instant.date_naive(),
            Self::Local(local) => local.date(),
            Self::Day(day) => day,
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(instant) => write!(f, "{}", instant.format("%Y-%m-%dT%H:%M:%S%:z")),
            Self::Local(local) => write!(f, "{}", local.format("%Y-%m-%dT%H:%M:%S")),
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
        }
    }
}

impl FromStr for DateValue {
    type Err = chrono::ParseError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if let Ok(instant) = DateTime::parse_from_rfc3339(s) {
            return Ok(Self::Instant(instant));
        }
        if let Ok(local) = NaiveDateTime::parse_from_str(s, "%Y-%m-%dT%H:%M:%S") {
            return Ok(Self::Local(local));
        }
        NaiveDate::parse_from_str(s, "%Y-%m-%d").map(Self::Day)
    }
}

impl Serialize for DateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Image {
    /// Its address, absolute where the page's own address is known.
    pub url: String,
    /// What the page says below it.
    pub caption: Option<String>,
    /// Who made it, as written.
    pub credit: Option<String>,
}

/// A picture, or another thing with a caption, that stands in the run of the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Figure {
    /// The picture's address, where there is one.
    pub url: Option<String>,
    /// The caption.
    pub caption: Option<String>,
    /// Who made it, as written.
    pub credit: Option<String>,
    /// The number of body blocks before it: 0 is before the first.
    pub position: usize,
}

/// The text of a story.
///
/// For HTML and page text, `text` is the blocks joined by a blank line; for story text it is the input, unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Body {
    /// The text that all spans of the article refer to. schema.org `articleBody`, ninjs `bodies`.
    pub text: String,
    /// The blocks in order. They do not overlap, and all of the text but white space between blocks lies in one.
    pub blocks: Vec<Block>,
    /// Whether the page shows only the beginning of the story (a teaser before a paywall).
    pub truncated: bool,
    /// The links in the text, in order. They do not overlap.
    pub links: Vec<Link>,
}

/// A link in the text of a story: an [`<a href>`](https://html.spec.whatwg.org/multipage/links.html) of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Link {
    /// The words that are linked, where they lie in [`Body::text`].
    pub span: Span,
    /// Where the link leads, absolute where the page's own address is known.
    pub href: String,
}

/// One block of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it lies in [`Body::text`].
    pub span: Span,
    /// Where it lies in the decoded source page, in bytes, where that is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<Span>,
    /// The heading's level, 1 to 6, for headings of HTML pages.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub level: Option<u8>,
    /// The time of a live-blog entry.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub time: Option<Date>,
}

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading between paragraphs.
    Heading,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A row of a table, or a whole small table.
    Table,
    /// Text whose spaces and line breaks count.
    Preformatted,
    /// Words of the story repeated in large type.
    PullQuote,
    /// The text of an embedded post.
    Embed,
    /// An entry of a live blog.
    LiveBlogEntry,
}

/// Words that the story gives as somebody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// The words, without the quotation marks around them: always `body.text[span]`.
    pub text: String,
    /// Where they lie in [`Body::text`], without the marks.
    pub span: Span,
    /// A whole utterance, some words of one, or a report without marks.
    pub kind: QuoteKind,
    /// Who said it; `None` where the text does not tell, or where nobody is quoted (a title, a scare quote).
    pub speaker: Option<Speaker>,
    /// The words that say that it was said, such as `said` or `according to`.
    pub cue: Option<String>,
    /// Where the cue lies.
    pub cue_span: Option<Span>,
}

/// How a [`Quote`] gives the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuoteKind {
    /// At least a clause, in quotation marks.
    Direct,
    /// Some words in quotation marks.
    Fragment,
    /// Reported without quotation marks.
    Indirect,
}

/// Who said a [`Quote`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Speaker {
    /// The full name as the article gives it anywhere, or the description of an unnamed speaker.
    pub name: String,
    /// The words by which this quote's sentence names the speaker, such as `he` or `the minister`; `None` where it
    /// names nobody and the speaker was understood from what stands around it.
    pub surface: Option<String>,
    /// Where those words lie.
    pub span: Option<Span>,
    /// A person, an organisation, a document, or one whom the article does not name.
    pub kind: SpeakerKind,
}

/// What a [`Speaker`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A person named in the article.
    Person,
    /// An office, a company, a government.
    Organisation,
    /// A statement, a report, a law.
    Document,
    /// A person or group without a name, such as `a neighbour`.
    Unnamed,
}

/// A person whom the text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Person {
    /// The fullest form of the name that the text gives.
    pub name: String,
    /// What the text says the person is, in its own words, such as `Russian Foreign Minister`.
    pub roles: Vec<String>,
    /// The age in years, where the text states it.
    pub age: Option<u8>,
    /// Where the person is named, in order; without pronouns and titles.
    pub mentions: Vec<Span>,
    /// The numbers of this person's quotes in [`Article::quotes`], in order.
    pub quotes: Vec<usize>,
}

/// A bound that the input met. The article is made of what lies within it; each bound but that of input is an option of
/// the [`Extractor`](crate::Extractor).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
