//! Lessons for the trainer: the candidates of quotations whose speakers are known.

use super::candidate::{Candidate, Gatherer};
use super::class::Class;
use super::feature::Slot;
use super::identify;
use super::indirect::{self, Frame};
use super::language::Language;
use super::nets::Nets;
use super::past::{Decided, Ground, Past, Voice};
use super::referent;
use super::resolve;
use super::scene::Scene;
use super::speaker;
use super::stated::stated;
use super::teller::Tellers;
use super::word::Lexicon;
use crate::article::{Quote, Span};
use crate::field;
use crate::person::Cast;
use crate::text::Prose;

/// What is known of one quotation.
#[derive(Debug, Clone)]
pub struct Known {
    /// The words between the marks.
    pub span: Span,
    /// Who speaks.
    pub answer: Answer,
    /// The speaker's full name, where it is known.
    pub name: Option<String>,
}

/// Who speaks a quotation.
#[derive(Debug, Clone)]
pub enum Answer {
    /// The words that name the speaker, and where the head of them lies.
    Source(Span, Span),
    /// The person called so, wherever they are named.
    Named(String),
    /// Nobody.
    Nobody,
    /// Somebody, but it is not known who.
    Unknown,
}

/// One question: the features of every candidate, and which candidates are right.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The features of the candidates.
    pub candidates: Vec<Vec<u32>>,
    /// Whether each is right.
    pub right: Vec<bool>,
}

/// What one text teaches.
#[derive(Debug, Clone, Default)]
pub struct Lessons {
    /// Who speaks a quotation.
    pub speakers: Vec<Lesson>,
    /// Whom a pronoun means.
    pub pronouns: Vec<Lesson>,
    /// How many quotations gave no lesson, as no candidate was right.
    pub missed: usize,
}

/// The prose of a text as the extractor reads it, with its people and the words of its language, a BCP 47 tag.
fn read_people<'t>(text: &'t str, language: &str) -> (Prose<'t>, Cast, Lexicon) {
    let mut prose = Prose::new(text);
    let dateline = field::dateline::read(text, Some(language));
    if let Some(dateline) = &dateline {
        prose.end_sentence_at(dateline.span.end);
    }
    let cast = Cast::read(&prose, dateline.as_ref(), Some(language));
    let lexicon = Lexicon::of(identify::language(&prose, Some(language)).unwrap_or(Language::English));
    (prose, cast, lexicon)
}

/// The quotations of a text as other nets than the library's read them, each with what its speaker rests on. `language` is
/// a BCP 47 tag.
pub fn quotes(text: &str, language: &str, nets: &Nets) -> Vec<(Quote, Ground)> {
    let (prose, cast, lexicon) = read_people(text, language);
    let scene = Scene::new(&prose, &cast, lexicon, nets);
    super::in_order(&scene, usize::MAX).into_iter().map(|report| (report.quote, report.ground)).collect()
}

/// Lessons on what is reported speech, of which one English text has `reports`: two candidates each, it and nothing.
pub fn report_lessons(text: &str, reports: &[Span]) -> Vec<Lesson> {
    let (prose, cast, lexicon) = read_people(text, "en");
    let scene = Scene::new(&prose, &cast, lexicon, Nets::shipped());
    let lesson = |(frame, features): (&Frame, Vec<u32>)| {
        let span = scene.span(&frame.content);
        let is_right = reports.iter().any(|report| shares_half(span, *report));
        Lesson { candidates: vec![features, Vec::new()], right: vec![is_right, !is_right] }
    };
    indirect::candidates(&scene, &indirect::frames(&scene)).map(lesson).collect()
}

fn shares_half(first: Span, second: Span) -> bool {
    let shared = first.end.min(second.end).saturating_sub(first.start.max(second.start));
    2 * shared >= first.end.max(second.end) - first.start.min(second.start)
}

