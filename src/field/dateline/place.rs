//! Which words can be a place, and which are known to be one.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::field::date::words;
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::{self, Facts, entries, facts_of};

static KICKERS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/kickers.txt")).collect());

/// How a place is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Capitals,
    Title,
    /// In a script without capitals.
    None,
}

/// Small words inside the names of places.
const JOINTS: &[&str] = &[
    "de", "del", "della", "la", "las", "los", "le", "les", "di", "do", "da", "das", "dos", "du", "des", "der", "den",
    "am", "an", "auf", "im", "in", "bei", "ob", "of", "the", "upon", "on", "sur", "sous", "al", "el", "ve", "na",
    "nad", "pod", "aan", "van", "vor", "y", "e", "v.", "d.", "a.", "i.", "o.",
];

/// How a story filed from a ship or a plane, or from a place that is kept secret, begins: the whole phrase stands for the
/// place.
const ABOARD: &[&str] = &["aboard ", "on board ", "an bord ", "a bord ", "à bord ", "a bordo ", "somewhere in "];
/// How one filed from no place but a line on the map begins and ends.
const LINE: [(&str, &str); 2] = [("on the ", " border"), ("on the ", " front line")];

/// The most words that the name of a place has beside small ones, and the phrase for a ship or a plane.
const MOST_WORDS: usize = 4;
const MOST_WORDS_ABOARD: usize = 9;

/// How the words are written if they can be the name of a place; `None` if they cannot.
pub(super) fn case(name: &str) -> Option<Case> {
    let aboard = is_aboard(name);
    let mut words = 0;
    let (mut upper, mut lower, mut caseless) = (0, 0, 0);
    for word in name.split_whitespace() {
        let is_joint = words > 0 && JOINTS.contains(&word.to_lowercase().as_str());
        words += usize::from(aboard || !is_joint);
        let first = word.trim_start_matches(['\'', '’', '‘', 'ʻ']).chars().next()?;
        if !word.chars().all(is_of_name) || !first.is_alphabetic() {
            return None;
        }
        if is_joint && word.starts_with(char::is_lowercase) {
            continue;
        }
        let elided = ["al-", "el-", "d'", "d’", "l'", "l’", "'s", "ad-", "as-", "ar-", "an-", "at-"];
        if first.is_lowercase() && !elided.iter().any(|start| word.starts_with(start)) {
            return None;
        }
        for c in word.chars() {
            match (c.is_uppercase(), c.is_lowercase()) {
                (true, _) => upper += 1,
                (_, true) => lower += 1,
                _ if c.is_alphabetic() => caseless += 1,
                _ => {}
            }
        }
    }
    if words == 0 || words > if aboard { MOST_WORDS_ABOARD } else { MOST_WORDS } {
        return None;
    }
    Some(match (upper, lower, caseless) {
        (0, 0, _) => Case::None,
        // As in McALLEN and DeKALB.
        (upper, lower, _) if upper > 1 && upper > 2 * lower => Case::Capitals,
        _ => Case::Title,
    })
}

fn is_of_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '‘' | 'ʻ' | '.' | '\u{ad}') || is_vowel_sign(c)
}

/// Signs of Indic, Thai and Arabic scripts and combining accents, which are no letters to Unicode.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{d7f}' | '\u{e31}'..='\u{e4e}' | '\u{200c}' | '\u{200d}')
        && !c.is_numeric()
}

pub(super) fn is_aboard(name: &str) -> bool {
    let name = name.to_lowercase();
    ABOARD.iter().any(|start| name.starts_with(start))
        || LINE.iter().any(|(start, end)| name.starts_with(start) && name.ends_with(end))
}

/// In lower case, with straight apostrophes and without soft hyphens, as the lists have it.
fn key(name: &str) -> String {
    let name = name.trim().chars().flat_map(lexicon::letters).filter(|c| *c != '\u{ad}');
    name.map(|c| if matches!(c, '’' | '‘' | 'ʻ') { '\'' } else { c }).collect()
}

pub(super) fn is_city(name: &str) -> bool {
    facts_of(&key(name)).any(Facts::CITY)
}

/// Whether the words name a state, a province or a country.
pub(super) fn is_region(name: &str) -> bool {
    let key = key(name);
    facts_of(&key).any(Facts::REGION.with(Facts::COUNTRY))
}

