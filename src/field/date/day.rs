//! Days as pages write them: `2024-05-14`, `14. Mai 2024`, `May 14, 2024`, `2024年5月14日`, `14/05/2024`.

use chrono::{Datelike, NaiveDate};

use super::order::Order;
use super::token::{Kind, Token};
use super::{era, words};

/// A day found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) day: NaiveDate,
    /// The number of the token behind it.
    pub(super) next: usize,
    /// The day that it is when day and month change places, where both readings make sense and nothing in the
    /// writing decides.
    pub(super) swapped: Option<NaiveDate>,
    /// Day, month and year are numbers, and the day, being over 12, or the mark between shows their order.
    pub(super) shows: Option<Order>,
}

/// A text and its tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) all: &'t [Token],
}

impl<'t> Tokens<'t> {
    pub(super) fn word(&self, at: usize) -> Option<&'t str> {
        let token = self.all.get(at)?;
        (token.kind == Kind::Word).then(|| &self.text[token.start..token.end])
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.all.get(at)?.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// The value of a number of so many digits.
    pub(super) fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.all.get(at)?.kind {
            Kind::Number { value, digits: own } if digits.contains(&own) => u32::try_from(value).ok(),
            _ => None,
        }
    }

    /// Whether white space stands before a token.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.all.get(at).is_none_or(|token| token.spaced)
    }

    /// A year of four digits that a page may mean.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let year = i32::try_from(self.number(at, 4..=4)?).ok()?;
        let year = era::common_year(year);
        YEARS.contains(&year).then_some(year)
    }

    /// The month that a word names, and the number of the token behind it and its full stop.
    fn month(&self, at: usize) -> Option<(u32, usize)> {
        // Vietnamese counts its months.
        if self.word(at).is_some_and(|word| ["tháng", "thg"].iter().any(|own| word.eq_ignore_ascii_case(own))) {
            return Some((self.number(at + 1, 1..=2).filter(|month| *month <= 12)?, at + 2));
        }
        let word = self.word(at)?;
        let two_words = || Some((words::month_of_two(word, ' ', self.word(at + 1)?)?, at + 2));
        // `มี.ค.`
        let dotted = || {
            let second = self.word(at + 2).filter(|_| self.mark(at + 1) == Some('.'))?;
            Some((words::month_of_two(word, '.', second)?, at + 3))
        };
        let one = || words::month(word).map(|month| (month, at + 1));
        let (month, next) = two_words().or_else(dotted).or_else(one)?;
        Some((month, if matches!(self.mark(next), Some('.' | '॰')) { next + 1 } else { next }))
    }

    /// The same, where the month may bear two names: `مارس/آذار`.
    fn month_by_any_name(&self, at: usize) -> Option<(u32, usize)> {
        let (month, next) = self.month(at)?;
        let other = (self.mark(next) == Some('/')).then(|| self.month(next + 1)).flatten();
        Some((month, other.filter(|(other, _)| *other == month).map_or(next, |(_, next)| next)))
    }
}

/// Eight digits in a row are a day with such a year only: further off they are some other number.
const COMPACT_YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A year of two digits below this one is of our century, as POSIX has it but for 69.
const LAST_CENTURY: i32 = 70;

/// Pages that give a day outside these years mean something else.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;

/// The day that begins at a token.
pub(super) fn day(tokens: Tokens<'_>, at: usize, order: Order) -> Option<Day> {
    match tokens.all.get(at)?.kind {
        Kind::Number { digits: 4, .. } => year_first(tokens, at).or_else(|| era::persian(tokens, at)),
        Kind::Number { digits: 8, value } => compact(value).map(|day| Day::plain(day, at + 1)),
        Kind::Number { digits: 1..=2, .. } => {
            day_and_word(tokens, at).or_else(|| numbers(tokens, at, order)).or_else(|| era::persian(tokens, at))
        }
        Kind::Word => month_first(tokens, at).or_else(|| era::east_asian(tokens, at)),
        _ => None,
    }
}

impl Day {
    pub(super) fn plain(day: NaiveDate, next: usize) -> Self {
        Self { day, next, swapped: None, shows: None }
    }
}

