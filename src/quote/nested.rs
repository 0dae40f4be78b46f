//! Speech inside a quotation: `“He told me, ‘Go home.’”`

use super::class::Class;
use super::past::{Decided, Ground, Past, Voice};
use super::phrase::Kind;
use super::referent;
use super::scene::Scene;
use super::verb::{forward, inverted};

/// How many phrases before or behind the inner quotation are looked at.
const NEAREST: usize = 3;
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
    let touches = |verb: usize| (verb + 1..inner.start).all(|token| matches!(scene.text(token), "," | ":" | "that"));
    let before = (first.saturating_sub(NEAREST)..first)
        .rev()
        .filter(|phrase| scene.phrases[*phrase].tokens.start > around.start);
    let mut before = before.filter(|phrase| {
        let verb = forward(scene, &scene.phrases[*phrase]).0.map(|(_, verb)| verb);
        verb.is_some_and(|verb| verb < inner.start && touches(verb))
    });
    if let Some(phrase) = before.next() {
        return Some(phrase);
    }
    let behind = scene.phrases.partition_point(|phrase| phrase.tokens.start < inner.end);
    let next = scene.phrases.get(behind).filter(|phrase| phrase.tokens.end < around.end)?;
    let subject =
        next.tokens.start == inner.end && forward(scene, next).0.is_some_and(|(_, verb)| verb <= inner.end + 3);
    let object = inverted(scene, next).is_some_and(|(_, verb)| verb == inner.end);
    (subject || object).then_some(behind)
}
