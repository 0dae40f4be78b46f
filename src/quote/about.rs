//! What is looked at in a quotation itself and around it, whoever the candidate.

use super::around;
use super::class::Class;
use super::feature::{Features, REACH, Slot, TOKENS, Template};
use super::past::{Decided, Past};
use super::quotation::Quotation;
use super::scene::Scene;
use super::value::{kind_value, token_value, verb_value};
use crate::text::Family;

/// How many quotations without a speaker are counted.
const UNSPOKEN: usize = 3;
/// How many tokens of a quotation tell how it is capitalised.
const TITLE: usize = 24;
/// The bytes of the longest word that a title may have in lower case: `the`.
const LONGEST_SMALL: usize = 3;

/// The features of a quotation that are the same for all its candidates.
pub(super) struct About {
    values: Vec<(Template, usize)>,
    /// What speaks for or against its being speech at all.
    of_nobody: Vec<(Template, usize)>,
}

impl About {
    /// Adds the features, as one slot has them.
    pub(super) fn put(&self, features: &mut Features, slot: Slot) {
        for (template, value) in &self.values {
            features.put(*template, slot, *value);
        }
        if slot == Slot::Nobody {
            self.of_nobody.iter().for_each(|(template, value)| features.put(*template, slot, *value));
        }
    }

    pub(super) fn of(scene: &Scene<'_>, number: usize, past: &Past) -> Self {
        let quote = &scene.quotes[number];
        let text = &scene.prose.text[quote.quoted.span.range()];
        let (before, after) = (quote.tokens.start, quote.tokens.end);
        let starts_paragraph = before == 0 || scene.paragraph[before - 1] as usize != quote.paragraph;
        let ends_paragraph =
            scene.paragraph.get(after).is_none_or(|paragraph| *paragraph as usize != quote.last_paragraph);
        let starts_sentence =
            starts_paragraph || is_stop(scene.text(before - 1)) || scene.sentence[before - 1] != scene.sentence[before];
        let ends_sentence = ends_paragraph || scene.sentence[after] != scene.sentence[after - 1];
        let mut values = Vec::with_capacity(Template::PhraseKind as usize);
        values.extend([
            (Template::Length, length_value(quote.tokens.len())),
            (Template::Ending, if scene.text(after - 1) == "," { 1 } else { ending_value(text) }),
            (Template::Beginning, beginning_value(text) * 2 + usize::from(starts_sentence)),
            (
                Template::Marks,
                usize::from(quote.quoted.family == Family::Single) + 2 * usize::from(quote.quoted.continues),
            ),
            (Template::WholeSentence, usize::from(starts_sentence) * 2 + usize::from(ends_sentence)),
            (Template::Titled, titled_value(scene, quote)),
        ]);
        let (token, verb) = if starts_paragraph { (TOKENS - 1, 0) } else { token_before(scene, before) };
        values.extend([(Template::TokenBefore, token), (Template::VerbBefore, verb)]);
        values.push((Template::TitledBefore, token * 3 + titled_value(scene, quote)));
        values.push((Template::LengthBefore, token * 8 + length_value(quote.tokens.len())));
        if !starts_paragraph {
            values.push((Template::WordBefore, scene.hash(before - 1)));
        }
        if !ends_paragraph {
            values.push((Template::WordAfter, scene.hash(after)));
        }
        let voice = own_words(scene, quote);
        values.push((Template::Voice, voice * 8 + length_value(quote.tokens.len())));
        let (token, verb) = if ends_paragraph { (TOKENS - 1, 0) } else { token_after(scene, after) };
        values.extend([(Template::TokenAfter, token), (Template::VerbAfter, verb)]);
        values.push((Template::CuesInSentence, cues_around(scene, quote)));
        values.push((Template::Outside, outside_value(scene, quote)));
        let colon = starts_paragraph && before > 0 && scene.text(before - 1) == ":";
        values.push((Template::ColonBefore, usize::from(colon)));
        let last = past.last().map_or(0, |last| last_value(scene, quote, last));
        values.push((Template::LastQuote, last));
        let unspoken = past.decided.iter().rev().take(UNSPOKEN).take_while(|decided| decided.voice.is_none()).count();
        values.push((Template::Unspoken, unspoken));
        let next = scene.quotes.get(number + 1).map_or(0, |next| relation(scene, quote, next));
        values.push((Template::NextQuote, next.min(3)));
        let kind = past.speaker().and_then(|last| last.phrase);
        values.push((Template::LastKind, kind.map_or(0, |phrase| 1 + kind_value(&scene.phrases[phrase], scene))));
        values.push((Template::LastLength, last * 8 + length_value(quote.tokens.len())));
        values.extend(around::values(scene, quote, past));
        let edges = [starts_paragraph, ends_paragraph];
        Self { values, of_nobody: of_nobody(scene, number, edges) }
    }
}

/// What tells words that nobody says. `edges` are whether the quotation begins its paragraph and ends it.
fn of_nobody(scene: &Scene<'_>, number: usize, edges: [bool; 2]) -> Vec<(Template, usize)> {
    let quote = &scene.quotes[number];
    let text = &scene.prose.text[quote.quoted.span.range()];
    let (before, after) = (quote.tokens.start, quote.tokens.end);
    let length = length_value(quote.tokens.len());
    let flanks = edges.into_iter().zip([before.wrapping_sub(1), after]);
    let flanks = flanks.map(|(is_edge, token)| if is_edge { TOKENS - 1 } else { token_value(scene, token) });
    let mut values = Vec::with_capacity(Template::SIZES.len() - Template::Flanked as usize);
    values.extend([
        (Template::EndingLength, (ending_value(text) * 8 + length) * 3 + titled_value(scene, quote)),
        (Template::Inner, token_value(scene, before + 1) * 8 + length),
        (Template::Flanked, flanks.fold(0, |value, token| value * TOKENS + token)),
        (Template::Headline, usize::from(around::is_in_headline(scene, quote))),
        (Template::Repeated, usize::from(scene.is_repeated[number])),
        (Template::CueBefore, around::cue_before(scene, quote)),
    ]);
    if !edges[0] && before > 1 {
        values.push((Template::SecondWordBefore, scene.hash(before - 2)));
    }
    values
}

