//! Phrases that can name a speaker: pronouns, names, nouns with what stands before them.
//!
//! Small words and verbs of saying end a phrase; what lies between them is one.

use std::num::NonZeroU32;
use std::ops::Range;

use super::class::{Class, Form, Word};
use super::language::Language;
use crate::lexicon::{self, Facts};
use crate::name::run::is_honour;
use crate::person::{Cast, hyphenated};
use crate::text::{Prose, TokenKind};

/// What a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `he`, `she`, `they`, `I`: see the class of its word.
    Pronoun,
    /// A member of the cast, by number.
    Member(usize),
    /// A capitalised name that is no person's, as far as is known.
    Proper,
    /// A common noun; see the class of its head.
    Noun,
}

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// The numbers of its tokens.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: Kind,
    /// The class of its last word.
    pub(crate) head: Class,
    /// A possessive ending follows: it owns the next phrase.
    pub(crate) owns: bool,
}

/// How many prepositions, each with a phrase of its own, may hang on a phrase: `the head of the port of Skarn`.
pub(super) const HANGING: usize = 3;

/// For every token the number, from 1, of the member that it names.
fn naming(prose: &Prose<'_>, cast: &Cast) -> Vec<Option<NonZeroU32>> {
    let mut naming = vec![None; prose.tokens.len()];
    for (span, number) in &cast.mentions {
        naming[prose.token_at(span.start)..prose.token_at(span.end)].fill(NonZeroU32::new(*number as u32 + 1));
    }
    naming
}

/// Finds the phrases of a text, in order. They do not overlap.
pub(crate) fn phrases(prose: &Prose<'_>, words: &[Word], cast: &Cast, language: Language) -> Vec<Phrase> {
    let chunker = Chunker { prose, words, naming: &naming(prose, cast), language };
    // Most texts have fewer than a phrase in three tokens: nothing is moved to make room, and what was too much is given back.
    let mut found = Vec::with_capacity(prose.tokens.len() / 3);
    for sentence in &prose.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            match chunker.phrase(at, sentence.end) {
                Some(phrase) => {
                    at = phrase.tokens.end;
                    found.push(phrase);
                }
                None => at += 1,
            }
        }
    }
    found.shrink_to_fit();
    found
}

/// How many tokens a phrase may have. None is longer in good prose, and a bound keeps endless rows of numbers, each of which
/// may begin a phrase, from costing the square of their length.
const LONGEST: usize = 64;

struct Chunker<'a> {
    prose: &'a Prose<'a>,
    words: &'a [Word],
    naming: &'a [Option<NonZeroU32>],
    language: Language,
}

