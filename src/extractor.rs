//! [`Extractor`]: the pipeline on one screen.

mod explain;
mod options;

use std::borrow::Cow;

use crate::article::{Article, Bound, Kind};
use crate::block::Block;
use crate::body::Selection;
use crate::error::Error;
use crate::limits::Limits;
use crate::page::{self, Metadata, Page};
use crate::person::Cast;
use crate::rules::{Cleared, Mended, Rules};
use crate::text::Prose;
use crate::{block, body, decode, field, quote};

/// What parses the HTML. Both give the same tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Parser {
    /// newsprint's own, several times as fast.
    #[default]
    Fast,
    /// html5ever's tokenizer and tree builder: the reference.
    Standard,
}

/// Reads articles. Make one, keep it, and share it between threads: it holds options only.
///
/// ```
/// use newsprint::{Extractor, Kind};
///
/// let html = "<h1>Bridge opens</h1><p>The bridge over the Arne opened on Monday after three years of work.</p>";
/// let article = Extractor::new().url("https://example.org/bridge").extract(html.as_bytes())?;
/// assert_eq!(article.headline.as_deref(), Some("Bridge opens"));
/// # Ok::<(), newsprint::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "an extractor reads nothing until it is given a page"]
pub struct Extractor {
    url: Option<String>,
    charset: Option<String>,
    parser: Parser,
    limits: Limits,
    quotes_and_people: bool,
}

impl Default for Extractor {
    fn default() -> Self {
        Self { url: None, charset: None, parser: Parser::default(), limits: Limits::default(), quotes_and_people: true }
    }
}

impl Extractor {
    /// Reads an HTML page, bytes in any encoding.
    ///
    /// # Errors
    /// [`Error::UnknownCharset`] for a charset hint that names no encoding, [`Error::TooLarge`] for an input over the
    /// limit. No page is an error: one without a story gives an article of [`Kind::NothingReadable`], and so does a
    /// file that is no page at all, such as a PDF.
    pub fn extract(&self, html: &[u8]) -> Result<Article, Error> {
        let Some(decoded) = self.decode(html)? else { return Ok(Article::default()) };
        let article = self.read_html(&decoded.text).into_article(self.url.as_deref());
        let article = self.read_prose(article);
        Ok(Article { charset: decoded.charset(), replaced: decoded.replaced, ..article })
    }

    /// Reads a document that the caller has parsed, and perhaps changed, with `scraper`: as [`extract`](Self::extract) reads
    /// its source, but that blocks have no place in one, and that no document is too large.
    ///
    /// ```
    /// use newsprint::Extractor;
    ///
    /// let document = scraper::Html::parse_document("<h1>Bridge opens</h1><p>The bridge over the Arne opened on Monday.</p>");
    /// let article = Extractor::new().extract_parsed(&document);
    /// assert_eq!(article.headline.as_deref(), Some("Bridge opens"));
    /// ```
    #[must_use]
    pub fn extract_parsed(&self, document: &scraper::Html) -> Article {
        let read = Read::of(page::of_document(document, &self.limits), &self.limits);
        let read = read.with_code_of(|| Cow::Owned(document.html()));
        self.read_prose(read.into_article(self.url.as_deref()))
    }

    /// Reads an HTML page of a site for which there are rules.
    ///
    /// # Errors
    /// As [`extract`](Self::extract).
    pub fn extract_with(&self, html: &[u8], rules: &Rules) -> Result<Mended, Error> {
        let Some(decoded) = self.decode(html)? else { return Ok(rules.unread()) };
        let cleared = rules.clear(&decoded.text, &self.limits);
        let read = self.read_cleared(&cleared, &decoded.text);
        let mended = self.mend(rules, &cleared, read);
        let article = Article { charset: decoded.charset(), replaced: decoded.replaced, ..mended.article };
        Ok(Mended { article: self.read_prose(article), ..mended })
    }

    /// Reads a whole article page that was turned to plain text, navigation, captions and all. Each line is a block.
    ///
    /// # Errors
    /// [`Error::TooLarge`] for an input over the limit.
    pub fn extract_page_text(&self, text: &str) -> Result<Article, Error> {
        self.check_size(text.len())?;
        let read = Read::of(page::plain::parse_within(text, &self.limits), &self.limits);
        // The page is freed before its prose is read: that needs the text only, and a page takes several times its room.
        Ok(self.read_prose(read.into_article(self.url.as_deref())))
    }

    /// Reads the clean text of a story. Nothing is cut, moved or changed: `body.text` equals the input.
    ///
    /// # Errors
    /// [`Error::TooLarge`] for an input over the limit.
    pub fn read_story(&self, text: &str) -> Result<Article, Error> {
        self.check_size(text.len())?;
        let mut body = body::of_story(text);
        let bounds = if body::join_rest(&mut body, self.limits.blocks) { vec![Bound::Blocks] } else { Vec::new() };
        let kind = if body.blocks.is_empty() { Kind::NothingReadable } else { Kind::Story };
        let direction = field::language::direction_of(text).unwrap_or_default();
        Ok(self.read_prose(Article { kind, direction, body, bounds, ..Article::default() }))
    }

