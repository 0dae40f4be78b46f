//! The tokens around a mention, with what the word lists know of them.

use std::ops::Range;

use crate::article::Span;
use crate::name::lexicon::{self, Facts};
use crate::text::{Prose, Token, TokenKind};

/// A mention in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Scene<'a> {
    pub(super) prose: &'a Prose<'a>,
    /// The tokens of the sentence.
    pub(super) sentence: Range<usize>,
    /// The tokens of the name.
    pub(super) name: Range<usize>,
    /// Where the mention before this one ends in the sentence, or the sentence begins.
    pub(super) floor: usize,
}

impl<'a> Scene<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.prose.word(token))
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at).filter(|_| self.sentence.contains(&at))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    pub(super) fn facts(&self, at: usize) -> Facts {
        match self.kind(at) {
            Some(TokenKind::Word) => lexicon::facts(lexicon::key(self.word(at))),
            _ => Facts::default(),
        }
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.kind(at) == Some(TokenKind::Mark) && marks.contains(&self.word(at))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).starts_with(char::is_uppercase)
    }

    /// What the word stands for as a role: its last part, behind a hyphen or the stop of an abbreviation taken off.
    pub(super) fn is_role_head(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_role = |word: &str| lexicon::facts(lexicon::key(word)).any(Facts::ROLE);
        self.kind(at) == Some(TokenKind::Word)
            && (is_role(word) || word.rsplit_once('-').is_some_and(|(_, last)| is_role(last)))
    }

    /// The text from one token to another, without the last.
    pub(super) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then_some(Span::new(first.span.start, last.span.end))
    }
}