/// The lessons of one text in a language, a BCP 47 tag. What is not known of the quotations before one is decided by `nets`.
pub fn lessons(text: &str, language: &str, known: &[Known], nets: &Nets) -> Lessons {
    let (prose, cast, lexicon) = read_people(text, language);
    let scene = Scene::new(&prose, &cast, lexicon, nets);
    let frames = indirect::frames(&scene);
    let mut gatherer = Gatherer::new(&scene, &frames);
    let mut tellers = Tellers::of(&scene, &frames);
    let mut past = Past::default();
    let mut lessons = Lessons::default();
    for number in (0..scene.quotes.len()).filter(|number| scene.quotes[*number].quoted.depth == 0) {
        tellers.note(&mut past, scene.quotes[number].tokens.start);
        if let Some(decided) = stated(&scene, &frames, number, &past) {
            past.decided.push(decided);
            continue;
        }
        if speaker::is_nickname(&scene, number) {
            continue;
        }
        let span = scene.quotes[number].quoted.span;
        let known = known.iter().find(|known| alike(known.span, span));
        let answer = known.map_or(&Answer::Unknown, |known| &known.answer);
        let candidates = gatherer.gather(number, &past);
        let all = &candidates.all;
        let right: Vec<bool> = all.iter().map(|candidate| is_right(&scene, candidate, answer, &past)).collect();
        let first = all.iter().zip(&right).find(|(_, right)| **right).map(|(candidate, _)| candidate);
        let ground = Ground::Weighed(1.0);
        let unknown = Decided { quote: number, phrase: None, voice: None, is_speech: true, ground };
        let mut decided = first.map_or(unknown, |candidate| speaker::take(&scene, number, candidate, &past).0);
        let name = known.and_then(|known| known.name.as_deref());
        if let Some(member) = name.and_then(|name| member_called(&cast, name)) {
            let is_fresh = first.is_some_and(|first| matches!(first.slot, Slot::Before | Slot::After));
            if let Some(pronoun) = decided.phrase.filter(|_| is_fresh) {
                lessons.pronouns.extend(pronoun_lesson(&scene, pronoun, member, &past));
            }
            decided.voice = decided.voice.map(|_| Voice::Member(member));
        }
        if first.is_some() && !scene.quotes[number].quoted.continues {
            let candidates = gatherer.features(&candidates);
            lessons.speakers.push(Lesson { candidates, right });
        } else if matches!(answer, Answer::Source(..)) {
            lessons.missed += 1;
        }
        past.decided.push(decided);
    }
    lessons
}

fn pronoun_lesson(scene: &Scene<'_>, pronoun: usize, member: usize, past: &Past) -> Option<Lesson> {
    let found = referent::referents(scene, pronoun, past);
    let right: Vec<bool> = found.iter().map(|referent| referent.member == member).collect();
    let candidates = found.into_iter().map(|referent| referent.features).collect();
    right.contains(&true).then_some(Lesson { candidates, right })
}

/// The member with the last name of `name`, whose first names do not disagree.
fn member_called(cast: &Cast, name: &str) -> Option<usize> {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let fits = |member: &str| {
        let member: Vec<String> = member.split_whitespace().map(str::to_lowercase).collect();
        let same_first = member.len() < 2 || words.len() < 2 || member[0] == words[0];
        member.last() == words.last() && same_first
    };
    cast.members.iter().position(|member| fits(&member.name))
}

/// Whether a candidate is the person called `name`.
fn is_called(scene: &Scene<'_>, candidate: &Candidate, name: &str, past: &Past) -> bool {
    let Some(member) = member_called(scene.cast, name) else { return false };
    let voice = match candidate.slot {
        Slot::Nobody => None,
        Slot::Same => past.speaker().and_then(|last| last.voice),
        Slot::Other => past.other().and_then(|last| last.voice),
        Slot::Before | Slot::After => candidate.phrase.map(|phrase| resolve::voice(scene, phrase, past).0),
    };
    voice == Some(Voice::Member(member))
}

/// Whether the source is a `who` or `which` right behind a phrase: then the phrase names who speaks.
fn is_antecedent(scene: &Scene<'_>, phrase: usize, source: Span) -> bool {
    let end = scene.phrases[phrase].tokens.end;
    let at = end + usize::from(scene.text(end) == ",");
    scene.class(at) == Class::Relative && scene.span(&(at..at + 1)) == source
}

/// Whether two spans are the same but for marks and space at the ends.
fn alike(first: Span, second: Span) -> bool {
    first.start.abs_diff(second.start) < 4 && first.end.abs_diff(second.end) < 4
}

fn is_right(scene: &Scene<'_>, candidate: &Candidate, answer: &Answer, past: &Past) -> bool {
    let (source, head) = match answer {
        Answer::Unknown => return false,
        Answer::Nobody => return candidate.slot == Slot::Nobody,
        Answer::Named(name) => return is_called(scene, candidate, name, past),
        Answer::Source(source, head) => (*source, *head),
    };
    let names = |phrase: usize| {
        let span = scene.span(&scene.phrases[phrase].tokens);
        (span.overlaps(head) && span.overlaps(source)) || is_antecedent(scene, phrase, source)
    };
    match candidate.slot {
        Slot::Nobody => false,
        Slot::Before | Slot::After => candidate.phrase.is_some_and(names),
        Slot::Same => past.speaker().and_then(|last| last.phrase).is_some_and(names),
        Slot::Other => past.other().and_then(|last| last.phrase).is_some_and(names),
    }
}
