//! What a text says that somebody is, in its own words: before the name, behind it, and in brackets.

mod before;
mod behind;
mod body;
mod named;
mod stated;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::scene::{Scene, behind_elision};
use crate::article::Span;
use crate::lexicon::{self, Facts};
use crate::name::tongue::Tongue;
use crate::text::{TokenKind, is_mark};

/// What a text says that somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) text: String,
    /// The words of the text, in lower case and none of them short for another: they are asked for again and again.
    words: Vec<String>,
    pub(super) span: Span,
}

impl Role {
    pub(super) fn new(text: &str, span: Span) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
        // In `Gen Z activist` nothing is short for a title.
        let is_title = words.clone().all(|word| word.starts_with(char::is_uppercase));
        let in_full = |word: String| if is_title { in_full(word) } else { word };
        Self { text: text.to_owned(), words: words.map(str::to_lowercase).map(in_full).collect(), span }
    }

    /// The words of the text, in lower case and none of them short for another.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether its words stand in a row in another's: an `actor` is no part of a `contractor`.
    pub(super) fn is_part_of(&self, other: &Self) -> bool {
        other.words.windows(self.words.len().max(1)).any(|run| run == self.words)
    }
}

static SHORT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../lexicon/titles-short.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// A title for what is short for it: `Gen.` is a general.
fn in_full(word: String) -> String {
    SHORT.get(word.as_str()).map_or(word, |title| (*title).to_owned())
}

/// The roles around one mention.
pub(super) struct Roles {
    pub(super) of_this: Vec<Role>,
    /// A role of several, such as `economists`, which the names that follow share.
    pub(super) shared: Option<Role>,
    /// A role of several behind the last of their names, as in `Ida Moss and Jo Lu, hosts of the show`.
    pub(super) of_all: Option<Role>,
}

/// The longest role, in bytes: what many names share is copied for each.
const LONGEST: usize = 400;

/// Reads the roles that stand around one mention.
pub(super) fn roles(scene: &Scene<'_>) -> Roles {
    let role = |tokens: Range<usize>| {
        let span = scene.span(tokens).filter(|span| span.len() <= LONGEST)?;
        Some(Role::new(&scene.prose.text[span.range()], span))
    };
    // What stands before an attribute is said of the person named next.
    let direct = || {
        let before = before::direct(scene).or_else(|| before::exemplified(scene)).or_else(|| before::labelled(scene));
        before.or_else(|| named::identified(scene)).or_else(|| named::given(scene))
    };
    let before = if scene.is_attribute() { None } else { direct() };
    let by_comma = before::by_comma(scene);
    let is_plural = |tokens: &Range<usize>| {
        (scene.is_plural_role(tokens.end - 1) && scene.word(tokens.start) != "one") || scene.is_german_plural(tokens)
    };
    let shared = before.clone().or(by_comma.clone()).filter(is_plural).and_then(role);
    let apposed = behind::apposed(scene);
    let of_all = apposed.clone().filter(|tokens| scene.is_of_several(tokens)).and_then(role);
    let found = [before, by_comma, body::of_or_from(scene), apposed, stated::stated(scene), stated::held(scene)];
    let mut of_this: Vec<Role> = Vec::new();
    for role in found.into_iter().flatten().filter_map(role) {
        if !of_this.iter().any(|known| known.span.overlaps(role.span)) {
            of_this.push(role);
        }
    }
    Roles { of_this, shared, of_all }
}

/// Words before a noun that are no part of what somebody is, sorted.
const DETERMINERS: &[&str] = &[
    "a", "an", "another", "ce", "ces", "cet", "cette", "das", "dem", "den", "der", "des", "die", "diesem", "dieser",
    "dieses", "een", "ein", "eine", "einem", "einen", "einer", "el", "esa", "ese", "essa", "esse", "esta", "este",
    "gli", "her", "het", "his", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "il", "its", "l'", "la", "las",
    "le", "les", "leur", "lo", "los", "my", "notre", "nuestra", "nuestro", "o", "os", "our", "questa", "questo", "sa",
    "sein", "seine", "seinem", "seinen", "seiner", "seines", "seu", "son", "su", "sua", "suo", "that", "the", "their",
    "this", "um", "uma", "un", "una", "unas", "une", "unos", "unser", "unsere", "unserer", "your", "zijn",
];

