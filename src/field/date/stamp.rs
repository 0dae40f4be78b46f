//! Finds days, with time and zone where these are stated, in a text.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};

use super::clock::{self, Clock, Found};
use super::day::{self, Tokens};
use super::order::Order;
use super::token::{self, Kind};
use crate::article::DateValue;

/// A day or a time found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Where it lies, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) value: DateValue,
    /// The day that it is when day and month change places, where nothing in the writing decides.
    pub(crate) swapped: Option<NaiveDate>,
    /// The order of day and month that the writing shows.
    pub(crate) shows: Option<Order>,
    /// The order in which it was read where the writing shows none.
    pub(crate) order: Order,
}

/// Every day in a text, in order.
pub(crate) fn stamps(text: &str, order: Order) -> Vec<Stamp> {
    if !token::may_hold_day(text) {
        return Vec::new();
    }
    let all = token::tokens(text);
    let tokens = Tokens { text, all: &all };
    let mut found = Vec::new();
    let mut at = 0;
    // The last time of day seen before any day, and where it began.
    let mut before: Option<(Clock, usize)> = None;
    while at < all.len() {
        if let Some((stamp, next)) = stamp_at(tokens, at, order, before) {
            found.extend(stamp);
            (at, before) = (next.max(at + 1), None);
        } else if let Found::Clock(clock) = clock_before(tokens, at) {
            (before, at) = (Some((clock, at)), clock.next.max(at + 1));
        } else {
            at += 1;
        }
    }
    found
}

/// The day or time that a whole value states, as an attribute has it: also seconds and milliseconds since 1970.
pub(crate) fn of_value(value: &str, order: Order) -> Option<Stamp> {
    let value = value.trim();
    let whole = |stated| Stamp { start: 0, end: value.len(), value: stated, swapped: None, shows: None, order };
    if let Some(local) = as_one_number(value) {
        return Some(whole(DateValue::Local(local)));
    }
    if let Some(instant) = since_1970(value) {
        return Some(whole(DateValue::Instant(instant)));
    }
    stamps(value, order).into_iter().next()
}

/// Seconds or milliseconds since 1970.
fn since_1970(value: &str) -> Option<DateTime<FixedOffset>> {
    let number: i64 = value.parse().ok().filter(|_| value.bytes().all(|byte| byte.is_ascii_digit()))?;
    let seconds = match value.len() {
        // From 1973 on; before that the number is too short to be told from others.
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let instant = DateTime::from_timestamp(seconds, 0)?.fixed_offset();
    let day = instant.date_naive();
    (day::YEARS.contains(&day.year()) && !day::is_placeholder(day)).then_some(instant)
}

/// The stamp that begins at a token, and the token behind it; no stamp but a token where what stands there is an
/// impossible time of a day.
fn stamp_at(
    tokens: Tokens<'_>,
    at: usize,
    order: Order,
    before: Option<(Clock, usize)>,
) -> Option<(Option<Stamp>, usize)> {
    if let Some(stamp) = run_together(tokens, at, order).or_else(|| time_inside(tokens, at, order)) {
        return Some(stamp);
    }
    let day = day::day(tokens, at, order).filter(|day| !day::is_placeholder(day.day))?;
    let mut first = at;
    let (value, next) = match clock::behind_day(tokens, day.next) {
        Found::Impossible => return Some((None, day.next)),
        Found::Clock(clock) => (at_clock(day.day, clock)?, clock.next),
        Found::Nothing => match before.filter(|(clock, _)| is_near(tokens, clock.next, at)) {
            Some((clock, start)) => {
                first = start;
                (at_clock(day.day, clock)?, day.next)
            }
            None => (DateValue::Day(day.day), day.next),
        },
    };
    let stamp = Stamp {
        start: tokens.all.get(first)?.start,
        end: tokens.all.get(next.checked_sub(1)?)?.end,
        value,
        swapped: day.swapped,
        shows: day.shows,
        order,
    };
    Some((Some(stamp), next))
}

/// `20240514181908`.
fn run_together(tokens: Tokens<'_>, at: usize, order: Order) -> Option<(Option<Stamp>, usize)> {
    let token = tokens.all.get(at)?;
    let Kind::Number { value, digits: digits @ (12 | 14) } = token.kind else { return None };
    let value = DateValue::Local(local(value, digits)?);
    Some((Some(Stamp { start: token.start, end: token.end, value, swapped: None, shows: None, order }), at + 1))
}

/// A whole value that is a day with its hour, minute and second, or the first of these. As seconds since 1970 the same digits
/// would lie after 2030, and as milliseconds before 1980.
fn as_one_number(value: &str) -> Option<NaiveDateTime> {
    let number = value.parse().ok().filter(|_| value.bytes().all(|byte| byte.is_ascii_digit()))?;
    local(number, value.len())
}

/// The time that so many digits state.
fn local(value: u64, digits: usize) -> Option<NaiveDateTime> {
    /// Only computers write a time so, and they had no earlier ones to write.
    const YEARS: std::ops::RangeInclusive<i32> = 1970..=2100;
    let value = match digits {
        14 => value,
        12 => value * 100,
        10 => value * 10_000,
        _ => return None,
    };
    let [date, time] = [value / 1_000_000, value % 1_000_000].map(|part| u32::try_from(part).unwrap_or(0));
    let year = i32::try_from(date / 10_000).ok().filter(|year| YEARS.contains(year))?;
    let day = NaiveDate::from_ymd_opt(year, date / 100 % 100, date % 100)?;
    day.and_hms_opt(time / 10_000, time / 100 % 100, time % 100)
}

/// `May 14 18:19:08 CEST 2024`, as Unix and Java print it.
fn time_inside(tokens: Tokens<'_>, at: usize, order: Order) -> Option<(Option<Stamp>, usize)> {
    // The number is asked for first: to look up a word costs more.
    let number = tokens.number(at + 1, 1..=2)?;
    let month = super::words::month(tokens.word(at)?)?;
    let Found::Clock(clock) = clock::clock(tokens, at + 2) else { return None };
    let year_at = clock.next + usize::from(tokens.word(clock.next).is_some());
    let day = NaiveDate::from_ymd_opt(tokens.year(year_at)?, month, number).filter(|day| !day::is_placeholder(*day))?;
    let (start, end) = (tokens.all.get(at)?.start, tokens.all.get(year_at)?.end);
    Some((Some(Stamp { start, end, value: at_clock(day, clock)?, swapped: None, shows: None, order }), year_at + 1))
}

fn at_clock(day: NaiveDate, clock: Clock) -> Option<DateValue> {
    let local: NaiveDateTime = day.and_time(clock.time);
    Some(match clock.zone {
        Some(zone) => DateValue::Instant(zone.from_local_datetime(&local).single()?),
        None => DateValue::Local(local),
    })
}

/// A time that stands before a day must be written with a colon.
fn clock_before(tokens: Tokens<'_>, at: usize) -> Found {
    if tokens.number(at, 1..=2).is_none() || !matches!(tokens.mark(at + 1), Some(':')) {
        return Found::Nothing;
    }
    clock::clock(tokens, at)
}

/// Whether at most a comma, a day of the week and a little word stand between a time and a day.
fn is_near(tokens: Tokens<'_>, from: usize, to: usize) -> bool {
    to.checked_sub(from).is_some_and(|between| between <= 4)
        && (from..to).all(|at| match tokens.word(at) {
            Some(word) => super::words::is_weekday(word) || word.chars().count() <= 3,
            None => tokens.mark(at).is_some_and(|mark| ",|-–—·•(). ".contains(mark)),
        })
}
