//! Roles that a verb states behind a name: `Ida Moss is a doctor`, `replaced Ida Moss as head of the board`.

use std::ops::Range;

use super::behind::{FARTHEST_HEAD, behind_degrees, phrase};
use super::{is_determiner, is_nominal};
use crate::lexicon::Facts;
use crate::person::scene::Scene;

/// `Ida Moss is a doctor`, `Ida Moss was named chief executive`.
pub(super) fn stated(scene: &Scene<'_>) -> Option<Range<usize>> {
    let mut start = copula_end(scene, behind_aside(scene))?;
    if matches!(scene.word(start), "named" | "elected" | "appointed" | "made" | "sworn") {
        start += 1;
        start += ["in", "as"].iter().filter(|word| **word == scene.word(start)).count();
    } else if !is_determiner(scene.word(start)) && !is_office(scene, start) {
        return None;
    }
    phrase(scene, start, ",")
}

/// Past what may stand between a name and its verb: degrees with their commas, and a short bracket.
fn behind_aside(scene: &Scene<'_>) -> usize {
    let name = scene.name.end;
    let degrees = behind_degrees(scene, name);
    if degrees > name {
        return degrees + 1;
    }
    let closes = |at: &usize| scene.is_mark(*at, &[")"]);
    let bracket = (name + 1..name + LONGEST_ASIDE).find(closes).filter(|_| scene.is_mark(name, &["("]));
    bracket.map_or(name, |at| at + 1)
}

/// So many tokens behind a name a bracket ends at the farthest.
const LONGEST_ASIDE: usize = 6;

/// Whether an office without an article begins here: `author of`, `chief executive at`, `mayor since`.
fn is_office(scene: &Scene<'_>, start: usize) -> bool {
    let mut words = start..start + LONGEST_OFFICE;
    let head = words.find(|&at| scene.is_role_head(at) || !is_nominal(scene, at));
    head.is_some_and(|head| scene.is_role_head(head) && matches!(scene.word(head + 1), "of" | "at" | "for" | "since"))
}

/// The most words of an office up to its head.
const LONGEST_OFFICE: usize = 3;

/// So many tokens behind a name its office may be told of.
const FARTHEST_OFFICE: usize = 7;

/// `Ida Moss will continue as mayor`, `replaced Ida Moss as head of the board`. An office that one person holds has no
/// article in English; `as a child` tells of no office.
pub(super) fn held(scene: &Scene<'_>) -> Option<Range<usize>> {
    let name = scene.name.end;
    // The lists know verbs by their inflected forms.
    let is_verb =
        |at: usize| scene.facts(at).any(Facts::VERB) || is_modal(scene.word(at - 1)) || holds_office(scene.word(at));
    let between = |at: usize| {
        let pause = at == name && scene.is_mark(at, &[","]);
        pause || is_verb(at) || scene.facts(at).any(Facts::FUNCTION) || scene.is_capital(at)
    };
    let mut reach = name..scene.sentence.end.min(name + FARTHEST_OFFICE);
    let at = reach.find(|&at| scene.word(at) == "as").filter(|&at| (name..=at).all(between))?;
    let before = at - 1;
    let holds = at == name
        || (is_verb(before) && !is_copula(scene.word(before)))
        || scene.is_capital(before)
        || matches!(scene.word(before), "down" | "over" | "on");
    let article = match scene.word(at + 1) {
        "the" | "its" | "their" | "his" | "her" => true,
        "a" | "an" => holds_office(scene.word(before)),
        _ => false,
    };
    let start = at + 1 + usize::from(article);
    let words = (start..start + FARTHEST_HEAD).take_while(|&at| is_nominal(scene, at));
    let head = words.skip_while(|&at| !scene.is_role_head(at)).take_while(|&at| scene.is_role_head(at)).last()?;
    let of = head + 1;
    let body = of + 1 + usize::from(is_determiner(scene.word(of + 1)));
    let capital = |&at: &usize| scene.is_capital(at) && !scene.facts(at).any(Facts::CALENDAR);
    let end = body + (body..scene.sentence.end).take_while(capital).count();
    let goes_on = matches!(scene.word(of), "of" | "for" | "at") && end > body;
    holds.then_some(start..if goes_on { end } else { of })
}

/// Whether a verb tells what somebody does: `works as a nurse`, `succeeded Ida Moss as mayor`.
fn holds_office(verb: &str) -> bool {
    matches!(
        verb,
        "worked"
            | "works"
            | "working"
            | "served"
            | "serves"
            | "serving"
            | "replaced"
            | "replaces"
            | "succeeded"
            | "succeeds"
    )
}

fn is_modal(word: &str) -> bool {
    matches!(word, "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must" | "to")
}

/// Behind a form of `to be`: `is`, `has been`.
pub(super) fn copula_end(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let perfect = usize::from(matches!(scene.word(at), "has" | "had") && scene.word(at + 1) == "been");
    (perfect == 1 || is_copula(scene.word(at))).then_some(at + 1 + perfect)
}

fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "was" | "became" | "remains" | "ist" | "war" | "est" | "était" | "es" | "era" | "è" | "é")
}
