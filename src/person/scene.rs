//! The tokens around a mention, with what the word lists know of them.

use std::ops::Range;
use std::sync::LazyLock;

use super::german;
use crate::article::Span;
use crate::lexicon::{self, Facts};
use crate::name::tongue::Tongue;
use crate::text::{Prose, Token, TokenKind};

/// So many tokens between two names of a list at the most.
const LONGEST_BETWEEN: usize = 12;

/// So many words between a name and the next may say what that one is to it.
const LONGEST_ATTRIBUTE: usize = 3;

/// A mention in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Scene<'a> {
    pub(super) prose: &'a Prose<'a>,
    pub(super) tongue: Tongue,
    /// The tokens of the sentence.
    pub(super) sentence: Range<usize>,
    /// The tokens of the name.
    pub(super) name: Range<usize>,
    /// The tokens of the next name of the text.
    pub(super) next: Option<Range<usize>>,
    /// The tokens of all names of the text, in order.
    pub(super) names: &'a [Range<usize>],
    /// The first token that belongs to no mention before this one.
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
        self.token(at).map_or(Facts::default(), |token| token.facts)
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.kind(at) == Some(TokenKind::Mark) && marks.contains(&self.word(at))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether a line ends right before a token.
    pub(super) fn breaks_before(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|before| self.token(before)).map(|token| token.span().end);
        let gap = end.zip(self.token(at)).and_then(|(end, token)| self.prose.text.get(end..token.span().start));
        gap.is_some_and(|gap| gap.contains('\n'))
    }

    /// Whether a token is a part of somebody's name.
    fn is_name(&self, at: usize) -> bool {
        self.names.get(self.names.partition_point(|name| name.end <= at)).is_some_and(|name| name.start <= at)
    }

    /// Whether the word says what a person is: as a whole, by its part behind a hyphen, or by its ending.
    pub(super) fn is_role_head(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
            && (self.facts(at).any(Facts::ANY_ROLE)
                || is_compound_role(self.word(at))
                || self.is_german(at, german::is_person))
            && !self.is_name(at)
    }

    /// Whether the word says what several people are: `economists`, `firemen`, `Sens.`
    pub(super) fn is_plural_role(&self, at: usize) -> bool {
        let word = self.word(at);
        let stem = word.trim_end_matches('.');
        let several = |singular: &str| is_role(singular) || (word.ends_with('.') && is_title(singular));
        self.kind(at) == Some(TokenKind::Word)
            && (stem.strip_suffix('s').is_some_and(several) || is_role_of_men(stem))
            && !self.is_name(at)
    }

    /// Whether a word is a German noun of some kind.
    fn is_german(&self, at: usize, of_kind: impl Fn(&str) -> bool) -> bool {
        self.tongue == Tongue::German && self.is_capital(at) && of_kind(self.word(at))
    }

    /// Whether German words say what several people are: `die Soziologen`, `Spielerinnen`. Without its article, what ends
    /// as several do can be one.
    pub(super) fn is_german_plural(&self, tokens: &Range<usize>) -> bool {
        let head = tokens.end - 1;
        let article =
            (tokens.start.saturating_sub(1)..head).any(|at| matches!(self.word(at), "die" | "Die" | "beiden"));
        self.is_german(head, german::is_several) && (article || self.word(head).ends_with("innen"))
    }

    /// Whether a word can say what several people are; in German many nouns for one are the same.
    pub(super) fn can_be_several(&self, at: usize) -> bool {
        self.is_plural_role(at) || self.is_german(at, |noun| german::is_person(noun) && !noun.ends_with("in"))
    }

    /// Whether the first word in a range that says what somebody is says it of several people.
    pub(super) fn is_of_several(&self, tokens: &Range<usize>) -> bool {
        let head = tokens.clone().find(|&at| self.is_role_head(at) || self.is_plural_role(at));
        head.is_some_and(|head| !self.is_role_head(head)) && self.word(tokens.start) != "one"
    }

    /// Whether tokens between two names only list them: commas, `and`, a bracket such as a party's, and how old somebody
    /// is and where from, as in `Ida Moss, 61, of Arne; and`.
    pub(super) fn is_list(&self, between: Range<usize>) -> bool {
        let mut inside = false;
        let mut listed = |at: usize| {
            let word = self.word(at);
            inside = if word == "(" { true } else { inside && word != ")" };
            let joins = matches!(word, "," | ";" | "and" | "&" | ")" | "und" | "et" | "y" | "e" | "en" | "of" | "from");
            let place = self.is_capital(at) && !self.is_role_head(at) && !self.facts(at).any(Facts::TITLE);
            inside || joins || place || self.kind(at) == Some(TokenKind::Number)
        };
        between.len() <= LONGEST_BETWEEN && between.into_iter().all(&mut listed)
    }

    /// Whether the name belongs to what is said of the person named next, as in `Ida Moss critic Jo Lu` and
    /// `such Ida Moss critics as Jo Lu`.
    pub(super) fn is_attribute(&self) -> bool {
        let Some(next) = &self.next else { return false };
        let end = if self.word(next.start - 1) == "as" { next.start - 1 } else { next.start };
        let mut between = self.name.end..end;
        (1..=LONGEST_ATTRIBUTE).contains(&between.len())
            && (self.is_role_head(end - 1) || (end < next.start && self.is_plural_role(end - 1)))
            && between.all(|at| self.kind(at) == Some(TokenKind::Word) && self.is_plain(at))
    }

    /// Whether a word is in lower case and neither a verb nor a small word.
    fn is_plain(&self, at: usize) -> bool {
        !self.is_capital(at) && !self.facts(at).any(Facts::FUNCTION.with(Facts::VERB))
    }

    /// The text from one token to another, without the last and without an article that is joined to the first.
    pub(super) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        let word = self.prose.word(first);
        let article = word.len() - behind_elision(word).map_or(word.len(), str::len);
        (tokens.start < tokens.end).then_some(Span::new(first.span().start + article, last.span().end))
    }
}

