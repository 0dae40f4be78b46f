//! How often the speakers given are right, counted on articles that the nets have not learned from.

use newsprint::lab::quote::{Answer, Ground, Trust, log_odds};
use newsprint::{Quote, QuoteKind, Span, Speaker};

use super::gold::Document;

/// How many steps the two numbers of a curve are fitted in, and how long each is.
const STEPS: usize = 2000;
const RATE: f64 = 1.0;

/// Whether the speaker of a quotation is the right one; `None` where that is not known.
pub fn is_right(document: &Document, quote: &Quote) -> Option<bool> {
    let speaker = quote.speaker.as_ref()?;
    let text = &document.text;
    let fits = |words: &str| is_name_of(&speaker.name, words);
    if quote.kind == QuoteKind::Indirect {
        let found = document.reports.iter().flatten().find(|report| share(report.content, quote.span) >= 0.5)?;
        let source = found.source?;
        return Some(is_source(speaker, text, source));
    }
    let known = document.known.iter().find(|known| share(known.span, quote.span) >= 0.8)?;
    match (&known.answer, &known.name) {
        (Answer::Nobody, _) => Some(false),
        (_, Some(name)) | (Answer::Named(name), _) => Some(fits(name)),
        // Whom a pronoun means is not known here.
        (Answer::Source(source, head), None) => {
            (source.len() > "himself".len()).then(|| is_source(speaker, text, *head))
        }
        (Answer::Unknown, None) => None,
    }
}

/// Whether a speaker is the source with this head; who owns it, as in `Ada Brook’s lawyer`, is another.
fn is_source(speaker: &Speaker, text: &str, head: Span) -> bool {
    let is_owner = |end: usize| text[end..].starts_with(['\'', '’']);
    let beside = speaker.span.is_some_and(|span| span.overlaps(head) && !is_owner(span.end));
    let owners = ["'s", "’s", "s'", "s’"];
    let words =
        text[head.range()].split_whitespace().filter(|word| !owners.iter().any(|ending| word.ends_with(ending)));
    beside || words.flat_map(words_of).any(|word| is_name_of(&speaker.name, word))
}

/// Whether two names have one last word, and no first word that speaks against it.
fn is_name_of(speaker: &str, name: &str) -> bool {
    let words = |name: &str| words_of(name).map(str::to_lowercase).collect::<Vec<_>>();
    let (own, others) = (words(speaker), words(name));
    let is_same_first = own.len() < 2 || others.len() < 2 || own[0] == others[0];
    last_word(speaker) == last_word(name) && is_same_first
}

/// Fits what the counts say.
pub fn fit<'c>(counted: impl Iterator<Item = &'c (usize, Ground, bool)>) -> Trust {
    let counted: Vec<(Ground, bool)> = counted.map(|(_, ground, right)| (*ground, *right)).collect();
    let counted = counted.as_slice();
    let weighed = |ground: &Ground| if let Ground::Weighed(share) = ground { Some(*share) } else { None };
    let reported = |ground: &Ground| if let Ground::Reported(share) = ground { Some(*share) } else { None };
    Trust {
        weighed: curve(&chosen(counted, weighed)),
        reported: curve(&chosen(counted, reported)),
        stated: part(counted, Ground::Stated),
        nested: part(counted, Ground::Nested),
    }
}

fn chosen(counted: &[(Ground, bool)], share: impl Fn(&Ground) -> Option<f32>) -> Vec<(f64, bool)> {
    counted.iter().filter_map(|(ground, right)| Some((f64::from(log_odds(share(ground)?)), *right))).collect()
}

/// The part that is right, as if one more had been right and one more wrong.
fn part(counted: &[(Ground, bool)], wanted: Ground) -> f32 {
    let found: Vec<bool> = counted.iter().filter(|(ground, _)| *ground == wanted).map(|(_, right)| *right).collect();
    let right = found.iter().filter(|right| **right).count();
    (right + 1) as f32 / (found.len() + 2) as f32
}

/// The slope and the height of the chance to be right over log odds.
fn curve(points: &[(f64, bool)]) -> [f32; 2] {
    let (mut slope, mut height) = (1.0, 0.0);
    for _ in 0..STEPS {
        let (mut tilt, mut lift) = (0.0, 0.0);
        for (odds, right) in points {
            let miss = f64::from(u8::from(*right)) - 1.0 / (1.0 + (-(slope * odds + height)).exp());
            tilt += miss * odds;
            lift += miss;
        }
        let count = points.len().max(1) as f64;
        slope += RATE * tilt / count / 10.0;
        height += RATE * lift / count;
    }
    [slope as f32, height as f32]
}

/// Prints, by tenths of the confidence, how many speakers were given and how many of them are right.
pub fn report(counted: &[(f64, bool)]) {
    for tenth in 0..10 {
        let found = counted.iter().filter(|(confidence, _)| (confidence * 10.0).min(9.0) as usize == tenth);
        let (all, right) = found.fold((0, 0), |(all, right), (_, is_right)| (all + 1, right + usize::from(*is_right)));
        println!("  confidence {:.1} to {:.1}: {right} right of {all}", tenth as f32 / 10.0, (tenth + 1) as f32 / 10.0);
    }
}

fn share(first: Span, second: Span) -> f32 {
    let shared = first.end.min(second.end).saturating_sub(first.start.max(second.start));
    shared as f32 / (first.end.max(second.end) - first.start.min(second.start)).max(1) as f32
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}

fn last_word(name: &str) -> Option<String> {
    words_of(name).filter(|word| !matches!(*word, "Jr" | "Sr" | "s")).last().map(str::to_lowercase)
}
