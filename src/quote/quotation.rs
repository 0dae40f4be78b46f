//! The quotations of a text with their tokens.

use std::num::NonZeroU32;
use std::ops::Range;

use crate::text::{self, Prose, Quoted};

/// A quotation with its tokens.
#[derive(Debug, Clone)]
pub(crate) struct Quotation {
    pub(crate) quoted: Quoted,
    /// The numbers of its tokens, marks and all, with those of all paragraphs that it runs on over.
    pub(crate) tokens: Range<usize>,
    /// The paragraph in which it begins.
    pub(crate) paragraph: usize,
    /// The paragraph in which it ends.
    pub(crate) last_paragraph: usize,
}

/// The quotations of a text, in order. `paragraph` is the number of the paragraph of each token.
pub(super) fn quotations(prose: &Prose<'_>, paragraph: &[u32]) -> Vec<Quotation> {
    let first_from = |offset: usize| prose.tokens.partition_point(|token| token.span().end <= offset);
    let quoted = text::quoted(prose.text, &prose.paragraphs).into_iter();
    let mut quotes: Vec<Quotation> = quoted
        .map(|quoted| {
            let start = first_from(quoted.outer.start);
            let end = prose.tokens.partition_point(|token| token.span().start < quoted.outer.end);
            let end = end + usize::from(ends_in_comma(prose, &quoted, end, paragraph));
            let paragraph = paragraph.get(start).map_or(0, |number| *number as usize);
            Quotation { quoted, tokens: start..end.max(start), paragraph, last_paragraph: paragraph }
        })
        .collect();
    // A run ends where the last of its paragraphs does.
    let mut run: Option<(usize, usize)> = None;
    for quote in quotes.iter_mut().rev().filter(|quote| quote.quoted.depth == 0) {
        if let Some((end, last)) = run.take() {
            (quote.tokens.end, quote.last_paragraph) = (end, last);
        }
        if quote.quoted.continues {
            run = Some((quote.tokens.end, quote.last_paragraph));
        }
    }
    quotes
}

/// Whether a comma behind the closing mark at token `end` belongs to the words, as it stands inside it elsewhere.
fn ends_in_comma(prose: &Prose<'_>, quoted: &Quoted, end: usize, paragraph: &[u32]) -> bool {
    let is_comma = prose.tokens.get(end).is_some_and(|token| prose.word(token) == ",");
    let goes_on = end > 0 && paragraph.get(end + 1).is_some_and(|next| *next == paragraph[end - 1]);
    is_comma && goes_on && !prose.text[quoted.span.range()].ends_with(['.', ',', '?', '!', '…'])
}

/// Whether the letters of a quotation, in any case, are those of another.
pub(super) fn repeated(prose: &Prose<'_>, quotes: &[Quotation]) -> Vec<bool> {
    let letters = |quote: &Quotation| {
        let bytes = prose.text[quote.quoted.span.range()].bytes().filter(|byte| !byte.is_ascii_punctuation());
        bytes.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01B3)
        })
    };
    let found: Vec<u64> = quotes.iter().map(letters).collect();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    let count =
        |hash: &u64| sorted.partition_point(|known| known <= hash) - sorted.partition_point(|known| known < hash);
    found.iter().map(|hash| count(hash) > 1).collect()
}

/// For every token the number, from 1, of the outermost quotation that it lies in.
pub(super) fn inside(quotes: &[Quotation], tokens: usize) -> Vec<Option<NonZeroU32>> {
    let mut inside = vec![None; tokens];
    // Each quotation of a run ends where the run does, so the next one says where its own part ends.
    let mut next = tokens;
    for (number, quote) in quotes.iter().enumerate().rev().filter(|(_, quote)| quote.quoted.depth == 0) {
        let Range { start, end } = quote.tokens;
        inside[start..end.min(next).max(start)].fill(NonZeroU32::new(number as u32 + 1));
        next = start;
    }
    inside
}
