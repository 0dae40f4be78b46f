//! How old a text says that somebody is.

use std::ops::Range;

use super::scene::Scene;
use super::years::years;
use crate::lexicon::Facts;
use crate::lexicon::people::{is_kin, somebody};
use crate::text::TokenKind;

/// The age that stands beside one mention.
pub(super) fn age(scene: &Scene<'_>) -> Option<u8> {
    behind(scene).or_else(|| before(scene)).or_else(|| named(scene))
}

/// `Xi, 70,`, `Xi (70)`, `Xi, aged 70`, `Xi, 70 ans`, `Xi, de 70 años`, `Xi is 70.`
fn behind(scene: &Scene<'_>) -> Option<u8> {
    let opens = scene.name.end;
    if scene.is_mark(opens, &[",", "("]) {
        return apposed(scene, opens);
    }
    let at = opens + 1;
    let is_article = matches!(scene.word(at), "a" | "an" | "the");
    match scene.word(opens) {
        "-" | "–" | "—" | "is" if is_article => hyphenated(scene.word(at + 1)),
        "turned" | "turns" if matches!(scene.word(at + 1), "on" | "this" | "last") => years(scene.word(at)),
        "is" | "was" | "turned" | "turns" => {
            let in_years = scene.word(at + 1) == "years" && matches!(scene.word(at + 2), "of" | "old");
            let ends = in_years || scene.is_mark(at + 1, &[",", ".", ";"]) || scene.word(at + 1) == "and";
            years(scene.word(at)).filter(|_| ends)
        }
        _ => None,
    }
}

/// The age behind the comma or the bracket that stands behind a name.
fn apposed(scene: &Scene<'_>, opens: usize) -> Option<u8> {
    let mut at = opens + 1;
    if scene.word(at) == "who" && matches!(scene.word(at + 1), "turned" | "turns") {
        return years(scene.word(at + 2));
    }
    while LEADS.contains(&scene.word(at)) && at <= opens + MOST_LEADS {
        at += 1;
    }
    if let Some(age) = hyphenated(scene.word(at)) {
        return Some(age);
    }
    let age = years(scene.word(at))?;
    // `goals by Moss (12) and Roe (45)`: they are minutes.
    let of_goals = |at: usize| GOALS.contains(&scene.word(at));
    let is_minute = scene.is_mark(opens, &["("]) && near(scene, opens).any(of_goals);
    let ends = scene.is_mark(at + 1, &[",", ")", ".", ";", "—", "–"])
        || at + 1 >= scene.sentence.end
        || (scene.kind(at) == Some(TokenKind::Number) && may_follow_age(scene, at + 1));
    // `Ida Moss, 11 and 8 percent`.
    let counts = scene.word(at + 1) == "and" && scene.kind(at + 2) == Some(TokenKind::Number);
    (ends && !counts && !is_minute).then_some(age)
}

/// Words of a sentence that gives minutes behind names.
const GOALS: &[&str] = &["Goals", "Scorers", "goal", "goals", "scored", "scorers", "tries"];
/// So many tokens on either side are looked through for one.
const NEAR: usize = 40;

/// The tokens near one in its sentence.
fn near(scene: &Scene<'_>, at: usize) -> Range<usize> {
    scene.sentence.start.max(at.saturating_sub(NEAR))..scene.sentence.end.min(at + NEAR)
}

/// What may lead to an age behind a comma: `now 70`, `de 70 años`, `che oggi ha 70 anni`.
const LEADS: &[&str] = &[
    "aged", "age", "also", "a", "an", "che", "de", "der", "di", "die", "ha", "heute", "hoje", "hoy", "is", "now",
    "oggi", "que", "qui", "tem", "the", "then", "tiene", "van", "von", "was", "who", "âgé", "âgée",
];

/// The most such words in a row: `who is now`.
const MOST_LEADS: usize = 3;

/// Whether what stands behind a bare number lets it be an age; `20 years after the flood` is none.
fn may_follow_age(scene: &Scene<'_>, at: usize) -> bool {
    let behind_years = || matches!(scene.word(at + 1), "old" | "," | ")" | "." | "") || scene.word(at + 2) == "age";
    let word = scene.word(at);
    if matches!(word, "years" | "yrs") {
        return behind_years();
    }
    matches!(word, "at" | "ans" | "años" | "anni" | "anos" | "Jahre" | "jaar" | "and" | "who" | "from" | "of")
}

/// So many tokens before a name an age may stand: `the 70-year-old retired teacher Ida Moss`.
const FARTHEST: usize = 8;

/// `70-year-old Xi`, `der 70-jährige Xi`; but not `70-year-old Xi supporter`.
fn before(scene: &Scene<'_>) -> Option<u8> {
    let lowest = scene.floor.max(scene.name.start.saturating_sub(FARTHEST));
    let next = scene.name.end;
    if !scene.is_capital(next) && (scene.is_role_head(next) || scene.is_plural_role(next)) {
        return None;
    }
    let mut at = scene.name.start;
    while at > lowest {
        at -= 1;
        if let Some(age) = hyphenated(scene.word(at)) {
            return Some(age);
        }
        let of_kin = scene.word(at) == "of" && at.checked_sub(1).is_some_and(|kin| is_kin(scene.word(kin)));
        if scene.facts(at).any(Facts::VERB) || leads_elsewhere(scene.word(at)) || of_kin {
            return None;
        }
        // A comma may stand only right before the name.
        if scene.kind(at) == Some(TokenKind::Mark) && at + 1 != scene.name.start {
            return None;
        }
    }
    None
}

/// So many tokens before a name `named` may stand: `, named locally by the police as Ida Moss`.
const FARTHEST_NAMED: usize = 6;

/// `A 45-year-old man, named locally as Ida Moss,`.
fn named(scene: &Scene<'_>) -> Option<u8> {
    let as_at = scene.name.start.checked_sub(1).filter(|at| scene.word(*at) == "as")?;
    let near = scene.sentence.start.max(as_at.saturating_sub(FARTHEST_NAMED))..as_at;
    let named = near.rev().find(|at| matches!(scene.word(*at), "named" | "identified"))?;
    let comma = named.checked_sub(1).filter(|comma| scene.is_mark(*comma, &[","]))?;
    let (age, noun) = (comma.checked_sub(2)?, comma - 1);
    hyphenated(scene.word(age)).filter(|_| scene.is_role_head(noun) || somebody(scene.word(noun)).is_some())
}

/// Whether a word between an age and a name parts the two: `a 70-year-old man from Moss`, `her 14-year-old son to Moss`.
fn leads_elsewhere(word: &str) -> bool {
    matches!(
        word,
        "in" | "to" | "from" | "on" | "by" | "with" | "as" | "than" | "that" | "who" | "whose" | "his" | "her"
    )
}

/// `70-year-old` and its like.
pub(crate) fn hyphenated(word: &str) -> Option<u8> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return word.strip_suffix("-year-old").and_then(years);
    }
    let (digits, rest) = word.split_at(digits);
    let rest = rest.trim_start_matches(['-', '‐', '‑']);
    let old = ["year-old", "yr-old", "yo", "jährige", "Jährige", "jarige", "years-old", "enne"];
    old.iter().any(|ending| rest.starts_with(ending)).then(|| years(digits)).flatten()
}
