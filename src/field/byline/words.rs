//! The words of bylines: what leads in a name, what is somebody's office, what is no person.

use std::sync::LazyLock;

use crate::field::parts::Parts;
use crate::lexicon::{self, Facts, Index, Number, entries};

/// A set of things that the lists say of a word, or of several in a row.
type Says = u8;
const LEAD: Says = 1;
const OF_OTHERS: Says = 1 << 1;
const ROLE: Says = 1 << 2;
const ORGANISATION: Says = 1 << 3;
const AGENCY: Says = 1 << 4;
const JOINT: Says = 1 << 5;
const TIME: Says = 1 << 6;

/// All lists of bylines.
struct Vocabulary {
    index: Index<Says>,
    /// What the lists say of entries that begin so: of each entry all parts of it that end before a space or a mark.
    beginnings: Index<Says>,
    /// The length of the longest entry, in characters.
    longest: usize,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let files = [
        (include_str!("../../lexicon/byline-leads.txt"), LEAD),
        (include_str!("../../lexicon/byline-others.txt"), OF_OTHERS),
        (include_str!("../../lexicon/byline-roles.txt"), ROLE),
        (include_str!("../../lexicon/byline-organisations.txt"), ORGANISATION),
        (include_str!("../../lexicon/agencies.txt"), AGENCY),
    ];
    let listed = || files.into_iter().flat_map(|(file, says)| entries(file).map(move |entry| (entry, says)));
    let own = JOINTS.iter().map(|word| (*word, JOINT)).chain(TIMES.iter().map(|word| (*word, TIME)));
    let all = || listed().chain(own.clone());
    let mut index = Index::for_entries(all().count());
    for (entry, says) in all() {
        index.add(entry, |old| old | says);
    }
    let ends = |entry: &'static str| entry.match_indices(ends_word).map(|(at, _)| &entry[..at]);
    let parts = || all().flat_map(|(entry, says)| ends(entry).map(move |part| (part, says)));
    let mut beginnings = Index::for_entries(parts().count());
    for (part, says) in parts() {
        beginnings.add(part, |old| old | says);
    }
    let longest = all().map(|(entry, _)| entry.chars().count()).max().unwrap_or(0);
    Vocabulary { index, beginnings, longest }
});

/// Whether a word of a line ends before a character.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '：' | '・' | '/' | '／' | '=' | '＝' | '|')
}

fn says(number: Number) -> Says {
    VOCABULARY.index.get(number)
}

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

/// Words that begin the time of a story, or what readers may do with it.
const TIMES: [&str; 22] = [
    "updated",
    "published",
    "posted",
    "stand",
    "aktualisiert",
    "veröffentlicht",
    "publié",
    "actualizado",
    "publicado",
    "aggiornato",
    "today",
    "yesterday",
    "read",
    "minutes",
    "ago",
    "opdateret",
    "oppdatert",
    "uppdaterad",
    "follow",
    "folgen",
    "share",
    "email",
];

fn is(word: &str, what: Says) -> bool {
    says(Number::of(word.trim_end_matches([',', '.', ':', ';']))) & what != 0
}

pub(super) fn is_place_word(word: &str) -> bool {
    const LONGEST: usize = 6;
    word.len() <= LONGEST && PLACES.contains(&word)
}

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("d’") || word.starts_with("al-")
}

pub(super) fn is_joint(word: &str) -> bool {
    says(Number::of(word)) & JOINT != 0
}

pub(super) fn is_role_word(word: &str) -> bool {
    is(word, ROLE)
}

pub(super) fn is_agency(name: &str) -> bool {
    is(name, AGENCY)
}

pub(super) fn is_organisation_word(word: &str) -> bool {
    is(word, ORGANISATION)
}

/// Whether a name is that of a place and of nobody: a known one of several words, or of one that no person bears.
pub(super) fn is_place(name: &str) -> bool {
    const PLACE: Facts = Facts::PLACE.with(Facts::CITY).with(Facts::COUNTRY).with(Facts::REGION);
    let facts = lexicon::facts_of(name);
    facts.any(PLACE) && !facts.any(Facts::NAME)
}

/// Whether a word begins a time, or what readers may do with the story.
pub(super) fn is_time_word(word: &str) -> bool {
    is(word, TIME)
}

/// What follows the lead-in at the start of a line, if it has one: `By Ann Lee` gives `Ann Lee`.
pub(super) fn after_lead(line: &str) -> Option<&str> {
    after(LEAD, line)
}

