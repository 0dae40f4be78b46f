//! The words of bylines: what leads in a name, what is somebody's office, what is no person.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::lexicon::{self, Facts, entries};

type List = LazyLock<BTreeSet<&'static str>>;

static LEADS: List = LazyLock::new(|| entries(include_str!("../../lexicon/byline-leads.txt")).collect());
static OTHERS: List = LazyLock::new(|| entries(include_str!("../../lexicon/byline-others.txt")).collect());
static ROLES: List = LazyLock::new(|| entries(include_str!("../../lexicon/byline-roles.txt")).collect());
static ORGANISATIONS: List =
    LazyLock::new(|| entries(include_str!("../../lexicon/byline-organisations.txt")).collect());
static AGENCIES: List = LazyLock::new(|| entries(include_str!("../../lexicon/agencies.txt")).collect());

/// A lead-in has at most so many words.
const LONGEST_LEAD: usize = 5;

/// Words before a place: what follows them is no name.
const PLACES: [&str; 22] = [
    "in", "for", "at", "from", "aus", "für", "à", "depuis", "pour", "en", "desde", "para", "em", "na", "fra", "från",
    "för", "til", "w", "dla", "из", "für:",
];

/// Small words inside names.
const PARTICLES: [&str; 43] = [
    "de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "la", "le", "el", "al", "van", "von", "der",
    "den", "ter", "ten", "zu", "zum", "zur", "vom", "af", "av", "bin", "bint", "binti", "ibn", "abu", "ben", "y", "e",
    "i", "st", "st.", "ap", "mac", "dal", "lo", "os", "het",
];

/// Words between the names of a list, and lead-ins of a second one.
const JOINTS: [&str; 26] = [
    "and", "und", "et", "y", "e", "och", "og", "en", "i", "ja", "ve", "и", "та", "і", "و", "και", "with", "mit",
    "avec", "con", "com", "med", "sowie", "&", "+", "si",
];

fn is_in(list: &List, word: &str) -> bool {
    list.contains(word.to_lowercase().trim_end_matches([',', '.', ':', ';']))
}

pub(super) fn is_place_word(word: &str) -> bool {
    PLACES.contains(&word)
}

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("d’") || word.starts_with("al-")
}

pub(super) fn is_joint(word: &str) -> bool {
    JOINTS.contains(&word.to_lowercase().as_str())
}

pub(super) fn is_role_word(word: &str) -> bool {
    is_in(&ROLES, word)
}

pub(super) fn is_agency(name: &str) -> bool {
    is_in(&AGENCIES, name)
}

pub(super) fn is_organisation_word(word: &str) -> bool {
    is_in(&ORGANISATIONS, word)
}

/// What follows the lead-in at the start of a line, if it has one: `By Ann Lee` gives `Ann Lee`.
pub(super) fn after_lead(line: &str) -> Option<&str> {
    after(&LEADS, line)
}

/// What follows a lead-in that stands behind a time, as in `12 May 2024 by Ann Lee`.
pub(super) fn after_time_and_lead(line: &str) -> Option<&str> {
    const MARKS: [&str; 8] = [" by ", " By ", " BY ", " von ", " par ", " por ", " di ", " av "];
    let (at, mark) = MARKS.iter().filter_map(|mark| line.find(mark).map(|at| (at, mark))).min()?;
    let has_time = line[..at].chars().any(|c| c.is_ascii_digit());
    (has_time || SAID.iter().any(|word| line[..at].to_lowercase().starts_with(word))).then(|| &line[at + mark.len()..])
}

/// Whether the words before a name, in lower case, say that somebody else than the author follows.
pub(super) fn speaks_of_others(before: &str) -> bool {
    const PARTS: [&str; 26] = [
        "review",
        "edited",
        "editor",
        "updated",
        "checked",
        "photo",
        "translat",
        "illustrat",
        "video",
        "foto",
        "bild",
        "traduc",
        "traduit",
        "redig",
        "redigé",
        "produced",
        "sponsored",
        "medically",
        "source",
        "image",
        "grafik",
        "comment",
        "reply",
        "says",
        "follow",
        "geprüft",
    ];
    PARTS.iter().any(|part| before.contains(part))
}

