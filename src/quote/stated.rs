//! Speakers that the form of the text states: the label of a turn, the name behind a dash.

use super::around::is_in_headline;
use super::class::Class;
use super::dropped;
use super::indirect::Frame;
use super::past::{Decided, Ground, Past, Voice};
use super::phrase::Kind;
use super::resolve;
use super::scene::Scene;
use super::verb::forward;
use crate::article::Span;

/// A label in front of a turn is no longer than this, in bytes.
const LABEL: usize = 40;
/// And has no more words.
const LABEL_WORDS: usize = 4;
/// How many tokens a name and what it says of itself may have behind a dash.
const SIGNATURE: usize = 14;

/// How many tokens into a quotation the verb may stand that is inserted in it.
const INSERTED: usize = 100;

/// The speaker that the form of the text states, for one quotation.
pub(super) fn stated(scene: &Scene<'_>, frames: &[Frame], number: usize, past: &Past) -> Option<Decided> {
    labelled(scene, number)
        .or_else(|| signed(scene, number))
        .or_else(|| headlined(scene, number))
        .or_else(|| viewed(scene, number))
        .or_else(|| sourced(scene, frames, number, past))
        .or_else(|| inserted(scene, number, past))
        .or_else(|| dropped::subject(scene, number))
}

/// The headline names who speaks before a colon: `Brook: Port Is ‘Open Again’`; but not where another tells something since, as
/// in `Brook: Port is shut, as Marsh calls mayor a ‘clown’`.
fn headlined(scene: &Scene<'_>, number: usize) -> Option<Decided> {
    if !is_in_headline(scene, &scene.quotes[number]) {
        return None;
    }
    let start = scene.quotes[number].tokens.start;
    let first = scene.phrases.first().filter(|phrase| scene.text(phrase.tokens.end) == ":")?;
    let is_before = first.tokens.start == 0 && first.tokens.end < start;
    let label = match_label(scene, &scene.copy(scene.span(&first.tokens))).filter(|_| is_before)?;
    let end = scene.phrases.partition_point(|phrase| phrase.tokens.start < start);
    let tells = |phrase: &usize| forward(scene, &scene.phrases[*phrase]).verb.is_some_and(|(_, verb)| verb < start);
    let others = (1..end).rev().take(HEADLINE).filter(tells);
    let other = others.into_iter().find_map(|phrase| match scene.phrases[phrase].kind {
        Kind::Member(member) => Some((phrase, Voice::Member(member))),
        _ => None,
    });
    let (phrase, voice) = other.unwrap_or((0, label));
    Some(by_phrase(number, phrase, voice))
}

/// So many phrases of a headline are looked at.
const HEADLINE: usize = 24;

/// The sentence gives its source, and the quotation is a part of what the source says: `Laut Ada Brook ist er „frei“.`
/// For English that is among what is weighed.
fn sourced(scene: &Scene<'_>, frames: &[Frame], number: usize, past: &Past) -> Option<Decided> {
    let start = scene.quotes[number].tokens.start;
    let sentence = scene.sentence[start];
    let first = frames.partition_point(|frame| scene.sentence[frame.cue.start] < sentence);
    let mut here = frames[first..].iter().take_while(|frame| scene.sentence[frame.cue.start] == sentence);
    let is_source = |frame: &&Frame| scene.class(frame.cue.start) == Class::Source && frame.content.contains(&start);
    let frame = here.find(is_source).filter(|_| !scene.is_lexical)?;
    Some(by_phrase(number, frame.phrase, resolve::voice(scene, frame.phrase, past).0))
}

/// Prepositions that make a name at the head of a sentence the one whose view follows.
const VIEW: [&str; 5] = ["pour", "para", "per", "für", "voor"];

