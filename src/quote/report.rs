//! From a decision to the [`Quote`] of the article.

use super::candidate::{Decided, Voice};
use super::phrase::Kind;
use super::scene::{Scene, Words};
use super::view::{forward, inverted};
use super::word::Class;
use crate::article::{Quote, QuoteKind, Span, Speaker, SpeakerKind};
use crate::text::Prose;

/// From so many words on a quotation is an utterance even if it begins in the middle of a sentence.
const UTTERANCE: usize = 12;

/// A quotation without a speaker.
pub(super) fn unspoken(prose: &Prose<'_>, span: Span) -> Quote {
    let text = &prose.text[span.range()];
    Quote { text: text.to_owned(), span, kind: kind(text), speaker: None, cue: None, cue_span: None }
}

/// A quotation with its speaker, as was decided.
pub(super) fn spoken(scene: &Scene<'_>, decided: &Decided) -> Quote {
    let words = &scene.quotes[decided.quote];
    let quote = unspoken(scene.prose, words.quoted.span);
    let Some(speaker) = decided.voice.and_then(|voice| speaker(scene, voice, words, decided.phrase)) else {
        return quote;
    };
    let cue_span = speaker.span.and(decided.phrase).and_then(|phrase| cue(scene, phrase, words));
    let cue = cue_span.map(|span| scene.prose.text[span.range()].to_owned());
    Quote { speaker: Some(speaker), cue, cue_span, ..quote }
}

/// A whole utterance begins with a capital and has at least three words, or is long.
fn kind(text: &str) -> QuoteKind {
    let words = text.split_whitespace().count();
    let begins = text.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase());
    if words >= UTTERANCE || (begins && words >= 3) { QuoteKind::Direct } else { QuoteKind::Fragment }
}

fn speaker(scene: &Scene<'_>, voice: Voice, quote: &Words, phrase: Option<usize>) -> Option<Speaker> {
    let (name, kind) = match voice {
        Voice::Member(member) => (scene.cast.members[member].name.clone(), SpeakerKind::Person),
        Voice::Phrase(phrase) => described(scene, phrase)?,
    };
    let near = |phrase: &usize| scene.paragraph[scene.phrases[*phrase].tokens.start] as usize == quote.paragraph;
    let span = phrase.filter(near).map(|phrase| scene.span(&scene.phrases[phrase].tokens));
    let surface = span.map(|span| scene.prose.text[span.range()].to_owned());
    Some(Speaker { name, surface, span, kind })
}

/// The name of a speaker who is no member of the cast; a pronoun names nobody.
fn described(scene: &Scene<'_>, number: usize) -> Option<(String, SpeakerKind)> {
    let phrase = &scene.phrases[number];
    let mut tokens = phrase.tokens.clone();
    let kind = match (phrase.kind, phrase.head) {
        (Kind::Pronoun, _) => return None,
        (Kind::Noun, Class::Document) => SpeakerKind::Document,
        (Kind::Proper, _) | (Kind::Noun, Class::Group) => SpeakerKind::Organisation,
        _ => SpeakerKind::Unnamed,
    };
    let has_article = tokens.len() > 1 && scene.text(tokens.start).eq_ignore_ascii_case("the");
    if kind == SpeakerKind::Organisation && has_article {
        tokens.start += 1;
    }
    Some((scene.prose.text[scene.span(&tokens).range()].to_owned(), kind))
}

/// The words beside a speaker that say that they spoke: a verb, or a preposition such as `according to`.
fn cue(scene: &Scene<'_>, phrase: usize, quote: &Words) -> Option<Span> {
    let tokens = &scene.phrases[phrase].tokens;
    let before = |back: usize| tokens.start.checked_sub(back).filter(|token| scene.class(*token) == Class::Source);
    if let Some(first) = before(2).or(before(1)) {
        return Some(scene.span(&(first..tokens.start)));
    }
    let forward = forward(scene, &scene.phrases[phrase]).0;
    let inverted = inverted(scene, &scene.phrases[phrase]);
    let is_behind = tokens.start >= quote.tokens.end;
    let found = if is_behind { inverted.or(forward) } else { forward.or(inverted) };
    found.map(|(_, token)| scene.span(&(token..token + 1)))
}
