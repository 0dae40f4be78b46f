//! Roles before a name: `Foreign Minister Ida Moss`, `the minister of mines, Ida Moss`.

use std::ops::Range;

use super::{is_abbreviation, is_determiner, is_nominal, is_verb, joins};
use crate::lexicon::Facts;
use crate::lexicon::people::somebody;
use crate::name::tongue::Tongue;
use crate::person::age::hyphenated;
use crate::person::scene::{Scene, behind_elision};
use crate::text::TokenKind;

/// Titles that only say that somebody is grown up.
const PLAIN_TITLES: &[&str] = &[
    "dhr",
    "don",
    "doña",
    "fr",
    "frau",
    "herr",
    "hr",
    "m",
    "madame",
    "mademoiselle",
    "meneer",
    "messrs",
    "mevr",
    "mevrouw",
    "miss",
    "missus",
    "mister",
    "mlle",
    "mm",
    "mme",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "mw",
    "mx",
    "senhor",
    "senhora",
    "señor",
    "señora",
    "señorita",
    "sig",
    "signor",
    "signora",
    "sr",
    "sra",
    "srta",
];

/// What somebody is to another: a role of its own, to which an `and` adds another, as in `his friend and mayor Ida Moss`.
const RELATIONS: &[&str] =
    &["ally", "colleague", "companion", "confidant", "friend", "neighbor", "neighbour", "partner", "rival"];

/// So many tokens before a name are looked at.
pub(super) const WINDOW: usize = 16;

