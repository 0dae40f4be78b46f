//! How a quotation stands to those before it, and to the people named since.

use super::feature::{REACH, Template};
use super::past::{Past, Voice};
use super::phrase::Kind;
use super::quotation::Quotation;
use super::scene::Scene;
use super::value::{cue_value, distance_value, token_value};

/// How many phrases since the last speaker spoke are looked at.
const PHRASES: usize = 40;
/// How many of the last quotations are counted.
const QUOTES: usize = 40;

/// The features of a quotation that tell where in the article it stands.
pub(super) fn values(scene: &Scene<'_>, quote: &Quotation, past: &Past) -> [(Template, usize); 4] {
    [
        (Template::Between, between(scene, quote, past)),
        (Template::Since, since(scene, quote, past)),
        (Template::Dialogue, dialogue(scene, quote, past)),
        (Template::Share, share(past)),
    ]
}

/// Whether it stands in a first line without a stop at its end.
pub(super) fn is_in_headline(scene: &Scene<'_>, quote: &Quotation) -> bool {
    let first = scene.prose.paragraphs.first().filter(|_| quote.paragraph == 0);
    first.is_some_and(|first| {
        let line = scene.prose.text[first.range()].trim_end_matches(['"', '”', '’', '\'']);
        !line.ends_with(['.', '?', '!', ':']) || line.len() < quote.quoted.outer.end - first.start + 2
    })
}

/// The last verb of saying before a quotation in its sentence, and how far that is.
pub(super) fn cue_before(scene: &Scene<'_>, quote: &Quotation) -> usize {
    let start = quote.tokens.start;
    let here = |token: &usize| scene.sentence[*token] == scene.sentence[start] && scene.inside[*token].is_none();
    let found = (0..start).rev().take(REACH).take_while(here).find_map(|token| Some((scene.cue(token)?, token)));
    found.map_or(0, |(cue, token)| {
        let far = match start - token {
            0..=2 => 0,
            3..=5 => 1,
            6..=12 => 2,
            _ => 3,
        };
        cue_value(Some(cue)) * 4 + far
    })
}

/// What stands between the last quotation and this one: 0 where they are not in one sentence.
fn between(scene: &Scene<'_>, quote: &Quotation, past: &Past) -> usize {
    let Some(last) = past.last().map(|last| &scene.quotes[last.quote]) else { return 0 };
    let tokens = last.tokens.end..quote.tokens.start;
    if scene.sentence.get(last.tokens.end - 1) != scene.sentence.get(quote.tokens.start) || tokens.is_empty() {
        return 0;
    }
    let count = match tokens.len() {
        1 => 0,
        2..=3 => 1,
        4..=8 => 2,
        _ => 3,
    };
    1 + token_value(scene, tokens.start) * 4 + count
}

/// How many paragraphs ago the last speaker spoke, whether they were named since, and how many others were.
fn since(scene: &Scene<'_>, quote: &Quotation, past: &Past) -> usize {
    let Some(last) = past.speaker() else { return 0 };
    let words = &scene.quotes[last.quote];
    let far = quote.paragraph.saturating_sub(words.last_paragraph).min(3);
    let first = scene.outer.partition_point(|phrase| scene.phrases[*phrase].tokens.start < words.tokens.end);
    let phrases = scene.outer[first..].iter().map(|phrase| &scene.phrases[*phrase]).take(PHRASES);
    let (mut is_named, mut others) = (false, [None; 2]);
    for phrase in phrases.take_while(|phrase| phrase.tokens.start < quote.tokens.start) {
        let Kind::Member(member) = phrase.kind else { continue };
        if last.voice == Some(Voice::Member(member)) {
            is_named = true;
        } else if !others.contains(&Some(member)) {
            others = [others[1], Some(member)];
        }
    }
    far * 6 + usize::from(is_named) * 3 + others.iter().flatten().count()
}

/// Whether nothing but quotations stands in this paragraph and in that of the last one, and how the paragraph before ends.
fn dialogue(scene: &Scene<'_>, quote: &Quotation, past: &Past) -> usize {
    let bare = |quote: &Quotation| {
        let (start, end) = (quote.tokens.start, quote.tokens.end);
        let begins = start == 0 || scene.paragraph[start - 1] as usize != quote.paragraph;
        begins && scene.paragraph.get(end).is_none_or(|paragraph| *paragraph as usize != quote.last_paragraph)
    };
    let before = quote.paragraph.checked_sub(1).and_then(|before| scene.prose.paragraphs.get(before));
    let ending = match before.and_then(|before| scene.prose.text[before.range()].chars().next_back()) {
        Some('?') => 1,
        Some(':') => 2,
        Some('"' | '”' | '’' | '\'' | '»') => 3,
        _ => 0,
    };
    let last = past.last().is_some_and(|last| bare(&scene.quotes[last.quote]));
    (usize::from(bare(quote)) * 2 + usize::from(last)) * 4 + ending
}

/// How many quotations there were, and what share of them the last speaker has.
fn share(past: &Past) -> usize {
    let spoken = || past.decided.iter().rev().take(QUOTES).filter_map(|decided| decided.voice);
    let count = spoken().count();
    let last = past.speaker().and_then(|last| last.voice);
    let theirs = spoken().filter(|voice| Some(*voice) == last).count();
    let many = (distance_value(count) / 2).min(3);
    let part = (theirs * 4 / count.max(1)).min(3);
    many * 4 + part
}
