//! Words, phrases and counts as values of features. Where a count is put into bins, here and beside the features, the weights
//! were learned with those bins.

use super::class::{Class, Cue};
use super::feature::HASHES;
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

/// What a phrase is, as a value below [`KINDS`](super::feature::KINDS) less one. `you`, a pronoun of no
/// person and a noun of no kind without an article fall together; to part them the weights would have to be learned again.
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

/// A verb of saying as a value: 0 for none, else its group and form.
pub(super) fn cue_value(cue: Option<Cue>) -> usize {
    cue.map_or(0, |cue| 1 + cue.group as usize * 4 + cue.form as usize)
}

/// A verb of saying as a value: 0 for none, else its number.
pub(super) fn verb_value(cue: Option<Cue>) -> usize {
    cue.map_or(0, |cue| 1 + usize::from(cue.verb))
}

/// A count as a value that grows more slowly: 0 to 9.
pub(super) fn distance_value(count: usize) -> usize {
    match count {
        0..=4 => count,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

/// A count as a value from 0 to 4.
pub(super) fn count_value(count: usize) -> usize {
    match count {
        0..=1 => 0,
        2 => 1,
        3..=4 => 2,
        5..=9 => 3,
        _ => 4,
    }
}

/// A word as a value below [`HASHES`], whatever its case.
pub(super) fn word_value(word: &str) -> usize {
    let hash = word
        .bytes()
        .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193));
    (hash >> 8) as usize % HASHES
}
