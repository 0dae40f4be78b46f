//! German nouns that say what a person is. Compounds are without number and nouns are inflected, so they are known by their
//! last parts.

use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon;

/// A noun that can say what one person is, the feminine among them.
static SINGULAR: LazyLock<Regex> = LazyLock::new(|| inflected(&["", "in", "n", "en", "s"]));
/// A noun that can say what several people are.
static PLURAL: LazyLock<Regex> = LazyLock::new(|| inflected(&["n", "en", "e", "innen", "nen"]));

/// Whether a noun says what a person is: `Weltmeisterin`, `Soziologen`.
pub(super) fn is_person(noun: &str) -> bool {
    SINGULAR.is_match(noun) || PLURAL.is_match(noun)
}

/// Whether a noun can say what several people are: `Soziologen`, which can be one who is seen, and `Spielerinnen`.
pub(super) fn is_several(noun: &str) -> bool {
    PLURAL.is_match(noun)
}

/// What ends in one of the last parts, with one of these inflections behind it.
fn inflected(inflections: &[&str]) -> Regex {
    let parts: Vec<&str> = lexicon::entries(include_str!("../lexicon/role-endings-german.txt")).collect();
    let pattern = format!("(?i)(?:{})(?:{})$", parts.join("|"), inflections.join("|"));
    Regex::new(&pattern).expect("the list holds words only")
}

#[cfg(test)]
mod tests {
    use super::{is_person, is_several};

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
