//! Nouns by which somebody is called who has been named: `“It was cold,” the attorney said.`

use super::class::Class;
use super::phrase::{Kind, Phrase};
use super::referent::REACH;
use super::resolve::is_definite;
use super::scene::Scene;
use super::verb::inverted;
use crate::lexicon::people::is_kin;
use crate::lexicon::{self, Facts};
use crate::person::{Gender, years};

/// So many somebody may be the mother of at the most, and be one of many: `the mother of three`. Chosen by hand.
const MOST_CHILDREN: u8 = 9;

/// Whether a phrase calls somebody by a noun who has been named: the article takes them for known, right behind what they said, and
/// nobody was brought in by that noun before, as by `an attorney`.
pub(super) fn is_called(scene: &Scene<'_>, number: usize) -> bool {
    let phrase = &scene.phrases[number];
    let is_known =
        phrase.kind == Kind::Noun && is_definite(scene, phrase) && !phrase.owns && !is_told_apart(scene, phrase);
    if !scene.is_lexical || !is_known || !is_behind_words(scene, phrase) {
        return false;
    }
    let head = scene.text(phrase.tokens.end - 1);
    let brings_in = |earlier: &Phrase| {
        scene.text(earlier.tokens.end - 1).eq_ignore_ascii_case(head) && !is_definite(scene, earlier)
    };
    is_no_title(noun(scene, phrase)) && !scene.phrases[number.saturating_sub(REACH)..number].iter().any(brings_in)
}

/// Whether a noun is for one person and would not stand as a title before the name by which that one was named: `the captain` may
/// be somebody else than Ada Brook, who was no `Captain Ada Brook`.
fn is_no_title(noun: &str) -> bool {
    let facts = lexicon::facts(lexicon::key(noun));
    facts.any(Facts::ANY_ROLE) && (!facts.any(Facts::TITLE) || is_kin(noun))
}

/// The gender that the noun of a phrase tells.
pub(super) fn gender(scene: &Scene<'_>, phrase: &Phrase) -> Gender {
    Gender::of_noun(noun(scene, phrase))
}

/// Whether what hangs on a noun tells whom it means: `the captain of the ferry`, but not `the mother of three`.
fn is_told_apart(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let end = phrase.tokens.end;
    let has_children =
        scene.text(end) == "of" && years(scene.text(end + 1)).is_some_and(|count| count <= MOST_CHILDREN);
    scene.class(end) == Class::Preposition && !has_children
}

/// Whether a phrase, or the verb of saying before it, stands right behind a quotation.
fn is_behind_words(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let first = inverted(scene, phrase).map_or(phrase.tokens.start, |(_, verb)| verb);
    first.checked_sub(1).is_some_and(|before| scene.inside[before].is_some())
}

/// The noun that a phrase ends in: `mother` of `the mother-of-two`.
fn noun<'s>(scene: &'s Scene<'_>, phrase: &Phrase) -> &'s str {
    let head = scene.text(phrase.tokens.end - 1);
    head.split_once("-of-").map_or(head, |(noun, _)| noun)
}
