//! From a decision to the [`Quote`] of the article.

use std::ops::Range;

use super::class::Class;
use super::indirect::{Frame, reported};
use super::past::{Decided, Ground, Past, Voice};
use super::phrase::{HANGING, Kind};
use super::quotation::Quotation;
use super::resolve;
use super::scene::Scene;
use super::speaker::Verdict;
use super::teller::Tellers;
use super::verb::{self, forward, inverted};
use crate::article::{Quote, QuoteKind, Span, Speaker, SpeakerKind};
use crate::text::Prose;

/// The fewest words of an utterance.
const UTTERANCE: usize = 3;
/// The fewest letters of one in a script without spaces between words.
const UNSPACED_UTTERANCE: usize = 10;

/// The longest words that name a speaker, in bytes: they are copied for each of the speaker's quotations.
const LONGEST_NAME: usize = 200;

/// A quotation of the article, with what its speaker rests on.
pub(super) struct Report {
    pub(super) quote: Quote,
    pub(super) ground: Ground,
}

/// A quotation without a speaker.
pub(super) fn unspoken(prose: &Prose<'_>, span: Span) -> Quote {
    let text = &prose.text[span.range()];
    Quote { text: text.to_owned(), span, kind: kind(text), speaker: None, cue: None, cue_span: None }
}

/// A quotation with its speaker, as was decided.
pub(super) fn spoken(scene: &Scene<'_>, decided: &Decided) -> Report {
    Report { quote: with_speaker(scene, decided), ground: decided.ground }
}

fn with_speaker(scene: &Scene<'_>, decided: &Decided) -> Quote {
    let words = &scene.quotes[decided.quote];
    let beside = decided.phrase.filter(|phrase| is_beside(scene, words, *phrase));
    let speaker = decided.voice.and_then(|voice| speaker(scene, voice, beside, decided.ground));
    let cue_span = beside.and_then(|phrase| cue(scene, phrase, words));
    let cue = cue_span.map(|span| scene.copy(span));
    let quote = unspoken(scene.prose, words.quoted.span);
    let kind = if is_short_clause(scene, words) { QuoteKind::Direct } else { quote.kind };
    Quote { kind, speaker, cue, cue_span, ..quote }
}

/// Whether a quotation is a clause, though one of few words: `We won,`, `I’m sorry.`
fn is_short_clause(scene: &Scene<'_>, quote: &Quotation) -> bool {
    let words = quote.tokens.clone().filter(|token| scene.class(*token) != Class::Mark);
    let first = words.clone().next().filter(|first| scene.text(*first).starts_with(char::is_uppercase));
    // `I’m`, `It’s`.
    let is_joined = |token: usize| scene.class(token) == Class::Auxiliary && scene.text(token).contains(['\'', '’']);
    first.is_some_and(|first| scene.class(first).is_pronoun() || is_joined(first)) && words.take(2).count() == 2
}

/// Whether a phrase stands in the paragraph of a quotation.
fn is_beside(scene: &Scene<'_>, quote: &Quotation, phrase: usize) -> bool {
    let paragraph = scene.paragraph[scene.phrases[phrase].tokens.start] as usize;
    quote.quoted.continues || (quote.paragraph..=quote.last_paragraph).contains(&paragraph)
}

/// The reported speech of a story, with its speakers.
pub(super) fn indirect(scene: &Scene<'_>, frames: &[Frame], verdicts: &[Verdict]) -> Vec<Report> {
    let mut past = Past::default();
    let mut tellers = Tellers::of(scene, frames);
    let mut next = verdicts.iter().map(|verdict| verdict.decided).peekable();
    let mut quotes = Vec::new();
    for found in reported(scene, frames) {
        while let Some(decided) = next.next_if(|decided| scene.quotes[decided.quote].tokens.start < found.cue.start) {
            past.decided.push(decided);
        }
        tellers.note(&mut past, found.cue.start);
        let (voice, sure) = resolve::voice(scene, found.phrase, &past);
        let ground = Ground::Reported(sure);
        let confidence = scene.nets.confidence(ground);
        let span = scene.span(&scene.phrases[found.phrase].tokens);
        let span = Some(span).filter(|span| span.len() <= LONGEST_NAME);
        let surface = span.map(|span| scene.copy(span));
        let speaker = name(scene, voice).map(|(name, kind)| {
            let person = voice.member();
            Speaker { name, surface, span, kind, person, confidence }
        });
        let cue = scene.span(&found.cue);
        let quote = Quote {
            kind: QuoteKind::Indirect,
            speaker,
            cue: Some(scene.copy(cue)),
            cue_span: Some(cue),
            ..unspoken(scene.prose, scene.span(&found.content))
        };
        quotes.push(Report { quote, ground });
    }
    quotes
}

/// An utterance does not begin in the middle of a sentence, unless it goes on with a second one.
fn kind(text: &str) -> QuoteKind {
    let first = text.chars().find(|c| c.is_alphanumeric());
    let begins_within = first.is_some_and(char::is_lowercase);
    let is_long = match first {
        Some(c) if is_unspaced(c) => text.chars().filter(|c| c.is_alphanumeric()).count() >= UNSPACED_UTTERANCE,
        _ => text.split_whitespace().count() >= UTTERANCE,
    };
    let goes_on = || text.match_indices(['.', '!', '?']).any(|(at, _)| text[at + 1..].starts_with(' '));
    if is_long && (!begins_within || goes_on()) { QuoteKind::Direct } else { QuoteKind::Fragment }
}

/// Whether a letter is of a script that puts no spaces between words: kana, Han, Thai.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

