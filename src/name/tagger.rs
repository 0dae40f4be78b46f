//! The trained tagger: reads its weights, and tags runs in two passes.

use std::ops::Range;
use std::sync::LazyLock;

use super::crf::{Chain, Scores, TAGS, Tag, Transitions};
use super::feature::{self, View};
use super::lexicon::Facts;
use super::run::Run;
use super::word::Word;
use super::{evidence, run, word};
use crate::article::Span;
use crate::model::Model;
use crate::text::Prose;

/// The kind of the model file.
pub const KIND: &str = "names";

static TAGGER: LazyLock<Option<Tagger<'static>>> = LazyLock::new(|| Tagger::read(include_bytes!("../model/names.npm")));

/// The spans of all names of people, in order.
pub(crate) fn names(prose: &Prose<'_>) -> Vec<Span> {
    let Some(tagger) = TAGGER.as_ref() else { return Vec::new() };
    let words = word::words(prose);
    let runs = run::runs(prose, &words);
    tagger.tag(&View { prose, words: &words }, &runs)
}

/// The weights of one pass: for each row the scores of the four tags of names, in steps of `scale`; outside is zero.
struct Weights<'b> {
    scale: f32,
    rows: &'b [u8],
    chain: Chain,
}

/// The bytes of a row.
const ROW: usize = TAGS - 1;

impl<'b> Weights<'b> {
    /// Takes the weights of one pass off the front of `payload`.
    fn take(payload: &mut &'b [u8], rows: usize) -> Option<Self> {
        let mut number = || -> Option<f32> {
            let (bytes, rest) = payload.split_first_chunk::<4>()?;
            *payload = rest;
            Some(f32::from_le_bytes(*bytes))
        };
        let scale = number()?;
        let mut transitions = Transitions::default();
        for value in transitions.values_mut() {
            *value = number()?;
        }
        let (bytes, rest) = payload.split_at_checked(rows * ROW)?;
        *payload = rest;
        Some(Self { scale, rows: bytes, chain: Chain::from(&transitions) })
    }

    fn scores(&self, rows: &[u32]) -> Scores {
        let mut sums = [0i32; ROW];
        for &row in rows {
            let at = row as usize * ROW;
            if let Some(weights) = self.rows.get(at..at + ROW) {
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(*weight as i8));
            }
        }
        let mut scores = [0.0; TAGS];
        scores[1..].iter_mut().zip(sums).for_each(|(score, sum)| *score = sum as f32 * self.scale);
        scores
    }
}

/// Both passes.
pub(crate) struct Tagger<'b> {
    first: Weights<'b>,
    second: Weights<'b>,
}

impl<'b> Tagger<'b> {
    /// Reads a model file; `None` where it is not one of this kind.
    pub(crate) fn read(bytes: &'b [u8]) -> Option<Self> {
        let model = Model::parse(bytes).filter(|model| model.field("kind") == Some(KIND))?;
        let mut payload = model.payload;
        let first = Weights::take(&mut payload, feature::ROWS)?;
        let second = Weights::take(&mut payload, evidence::ROWS)?;
        payload.is_empty().then_some(Self { first, second })
    }

    pub(crate) fn tag(&self, view: &View<'_>, runs: &[Run]) -> Vec<Span> {
        let mut scores = Vec::new();
        let mut marginals = Vec::new();
        let mut rows = Vec::new();
        for run in runs {
            rows.clear();
            view.rows(run, &mut rows);
            let start = scores.len();
            scores.extend(rows.iter().map(|rows| self.first.scores(rows)));
            marginals.extend(self.first.chain.marginals(&scores[start..], None));
        }
        for (score, rows) in scores.iter_mut().zip(evidence::rows(view, runs, &marginals)) {
            score.iter_mut().zip(self.second.scores(&rows)).for_each(|(score, more)| *score += more);
        }
        let mut found = Vec::new();
        let mut start = 0;
        for run in runs {
            let tags = self.second.chain.best(&scores[start..start + run.tokens.len()]);
            spans(view, run, &tags, &mut found);
            start += run.tokens.len();
        }
        found
    }
}

/// The spans of the names that the tags mark, by [`name_proper`].
fn spans(view: &View<'_>, run: &Run, tags: &[Tag], found: &mut Vec<Span>) {
    let mut start = run.tokens.start;
    for (at, tag) in run.tokens.clone().zip(tags) {
        match tag {
            Tag::First => start = at,
            Tag::Last | Tag::Only => {
                let first = if *tag == Tag::Only { at } else { start };
                let name = name_proper(view.words, &run.tokens, first..at + 1);
                found.push(Span::new(
                    view.prose.tokens[name.start].span.start,
                    view.prose.tokens[name.end - 1].span.end,
                ));
            }
            Tag::Outside | Tag::Inside => {}
        }
    }
}

/// A name without the titles before it, and with the suffix behind it.
pub(crate) fn name_proper(words: &[Word], run: &Range<usize>, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    while start + 1 < name.end && is_title_before(&words[start], &words[start + 1..name.end]) {
        start += 1;
    }
    let suffix = |at: usize| at < run.end && words[at].facts.any(Facts::SUFFIX) && !words[at].facts.any(Facts::GIVEN);
    start..name.end + usize::from(name.len() > 1 && suffix(name.end))
}

/// Whether a word before other words of a name is a title. `King` and `Dean` are names as well: they are titles before
/// a whole name, and those of kings and queens before a given name.
fn is_title_before(word: &Word, rest: &[Word]) -> bool {
    if !word.facts.any(Facts::TITLE) || word.facts.any(Facts::PARTICLE) {
        return false;
    }
    let given = rest[0].facts.any(Facts::GIVEN);
    !word.facts.any(Facts::NAME)
        || (rest.len() > 1 && given)
        || (word.facts.any(Facts::LADY.with(Facts::GENTLEMAN)) && given)
}

/// A model file of the weights of both passes: scales, transitions and rows as [`Tagger::read`] reads them.
pub fn write(fields: &[(&str, &str)], passes: [(&Transitions, &[Scores]); 2]) -> Vec<u8> {
    let mut payload = Vec::new();
    for (transitions, rows) in passes {
        let relative: Vec<[f32; ROW]> =
            rows.iter().map(|row| std::array::from_fn(|tag| row[tag + 1] - row[0])).collect();
        let largest = relative.iter().flatten().fold(0.0f32, |most, weight| most.max(weight.abs()));
        let scale = (largest / 127.0).max(f32::MIN_POSITIVE);
        payload.extend(scale.to_le_bytes());
        payload.extend(transitions.values().flat_map(|value| value.to_le_bytes()));
        payload.extend(relative.iter().flatten().map(|weight| (weight / scale).round() as i8 as u8));
    }
    Model::write(fields, &payload)
}
