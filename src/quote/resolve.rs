//! Whom a phrase means: the member of the cast behind a pronoun or a name.

use super::candidate::{Past, Voice};
use super::phrase::Kind;
use super::scene::Scene;
use super::word::Class;
use crate::person::Gender;

/// How many phrases back the person meant by a pronoun is looked for.
const REACH: usize = 60;

/// Whom the phrase means, as far as it can be known.
pub(crate) fn voice(scene: &Scene<'_>, phrase: usize, past: &Past) -> Voice {
    let wanted = match (scene.phrases[phrase].kind, scene.phrases[phrase].head) {
        (Kind::Member(member), _) => return Voice::Member(member),
        (Kind::Pronoun, Class::He) => Gender::Male,
        (Kind::Pronoun, Class::She) => Gender::Female,
        _ => return Voice::Phrase(phrase),
    };
    let fits = |member: usize| {
        let gender = scene.cast.members[member].gender;
        gender == wanted || gender == Gender::Unknown
    };
    if let Some(last) = past.speaker() {
        if let Some(Voice::Member(member)) = last.voice {
            let near =
                scene.quotes[last.quote].paragraph + 1 >= scene.paragraph[scene.phrases[phrase].tokens.start] as usize;
            if near && fits(member) {
                return Voice::Member(member);
            }
        }
    }
    let before = scene.outer.partition_point(|outer| *outer < phrase);
    let named = scene.outer[..before].iter().rev().take(REACH).filter_map(|outer| match scene.phrases[*outer].kind {
        Kind::Member(member) if fits(member) && !scene.phrases[*outer].owns => Some(member),
        _ => None,
    });
    named.into_iter().next().map_or(Voice::Phrase(phrase), Voice::Member)
}
