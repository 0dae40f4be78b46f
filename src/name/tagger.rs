//! The trained tagger: reads its weights, and tags runs in two passes.

use std::ops::Range;
use std::sync::LazyLock;

use super::crf::{Chain, Scores, TAGS, Tag, Transitions};
use super::feature::View;
use super::run::Run;
use super::table::{self, Table};
use super::tongue::Tongue;
use super::{LONGEST_NAME, beside, credit, evidence, fuller, introduced, lineup, list, plain, proper, repeat, run};
use crate::article::Span;
use crate::model::{Model, Reader};
use crate::text::Prose;

/// The kind of the model file.
pub const KIND: &str = "names";

static TAGGER: LazyLock<Option<Tagger<'static>>> = LazyLock::new(|| Tagger::read(include_bytes!("../model/names.npm")));

/// The spans of all names of people, in order.
pub(crate) fn names(prose: &Prose<'_>, tongue: Tongue) -> Vec<Span> {
    let Some(tagger) = TAGGER.as_ref() else { return Vec::new() };
    tagger.tag(&View { prose, tongue }, &run::runs(prose))
}

/// The weights of one pass, in steps of `scale`.
struct Weights<'b> {
    scale: f32,
    table: Table<'b>,
    chain: Chain,
}

impl<'b> Weights<'b> {
    /// Reads the weights of one pass off a payload.
    fn read(reader: &mut Reader<'b>) -> Option<Self> {
        let scale = reader.f32()?;
        let mut transitions = Transitions::default();
        for value in transitions.values_mut() {
            *value = reader.f32()?;
        }
        Some(Self { scale, table: Table::read(reader)?, chain: Chain::from(&transitions) })
    }

    fn scores(&self, rows: &[u32]) -> Scores {
        let mut scores = [0.0; TAGS];
        scores[1..].iter_mut().zip(self.table.sum(rows)).for_each(|(score, sum)| *score = sum as f32 * self.scale);
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
        let mut reader = Reader::new(model.payload);
        let first = Weights::read(&mut reader)?;
        let second = Weights::read(&mut reader)?;
        reader.rest().is_empty().then_some(Self { first, second })
    }

    pub(crate) fn tag(&self, view: &View<'_>, runs: &[Run]) -> Vec<Span> {
        let count = runs.iter().map(|run| run.tokens.len()).sum();
        let mut scores = Vec::with_capacity(count);
        let mut marginals = Vec::with_capacity(count);
        for run in runs {
            let start = scores.len();
            view.rows(run, |rows| scores.push(self.first.scores(&rows)));
            self.first.chain.add_marginals(&scores[start..], None, &mut marginals);
        }
        let mut seconds = scores.iter_mut();
        evidence::rows(view, runs, &marginals, |rows| {
            let score = seconds.next().into_iter().flatten();
            score.zip(self.second.scores(&rows)).for_each(|(score, more)| *score += more);
        });
        let mut names = Vec::new();
        let mut start = 0;
        let mut tags = Vec::new();
        for run in runs {
            self.second.chain.best_into(&scores[start..start + run.tokens.len()], &mut tags);
            let listed = plain::plain_name(view, run).or_else(|| plain::patronymic(view, run));
            match listed.or_else(|| plain::family_first(view, run)) {
                Some(name) => names.push(name),
                None => {
                    let before = names.len();
                    add_names(view, run, &tags, &mut names);
                    if names.len() == before {
                        names.extend(introduced::introduced(view, run));
                    }
                }
            }
            start += run.tokens.len();
        }
        fuller::add(view, runs, &mut names);
        proper::cut(&view.prose.tokens, &mut names);
        proper::shorten(&view.prose.tokens, &mut names);
        repeat::add(view, runs, &mut names);
        credit::drop(view, &mut names);
        beside::drop(view, &mut names);
        list::drop(view, &mut names);
        lineup::add(view, runs, &mut names);
        let tokens = &view.prose.tokens;
        names
            .into_iter()
            .map(|name| Span::new(tokens[name.start].span().start, tokens[name.end - 1].span().end))
            .collect()
    }
}

/// Adds the names that the tags mark, by [`proper::name_proper`], as ranges of tokens. What is longer than any name is none.
fn add_names(view: &View<'_>, run: &Run, tags: &[Tag], names: &mut Vec<Range<usize>>) {
    let mut start = run.tokens.start;
    for (at, tag) in run.tokens.clone().zip(tags) {
        match tag {
            Tag::First => start = at,
            Tag::Last if at - start >= LONGEST_NAME => {}
            Tag::Last => names.push(proper::name_proper(&view.prose.tokens, &run.tokens, start..at + 1)),
            Tag::Only => names.push(proper::name_proper(&view.prose.tokens, &run.tokens, at..at + 1)),
            Tag::Outside | Tag::Inside => {}
        }
    }
}

/// The most buckets of the table of a pass: 2.6 MB.
const MOST_BUCKETS: usize = 52_000;

/// What was learned in one pass: for each value of a feature the scores of all tags.
pub struct Learned<'a> {
    /// Between tags.
    pub transitions: &'a Transitions,
    /// The values, as the rows of tokens give them.
    pub values: &'a [u32],
    /// Their scores.
    pub scores: &'a [Scores],
}

/// A model file of both passes, as the tagger reads it.
pub fn write(fields: &[(&str, &str)], passes: [Learned<'_>; 2]) -> Vec<u8> {
    let mut payload = Vec::new();
    for pass in passes {
        let relative = |row: &Scores| -> [f32; TAGS - 1] { std::array::from_fn(|tag| row[tag + 1] - row[0]) };
        let relative: Vec<[f32; TAGS - 1]> = pass.scores.iter().map(relative).collect();
        let largest = relative.iter().flatten().fold(0.0f32, |most, weight| most.max(weight.abs()));
        let scale = (largest / f32::from(i8::MAX)).max(f32::MIN_POSITIVE);
        let steps = relative.iter().map(|row| row.map(|weight| (weight / scale).round() as i8));
        let values: Vec<(u32, table::Weights)> = pass.values.iter().copied().zip(steps).collect();
        payload.extend(scale.to_le_bytes());
        payload.extend(pass.transitions.values().flat_map(|value| value.to_le_bytes()));
        payload.extend(table::build(&values, MOST_BUCKETS));
    }
    Model::write(fields, &payload)
}
