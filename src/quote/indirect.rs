//! Speech that is reported without quotation marks.

use std::ops::Range;

use super::class::{Class, Cue, Form, Group};
use super::feature::Sign;
use super::scene::Scene;
use super::sourced::sourced;
use super::subject::{self, Subject, subject};
use super::value::{distance_value, kind_value, token_value, verb_value};
use super::verb::forward;

/// The least score of speech; 0 is as likely as not.
const LEAST: f32 = 0.0;
/// The fewest tokens that reported speech has.
const SHORTEST: usize = 2;
/// The fewest tokens that a clause before `…, he said` has.
pub(super) const SHORTEST_CLAUSE: usize = 4;
/// How many tokens on from a verb its `that` may stand.
const THAT: usize = 10;

/// How many tokens a verb may have behind it that reports what stands before it.
const TAIL: usize = 5;

/// How many auxiliaries and adverbs before a verb are looked through for the one that makes it passive.
const PASSIVE: usize = 4;

/// The most tokens of a sentence. Longer runs without a full stop are lists or transcripts; each verb in them would report
/// all the rest, and together they the square of it.
const LONGEST_SENTENCE: usize = 400;

/// So many verbs of a sentence may report something. Each may report all that follows, and a sentence that a person wrote has
/// hardly half a dozen.
const MOST_FRAMES: usize = 16;

/// Who says what, and by which verb, as the grammar of a sentence has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    /// The phrase that names who speaks.
    pub(super) phrase: usize,
    /// The tokens of the cue.
    pub(super) cue: Range<usize>,
    /// The tokens of what is said.
    pub(super) content: Range<usize>,
}

/// Which of the frames are reported speech, in the order of the text.
pub(super) fn reported<'f>(scene: &Scene<'_>, frames: &'f [Frame]) -> impl Iterator<Item = &'f Frame> {
    let is_speech = |features: &[u32]| scene.nets.reports.as_ref().is_some_and(|net| net.score(features) > LEAST);
    candidates(scene, frames).filter(move |(_, features)| is_speech(features)).map(|(frame, _)| frame)
}

/// What may be reported speech, frames around words of which none is quoted; each with what is looked at to tell speech from
/// other things that verbs of saying do.
pub(super) fn candidates<'f>(scene: &Scene<'_>, frames: &'f [Frame]) -> impl Iterator<Item = (&'f Frame, Vec<u32>)> {
    let unquoted = frames.iter().filter(|frame| is_unquoted(scene, &frame.content));
    unquoted.map(|frame| {
        let number = scene.sentence[frame.cue.start] as usize;
        (frame, features(scene, frame, &scene.prose.sentences[number]))
    })
}

/// Who says what by the grammar of the sentences, whether the words are quoted, reported or neither, in the order of the
/// text.
pub(super) fn frames(scene: &Scene<'_>) -> Vec<Frame> {
    let mut found = Vec::new();
    for sentence in scene.prose.sentences.iter().filter(|sentence| sentence.len() <= LONGEST_SENTENCE) {
        let (mut at, before) = (sentence.start, found.len());
        while at < sentence.end && found.len() < before + MOST_FRAMES {
            let here = if scene.inside[at].is_some() {
                None
            } else if scene.class(at) == Class::Source {
                sourced(scene, at, sentence)
            } else {
                scene.cue(at).and_then(|cue| said(scene, at, cue, sentence))
            };
            if let Some(here) = here {
                at = at.max(here.cue.end - 1);
                found.push(here);
            }
            at += 1;
        }
    }
    found
}

/// Whether some words, and not too few of them, lie in no quotation.
fn is_unquoted(scene: &Scene<'_>, content: &Range<usize>) -> bool {
    content.len() >= SHORTEST && content.clone().all(|token| scene.inside[token].is_none())
}

