//! The words of the calendar: months and days of the week, in the languages of the lexicon.

use std::sync::LazyLock;

use crate::lexicon::{Index, Number, entries};

/// What a word of the calendar names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Named {
    month: Option<u32>,
    is_weekday: bool,
}

static CALENDAR: LazyLock<Index<Named>> = LazyLock::new(|| {
    let months = entries(include_str!("../../lexicon/months.txt"));
    let months = months.filter_map(|line| line.split_once('\t')).filter_map(|(word, month)| {
        let month = month.parse().ok()?;
        Some((word, Named { month: Some(month), is_weekday: false }))
    });
    let weekdays = entries(include_str!("../../lexicon/weekdays.txt"));
    let weekdays = weekdays.map(|word| (word, Named { month: None, is_weekday: true }));
    let all: Vec<(&str, Named)> = months.chain(weekdays).collect();
    let mut index = Index::for_entries(all.len());
    for (word, named) in all {
        index.add(word, |old: Named| Named {
            month: named.month.or(old.month),
            is_weekday: named.is_weekday || old.is_weekday,
        });
    }
    index
});

/// The number of the month that a word names, whatever its case and with or without a full stop.
pub(crate) fn month(word: &str) -> Option<u32> {
    named(word).month
}

/// The number of the month that two words with a mark between name.
pub(super) fn month_of_two(first: &str, mark: char, second: &str) -> Option<u32> {
    let number = std::iter::once(mark).chain(second.chars()).fold(Number::of(first), Number::and);
    CALENDAR.get(number).month
}

/// Whether a word names a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    named(word).is_weekday
}

/// Whether a word names a month or a day of the week.
pub(crate) fn is_word(word: &str) -> bool {
    named(word) != Named::default()
}

/// Of a word with or without the full stop of an abbreviation, and the Hebrew letter for `in`.
fn named(word: &str) -> Named {
    let word = word.trim_end_matches('.');
    CALENDAR.get(Number::of(word.strip_prefix('ב').unwrap_or(word)))
}

/// Whether a short line has a year or a time of day, or a month beside a number.
pub(crate) fn has_time(text: &str) -> bool {
    const LONGEST_TIME: usize = 80;
    if text.len() > LONGEST_TIME || !text.chars().any(|c| c.is_numeric()) {
        return false;
    }
    let is_year = |word: &str| {
        word.len() == 4
            && (word.starts_with("20") || word.starts_with("19"))
            && word.bytes().all(|b| b.is_ascii_digit())
    };
    let mut words = text.split(|c: char| c.is_whitespace() || ",.()/-".contains(c)).filter(|word| !word.is_empty());
    let has_clock = text.contains('年')
        || text.split_whitespace().any(|word| word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()));
    has_clock || words.any(|word| is_year(word) || month(word).is_some())
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
