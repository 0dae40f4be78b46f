//! What a text says that somebody is, in its own words: before the name, behind it, and by a comma.

use std::ops::Range;

use super::Role;
use super::scene::Scene;
use crate::name::lexicon::Facts;
use crate::text::TokenKind;

/// Words that stand before a role's other words in lower case and belong to it.
const MODIFIERS: &[&str] = &[
    "acting",
    "alleged",
    "chief",
    "convicted",
    "current",
    "deputy",
    "disgraced",
    "elect",
    "embattled",
    "ex",
    "fellow",
    "foreign",
    "former",
    "incoming",
    "interim",
    "late",
    "leading",
    "longtime",
    "long-time",
    "new",
    "outgoing",
    "presumptive",
    "prime",
    "retired",
    "senior",
    "veteran",
    "vice",
];

/// Titles that only say that somebody is grown up.
const PLAIN_TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "mister",
    "herr",
    "frau",
    "hr",
    "fr",
    "monsieur",
    "madame",
    "mme",
    "mlle",
    "mademoiselle",
    "m",
    "mm",
    "señor",
    "señora",
    "señorita",
    "sr",
    "sra",
    "srta",
    "don",
    "doña",
    "signor",
    "signora",
    "sig",
    "senhor",
    "senhora",
    "meneer",
    "mevrouw",
    "dhr",
    "mw",
    "mevr",
];

/// The roles that stand around one mention.
pub(super) fn roles(scene: &Scene<'_>) -> Vec<Role> {
    let mut found = Vec::new();
    for tokens in [before(scene), before_comma(scene), behind(scene)].into_iter().flatten() {
        if let Some(span) = scene.span(tokens) {
            found.push(Role { text: scene.prose.text[span.range()].to_owned(), span });
        }
    }
    found
}

fn is_plain_title(word: &str) -> bool {
    PLAIN_TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// `Chinese Foreign Ministry spokesperson` before the name, `Sen.`, `Prof. Dr.`
fn before(scene: &Scene<'_>) -> Option<Range<usize>> {
    let mut end = scene.name.start;
    while end > scene.floor && is_plain_title(scene.word(end - 1)) {
        end -= 1;
    }
    let head = end.checked_sub(1).filter(|head| *head >= scene.floor)?;
    let is_head = scene.is_role_head(head) || (scene.is_capital(head) && scene.facts(head).any(Facts::TITLE));
    if !is_head {
        return None;
    }
    Some(phrase_start(scene, head)..end)
}

/// Where the phrase of the role with this head begins.
fn phrase_start(scene: &Scene<'_>, head: usize) -> usize {
    let mut start = head;
    while start > scene.floor {
        let at = start - 1;
        let facts = scene.facts(at);
        let joins = match scene.kind(at) {
            Some(TokenKind::Word) if scene.is_capital(at) => {
                !facts.any(Facts::FUNCTION) || facts.any(Facts::NAME.with(Facts::ROLE))
            }
            Some(TokenKind::Word) if matches!(scene.word(at), "and" | "of" | "for" | "&") => joins_roles(scene, at),
            Some(TokenKind::Word) => {
                MODIFIERS.contains(&scene.word(at))
                    || !facts.any(Facts::FUNCTION.with(Facts::VERB).with(Facts::CALENDAR))
            }
            Some(TokenKind::Possessive) => true,
            Some(TokenKind::Mark) => scene.is_mark(at, &["&"]),
            Some(TokenKind::Number) => scene.word(at).contains(char::is_alphabetic) && !scene.word(at).contains("year"),
            None => false,
        };
        if !joins {
            break;
        }
        start = at;
    }
    while start < head
        && (scene.kind(start) == Some(TokenKind::Possessive)
            || scene.is_mark(start, &["&"])
            || matches!(scene.word(start), "and" | "of" | "for"))
    {
        start += 1;
    }
    start
}

/// Whether `and` or `of` at a place joins parts of one role: `Minister of Mines and Energy`, `president and chief executive`.
fn joins_roles(scene: &Scene<'_>, at: usize) -> bool {
    at > scene.floor && (scene.is_capital(at - 1) && scene.is_capital(at + 1) || scene.is_role_head(at - 1))
}

/// `the minister of mines, Ida Moss`: an apposition before the name.
fn before_comma(scene: &Scene<'_>) -> Option<Range<usize>> {
    let comma = scene.name.start.checked_sub(1)?;
    if comma <= scene.floor || !scene.is_mark(comma, &[","]) {
        return None;
    }
    let mut start = comma;
    let mut head = None;
    while start > scene.floor {
        let at = start - 1;
        if scene.facts(at).any(Facts::VERB) || matches!(scene.kind(at), Some(TokenKind::Mark)) {
            break;
        }
        if scene.is_role_head(at) {
            head = Some(at);
        }
        if is_determiner(scene.word(at)) && head.is_some() {
            return Some(start..comma);
        }
        start = at;
    }
    let head = head?;
    (start == scene.sentence.start || scene.is_mark(start - 1, &[","])).then(|| phrase_start(scene, head)..comma)
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "my"
            | "der"
            | "die"
            | "das"
            | "ein"
            | "eine"
            | "seine"
            | "sein"
            | "ihre"
            | "ihr"
            | "le"
            | "la"
            | "un"
            | "une"
            | "son"
            | "sa"
            | "el"
            | "una"
            | "su"
            | "il"
            | "lo"
            | "o"
            | "um"
            | "uma"
            | "os"
            | "de"
            | "het"
            | "een"
            | "l"
            | "one"
            | "another"
    )
}

