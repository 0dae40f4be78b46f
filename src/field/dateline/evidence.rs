//! Whether words that have the shape of a dateline are one.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::head::Head;
use super::place;
use super::separator::Kind;
use crate::lexicon::entries;

/// How sure the words are of being a dateline, and so how far down the text they may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A place with nothing else: at the head of the story only.
    Weak,
    /// A place in capitals.
    Middling,
    /// An agency, a day or a region beside the place.
    Strong,
}

/// What stands around the words of a possible dateline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'t> {
    pub(super) separator: Kind,
    /// The line behind the separator.
    pub(super) rest: &'t str,
    /// The next line that holds anything.
    pub(super) next: Option<&'t str>,
    pub(super) english: bool,
}

/// The shortest line that is held to be running text and no headline, in characters.
const RUNNING_TEXT: usize = 100;

/// How sure it is that `head` is a dateline; `None` if it is held to be none.
pub(super) fn weigh(head: &Head<'_>, around: Surroundings<'_>) -> Option<Strength> {
    if !follows_well(head, around) {
        return None;
    }
    if !head.region && head.places.iter().any(|name| place::is_kicker(name) && !place::is_city(name)) {
        return None;
    }
    if head.agency.is_some() {
        return by_agency(head, around.separator).then_some(Strength::Strong);
    }
    if head.places.is_empty() || around.separator == Kind::Bracket {
        return None;
    }
    if head.places.iter().all(|name| !place::is_city(name) && is_initials(name)) {
        return None;
    }
    if head.has_day() {
        return by_day(head, around.separator).then_some(Strength::Strong);
    }
    if head.in_capitals() {
        let strength = if head.region { Strength::Strong } else { Strength::Middling };
        return in_capitals(head, around).then_some(strength);
    }
    in_title_case(head, around).then_some(Strength::Weak)
}

/// Whether the story can begin as the rest of the line does.
fn follows_well(head: &Head<'_>, around: Surroundings<'_>) -> bool {
    let first = around.rest.trim_start().chars().next();
    match around.separator {
        Kind::LineEnd => true,
        Kind::Bracket | Kind::Stop => {
            first.is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ')' | ';' | '-' | '–' | '—'))
        }
        _ if head.agency.is_some() || head.date.is_some() => first.is_some(),
        // Newspapers write on in lower case after an aside, never after a dateline.
        _ => first.is_some_and(|c| !c.is_lowercase()),
    }
}

fn by_agency(head: &Head<'_>, separator: Kind) -> bool {
    let dash =
        matches!(separator, Kind::Dash | Kind::Bar | Kind::Colon) || separator == Kind::TightDash && head.agency_known;
    let placed = !head.places.is_empty();
    match (head.agency_known, head.agency_bracketed) {
        (true, true) => {
            dash || (placed || head.date.is_some()) && separator != Kind::TightDash || separator == Kind::Bracket
        }
        (true, false) => placed && (dash || separator == Kind::Stop && head.date.is_some()),
        (false, _) => placed && dash && (head.in_capitals() || head.all_cities() || head.date.is_some() || head.region),
    }
}

fn by_day(head: &Head<'_>, separator: Kind) -> bool {
    let short = head.places.iter().all(|name| name.split_whitespace().count() <= 2);
    match separator {
        Kind::Dash | Kind::Bar | Kind::Colon => head.in_capitals() || head.all_cities() || short,
        Kind::TightDash | Kind::Stop | Kind::LineEnd => head.all_cities(),
        Kind::Bracket => false,
    }
}

fn in_capitals(head: &Head<'_>, around: Surroundings<'_>) -> bool {
    let known = head.all_cities();
    let short = head.places.iter().all(|name| name.split_whitespace().count() <= 3 || place::is_aboard(name));
    match around.separator {
        Kind::Dash => known || head.region || (short && is_running_text(around.rest) && !is_label(head, around)),
        Kind::Bar => known || head.region,
        Kind::Colon => known || head.region,
        Kind::TightDash | Kind::Stop => known,
        Kind::LineEnd => known && stands_before_text(around),
        Kind::Bracket => false,
    }
}

