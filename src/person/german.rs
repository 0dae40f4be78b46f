//! German nouns that say what a person is. Compounds are without number and nouns are inflected, so they are known by their
//! last parts.

use std::sync::LazyLock;

use crate::lexicon;

/// What a noun may have behind its last part, the feminine among it, and then what makes several of it.
const SINGULAR: &[&str] = &["", "in", "n", "en", "s"];
const PLURAL: &[&str] = &["n", "en", "e", "innen", "nen"];

/// The last parts, each read from its end, sorted. None is the end of another.
static ENDINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let endings = lexicon::entries(include_str!("../lexicon/role-endings-german.txt"));
    let mut endings: Vec<String> = endings.map(|ending| ending.chars().rev().collect()).collect();
    endings.sort_unstable();
    endings
});

/// Whether a noun says what a person is: `Weltmeisterin`, `Soziologen`.
pub(super) fn is_person(noun: &str) -> bool {
    is_of(noun, SINGULAR) || is_of(noun, PLURAL)
}

/// Whether a noun can say what several people are: `Soziologen`, which can be one who is seen, and `Spielerinnen`.
pub(super) fn is_several(noun: &str) -> bool {
    is_of(noun, PLURAL)
}

fn is_of(noun: &str, inflections: &[&str]) -> bool {
    inflections.iter().filter_map(|inflection| noun.strip_suffix(inflection)).any(ends_as_person)
}

/// Whether a word ends in one of the last parts.
fn ends_as_person(stem: &str) -> bool {
    let back = || stem.chars().rev().flat_map(char::to_lowercase);
    let behind = ENDINGS.partition_point(|ending| ending.chars().le(back()));
    let begins = |ending: &String| ending.chars().eq(back().take(ending.chars().count()));
    behind.checked_sub(1).is_some_and(|at| begins(&ENDINGS[at]))
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, is_person, is_several};

    #[test]
    fn no_ending_is_the_end_of_another() {
        for pair in ENDINGS.windows(2) {
            assert!(!pair[1].starts_with(&pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn compounds_are_known_by_their_last_parts_however_inflected() {
        for noun in
            ["Germanist", "Soziologen", "Hürdensprinterin", "Tagessiegers", "Radprofi", "Norweger", "Vorsitzenden"]
        {
            assert!(is_person(noun), "{noun}");
        }
        for noun in ["Restaurant", "Bundesland", "Thema", "Schalter", "Urkunde", "Fahrzeuge", "Stiftung", "Familie", ""]
        {
            assert!(!is_person(noun), "{noun}");
        }
    }

    #[test]
    fn several_are_told_by_their_endings() {
        assert!(is_several("Spielerinnen") && is_several("Soziologen") && is_several("Redakteure"));
        assert!(!is_several("Moderatorin") && !is_several("Kolumnist") && !is_several("Vorsitzende"));
    }
}
