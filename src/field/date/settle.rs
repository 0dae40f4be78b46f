//! Which number is the day and which the month, where the writing does not say.

use chrono::NaiveDate;

use super::order::Order;
use super::sighting::{MOST, Sighting};
use crate::article::DateValue;

/// Puts the order of day and month right where nothing in the writing decides it: by a declared day that one reading
/// gives, else by the order that other days of the page show.
pub(super) fn settle(found: &mut [Sighting]) {
    let sure: Vec<NaiveDate> =
        found.iter().filter(|s| s.stamp.swapped.is_none()).map(Sighting::day).take(MOST).collect();
    let shows = |order| found.iter().filter(|s| s.stamp.shows == Some(order) && s.raw.contains(['/', '-'])).count();
    let (day_first, month_first) = (shows(Order::DayFirst), shows(Order::MonthFirst));
    for sighting in found.iter_mut() {
        let Some(swapped) = sighting.stamp.swapped else { continue };
        let own = sighting.day();
        let turns = match (sure.contains(&own), sure.contains(&swapped)) {
            (false, true) => true,
            (true, _) => false,
            (false, false) if sighting.stamp.order == Order::DayFirst => month_first > day_first,
            (false, false) => day_first > month_first,
        };
        if turns {
            sighting.stamp.value = match sighting.stamp.value {
                DateValue::Day(_) => DateValue::Day(swapped),
                DateValue::Local(local) => DateValue::Local(swapped.and_time(local.time())),
                DateValue::Instant(instant) => swapped
                    .and_time(instant.time())
                    .and_local_timezone(*instant.offset())
                    .single()
                    .map_or(sighting.stamp.value, DateValue::Instant),
            };
        }
    }
}
