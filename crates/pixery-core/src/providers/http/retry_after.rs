//! When a vendor wants to be asked again.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime};
use reqwest::header::{HeaderMap, RETRY_AFTER};

use crate::domain::Timestamp;

/// Nobody waits longer for a vendor's word alone.
pub(crate) const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Returns the wait that `retry-after-ms` or `Retry-After` (seconds or an HTTP date) asks for, at most 1 h; nothing when there is
/// none or it makes no sense.
///
/// Source: RFC 9110 §10.2.3 and §5.6.7; `retry-after-ms` as the official OpenAI client reads it (npm openai 7.57.0).
#[must_use]
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    text("retry-after-ms")
        .and_then(|text| duration(text, 1_000.0))
        .or_else(|| {
            text(RETRY_AFTER.as_str()).and_then(|text| duration(text, 1.0).or_else(|| until(text, now)))
        })
        .map(|wait| wait.min(LONGEST))
}

fn duration(text: &str, parts_per_second: f64) -> Option<Duration> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = is_plain.then(|| text.parse().ok()).flatten()?;
    Duration::try_from_secs_f64(number / parts_per_second).ok().or(Some(LONGEST))
}

fn until(text: &str, now: Timestamp) -> Option<Duration> {
    let then = DateTime::parse_from_rfc2822(text)
        .map(|date| date.timestamp_millis())
        .or_else(|_| obsolete_date(text).map(|date| date.and_utc().timestamp_millis()))
        .ok()?;
    Some(Duration::from_millis(u64::try_from(then.saturating_sub(now.millis())).unwrap_or(0)))
}

/// The two forms that RFC 9110 wants to be read too: RFC 850's and asctime's.
fn obsolete_date(text: &str) -> chrono::ParseResult<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%A, %d-%b-%y %H:%M:%S GMT")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%a %b %e %H:%M:%S %Y"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderName;

    fn asked(headers: &[(&'static str, &str)]) -> Option<Duration> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(HeaderName::from_static(name), value.parse().unwrap());
        }
        retry_after(&map, Timestamp::parse("2026-11-23T12:00:00Z").unwrap())
    }

    #[test]
    fn seconds_dates_and_milliseconds_are_read() {
        for (headers, millis) in [
            (vec![("retry-after", "20")], 20_000),
            (vec![("retry-after", " 1.5 ")], 1_500),
            (vec![("retry-after", "0")], 0),
            (vec![("retry-after", "Mon, 23 Nov 2026 12:00:30 GMT")], 30_000),
            (vec![("retry-after", "Monday, 23-Nov-26 12:01:00 GMT")], 60_000),
            (vec![("retry-after", "Mon Nov 23 12:00:05 2026")], 5_000),
            (vec![("retry-after", "Mon, 23 Nov 2026 11:00:00 GMT")], 0),
            (vec![("retry-after-ms", "250")], 250),
            (vec![("retry-after-ms", "250"), ("retry-after", "9")], 250),
            (vec![("retry-after-ms", "soon"), ("retry-after", "9")], 9_000),
        ] {
            assert_eq!(asked(&headers), Some(Duration::from_millis(millis)), "{headers:?}");
        }
    }

    #[test]
    fn nobody_waits_for_more_than_an_hour() {
        for value in ["86400", "99999999999999999999999", "Tue, 23 Nov 2027 12:00:00 GMT"] {
            assert_eq!(asked(&[("retry-after", value)]), Some(LONGEST), "{value}");
        }
    }

    #[test]
    fn nonsense_is_no_wish() {
        for value in ["", "-5", "soon", "1e9", "NaN", "inf", "12 s", "Mon, 99 Nov 2026 12:00:00 GMT", "0x10"]
        {
            assert_eq!(asked(&[("retry-after", value)]), None, "{value}");
        }
    }
}
