//! The verb of saying that a phrase is the subject of.

use super::class::{Class, Cue};
use super::feature::REACH;
use super::phrase::{HANGING, Kind, Phrase};
use super::scene::Scene;

/// The verb behind a phrase that it is the subject of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Forward {
    /// With its token.
    pub(super) verb: Option<(Cue, usize)>,
    /// What lies between: 0 nothing, 1 adverbs and the like, 2 an apposition, 3 a relative clause, 4 a preposition, 5 a
    /// conjunction, 6 anything else.
    pub(super) gap: usize,
}

impl Forward {
    /// Whether there is a verb, with no more between than what may stand between a subject and its verb.
    pub(super) fn is_beside(self) -> bool {
        self.verb.is_some() && self.gap <= APPOSITION
    }
}

/// See [`Forward::gap`].
const APPOSITION: usize = 2;

/// The verb that a phrase is the subject of, as far as it stands behind it.
pub(super) fn forward(scene: &Scene<'_>, phrase: &Phrase) -> Forward {
    let start = phrase.tokens.end;
    if is_oblique(scene, phrase) {
        return Forward::default();
    }
    // A pronoun joined to its verb.
    if let Some(cue) = scene.words[start - 1].cue.filter(|_| phrase.kind == Kind::Pronoun) {
        return Forward { verb: Some((cue, start - 1)), gap: 0 };
    }
    let (sentence, inside) = (scene.sentence[start - 1], scene.inside[start - 1]);
    let end = (start + REACH).min(scene.words.len());
    let within = |token: usize| scene.sentence[token] == sentence && scene.inside[token] == inside;
    let mut gap = 0;
    let mut at = start;
    while at < end && within(at) {
        if let Some(cue) = scene.cue(at) {
            return Forward { verb: Some((cue, at)), gap };
        }
        let here = match scene.class(at) {
            Class::Auxiliary | Class::Adverb | Class::Day => 1,
            Class::Relative => 3,
            Class::Preposition => 4,
            Class::Conjunction => 5,
            Class::Mark if matches!(scene.text(at), "," | "(" | "—" | "–") => {
                let found = behind_apposition(scene, at, end);
                if found.is_some() {
                    return Forward { verb: found, gap: APPOSITION };
                }
                6
            }
            _ => 6,
        };
        gap = if gap <= APPOSITION { gap.max(here) } else { gap };
        at += 1;
    }
    Forward::default()
}

/// The verb of saying right behind a later comma or bracket.
fn behind_apposition(scene: &Scene<'_>, opening: usize, end: usize) -> Option<(Cue, usize)> {
    let place = |token: usize| (scene.sentence[token], scene.inside[token]);
    let within = |token: usize| place(token) == place(opening);
    let mut closed = false;
    for token in (opening + 1..end).take_while(|token| within(*token)) {
        match scene.class(token) {
            Class::Mark => closed = matches!(scene.text(token), "," | ")" | "—" | "–"),
            Class::Auxiliary | Class::Adverb => {}
            _ => match scene.cue(token).filter(|_| closed) {
                Some(cue) => return Some((cue, token)),
                None => closed = false,
            },
        }
    }
    None
}

/// The verb of saying right before a phrase, over an adverb; or before those who own it, as in `said Ada Brook’s lawyer`. Who
/// owns another is not the one who says it.
pub(super) fn inverted(scene: &Scene<'_>, phrase: &Phrase) -> Option<(Cue, usize)> {
    let mut at = first_owner(scene, phrase).checked_sub(1).filter(|_| !phrase.owns && !is_oblique(scene, phrase))?;
    if scene.class(at) == Class::Adverb {
        at = at.checked_sub(1)?;
    }
    let is_beside = scene.inside[at] == scene.inside[phrase.tokens.start];
    scene.cue(at).filter(|_| is_beside).map(|cue| (cue, at))
}

/// The first token of a phrase with those who own it before it: `Ada Brook’s son’s lawyer`.
pub(super) fn first_owner(scene: &Scene<'_>, phrase: &Phrase) -> usize {
    let owner = |start: &usize| {
        let owner = &scene.phrases[scene.phrase_ending(start.checked_sub(1)?)?];
        owner.owns.then_some(owner.tokens.start)
    };
    std::iter::successors(Some(phrase.tokens.start), owner).take(HANGING).last().unwrap_or(phrase.tokens.start)
}

/// Whether a phrase is no subject by its article: `des Hafens sagte`.
pub(super) fn is_oblique(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    !matches!(phrase.kind, Kind::Member(_)) && scene.language.is_oblique(scene.text(phrase.tokens.start))
}

/// Whether a phrase is the subject of a verb of saying beside it.
pub(super) fn tells(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    forward(scene, phrase).is_beside() || inverted(scene, phrase).is_some()
}