/// `20240514`.
fn compact(value: u64) -> Option<NaiveDate> {
    let value = u32::try_from(value).ok()?;
    let year = i32::try_from(value / 10_000).ok().filter(|year| COMPACT_YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, value / 100 % 100, value % 100)
}

/// `2024-05-14`, `2024. 5. 14.`, `2024年5月14日`, `2024. május 14.`, `2024. gada 14. maijs`
fn year_first(tokens: Tokens<'_>, at: usize) -> Option<Day> {
    after_year(tokens, tokens.year(at)?, at)
}

/// The day of the year that the number at a token gives.
pub(super) fn after_year(tokens: Tokens<'_>, year: i32, at: usize) -> Option<Day> {
    let behind_year = year_mark(tokens, at + 1);
    if let Some((month, next)) = tokens.month(behind_year) {
        let next = if tokens.mark(next) == Some('-') { next + 1 } else { next };
        let day = tokens.number(next, 1..=2)?;
        return Some(Day::plain(NaiveDate::from_ymd_opt(year, month, day)?, behind_day(tokens, next + 1)));
    }
    if let Some((month, next)) = tokens.month(behind_day(tokens, behind_year + 1)) {
        let day = tokens.number(behind_year, 1..=2)?;
        return Some(Day::plain(NaiveDate::from_ymd_opt(year, month, day)?, next));
    }
    let month = tokens.number(behind_year, 1..=2).filter(|_| behind_year > at + 1)?;
    let between = behind_year + 1;
    let same_mark = tokens.mark(between).is_some_and(|mark| Some(mark) == tokens.mark(at + 1) && is_date_mark(mark));
    let named = tokens.word(between).is_some_and(|word| word.starts_with(['月', '월']));
    if !same_mark && !named {
        return None;
    }
    let day = tokens.number(between + 1, 1..=2)?;
    Some(Day::plain(NaiveDate::from_ymd_opt(year, month, day)?, behind_day(tokens, between + 2)))
}

/// The token behind what follows a year that comes first.
fn year_mark(tokens: Tokens<'_>, at: usize) -> usize {
    let is_mark = tokens.mark(at).is_some_and(is_date_mark);
    if is_mark && tokens.word(at + 1) == Some("gada") {
        return at + 2;
    }
    let is_word = tokens.word(at).is_some_and(|word| ["年", "년", "gada", "m"].contains(&word));
    if is_word && tokens.mark(at + 1) == Some('.') { at + 2 } else { at + usize::from(is_mark || is_word) }
}

pub(super) fn is_date_mark(mark: char) -> bool {
    matches!(mark, '-' | '/' | '.' | '‐' | '‑' | '–' | '／' | '．')
}

/// The token behind what may follow the number of a day: `日`, `일`, a full stop.
fn behind_day(tokens: Tokens<'_>, at: usize) -> usize {
    let is_word = tokens.word(at).is_some_and(|word| word.starts_with(['日', '일', '号', '號']));
    at + usize::from(
        is_word
            || (tokens.mark(at) == Some('.') && tokens.number(at + 1, 1..=4).is_none_or(|_| tokens.is_spaced(at + 1))),
    )
}

/// `14. Mai 2024`, `14th of May, 2024`, `14 de mayo de 2024`, `14-May-2024`.
fn day_and_word(tokens: Tokens<'_>, at: usize) -> Option<Day> {
    let day = tokens.number(at, 1..=2)?;
    let mut next = at + 1;
    for _ in 0..3 {
        let passes =
            tokens.mark(next).is_some_and(|mark| matches!(mark, '.' | '-' | '–' | '/' | ',' | 'º' | 'ª' | '°' | '’'))
                || tokens.word(next).is_some_and(is_ordinal);
        if !passes || tokens.month(next).is_some() {
            break;
        }
        next += 1;
    }
    let (month, mut next) = tokens.month_by_any_name(next)?;
    for _ in 0..3 {
        let passes = tokens.mark(next).is_some_and(|mark| matches!(mark, ',' | '-' | '–' | '/' | '،'))
            || tokens.word(next).is_some_and(is_of);
        if !passes {
            break;
        }
        next += 1;
    }
    let next = era::behind_name(tokens, next);
    let year = tokens.year(next)?;
    Some(Day::plain(NaiveDate::from_ymd_opt(year, month, day)?, next + 1))
}

