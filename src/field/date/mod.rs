//! When the story was published and changed.
//!
//! A page states many days: in JSON-LD, `<meta>`, microdata, `<time>` elements, its address, in the text around the
//! headline, and in the cards of other stories. Every day is gathered with what stands around it; those that agree
//! are made one candidate, and learned trees choose among the candidates and no day at all.

mod candidate;
mod classes;
mod clock;
mod day;
mod drawback;
mod element;
mod ends;
mod era;
mod feature;
mod hour;
mod label;
mod modified;
mod order;
mod place;
mod said;
mod settle;
mod sighting;
mod stamp;
mod token;
pub(crate) mod words;

use std::sync::LazyLock;

use super::Sources;
use super::ranked::Ranked;
use super::site::host;
use crate::article::{Date, Kind};
use crate::model::forest::Forest;
pub(crate) use feature::Evidence;
pub(crate) use label::without as without_label;
use order::Order;
use place::Place;
use sighting::Sighting;

/// Trained by `examples/train`, as its head says.
static TREES: LazyLock<Forest> = LazyLock::new(|| Forest::load::<Evidence>(include_bytes!("../../model/date.npm")));

/// The two dates of a story.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dates {
    pub(crate) published: Ranked<Date>,
    pub(crate) modified: Ranked<Date>,
}

/// Reads the day or time that a value states, as an attribute has it.
pub(crate) fn parse(value: &str, language: Option<&str>) -> Option<Date> {
    let stamp = stamp::of_value(value, Order::of_language(language))?;
    Some(Date { value: stamp.value, raw: value.trim().to_owned() })
}

/// What stands on a line before the day that it states; the whole line where nothing does.
pub(crate) fn before_day(line: &str) -> &str {
    let is_separator = |c: char| c.is_whitespace() || "|·•,;:/–—-(".contains(c);
    let day = stamp::stamps(line, Order::DayFirst).into_iter().find(|stamp| stamp.start > 0);
    let before = day.and_then(|day| line.get(..day.start)).unwrap_or(line).trim_end_matches(is_separator);
    let before = label::without(before).trim_end_matches(is_separator);
    if before.is_empty() { line } else { before }
}

/// Finds when the story was published and when it was last changed.
pub(crate) fn read(sources: &Sources<'_>) -> Dates {
    let mut sightings = sighting::gather(sources, order(sources));
    if sources.selection.kind == Kind::IndexPage {
        // The days that such a page displays are those of the stories that it lists.
        sightings.retain(|sighting| sighting.block.is_none());
    }
    let published = published(sources, &sightings);
    let first = published.best.as_ref().map(|found| found.value.value.day());
    Dates { modified: modified::read(sources, &sightings, first), published }
}

fn published(sources: &Sources<'_>, sightings: &[Sighting]) -> Ranked<Date> {
    let candidates = candidate::candidates(sightings);
    let mut evidence = candidate::evidence(sources, sightings, &candidates);
    evidence.push(Evidence { none: 1.0, ..Evidence::default() });
    let mut scores = TREES.scores(&evidence);
    let none = scores.pop().unwrap_or_default();
    let place = Place::of(sources);
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let mut found = order.iter().map(|at| said::best(sightings, &candidates[*at], place)).peekable();
    let Some(top) = order.first().map(|at| scores[*at]) else { return Ranked::default() };
    // The scores are those of a choice: the chance of one is its part of all, no day among them. No least chance is asked for
    // beside that: on pages held back, 11 of 18 days that were chosen with less than a half were right.
    let confidence = 1.0 / (scores.iter().map(|score| (score - top).exp()).sum::<f32>() + (none - top).exp());
    let best = if top > none { found.next() } else { None };
    Ranked { confidence: if best.is_some() { confidence } else { 0.0 }, best, others: found.collect() }
}

/// Which of day and month comes first where both are numbers: by the page's language, and in English by the country
/// of its address.
fn order(sources: &Sources<'_>) -> Order {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().and_then(|article| article.language.as_deref());
    let locale = metadata.meta("og:locale");
    let tags = [metadata.language.as_deref(), locale, linked];
    let with_country = tags.into_iter().flatten().find(|tag| tag.contains(['-', '_']));
    if with_country.is_none() && is_of_day_first_country(sources) {
        return Order::DayFirst;
    }
    Order::of_language(with_country.or(tags.into_iter().flatten().next()))
}

/// Top-level domains of countries where English is written and the day comes first.
const DAY_FIRST: &[&str] =
    &["uk", "au", "nz", "ie", "in", "za", "ng", "ke", "gh", "sg", "my", "pk", "lk", "bd", "tz", "ug", "na", "zw", "mt"];

fn is_of_day_first_country(sources: &Sources<'_>) -> bool {
    let hosts = sources.addresses().filter_map(host);
    hosts.filter_map(|host| host.rsplit('.').next()).any(|domain| DAY_FIRST.contains(&domain))
}

/// For training: every candidate's day with its evidence, and last the evidence of no day.
pub(crate) fn examples(sources: &Sources<'_>) -> Vec<(String, Evidence)> {
    let sightings = sighting::gather(sources, order(sources));
    let candidates = candidate::candidates(&sightings);
    let evidence = candidate::evidence(sources, &sightings, &candidates);
    let days = candidates.iter().map(|candidate| candidate.day.to_string()).zip(evidence);
    days.chain(std::iter::once((String::new(), Evidence { none: 1.0, ..Evidence::default() }))).collect()
}

#[cfg(test)]
mod tests;