/// Whether the words name an agency that the lexicon has, alone or with another or a desk (`dpa/lby`, `AP/Reuters`).
pub(super) fn is_agency(words: &str) -> bool {
    let key = key(words);
    AGENCIES.contains(key.as_str())
        || key.split(['/', ',', '-', '–', '+', '&', '=']).map(str::trim).any(|part| AGENCIES.contains(part))
}

/// Whether the words are the name of one agency that the lexicon has.
pub(super) fn is_one_agency(words: &str) -> bool {
    AGENCIES.contains(key(words).as_str())
}

/// The agencies with names in scripts that put no spaces between words, longest first: one may begin another.
pub(super) fn wide_agencies() -> &'static [&'static str] {
    static WIDE: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let is_wide = |name: &&&str| name.chars().next().is_some_and(|c| ('\u{3040}'..'\u{ac00}').contains(&c));
        let mut names: Vec<&str> = AGENCIES.iter().filter(is_wide).copied().collect();
        names.sort_unstable_by_key(|name| (std::cmp::Reverse(name.len()), *name));
        names
    });
    &WIDE
}

/// Whether any of the words is one that no place has: a label, a day of the week.
pub(super) fn is_kicker(name: &str) -> bool {
    !is_aboard(name)
        && name.split_whitespace().any(|word| {
            let word = key(word);
            KICKERS.contains(word.as_str()) || words::is_weekday(&word)
        })
}

/// Given names and the commonest surnames: a rare surname is as likely a place.
const NAMES_OF_PEOPLE: Facts = Facts::GIVEN.with(Facts::COMMON_SURNAME);

/// Whether a name is, or begins with, one that people have too: `Sydney`, `Lincoln`.
pub(super) fn is_like_person(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|word| facts_of(&key(word)).any(NAMES_OF_PEOPLE))
}

/// Small English words that are in no name of a place: they show that capitals shout.
const SHOUTED: &[&str] = &[
    "ON", "VS", "VS.", "IS", "ARE", "TO", "FOR", "WITH", "AND", "YOUR", "MY", "HIS", "HER", "NOT", "NO", "FROM", "BY",
    "IT",
];

/// Whether words in capitals are a label rather than a name.
pub(super) fn is_shouted(name: &str) -> bool {
    !is_aboard(name) && name.split_whitespace().any(|word| SHOUTED.contains(&word))
}

/// Endings of the names of German villages that no list has.
const GERMAN_ENDINGS: &[&str] =
    &["ingen", "hausen", "heim", "hofen", "kirchen", "burg", "dorf", "bach", "rode", "beuren", "weiler", "münster"];

/// Whether a single word ends as the names of German villages do.
pub(super) fn is_german_village(name: &str) -> bool {
    /// A shorter word may be the ending alone, or a common noun.
    const SHORTEST: usize = 7;
    let letters = name.chars().count();
    letters >= SHORTEST && name.chars().all(char::is_alphabetic) && GERMAN_ENDINGS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{Case, case, is_agency, is_city, is_kicker};

    #[test]
    fn the_case_of_a_name_is_seen() {
        assert_eq!(case("DES MOINES"), Some(Case::Capitals));
        assert_eq!(case("McALLEN"), Some(Case::Capitals));
        assert_eq!(case("Rio de Janeiro"), Some(Case::Title));
        assert_eq!(case("नई दिल्ली"), Some(Case::None));
        assert_eq!(case("ABOARD AIR FORCE ONE"), Some(Case::Capitals));
        assert_eq!(case("SANTA CRUZ DE LA SIERRA"), Some(Case::Capitals));
        assert_eq!(case("Bad Homburg vor der Höhe"), Some(Case::Title));
        for no_place in ["the river", "2 Dead", "Is this \"it\"", "ONE TWO THREE FOUR FIVE", ""] {
            assert_eq!(case(no_place), None, "{no_place}");
        }
    }

    #[test]
    fn words_are_looked_up_whatever_their_case() {
        assert!(is_city("NEW DELHI") && is_city("Mün\u{ad}chen") && is_city("Köln") && !is_city("Kenya"));
        assert!(is_agency("dpa/lby") && is_agency("Reuters") && !is_agency("R-Utah"));
        assert!(is_kicker("The Latest") && is_kicker("POLL") && !is_kicker("ATLANTIC CITY"));
    }
}