    /// The page as text; `None` for a file that is no text.
    fn decode<'h>(&self, html: &'h [u8]) -> Result<Option<decode::Decoded<'h>>, Error> {
        self.check_size(html.len())?;
        let hint = self.charset.as_deref().map(decode::encoding_of).transpose()?;
        Ok((!decode::is_binary(html)).then(|| decode::decode(html, hint)))
    }

    fn check_size(&self, bytes: usize) -> Result<(), Error> {
        if bytes > self.limits.input_bytes {
            return Err(Error::TooLarge { bytes, limit: self.limits.input_bytes });
        }
        Ok(())
    }

    fn parse(&self, html: &str) -> Page {
        match self.parser {
            Parser::Fast => page::fast::parse_within(html, &self.limits),
            Parser::Standard => page::standard::parse_within(html, &self.limits),
        }
    }

    /// What the rules make of a page, without what is read from its prose.
    fn mend(&self, rules: &Rules, cleared: &Cleared, read: Read) -> Mended {
        let url = self.url.as_deref();
        let base = field::address::base(&read.sources(url));
        let mut mended = rules.apply(cleared, read.into_article(url));
        field::address::resolve(&mut mended.article, base.as_deref());
        mended
    }

    /// A page whose source is at hand.
    fn read_html(&self, source: &str) -> Read {
        Read::of(self.parse(source), &self.limits).with_code_of(|| Cow::Borrowed(source))
    }

    /// A page without what rules take out of it.
    fn read_cleared(&self, cleared: &Cleared, source: &str) -> Read {
        let read = Read::of(page::of_document(&cleared.document, &self.limits), &self.limits);
        let mut read = read.with_code_of(|| cleared.source(source));
        cleared.put_story(&mut read.selection);
        read
    }

    /// Reads what stands in the text: from here on all three inputs go the same way.
    fn read_prose(&self, mut article: Article) -> Article {
        let language = article.language.as_deref();
        article.dateline = field::dateline::read(&article.body.text, language);
        if self.quotes_and_people {
            let mut prose = Prose::new(&article.body.text);
            if let Some(dateline) = &article.dateline {
                prose.end_sentence_at(dateline.span.end);
            }
            let cast = Cast::read(&prose, article.dateline.as_ref(), language);
            // One more than are kept tells that there are more.
            article.quotes = quote::read(&prose, &cast, language, self.limits.quotes.saturating_add(1));
            keep_first(&mut article.quotes, self.limits.quotes, Bound::Quotes, &mut article.bounds);
            article.people = cast.into_people(&article.quotes);
            keep_first(&mut article.people, self.limits.people, Bound::People, &mut article.bounds);
            let is_listed = |person: &usize| *person < article.people.len();
            for speaker in article.quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()) {
                speaker.person = speaker.person.filter(is_listed);
            }
        }
        article
    }
}

/// A page with its blocks found and chosen among.
struct Read {
    page: Page,
    metadata: Metadata,
    blocks: Vec<Block>,
    selection: Selection,
}

impl Read {
    fn of(mut page: Page, limits: &Limits) -> Self {
        let metadata = Metadata::read_within(&page, limits);
        let (blocks, is_cut) = block::first_blocks(&page, limits.blocks.max(1));
        if metadata.is_cut {
            page.meet(Bound::Metadata);
        }
        if is_cut {
            page.meet(Bound::Blocks);
        }
        let selection = body::select(&page, &blocks, &metadata);
        Self { page, metadata, blocks, selection }
    }

    /// With the story that stands in the code of the source, where the page shows none.
    fn with_code_of<'s>(mut self, source: impl FnOnce() -> Cow<'s, str>) -> Self {
        body::rescue_from_code(&mut self.selection, &self.metadata, source);
        self
    }

    fn sources<'a>(&'a self, url: Option<&'a str>) -> field::Sources<'a> {
        let Self { page, metadata, blocks, selection } = self;
        field::Sources::new(page, metadata, blocks, selection, url)
    }

    /// The article without what is read from its prose.
    fn into_article(self, url: Option<&str>) -> Article {
        let sources = self.sources(url);
        let (fields, base) = (field::read(&sources), field::address::base(&sources));
        let mut article = Article {
            kind: self.selection.kind,
            headline: fields.headline,
            subheadline: fields.subheadline,
            byline: fields.byline,
            authors: fields.authors,
            published: fields.published,
            modified: fields.modified,
            section: fields.section,
            tags: fields.tags,
            language: fields.language,
            direction: fields.direction,
            publisher: fields.publisher,
            url: fields.url,
            lead_image: fields.lead_image,
            access: fields.access,
            paid_parts: fields.paid_parts,
            next_page: fields.next_page,
            body: self.selection.body,
            figures: self.selection.figures,
            bounds: self.page.bounds,
            ..Article::default()
        };
        field::address::resolve(&mut article, base.as_deref());
        article
    }
}

/// Leaves the first `most` of a list, and notes where there were more.
fn keep_first<T>(list: &mut Vec<T>, most: usize, bound: Bound, met: &mut Vec<Bound>) {
    if list.len() > most {
        list.truncate(most);
        met.push(bound);
    }
}

/// Reads an HTML page with the default options, as [`Extractor::extract`] does.
///
/// ```
/// let article = newsprint::extract("<h1>Bridge opens</h1><p>The bridge over the Arne opened on Monday after three years.")?;
/// assert_eq!(article.headline.as_deref(), Some("Bridge opens"));
/// # Ok::<(), newsprint::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooLarge`] for an input over [`Extractor::DEFAULT_MAX_INPUT_BYTES`].
pub fn extract(html: impl AsRef<[u8]>) -> Result<Article, Error> {
    Extractor::new().extract(html.as_ref())
}
