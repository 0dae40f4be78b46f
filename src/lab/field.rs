//! What the trainer of the fields needs: the candidates of a page with their features, and the form of a model file.

use crate::field::site::{SiteNames, key};
use crate::field::{Asked, Sources, byline, date, headline};
use crate::model::Model;
use crate::model::forest::Forest;
pub use crate::model::forest::Tree;
use crate::model::linear::{Features, Linear};
use crate::page::{Metadata, Page, plain, standard};
use crate::{block, body, decode};

/// A candidate for a field.
pub struct Example {
    /// Its value.
    pub text: String,
    /// Its features, in the order of their names.
    pub features: Vec<f32>,
}

/// The letters and digits of a text in lower case, as candidates are compared.
pub fn compared(text: &str) -> String {
    key(text)
}

/// The names of a headline's features.
pub fn headline_features() -> &'static [&'static str] {
    headline::Evidence::NAMES
}

/// The candidates for the headline of an HTML page.
pub fn headlines(html: &[u8], url: Option<&str>) -> Vec<Example> {
    with_sources(&standard::parse(&decoded(html)), url, |sources, names| {
        let examples = headline::examples(sources, names).into_iter();
        examples.map(|(text, evidence)| Example { text, features: evidence.values().collect() }).collect()
    })
}

/// The names of a line's features.
pub fn line_features() -> &'static [&'static str] {
    headline::LineEvidence::NAMES
}

/// The lines of a plain page that may be the headline.
pub fn lines(text: &str) -> Vec<Example> {
    with_sources(&plain::parse(text), None, |sources, _| {
        let examples = headline::line_examples(sources).into_iter();
        examples.map(|(text, evidence)| Example { text, features: evidence.values().collect() }).collect()
    })
}

/// The names of an author's features.
pub fn author_features() -> &'static [&'static str] {
    byline::Evidence::NAMES
}

/// The candidates for the authors of an HTML page.
pub fn authors(html: &[u8], url: Option<&str>) -> Vec<Example> {
    with_sources(&standard::parse(&decoded(html)), url, |sources, names| {
        let headline = headline::read(sources, names, Asked::Values).into_value();
        let examples = byline::examples(sources, names, headline.as_deref()).into_iter();
        examples.map(|(text, evidence)| Example { text, features: evidence.values().collect() }).collect()
    })
}

/// The names of the features of a day of publication.
pub fn date_features() -> &'static [&'static str] {
    date::Evidence::NAMES
}

/// The candidates for the day of publication of an HTML page; the last, without text, is no day.
pub fn dates(html: &[u8], url: Option<&str>) -> Vec<Example> {
    with_sources(&standard::parse(&decoded(html)), url, |sources, _| {
        let examples = date::examples(sources).into_iter();
        examples.map(|(text, evidence)| Example { text, features: evidence.values().collect() }).collect()
    })
}

/// A model file of linear weights.
pub fn linear_file(head: &[(&str, &str)], names: &[&str], bias: f32, weights: &[f32]) -> Vec<u8> {
    Model::write(head, &Linear::payload(names, bias, weights))
}

/// A model file of small trees.
pub fn forest_file(head: &[(&str, &str)], names: &[&str], trees: &[Tree]) -> Vec<u8> {
    Model::write(head, &Forest::payload(names, trees))
}

/// A page's text in the encoding that is found for it.
pub fn decoded(html: &[u8]) -> String {
    decode::decode(html, None).text.into_owned()
}

fn with_sources<T>(page: &Page, url: Option<&str>, read: impl FnOnce(&Sources<'_>, &SiteNames) -> T) -> T {
    let metadata = Metadata::read(page);
    let blocks = block::blocks(page);
    let selection = body::select(page, &blocks, &metadata);
    let names = SiteNames::read(&metadata, url);
    read(&Sources::new(page, &metadata, &blocks, &selection, url), &names)
}
