//! Who wrote the story, and the byline as displayed.
//!
//! Everybody whom the page names as an author anywhere is a candidate: in JSON-LD, in `<meta>`, in the elements that
//! speak of authors, in lines that begin with `By`. Learned trees decide on each; one who is not likely is left out.

mod attribute;
mod bare;
mod ends;
mod feature;
mod gather;
mod inverted;
mod lead;
mod names;
mod person;
mod piece;
mod rank;
mod readings;
mod saying;
mod stand;
mod surroundings;
#[cfg(test)]
mod tests;
mod words;

use std::sync::LazyLock;

use super::date;
use super::ranked::{Found, Ranked};
use super::site::SiteNames;
use super::{Asked, Sources};
use crate::article::{Author, AuthorKind};
use crate::explain::{self, FieldReason};
use crate::model::Model;
use crate::model::forest::Forest;
use crate::model::linear::chance;
pub(crate) use feature::Evidence;
pub(crate) use lead::is_of_others;
use rank::Candidate;
use saying::{Saying, Source};

/// Trained by `examples/train`, as its head says.
const MODEL: &[u8] = include_bytes!("../../model/authors.npm");

static TREES: LazyLock<Forest> = LazyLock::new(|| Forest::load::<Evidence>(MODEL));

/// One less likely than this is left out: rather none than a wrong one. The trainer chooses it, on pages held back, so that
/// the names given have the precision that it is asked for.
static LEAST_CHANCE: LazyLock<f32> = LazyLock::new(|| {
    let least = Model::parse(MODEL).and_then(|model| model.field("least")?.parse().ok());
    least.unwrap_or(0.5)
});

/// What is read of the byline.
#[derive(Debug, Clone, Default)]
pub(crate) struct Byline {
    pub(crate) text: Ranked<String>,
    /// The authors taken, and the candidates not taken.
    pub(crate) authors: Vec<Found<Author>>,
    pub(crate) others: Vec<Found<Author>>,
    /// How likely all authors taken are right.
    pub(crate) confidence: f32,
}

/// The authors in the words of a byline, where it is known to be one.
pub(crate) fn signed(text: &str) -> Vec<Author> {
    let author = |name: names::Signature| {
        let kind = if name.is_organisation { AuthorKind::Organisation } else { AuthorKind::Person };
        Author { name: name.name, kind, url: None }
    };
    names::read(text, names::Trust::Declared).names.into_iter().map(author).collect()
}

impl Byline {
    /// What an explanation tells of the authors.
    pub(crate) fn reason(&self) -> FieldReason {
        let others = self
            .others
            .iter()
            .map(|found| explain::Candidate { source: found.source.to_owned(), value: found.value.name.clone() });
        let names: Vec<&str> = self.authors.iter().map(|found| found.value.name.as_str()).collect();
        FieldReason {
            field: "authors".to_owned(),
            value: (!names.is_empty()).then(|| names.join(", ")),
            source: self.authors.first().map(|found| found.source.to_owned()),
            confidence: self.confidence,
            others: others.collect(),
        }
    }
}

/// Decides who wrote the story. `headline` is what was taken for it.
pub(crate) fn read(sources: &Sources<'_>, names: &SiteNames, headline: Option<&str>, asked: Asked) -> Byline {
    let (sayings, candidates, evidence) = weigh(sources, names, headline);
    let mut byline = Byline { confidence: 1.0, ..Byline::default() };
    let mut taken = Vec::new();
    for (candidate, score) in candidates.iter().zip(TREES.scores(&evidence)) {
        let likely = chance(score);
        let found = Found { value: author(candidate), source: candidate.source.name() };
        if likely >= *LEAST_CHANCE {
            byline.confidence = byline.confidence.min(likely);
            byline.authors.push(found);
            taken.push(candidate);
        } else {
            byline.others.push(found);
        }
    }
    if taken.is_empty() {
        byline.confidence = 0.0;
    }
    byline.text = displayed(&sayings, &taken, byline.confidence, asked);
    byline
}

/// Whether a line of plain text reads as a byline.
pub(crate) fn is_byline(line: &str) -> bool {
    const LONGEST: usize = 150;
    if line.len() > LONGEST {
        return false;
    }
    let read = names::read(line, names::Trust::Displayed);
    read.has_lead && read.names.iter().any(|signature| !signature.name.starts_with(char::is_lowercase))
}

/// For training: every candidate's name with its evidence.
pub(crate) fn examples(sources: &Sources<'_>, names: &SiteNames, headline: Option<&str>) -> Vec<(String, Evidence)> {
    let (_, candidates, evidence) = weigh(sources, names, headline);
    candidates.into_iter().map(|candidate| candidate.name).zip(evidence).collect()
}

fn weigh(
    sources: &Sources<'_>,
    names: &SiteNames,
    headline: Option<&str>,
) -> (Vec<Saying>, Vec<Candidate>, Vec<Evidence>) {
    let place = headline.and_then(|headline| place_of(sources, headline));
    let sayings = gather::gather(sources, place);
    let candidates = rank::candidates(&sayings);
    let page = rank::Page::new(sources, names, &sayings, place, headline.unwrap_or_default());
    let evidence = page.evidence(&candidates);
    (sayings, candidates, evidence)
}

/// The number of the block that shows the headline: the last before the body.
fn place_of(sources: &Sources<'_>, headline: &str) -> Option<usize> {
    let headline = super::site::key(headline);
    let first = sources.selection.kept.iter().position(|kept| *kept).unwrap_or(sources.blocks.len());
    let is_it = |at: &usize| super::site::has_key(&sources.blocks[*at].text, &headline);
    (0..first).rev().find(is_it).or_else(|| (first..sources.blocks.len()).find(is_it))
}

fn author(candidate: &Candidate) -> Author {
    Author { name: candidate.name.clone(), kind: candidate.kind, url: candidate.url.clone() }
}

/// The shortest displayed words that name all the authors taken, or the most of them; a lead-in belongs to it. They are a byline
/// where those are its authors: it is held to be as likely.
fn displayed(sayings: &[Saying], taken: &[&Candidate], confidence: f32, asked: Asked) -> Ranked<String> {
    let mut shown: Vec<(usize, &Saying)> = sayings
        .iter()
        .enumerate()
        .filter(|(_, saying)| saying.place.is_some())
        .map(|(at, saying)| {
            (taken.iter().filter(|author| author.sayings.iter().any(|(said, _)| *said == at)).count(), saying)
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    let shows_lead = |saying: &Saying| saying.has_lead && saying.source != Source::BesideDay;
    shown.sort_by_key(|(count, saying)| {
        (std::cmp::Reverse(*count), !shows_lead(saying), saying.text.len(), saying.place)
    });
    if asked == Asked::Values {
        shown.truncate(1);
    }
    let found = shown.into_iter().map(|(_, saying)| Found {
        value: without_day(saying.text.replace('\n', " "), taken),
        source: saying.source.name(),
    });
    Ranked::first(found, |_| confidence)
}

/// A byline without the day behind it; the whole where a name stands behind the day.
fn without_day(line: String, taken: &[&Candidate]) -> String {
    let before = date::before_day(&line);
    let named = |text: &str| taken.iter().filter(|author| text.contains(&author.name)).count();
    if named(before) > 0 && named(before) == named(&line) { before.to_owned() } else { line }
}
