//! Days whose years are counted from elsewhere: `24 มีนาคม พ.ศ. 2567`, `令和6年3月7日`, `۱۴ اسفند ۱۴۰۲`.

use chrono::{Days, NaiveDate};

use super::day::{Day, Tokens, after_year, is_date_mark};

/// Thai pages count their years from the Buddha's death: these are such years, and no others that pages give.
const BUDDHIST_YEARS: std::ops::Range<i32> = 2400..2700;
const BUDDHIST_ERA: i32 = 543;

/// A year as we count it.
pub(super) fn common_year(year: i32) -> i32 {
    if BUDDHIST_YEARS.contains(&year) { year - BUDDHIST_ERA } else { year }
}

/// The token behind the name of the era that may stand before a year: `พ.ศ.` or `ค.ศ.`.
pub(super) fn behind_name(tokens: Tokens<'_>, at: usize) -> usize {
    let is_name = matches!(tokens.word(at), Some("พ" | "ค"))
        && tokens.word(at + 2) == Some("ศ")
        && [at + 1, at + 3].iter().all(|at| tokens.mark(*at) == Some('.'));
    if is_name { at + 4 } else { at }
}

/// The eras of Japan, and the one of Taiwan, with the year before the first of each.
const ERAS: [(&str, i32); 5] = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911)];

/// `令和6年3月7日`: the day that begins at the name of an era, which may end a longer run of letters.
pub(super) fn east_asian(tokens: Tokens<'_>, at: usize) -> Option<Day> {
    let year = i32::try_from(tokens.number(at + 1, 1..=3)?).ok()?;
    let word = tokens.word(at)?;
    let (_, before) = ERAS.iter().find(|(era, _)| word.ends_with(era))?;
    after_year(tokens, before + year, at + 1)
}

/// The years of Iran that pages give: up to 2032. The Islamic calendar, which is not reckoned here, has come to later numbers: its year
/// 1410 ended in 1990.
const PERSIAN_YEARS: std::ops::RangeInclusive<i32> = 1300..=1410;

/// The months of Iran in their order.
const PERSIAN_MONTHS: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// `۱۴ اسفند ۱۴۰۲`, `1402/12/14`: the day that begins at a number.
pub(super) fn persian(tokens: Tokens<'_>, at: usize) -> Option<Day> {
    let small = |at: usize| tokens.number(at, 1..=2);
    let year = |at: usize| {
        let year = i32::try_from(tokens.number(at, 4..=4)?).ok()?;
        PERSIAN_YEARS.contains(&year).then_some(year)
    };
    if let Some(year) = year(at) {
        let mark = tokens.mark(at + 1).filter(|mark| is_date_mark(*mark))?;
        let (month, day) = small(at + 2).zip(small(at + 4)).filter(|_| tokens.mark(at + 3) == Some(mark))?;
        return Some(Day::plain(persian_day(year, month, day)?, at + 5));
    }
    let day = small(at)?;
    let month = persian_month(tokens.word(at + 1)?)?;
    // `اسفند ماه` is the same as `اسفند`.
    let next = at + 2 + usize::from(tokens.word(at + 2) == Some("ماه"));
    Some(Day::plain(persian_day(year(next)?, month, day)?, next + 1))
}

/// The number of the month that a word names, however its last letters are encoded.
fn persian_month(word: &str) -> Option<u32> {
    let word = word.strip_suffix("ماه").unwrap_or(word).replace('ي', "ی");
    (1..).zip(PERSIAN_MONTHS).find(|(_, name)| *name == word).map(|(month, _)| month)
}

/// The day of a Persian year: the first of 1403 was 20 March 2024, and of each thirty-three years eight are a day longer.
fn persian_day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    const KNOWN: i32 = 1403;
    // From here the long years of each thirty-three are the fifth, the ninth and so on.
    let long_years = |year: i32| {
        let year = year + 1595;
        year / 33 * 8 + (year % 33 + 3) / 4
    };
    let is_long = long_years(year + 1) > long_years(year);
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        _ => 29 + u32::from(is_long),
    };
    if !(1..=12).contains(&month) || !(1..=length).contains(&day) {
        return None;
    }
    let before = if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 };
    let years = (year - KNOWN) * 365 + long_years(year) - long_years(KNOWN);
    let first = NaiveDate::from_ymd_opt(2024, 3, 20)?.checked_add_signed(chrono::Duration::days(years.into()))?;
    first.checked_add_days(Days::new(u64::from(before + day - 1)))
}
