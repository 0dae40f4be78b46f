//! The party, firm or other body behind a name: `Ida Moss (R-Texas)`, `Ida Moss of Moss & Sons`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::behind::LONGEST;
use super::{is_abbreviation, joins};
use crate::lexicon::{self, Facts};
use crate::person::scene::Scene;
use crate::text::TokenKind;

/// `Ida Moss of Moss & Sons`, `Ida Moss from the University of Arne`, `Ida Moss vom Hafenmuseum`.
pub(super) fn of_or_from(scene: &Scene<'_>) -> Option<Range<usize>> {
    let start = scene.name.end;
    if !matches!(scene.word(start), "of" | "from" | "at" | "with" | "von" | "vom" | "del" | "de" | "du")
        || scene.name.len() < 2
    {
        return None;
    }
    let article = usize::from(matches!(scene.word(start + 1), "the" | "der" | "la"));
    let capital = |at: usize| {
        scene.is_capital(at) || scene.is_mark(at, &["&"]) || (joins(scene.word(at)) && scene.is_capital(at + 1))
    };
    let from = start + 1 + article;
    let end = from + (from..scene.sentence.end).take(LONGEST).take_while(|&at| capital(at)).count();
    let is_named = |at: usize| {
        scene.facts(at).any(Facts::ORGANISATION)
            || (is_abbreviation(scene.word(at)) && !scene.facts(at).any(Facts::REGION.with(Facts::COUNTRY)))
    };
    let is_body = (from..end).any(is_named) || ((matches!(scene.word(start + article), "the" | "vom")) && end > from);
    (is_body && scene.is_capital(from)).then_some(start..end)
}

/// `R-Texas`, `D` in brackets.
pub(super) fn party(scene: &Scene<'_>, opens: usize) -> Option<Range<usize>> {
    if !scene.is_mark(opens, &["("]) {
        return None;
    }
    let word = scene.word(opens + 1);
    let is_party = word.len() == 1 || word[word.chars().next()?.len_utf8()..].starts_with('-');
    let close = (opens + 2..opens + 5).find(|&at| scene.is_mark(at, &[")"]))?;
    (is_party && word.starts_with(['D', 'R', 'I'])).then_some(opens + 1..close)
}

/// The body in brackets that somebody belongs to, by a word that is an abbreviation or names such a body: `(SCC)`,
/// `(PP-AL)`, `(LG Nord)`.
pub(super) fn bracketed(scene: &Scene<'_>, opens: usize) -> Option<Range<usize>> {
    let start = opens + 1;
    let close = (start + 1..start + LONGEST_BODY).find(|&at| scene.is_mark(at, &[")"]))?;
    let is_capital = |at: usize| scene.is_capital(at) || scene.kind(at) == Some(TokenKind::Number);
    let place = Facts::REGION.with(Facts::COUNTRY);
    let is_body = |at: usize| {
        let word = scene.word(at);
        let short = word.split_once('-').map_or(word, |(_, region)| region);
        let is_country = || scene.facts(at).any(place) || COUNTRY_CODES.contains(word);
        is_abbreviation(short) && (short.len() < word.len() || !is_country())
    };
    let of_body = scene.is_mark(opens, &["("]) && scene.name.len() > 1 && (start..close).all(is_capital);
    (of_body && (start..close).any(is_body)).then_some(start..close)
}

/// What sport writes in brackets behind a name: where somebody is from.
static COUNTRY_CODES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../lexicon/country-codes.txt")).collect());

/// The most words of such a body, and one.
const LONGEST_BODY: usize = 5;