/// Speech around a verb of saying.
fn said(scene: &Scene<'_>, verb: usize, cue: Cue, sentence: &Range<usize>) -> Option<Frame> {
    let next = scene.text(verb + 1);
    let is_call = cue.group == Group::Call && matches!(next, "for" | "on");
    let is_accusation = cue.group == Group::Press && scene.text(verb).to_lowercase().starts_with("accus");
    if !(matches!(cue.group, Group::Speak | Group::Tell) || is_call || is_accusation) {
        return None;
    }
    let before = verb.checked_sub(1).filter(|before| *before >= sentence.start);
    let is_infinitive = before.is_some_and(|before| scene.text(before) == "to");
    if is_infinitive || (cue.form == Form::Past && is_passive(scene, verb, sentence.start)) {
        return None;
    }
    if scene.inside.get(verb + 1).is_some_and(Option::is_some) {
        return None;
    }
    if subject::asks_for_silence(scene, verb) {
        return None;
    }
    let subject = subject(scene, verb)?;
    let end = content_end(scene, verb, sentence.end);
    let end = if subject.relative { clause_end(scene, verb, end) } else { end };
    let frame = |content| Frame { phrase: subject.phrase, cue: verb..verb + 1, content };
    if let Some(content) = clause_before(scene, verb, &subject, end, sentence) {
        return Some(frame(content));
    }
    if subject.inverted {
        return None;
    }
    let mut start = verb + 1 + usize::from(is_call);
    if cue.group == Group::Tell {
        start = behind_hearer(scene, start);
    }
    let that = (verb + 1..end.min(verb + THAT))
        .take_while(|token| scene.text(*token) != ",")
        .find(|token| scene.text(*token) == "that");
    // In `said the buoy that marks the bank is gone` the word belongs to the buoy.
    let has_object =
        cue.group == Group::Speak && matches!(scene.class(verb + 1), Class::Determiner | Class::Possessive);
    if let Some(that) = that.filter(|_| !has_object) {
        let is_its_own =
            (verb + 1..that).all(|token| scene.cue(token).is_none() && scene.class(token) != Class::Auxiliary);
        start = if is_its_own { that + 1 } else { start };
    }
    while start < end && (matches!(scene.class(start), Class::Day) || matches!(scene.text(start), "," | ":")) {
        start += 1;
    }
    start += usize::from(start < end && scene.language.leads_to_report(scene.text(start)));
    (start < end).then(|| frame(start..end))
}

/// What precedes `…, he said`, where what follows the verb is no speech.
fn clause_before(
    scene: &Scene<'_>,
    verb: usize,
    subject: &Subject,
    end: usize,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = subject.start.checked_sub(1)?;
    if comma <= sentence.start || scene.text(comma) != "," {
        return None;
    }
    let content = sentence.start..comma;
    let opens = scene.class(content.start);
    // `Asked whether the boat was ready, she said no.`
    let is_participle =
        scene.cue(content.start).is_some_and(|cue| matches!(cue.form, Form::Past | Form::Ing)) && !subject.inverted;
    let has_verb = content.len() >= SHORTEST_CLAUSE && content.clone().any(|token| is_verb(scene, token));
    let is_aside =
        opens == Class::Conjunction && !matches!(scene.text(content.start), "But" | "And" | "So" | "Yet" | "Or");
    if !has_verb || is_participle || (is_aside && !subject.inverted) {
        return None;
    }
    let after = if subject.inverted { subject.end } else { verb + 1 };
    let is_over =
        subject.inverted || is_aside_at(scene, after, end) || is_aside_at(scene, behind_hearer(scene, after), end);
    let goes_on = (after..end.min(after + THAT)).any(|token| scene.text(token) == "that");
    (is_over && (subject.inverted || !goes_on)).then_some(content)
}

/// Whether nothing, or only a circumstance, follows from a token on.
fn is_aside_at(scene: &Scene<'_>, token: usize, end: usize) -> bool {
    let asides = [Class::Day, Class::Preposition, Class::Adverb, Class::Mark, Class::Conjunction];
    token >= end || asides.contains(&scene.class(token))
}

pub(super) fn is_verb(scene: &Scene<'_>, token: usize) -> bool {
    let text = scene.text(token);
    matches!(scene.class(token), Class::Auxiliary | Class::Verb)
        || scene.cue(token).is_some()
        || (scene.class(token) == Class::Other && text.ends_with("ed"))
}

/// `was told`, `is being asked`.
fn is_passive(scene: &Scene<'_>, verb: usize, first: usize) -> bool {
    let helpers = (first..verb)
        .rev()
        .take(PASSIVE)
        .take_while(|token| matches!(scene.class(*token), Class::Auxiliary | Class::Adverb));
    helpers.into_iter().any(|token| {
        let text = scene.text(token).to_lowercase();
        matches!(text.as_str(), "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am")
    })
}

