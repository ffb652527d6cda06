//! Times as people write them: `30min`, `2h`, `7d`, a day, or a whole RFC 3339 time.

use pixery_core::Library;
use pixery_core::domain::Timestamp;

use crate::failure::Failure;

/// Units of time, in ms.
const UNITS: [(&str, i64); 8] = [
    ("min", 60_000),
    ("m", 60_000),
    ("s", 1_000),
    ("h", 3_600_000),
    ("d", 86_400_000),
    ("w", 604_800_000),
    ("mo", 2_592_000_000),
    ("y", 31_536_000_000),
];

/// Reads a time; how long ago counts from now, a day begins in the library's zone.
pub(super) fn read(text: &str, library: &Library) -> Result<Timestamp, Failure> {
    let (now, text) = (library.now(), text.trim());
    let ago = ago(text).and_then(|ago| now.millis().checked_sub(ago)).map(Timestamp::from_millis);
    let day = || Timestamp::start_of_day(text, library.identity().zone).ok();
    ago.or_else(day).or_else(|| Timestamp::parse(text).ok()).ok_or_else(|| {
        Failure::usage(
            format!("{text:?} is no time"),
            "say how long ago, such as 30min, 2h or 7d, or a day such as 2026-11-23",
        )
    })
}

fn ago(text: &str) -> Option<i64> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let (_, millis) = UNITS.iter().find(|(name, _)| *name == unit.trim())?;
    number.parse::<i64>().ok()?.checked_mul(*millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_read() {
        assert_eq!(ago("30min"), Some(1_800_000));
        assert_eq!(ago("7d"), Some(604_800_000));
        for text in ["", "7", "d", "-7d", "7 days", "99999999999999999d"] {
            assert_eq!(ago(text), None, "{text}");
        }
    }
}
