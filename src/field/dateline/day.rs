//! Days as datelines write them.

use crate::field::date::words;

/// The bare number of a day, as Spanish agencies give it.
pub(super) fn is_day_of_month(text: &str) -> bool {
    text.len() <= 2 && text.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

/// Whether more than a day of the week is named.
pub(super) fn has_number(day: &str) -> bool {
    day.chars().any(char::is_numeric)
}

pub(super) fn is_year(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && (text.starts_with("19") || text.starts_with("20"))
}

/// Whether the words are a day as datelines write it: a month with a number, or numbers alone, a day of the week.
pub(super) fn is_day(text: &str) -> bool {
    let (mut months, mut numbers, mut weekdays) = (0, 0, 0);
    for word in text.split_whitespace() {
        let word = word.trim_matches([',', '(', ')']);
        if words::month(word).is_some() {
            months += 1;
        } else if is_number_of_day(word) {
            numbers += 1;
        } else if is_numeric_date(word) {
            numbers += 2;
            months += 1;
        } else if words::is_weekday(word) {
            weekdays += 1;
        } else if !matches!(word, "de" | "of" | "the" | "den" | "г." | "г" | "року" | "р." | "." | "del" | "d’" | "di")
        {
            return false;
        }
    }
    (months == 1 && numbers > 0 && numbers < 4) || (weekdays == 1 && months == 0 && numbers == 0)
}

/// `7`, `7.`, `7th`, `1er`, `२४`, `2024`.
fn is_number_of_day(word: &str) -> bool {
    let digits = word.chars().take_while(|c| c.is_numeric()).count();
    let rest = word.trim_start_matches(char::is_numeric);
    (1..=4).contains(&digits) && matches!(rest, "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "°" | "ος")
}

/// `15.05.2024`, `15/5`, `2024-05-15`; but `4-4-2` is how a team stands.
fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_end_matches('.').split(['.', '/', '-']).collect();
    (2..=3).contains(&parts.len())
        && (parts.len() == 2 || parts.iter().any(|part| part.len() > 1))
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}
