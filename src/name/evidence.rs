//! What the rest of the document says of a token: the features of the second pass.
//!
//! A name known from one clear place is known everywhere, and a word that is no name elsewhere hardly is one here. The
//! first pass gives, for every token of every run, the probability of each tag; here they are summed up by word, and
//! each token is shown what the *other* tokens of its word were taken for.

use super::crf::{Scores, Tag};
use super::feature::{View, levels};
use super::run::Run;
use super::seen::{Seen, SeenOf, named};
use crate::lexicon::{Facts, phrase};
use crate::text::{Shape, Token};

/// The features of the second pass: what the first pass thinks here, in the run and elsewhere in the document, each alone or
/// with another or with what the word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Evidence {
    Own,
    Share,
    Clearest,
    ShareAndOwnTag,
    AsLast,
    AsFirst,
    AsOnly,
    InLowerCase,
    PairBefore,
    PairBehind,
    BestOfRun,
    WorstOfRun,
    ClearestAndFacts,
    ShareAndShape,
    OwnAndNeighbours,
    Neighbours,
    InFullName,
    InFullNameAndLevels,
    InFullNameAndThings,
}

const COUNT: usize = Evidence::InFullNameAndThings as usize + 1;

/// The values of all features of one token, each as one number.
pub type Rows = [u32; COUNT];

/// A document with so many tokens in runs or fewer is short.
const FEW: usize = 40;

/// The facts that matter beside the evidence.
const KINDS: Facts = Facts(
    Facts::NAME.0
        | Facts::WORD.0
        | Facts::PLACE.0
        | Facts::DEMONYM.0
        | Facts::ORGANISATION.0
        | Facts::CALENDAR.0
        | Facts::TITLE.0
        | Facts::FUNCTION.0,
);

const NAMED: &[Tag] = &[Tag::First, Tag::Inside, Tag::Last, Tag::Only];

/// A part or a probability in one of few steps; 0 for none.
fn step(share: Option<f32>) -> u64 {
    share.map_or(0, |share| 1 + u64::from((share.clamp(0.0, 0.999) * 6.0) as u8))
}

/// A count in one of few steps.
fn count_step(count: f32) -> u64 {
    match count {
        c if c < 0.5 => 0,
        c if c < 1.5 => 1,
        c if c < 4.5 => 2,
        _ => 3,
    }
}

fn likeliest(tags: &Scores) -> u64 {
    let mut best = 0;
    for tag in 1..tags.len() {
        if tags[tag] > tags[best] {
            best = tag;
        }
    }
    best as u64
}

/// Gives the rows of every token of every run, in order; `marginals` are the first pass's, in the same order.
pub(crate) fn rows(view: &View<'_>, runs: &[Run], marginals: &[Scores], mut give: impl FnMut(Rows)) {
    let document = Document::of(view, runs, marginals);
    let mut others = Vec::new();
    let mut start = 0usize;
    for (number, run) in runs.iter().enumerate() {
        let neighbour = |other: Option<usize>, edge: usize| {
            let other = other.and_then(|other| runs.get(other))?;
            is_joined(view, run, other).then(|| named(&marginals[edge]))
        };
        let end = start + run.tokens.len();
        let neighbours = [neighbour(number.checked_sub(1), start.saturating_sub(1)), neighbour(Some(number + 1), end)];
        let own = &marginals[start..end];
        others.clear();
        others.extend((start..).zip(own).map(|(token, tags)| document.words.of(token).without(tags)));
        document.rows_of(run, start, (own, &others), neighbours, &mut give);
        start = end;
    }
}

/// What the first pass says of every word of a document.
struct Document<'a> {
    view: &'a View<'a>,
    words: SeenOf,
    /// Of two words in a row.
    pairs: SeenOf,
    /// By the number of a word, whether it also stands in lower case.
    lower: Vec<bool>,
    /// See [`Known::size`].
    size: u64,
}

impl<'a> Document<'a> {
    fn of(view: &'a View<'a>, runs: &[Run], marginals: &[Scores]) -> Self {
        let key = |at: usize| view.prose.tokens[at].key;
        let pair = |at: usize| phrase([key(at - 1), key(at)].into_iter());
        let tokens = || runs.iter().flat_map(|run| run.tokens.clone().map(|at| (at, at > run.tokens.start))).zip(0..);
        let words = SeenOf::gather(tokens().map(|((at, _), token)| (key(at), token)), marginals);
        // The first token of a run has no pair.
        let paired = tokens().filter(|((_, is_paired), _)| *is_paired);
        let pairs = SeenOf::gather(paired.map(|((at, _), token)| (pair(at), token)), marginals);
        let lower =
            words.among(view.prose.tokens.iter().filter(|word| word.shape == Shape::Lower).map(|word| word.key));
        Self { view, words, pairs, lower, size: u64::from(marginals.len() > FEW) }
    }

