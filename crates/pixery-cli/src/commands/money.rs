//! Dollars as people write them, to micro-dollars, exactly.

use pixery_core::domain::MicroUsd;

use crate::failure::Failure;

/// The most digits before the point: a trillion dollars is a typing mistake.
const MOST_DIGITS: usize = 12;

/// Reads `5`, `2.50` or `$0.04`. `what` names the flag in the refusal.
pub(super) fn read(what: &str, text: &str) -> Result<MicroUsd, Failure> {
    micro(text.trim()).map(MicroUsd).ok_or_else(|| {
        Failure::usage(
            format!("{what} {text:?} is no amount"),
            "give US dollars, such as 5, 2.50 or 0.04, with at most six decimals",
        )
    })
}

fn micro(text: &str) -> Option<i64> {
    const DECIMALS: usize = 6;
    let text = text.strip_prefix('$').unwrap_or(text);
    let (dollars, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if dollars.is_empty() || decimals.is_empty() || !is_number(dollars) || !is_number(decimals) {
        return None;
    }
    if dollars.len() > MOST_DIGITS || decimals.len() > DECIMALS {
        return None;
    }
    let millionths: i64 = format!("{decimals:0<DECIMALS$}").parse().ok()?;
    dollars.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_add(millionths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_are_read_exactly() {
        for (text, micro_usd) in [
            ("5", 5_000_000),
            ("2.50", 2_500_000),
            ("$0.04", 40_000),
            ("0.000001", 1),
            ("0", 0),
            ("1000000", 1_000_000_000_000),
        ] {
            assert_eq!(micro(text), Some(micro_usd), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "",
            "$",
            "-5",
            "+5",
            "1,5",
            "1e3",
            ".5",
            "5.",
            "0.0000001",
            "five",
            "9999999999999",
            "1.2.3",
            "٣",
        ] {
            assert_eq!(micro(text), None, "{text}");
        }
    }
}