fn is_ordinal(word: &str) -> bool {
    is_of(word) || ["st", "nd", "rd", "th", "er", "ος", "η", "a", "o", "ª", "º", "ten", "de"].contains(&word)
}

fn is_of(word: &str) -> bool {
    ["de", "del", "of", "the", "do", "di", "năm", "ng", "d", "v", "г"].contains(&word)
}

/// As many tokens lie between the beginning of a month's name and the number of the day: a second word, a full stop, a
/// mark.
const MONTH_TO_DAY: usize = 4;

/// `May 14, 2024`, `May 14th 2024`, `May 14 18:19:08 CEST 2024`.
fn month_first(tokens: Tokens<'_>, at: usize) -> Option<Day> {
    // Most words have no number behind them, and to look up a word costs more than to see that.
    if !(at + 1..=at + MONTH_TO_DAY).any(|at| tokens.number(at, 1..=2).is_some()) {
        return None;
    }
    let (month, next) = tokens.month_by_any_name(at)?;
    let next = if tokens.mark(next).is_some_and(|mark| matches!(mark, ',' | '-' | '/')) { next + 1 } else { next };
    let day = tokens.number(next, 1..=2)?;
    let mut next = next + 1;
    for _ in 0..2 {
        let passes = tokens.mark(next).is_some_and(|mark| matches!(mark, ',' | '-' | '.' | '/' | '،'))
            || tokens.word(next).is_some_and(is_ordinal);
        if !passes {
            break;
        }
        next += 1;
    }
    let year = tokens.year(next)?;
    Some(Day::plain(NaiveDate::from_ymd_opt(year, month, day)?, next + 1))
}

/// `14/05/2024`, `14.5.24`.
fn numbers(tokens: Tokens<'_>, at: usize, order: Order) -> Option<Day> {
    let mark = tokens.mark(at + 1).filter(|mark| is_date_mark(*mark))?;
    if tokens.mark(at + 3) != Some(mark) || at.checked_sub(1).is_some_and(|before| is_joined(tokens, before, at)) {
        return None;
    }
    let (first, second) = (tokens.number(at, 1..=2)?, tokens.number(at + 2, 1..=2)?);
    let year = tokens.year(at + 4).or_else(|| short_year(tokens, at + 4, mark))?;
    let next = at + 5;
    // A fourth number behind the same mark: an address, a version.
    if tokens.mark(next) == Some(mark) && tokens.number(next + 1, 1..=9).is_some() && !tokens.is_spaced(next + 1) {
        return None;
    }
    let by_day = NaiveDate::from_ymd_opt(year, second, first);
    let by_month = NaiveDate::from_ymd_opt(year, first, second);
    let shows = match mark {
        '.' | '．' => Some(Order::DayFirst),
        _ if first > 12 => Some(Order::DayFirst),
        _ if second > 12 => Some(Order::MonthFirst),
        _ => None,
    };
    let (day, swapped) = match shows.unwrap_or(order) {
        Order::DayFirst => (by_day?, by_month),
        Order::MonthFirst => (by_month?, by_day),
    };
    let swapped = swapped.filter(|_| shows.is_none() && first != second);
    Some(Day { day, next, swapped, shows })
}

/// `24` for 2024, where the marks are full stops or slashes.
fn short_year(tokens: Tokens<'_>, at: usize, mark: char) -> Option<i32> {
    let year = i32::try_from(tokens.number(at, 2..=2)?).ok()?;
    let is_date = matches!(mark, '.' | '/');
    is_date.then_some(if year < LAST_CENTURY { 2000 + year } else { 1900 + year })
}

/// Whether a number goes on from the token before it, as in `v1.2.2024` or `3/14/05/2024`.
fn is_joined(tokens: Tokens<'_>, before: usize, at: usize) -> bool {
    !tokens.is_spaced(at)
        && (tokens.mark(before).is_some_and(|mark| is_date_mark(mark) && mark != '–')
            && before > 0
            && tokens.number(before - 1, 1..=9).is_some())
}

/// Whether a day is one that pages give when they know none: the first of all days that computers count from.
pub(super) fn is_placeholder(day: NaiveDate) -> bool {
    day.year() <= 1900 && day.ordinal() == 1 || day == NaiveDate::default()
}
