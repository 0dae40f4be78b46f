//! Which of two numbers is the day.

/// Whether day or month comes first where both are numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    /// The order of a language: month first in English, but in most of its countries; day first elsewhere.
    pub(crate) fn of_language(tag: Option<&str>) -> Self {
        let Some(tag) = tag else { return Self::DayFirst };
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let country = parts.find(|part| part.len() == 2);
        let month_first = language.eq_ignore_ascii_case("en")
            && country.is_none_or(|country| ["us", "ph"].iter().any(|own| country.eq_ignore_ascii_case(own)));
        if month_first { Self::MonthFirst } else { Self::DayFirst }
    }
}
