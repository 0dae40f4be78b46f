//! Where sentences end.

use std::ops::Range;

use super::{Token, TokenKind};
use crate::article::Span;

/// Cuts the tokens into sentences: at paragraph ends, and after a full stop, question mark or exclamation mark (with
/// the quotation marks and brackets that close behind it) when what follows does not begin in lower case.
pub(super) fn sentences(text: &str, paragraphs: &[Span], tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut paragraph = paragraphs.iter().peekable();
    for (number, token) in tokens.iter().enumerate() {
        let next = tokens.get(number + 1);
        while paragraph.next_if(|span| span.end < token.span.end).is_some() {}
        let last_of_paragraph =
            next.is_none_or(|next| paragraph.peek().is_some_and(|span| next.span.start >= span.end));
        if last_of_paragraph || next.is_some_and(|next| ends_sentence(text, &tokens[start..=number], next)) {
            found.push(start..number + 1);
            start = number + 1;
        }
    }
    found
}

fn ends_sentence(text: &str, sentence: &[Token], next: &Token) -> bool {
    let word = |token: &Token| &text[token.span.range()];
    let closes = |token: &Token| matches!(word(token), "\"" | "”" | "’" | "'" | "»" | ")" | "]" | "」" | "』");
    let next_word = word(next);
    if closes(next) && next.span.start == sentence[sentence.len() - 1].span.end {
        return false;
    }
    let stop = sentence.iter().rev().find(|token| !closes(token));
    let Some(stop) = stop.filter(|token| token.kind == TokenKind::Mark) else { return false };
    match word(stop) {
        "。" | "！" | "？" | "؟" | "।" => true,
        "." | "!" | "?" | "…" => {
            next.span.start > sentence[sentence.len() - 1].span.end
                && !next_word.chars().next().is_some_and(char::is_lowercase)
        }
        _ => false,
    }
}
