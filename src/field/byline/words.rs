//! The words of bylines: what is somebody's office, what is no person, what is a name.

use std::sync::LazyLock;

use crate::lexicon::{self, Facts, Index, Number, entries};

/// A set of things that the lists say of a word, or of several in a row.
pub(super) type Says = u16;
pub(super) const LEAD: Says = 1;
pub(super) const OF_OTHERS: Says = 1 << 1;
const ROLE: Says = 1 << 2;
const ORGANISATION: Says = 1 << 3;
const AGENCY: Says = 1 << 4;
const JOINT: Says = 1 << 5;
const TIME: Says = 1 << 6;
const PARTICLE: Says = 1 << 7;
const BEFORE_PLACE: Says = 1 << 8;

/// All lists of bylines.
pub(super) struct Vocabulary {
    index: Index<Says>,
    /// What the lists say of entries that begin so: of each entry all parts of it that end before a space or a mark.
    pub(super) beginnings: Index<Says>,
    /// The length of the longest entry, in characters.
    pub(super) longest: usize,
}

pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let files = [
        (include_str!("../../lexicon/byline-leads.txt"), LEAD),
        (include_str!("../../lexicon/byline-others.txt"), OF_OTHERS),
        (include_str!("../../lexicon/byline-roles.txt"), ROLE),
        (include_str!("../../lexicon/byline-organisations.txt"), ORGANISATION),
        (include_str!("../../lexicon/agencies.txt"), AGENCY),
        (include_str!("../../lexicon/byline-joints.txt"), JOINT),
        (include_str!("../../lexicon/byline-times.txt"), TIME),
        (include_str!("../../lexicon/particles.txt"), PARTICLE),
        (include_str!("../../lexicon/byline-particles.txt"), PARTICLE),
        (include_str!("../../lexicon/byline-places.txt"), BEFORE_PLACE),
    ];
    let all = || files.into_iter().flat_map(|(file, says)| entries(file).map(move |entry| (entry, says)));
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
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '：' | '・' | '/' | '／' | '=' | '＝' | '|')
}

/// What the lists say of the word, or the words, with this number.
pub(super) fn says(number: Number) -> Says {
    VOCABULARY.index.get(number)
}

fn is(word: &str, what: Says) -> bool {
    says(Number::of(word.trim_end_matches([',', '.', ':', ';']))) & what != 0
}

pub(super) fn is_place_word(word: &str) -> bool {
    !word.starts_with(char::is_uppercase) && says(Number::of(word)) & BEFORE_PLACE != 0
}

pub(super) fn is_particle(word: &str) -> bool {
    const PREFIXES: [&str; 8] = ["d'", "d’", "al-", "el-", "as-", "ad-", "ul-", "ur-"];
    // Of either shape of apostrophe.
    says(Number::of_key(lexicon::key(word))) & PARTICLE != 0 || PREFIXES.iter().any(|prefix| word.starts_with(prefix))
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

/// Whether a piece behind a name, and not joined to it, tells of it: a degree, an office, a single word that is a place.
pub(super) fn is_qualification(piece: &str) -> bool {
    let count = piece.split_whitespace().count();
    let is_degree = |word: &str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let upper = letters.iter().filter(|c| c.is_uppercase()).count();
        word.ends_with('®') || (letters.len() <= 6 && upper >= 2 && upper * 2 >= letters.len())
    };
    let is_office = piece.split_whitespace().any(is_role_word);
    is_office
        || (count <= 3 && piece.split_whitespace().all(is_degree) && !is_agency(piece))
        || matches!(piece, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III")
}

/// Whether a piece is the name of an organisation, an office's too, as in `Travel Editors`.
pub(super) fn is_organisation(piece: &str) -> bool {
    /// An organisation's name has at most so many words.
    const MOST_WORDS: usize = 7;
    let count = piece.split_whitespace().count();
    (1..=MOST_WORDS).contains(&count) && piece.split_whitespace().any(is_organisation_word)
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
