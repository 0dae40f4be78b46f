//! Tokens and phrases as values of features.

use super::class::Class;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;
use crate::text::is_mark;

/// How a token counts beside a quotation: by its class, or by which mark it is.
pub(super) fn token_value(scene: &Scene<'_>, token: usize) -> usize {
    let base = scene.class(token) as usize;
    if base != Class::Mark as usize {
        return if scene.cue(token).is_some() { Class::COUNT } else { base };
    }
    match scene.text(token) {
        "," => Class::COUNT + 1,
        ":" => Class::COUNT + 2,
        "." | "?" | "!" => Class::COUNT + 3,
        "(" | ")" | "[" | "]" => Class::COUNT + 4,
        "—" | "–" | "-" | "―" => Class::COUNT + 5,
        text if text.chars().next().is_some_and(is_mark) => Class::COUNT + 6,
        _ => base,
    }
}

/// What a phrase is, as a value below [`KINDS`](super::feature::KINDS) less one.
pub(super) fn kind_value(phrase: &Phrase, scene: &Scene<'_>) -> usize {
    match (phrase.kind, phrase.head) {
        (Kind::Pronoun, class) if class.is_pronoun() => class as usize - Class::He as usize,
        (Kind::Pronoun, _) => 6,
        (Kind::Member(_), _) => 7,
        (Kind::Proper, _) => 8,
        (Kind::Noun, Class::Person) => 9,
        (Kind::Noun, Class::Group) => 10,
        (Kind::Noun, Class::Document) => 11,
        (Kind::Noun, _) if scene.class(phrase.tokens.start) == Class::Determiner => 12,
        _ => 6,
    }
}