/// The farthest a role's head stands behind a comma.
const FARTHEST_HEAD: usize = 8;
/// The longest role behind a name, in tokens.
const LONGEST: usize = 24;

/// `, a doctor at St Mary's,` behind the name, and `, who is a doctor`.
fn behind(scene: &Scene<'_>) -> Option<Range<usize>> {
    let mut start = scene.name.end;
    if !scene.is_mark(start, &[",", "(", "—", "–"]) {
        return None;
    }
    let closing = if scene.is_mark(start, &["("]) { ")" } else { "," };
    start += 1;
    start = behind_age(scene, start);
    if matches!(scene.word(start), "who" | "which") {
        start += 1;
        if !matches!(scene.word(start), "is" | "was" | "heads" | "chairs" | "leads" | "runs" | "serves" | "served") {
            return None;
        }
        start += usize::from(matches!(scene.word(start), "is" | "was"));
    }
    if is_determiner(scene.word(start)) && !matches!(scene.word(start), "one") {
        start += 1;
    }
    let end = phrase_end(scene, start, closing)?;
    let head = (start..end).take(FARTHEST_HEAD).find(|&at| scene.is_role_head(at))?;
    let is_noun_phrase = !(start..head).any(|at| {
        scene.facts(at).any(Facts::VERB)
            || (scene.facts(at).any(Facts::FUNCTION)
                && !matches!(scene.word(at), "of" | "and" | "for" | "one" | "de" | "für" | "du" | "the" | "des"))
    });
    is_noun_phrase.then_some(start..end)
}

/// Past an age and its comma.
fn behind_age(scene: &Scene<'_>, at: usize) -> usize {
    if scene.kind(at) == Some(TokenKind::Number) && scene.is_mark(at + 1, &[","]) { at + 2 } else { at }
}

/// Where an apposition that begins at `start` ends: at its comma or bracket, or before a clause.
fn phrase_end(scene: &Scene<'_>, start: usize, closing: &str) -> Option<usize> {
    let limit = scene.sentence.end.min(start + LONGEST);
    let mut at = start;
    while at < limit {
        let ends = match scene.kind(at)? {
            TokenKind::Mark => {
                matches!(scene.word(at), "," | ";" | "." | ":" | "—" | "–" | "“" | "”" | "\"" | "?" | "!")
                    || scene.word(at) == closing
            }
            TokenKind::Word => matches!(scene.word(at), "who" | "whose" | "which" | "where" | "said" | "says" | "told"),
            _ => false,
        };
        if ends {
            return (at > start).then_some(at);
        }
        at += 1;
    }
    (at == scene.sentence.end && at > start).then_some(at)
}