/// 0 for none, 1 same sentence, 2 same paragraph, 3 next paragraph, 4 farther.
fn relation(scene: &Scene<'_>, first: &Quotation, second: &Quotation) -> usize {
    let last = first.tokens.end - 1;
    let same_sentence = scene.sentence.get(last) == scene.sentence.get(second.tokens.start);
    match second.paragraph.saturating_sub(first.last_paragraph) {
        0 if same_sentence => 1,
        0 => 2,
        1 => 3,
        _ => 4,
    }
}

fn last_value(scene: &Scene<'_>, quote: &Quotation, last: &Decided) -> usize {
    let state = match (last.voice, last.is_speech) {
        (Some(_), _) => 0,
        (None, true) => 1,
        (None, false) => 2,
    };
    relation(scene, &scene.quotes[last.quote], quote) * 3 + state
}

fn length_value(tokens: usize) -> usize {
    match tokens.saturating_sub(2) {
        0..=1 => 0,
        2 => 1,
        3 => 2,
        4..=5 => 3,
        6..=8 => 4,
        9..=14 => 5,
        15..=30 => 6,
        _ => 7,
    }
}

fn ending_value(text: &str) -> usize {
    match text.chars().next_back() {
        Some(',') => 1,
        Some('.') => 2,
        Some('?' | '!') => 3,
        Some('—' | '–' | '-' | '…') => 4,
        _ => 0,
    }
}

fn beginning_value(text: &str) -> usize {
    match text.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_uppercase() => 0,
        Some(c) if c.is_lowercase() => 1,
        _ => 2,
    }
}

/// 0 where a word of the quotation is in lower case, 1 where only small words are, 2 where none is.
fn titled_value(scene: &Scene<'_>, quote: &Quotation) -> usize {
    let tokens = quote
        .tokens
        .clone()
        .take(TITLE)
        .filter(|token| !matches!(scene.class(*token), Class::Mark | Class::Number | Class::Owner));
    let mut small = false;
    for token in tokens {
        if scene.text(token).starts_with(char::is_lowercase) {
            if scene.text(token).len() > LONGEST_SMALL {
                return 0;
            }
            small = true;
        }
    }
    if small { 1 } else { 2 }
}

/// Whether a quotation has pronouns of the first or second person (1) and verbs (2).
fn own_words(scene: &Scene<'_>, quote: &Quotation) -> usize {
    let (mut person, mut verb) = (false, false);
    for token in quote.tokens.clone().take(REACH) {
        let class = scene.class(token);
        person |= matches!(class, Class::I | Class::We | Class::You);
        verb |= matches!(class, Class::Auxiliary | Class::Verb) || scene.cue(token).is_some();
    }
    usize::from(person) + 2 * usize::from(verb)
}

/// The token before an opening mark and the verb there, over a comma, a colon or `that`.
fn token_before(scene: &Scene<'_>, start: usize) -> (usize, usize) {
    let before = start - 1;
    let skips = matches!(scene.text(before), "," | ":") || scene.class(before) == Class::Relative;
    let at = if skips && before > 0 { before - 1 } else { before };
    (token_value(scene, before), verb_value(scene.cue(at)))
}

fn token_after(scene: &Scene<'_>, end: usize) -> (usize, usize) {
    // A compound tense counts as its participle: `a déclaré`, `ha detto`.
    let is_helper = scene.class(end) == Class::Auxiliary && scene.cue(end + 1).is_some();
    let end = end + usize::from(is_helper);
    let at = if matches!(scene.text(end), "," | "—" | "–" | "-") { end + 1 } else { end };
    (token_value(scene, end), verb_value(scene.cue(at)))
}

fn is_stop(text: &str) -> bool {
    matches!(text, "." | "?" | "!" | ":" | "…")
}

/// The verbs of saying around a quotation, in its sentence and outside any quotation: at most 3.
fn cues_around(scene: &Scene<'_>, quote: &Quotation) -> usize {
    let sentence = scene.sentence.get(quote.tokens.start);
    let counts = |token: &usize| scene.inside[*token].is_none() && scene.cue(*token).is_some();
    let before = (0..quote.tokens.start).rev().take(REACH).take_while(|token| scene.sentence.get(*token) == sentence);
    let sentence = scene.sentence.get(quote.tokens.end - 1);
    let after =
        (quote.tokens.end..scene.words.len()).take(REACH).take_while(|token| scene.sentence.get(*token) == sentence);
    before.filter(counts).count() + after.filter(counts).count()
}

/// How many tokens of the paragraph near the quotation lie in none.
fn outside_value(scene: &Scene<'_>, quote: &Quotation) -> usize {
    let here = |token: &usize| scene.paragraph[*token] as usize == quote.paragraph;
    let there = |token: &usize| scene.paragraph[*token] as usize == quote.last_paragraph;
    let outside = |token: &usize| scene.inside[*token].is_none();
    let before = (0..quote.tokens.start).rev().take(REACH).take_while(here).filter(outside).count();
    let after = (quote.tokens.end..scene.words.len()).take(REACH).take_while(there).filter(outside).count();
    match before + after {
        0 => 0,
        1..=3 => 1,
        4..=8 => 2,
        9..=20 => 3,
        _ => 4,
    }
}
