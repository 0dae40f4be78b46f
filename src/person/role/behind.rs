//! Roles set behind a name: `Ida Moss, a doctor at St Mary's,`, `Ida Moss, who was a doctor`.

use std::ops::Range;

use super::body;
use super::stated::copula_end;
use super::{is_determiner, is_nominal, joins};
use crate::lexicon::Facts;
use crate::name::tongue::Tongue;
use crate::person::scene::Scene;
use crate::text::TokenKind;

/// So many tokens behind the beginning of an apposition its head stands at the farthest.
pub(super) const FARTHEST_HEAD: usize = 10;
/// The longest role behind a name, in tokens.
pub(super) const LONGEST: usize = 28;

/// Behind a comma, a dash or a bracket.
pub(super) fn apposed(scene: &Scene<'_>) -> Option<Range<usize>> {
    let opens = behind_degrees(scene, scene.name.end);
    if scene.word(opens) == "who" {
        return relative(scene, opens, ",");
    }
    if !scene.is_mark(opens, &[",", "(", "—", "–"]) {
        return None;
    }
    if let Some(body) = body::party(scene, opens).or_else(|| body::bracketed(scene, opens)) {
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

/// Past the degrees behind a name, to the comma behind the last: `Ida Moss, MD, PhD,`.
pub(super) fn behind_degrees(scene: &Scene<'_>, opens: usize) -> usize {
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

/// The words of a role that begin at `start`, perhaps with an article.
pub(super) fn phrase(scene: &Scene<'_>, start: usize, closing: &str) -> Option<Range<usize>> {
    let start = start + usize::from(is_determiner(scene.word(start)));
    let start = start + usize::from(scene.word(start).contains("-old"));
    if joins(scene.word(start)) {
        return None;
    }
    let end = phrase_end(scene, start, closing)?;
    let mut words = (start..end).take(FARTHEST_HEAD);
    let Some(head) = words.find(|&at| scene.is_role_head(at) || scene.is_plural_role(at)) else {
        return is_somebody(scene, start..end).then_some(start..end);
    };
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

/// Whether a noun that no list knows tells of a person, by what stands behind it: `a detectorist who`.
fn is_somebody(scene: &Scene<'_>, words: Range<usize>) -> bool {
    let noun = words.end - 1;
    let is_noun = scene.word(noun).starts_with(char::is_lowercase) && !scene.word(noun).contains("-old");
    let article = words.start.checked_sub(1).map_or("", |before| scene.word(before));
    matches!(scene.word(words.end), "who" | "whose")
        && matches!(article, "a" | "an" | "the")
        && words.len() <= LONGEST_NOUN
        && is_noun
        && words.into_iter().all(|at| is_nominal(scene, at))
}

/// The most words of a noun that no list knows.
const LONGEST_NOUN: usize = 3;

/// Past an age and its comma.
fn behind_age(scene: &Scene<'_>, at: usize) -> usize {
    let aged = usize::from(matches!(scene.word(at), "aged" | "now"));
    let number = at + aged;
    if scene.kind(number) == Some(TokenKind::Number) && scene.is_mark(number + 1, &[","]) { number + 2 } else { at }
}

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
