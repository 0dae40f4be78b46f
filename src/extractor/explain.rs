//! The ways in that give the reasons beside the article.

use super::{Extractor, Read};
use crate::article::Article;
use crate::error::Error;
use crate::explain::{BlockReason, Explanation, FieldReason};
use crate::page;
use crate::rules::{Mended, Rules};
use crate::{body, field};

impl Extractor {
    /// Reads an HTML page and gives the reasons: for every block whether it was kept and why, for every field the source
    /// that won and what the others say. The article is the one that [`extract`](Self::extract) gives.
    ///
    /// ```
    /// use newsprint::Extractor;
    ///
    /// let html = "<h1>Bridge opens</h1><p>The bridge over the Arne opened on Monday after three years of work.</p>";
    /// let explanation = Extractor::new().explain(html.as_bytes())?;
    /// let headline = explanation.fields.iter().find(|field| field.field == "headline").unwrap();
    /// assert_eq!(headline.source.as_deref(), Some("h1"));
    /// assert!(explanation.blocks.iter().any(|block| block.kept && block.text.starts_with("The bridge")));
    /// # Ok::<(), newsprint::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`extract`](Self::extract).
    pub fn explain(&self, html: &[u8]) -> Result<Explanation, Error> {
        let Some(decoded) = self.decode(html)? else { return Ok(Explanation::default()) };
        let mut explanation = self.explain_read(self.read_html(&decoded.text));
        (explanation.article.charset, explanation.article.replaced) = (decoded.charset(), decoded.replaced);
        Ok(explanation)
    }

    /// Reads a whole page that was turned to plain text, and gives the reasons. The article is the one that
    /// [`extract_page_text`](Self::extract_page_text) gives.
    ///
    /// # Errors
    /// As [`extract_page_text`](Self::extract_page_text).
    pub fn explain_page_text(&self, text: &str) -> Result<Explanation, Error> {
        self.check_size(text.len())?;
        Ok(self.explain_read(Read::of(page::plain::parse_within(text, &self.limits), &self.limits)))
    }

    /// Reads the clean text of a story, and says where its fields are from. Nothing is chosen of its blocks, so there are no
    /// reasons for them. The article is the one that [`read_story`](Self::read_story) gives.
    ///
    /// # Errors
    /// As [`read_story`](Self::read_story).
    pub fn explain_story(&self, text: &str) -> Result<Explanation, Error> {
        let article = self.read_story(text)?;
        let fields = vec![field::dateline::reason(article.dateline.as_ref())];
        Ok(Explanation { article, fields, ..Explanation::default() })
    }

    /// Reads an HTML page of a site for which there are rules, and gives the reasons. A rule that found something is the
    /// source of its field, and has the last word on blocks. The article, and the rules that found nothing, are those that
    /// [`extract_with`](Self::extract_with) gives.
    ///
    /// # Errors
    /// As [`extract_with`](Self::extract_with).
    pub fn explain_with(&self, html: &[u8], rules: &Rules) -> Result<Explanation, Error> {
        let Some(decoded) = self.decode(html)? else {
            let Mended { article, unmatched } = rules.unread();
            return Ok(Explanation { article, unmatched, ..Explanation::default() });
        };
        let cleared = rules.clear(&decoded.text, &self.limits);
        let read = self.read_cleared(&cleared, &decoded.text);
        let (mut blocks, mut fields) = self.reasons(&read);
        let stands = rules.stands(&cleared, &self.limits, &read.page, &read.blocks);
        let mended = self.mend(rules, &cleared, read);
        let article = Article { charset: decoded.charset(), replaced: decoded.replaced, ..mended.article };
        let article = self.read_prose(article);
        rules.explain(&mended.unmatched, &article, &mut fields, &mut blocks, &stands);
        fields.push(field::dateline::reason(article.dateline.as_ref()));
        Ok(Explanation { article, blocks, fields, unmatched: mended.unmatched })
    }

    fn explain_read(&self, read: Read) -> Explanation {
        let (blocks, mut fields) = self.reasons(&read);
        let article = self.read_prose(read.into_article(self.url.as_deref()));
        fields.push(field::dateline::reason(article.dateline.as_ref()));
        Explanation { article, blocks, fields, ..Explanation::default() }
    }

    fn reasons(&self, read: &Read) -> (Vec<BlockReason>, Vec<FieldReason>) {
        let blocks = body::explain(&read.page, &read.blocks, &read.metadata, &read.selection);
        (blocks, field::explain(&read.sources(self.url.as_deref())))
    }
}