fn is_determiner(word: &str) -> bool {
    DETERMINERS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Words that join the parts of what somebody is, as in `head of the board`, `Minister for Mines and Energy`; sorted.
const JOINTS: &[&str] = &[
    "&", "al", "alla", "and", "at", "au", "aus", "aux", "bei", "beim", "con", "da", "de", "degli", "dei", "del",
    "della", "delle", "des", "di", "do", "dos", "du", "e", "em", "en", "et", "for", "für", "im", "in", "na", "no",
    "of", "on", "para", "por", "pour", "to", "und", "van", "vom", "von", "voor", "y", "zum", "zur", "à",
];

/// Whether a word joins the parts of what somebody is: by itself, or before its noun, as in `d'Arne`.
fn joins(word: &str) -> bool {
    JOINTS.binary_search(&word).is_ok() || (word.starts_with('d') && behind_elision(word).is_some())
}

/// Whether a word can stand inside the words of a role: no verb, no pronoun, no day.
pub(super) fn is_nominal(scene: &Scene<'_>, at: usize) -> bool {
    let facts = scene.facts(at);
    match scene.kind(at) {
        Some(TokenKind::Word) if scene.is_capital(at) => {
            !facts.any(Facts::FUNCTION.with(Facts::CALENDAR))
                || facts.any(Facts::ROLE)
                || is_abbreviation(scene.word(at))
        }
        Some(TokenKind::Word) => {
            let word = scene.word(at);
            !facts.any(Facts::FUNCTION.with(Facts::VERB).with(Facts::CALENDAR))
                && (scene.tongue == Tongue::English || !is_determiner(word))
                && (!word.contains(['\'', '’']) || behind_elision(word).is_some())
                && (scene.tongue != Tongue::German || qualifies(scene, at))
        }
        Some(TokenKind::Possessive) => true,
        // `20-year`, `U20`; a bare number or an age is no part of a role.
        Some(TokenKind::Number) => scene.word(at).contains(char::is_alphabetic) && !scene.word(at).contains("-old"),
        // `the National Bus Workers’ Union`.
        Some(TokenKind::Mark) => {
            let is_between = || at > scene.sentence.start && scene.is_capital(at - 1) && scene.is_capital(at + 1);
            let of_several = || is_between() && scene.word(at - 1).ends_with('s');
            scene.is_mark(at, &["&"]) || (scene.is_mark(at, &["’", "'"]) && of_several())
        }
        None => false,
    }
}

/// Whether an English word before the noun of a role is the verb of the sentence: `the board accused Mayor Ida Moss`, `Praising
/// Mayor Ida Moss, he left`. Behind an article, a possessive, a preposition, a verb or an adverb what ends in `-ed` can be said
/// of somebody: `said retired teacher Ida Moss`, `the newly elected mayor`.
fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    let begins = at == scene.sentence.start;
    if scene.tongue != Tongue::English || scene.facts(at).any(Facts::ANY_ROLE) || word.contains('-') {
        return false;
    }
    if QUALIFIERS.contains(&word) {
        return false;
    }
    if word.ends_with("ing") {
        // `marketing director` and `the housing Commissioner` are no verbs, nor is what stands before a noun in small letters.
        return (begins && scene.facts(at).any(Facts::VERB))
            || (!begins && !scene.is_capital(at) && scene.is_capital(at + 1) && !can_qualify(scene, at));
    }
    let is_past = word.ends_with("ed") && word.starts_with(char::is_lowercase);
    is_past && !begins && !can_qualify(scene, at)
}

/// What ends as a participle does and is said of those who hold an office.
const QUALIFIERS: &[&str] = &["acting", "incoming", "leading", "outgoing", "ranking", "sitting"];

/// Whether a participle can be said of somebody, by what stands before it.
fn can_qualify(scene: &Scene<'_>, participle: usize) -> bool {
    let before = participle - 1;
    let (word, facts) = (scene.word(before), scene.facts(before));
    match scene.kind(before) {
        Some(TokenKind::Mark) => !word.contains(is_mark),
        Some(TokenKind::Word) => {
            word.ends_with("ly")
                || word.ends_with("ing")
                || matches!(word, "former" | "late" | "more" | "most")
                || (facts.any(Facts::FUNCTION.with(Facts::VERB)) && !leads_to_verb(word))
        }
        _ => true,
    }
}

/// Whether a participle behind a small word is a verb: behind its subject or its auxiliary.
fn leads_to_verb(word: &str) -> bool {
    let words = [
        "been", "had", "has", "have", "he", "i", "it", "later", "she", "that", "then", "they", "we", "which", "who",
        "you",
    ];
    words.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Whether a German word in lower case can be an adjective, by its ending. One that could be a verb as well needs an article
/// before it.
fn qualifies(scene: &Scene<'_>, at: usize) -> bool {
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let word = scene.word(at);
    let is_article = |at: &usize| is_determiner(scene.word(*at)) || joins(scene.word(*at));
    if ends(word, &["te", "en"]) {
        return (scene.floor.max(at.saturating_sub(FARTHEST_ARTICLE))..at).any(|at| is_article(&at));
    }
    ends(word, &["e", "er", "es", "em", "lich", "isch", "al", "ell", "ig", "iv", "mals"])
}

/// So many words before an adjective its article stands at the farthest.
const FARTHEST_ARTICLE: usize = 3;

/// Whether a word is of capitals only, such as `US`, which is no small word then.
fn is_abbreviation(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{DETERMINERS, JOINTS, is_determiner};

    #[test]
    fn words_are_sorted_so_that_each_is_found() {
        assert!(DETERMINERS.is_sorted() && JOINTS.is_sorted());
        assert!(is_determiner("Die") && is_determiner("zijn") && !is_determiner("port"));
    }
}
