//! Seeds: the number that makes a model's dice fall the same way again.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::Invalid;

/// A seed, 0 to 2^64 − 1. A JSON number up to 2^53 − 1 (what JavaScript holds exactly), else a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, TS, JsonSchema)]
#[ts(type = "number | string")]
#[schemars(with = "SeedOnTheWire")]
pub struct Seed(pub u64);

/// The largest integer that a JavaScript number holds exactly.
const LARGEST_JSON_NUMBER: u64 = (1 << 53) - 1;

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum SeedOnTheWire {
    Number(u64),
    Text(String),
}

impl Seed {
    /// Returns the seed of the image `offset` places further on in a batch; wraps at 2^64.
    #[must_use]
    pub fn plus(self, offset: u64) -> Self {
        Self(self.0.wrapping_add(offset))
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Seed {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        text.parse().map(Self).map_err(|_| {
            Invalid::new("seed", text, "is not a whole number from 0 to 18446744073709551615")
                .hint("leave it out for a random one")
        })
    }
}

impl Serialize for Seed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 <= LARGEST_JSON_NUMBER {
            serializer.serialize_u64(self.0)
        } else {
            serializer.collect_str(&self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match SeedOnTheWire::deserialize(deserializer)? {
            SeedOnTheWire::Number(number) => Ok(Self(number)),
            SeedOnTheWire::Text(text) => text.parse().map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_too_large_for_javascript_crosses_as_text() {
        assert_eq!(serde_json::to_string(&Seed(7)).unwrap(), "7");
        assert_eq!(serde_json::to_string(&Seed(u64::MAX)).unwrap(), "\"18446744073709551615\"");
        for seed in [Seed(0), Seed(LARGEST_JSON_NUMBER), Seed(u64::MAX)] {
            let text = serde_json::to_string(&seed).unwrap();
            assert_eq!(serde_json::from_str::<Seed>(&text).unwrap(), seed);
        }
    }
}