fn is_plain_title(word: &str) -> bool {
    PLAIN_TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

fn is_named(word: &str) -> bool {
    matches!(
        word,
        "called" | "named" | "namens" | "nommé" | "nommée" | "llamado" | "llamada" | "chamado" | "chamada" | "chiamato"
    )
}

fn is_head(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_role_head(at)
        || scene.is_plural_role(at)
        || (scene.is_capital(at) && scene.facts(at).any(Facts::TITLE) && !is_plain_title(scene.word(at)))
}

/// The role that stands right before the name, its head last (`Chinese Foreign Ministry spokesperson`) or with more
/// behind it (`minister of mines`, `Präsident der Bank`, `président français`).
pub(super) fn direct(scene: &Scene<'_>) -> Option<Range<usize>> {
    let floor = scene.floor.max(scene.name.start.saturating_sub(WINDOW));
    let mut end = scene.name.start;
    while end > floor && is_plain_title(scene.word(end - 1)) {
        end -= 1;
    }
    // `a mathematician named Ida Moss`.
    if end >= floor + 2 && is_named(scene.word(end - 1)) && scene.is_role_head(end - 2) {
        return told(scene, floor, end - 2);
    }
    // `Certified Planner (CP) Ida Moss`: a short bracket belongs to what it explains.
    let bracket = end >= floor + 4 && scene.is_mark(end - 1, &[")"]) && scene.is_mark(end - 3, &["("]);
    let last = end.checked_sub(if bracket { 4 } else { 1 }).filter(|last| *last >= floor)?;
    let head = if is_head(scene, last) { last } else { head_with_tail(scene, floor, last)? };
    Some(start(scene, floor, head)..end)
}

/// The role that labels the name: `Chief executive: Ida Moss`, `(Instructor: Ida Moss)`.
pub(super) fn labelled(scene: &Scene<'_>) -> Option<Range<usize>> {
    let behind = scene.name.end;
    let closes =
        behind >= scene.sentence.end || scene.is_mark(behind, &[",", ")", "]", ";"]) || scene.word(behind) == "and";
    let colon = scene.name.start.checked_sub(1).filter(|colon| closes && scene.is_mark(*colon, &[":"]))?;
    let floor = scene.floor.max(colon.saturating_sub(WINDOW));
    let head = colon
        .checked_sub(1)
        .filter(|head| *head >= floor && (scene.is_role_head(*head) || scene.is_plural_role(*head)))?;
    let start = start(scene, floor, head);
    let opens = start == scene.sentence.start || scene.is_mark(start - 1, &["(", "[", ",", ";", "–", "—"]);
    opens.then_some(start..colon)
}

/// A role of several, of whom the name is an example or one of all: `singers such as Ida Moss`, `such singers as`,
/// `singers including`, `The authors are`.
pub(super) fn exemplified(scene: &Scene<'_>) -> Option<Range<usize>> {
    let floor = scene.floor.max(scene.name.start.saturating_sub(WINDOW));
    let lead = scene.name.start.checked_sub(1).filter(|lead| *lead > floor)?;
    let (such_before, end) = match scene.word(lead) {
        "like" | "include" | "including" | "are" | "were" => (false, lead),
        "as" if scene.word(lead - 1) == "such" => (false, lead - 1),
        "as" => (true, lead),
        "wie" if scene.tongue == Tongue::German => (false, lead),
        _ => return None,
    };
    let end = end - usize::from(end > floor && scene.is_mark(end - 1, &[","]));
    let head = end.checked_sub(1).filter(|head| *head >= floor && scene.can_be_several(*head))?;
    let start = start(scene, floor, head);
    let such = (start..head).rev().find(|&at| scene.word(at).eq_ignore_ascii_case("such"));
    (such.is_some() || !such_before).then_some(such.map_or(start, |such| such + 1)..end)
}

/// The head of a role that has more behind it, up to the name. What lies between may be words of the role only.
fn head_with_tail(scene: &Scene<'_>, floor: usize, last: usize) -> Option<usize> {
    if (joins(scene.word(last)) && behind_elision(scene.word(last)).is_none()) || is_determiner(scene.word(last)) {
        return None;
    }
    let mut at = last;
    let mut joined = false;
    while at > floor {
        let word = scene.word(at);
        joined |= joins(word);
        if !joins(word) && !is_determiner(word) && !is_nominal(scene, at) {
            return None;
        }
        at -= 1;
        let tail = last - at;
        let noun = scene.is_capital(at + 1) && !is_abbreviation(scene.word(at + 1));
        if scene.is_role_head(at) && (joins(scene.word(at + 1)) || (!joined && tail <= 2 && !noun)) {
            return Some(at);
        }
    }
    None
}

/// The role with this head, of which the name is told: `a mathematician called Ida Moss`. `A man called Ida Moss` says no more.
pub(super) fn told(scene: &Scene<'_>, floor: usize, head: usize) -> Option<Range<usize>> {
    let start = start(scene, floor, head);
    (start < head || somebody(scene.word(head)).is_none()).then_some(start..head + 1)
}

/// Where the words of the role with this head begin.
pub(super) fn start(scene: &Scene<'_>, floor: usize, head: usize) -> usize {
    let mut start = head;
    while start > floor && behind_elision(scene.word(start)).is_none() {
        let at = start - 1;
        let joined = joins(scene.word(at)) && at > floor && binds(scene, at);
        // `the UN's legal counsel`, `the Department of Mines (Dom) director`: a short bracket belongs to what it explains.
        let bracket = scene.is_mark(at, &[")"]) && at >= floor + 2 && scene.is_mark(at - 2, &["("]);
        if bracket {
            start = at - 2;
        } else if is_verb(scene, at) {
            break;
        } else if joined || is_nominal(scene, at) {
            start = at;
        } else {
            break;
        }
    }
    while start < head
        && (scene.kind(start) == Some(TokenKind::Possessive)
            || scene.is_mark(start, &["&", "("])
            || joins(scene.word(start))
            || is_count(scene.word(start)))
    {
        start += 1;
    }
    start
}

/// Whether `and` or `of` before a role's head joins two parts of it: both capitalised, or both roles.
fn binds(scene: &Scene<'_>, at: usize) -> bool {
    let behind = if is_determiner(scene.word(at + 1)) { at + 2 } else { at + 1 };
    (scene.is_capital(at - 1) && scene.is_capital(behind))
        || (is_head(scene, at - 1) && !RELATIONS.contains(&scene.word(at - 1)))
}

/// A role before a comma: `the minister of mines, Ida Moss,`.
pub(super) fn by_comma(scene: &Scene<'_>) -> Option<Range<usize>> {
    let comma = first_title(scene).checked_sub(1).filter(|comma| *comma > scene.floor)?;
    if !scene.is_mark(comma, &[",", "–", "—"]) || !closes_behind(scene) {
        return None;
    }
    let floor = scene.floor.max(comma.saturating_sub(WINDOW));
    let mut at = comma;
    let mut head = None;
    while at > floor {
        let word = scene.word(at - 1);
        if is_determiner(word) && head.is_some() {
            // `head of the board`: what stands before the determiner may go on.
            if !(at >= floor + 2 && joins(scene.word(at - 2)) && scene.kind(at - 2) == Some(TokenKind::Word)) {
                break;
            }
        } else if !joins(word) && !is_determiner(word) && !is_nominal(scene, at - 1) && !is_year(word) {
            // `A truck driver from Arne, Ida Moss,`.
            if head.is_some() || word != "from" {
                break;
            }
        }
        at -= 1;
        if is_head(scene, at) {
            head = Some(at);
        }
    }
    let start = start(scene, floor, head?);
    // `one of the survivors, Ida Moss`.
    let article = usize::from(start > floor && is_determiner(scene.word(start - 1)));
    let one_of = start >= floor + 2 + article
        && scene.word(start - article - 1) == "of"
        && scene.word(start - article - 2).eq_ignore_ascii_case("one");
    Some(if one_of { start - article - 2 } else { start }..comma)
}

/// Where the titles and the age right before the name begin: `the Rev. Ida Moss`, `88-year-old Ida Moss`.
fn first_title(scene: &Scene<'_>) -> usize {
    let is_title = |at: usize| scene.is_capital(at) && scene.facts(at).any(Facts::TITLE);
    let before = (scene.floor..scene.name.start).rev();
    let titles = before.take_while(|&at| is_title(at) || hyphenated(scene.word(at)).is_some()).count();
    let first = scene.name.start - titles;
    first - usize::from(titles > 0 && first > scene.floor && scene.word(first - 1) == "the")
}

/// Whether an apposition can end where the name does. In `After he met the mayor, Moss left` it does not.
fn closes_behind(scene: &Scene<'_>) -> bool {
    let behind = scene.name.end;
    let word = scene.word(behind);
    let subordinate = scene.facts(scene.sentence.start).any(Facts::FUNCTION.with(Facts::VERB))
        && !is_determiner(scene.word(scene.sentence.start));
    behind >= scene.sentence.end
        || scene.is_mark(behind, &[",", ".", ";", "(", ")", "–", "—", ":", "”", "\""])
        || matches!(word, "and" | "as" | "to" | "in" | "on" | "who")
        || (!subordinate && scene.kind(behind) == Some(TokenKind::Word))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_count(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "two" | "three" | "four" | "five" | "six" | "several" | "many" | "some")
}
