//! Roles behind a name: `Ida Moss, a doctor at St Mary's,`, `Ida Moss, who was a doctor`, `Ida Moss (R-Texas)`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::{is_abbreviation, is_determiner, is_nominal, joins};
use crate::lexicon::{self, Facts};
use crate::name::tongue::Tongue;
use crate::person::scene::Scene;
use crate::text::TokenKind;

/// So many tokens behind the beginning of an apposition its head stands at the farthest.
const FARTHEST_HEAD: usize = 10;
/// The longest role behind a name, in tokens.
const LONGEST: usize = 28;

/// Behind a comma, a dash or a bracket.
pub(super) fn apposed(scene: &Scene<'_>) -> Option<Range<usize>> {
    let opens = behind_degrees(scene, scene.name.end);
    if scene.word(opens) == "who" {
        return relative(scene, opens, ",");
    }
    if !scene.is_mark(opens, &[",", "(", "—", "–"]) {
        return None;
    }
    if let Some(body) = party(scene, opens).or_else(|| bracketed(scene, opens)) {
        return Some(body);
    }
    let closing = if scene.is_mark(opens, &["("]) { ")" } else { "," };
    let mut start = behind_age(scene, opens + 1);
    if matches!(scene.word(start), "who" | "which") {
        return relative(scene, start, closing);
    }
    // `Ida Moss, MD, and head of surgery`.
    start += usize::from(opens > scene.name.end && scene.word(start) == "and");
    phrase(scene, start + usize::from(is_time(scene.word(start))), closing)
}

/// `who is a doctor`, `who heads the board`, from its `who`.
fn relative(scene: &Scene<'_>, who: usize, closing: &str) -> Option<Range<usize>> {
    let verb = who + 1;
    if matches!(scene.word(verb), "heads" | "chairs" | "leads" | "runs" | "represents" | "directs" | "edits") {
        return phrase_end(scene, verb, closing).map(|end| verb..end);
    }
    phrase(scene, copula_end(scene, verb)?, closing)
}

/// Behind a form of `to be`: `is`, `has been`.
fn copula_end(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let perfect = usize::from(matches!(scene.word(at), "has" | "had") && scene.word(at + 1) == "been");
    (perfect == 1 || is_copula(scene.word(at))).then_some(at + 1 + perfect)
}

/// Past the degrees behind a name, to the comma behind the last: `Ida Moss, MD, PhD,`.
fn behind_degrees(scene: &Scene<'_>, opens: usize) -> usize {
    let is_next =
        |&at: &usize| scene.is_mark(at, &[","]) && is_degree(scene.word(at + 1)) && scene.is_mark(at + 2, &[","]);
    std::iter::successors(Some(opens), |&at| Some(at).filter(is_next).map(|at| at + 2)).last().unwrap_or(opens)
}

/// The longest letters of a degree, with its full stops: `R.D.N.`
const LONGEST_DEGREE: usize = 6;

/// Whether a word is written as a degree or a certificate: `MD`, `PhD`, `R.D.`
fn is_degree(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1
        && word.len() <= LONGEST_DEGREE
        && word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || c == '.')
}

fn is_time(word: &str) -> bool {
    matches!(
        word,
        "formerly" | "previously" | "currently" | "now" | "then" | "once" | "later" | "also" | "himself" | "herself"
    )
}

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

/// Whether an office without an article begins here: `author of`, `chief executive at`.
fn is_office(scene: &Scene<'_>, start: usize) -> bool {
    let mut words = start..start + LONGEST_OFFICE;
    let head = words.find(|&at| scene.is_role_head(at) || !is_nominal(scene, at));
    head.is_some_and(|head| scene.is_role_head(head) && matches!(scene.word(head + 1), "of" | "at" | "for"))
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

fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "was" | "became" | "remains" | "ist" | "war" | "est" | "était" | "es" | "era" | "è" | "é")
}

/// The words of a role that begin at `start`, perhaps with an article.
fn phrase(scene: &Scene<'_>, start: usize, closing: &str) -> Option<Range<usize>> {
    let start = start + usize::from(is_determiner(scene.word(start)));
    let start = start + usize::from(scene.word(start).contains("-old"));
    if joins(scene.word(start)) {
        return None;
    }
    let end = phrase_end(scene, start, closing)?;
    let head = (start..end).take(FARTHEST_HEAD).find(|&at| scene.is_role_head(at) || scene.is_plural_role(at))?;
    // Elsewhere a noun comes before what is said of it: `, fueron con el alcalde` is a clause.
    let is_english = scene.tongue == Tongue::English;
    let before_head = |at: usize| {
        let word = scene.word(at);
        is_nominal(scene, at) || (is_english && (joins(word) || is_determiner(word) || word == "one"))
    };
    if !(start..head).all(before_head) {
        return None;
    }
    // A German clause ends in its verb, an apposition in a noun.
    if scene.tongue == Tongue::German && scene.kind(end - 1) == Some(TokenKind::Word) && !scene.is_capital(end - 1) {
        return None;
    }
    // `, captain Ida Moss lifted the cup`: it is said of the next, but not in `, mayor Ida Moss's brother`.
    let is_next = |name: &Range<usize>| {
        name.start == head + 1
            && scene.kind(name.end) != Some(TokenKind::Possessive)
            && !scene.breaks_before(name.start)
    };
    if scene.next.as_ref().is_some_and(is_next) {
        return None;
    }
    // `, the mayor said`: a verb behind a bare role begins another clause.
    let clause = scene.facts(head + 1).any(Facts::VERB) && !scene.is_capital(head + 1);
    (!clause).then_some(start..end)
}

/// Past an age and its comma.
fn behind_age(scene: &Scene<'_>, at: usize) -> usize {
    let aged = usize::from(matches!(scene.word(at), "aged" | "now"));
    let number = at + aged;
    if scene.kind(number) == Some(TokenKind::Number) && scene.is_mark(number + 1, &[","]) { number + 2 } else { at }
}

/// `R-Texas`, `D` in brackets.
fn party(scene: &Scene<'_>, opens: usize) -> Option<Range<usize>> {
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
fn bracketed(scene: &Scene<'_>, opens: usize) -> Option<Range<usize>> {
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

/// Where an apposition that begins at `start` ends: at its comma or bracket, or before a clause.
fn phrase_end(scene: &Scene<'_>, start: usize, closing: &str) -> Option<usize> {
    let limit = scene.sentence.end.min(start + LONGEST);
    let mut at = start;
    let mut brackets = 0;
    while at < limit {
        let word = scene.word(at);
        let ends = match scene.kind(at)? {
            TokenKind::Mark if word == "(" => {
                brackets += 1;
                false
            }
            TokenKind::Mark if word == ")" && brackets > 0 => {
                brackets -= 1;
                false
            }
            TokenKind::Mark => {
                word == closing
                    || matches!(word, "," | ";" | "." | ":" | "—" | "–" | "“" | "”" | "\"" | "?" | "!" | ")")
            }
            TokenKind::Word => matches!(
                word,
                "who" | "whose" | "which" | "where" | "said" | "says" | "told" | "when" | "that" | "but" | "because"
            ),
            _ => false,
        };
        if ends {
            return (at > start).then_some(at);
        }
        at += 1;
    }
    (at == scene.sentence.end && at > start).then_some(at)
}
