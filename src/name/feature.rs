//! What the tagger knows of a token in its run: every feature of the first pass, named, in one place.

use super::run::Run;
use super::tongue::Tongue;
use super::word::{Shape, Word};
use crate::lexicon::{self, Facts, phrase};
use crate::text::{Prose, Token, TokenKind};

/// The features. Each has one value a token; the weights are kept by feature and value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Feature {
    Always,
    Word,
    WordBefore,
    WordBehind,
    SecondWordBefore,
    SecondWordBehind,
    WordAndBefore,
    WordAndBehind,
    Facts,
    FactsBefore,
    FactsBehind,
    FactsAndBefore,
    FactsAndBehind,
    FactsAround,
    FactsOfTwoBehind,
    FactsOfTwoBefore,
    ShapeInLine,
    ShapesAround,
    ShapeAndFacts,
    Prefix,
    Suffix,
    ShortSuffix,
    Length,
    Place,
    PlaceAndFacts,
    WordBeforeRun,
    WordBehindRun,
    FactsBeforeRun,
    FactsBehindRun,
    TwoWordsBeforeRun,
    TwoWordsBehindRun,
    PatternBehindRun,
    RoleBeforeRun,
    RunFacts,
    LastWordOfRun,
    LastFactsOfRun,
    FirstWordOfRun,
    PlacePhrase,
    SentenceStart,
    NameLevelsBefore,
    NameLevelsBehind,
    OrganisationEnd,
    OrdinaryWord,
    Things,
    ThingsBefore,
    ThingsBehind,
    ThingsOfRun,
    ThingPhrase,
}

/// How many features there are.
const COUNT: usize = Feature::ThingPhrase as usize + 1;

/// The values of all features of one token, each as one number.
pub type Rows = [u32; COUNT];