    /// Gives the rows of the tokens of a run, the first of which is the `start`th of the document's. `own` is what the
    /// first pass says of them, `others` what it says of the other tokens of their words, `neighbours` how likely the tokens
    /// next to the run are in names.
    fn rows_of(
        &self,
        run: &Run,
        start: usize,
        (own, others): (&[Scores], &[Seen]),
        neighbours: [Option<f32>; 2],
        give: &mut impl FnMut(Rows),
    ) {
        let clearest = |seen: &Seen| if seen.count > 0.5 { Some(seen.clearest[0]) } else { None };
        let best = others.iter().filter_map(clearest).reduce(f32::max);
        let worst = others.iter().filter_map(|seen| seen.share(NAMED)).reduce(f32::min);
        let joined = |i: usize| self.pairs.of(start + i).without(own.get(i)?).share(&[Tag::Inside, Tag::Last]);
        for (i, at) in run.tokens.clone().enumerate() {
            let token = Known {
                own: &own[i],
                others: &others[i],
                pair_before: if i > 0 { joined(i) } else { None },
                pair_behind: if i + 1 < own.len() { joined(i + 1) } else { None },
                best,
                worst,
                line: run.line as u64,
                length: own.len().min(3) as u64,
                lower: self.lower[self.words.number(start + i)],
                word: self.view.prose.tokens[at],
                starts: at == run.sentence.start,
                size: self.size,
                neighbours,
            };
            give(token.rows());
        }
    }
}

/// Whether only a comma, an `and` or a mark like them stands between two runs of one sentence.
fn is_joined(view: &View<'_>, one: &Run, other: &Run) -> bool {
    let between = one.tokens.end.min(other.tokens.end)..one.tokens.start.max(other.tokens.start);
    let joins = |at: usize| {
        matches!(view.prose.word(&view.prose.tokens[at]), "," | "and" | "&" | "/" | "und" | "et" | "y" | "e" | "en")
    };
    one.sentence == other.sentence && between.len() <= 2 && between.into_iter().all(joins)
}

/// One token with all that is known of it.
struct Known<'a> {
    own: &'a Scores,
    others: &'a Seen,
    pair_before: Option<f32>,
    pair_behind: Option<f32>,
    best: Option<f32>,
    worst: Option<f32>,
    line: u64,
    length: u64,
    lower: bool,
    word: Token,
    starts: bool,
    /// Whether the document is short: then it is no wonder that a word stands once in it.
    size: u64,
    /// How likely the tokens on the other side of a comma or an `and` are in names.
    neighbours: [Option<f32>; 2],
}

impl Known<'_> {
    fn rows(&self) -> Rows {
        use Evidence as E;
        let mut rows = [0; COUNT];
        let mut set = |feature: E, parts: &[u64]| {
            let value = parts
                .iter()
                .fold(feature as u64 + 1, |sum, part| (sum.rotate_left(9) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            rows[feature as usize] = (value >> 32) as u32;
        };
        let own = step(Some(named(self.own)));
        let tag = likeliest(self.own);
        let share = step(self.others.share(NAMED));
        let clearest = step((self.others.count > 0.5).then_some(self.others.clearest[0]));
        let count = count_step(self.others.count);
        let part = |tag: Tag| step(self.others.share(&[tag]));
        let [before, behind] = self.neighbours.map(step);
        set(E::Own, &[own, tag, self.size]);
        set(E::ClearestAndFacts, &[own / 2, clearest, u64::from(self.word.facts.of_words().0 & KINDS.0)]);
        set(E::ShareAndShape, &[own, share, self.word.shape as u64, self.line]);
        set(E::OwnAndNeighbours, &[own, before.max(behind), self.length]);
        set(E::Neighbours, &[tag, before, behind]);
        set(E::Share, &[own, share, count, self.size]);
        set(E::Clearest, &[own, clearest, self.line]);
        set(E::ShareAndOwnTag, &[tag, share, clearest]);
        set(E::AsLast, &[tag, part(Tag::Last), self.length]);
        set(E::AsFirst, &[tag, part(Tag::First), self.length]);
        set(E::AsOnly, &[tag, part(Tag::Only), self.length]);
        set(E::InLowerCase, &[own, u64::from(self.lower), u64::from(self.word.facts.any(Facts::WORD)), clearest]);
        set(E::PairBefore, &[tag, step(self.pair_before)]);
        set(E::PairBehind, &[tag, step(self.pair_behind)]);
        set(E::BestOfRun, &[own, step(self.best), self.length]);
        set(E::WorstOfRun, &[own, step(self.worst), self.length]);
        let full = step((self.others.count > 0.5).then_some(self.others.fullest[0]));
        let (starts, levels) = (u64::from(self.starts), levels(self.word));
        set(E::InFullName, &[own, tag, full, count]);
        set(E::InFullNameAndLevels, &[tag, full, levels, self.length, starts]);
        set(E::InFullNameAndThings, &[tag, full, u64::from(self.word.facts.things().0), levels, self.line]);
        rows
    }
}
