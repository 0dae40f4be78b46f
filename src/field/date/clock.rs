//! Times of day and zones: `18:19:08.123+05:30`, `6:19 p.m. EDT`, `18 Uhr`, `18h19`, `下午6:19`.

use chrono::{FixedOffset, NaiveTime};

use super::day::Tokens;
use super::hour;

/// A time of day with the zone as stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: NaiveTime,
    pub(super) zone: Option<FixedOffset>,
    /// The number of the token behind it.
    pub(super) next: usize,
}

/// What was found where a time may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Clock(Clock),
    /// A time that no clock shows, such as `24:30`.
    Impossible,
    Nothing,
}

/// As many marks and words may stand between day and time.
const MOST_BETWEEN: usize = 5;

/// The time that follows a day, `at` being the token behind the day.
pub(super) fn behind_day(tokens: Tokens<'_>, at: usize) -> Found {
    for at in (at..).take(MOST_BETWEEN) {
        match clock(tokens, at) {
            Found::Nothing => {}
            found => return found,
        }
        let passes = tokens.mark(at).is_some_and(|mark| ",.|-–—·•@()（）/:،、●～~".contains(mark))
            || tokens.word(at).is_some_and(hour::is_between);
        if !passes {
            return Found::Nothing;
        }
    }
    Found::Nothing
}

/// The time that begins at a token.
pub(super) fn clock(tokens: Tokens<'_>, at: usize) -> Found {
    let at = at + usize::from(matches!(tokens.word(at), Some("T" | "t")) && !tokens.is_spaced(at));
    let before_noon = tokens.word(at).and_then(hour::half_before);
    let at = at + usize::from(before_noon.is_some());
    if let Some(digits) =
        tokens.number(at, 6..=6).filter(|_| matches!(tokens.word(at.wrapping_sub(1)), Some("T" | "t")))
    {
        return finish(tokens, at + 1, [digits / 10_000, digits / 100 % 100, digits % 100], None);
    }
    let Some(hour) = tokens.number(at, 1..=2) else { return Found::Nothing };
    let Some((minute, second, next)) = minutes(tokens, at + 1) else {
        return match hour::half_behind(tokens, at + 1) {
            Some((is_morning, next)) => finish(tokens, next, [hour, 0, 0], Some(is_morning)),
            None => Found::Nothing,
        };
    };
    let half = hour::half_behind(tokens, next);
    let next = half.map_or(next, |(_, next)| next);
    finish(tokens, next, [hour, minute, second], half.map(|(is_morning, _)| is_morning).or(before_noon))
}

/// Minutes and seconds behind an hour, and the token behind them and what is less than a second.
fn minutes(tokens: Tokens<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let word = tokens.word(at);
    if word.is_some_and(|word| matches!(word, "Uhr" | "uhr")) && tokens.number(at + 1, 2..=2).is_none() {
        return Some((0, 0, at + 1));
    }
    let hour_word = word.is_some_and(|word| matches!(word, "h" | "H" | "u" | "時" | "时" | "点" | "點" | "시" | "hod"));
    let colon = matches!(tokens.mark(at), Some(':' | '：' | '∶'));
    let dot = tokens.mark(at) == Some('.') && !tokens.is_spaced(at + 1);
    if !(hour_word || colon || dot) {
        return None;
    }
    let Some(minute) = tokens.number(at + 1, 2..=2).or_else(|| tokens.number(at + 1, 1..=1).filter(|_| hour_word))
    else {
        return hour_word.then_some((0, 0, at + 1));
    };
    let mut next = at + 2;
    next += usize::from(tokens.word(next).is_some_and(|word| matches!(word, "分" | "분" | "min")));
    let seconds = matches!(tokens.mark(next), Some(':' | '：')) || (hour_word && tokens.number(next, 1..=2).is_some());
    let second_at = next + usize::from(matches!(tokens.mark(next), Some(':' | '：')));
    let Some(second) = tokens.number(second_at, 2..=2).filter(|_| seconds) else { return Some((minute, 0, next)) };
    let next = second_at + 1;
    if matches!(tokens.mark(next), Some('.' | ','))
        && !tokens.is_spaced(next + 1)
        && tokens.number(next + 1, 1..=9).is_some()
    {
        return Some((minute, second, next + 2));
    }
    Some((minute, second, next + usize::from(tokens.word(next) == Some("秒"))))
}

