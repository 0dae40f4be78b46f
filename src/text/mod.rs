//! Running text: paragraphs, sentences and tokens as byte spans, and quotation marks. Knows no news.

mod abbreviation;
pub(crate) mod bytes;
mod elision;
mod extent;
mod mark;
mod mark_onward;
mod mark_pair;
mod mark_single;
mod sentence;
mod shape;
mod token;

pub(crate) use mark::{Family, is_mark};
pub(crate) use mark_pair::{Quoted, quoted};
pub(crate) use shape::Shape;
pub(crate) use token::{Case, Token, TokenKind};

use std::ops::Range;

use crate::article::Span;

/// A text with its paragraphs, sentences and tokens found. All stages that read prose share one.
#[derive(Debug)]
pub(crate) struct Prose<'t> {
    pub(crate) text: &'t str,
    /// Byte spans of the lines that hold anything, without their line ends.
    pub(crate) paragraphs: Vec<Span>,
    pub(crate) tokens: Vec<Token>,
    /// Ranges of token numbers. A sentence never runs over a paragraph's end.
    pub(crate) sentences: Vec<Range<usize>>,
}

impl<'t> Prose<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let paragraphs = paragraphs(text);
        let tokens = token::tokens(text);
        let sentences = sentence::sentences(text, &paragraphs, &tokens);
        Self { text, paragraphs, tokens, sentences }
    }

    /// The tokens that begin in a span.
    pub(crate) fn tokens_in(&self, span: Span) -> &[Token] {
        &self.tokens[self.token_at(span.start)..self.token_at(span.end)]
    }

    /// The number of the first token that begins at a byte offset or behind it.
    pub(crate) fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span().start < offset)
    }

    /// The number of the sentence of a token.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// Ends a sentence at a byte offset, so that a dateline belongs to no sentence of the story.
    pub(crate) fn end_sentence_at(&mut self, offset: usize) {
        let cut = self.token_at(offset);
        let number = self.sentences.partition_point(|sentence| sentence.end <= cut);
        if let Some(sentence) = self.sentences.get_mut(number).filter(|sentence| sentence.start < cut) {
            let before = sentence.start..cut;
            sentence.start = cut;
            self.sentences.insert(number, before);
        }
    }

    /// The words of a token.
    pub(crate) fn word(&self, token: &Token) -> &'t str {
        &self.text[token.span().range()]
    }
}

/// The place behind the byte order mark that a text may begin with, as files of some systems do. It is no part of the text.
pub(crate) fn start(text: &str) -> usize {
    const BYTE_ORDER_MARK: char = '\u{feff}';
    if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
}

/// The beginning of a text: at most so many bytes, and whole characters.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    let ends = (bytes.saturating_sub(3)..=bytes).rev();
    ends.filter_map(|end| text.get(..end)).next().unwrap_or(text)
}

/// The lines that hold anything but white space, trimmed.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = start(text);
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
        let line = text[start..end].trim_end();
        let kept = line.trim_start();
        if !kept.is_empty() {
            found.push(Span::new(start + line.len() - kept.len(), start + line.len()));
        }
        start = end + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Prose, head};

    #[test]
    fn a_sentence_ends_where_it_is_told() {
        let mut prose = Prose::new("SKARN (AP) — Snow fell. It stayed.");
        for _ in 0..2 {
            prose.end_sentence_at("SKARN (AP) — ".len());
            let words = prose.sentences.iter().map(|sentence| prose.word(&prose.tokens[sentence.start]));
            assert_eq!(words.collect::<Vec<_>>(), ["SKARN", "Snow", "It"]);
        }
    }

    #[test]
    fn a_head_has_whole_characters() {
        assert_eq!(["", "naïve", "日本語"].map(|text| head(text, 3)), ["", "na", "日"]);
    }
}
