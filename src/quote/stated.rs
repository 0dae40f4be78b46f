//! Speakers that the form of the text states: the label of a turn, the name behind a dash.

use super::candidate::{Decided, Past, Voice};
use super::phrase::Kind;
use super::resolve;
use super::scene::Scene;
use super::word::Class;
use crate::article::Span;

/// A label in front of a turn is no longer than this, in bytes.
const LABEL: usize = 40;
/// How many tokens a name and what it says of itself may have behind a dash.
const SIGNATURE: usize = 14;

/// How many tokens into a quotation the verb may stand that is inserted in it.
const INSERTED: usize = 100;

/// The speaker that the form of the text states, for one quotation.
pub(super) fn stated(scene: &Scene<'_>, number: usize, past: &Past) -> Option<Decided> {
    labelled(scene, number).or_else(|| signed(scene, number)).or_else(|| inserted(scene, number, past))
}

/// The verb and its pronoun stand inside the marks, as in French: `« Le train, explique-t-elle, part. »`
fn inserted(scene: &Scene<'_>, number: usize, past: &Past) -> Option<Decided> {
    let tokens = &scene.quotes[number].tokens;
    let joined = |token: &usize| scene.class(*token).is_pronoun() && scene.words[*token].cue.is_some();
    let token = tokens.clone().take(INSERTED).skip(1).find(|token| joined(token) && scene.text(token - 1) == ",")?;
    let phrase = scene.phrases.partition_point(|phrase| phrase.tokens.end <= token);
    let voice = resolve::voice(scene, phrase, past);
    Some(Decided { quote: number, phrase: Some(phrase), voice: Some(voice), is_speech: true })
}

/// The quotation begins with the name of who speaks, as in a transcript: `"WALLACE: Good morning."`
fn labelled(scene: &Scene<'_>, number: usize) -> Option<Decided> {
    let span = scene.quotes[number].quoted.span;
    let text = &scene.prose.text[span.range()];
    let colon = text.bytes().take(LABEL).position(|byte| byte == b':')?;
    let label = text.get(..colon)?.trim_end();
    let is_shouted = label.len() > 2
        && label.chars().any(char::is_alphabetic)
        && label.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
        && label.split_whitespace().count() <= 4;
    if !is_shouted || !text[colon + 1..].starts_with(char::is_whitespace) {
        return None;
    }
    let voice = match_label(scene, label).unwrap_or(Voice::Label(Span::new(span.start, span.start + label.len())));
    Some(Decided { quote: number, phrase: None, voice: Some(voice), is_speech: true })
}

/// The member whose last name the label ends in, the one named in full before others.
fn match_label(scene: &Scene<'_>, label: &str) -> Option<Voice> {
    let last = label.split_whitespace().next_back()?;
    scene.member_by_last_name(&last.to_lowercase()).map(Voice::Member)
}

/// The quotation is a paragraph of its own but for a dash and a name: `"A fine day." — Ada Brook, Skarn`.
fn signed(scene: &Scene<'_>, number: usize) -> Option<Decided> {
    let quote = &scene.quotes[number];
    let (start, end) = (quote.tokens.start, quote.tokens.end);
    let here =
        |token: usize| scene.paragraph.get(token).is_some_and(|paragraph| *paragraph as usize == quote.paragraph);
    let begins = start == 0 || !here(start - 1);
    if !begins || !here(end) || !matches!(scene.text(end), "—" | "–" | "―" | "-" | "~") {
        return None;
    }
    let ends = (end..end + SIGNATURE).any(|token| !here(token));
    let at = scene.phrases.partition_point(|phrase| phrase.tokens.start <= end);
    let phrase = scene.phrases.get(at).filter(|phrase| ends && phrase.tokens.start == end + 1)?;
    let voice = match phrase.kind {
        Kind::Member(member) => Voice::Member(member),
        Kind::Proper => Voice::Phrase(at),
        Kind::Noun if matches!(phrase.head, Class::Person | Class::Group) => Voice::Phrase(at),
        _ => return None,
    };
    Some(Decided { quote: number, phrase: Some(at), voice: Some(voice), is_speech: true })
}
