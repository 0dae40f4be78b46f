//! The headline, as displayed.
//!
//! The page says it many times: in an `<h1>`, in JSON-LD, in `og:title`, in `<title>`, each a little different. All
//! texts that may be it are gathered, those that agree are made one, and learned weights choose.

mod candidate;
mod feature;
mod rank;
mod title;

use std::sync::LazyLock;

use super::Sources;
use super::ranked::{Found, Ranked};
use super::site::SiteNames;
use crate::model::linear::Linear;
pub(crate) use feature::Evidence;

/// Trained by `examples/train`, as its head says.
static WEIGHTS: LazyLock<Linear> =
    LazyLock::new(|| Linear::load::<Evidence>(include_bytes!("../../model/headline.npm")));

/// Chooses the headline.
pub(crate) fn read(sources: &Sources<'_>, names: &SiteNames) -> Ranked<String> {
    let candidates = candidate::gather(sources, names);
    let evidence = rank::evidence(sources, names, &candidates);
    let scores: Vec<f32> = evidence.iter().map(|evidence| WEIGHTS.score(evidence)).collect();
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let Some(first) = order.first() else { return Ranked::default() };
    // The scores are those of a choice: the chance of one is its part of all.
    let top = scores[*first];
    let confidence = 1.0 / scores.iter().map(|score| (score - top).exp()).sum::<f32>();
    let mut found = order.iter().map(|at| {
        let saying = candidates[*at].best();
        Found { value: saying.text.clone(), source: saying.source.name() }
    });
    Ranked { best: found.next(), confidence, others: found.collect() }
}

/// For training: every candidate's text with its evidence.
pub(crate) fn examples(sources: &Sources<'_>, names: &SiteNames) -> Vec<(String, Evidence)> {
    let candidates = candidate::gather(sources, names);
    let evidence = rank::evidence(sources, names, &candidates);
    candidates.iter().map(|candidate| candidate.best().text.clone()).zip(evidence).collect()
}
