//! Lessons for the trainer: the candidates of quotations whose speakers are known.

use super::candidate::{Candidate, Decided, Gatherer, Past};
use super::feature::Slot;
use super::language::Language;
use super::scene::Scene;
use super::speaker;
use super::word::Lexicon;
use crate::article::Span;
use crate::name;
use crate::person::Cast;
use crate::text::Prose;

/// What is known of one quotation.
#[derive(Debug, Clone)]
pub struct Known {
    /// The words between the marks.
    pub span: Span,
    /// Who speaks.
    pub answer: Answer,
}

/// Who speaks a quotation.
#[derive(Debug, Clone)]
pub enum Answer {
    /// The words that name the speaker, and where the head of them lies.
    Source(Span, Span),
    /// Nobody.
    Nobody,
    /// Somebody, but it is not known who.
    Unknown,
}

/// One quotation: the features of every candidate, and which candidates are right.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The features of the candidates.
    pub candidates: Vec<Vec<u32>>,
    /// Whether each is right.
    pub right: Vec<bool>,
}

/// The lessons of one text, and how many quotations gave none, as no candidate was right.
pub fn lessons(text: &str, known: &[Known]) -> (Vec<Lesson>, usize) {
    let prose = Prose::new(text);
    let mentions = name::mentions(&prose, Some("en"));
    let cast = Cast::gather(&prose, &mentions);
    let scene = Scene::new(&prose, &cast, Lexicon::of(Language::English));
    let gatherer = Gatherer { scene: &scene };
    let mut past = Past::default();
    let mut lessons = Vec::new();
    let mut missed = 0;
    for number in (0..scene.quotes.len()).filter(|number| scene.quotes[*number].quoted.depth == 0) {
        let span = scene.quotes[number].quoted.span;
        let answer = known.iter().find(|known| alike(known.span, span)).map_or(&Answer::Unknown, |known| &known.answer);
        let candidates = gatherer.gather(number, &past);
        let right: Vec<bool> = candidates.iter().map(|candidate| is_right(&scene, candidate, answer, &past)).collect();
        let first = candidates.iter().zip(&right).find(|(_, right)| **right).map(|(candidate, _)| candidate);
        let unknown = Decided { quote: number, phrase: None, voice: None, is_speech: true };
        let decided = first.map_or(unknown, |candidate| speaker::take(&scene, number, candidate, &past));
        if first.is_some() && !scene.quotes[number].quoted.continues {
            lessons.push(Lesson {
                candidates: candidates.into_iter().map(|candidate| candidate.features.numbers).collect(),
                right,
            });
        } else if matches!(answer, Answer::Source(..)) {
            missed += 1;
        }
        past.decided.push(decided);
    }
    (lessons, missed)
}

/// Whether two spans are the same but for marks and space at the ends.
fn alike(first: Span, second: Span) -> bool {
    first.start.abs_diff(second.start) < 4 && first.end.abs_diff(second.end) < 4
}

fn is_right(scene: &Scene<'_>, candidate: &Candidate, answer: &Answer, past: &Past) -> bool {
    let (source, head) = match answer {
        Answer::Unknown => return false,
        Answer::Nobody => return candidate.slot == Slot::Nobody,
        Answer::Source(source, head) => (*source, *head),
    };
    let names = |phrase: usize| {
        let span = scene.span(&scene.phrases[phrase].tokens);
        span.overlaps(head) && span.overlaps(source)
    };
    match candidate.slot {
        Slot::Nobody => false,
        Slot::Before | Slot::After => candidate.phrase.is_some_and(names),
        Slot::Same => past.speaker().and_then(|last| last.phrase).is_some_and(names),
        Slot::Other => past.other().and_then(|last| last.phrase).is_some_and(names),
    }
}
