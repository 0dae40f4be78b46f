//! The subject of a verb of saying, found from the verb.

use super::class::{Class, Form};
use super::language::Language;
use super::phrase::{HANGING, Kind};
use super::scene::Scene;
use super::verb::is_oblique;

/// How many tokens may stand between a verb and its subject.
const REACH: usize = 40;
/// How many auxiliaries and adverbs may stand before a verb.
const HELPERS: usize = 6;

/// So many tokens behind a verb what it asks for is named at the farthest: `asked not to be named`.
const SILENCE: usize = 6;

/// A subject, and where the words that belong to it begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject {
    /// The phrase that names who speaks.
    pub(super) phrase: usize,
    /// The first token of the subject, and the token after its last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The subject stands behind the verb.
    pub(super) inverted: bool,
    /// A `who` stands between: the clause is said of the subject, and ends before that one's own verb.
    pub(super) relative: bool,
}

/// The subject of the verb at a token.
pub(super) fn subject(scene: &Scene<'_>, verb: usize) -> Option<Subject> {
    let first =
        (verb.saturating_sub(REACH)..verb).rev().take_while(|token| scene.sentence[*token] == scene.sentence[verb]);
    let first = first.last().unwrap_or(verb);
    before(scene, verb, first).or_else(|| behind(scene, verb)).or_else(|| of_participle(scene, verb, first))
}

fn before(scene: &Scene<'_>, verb: usize, first: usize) -> Option<Subject> {
    let is_helper = |token: &usize| {
        matches!(scene.class(*token), Class::Auxiliary | Class::Adverb | Class::Day) || scene.text(*token) == "not"
    };
    let helpers = (first..verb).rev().take(HELPERS).take_while(is_helper).count();
    let at = verb - helpers;
    if at == first {
        return None;
    }
    if let Some(subject) = of_silence(scene, at, first) {
        return Some(subject);
    }
    if let Some(phrase) = scene.phrase_ending(at).filter(|phrase| !is_oblique(scene, &scene.phrases[*phrase])) {
        return Some(without_hanging(scene, phrase, at, first));
    }
    match scene.text(at - 1) {
        "," | ")" | "—" | "–" => apposed(scene, at, first),
        _ if scene.class(at - 1) == Class::Relative => {
            let end = if at >= first + 2 && scene.text(at - 2) == "," { at - 2 } else { at - 1 };
            let subject = scene.phrase_ending(end).map(|phrase| without_hanging(scene, phrase, at, first));
            subject.map(|subject| Subject { relative: true, ..subject })
        }
        _ => None,
    }
}

/// Whom a clause is said of that ends right before a verb, where it tells that somebody is not to be named: `A man who asked not
/// to be named said`, `An aide who spoke on condition of anonymity said`.
fn of_silence(scene: &Scene<'_>, end: usize, first: usize) -> Option<Subject> {
    let who = (first + 1..end).rev().find(|token| scene.class(*token) == Class::Relative)?;
    let is_whole = (who..end).all(|token| scene.class(token) != Class::Mark);
    let is_of_silence = (who..end).any(|token| names(scene.text(token)));
    let subject = scene.phrase_ending(who).filter(|_| is_whole && is_of_silence)?;
    Some(without_hanging(scene, subject, end, first))
}

/// Whether a verb asks that somebody is not named: `asked not to be identified`.
pub(super) fn asks_for_silence(scene: &Scene<'_>, verb: usize) -> bool {
    matches!(scene.text(verb + 1), "not" | "to") && (verb + 2..verb + SILENCE).any(|token| names(scene.text(token)))
}

/// Whether a word says that somebody is named or not.
fn names(word: &str) -> bool {
    matches!(word, "named" | "identified" | "quoted" | "anonymous" | "anonymity" | "unnamed")
}

/// Goes from `the port of Skarn` to `the port`.
fn without_hanging(scene: &Scene<'_>, phrase: usize, end: usize, first: usize) -> Subject {
    let mut head = phrase;
    for _ in 0..HANGING {
        let start = scene.phrases[head].tokens.start;
        if start <= first || scene.class(start - 1) != Class::Preposition {
            break;
        }
        match scene.phrase_ending(start - 1).filter(|_| start - 1 > first) {
            Some(earlier) => head = earlier,
            None => break,
        }
    }
    let hangs = head != phrase && matches!(scene.phrases[head].kind, Kind::Noun | Kind::Proper | Kind::Member(_));
    let head = if hangs { head } else { phrase };
    Subject { phrase: head, start: scene.phrases[head].tokens.start, end, inverted: false, relative: false }
}

/// The name or noun before an apposition that ends right before `end`.
fn apposed(scene: &Scene<'_>, end: usize, first: usize) -> Option<Subject> {
    let mut found = None;
    for comma in (first + 1..end - 1).rev() {
        if scene.inside[comma].is_some() || !matches!(scene.text(comma), "," | "(" | "—" | "–") {
            continue;
        }
        let Some(phrase) = scene.phrase_ending(comma) else { continue };
        let subject = without_hanging(scene, phrase, end, first);
        match scene.phrases[subject.phrase].kind {
            Kind::Member(_) => return Some(subject),
            Kind::Pronoun => {}
            _ => found = found.or(Some(subject)),
        }
    }
    found
}

/// The phrase right behind the verb, or what it owns: `said Ada Brook, the mayor`, `said Ada Brook’s lawyer`.
fn behind(scene: &Scene<'_>, verb: usize) -> Option<Subject> {
    // In German the verb comes second, whatever is first.
    let starts_clause = verb == 0
        || scene.language == Language::German
        || matches!(scene.text(verb - 1), "," | "”" | "\"" | "’" | "'" | "»");
    let number = scene.owned(scene.phrase_at(verb + 1).filter(|_| starts_clause)?);
    let end = scene.phrases[number].tokens.end;
    let is_participle = scene.cue(verb).is_some_and(|cue| cue.form == Form::Ing);
    (!is_participle).then_some(Subject { phrase: number, start: verb, end, inverted: true, relative: false })
}

/// The subject of the whole sentence: for `…, saying that …` and `… and said that …`.
fn of_participle(scene: &Scene<'_>, verb: usize, first: usize) -> Option<Subject> {
    let is_joined = verb > 0 && matches!(scene.text(verb - 1), "," | "and" | "but" | "by" | "while");
    let start = scene.phrases.partition_point(|phrase| phrase.tokens.start < first);
    let mut phrases = (start..scene.phrases.len()).take_while(|phrase| scene.phrases[*phrase].tokens.end <= verb);
    let subject = phrases.find(|phrase| {
        let phrase = &scene.phrases[*phrase];
        let hangs = phrase.tokens.start > first && scene.class(phrase.tokens.start - 1) == Class::Preposition;
        !hangs && !phrase.owns && scene.inside[phrase.tokens.start].is_none()
    });
    subject.filter(|_| is_joined).map(|phrase| Subject {
        phrase,
        start: scene.phrases[phrase].tokens.start,
        end: verb,
        inverted: false,
        relative: false,
    })
}