fn in_title_case(head: &Head<'_>, around: Surroundings<'_>) -> bool {
    let returns = matches!(around.separator, Kind::Dash | Kind::Bar | Kind::Stop)
        && head.places.iter().any(|name| returns_as_place(name, around.rest));
    let pair = around.separator == Kind::Bar && head.places.len() == 2;
    let known = head.all_cities() || returns || pair;
    match around.separator {
        Kind::Dash if characters(around.rest) < RUNNING_TEXT / 2 || begins_with_other(around.rest) => false,
        Kind::Dash => known || (head.places.len() == 1 && !around.english && place::is_german_village(head.places[0])),
        Kind::Bar => known,
        Kind::Colon if around.english => {
            known && is_running_text(around.rest) && !head.places.iter().any(|name| place::is_like_person(name))
        }
        Kind::Colon => known && characters(around.rest) >= RUNNING_TEXT && !opens_quote(around.rest),
        Kind::Stop => known && !around.english && characters(around.rest) >= RUNNING_TEXT / 2,
        Kind::LineEnd => known && stands_before_text(around),
        Kind::TightDash | Kind::Bracket => false,
    }
}

/// Whether a line goes on as a title does behind a name, and hardly ever a story behind a place: `How a film was made`.
fn asks(rest: &str) -> bool {
    let first = rest.split_whitespace().next().unwrap_or_default();
    ["How", "Why", "What", "Inside"].contains(&first)
}

/// Whether a line goes on with another place and a colon: `Lima - Quito: the match`.
fn begins_with_other(rest: &str) -> bool {
    rest.trim_start().split_once(':').is_some_and(|(name, _)| place::is_city(name))
}

/// Whether capitals that no list knows for a place are a label or a person's name, and not soon named as a place.
fn is_label(head: &Head<'_>, around: Surroundings<'_>) -> bool {
    asks(around.rest)
        || head.places.iter().any(|name| {
            place::is_shouted(name)
                || (place::is_like_person(name) && !returns_as_place(&title_case(name), around.rest))
        })
}

/// `TRAVERSE CITY` as running text writes it.
fn title_case(name: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect::<String>())
    };
    name.split_whitespace().filter_map(word).collect::<Vec<_>>().join(" ")
}

/// Whether the words are a sentence of a story and no headline: long enough, and not in capitals word for word.
fn is_running_text(text: &str) -> bool {
    let words = text.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic());
    let (upper, all) = words.fold((0, 0), |(upper, all), c| (upper + usize::from(c.is_uppercase()), all + 1));
    characters(text) >= RUNNING_TEXT * 3 / 4 && upper * 2 < all + 2
}

/// Words before the name of a place, in the languages whose papers write places in title case.
static BEFORE_PLACE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/place-prepositions.txt")).collect());

/// How far into the story a place is looked for that no list has, in words.
const SOON: usize = 60;

/// Whether the story soon names the place again, as a place.
fn returns_as_place(name: &str, rest: &str) -> bool {
    let name: Vec<&str> = name.split_whitespace().collect();
    let words: Vec<&str> = rest.split_whitespace().take(SOON).collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    words.windows(name.len() + 1).any(|words| {
        BEFORE_PLACE.contains(words[0]) && words[1..].iter().zip(&name).all(|(word, name)| bare(word) == bare(name))
    })
}

/// A place that is a paragraph of its own stands before running text, or is all there is.
fn stands_before_text(around: Surroundings<'_>) -> bool {
    around.next.is_none_or(|next| characters(next) >= RUNNING_TEXT / 2)
}

/// `US —`, `UN —`: letters that stand for a country or a body, as kickers do.
fn is_initials(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() <= 3
}

fn opens_quote(rest: &str) -> bool {
    rest.trim_start().starts_with(['"', '“', '„', '«', '‘', '\'', '»', '‚'])
}

fn characters(text: &str) -> usize {
    text.trim().chars().count()
}
