//! [`Rules`]: where a site keeps things, said by somebody who has looked.

mod apply;
mod explain;

pub(crate) use apply::Cleared;

use scraper::Selector;
use scraper::error::SelectorErrorKind;

use crate::article::Article;
use crate::error::Error;
use crate::rule::Rule;

/// Where the pages of one site keep things, as CSS selectors. What no rule says is read as on any page.
///
/// ```
/// use newsprint::{Extractor, Rules};
///
/// let html = "<h2 class=title>Ferry returns</h2><div id=s><p>The ferry sails again.</p><p class=ad>Sail now!</p></div>";
/// let rules = Rules::new().headline("h2.title")?.body("#s")?.remove(".ad, aside")?;
/// let mended = Extractor::new().extract_with(html.as_bytes(), &rules)?;
/// assert_eq!(mended.article.headline.as_deref(), Some("Ferry returns"));
/// assert_eq!(mended.article.body.text, "The ferry sails again.");
/// assert!(mended.unmatched.is_empty());
/// # Ok::<(), newsprint::Error>(())
/// ```
///
/// Pages that are read with rules go through `scraper`'s own parser, which has no bound on what a hostile page costs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use = "rules change nothing until a page is read with them"]
pub struct Rules {
    selectors: Vec<(Rule, Selector)>,
}

/// An article that was read with [`Rules`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Mended {
    /// The article.
    pub article: Article,
    /// The rules that found nothing on the page, or nothing that can be read; there the ordinary reading stands.
    pub unmatched: Vec<Rule>,
}

impl Rules {
    /// No rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// The elements whose text is the story, in the order of the page. Captions within them stand beside the body.
    ///
    /// # Errors
    /// [`Error::Selector`] for what is no CSS selector.
    pub fn body(self, selector: &str) -> Result<Self, Error> {
        self.with(Rule::Body, selector)
    }

    /// Elements that are taken out before anything is read.
    ///
    /// # Errors
    /// [`Error::Selector`] for what is no CSS selector.
    pub fn remove(self, selector: &str) -> Result<Self, Error> {
        self.with(Rule::Remove, selector)
    }

    /// The headline: the `content` of the first element that has words, as that of a `<meta>`, or else its text.
    ///
    /// # Errors
    /// [`Error::Selector`] for what is no CSS selector.
    pub fn headline(self, selector: &str) -> Result<Self, Error> {
        self.with(Rule::Headline, selector)
    }

    /// The authors: an element names one or, as a byline does, several; its `content`, or else its text, is read.
    ///
    /// # Errors
    /// [`Error::Selector`] for what is no CSS selector.
    pub fn authors(self, selector: &str) -> Result<Self, Error> {
        self.with(Rule::Authors, selector)
    }

    /// When the story was published: the first element's `datetime`, `content` or text that is a date.
    ///
    /// # Errors
    /// [`Error::Selector`] for what is no CSS selector.
    pub fn date(self, selector: &str) -> Result<Self, Error> {
        self.with(Rule::Date, selector)
    }

    /// Sets one rule; a rule that is set again is replaced.
    ///
    /// # Errors
    /// [`Error::Selector`] for what is no CSS selector.
    pub fn with(mut self, rule: Rule, selector: &str) -> Result<Self, Error> {
        let parsed = Selector::parse(selector)
            .map_err(|error| Error::Selector { selector: selector.to_owned(), reason: reason(&error) })?;
        self.selectors.retain(|(known, _)| *known != rule);
        self.selectors.push((rule, parsed));
        self.selectors.sort_by_key(|(rule, _)| *rule);
        Ok(self)
    }

    fn get(&self, rule: Rule) -> Option<&Selector> {
        self.selectors.iter().find(|(known, _)| *known == rule).map(|(_, selector)| selector)
    }
}

/// What is wrong with a selector, in one line. `scraper` has no words for most of it, and asks for a report instead.
fn reason(error: &SelectorErrorKind) -> String {
    match error {
        SelectorErrorKind::UnexpectedSelectorParseError(kind) => format!("{kind:?}"),
        known => known.to_string(),
    }
}