/// The row of a feature's value.
fn row(tongue: Tongue, feature: Feature, value: u64) -> u32 {
    let mixed = (value ^ ((tongue as u64) << 57) ^ (feature as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((mixed >> 32) ^ (mixed >> 13)) as u32
}

/// A text before the tagger.
pub(crate) struct View<'a> {
    pub(crate) prose: &'a Prose<'a>,
    pub(crate) words: &'a [Word],
    pub(crate) tongue: Tongue,
}

/// Stands for the word before the first and behind the last.
const NONE: Word = Word { key: 1, facts: Facts(0), things: Facts(0), shape: Shape::Mark };

/// So many words before a run a role is looked for.
const ROLE_WINDOW: usize = 4;

fn join(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
}

/// Facts and shape in one number.
fn look(word: Word) -> u64 {
    u64::from(word.facts.0) << 8 | word.shape as u64
}

impl View<'_> {
    fn word(&self, run: &Run, at: usize, offset: isize) -> Word {
        let inside = at.checked_add_signed(offset).filter(|at| run.sentence.contains(at));
        inside.and_then(|at| self.words.get(at)).copied().unwrap_or(NONE)
    }

    /// The rows of every token of a run, in order.
    pub(crate) fn rows(&self, run: &Run, into: &mut Vec<Rows>) {
        let outer = Outer::of(self, run);
        into.extend(run.tokens.clone().map(|at| self.token_rows(run, &outer, at)));
    }

    fn token_rows(&self, run: &Run, outer: &Outer, at: usize) -> Rows {
        use Feature as F;
        let [before2, before, word, behind, behind2] = std::array::from_fn(|i| self.word(run, at, i as isize - 2));
        let text = self.prose.word(&self.prose.tokens[at]);
        let facts = u64::from(word.facts.0);
        let named = facts & u64::from(Facts::NAME.0);
        let (done, left) = (at - run.tokens.start, run.tokens.end - 1 - at);
        let place = (done.min(3) * 4 + left.min(3)) as u64;
        let phrase_ahead = is_place_phrase(word, behind, behind2);
        let phrase_behind = is_place_phrase(before, word, behind) || is_place_phrase(before2, before, word);
        let line = run.line as u64;
        let starts = at == run.sentence.start || (at == run.sentence.start + 1 && before.shape == Shape::Mark);
        let sides = |a: u64, n: usize| join(a, n.min(3) as u64);
        let mut rows = [0; COUNT];
        let mut set = |feature: F, value: u64| rows[feature as usize] = row(self.tongue, feature, value);
        set(F::Always, line);
        set(F::Word, word.key);
        set(F::WordBefore, before.key);
        set(F::WordBehind, behind.key);
        set(F::SecondWordBefore, before2.key);
        set(F::SecondWordBehind, behind2.key);
        set(F::WordAndBefore, join(before.key, word.key));
        set(F::WordAndBehind, join(word.key, behind.key));
        set(F::Facts, facts);
        set(F::FactsBefore, look(before));
        set(F::FactsBehind, look(behind));
        set(F::FactsAndBefore, join(look(before), facts));
        set(F::FactsAndBehind, join(facts, look(behind)));
        set(F::FactsAround, join(join(look(before), facts), look(behind)));
        set(F::FactsOfTwoBehind, join(join(facts, look(behind)), look(behind2)));
        set(F::FactsOfTwoBefore, join(join(facts, look(before)), look(before2)));
        set(F::ShapeInLine, word.shape as u64 * 8 + line * 2 + u64::from(starts));
        set(F::ShapesAround, (before.shape as u64 * 16 + word.shape as u64) * 16 + behind.shape as u64);
        set(F::ShapeAndFacts, look(word));
        set(F::Prefix, affix(text.chars().take(3)));
        set(F::Suffix, affix(text.chars().rev().take(4)));
        set(F::ShortSuffix, affix(text.chars().rev().take(2)));
        set(F::Length, (text.len() as u64).min(12) * 16 + word.shape as u64);
        set(F::Place, place * 4 + line);
        set(F::PlaceAndFacts, join(place, facts));
        set(F::WordBeforeRun, sides(outer.before.key, done));
        set(F::WordBehindRun, sides(outer.behind.key, left));
        set(F::FactsBeforeRun, join(sides(look(outer.before), done), facts));
        set(F::FactsBehindRun, join(sides(look(outer.behind), left), facts));
        set(F::TwoWordsBeforeRun, sides(outer.two_before, done));
        set(F::TwoWordsBehindRun, sides(outer.two_behind, left));
        set(F::PatternBehindRun, join(sides(outer.pattern, left), named));
        set(F::RoleBeforeRun, join(sides(u64::from(outer.role), done), named));
        set(F::RunFacts, join(outer.facts, done.min(5) as u64));
        set(F::LastWordOfRun, sides(outer.last.key, left));
        set(F::LastFactsOfRun, join(sides(look(outer.last), left), facts));
        set(F::FirstWordOfRun, sides(outer.first.key, done));
        set(F::PlacePhrase, u64::from(phrase_ahead) * 2 + u64::from(phrase_behind));
        set(F::SentenceStart, join(u64::from(starts) * 4 + line, facts));
        set(F::NameLevelsBefore, levels(before) * 64 + levels(word));
        set(F::NameLevelsBehind, levels(word) * 64 + levels(behind));
        let organisation = u64::from(outer.last.facts.any(Facts::ORGANISATION));
        set(F::OrganisationEnd, sides(organisation * 64 + levels(word), left));
        let ordinary = word.facts.0 & Facts::WORD.with(Facts::FUNCTION).with(Facts::CALENDAR).0;
        set(F::OrdinaryWord, sides(join(u64::from(ordinary), line * 2 + u64::from(starts)), run.tokens.len()));
        set(F::Things, sides(join(thing(word), line * 2 + u64::from(starts)), run.tokens.len()));
        set(F::ThingsBefore, join(thing(before), thing(word)));
        set(F::ThingsBehind, join(thing(word), thing(behind)));
        set(F::ThingsOfRun, join(outer.things, done.min(5) as u64));
        set(F::ThingPhrase, join(thing_phrase([before2, before, word, behind, behind2]), thing(word)));
        rows
    }
}

/// What a word is besides a name, and how common a name it is.
fn thing(word: Word) -> u64 {
    u64::from(word.things.0) << 8 | levels(word)
}

