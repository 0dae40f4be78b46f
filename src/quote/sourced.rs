//! What a source is given for: `According to the port, …`.

use std::ops::Range;

use super::class::Class;
use super::indirect::{Frame, SHORTEST_CLAUSE, content_end, is_verb};
use super::scene::Scene;

/// `According to the port, …` and `…, according to the port`.
pub(super) fn sourced(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Frame> {
    let start = at + 1 + usize::from(scene.class(at + 1) == Class::Preposition);
    let number = scene.phrase_at(start)?;
    let end = content_end(scene, at, sentence.end);
    let content = if at <= sentence.start + 1 {
        match (start..end).find(|token| scene.text(*token) == ",") {
            Some(comma) => behind_apposition(scene, comma, end)..end,
            // Elsewhere than in English the verb may follow right away: `Laut Ada Brook ist das Boot neu`.
            None if !scene.is_lexical => scene.phrases[number].tokens.end..end,
            None => return None,
        }
    } else {
        let before = sentence.start..at - usize::from(scene.text(at - 1) == ",");
        if is_clause(scene, &before) { before } else { rest(scene, number, end).unwrap_or(before) }
    };
    Some(Frame { phrase: number, cue: at..start, content })
}

/// Past what is said of a source behind the comma that it has: `According to Ada Brook, the mayor, the boat is new`.
fn behind_apposition(scene: &Scene<'_>, comma: usize, end: usize) -> usize {
    let start = comma + 1;
    let closing = (start..end).find(|token| scene.text(*token) == ",");
    let is_said_of_source = match scene.class(start) {
        Class::Number => closing == Some(start + 1),
        Class::Relative => true,
        _ => scene.phrase_at(start).is_some_and(|phrase| scene.phrases[phrase].head == Class::Person),
    };
    // In `According to her, the mayor, who is ill, will leave` the mayor is the subject.
    let is_over = |closing: usize| {
        let next = scene.class(closing + 1);
        let is_plain = scene.class(start) == Class::Relative || !(start..closing).any(|token| is_verb(scene, token));
        is_plain && next != Class::Relative && !is_verb(scene, closing + 1)
    };
    closing.filter(|closing| is_said_of_source && is_over(*closing)).map_or(start, |closing| closing + 1)
}

/// Whether words before a source in the middle of a sentence are a clause of their own; `The boat will` is none.
fn is_clause(scene: &Scene<'_>, content: &Range<usize>) -> bool {
    let last = content.end - 1;
    let is_open = scene.class(last) == Class::Auxiliary || scene.text(last) == "that" || scene.cue(last).is_some();
    content.len() >= SHORTEST_CLAUSE && !is_open && content.clone().any(|token| is_verb(scene, token))
}

/// What follows a source in the middle of a sentence, where a comma closes it: `The boat, according to the port, will sail`.
fn rest(scene: &Scene<'_>, source: usize, end: usize) -> Option<Range<usize>> {
    let behind = scene.phrases[source].tokens.end;
    let comma = (behind..end).find(|token| scene.text(*token) == ",");
    let start = comma.map_or(behind, |comma| comma + 1);
    (start < end && (start..end).any(|token| is_verb(scene, token))).then_some(start..end)
}
