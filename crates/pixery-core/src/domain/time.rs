//! Instants: UTC, to the millisecond.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::{Invalid, Zone};

/// An instant in UTC with millisecond precision; RFC 3339 text on the wire, milliseconds since 1970 in SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS, JsonSchema)]
#[ts(type = "string")]
#[schemars(with = "String", extend("format" = "date-time"))]
pub struct Timestamp(i64);

impl Timestamp {
    /// Returns the instant `millis` milliseconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Returns the milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Returns the instant as chrono's type; an instant outside chrono's range becomes 1970.
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        Utc.timestamp_millis_opt(self.0).single().unwrap_or_default()
    }

    /// Returns the calendar day in `zone` as `YYYY-MM-DD`.
    #[must_use]
    pub fn day_in(self, zone: Zone) -> String {
        self.date_in(zone).format("%Y-%m-%d").to_string()
    }

    /// Returns the calendar day in `zone`.
    pub(super) fn date_in(self, zone: Zone) -> NaiveDate {
        let instant = self.to_utc();
        let ahead = FixedOffset::east_opt(zone.seconds_ahead_at(instant.timestamp()));
        let ahead = ahead.expect("no clock is a day or more away from UTC");
        instant.with_timezone(&ahead).date_naive()
    }

    /// Returns the instant at which a calendar day begins in `zone`.
    pub(super) fn start_of(day: NaiveDate, zone: Zone) -> Self {
        let midnight = day.and_time(NaiveTime::MIN).and_utc().timestamp();
        // The clocks may be changed between the guess and midnight itself: the second look is right.
        let guess = midnight - i64::from(zone.seconds_ahead_at(midnight));
        let start = midnight - i64::from(zone.seconds_ahead_at(guess));
        Self(start.saturating_mul(1_000))
    }

    /// Returns when a day (`YYYY-MM-DD`) begins in `zone`.
    ///
    /// # Errors
    /// [`Invalid`] when the text is no day.
    pub fn start_of_day(day: &str, zone: Zone) -> Result<Self, Invalid> {
        let in_utc = Self::parse(&format!("{day}T00:00:00Z"))
            .map_err(|_| Invalid::new("day", day, "is not YYYY-MM-DD").hint("write it like 2026-11-23"))?;
        let before = |instant: Self| {
            Self(in_utc.0 - i64::from(zone.seconds_ahead_at(instant.0.div_euclid(1_000))) * 1_000)
        };
        // The offset at midnight there, not at midnight in UTC: a clock may change in between.
        Ok(before(before(in_utc)))
    }

    /// Reads RFC 3339 text with any offset.
    ///
    /// # Errors
    /// [`Invalid`] when the text is not RFC 3339.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        DateTime::parse_from_rfc3339(text).map(|instant| Self(instant.timestamp_millis())).map_err(|_| {
            Invalid::new("time", text, "is not RFC 3339").hint("write it like 2026-11-23T12:00:00Z")
        })
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp_millis())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_utc().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_survives_its_text() {
        let instant = Timestamp::from_millis(1_795_420_800_123);
        assert_eq!(Timestamp::parse(&instant.to_string()), Ok(instant));
    }

    #[test]
    fn the_day_is_counted_in_the_given_zone() {
        let before_midnight_in_berlin = Timestamp::parse("2026-11-22T23:30:00Z").unwrap();
        assert_eq!(before_midnight_in_berlin.day_in(Zone::utc()), "2026-11-22");
        let berlin = Zone::named("Europe/Berlin").unwrap();
        assert_eq!(before_midnight_in_berlin.day_in(berlin), "2026-11-23");
        let begin = Timestamp::start_of_day("2026-11-23", berlin).unwrap();
        assert_eq!(begin, Timestamp::parse("2026-11-22T23:00:00Z").unwrap());
        assert!(Timestamp::start_of_day("2026-13-45", berlin).is_err());
    }
}