fn speaker(scene: &Scene<'_>, voice: Voice, beside: Option<usize>, ground: Ground) -> Option<Speaker> {
    let (name, kind) = name(scene, voice)?;
    let span = beside.map(|phrase| scene.span(&scene.phrases[phrase].tokens));
    let span = span.filter(|span| span.len() <= LONGEST_NAME);
    let surface = span.map(|span| scene.copy(span));
    let (person, confidence) = (voice.member(), scene.nets.confidence(ground));
    Some(Speaker { name, surface, span, kind, person, confidence })
}

fn name(scene: &Scene<'_>, voice: Voice) -> Option<(String, SpeakerKind)> {
    match voice {
        Voice::Member(member) => Some((scene.cast.members[member].name.clone(), SpeakerKind::Person)),
        Voice::Phrase(phrase) => described(scene, phrase),
        Voice::Label(span) => Some((scene.copy(span), SpeakerKind::Person)),
    }
}

/// The name of a speaker who is no member of the cast; a pronoun names nobody, nor do words without an end.
fn described(scene: &Scene<'_>, number: usize) -> Option<(String, SpeakerKind)> {
    let phrase = &scene.phrases[number];
    let kind = match (phrase.kind, phrase.head) {
        (Kind::Pronoun, _) => return None,
        (Kind::Noun, Class::Document) => SpeakerKind::Document,
        (Kind::Proper, _) | (Kind::Noun, Class::Group) => SpeakerKind::Organisation,
        _ => SpeakerKind::Unnamed,
    };
    let body = if kind == SpeakerKind::Organisation { body(scene, number) } else { None };
    let mut tokens = body.unwrap_or(phrase.tokens.clone());
    let has_article = tokens.len() > 1 && scene.text(tokens.start).eq_ignore_ascii_case("the");
    if kind == SpeakerKind::Organisation && has_article {
        tokens.start += 1;
    }
    let span = Some(scene.span(&tokens)).filter(|span| span.len() <= LONGEST_NAME)?;
    Some((scene.copy(span), kind))
}

/// The whole name of a body of which a phrase is a part: `the Department of Justice`, `the Ministry of Food and Rural Affairs`.
fn body(scene: &Scene<'_>, number: usize) -> Option<Range<usize>> {
    let is_capital = |token: usize| scene.text(token).starts_with(char::is_uppercase);
    let is_name = |phrase: usize| {
        let phrase = &scene.phrases[phrase];
        let is_nobody = matches!(phrase.kind, Kind::Proper | Kind::Noun) && !phrase.owns;
        is_nobody && is_capital(phrase.tokens.end - 1) && (is_capital(phrase.tokens.start) || phrase.tokens.len() > 1)
    };
    let is_body = |phrase: usize| is_name(phrase) && scene.phrases[phrase].head != Class::Person;
    let joins = |token: usize| matches!(scene.text(token), "of" | "for" | "and");
    let tokens = |phrase: usize| scene.phrases[phrase].tokens.clone();
    let before = |phrase: &usize| {
        let joint = tokens(*phrase).start.checked_sub(1).filter(|joint| joins(*joint))?;
        scene.phrase_ending(joint).filter(|before| is_body(*before))
    };
    let behind = |phrase: &usize| {
        let joint = tokens(*phrase).end;
        scene.phrase_at(joint + 1).filter(|behind| joins(joint) && is_name(*behind))
    };
    if !is_name(number) {
        return None;
    }
    let first = std::iter::successors(Some(number), before).take(HANGING).last()?;
    let last = std::iter::successors(Some(number), behind).take(HANGING).last()?;
    let whole = tokens(first).start..tokens(last).end;
    whole.clone().any(|token| matches!(scene.text(token), "of" | "for")).then_some(whole)
}

/// The words beside a speaker that say that they spoke: a verb, or a preposition such as `according to`.
fn cue(scene: &Scene<'_>, phrase: usize, quote: &Quotation) -> Option<Span> {
    let tokens = &scene.phrases[phrase].tokens;
    let before = |back: usize| tokens.start.checked_sub(back).filter(|token| scene.class(*token) == Class::Source);
    if let Some(first) = before(2).or(before(1)) {
        return Some(scene.span(&(first..tokens.start)));
    }
    let forward = forward(scene, &scene.phrases[phrase]).verb;
    let inverted = inverted(scene, &scene.phrases[phrase]);
    let is_behind = tokens.start >= quote.tokens.end;
    let found = if is_behind { inverted.or(forward) } else { forward.or(inverted) };
    // In `said the captain, Ada Brook` the verb stands beside what the name is an apposition of.
    let before_apposition = || {
        let before = &scene.phrases[phrase.checked_sub(1)?];
        let is_apposed = before.tokens.end + 1 == tokens.start && scene.text(before.tokens.end) == ",";
        verb::inverted(scene, before).filter(|_| is_apposed)
    };
    found.or_else(before_apposition).map(|(_, token)| scene.span(&(token..token + 1)))
}

#[cfg(test)]
mod tests {
    use super::{QuoteKind, kind};

    #[test]
    fn an_utterance_is_a_sentence_of_its_own() {
        for text in ["We are ready.", "“Yes” is my answer", "was ready. It is not", "私たちは準備ができています"]
        {
            assert_eq!(kind(text), QuoteKind::Direct, "{text}");
        }
        for text in ["", "Never", "are not the only ones who want to reform the way in which the port is run", "準備"]
        {
            assert_eq!(kind(text), QuoteKind::Fragment, "{text}");
        }
    }
}
