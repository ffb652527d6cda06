//! Instants as people write them: `7d`, `today`, `2026-11`, `2026-11-23T12:00:00Z`.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

use crate::domain::{Timestamp, Zone};

/// An instant or a stretch of the calendar, as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// So long ago.
    Ago(u32, Unit),
    /// The day that it is now.
    Today,
    /// The day before.
    Yesterday,
    /// A day, a month or a year.
    Calendar {
        /// The year, 1 to 9999.
        year: i32,
        /// The month; absent for a year.
        month: Option<u32>,
        /// The day; absent for a year or a month.
        day: Option<u32>,
    },
    /// This very instant.
    At(Timestamp),
}

/// What an age is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// `min`
    Minute,
    /// `h`
    Hour,
    /// `d`
    Day,
    /// `w`
    Week,
    /// `mo`, of the calendar
    Month,
    /// `y`, of the calendar
    Year,
}

impl Unit {
    const ALL: [Self; 6] = [Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    fn name(self) -> &'static str {
        match self {
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "w",
            Self::Month => "mo",
            Self::Year => "y",
        }
    }

    fn minutes(self) -> i64 {
        match self {
            Self::Minute => 1,
            Self::Hour => 60,
            Self::Day => 24 * 60,
            Self::Week => 7 * 24 * 60,
            Self::Month | Self::Year => 0,
        }
    }

    fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Year => 12,
            _ => 0,
        }
    }
}

impl When {
    /// Reads one; nothing comes back when the text is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        match lower.as_str() {
            "today" => return Some(Self::Today),
            "yesterday" => return Some(Self::Yesterday),
            _ => {}
        }
        read_age(&lower).or_else(|| read_calendar(text)).or_else(|| Timestamp::parse(text).ok().map(Self::At))
    }

    /// Returns the first instant that is meant, days being counted in `zone`.
    #[must_use]
    pub fn begin(self, now: Timestamp, zone: Zone) -> Timestamp {
        self.ends(now, zone).0
    }

    /// Returns the first instant after all that is meant: a day's, a month's or a year's end; else the instant itself.
    #[must_use]
    pub fn end(self, now: Timestamp, zone: Zone) -> Timestamp {
        self.ends(now, zone).1
    }

    fn ends(self, now: Timestamp, zone: Zone) -> (Timestamp, Timestamp) {
        let day = |date: Option<NaiveDate>| date.map(|date| Timestamp::start_of(date, zone));
        let days = |first: Option<NaiveDate>, next: Option<NaiveDate>| {
            let begin = day(first).unwrap_or(now);
            (begin, day(next).unwrap_or(begin))
        };
        match self {
            Self::At(instant) => (instant, instant),
            Self::Ago(count, unit) => {
                let instant = ago(now, count, unit);
                (instant, instant)
            }
            Self::Today => {
                let today = now.date_in(zone);
                days(Some(today), today.checked_add_days(Days::new(1)))
            }
            Self::Yesterday => {
                let today = now.date_in(zone);
                days(today.checked_sub_days(Days::new(1)), Some(today))
            }
            Self::Calendar { year, month, day } => {
                let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1));
                let next = first.and_then(|first| match (month, day) {
                    (_, Some(_)) => first.checked_add_days(Days::new(1)),
                    (Some(_), None) => first.checked_add_months(Months::new(1)),
                    (None, None) => first.checked_add_months(Months::new(12)),
                });
                days(first, next)
            }
        }
    }
}

/// Counts back from now; whatever lies before the calendar's beginning is the beginning of time.
fn ago(now: Timestamp, count: u32, unit: Unit) -> Timestamp {
    let months = unit.months().saturating_mul(count);
    let instant =
        if months > 0 { now.to_utc().checked_sub_months(Months::new(months)) } else { Some(now.to_utc()) };
    let minutes = unit.minutes().saturating_mul(i64::from(count));
    instant.map_or(Timestamp::from_millis(i64::MIN), |instant| {
        Timestamp::from_millis(instant.timestamp_millis().saturating_sub(minutes.saturating_mul(60_000)))
    })
}

fn read_age(text: &str) -> Option<When> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let unit = Unit::ALL.into_iter().find(|unit| unit.name() == &text[digits..])?;
    Some(When::Ago(text[..digits].parse().ok()?, unit))
}

/// Reads `2026`, `2026-11` or `2026-11-23`, each part with all its digits.
fn read_calendar(text: &str) -> Option<When> {
    let number = |part: &str, length: usize| -> Option<u32> {
        (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
    let day = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
    let year = i32::try_from(year).ok()?;
    let exists = year > 0 && NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).is_some();
    (exists && parts.next().is_none()).then_some(When::Calendar { year, month, day })
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ago(count, unit) => write!(f, "{count}{}", unit.name()),
            Self::Today => f.write_str("today"),
            Self::Yesterday => f.write_str("yesterday"),
            Self::At(instant) => write!(f, "{instant}"),
            Self::Calendar { year, month, day } => {
                write!(f, "{year:04}")?;
                month.iter().chain(day).try_for_each(|part| write!(f, "-{part:02}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> (String, String) {
        let now = Timestamp::parse("2026-11-23T12:00:00Z").unwrap();
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let when = When::read(text).unwrap();
        (when.begin(now, berlin).to_string(), when.end(now, berlin).to_string())
    }

    #[test]
    fn days_and_months_begin_and_end_in_the_librarys_zone() {
        for (text, begin, end) in [
            ("2026-11-01", "2026-10-31T23:00:00.000Z", "2026-11-01T23:00:00.000Z"),
            ("2026-07", "2026-06-30T22:00:00.000Z", "2026-07-31T22:00:00.000Z"),
            ("2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"),
            ("2025", "2024-12-31T23:00:00.000Z", "2025-12-31T23:00:00.000Z"),
            ("today", "2026-11-22T23:00:00.000Z", "2026-11-23T23:00:00.000Z"),
            ("yesterday", "2026-11-21T23:00:00.000Z", "2026-11-22T23:00:00.000Z"),
            ("7d", "2026-11-16T12:00:00.000Z", "2026-11-16T12:00:00.000Z"),
            ("3mo", "2026-08-23T12:00:00.000Z", "2026-08-23T12:00:00.000Z"),
            ("90min", "2026-11-23T10:30:00.000Z", "2026-11-23T10:30:00.000Z"),
            ("2026-11-01T00:00:00+02:00", "2026-10-31T22:00:00.000Z", "2026-10-31T22:00:00.000Z"),
        ] {
            assert_eq!(ends(text), (begin.to_owned(), end.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in
            ["", "d", "7", "7x", "-7d", "2026-13", "2026-02-30", "26-11-01", "2026-11-1", "0000", "tomorrow"]
        {
            assert_eq!(When::read(text), None, "{text}");
        }
    }
}
