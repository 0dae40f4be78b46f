//! The words of the calendar: months and days of the week, in the languages of the lexicon.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::lexicon::entries;

static MONTHS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/months.txt"))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, number)| Some((word, number.parse().ok()?)))
        .collect()
});

static WEEKDAYS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/weekdays.txt")).collect());

/// The number of the month that a word names, whatever its case and with or without a full stop.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = plain(word);
    MONTHS.get(word.as_str()).copied()
}

/// Whether a word names a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(plain(word).as_str())
}

/// In lower case, without the full stop of an abbreviation and without the dot that lower-casing puts on a Turkish İ.
fn plain(word: &str) -> String {
    word.trim_end_matches('.').chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect()
}

#[cfg(test)]
mod tests {
    use super::{is_weekday, month};

    #[test]
    fn months_are_known_in_many_languages() {
        for (word, number) in [
            ("May", 5),
            ("Sept.", 9),
            ("DEC", 12),
            ("Mai", 5),
            ("März", 3),
            ("Jänner", 1),
            ("févr.", 2),
            ("août", 8),
            ("mayo", 5),
            ("setiembre", 9),
            ("maggio", 5),
            ("мая", 5),
            ("травня", 5),
            ("mája", 5),
            ("května", 5),
            ("maja", 5),
            ("мај", 5),
            ("Kasım", 11),
            ("أيار", 5),
            ("مايو", 5),
            ("मई", 5),
            ("Μαΐου", 5),
            ("toukokuuta", 5),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        assert_eq!(month("Maybe"), None);
    }

    #[test]
    fn days_of_the_week_are_known() {
        for word in
            ["Monday", "Mon.", "Dienstag", "mercredi", "jueves", "domenica", "sábado", "Pazartesi", "воскресенье"]
        {
            assert!(is_weekday(word), "{word}");
        }
        assert!(!is_weekday("Sunderland"));
    }
}
