//! A text with all that the search for speakers looks at.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;

use super::class::{Class, Cue, Word};
use super::language::Language;
use super::nets::Nets;
use super::phrase::{self, HANGING, Phrase};
use super::quotation::{Quotation, inside, quotations, repeated};
use super::telling::Telling;
use super::value::word_value;
use super::word::Lexicon;
use crate::article::Span;
use crate::person::Cast;
use crate::text::{Prose, TokenKind};

/// Whether a token belongs to a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InPhrase {
    No,
    /// As its first.
    First,
    Within,
}

/// A text, read.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) prose: &'a Prose<'a>,
    pub(crate) cast: &'a Cast,
    pub(super) nets: &'a Nets,
    pub(crate) words: Vec<Word>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) quotes: Vec<Quotation>,
    /// How often the three people are named who are named most.
    pub(super) most_named: [usize; 3],
    /// For every quotation whether another has the same words.
    pub(super) is_repeated: Vec<bool>,
    /// The numbers of the phrases that lie in no quotation.
    pub(crate) outer: Vec<usize>,
    /// For every token the number, from 1, of the outermost quotation that it lies in.
    pub(crate) inside: Vec<Option<NonZeroU32>>,
    /// For every token the numbers of its paragraph and its sentence.
    pub(crate) paragraph: Vec<u32>,
    pub(crate) sentence: Vec<u32>,
    /// Whether single words weigh something.
    pub(crate) is_lexical: bool,
    /// Whether a verb needs no subject beside it.
    pub(super) drops_subjects: bool,
    pub(super) language: Language,
    /// See [`Passed`].
    passed: Vec<Passed>,
    /// For every token whether it belongs to a phrase, and whether one begins with it.
    in_phrase: Vec<InPhrase>,
    /// The members by the last word of their names, in lower case; made when first asked for.
    by_last_name: OnceCell<HashMap<String, usize>>,
    /// Who tells something where; looked for when first asked.
    telling: OnceCell<Telling>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(prose: &'a Prose<'a>, cast: &'a Cast, lexicon: Lexicon, nets: &'a Nets) -> Self {
        let words = lexicon.words(prose);
        let phrases = phrase::phrases(prose, &words, cast, lexicon.language);
        let paragraph = paragraph_numbers(prose);
        let quotes = quotations(prose, &paragraph);
        let inside = inside(&quotes, prose.tokens.len());
        let passed = passed(prose, &inside);
        let is_repeated = repeated(prose, &quotes);
        let outer = (0..phrases.len()).filter(|number| inside[phrases[*number].tokens.start].is_none()).collect();
        let mut sentence = vec![0; prose.tokens.len()];
        for (number, tokens) in prose.sentences.iter().enumerate() {
            sentence[tokens.clone()].fill(number as u32);
        }
        let mut in_phrase = vec![InPhrase::No; prose.tokens.len()];
        for phrase in &phrases {
            in_phrase[phrase.tokens.clone()].fill(InPhrase::Within);
            in_phrase[phrase.tokens.start] = InPhrase::First;
        }
        Self {
            prose,
            cast,
            nets,
            words,
            phrases,
            quotes,
            most_named: most_named(cast),
            is_repeated,
            outer,
            inside,
            paragraph,
            sentence,
            is_lexical: lexicon.is_lexical,
            drops_subjects: lexicon.drops_subjects,
            language: lexicon.language,
            passed,
            in_phrase,
            by_last_name: OnceCell::new(),
            telling: OnceCell::new(),
        }
    }

    /// The class of a token; beyond the text's ends there are marks.
    pub(crate) fn class(&self, token: usize) -> Class {
        self.words.get(token).map_or(Class::Mark, |word| word.class)
    }

    /// The words of a token; nothing beyond the end.
    pub(crate) fn text(&self, token: usize) -> &'a str {
        self.prose.tokens.get(token).map_or("", |token| self.prose.word(token))
    }

    /// The verb of saying that a token is.
    pub(crate) fn cue(&self, token: usize) -> Option<Cue> {
        self.words.get(token)?.cue.filter(|_| self.in_phrase[token] == InPhrase::No)
    }

    /// The member whose name ends in that word, given in lower case; of several the one named in most words, then the first.
    pub(crate) fn member_by_last_name(&self, last: &str) -> Option<usize> {
        let words = |number: usize| self.cast.members[number].name.split_whitespace();
        let by_last_name = self.by_last_name.get_or_init(|| {
            let mut fullest = HashMap::new();
            for number in 0..self.cast.members.len() {
                let Some(last) = words(number).next_back() else { continue };
                let known = fullest.entry(last.to_lowercase()).or_insert(number);
                if words(number).count() > words(*known).count() {
                    *known = number;
                }
            }
            fullest
        });
        by_last_name.get(last).copied()
    }

    /// Who tells something where.
    pub(super) fn telling(&self) -> &Telling {
        self.telling.get_or_init(|| Telling::of(self))
    }

    /// How many quotations stand among fewer than 256 tokens.
    pub(super) fn quotes_in(&self, tokens: Range<usize>) -> usize {
        if tokens.is_empty() {
            return 0;
        }
        // The first quotation may have begun before them.
        let begun = usize::from(self.inside[tokens.start].is_some());
        begun + usize::from(self.passed[tokens.end].quotes.wrapping_sub(self.passed[tokens.start + 1].quotes))
    }

    /// How many commas stand among fewer than 256 tokens, outside quotations.
    pub(super) fn commas_in(&self, tokens: Range<usize>) -> usize {
        if tokens.is_empty() {
            return 0;
        }
        usize::from(self.passed[tokens.end].commas.wrapping_sub(self.passed[tokens.start].commas))
    }

    /// A token's word as a feature's value; 0 where words weigh nothing.
    pub(crate) fn hash(&self, token: usize) -> usize {
        if self.is_lexical { word_value(self.text(token)) } else { 0 }
    }

    /// Whether a phrase begins at a token.
    pub(crate) fn starts_phrase(&self, token: usize) -> bool {
        self.in_phrase[token] == InPhrase::First
    }

    /// The number of the phrase that ends where a token begins.
    pub(super) fn phrase_ending(&self, end: usize) -> Option<usize> {
        let is_behind = self.in_phrase.get(end.checked_sub(1)?).is_some_and(|before| *before != InPhrase::No);
        let ends = is_behind && self.in_phrase.get(end) != Some(&InPhrase::Within);
        ends.then(|| self.phrases.partition_point(|phrase| phrase.tokens.end < end))
    }

    /// The number of the phrase that begins at a token.
    pub(super) fn phrase_at(&self, start: usize) -> Option<usize> {
        let begins = self.in_phrase.get(start) == Some(&InPhrase::First);
        begins.then(|| self.phrases.partition_point(|phrase| phrase.tokens.start < start))
    }

    /// The number of the phrase that another owns: of the last, where that owns one too.
    pub(super) fn owned(&self, number: usize) -> usize {
        let owned = |number: &usize| {
            let phrase = &self.phrases[*number];
            self.phrase_at(phrase.tokens.end + 1).filter(|_| phrase.owns)
        };
        std::iter::successors(Some(number), owned).take(HANGING).last().unwrap_or(number)
    }

    /// The words of a span.
    pub(crate) fn copy(&self, span: Span) -> String {
        self.prose.text[span.range()].to_owned()
    }

    /// The bytes from the first of the tokens to the last.
    pub(crate) fn span(&self, tokens: &Range<usize>) -> Span {
        match (self.prose.tokens.get(tokens.start), self.prose.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span().start, last.span().end),
            _ => Span::new(0, 0),
        }
    }
}