/// Whether the words before a name, in lower case, end in a lead-in.
pub(super) fn ends_in_lead(before: &str) -> bool {
    let before = before.trim_end_matches([':', ' ', '：']);
    LEADS.contains(before)
        || before.split_whitespace().next_back().is_some_and(|last| matches!(last, "by" | "von" | "par" | "por"))
}

/// What the word lists tell of a name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub(super) given_first: bool,
    pub(super) surname_last: bool,
    /// One of its words is a common word and no given name.
    pub(super) common_word: bool,
    pub(super) place: bool,
}

pub(super) fn known(name: &str) -> Known {
    let facts: Vec<Facts> = name.split_whitespace().map(|word| lexicon::facts(lexicon::key(word))).collect();
    let is_common = |facts: &Facts| {
        facts.any(Facts::WORD.with(Facts::FUNCTION).with(Facts::VERB))
            && !facts.any(Facts::GIVEN.with(Facts::COMMON_SURNAME).with(Facts::PARTICLE))
    };
    Known {
        given_first: facts.first().is_some_and(|facts| facts.any(Facts::GIVEN)),
        surname_last: facts.len() > 1 && facts.last().is_some_and(|facts| facts.any(Facts::SURNAME)),
        common_word: facts.iter().any(is_common),
        place: facts.iter().any(|facts| facts.any(Facts::PLACE) && !facts.any(Facts::NAME)),
    }
}

/// What begins a sentence that says who wrote.
const SAID: [&str; 5] = ["this post was", "this article was", "this story was", "posted on", "published on"];

/// Whether the label of a value says that it is the author.
pub(super) fn is_author_label(label: &str) -> bool {
    LEADS.contains(label.trim_end_matches(':'))
}

/// Whether a line begins with the credit of somebody who is not the author.
pub(super) fn is_of_others(line: &str) -> bool {
    after(&OTHERS, line).is_some()
}

/// What follows the longest entry of a list at the start of a line. Where the script has no spaces, the entry itself is
/// enough; elsewhere it must end at a word's end.
fn after<'l>(list: &List, line: &'l str) -> Option<&'l str> {
    // Of `<span>By</span><span>Ann Lee</span>` the page shows no space.
    let glued = |lead: &&&str| line.strip_prefix(**lead).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if let Some(lead) = ["By", "by", "Von", "von", "Par", "par", "Por", "por"].iter().find(glued)
        && list.contains("by")
    {
        return Some(&line[lead.len()..]);
    }
    let lower = line.to_lowercase();
    if lower.len() != line.len() {
        return None;
    }
    let ends = lower.char_indices().filter(|(_, c)| c.is_whitespace() || ":：・/／=＝|".contains(*c)).map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.take(LONGEST_LEAD).collect();
    ends.push(lower.len());
    let found = ends.iter().rev().find(|end| list.contains(lower[..**end].trim_end_matches([':', '：', '.'])));
    let wide = || {
        let starts = lower.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_LEAD);
        starts.filter(|end| lower[..*end].chars().all(|c| c >= '\u{3000}') && list.contains(&lower[..*end])).last()
    };
    let end = found.copied().or_else(wide)?;
    Some(line[end..].trim_start_matches(|c: char| c.is_whitespace() || ":：・/／=＝|.-–—".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::{after_lead, is_of_others};

    #[test]
    fn lead_ins_end_at_words() {
        let cases = [
            ("By Ann Lee", Some("Ann Lee")),
            ("Von: Max Mohn", Some("Max Mohn")),
            ("Ein Kommentar von Max Mohn", Some("Max Mohn")),
            ("文・山野花子", Some("山野花子")),
            ("作者：山野花子", Some("山野花子")),
            ("by", Some("")),
            ("Byron Lee", None),
            ("Ann Lee", None),
            ("كتبت: ليلى", Some("ليلى")),
        ];
        for (line, expected) in cases {
            assert_eq!(after_lead(line), expected, "{line}");
        }
        assert!(is_of_others("Photos by Bo Roe") && is_of_others("写真：山野") && !is_of_others("Ann Photo"));
    }
}