/// The view of somebody named in front: `Pour Ada Brook, « le port est ouvert »`.
fn viewed(scene: &Scene<'_>, number: usize) -> Option<Decided> {
    let start = scene.quotes[number].tokens.start;
    let comma = start.checked_sub(1).filter(|comma| !scene.is_lexical && scene.text(*comma) == ",")?;
    let at = scene.phrases.partition_point(|phrase| phrase.tokens.end < comma);
    let phrase = scene.phrases.get(at).filter(|phrase| phrase.tokens.end == comma)?;
    let before = phrase.tokens.start.checked_sub(1)?;
    let word = scene.text(before).to_lowercase();
    let begins = before == 0 || scene.sentence[before - 1] != scene.sentence[before];
    let Kind::Member(member) = phrase.kind else { return None };
    (begins && VIEW.contains(&word.as_str())).then(|| by_phrase(number, at, Voice::Member(member)))
}

pub(super) fn by_phrase(quote: usize, phrase: usize, voice: Voice) -> Decided {
    Decided { quote, phrase: Some(phrase), voice: Some(voice), is_speech: true, ground: Ground::Stated }
}

/// The verb and its pronoun stand inside the marks, as in French: `« Le train, explique-t-elle, part. »`
fn inserted(scene: &Scene<'_>, number: usize, past: &Past) -> Option<Decided> {
    let tokens = &scene.quotes[number].tokens;
    let joined = |token: &usize| scene.class(*token).is_pronoun() && scene.words[*token].cue.is_some();
    let token = tokens.clone().take(INSERTED).skip(1).find(|token| joined(token) && scene.text(token - 1) == ",")?;
    let phrase = scene.phrases.partition_point(|phrase| phrase.tokens.end <= token);
    let (voice, _) = resolve::voice(scene, phrase, past);
    Some(by_phrase(number, phrase, voice))
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
        && label.split_whitespace().count() <= LABEL_WORDS;
    if !is_shouted || !text[colon + 1..].starts_with(char::is_whitespace) {
        return None;
    }
    let voice = match_label(scene, label).unwrap_or(Voice::Label(Span::new(span.start, span.start + label.len())));
    Some(Decided { quote: number, phrase: None, voice: Some(voice), is_speech: true, ground: Ground::Stated })
}

/// The member whose last name the label ends in, the one named in full before others.
fn match_label(scene: &Scene<'_>, label: &str) -> Option<Voice> {
    let last = label.split_whitespace().next_back()?;
    scene.member_by_last_name(&last.to_lowercase()).map(Voice::Member)
}

/// The quotation is a paragraph of its own but for a dash and a name, in that paragraph or as the next one:
/// `"A fine day." — Ada Brook, Skarn`.
fn signed(scene: &Scene<'_>, number: usize) -> Option<Decided> {
    let quote = &scene.quotes[number];
    let (start, end) = (quote.tokens.start, quote.tokens.end);
    let paragraph = |token: usize| scene.paragraph.get(token).copied();
    let of_dash = paragraph(end)?;
    let here = |token: usize| paragraph(token) == Some(of_dash);
    let begins = start == 0 || paragraph(start - 1) != paragraph(start);
    let is_near = of_dash as usize <= quote.last_paragraph + 1;
    if !begins || !is_near || !matches!(scene.text(end), "—" | "–" | "―" | "-" | "~") {
        return None;
    }
    // The title of a song has the name of who sings it behind a dash.
    let is_sentence = scene.prose.text[quote.quoted.span.range()].trim_end().ends_with(['.', '?', '!', '…']);
    let ends = is_sentence && (end..end + SIGNATURE).any(|token| !here(token));
    let at = scene.phrases.partition_point(|phrase| phrase.tokens.start <= end);
    let phrase = scene.phrases.get(at).filter(|phrase| ends && phrase.tokens.start == end + 1)?;
    let voice = match phrase.kind {
        Kind::Member(member) => Voice::Member(member),
        Kind::Proper => Voice::Phrase(at),
        Kind::Noun if matches!(phrase.head, Class::Person | Class::Group) => Voice::Phrase(at),
        _ => return None,
    };
    Some(by_phrase(number, at, voice))
}
