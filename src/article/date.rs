//! Points in time, never more exact than they are stated.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time, as far as the page states it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Date {
    /// What was understood.
    pub value: DateValue,
    /// What the page says.
    pub raw: String,
}

/// An instant, a local time or a day: never more than the page states.
///
/// Written in JSON as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) `2024-05-14T18:19:08+05:30`, the same without
/// an offset, or `2024-05-14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateValue {
    /// A time with its offset from UTC, as stated.
    Instant(DateTime<FixedOffset>),
    /// A time whose zone the page does not say.
    Local(NaiveDateTime),
    /// A day.
    Day(NaiveDate),
}

impl DateValue {
    /// The day on the calendar, as stated (not moved to UTC).
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Instant(instant) => instant.date_naive(),
            Self::Local(local) => local.date(),
            Self::Day(day) => day,
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(instant) => write!(f, "{}", instant.format("%Y-%m-%dT%H:%M:%S%:z")),
            Self::Local(local) => write!(f, "{}", local.format("%Y-%m-%dT%H:%M:%S")),
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
        }
    }
}

impl FromStr for DateValue {
    type Err = chrono::ParseError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if let Ok(instant) = DateTime::parse_from_rfc3339(s) {
            return Ok(Self::Instant(instant));
        }
        if let Ok(local) = NaiveDateTime::parse_from_str(s, "%Y-%m-%dT%H:%M:%S") {
            return Ok(Self::Local(local));
        }
        NaiveDate::parse_from_str(s, "%Y-%m-%d").map(Self::Day)
    }
}

impl Serialize for DateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
