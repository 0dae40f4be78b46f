//! How old a text says that somebody is.

use super::scene::Scene;
use crate::lexicon::Facts;
use crate::text::TokenKind;

/// The oldest anybody is taken to be.
const OLDEST: u8 = 122;

/// The age that stands beside one mention.
pub(super) fn age(scene: &Scene<'_>) -> Option<u8> {
    behind(scene).or_else(|| before(scene))
}

/// `Xi, 70,`, `Xi (70)`, `Xi, aged 70`, `Xi, 70 ans`, `Xi, de 70 años`.
fn behind(scene: &Scene<'_>) -> Option<u8> {
    let opens = scene.name.end;
    if scene.is_mark(opens, &[","])
        && scene.word(opens + 1) == "who"
        && matches!(scene.word(opens + 2), "turned" | "turns")
    {
        return number(scene, opens + 3);
    }
    if !scene.is_mark(opens, &[",", "("]) {
        let ends = scene.is_mark(opens + 2, &[",", ".", ";"]) || matches!(scene.word(opens + 2), "and" | "years");
        let is = matches!(scene.word(opens), "is" | "was" | "turned" | "turns") && ends;
        return if is { number(scene, opens + 1) } else { None };
    }
    let mut at = opens + 1;
    while matches!(
        scene.word(at),
        "aged" | "age" | "de" | "von" | "di" | "van" | "a" | "now" | "who" | "is" | "was" | "then"
    ) && at < opens + 4
    {
        at += 1;
    }
    if let Some(age) = hyphenated(scene.word(at)) {
        return Some(age);
    }
    let age = number(scene, at)?;
    let ends = scene.is_mark(at + 1, &[",", ")", ".", ";", "—", "–"])
        || at + 1 >= scene.sentence.end
        || is_years(scene.word(at + 1));
    ends.then_some(age)
}

fn is_years(word: &str) -> bool {
    matches!(
        word,
        "years" | "at" | "ans" | "años" | "anni" | "anos" | "Jahre" | "jaar" | "yrs" | "and" | "who" | "from" | "of"
    )
}

/// So many tokens before a name an age may stand: `the 70-year-old retired teacher Ida Moss`.
const FARTHEST: usize = 8;

/// `70-year-old Xi`, `der 70-jährige Xi`.
fn before(scene: &Scene<'_>) -> Option<u8> {
    let lowest = scene.floor.max(scene.name.start.saturating_sub(FARTHEST));
    let marks = |at: usize| scene.kind(at) == Some(TokenKind::Mark);
    let mut at = scene.name.start;
    while at > lowest {
        at -= 1;
        if let Some(age) = hyphenated(scene.word(at)) {
            return Some(age);
        }
        if scene.facts(at).any(Facts::VERB) {
            return None;
        }
        // A comma may stand only right before the name.
        if marks(at) && at + 1 != scene.name.start {
            return None;
        }
    }
    None
}

/// `70-year-old` and its like.
pub(super) fn hyphenated(word: &str) -> Option<u8> {
    let (digits, rest) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
    let rest = rest.trim_start_matches(['-', '‐', '‑']);
    let old = ["year-old", "yr-old", "yo", "jährige", "Jährige", "jarige", "years-old", "enne"];
    (!rest.is_empty() && old.iter().any(|ending| rest.starts_with(ending))).then(|| in_years(digits)).flatten()
}

fn number(scene: &Scene<'_>, at: usize) -> Option<u8> {
    (scene.kind(at) == Some(TokenKind::Number)).then(|| in_years(scene.word(at))).flatten()
}

pub(super) fn in_years(digits: &str) -> Option<u8> {
    digits.parse().ok().filter(|age| (1..=OLDEST).contains(age))
}