/// What follows a lead-in that stands behind a time, as in `12 May 2024 by Ann Lee`.
pub(super) fn after_time_and_lead(line: &str) -> Option<&str> {
    const MARKS: [&str; 8] = [" by ", " By ", " BY ", " von ", " par ", " por ", " di ", " av "];
    let is_said = SAID.iter().any(|said| line.get(..said.len()).is_some_and(|start| start.eq_ignore_ascii_case(said)));
    let digit = line.bytes().position(|byte| byte.is_ascii_digit());
    if !is_said && digit.is_none() {
        return None;
    }
    let marked = |(at, _)| Some((at, MARKS.iter().find(|mark| line[at..].starts_with(**mark))?));
    let (at, mark) = line.match_indices(' ').find_map(marked)?;
    (is_said || digit.is_some_and(|digit| digit < at)).then(|| &line[at + mark.len()..])
}

static OTHERS: Parts = Parts::new(&[
    "review",
    "edited",
    "editor",
    "updated",
    "checked",
    "tested",
    "researched",
    "photo",
    "translat",
    "illustrat",
    "video",
    "foto",
    "bild",
    "traduc",
    "traduit",
    "redig",
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
]);

/// Whether the words before a name, in lower case, say that somebody else than the author follows.
pub(super) fn speaks_of_others(before: &str) -> bool {
    OTHERS.are_in(before)
}

/// Whether the words before a name, in lower case, end in a lead-in.
pub(super) fn ends_in_lead(before: &str) -> bool {
    let before = before.trim_end_matches([':', ' ', '：']);
    says(Number::of(before)) & LEAD != 0
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
    says(Number::of(label.trim_end_matches(':'))) & LEAD != 0
}

/// Whether a line begins with the credit of somebody who is not the author.
pub(super) fn is_of_others(line: &str) -> bool {
    after(OF_OTHERS, line).is_some()
}

/// What follows the longest entry of a list at the start of a line. Where the script has no spaces, the entry itself is
/// enough; elsewhere it must end at a word's end.
fn after(list: Says, line: &str) -> Option<&str> {
    // Of `<span>By</span><span>Ann Lee</span>` the page shows no space.
    let glued = |lead: &&&str| line.strip_prefix(**lead).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let leads = ["By", "by", "Von", "von", "Par", "par", "Por", "por"];
    if let Some(lead) = leads.iter().find(|lead| list == LEAD && glued(lead)) {
        return Some(&line[lead.len()..]);
    }
    let end = end_of_entry(list, line)?;
    Some(line[end..].trim_start_matches(|c: char| c.is_whitespace() || ":：・/／=＝|.-–—".contains(c)))
}

/// Where the longest entry of a list at the start of a line ends.
fn end_of_entry(list: Says, line: &str) -> Option<usize> {
    let longest = VOCABULARY.longest;
    let (mut word_ends, mut found, mut wide) = (0, None, None);
    // The number of what was read, and of that without the marks behind it.
    let (mut number, mut bare) = (Number::EMPTY, Number::EMPTY);
    let mut is_wide = true;
    for (count, (at, c)) in line.char_indices().enumerate() {
        if c.is_ascii_alphanumeric() && count < longest {
            number = number.and(c);
            (bare, is_wide) = (number, false);
            continue;
        }
        if ends_word(c) {
            found = if says(bare) & list != 0 { Some(at) } else { found };
            word_ends += 1;
            // Most lines do not even begin as an entry does.
            if !is_wide && VOCABULARY.beginnings.get(number) & list == 0 {
                return found.or(wide);
            }
        }
        let is_mark = matches!(c, ':' | '：' | '.');
        if word_ends == LONGEST_LEAD || (count >= longest && !is_mark) {
            return found.or(wide);
        }
        number = number.and(c);
        bare = if is_mark { bare } else { number };
        is_wide = is_wide && count < LONGEST_LEAD && c >= '\u{3000}';
        if is_wide && says(number) & list != 0 {
            wide = Some(at + c.len_utf8());
        }
    }
    if says(bare) & list != 0 { Some(line.len()) } else { found.or(wide) }
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
        assert!(is_of_others("Design: Bo Roe") && is_of_others("Tested by Bo Roe"));
        assert!(is_of_others("Photos by Bo Roe") && is_of_others("写真：山野") && !is_of_others("Ann Photo"));
    }
}