fn finish(tokens: Tokens<'_>, next: usize, [hour, minute, second]: [u32; 3], is_morning: Option<bool>) -> Found {
    let hour = match is_morning {
        Some(_) if hour > 12 => hour,
        Some(true) => hour % 12,
        Some(false) => hour % 12 + 12,
        None => hour,
    };
    let Some(time) = NaiveTime::from_hms_opt(hour, minute, second) else { return Found::Impossible };
    let next =
        next + usize::from(tokens.word(next).is_some_and(|word| ["Uhr", "uhr", "h", "hs", "hrs", "น"].contains(&word)));
    let (zone, next) = zone(tokens, next).map_or((None, next), |(zone, next)| (Some(zone), next));
    Found::Clock(Clock { time, zone, next })
}

/// The zone at a token: a letter, a name, or a sign and digits.
fn zone(tokens: Tokens<'_>, at: usize) -> Option<(FixedOffset, usize)> {
    let at = at
        + usize::from(
            tokens.mark(at) == Some('(')
                || (tokens.mark(at) == Some(',') && tokens.word(at + 1).is_some_and(|word| named(word).is_some())),
        );
    if let Some(word) = tokens.word(at) {
        let offset = named(word)?;
        let from_utc = matches!(word, "UTC" | "GMT").then(|| signed(tokens, at + 1)).flatten();
        return from_utc.or_else(|| Some((FixedOffset::east_opt(offset * 60)?, at + 1)));
    }
    signed(tokens, at)
}

/// `+05:30`, `-0500`, `+02`.
fn signed(tokens: Tokens<'_>, at: usize) -> Option<(FixedOffset, usize)> {
    let sign = match tokens.mark(at)? {
        '+' => 1,
        '-' | '−' if !ends_span(tokens, at) => -1,
        _ => return None,
    };
    if tokens.is_spaced(at + 1) {
        return None;
    }
    let (hours, minutes, next) = match (tokens.number(at + 1, 4..=4), tokens.number(at + 1, 1..=2)) {
        (Some(digits), _) => (digits / 100, digits % 100, at + 2),
        (None, Some(hours)) if tokens.mark(at + 2) == Some(':') => (hours, tokens.number(at + 3, 2..=2)?, at + 4),
        (None, Some(hours)) if !tokens.is_spaced(at) => (hours, 0, at + 2),
        _ => return None,
    };
    let offset = sign * i32::try_from(hours * 60 + minutes).ok()?;
    let is_used = OFFSETS.contains(&offset) && minutes % 15 == 0 && minutes < 60;
    is_used.then(|| FixedOffset::east_opt(offset * 60)).flatten().map(|zone| (zone, next))
}

/// The offsets that are in use, in minutes.
const OFFSETS: std::ops::RangeInclusive<i32> = -12 * 60..=14 * 60;

/// Whether a later time stands behind the dash at a token, as in `18:19-19:30`. Before a zone computers write seconds or a `T`.
fn ends_span(tokens: Tokens<'_>, dash: usize) -> bool {
    let time = |at: usize| {
        let minute = tokens.number(at + 2, 2..=2).filter(|_| tokens.mark(at + 1) == Some(':'))?;
        Some((tokens.number(at, 1..=2)?, minute))
    };
    let Some(first) = dash.checked_sub(3) else { return false };
    let is_exact = first
        .checked_sub(1)
        .is_some_and(|at| tokens.mark(at) == Some(':') || matches!(tokens.word(at), Some("T" | "t")));
    !is_exact && time(first).zip(time(dash + 1)).is_some_and(|(from, to)| from < to)
}

/// Minutes east of Greenwich. Of names that countries share, `BST` is taken for British, `EST`, `MST`, `PST` and their like for
/// North American time; `IST` and `CST` are left out.
fn named(word: &str) -> Option<i32> {
    Some(match word {
        "Z" | "UTC" | "GMT" | "z" | "WET" => 0,
        "BST" | "CET" | "MEZ" | "WAT" | "WEST" => 60,
        "CEST" | "MESZ" | "EET" | "SAST" | "CAT" => 120,
        "EEST" | "MSK" | "EAT" | "TRT" => 180,
        "PKT" => 300,
        "WIB" | "ICT" => 420,
        "HKT" | "SGT" | "AWST" | "PHT" | "MYT" => 480,
        "JST" | "KST" => 540,
        "AEST" => 600,
        "AEDT" => 660,
        "NZST" => 720,
        "NZDT" => 780,
        "ADT" => -180,
        "EDT" => -240,
        "EST" | "CDT" => -300,
        "MDT" => -360,
        "MST" | "PDT" => -420,
        "PST" | "AKDT" => -480,
        "AKST" => -540,
        "HST" => -600,
        _ => return None,
    })
}
