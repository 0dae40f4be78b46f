//! Subjects that a language leaves out where the text has just named them: `Ada Brook ha aspettato. «Si parte», ha detto.`

use super::class::Class;
use super::past::{Decided, Voice};
use super::phrase::Kind;
use super::scene::Scene;
use super::stated::by_phrase;

/// The speaker of a quotation with a verb behind it that has no subject: whom the last sentence before it, in its paragraph,
/// names first.
pub(super) fn subject(scene: &Scene<'_>, number: usize) -> Option<Decided> {
    let quote = &scene.quotes[number];
    if !scene.drops_subjects || !has_bare_verb(scene, quote.tokens.end) {
        return None;
    }
    let behind = scene.outer.partition_point(|phrase| scene.phrases[*phrase].tokens.start < quote.tokens.start);
    let token = |phrase: usize| scene.phrases[phrase].tokens.start;
    let before = scene.outer[..behind].iter().rev().copied();
    let here = before.take_while(|phrase| scene.paragraph[token(*phrase)] as usize == quote.paragraph);
    let mut named = here.filter_map(|phrase| match scene.phrases[phrase].kind {
        Kind::Member(member) if is_free(scene, phrase) => Some((phrase, member)),
        _ => None,
    });
    let last = named.next()?;
    let of_sentence = named.take_while(|(phrase, _)| scene.sentence[token(*phrase)] == scene.sentence[token(last.0)]);
    let (phrase, member) = of_sentence.last().unwrap_or(last);
    Some(by_phrase(number, phrase, Voice::Member(member)))
}

/// Whether a phrase hangs on no preposition.
pub(super) fn is_free(scene: &Scene<'_>, phrase: usize) -> bool {
    let before = scene.phrases[phrase].tokens.start.checked_sub(1);
    before.is_none_or(|before| scene.class(before) != Class::Preposition)
}

/// So many auxiliaries and adverbs may stand before a verb of saying, or behind it: `si è poi lamentato`.
const HELPERS: usize = 3;

/// Whether a verb of saying stands at a token, over a comma and auxiliaries, and no name or noun for somebody behind it.
fn has_bare_verb(scene: &Scene<'_>, end: usize) -> bool {
    let at = end + usize::from(scene.text(end) == ",");
    let helps = |token: &usize| matches!(scene.class(*token), Class::Auxiliary | Class::Adverb);
    let verb = at + (at..at + HELPERS).take_while(helps).count();
    if scene.cue(verb).is_none()
        || scene.paragraph.get(verb) != end.checked_sub(1).and_then(|end| scene.paragraph.get(end))
    {
        return false;
    }
    let next = scene.phrases.partition_point(|phrase| phrase.tokens.start <= verb);
    let behind = verb + 1 + (verb + 1..verb + 1 + HELPERS).take_while(helps).count();
    let subject = scene.phrases.get(next).filter(|phrase| phrase.tokens.start == behind);
    subject.is_none_or(|phrase| phrase.kind == Kind::Noun && phrase.tokens.len() == 1 && phrase.head == Class::Other)
}