impl Chunker<'_> {
    fn text(&self, token: usize) -> &str {
        self.prose.word(&self.prose.tokens[token])
    }

    fn class(&self, token: usize) -> Class {
        self.words.get(token).map_or(Class::Mark, |word| word.class)
    }

    /// The phrase that begins at a token.
    fn phrase(&self, start: usize, end: usize) -> Option<Phrase> {
        let class = self.class(start);
        let is_her = self.prose.tokens[start].span().len() == 3 && self.text(start).eq_ignore_ascii_case("her");
        let owns_next = is_her && start + 1 < end && self.is_nominal(start + 1);
        if class.is_pronoun() && !owns_next {
            return Some(self.make(start..start + 1, Kind::Pronoun));
        }
        let starts = owns_next || matches!(class, Class::Determiner | Class::Possessive | Class::Number);
        if !starts && !self.is_nominal(start) {
            return None;
        }
        let end = end.min(start + LONGEST);
        let last = (start + 1..end).find(|next| !self.joins(start, *next)).unwrap_or(end);
        // `Ida Moss KC` is Ida Moss.
        let is_name = |token: &usize| !is_honour(self.text(*token));
        let head = (start..last).rev().find(is_name).unwrap_or(last - 1);
        let is_aged = class == Class::Determiner && hyphenated(self.text(head)).is_some();
        let kind = match (self.naming[head], self.class(head)) {
            (Some(member), _) => Kind::Member(member.get() as usize - 1),
            (None, Class::Capital) => Kind::Proper,
            (None, Class::Person | Class::Group | Class::Document) if self.is_capital(head) && last - start > 1 => {
                let of_name = self.class(head) != Class::Person && self.is_capital(head - 1);
                if of_name { Kind::Proper } else { Kind::Noun }
            }
            (None, Class::Number | Class::Adverb) if !is_aged => return None,
            // `o disse`, `a este jornal`
            (None, Class::Determiner) if self.language.puts_nouns_first() && self.is_article(start) => return None,
            _ => Kind::Noun,
        };
        let phrase = self.make(start..last, kind);
        let phrase = if kind == Kind::Noun && phrase.head == Class::Other { self.by_noun(phrase) } else { phrase };
        let is_of_people = kind == Kind::Proper && last - start == 2 && self.is_one_of_people(start);
        Some(if is_of_people || (kind == Kind::Noun && is_aged) {
            Phrase { kind: Kind::Noun, head: Class::Person, ..phrase }
        } else {
            phrase
        })
    }

    fn is_article(&self, token: usize) -> bool {
        self.language.definite(&self.text(token).to_lowercase()).is_some()
    }

    /// The phrase with its noun for its head, where adjectives stand behind it: `el abogado barcelonés`.
    fn by_noun(&self, phrase: Phrase) -> Phrase {
        let speaks = |class: &Class| matches!(class, Class::Person | Class::Group | Class::Document);
        let mut classes = phrase.tokens.clone().map(|token| self.class(token));
        let noun = classes.find(speaks).filter(|_| self.language.puts_nouns_first());
        Phrase { head: noun.unwrap_or(phrase.head), ..phrase }
    }

    /// Whether a word and the one behind it name somebody by where they are from: `the Spaniard`, but not `the Spanish`.
    fn is_one_of_people(&self, article: usize) -> bool {
        let word = self.text(article + 1);
        let listed = |word: &str| lexicon::facts(lexicon::key(word)).any(Facts::DEMONYM);
        let is_one = || !word.ends_with("ese") && listed(&format!("{word}s"));
        self.text(article).eq_ignore_ascii_case("the") && listed(word) && (word.ends_with("man") || is_one())
    }

    fn make(&self, tokens: Range<usize>, kind: Kind) -> Phrase {
        let head = self.class(tokens.end - 1);
        let behind = self.class(tokens.end);
        let ends_bare = behind == Class::Mark && self.is_bare_possessive(tokens.end);
        Phrase { kind, head, owns: behind == Class::Owner || ends_bare, tokens }
    }

    /// An apostrophe right behind an s, with a word behind it.
    fn is_bare_possessive(&self, token: usize) -> bool {
        let tokens = &self.prose.tokens;
        let (Some(mark), Some(next)) = (tokens.get(token), tokens.get(token + 1)) else { return false };
        let is_joined = token > 0 && tokens[token - 1].span().end == mark.span().start;
        is_joined
            && matches!(self.text(token), "'" | "’")
            && self.text(token - 1).ends_with(['s', 'S'])
            && next.kind == TokenKind::Word
            && next.span().start > mark.span().end
    }

    fn is_capital(&self, token: usize) -> bool {
        self.text(token).starts_with(char::is_uppercase)
    }

    /// Whether a token can be a part of a phrase without a determiner before it.
    fn is_nominal(&self, token: usize) -> bool {
        if self.naming[token].is_some() {
            return true;
        }
        match self.class(token) {
            Class::Other | Class::Person | Class::Group | Class::Document | Class::Capital => {
                self.words[token].cue.is_none() || !self.is_verb_at_head(token)
            }
            _ => false,
        }
    }

    /// Whether the phrase from `start` goes on with the token `next`.
    fn joins(&self, start: usize, next: usize) -> bool {
        let before = next - 1;
        if self.naming[before].is_some() && self.naming[next].is_none() {
            // Behind a name only a noun that the name tells more of, or more of a longer name.
            let is_told_of = start < before && matches!(self.class(start), Class::Determiner | Class::Possessive);
            let goes_on = matches!(self.class(next), Class::Person | Class::Group | Class::Document | Class::Capital)
                || (is_told_of && self.class(next) == Class::Other && !self.ends_as_past(next));
            return goes_on && !(self.words[next].cue.is_some() && self.is_verb(start, next));
        }
        if self.naming[next].is_some() {
            return true;
        }
        match self.class(next) {
            Class::Other if self.is_past(next) => false,
            Class::Other | Class::Person | Class::Group | Class::Document | Class::Capital => {
                self.words[next].cue.is_none() || !self.is_verb(start, next)
            }
            Class::Number => true,
            Class::Adverb => matches!(self.class(before), Class::Determiner | Class::Possessive),
            Class::Mark => self.text(next) == "&" && self.is_capital(before),
            _ => false,
        }
    }

    /// Whether a word that no list knows, right behind a noun for those who speak, is a verb by its ending: `The company closed`.
    fn is_past(&self, token: usize) -> bool {
        matches!(self.class(token - 1), Class::Person | Class::Group)
            && self.words[token].cue.is_none()
            && self.ends_as_past(token)
    }

    /// Whether a word ends as English verbs do in the past: `His wife Ida watched`.
    fn ends_as_past(&self, token: usize) -> bool {
        self.text(token).ends_with("ed")
    }

    /// Whether a verb of saying that begins a phrase is a verb there.
    fn is_verb_at_head(&self, token: usize) -> bool {
        let Some(cue) = self.words[token].cue else { return false };
        let before = token.checked_sub(1).map_or(Class::Mark, |before| self.class(before));
        let is_noun =
            matches!(self.class(token), Class::Document | Class::Group) && matches!(cue.form, Form::Base | Form::Third);
        match before {
            Class::Owner => token < 2 || self.class(token - 2).is_pronoun(),
            Class::Preposition => !is_noun || self.text(token - 1).eq_ignore_ascii_case("to"),
            // `Roe’s niece, state senator Ada Brook,`
            Class::Mark => !is_noun || cue.form != Form::Base,
            _ => true,
        }
    }

    /// Whether a verb of saying inside the phrase from `start` is a verb there, and no noun or adjective.
    fn is_verb(&self, start: usize, token: usize) -> bool {
        let Some(cue) = self.words[token].cue else { return false };
        let before = token - 1;
        // `a media briefing` is a noun, as a rule.
        if cue.form == Form::Ing && matches!(self.class(start), Class::Determiner | Class::Possessive) {
            return false;
        }
        let is_noun = self.class(token) == Class::Document;
        let plural = self.text(before).ends_with('s');
        match self.class(before) {
            Class::Determiner => stands_alone(self.text(before)),
            Class::Possessive | Class::She | Class::Adverb => false,
            Class::Number => matches!(cue.form, Form::Past | Form::Ing),
            Class::Other if self.naming[before].is_none() => match cue.form {
                Form::Past | Form::Ing => true,
                Form::Third => !is_noun || self.is_clause_head(token + 1),
                Form::Base => plural || (!is_noun && self.class(start) != Class::Determiner),
            },
            _ => match cue.form {
                Form::Base => plural,
                _ => true,
            },
        }
    }

    /// Whether a clause, and no further noun, can begin at a token.
    fn is_clause_head(&self, token: usize) -> bool {
        let class = self.class(token);
        class.is_pronoun()
            || matches!(class, Class::Relative | Class::Determiner | Class::Mark | Class::Capital | Class::Possessive)
    }
}

/// Determiners that stand for someone without a noun: `many say`, `one added`.
fn stands_alone(word: &str) -> bool {
    let alone =
        ["some", "many", "most", "few", "several", "all", "both", "one", "two", "another", "this", "these", "those"];
    alone.iter().any(|known| known.eq_ignore_ascii_case(word))
}