/// The token behind the phrase to whom something is told, and what hangs on it.
fn behind_hearer(scene: &Scene<'_>, start: usize) -> usize {
    scene.phrase_at(start).map_or(start, |phrase| scene.phrases[phrase].tokens.end)
}

/// Where the words behind a verb end: at the sentence's end or before a further `…, saying`, `…, according to`.
pub(super) fn content_end(scene: &Scene<'_>, verb: usize, sentence_end: usize) -> usize {
    let mut end = sentence_end;
    while end > verb + 1 && scene.class(end - 1) == Class::Mark {
        end -= 1;
    }
    let further = |token: usize| {
        let is_participle = scene.cue(token).is_some_and(|cue| cue.form == Form::Ing);
        is_participle || scene.class(token) == Class::Source
    };
    let cut = (verb + 2..end)
        .find(|token| scene.text(token - 1) == "," && (further(*token) || begins_another(scene, token - 1)));
    let end = cut.map_or(end, |token| token - 1);
    // `…, the agency reported on Tuesday` at the end reports all that stands before it.
    let tail = (end.saturating_sub(TAIL).max(verb + 2)..end).find(|token| scene.cue(*token).is_some());
    let comma = tail.and_then(|tail| subject(scene, tail)?.start.checked_sub(1));
    comma.filter(|comma| *comma > verb + 1 && scene.text(*comma) == ",").unwrap_or(end)
}

/// Where a relative clause ends: before the verb of the clause around it, as in `Ada Brook, who said she was tired, was fined`.
fn clause_end(scene: &Scene<'_>, verb: usize, end: usize) -> usize {
    let goes_on = |token: usize| is_verb(scene, token) || scene.class(token) == Class::Adverb;
    let comma = (verb + 2..end).find(|comma| scene.text(*comma) == "," && goes_on(comma + 1));
    comma.unwrap_or(end)
}

/// Whether at a comma another begins to say something: `, but Ada Brook said it was open`.
fn begins_another(scene: &Scene<'_>, comma: usize) -> bool {
    if scene.text(comma) != "," || !matches!(scene.text(comma + 1), "but" | "and" | "while") {
        return false;
    }
    let forward = scene.phrase_at(comma + 2).map(|phrase| forward(scene, &scene.phrases[phrase]));
    let says = |(cue, _): (Cue, usize)| matches!(cue.group, Group::Speak | Group::Tell);
    forward.is_some_and(|forward| forward.is_beside() && forward.verb.is_some_and(says))
}

fn features(scene: &Scene<'_>, frame: &Frame, sentence: &Range<usize>) -> Vec<u32> {
    let phrase = &scene.phrases[frame.phrase];
    let cue = scene.cue(frame.cue.start);
    let shape = match (frame.content.start > frame.cue.start, phrase.tokens.start > frame.cue.start) {
        (true, false) => 0,
        (true, true) => 1,
        (false, false) => 2,
        (false, true) => 3,
    };
    let form = cue.map_or(0, |cue| 1 + cue.form as usize);
    let kind = kind_value(phrase, scene);
    let first = frame.content.start;
    let before = frame.cue.start.checked_sub(1).filter(|before| *before >= sentence.start);
    let has_verb = frame.content.clone().take(THAT).any(|token| is_verb(scene, token));
    let that = first > 0 && scene.text(first - 1) == "that";
    let gap = frame.cue.start.abs_diff(phrase.tokens.end);
    vec![
        Sign::Bias.number(0),
        Sign::Verb.number(verb_value(cue)),
        Sign::Shape.number(shape * 5 + form),
        Sign::Subject.number(kind * 4 + shape),
        Sign::Helper.number(before.map_or(0, |before| scene.hash(before))),
        Sign::Next.number(token_value(scene, frame.cue.end)),
        Sign::NextWord.number(scene.hash(frame.cue.end)),
        Sign::First.number(token_value(scene, first) * 2 + usize::from(that)),
        Sign::Second.number(token_value(scene, first + 1)),
        Sign::Clause.number((usize::from(has_verb) * 2 + usize::from(that)) * 4 + shape),
        Sign::Length.number(distance_value(frame.content.len())),
        Sign::Gap.number(distance_value(gap) * 4 + shape),
        Sign::Owned.number(usize::from(phrase.owns)),
    ]
}