fn is_role(word: &str) -> bool {
    lexicon::facts(lexicon::key(word)).any(Facts::ANY_ROLE) || is_compound_role(word)
}

/// Whether a word is a role of several that ends as `firemen` does; `Yemen` and `specimen` do as well.
fn is_role_of_men(word: &str) -> bool {
    word.strip_suffix("men").is_some_and(|stem| !stem.is_empty() && is_role(&format!("{stem}man")))
}

fn is_compound_role(word: &str) -> bool {
    let listed = |word: &str| lexicon::facts(lexicon::key(word)).any(Facts::ANY_ROLE);
    let former = |word: &str| FORMER.iter().filter_map(|prefix| word.strip_prefix(prefix)).any(listed);
    match behind_elision(word) {
        Some(noun) => listed(noun) || former(noun),
        None => word.rsplit_once('-').is_some_and(|(_, last)| listed(last)) || former(word) || ends_as_role(word),
    }
}

/// What stands before a role that somebody had, or has in place of another: `expresidente`, `subsecretario`.
const FORMER: &[&str] = &["ex", "vice", "sub"];

/// Articles and prepositions that are joined to the noun by an apostrophe.
const ELIDED: &[&str] = &["l", "d", "un", "dell", "all", "nell", "sull", "dall"];

/// The noun behind an article or a preposition that is joined to it: `l'agence`, `d’Arne`.
pub(super) fn behind_elision(word: &str) -> Option<&str> {
    let (before, noun) = word.split_once(['\'', '’'])?;
    let is_elided = ELIDED.contains(&before) || before == "L";
    is_elided.then_some(noun)
}

fn is_title(word: &str) -> bool {
    lexicon::facts(lexicon::key(word)).any(Facts::TITLE)
}

/// Endings of compounds that say what a person is, such as `videographer`.
static ENDINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| crate::lexicon::entries(include_str!("../lexicon/role-endings.txt")).collect());

fn ends_as_role(word: &str) -> bool {
    ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}
