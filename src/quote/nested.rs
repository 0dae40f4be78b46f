//! Speech inside a quotation: `“He told me, ‘Go home.’”`

use super::class::{Class, Cue, Group};
use super::past::{Decided, Ground, Past, Voice};
use super::phrase::{Kind, Phrase};
use super::referent;
use super::scene::Scene;
use super::verb::{forward, inverted};

/// How many phrases before the inner quotation are looked at.
const NEAREST: usize = 5;
/// How many tokens may stand between a verb and the words that it gives, for those who are told them.
const HEARER: usize = 8;
/// How many tokens behind the inner quotation the verb of the phrase behind it may stand.
const VERB: usize = 3;
/// So many words that begin with a capital and end with a stop are speech without a verb beside them.
const SENTENCE: usize = 3;

/// What is decided about a quotation inside another; `None` where it is no speech. The one around it is the last of `past`.
pub(super) fn decide(scene: &Scene<'_>, number: usize, past: &Past) -> Option<Decided> {
    let outer = past.last()?;
    let quote = &scene.quotes[number];
    let silent = Decided { quote: number, phrase: None, voice: None, is_speech: true, ground: Ground::Nested };
    match beside(scene, number, outer) {
        Some(phrase) => {
            let speaks_of_self = matches!(scene.phrases[phrase].head, Class::I | Class::We);
            let voice = match scene.phrases[phrase].kind {
                Kind::Pronoun if speaks_of_self => outer.voice,
                Kind::Member(member) => Some(Voice::Member(member)),
                Kind::Pronoun => another(scene, phrase, past, outer),
                // Whom somebody means by another word is rarely known.
                _ => None,
            };
            Some(Decided { phrase: Some(phrase), voice, ..silent })
        }
        None => {
            let text = &scene.prose.text[quote.quoted.span.range()];
            let is_sentence = text.starts_with(char::is_uppercase)
                && text.ends_with(['.', '?', '!', ','])
                && text.split_whitespace().count() >= SENTENCE;
            is_sentence.then_some(silent)
        }
    }
}

/// Whom a pronoun means inside the words of somebody: nobody calls themselves `he`.
fn another(scene: &Scene<'_>, pronoun: usize, past: &Past, outer: &Decided) -> Option<Voice> {
    let speaker = if let Some(Voice::Member(member)) = outer.voice { Some(member) } else { None };
    referent::referent(scene, pronoun, past, speaker).map(|(member, _)| Voice::Member(member))
}

/// The phrase whose verb of saying stands right beside the inner quotation, inside the outer one.
fn beside(scene: &Scene<'_>, number: usize, outer: &Decided) -> Option<usize> {
    let (inner, around) = (&scene.quotes[number].tokens, &scene.quotes[outer.quote].tokens);
    let first = scene.phrases.partition_point(|phrase| phrase.tokens.start < inner.start);
    let before = (first.saturating_sub(NEAREST)..first)
        .rev()
        .filter(|phrase| scene.phrases[*phrase].tokens.start > around.start);
    let mut before = before.filter(|phrase| !is_object(scene, &scene.phrases[*phrase]));
    let says = |phrase: &usize| {
        let verb = forward(scene, &scene.phrases[*phrase]).verb;
        verb.is_some_and(|(cue, verb)| verb < inner.start && leads_to(scene, cue, verb, inner.start))
    };
    if let Some(phrase) = before.find(says) {
        return Some(phrase);
    }
    let behind = scene.phrases.partition_point(|phrase| phrase.tokens.start < inner.end);
    let next = scene.phrases.get(behind).filter(|phrase| phrase.tokens.end < around.end)?;
    let is_near = |(_, verb): (Cue, usize)| verb <= inner.end + VERB;
    let subject = next.tokens.start == inner.end && forward(scene, next).verb.is_some_and(is_near);
    let object = inverted(scene, next).is_some_and(|(_, verb)| verb == inner.end);
    (subject || object).then_some(behind)
}

/// Whether nothing stands between a verb and the inner quotation that begins at `start`, or only whom the words are told:
/// `He has always said to me, ‘Go home.’` What somebody wants or thinks is told to nobody.
fn leads_to(scene: &Scene<'_>, cue: Cue, verb: usize, start: usize) -> bool {
    let is_link = |token: usize| matches!(scene.text(token), "," | ":" | "that");
    let tells = |token: usize| match scene.class(token) {
        Class::Mark => scene.text(token) == ",",
        Class::Auxiliary | Class::Verb | Class::Conjunction | Class::Relative => false,
        _ => scene.cue(token).is_none(),
    };
    let between = verb + 1..start;
    let may_have_hearer = cue.group != Group::Mind && between.len() <= HEARER;
    let hearer = || may_have_hearer && is_link(start - 1) && (verb + 1..start - 1).all(tells);
    between.clone().all(is_link) || hearer()
}

/// Whether a phrase is a pronoun that is no subject.
fn is_object(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let word = scene.text(phrase.tokens.start);
    phrase.kind == Kind::Pronoun && matches!(word, "me" | "him" | "us" | "them")
}
