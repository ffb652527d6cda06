//! Money: integer micro-dollars, and how far a figure can be trusted.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An amount in millionths of a US dollar.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct MicroUsd(pub i64);

impl MicroUsd {
    /// Reads `5`, `2.50` or `$0.04`, exactly; nothing comes back for anything else, more than six decimals, or a trillion
    /// dollars.
    #[must_use]
    pub fn from_dollars(text: &str) -> Option<Self> {
        const DECIMALS: usize = 6;
        const MOST_DIGITS: usize = 12;
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
        dollars.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_add(millionths).map(Self)
    }
}

impl fmt::Display for MicroUsd {
    /// Writes dollars with two to six decimals: `$0.04`, `$0.0336`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (dollars, micro) = (self.0.unsigned_abs() / 1_000_000, self.0.unsigned_abs() % 1_000_000);
        let decimals = format!("{micro:06}");
        let kept = decimals.trim_end_matches('0').len().max(2);
        write!(f, "{sign}${dollars}.{}", &decimals[..kept])
    }
}

/// How a cost is known. The kinds are never added up as if they were one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum CostKind {
    /// Computed by us from the catalog's price before the call.
    Estimated,
    /// Said by the provider, or computed from the usage that it reported.
    Reported,
    /// It may have cost something and nobody knows what.
    Unknown,
    /// Certainly nothing: a free model, or a request refused before it ran.
    NotCharged,
}

impl CostKind {
    /// Every kind, in the order people read them.
    pub const ALL: [Self; 4] = [Self::Estimated, Self::Reported, Self::Unknown, Self::NotCharged];

    /// Returns the name on the wire and in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Estimated => "estimated",
            Self::Reported => "reported",
            Self::Unknown => "unknown",
            Self::NotCharged => "not_charged",
        }
    }
}

/// What an attempt cost, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cost {
    /// The amount in micro-dollars; absent when the kind is `unknown`.
    #[serde(default)]
    pub micro_usd: Option<MicroUsd>,
    /// How the amount is known.
    pub kind: CostKind,
}

impl Cost {
    /// The cost of what certainly charges nothing.
    pub const NOTHING: Self = Self { micro_usd: Some(MicroUsd(0)), kind: CostKind::NotCharged };
    /// The cost of what may have charged something.
    pub const UNKNOWN: Self = Self { micro_usd: None, kind: CostKind::Unknown };

    /// Returns an estimate made before the call.
    #[must_use]
    pub fn estimated(amount: MicroUsd) -> Self {
        Self { micro_usd: Some(amount), kind: CostKind::Estimated }
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind, self.micro_usd) {
            (CostKind::NotCharged, _) => f.write_str("free"),
            (CostKind::Reported, Some(amount)) => write!(f, "{amount}"),
            (CostKind::Estimated, Some(amount)) => write!(f, "≈ {amount}"),
            _ => f.write_str("unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_keep_at_least_cents_and_at_most_micros() {
        for (micro, text) in [
            (0, "$0.00"),
            (40_000, "$0.04"),
            (33_600, "$0.0336"),
            (1, "$0.000001"),
            (12_500_000, "$12.50"),
            (-5, "-$0.000005"),
        ] {
            assert_eq!(MicroUsd(micro).to_string(), text);
        }
    }

    #[test]
    fn an_unknown_cost_is_never_a_number() {
        assert_eq!(Cost::UNKNOWN.to_string(), "unknown");
    }

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
            assert_eq!(MicroUsd::from_dollars(text).map(|amount| amount.0), Some(micro_usd), "{text}");
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
            assert_eq!(MicroUsd::from_dollars(text).map(|amount| amount.0), None, "{text}");
        }
    }
}
