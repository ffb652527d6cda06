//! Times as people write them: those of the query language, and seconds.

use pixery_core::Library;
use pixery_core::domain::Timestamp;
use pixery_core::domain::query::When;

use crate::failure::Failure;

/// Units of time that the query language has not, in ms.
const UNITS: [(&str, i64); 2] = [("m", 60_000), ("s", 1_000)];

/// Reads a time; how long ago counts from now, a day begins in the library's zone.
pub(super) fn read(text: &str, library: &Library) -> Result<Timestamp, Failure> {
    let (now, text) = (library.now(), text.trim());
    let when = When::read(text).map(|when| when.begin(now, library.identity().zone));
    let ago = || ago(text).and_then(|ago| now.millis().checked_sub(ago)).map(Timestamp::from_millis);
    when.or_else(ago).ok_or_else(|| {
        Failure::usage(
            format!("{text:?} is no time"),
            "say how long ago, such as 30min, 2h, 7d or 3mo; or today, yesterday, 2026-11, 2026-11-23",
        )
    })
}

fn ago(text: &str) -> Option<i64> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let (_, millis) = UNITS.iter().find(|(name, _)| *name == unit)?;
    number.parse::<i64>().ok()?.checked_mul(*millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_read() {
        assert_eq!(ago("30m"), Some(1_800_000));
        assert_eq!(ago("7s"), Some(7_000));
        for text in ["", "7", "s", "-7s", "7 s", "99999999999999999m"] {
            assert_eq!(ago(text), None, "{text}");
        }
    }
}