/// What is known of the phrases of two and three words that a word, the middle one, is in.
fn thing_phrase(words: [Word; 5]) -> u64 {
    let mut known = 0;
    for (start, length) in [(0, 3), (1, 2), (1, 3), (2, 2), (2, 3)] {
        let words = &words[start..start + length];
        if words[0].facts.any(Facts::PHRASE_HEAD) {
            known |= lexicon::facts(phrase(words.iter().map(|word| word.key))).things().0;
        }
    }
    u64::from(known)
}

/// How common a word is as a given name and as a surname, and whether its shape is a name's.
pub(crate) fn levels(word: Word) -> u64 {
    let level = |facts: [Facts; 2]| facts.into_iter().filter(|facts| word.facts.any(*facts)).count() as u64;
    let surname = if word.facts.any(Facts::RARE_SURNAME) { 3 } else { level([Facts::SURNAME, Facts::COMMON_SURNAME]) };
    (level([Facts::GIVEN, Facts::COMMON_GIVEN]) * 4 + surname) * 4
        + u64::from(word.is_capital()) * 2
        + u64::from(word.shape == Shape::Initial)
}

/// Letters of a word's begin or end, whatever their case.
fn affix(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(7, |sum, c| join(sum, u64::from(if c.is_ascii() { c.to_ascii_lowercase() } else { c })))
}

fn is_place_phrase(first: Word, second: Word, third: Word) -> bool {
    first.facts.any(Facts::PHRASE_HEAD)
        && (lexicon::facts(phrase([first.key, second.key].into_iter())).any(Facts::PLACE)
            || lexicon::facts(phrase([first.key, second.key, third.key].into_iter())).any(Facts::PLACE))
}

/// What stands around a run, and what it is made of: the same for all its tokens.
struct Outer {
    before: Word,
    behind: Word,
    two_before: u64,
    two_behind: u64,
    first: Word,
    last: Word,
    /// The kinds of the three tokens behind the run: `, 70 ,` and `( R -`.
    pattern: u64,
    /// Whether a role stands shortly before the run.
    role: bool,
    /// The facts of all tokens of a short run.
    facts: u64,
    /// What they are besides names.
    things: u64,
}

impl Outer {
    /// In longer runs the facts of the whole are no feature.
    const LONGEST_WITH_FACTS: usize = 4;

    fn of(view: &View<'_>, run: &Run) -> Self {
        let (start, last) = (run.tokens.start, run.tokens.end - 1);
        let word = |at, offset| view.word(run, at, offset);
        let first_seen = start.saturating_sub(ROLE_WINDOW).max(run.sentence.start);
        let tokens = &view.words[run.tokens.clone()];
        let facts = if tokens.len() <= Self::LONGEST_WITH_FACTS {
            tokens.iter().fold(tokens.len() as u64, |sum, word| join(sum, look(*word)))
        } else {
            0
        };
        let things = if tokens.len() <= Self::LONGEST_WITH_FACTS {
            tokens.iter().fold(tokens.len() as u64, |sum, word| join(sum, thing(*word)))
        } else {
            0
        };
        let kind =
            |offset: usize| match view.prose.tokens.get(last + offset).filter(|_| last + offset < run.sentence.end) {
                None => 0,
                Some(Token { kind: TokenKind::Number, .. }) => 1,
                Some(Token { kind: TokenKind::Possessive, .. }) => 2,
                Some(token @ Token { kind: TokenKind::Mark, .. }) => {
                    u64::from(view.prose.word(token).chars().next().unwrap_or(' ')) + 8
                }
                Some(_) if view.words[last + offset].is_capital() => 3,
                Some(_) if view.words[last + offset].facts.any(Facts::ROLE) => 4,
                Some(_) => 5,
            };
        Self {
            before: word(start, -1),
            behind: word(last, 1),
            two_before: join(word(start, -2).key, word(start, -1).key),
            two_behind: join(word(last, 1).key, word(last, 2).key),
            first: view.words[start],
            last: view.words[last],
            pattern: join(join(kind(1), kind(2)), kind(3)),
            things,
            role: view.words[first_seen..start].iter().any(|word| word.facts.any(Facts::ROLE)),
            facts,
        }
    }
}
