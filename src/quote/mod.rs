//! Quotations and their speakers.

mod about;
mod around;
mod aspect;
mod called;
mod candidate;
mod class;
mod dropped;
mod feature;
mod identify;
mod indirect;
mod language;
pub(crate) mod list;
mod nested;
pub(crate) mod nets;
pub(crate) mod past;
mod phrase;
mod quotation;
mod referent;
mod report;
mod resolve;
mod scene;
mod sourced;
mod speaker;
mod stated;
pub(crate) mod study;
mod subject;
mod teller;
mod telling;
mod template;
mod value;
mod verb;
mod view;
mod word;

use crate::article::Quote;
use crate::person::Cast;
use crate::text::{self, Prose};
use nets::Nets;
use report::Report;
use scene::Scene;
use word::Lexicon;

/// How many features the candidates of a quotation have.
pub(crate) const FEATURES: usize = feature::Template::TOTAL;
/// How many features the persons have whom a pronoun may mean.
pub(crate) const TRAITS: usize = feature::Trait::TOTAL;
/// How many features that have which may be reported speech.
pub(crate) const SIGNS: usize = feature::Sign::TOTAL;

/// Finds the quotations of a story, direct and indirect, in the order of the text: the first `most`, and perhaps some that
/// follow. `language` is a BCP 47 tag, where known.
pub(crate) fn read(prose: &Prose<'_>, cast: &Cast, language: Option<&str>, most: usize) -> Vec<Quote> {
    let Some(language) = identify::language(prose, language) else {
        let spans = text::quoted(prose.text, &prose.paragraphs).into_iter().map(|quoted| quoted.span);
        return spans.take(most).map(|span| report::unspoken(prose, span)).collect();
    };
    let scene = Scene::new(prose, cast, Lexicon::of(language), Nets::shipped());
    in_order(&scene, most).into_iter().map(|report| report.quote).collect()
}

/// The first quotations of a scene in the order of the text. Behind the first `most` some may be missing.
fn in_order(scene: &Scene<'_>, most: usize) -> Vec<Report> {
    let frames = indirect::frames(scene);
    let verdicts = speaker::decide(scene, &frames, most);
    let mut quotes = report::indirect(scene, &frames, &verdicts);
    let kept = verdicts.iter().filter(|verdict| verdict.is_quotation);
    quotes.extend(kept.map(|verdict| report::spoken(scene, &verdict.decided)));
    quotes.sort_by_key(|report| (report.quote.span.start, std::cmp::Reverse(report.quote.span.end)));
    quotes
}