fn paragraph_numbers(prose: &Prose<'_>) -> Vec<u32> {
    let mut number = 0;
    let numbers = prose.tokens.iter().map(|token| {
        while prose.paragraphs.get(number).is_some_and(|span| span.end <= token.span().start) {
            number += 1;
        }
        number as u32
    });
    numbers.collect()
}

/// How many quotations have begun before a token, and how many commas stand outside of them; what is over 255 begins at 0
/// again, as only tokens near to each other are compared.
#[derive(Debug, Clone, Copy, Default)]
struct Passed {
    quotes: u8,
    commas: u8,
}

/// What has passed before each token, and before the end.
fn passed(prose: &Prose<'_>, inside: &[Option<NonZeroU32>]) -> Vec<Passed> {
    let mut so_far = Passed::default();
    let mut last = None;
    let behind = prose.tokens.iter().zip(inside).map(|(token, here)| {
        let begins = here.is_some() && *here != last;
        let comma = here.is_none() && token.kind == TokenKind::Mark && prose.word(token) == ",";
        so_far.quotes = so_far.quotes.wrapping_add(u8::from(begins));
        so_far.commas = so_far.commas.wrapping_add(u8::from(comma));
        last = *here;
        so_far
    });
    std::iter::once(Passed::default()).chain(behind).collect()
}

fn most_named(cast: &Cast) -> [usize; 3] {
    let mut most = [0; 3];
    for member in &cast.members {
        let count = member.mentions.len();
        let rank = most.partition_point(|known| *known >= count);
        if rank < most.len() {
            most[rank..].rotate_right(1);
            most[rank] = count;
        }
    }
    most
}
