//! What the tagger knows of a token in its run: every feature of the first pass, named, in one place.

use super::outer::Outer;
use super::run::Run;
use super::tongue::Tongue;
use crate::lexicon::{self, Facts, phrase};
use crate::text::{Prose, Shape, Token};

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
    pub(crate) tongue: Tongue,
}

pub(super) fn join(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
}

/// Facts and shape in one number.
pub(super) fn look(word: Token) -> u64 {
    u64::from(word.facts.of_words().0) << 8 | word.shape as u64
}

impl View<'_> {
    pub(super) fn word(&self, run: &Run, at: usize, offset: isize) -> Token {
        let inside = at.checked_add_signed(offset).filter(|at| run.sentence.contains(at));
        inside.and_then(|at| self.prose.tokens.get(at)).copied().unwrap_or(Token::NONE)
    }

    /// Gives the rows of every token of a run, in order.
    pub(crate) fn rows(&self, run: &Run, give: impl FnMut(Rows)) {
        let outer = Outer::of(self, run);
        let start = run.tokens.start;
        let mut phrases = [Phrases::default(), self.phrases(run, start, -2), self.phrases(run, start, -1)];
        let rows = run.tokens.clone().map(|at| {
            phrases = [phrases[1], phrases[2], self.phrases(run, at, 0)];
            self.token_rows(run, &outer, at, phrases)
        });
        rows.for_each(give);
    }

    /// What is known of the phrases that begin so far from a token.
    fn phrases(&self, run: &Run, at: usize, offset: isize) -> Phrases {
        let words = [0, 1, 2].map(|further| self.word(run, at, offset + further));
        if !words[0].facts.any(Facts::PHRASE_HEAD) {
            return Phrases::default();
        }
        let of = |count: usize| lexicon::facts(phrase(words[..count].iter().map(|word| word.key)));
        Phrases { of_two: of(2), of_three: of(3) }
    }

    fn token_rows(&self, run: &Run, outer: &Outer, at: usize, phrases: [Phrases; 3]) -> Rows {
        let around = std::array::from_fn(|i| self.word(run, at, i as isize - 2));
        let starts = at == run.sentence.start || (at == run.sentence.start + 1 && around[1].shape == Shape::Mark);
        let text = self.prose.word(&self.prose.tokens[at]);
        let things = [around[1], around[2], around[3]].map(thing);
        let token = Place { text, around, things, phrases, line: run.line as u64, starts, length: run.tokens.len() };
        let mut rows = [0; COUNT];
        let mut set = |feature: Feature, value: u64| rows[feature as usize] = row(self.tongue, feature, value);
        token.describe(&mut set);
        token.describe_things(&mut set);
        outer.describe(&token, at - run.tokens.start, run.tokens.end - 1 - at, &mut set);
        rows
    }
}

/// What the lists know of two words and of three that begin with one word.
#[derive(Debug, Clone, Copy, Default)]
struct Phrases {
    of_two: Facts,
    of_three: Facts,
}

/// A token where it stands.
pub(super) struct Place<'a> {
    text: &'a str,
    /// The words around it, two on each side; the middle one is its own.
    pub(super) around: [Token; 5],
    /// What the three in the middle are besides names, and how common as names.
    things: [u64; 3],
    /// What is known of the phrases that begin with the first three.
    phrases: [Phrases; 3],
    pub(super) line: u64,
    /// Whether it begins the sentence.
    starts: bool,
    /// The number of tokens of its run.
    length: usize,
}

impl Place<'_> {
    /// See [`levels`].
    pub(super) fn levels(&self) -> u64 {
        self.things[1] & LEVELS
    }

    /// The features of words, by themselves and with those beside them.
    fn describe(&self, set: &mut impl FnMut(Feature, u64)) {
        use Feature as F;
        let [before2, before, word, behind, behind2] = self.around;
        let (text, line, starts) = (self.text, self.line, u64::from(self.starts));
        let facts = u64::from(word.facts.of_words().0);
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
        set(F::ShapeInLine, word.shape as u64 * 8 + line * 2 + starts);
        set(F::ShapesAround, (before.shape as u64 * 16 + word.shape as u64) * 16 + behind.shape as u64);
        set(F::ShapeAndFacts, look(word));
        set(F::Prefix, affix(text.chars().take(3)));
        set(F::Suffix, affix(text.chars().rev().take(4)));
        set(F::ShortSuffix, affix(text.chars().rev().take(2)));
        set(F::Length, (text.len() as u64).min(12) * 16 + word.shape as u64);
        set(F::SentenceStart, join(starts * 4 + line, facts));
        let levels = self.things.map(|thing| thing & LEVELS);
        set(F::NameLevelsBefore, levels[0] * 64 + levels[1]);
        set(F::NameLevelsBehind, levels[1] * 64 + levels[2]);
        let [far_behind, near_behind, ahead] =
            self.phrases.map(|known| known.of_two.with(known.of_three).any(Facts::PLACE));
        set(F::PlacePhrase, u64::from(ahead) * 2 + u64::from(near_behind || far_behind));
    }

    /// What is known of the phrases of two and three words that it is in.
    fn thing_phrase(&self) -> u64 {
        let [far_behind, near_behind, ahead] = self.phrases;
        let near = [near_behind, ahead]
            .into_iter()
            .fold(Facts::default(), |known, phrases| known.with(phrases.of_two).with(phrases.of_three));
        u64::from(near.with(far_behind.of_three).things().0)
    }

    /// The features of what words are besides names.
    fn describe_things(&self, set: &mut impl FnMut(Feature, u64)) {
        use Feature as F;
        let (word, [before, own, behind]) = (self.around[2], self.things);
        let in_line = self.line * 2 + u64::from(self.starts);
        let ordinary = word.facts.of_words().0 & Facts::WORD.with(Facts::FUNCTION).with(Facts::CALENDAR).0;
        set(F::OrdinaryWord, side(join(u64::from(ordinary), in_line), self.length));
        set(F::Things, side(join(own, in_line), self.length));
        set(F::ThingsBefore, join(before, own));
        set(F::ThingsBehind, join(own, behind));
        set(F::ThingPhrase, join(self.thing_phrase(), own));
    }
}

/// A value with a distance, of which no more is told than that it is large.
pub(super) fn side(value: u64, distance: usize) -> u64 {
    join(value, distance.min(3) as u64)
}

/// The bits of a [`thing`] that are its [`levels`].
const LEVELS: u64 = 0xff;

/// What a word is besides a name, and how common a name it is.
pub(super) fn thing(word: Token) -> u64 {
    u64::from(word.facts.things().0) << 8 | levels(word)
}

/// How common a word is as a given name and as a surname, and whether its shape is a name's.
pub(crate) fn levels(word: Token) -> u64 {
    let level = |facts: [Facts; 2]| facts.into_iter().filter(|facts| word.facts.any(*facts)).count() as u64;
    let surname = if word.facts.any(Facts::RARE_SURNAME) { 3 } else { level([Facts::SURNAME, Facts::COMMON_SURNAME]) };
    (level([Facts::GIVEN, Facts::COMMON_GIVEN]) * 4 + surname) * 4
        + u64::from(word.shape.is_capital()) * 2
        + u64::from(word.shape == Shape::Initial)
}

/// Letters of a word's begin or end, whatever their case.
fn affix(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(7, |sum, c| join(sum, u64::from(if c.is_ascii() { c.to_ascii_lowercase() } else { c })))
}
