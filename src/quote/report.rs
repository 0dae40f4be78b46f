//! From a decision to the [`Quote`] of the article.

use super::candidate::{Decided, Past, Voice};
use super::indirect::reported;
use super::phrase::Kind;
use super::resolve;
use super::scene::{Scene, Words};
use super::speaker::Verdict;
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
    let cue = cue_span.map(|span| scene.copy(span));
    Quote { speaker: Some(speaker), cue, cue_span, ..quote }
}

/// The reported speech of a story, with its speakers.
pub(super) fn indirect(scene: &Scene<'_>, verdicts: &[Verdict]) -> Vec<Quote> {
    let mut past = Past::default();
    let mut next = verdicts.iter().map(|verdict| verdict.decided).peekable();
    let mut quotes = Vec::new();
    for found in reported(scene) {
        while let Some(decided) = next.next_if(|decided| scene.quotes[decided.quote].tokens.start < found.cue.start) {
            past.decided.push(decided);
        }
        let voice = resolve::voice(scene, found.phrase, &past);
        let span = scene.span(&scene.phrases[found.phrase].tokens);
        let named = name(scene, voice);
        let speaker =
            named.map(|(name, kind)| Speaker { name, surface: Some(scene.copy(span)), span: Some(span), kind });
        let cue = scene.span(&found.cue);
        quotes.push(Quote {
            kind: QuoteKind::Indirect,
            speaker,
            cue: Some(scene.copy(cue)),
            cue_span: Some(cue),
            ..unspoken(scene.prose, scene.span(&found.content))
        });
    }
    quotes
}

/// A whole utterance begins with a capital and has at least three words, or is long.
fn kind(text: &str) -> QuoteKind {
    let words = text.split_whitespace().count();
    let begins = text.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase());
    if words >= UTTERANCE || (begins && words >= 3) { QuoteKind::Direct } else { QuoteKind::Fragment }
}

fn speaker(scene: &Scene<'_>, voice: Voice, quote: &Words, phrase: Option<usize>) -> Option<Speaker> {
    let (name, kind) = name(scene, voice)?;
    let near = |phrase: &usize| {
        let paragraph = scene.paragraph[scene.phrases[*phrase].tokens.start] as usize;
        quote.quoted.continues || (quote.paragraph..=quote.last_paragraph).contains(&paragraph)
    };
    let span = phrase.filter(near).map(|phrase| scene.span(&scene.phrases[phrase].tokens));
    let surface = span.map(|span| scene.copy(span));
    Some(Speaker { name, surface, span, kind })
}

fn name(scene: &Scene<'_>, voice: Voice) -> Option<(String, SpeakerKind)> {
    match voice {
        Voice::Member(member) => Some((scene.cast.members[member].name.clone(), SpeakerKind::Person)),
        Voice::Phrase(phrase) => described(scene, phrase),
        Voice::Label(span) => Some((scene.copy(span), SpeakerKind::Person)),
    }
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
    Some((scene.copy(scene.span(&tokens)), kind))
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
