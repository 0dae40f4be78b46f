//! Quotations and their speakers.

mod about;
mod candidate;
mod feature;
mod language;
mod phrase;
mod report;
mod resolve;
mod scene;
mod speaker;
pub(crate) mod study;
mod view;
mod word;

use crate::article::Quote;
use crate::person::Cast;
use crate::text::{self, Prose};
use language::Language;
use scene::Scene;
use word::Lexicon;

/// How many features the candidates of a quotation have.
pub(crate) const FEATURES: usize = feature::Template::TOTAL;

/// Finds the quotations of a story, direct and indirect, in the order of the text. `language` is a BCP 47 tag, where known.
pub(crate) fn read(prose: &Prose<'_>, cast: &Cast, language: Option<&str>) -> Vec<Quote> {
    let Some(language) = Language::of(prose, language) else {
        let spans = text::quoted(prose.text, &prose.paragraphs).into_iter().map(|quoted| quoted.span);
        return spans.map(|span| report::unspoken(prose, span)).collect();
    };
    let scene = Scene::new(prose, cast, Lexicon::of(language));
    let verdicts = speaker::decide(&scene);
    let kept = verdicts.into_iter().filter(|verdict| verdict.is_quotation);
    kept.map(|verdict| report::spoken(&scene, &verdict.decided)).collect()
}
