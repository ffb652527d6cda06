//! What a request costs by the catalog, before anybody asked the vendor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MicroUsd, Parameters};

/// What a request costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind", deny_unknown_fields)]
#[ts(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Price {
    /// Nothing, ever.
    Free,
    /// A fixed price per image.
    Image {
        /// Micro-dollars per image.
        micro_usd: MicroUsd,
    },
    /// A price per image that hangs on its size, or on a setting.
    Steps {
        /// The setting, where the price hangs on one.
        #[serde(default)]
        choice: Option<Choice>,
        /// Micro-dollars per image; of those that fit, the first counts.
        steps: Vec<Step>,
    },
    /// A price per started megapixel (1,000,000 px) of the result.
    Megapixel {
        /// Micro-dollars per megapixel.
        micro_usd: MicroUsd,
        /// Micro-dollars per megapixel after the first; the same when absent.
        #[serde(default)]
        further_micro_usd: Option<MicroUsd>,
    },
    /// Prices per million tokens; the usage comes with the answer.
    Token {
        /// Micro-dollars per million tokens of text in.
        text_in: MicroUsd,
        /// Micro-dollars per million tokens of images in.
        image_in: MicroUsd,
        /// Micro-dollars per million tokens of text out, thinking included; what a usage with such tokens costs is unknown when
        /// absent.
        #[serde(default)]
        text_out: Option<MicroUsd>,
        /// Micro-dollars per million tokens of images out.
        image_out: MicroUsd,
        /// Micro-dollars per million tokens of text in that the vendor still had; those of other text when absent.
        #[serde(default)]
        cached_text_in: Option<MicroUsd>,
        /// Micro-dollars per million tokens of images in that the vendor still had; those of other images when absent.
        #[serde(default)]
        cached_image_in: Option<MicroUsd>,
        /// The setting that the tokens of a picture hang on.
        #[serde(default)]
        choice: Option<Choice>,
        /// Image tokens that one picture takes, for the estimate; of those that fit, the first counts.
        tokens: Vec<Step>,
        /// The setting that asks for drafts of each picture, and what they take.
        #[serde(default)]
        drafts: Option<Drafts>,
    },
    /// Nobody knows.
    Unknown,
}

/// A setting that an amount hangs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choice {
    /// The setting, by the vendor's name: `quality`.
    pub setting: String,
    /// What is reckoned with when it is not set, or `auto`: the dearest that the vendor may choose.
    pub assumed: String,
}

/// Drafts of a picture that come before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Drafts {
    /// The setting that says how many, by the vendor's name: `partial_images`.
    pub setting: String,
    /// How many the vendor makes at most.
    pub most: u32,
    /// Image tokens that each of them takes.
    #[ts(type = "number")]
    pub tokens: u64,
}

/// An amount, and which pictures it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Step {
    /// The value of the setting; any when absent.
    #[serde(default)]
    pub of: Option<String>,
    /// The most pixels; any number when absent.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub max_pixels: Option<u64>,
    /// The amount per image: micro-dollars or tokens.
    #[ts(type = "number")]
    pub amount: u64,
}

impl Price {
    /// Returns the estimate for `count` images with these settings; nothing when nobody knows. Text and images that go in are
    /// not in it: what they take is known only from the answer.
    #[must_use]
    pub fn estimate(&self, parameters: &Parameters, count: u32) -> Option<MicroUsd> {
        let per_image = match self {
            Self::Free => 0,
            Self::Image { micro_usd } => micro_usd.0,
            Self::Steps { choice, steps } => amount(choice.as_ref(), steps, parameters)?,
            Self::Megapixel { micro_usd, further_micro_usd } => {
                let started = i64::try_from(parameters.size?.pixels().div_ceil(1_000_000)).ok()?;
                let further = further_micro_usd.unwrap_or(*micro_usd).0.checked_mul(started - 1)?;
                micro_usd.0.checked_add(further)?
            }
            Self::Token { image_out, choice, tokens, drafts, .. } => {
                let picture = amount(choice.as_ref(), tokens, parameters)?;
                let tokens =
                    picture.checked_add(drafts.as_ref().map_or(0, |drafts| drafts.of(parameters)))?;
                let millionths = i128::from(tokens) * i128::from(image_out.0) * i128::from(count);
                return i64::try_from((millionths + 500_000) / 1_000_000).ok().map(MicroUsd);
            }
            Self::Unknown => return None,
        };
        per_image.checked_mul(i64::from(count)).map(MicroUsd)
    }
}

impl Drafts {
    /// Returns the tokens that the drafts of one picture take.
    fn of(&self, parameters: &Parameters) -> i64 {
        let asked = parameters.extras.get(&self.setting).and_then(serde_json::Value::as_u64).unwrap_or(0);
        i64::try_from(asked.min(self.most.into()).saturating_mul(self.tokens)).unwrap_or(i64::MAX)
    }
}

/// Returns the amount of the first step that fits.
fn amount(choice: Option<&Choice>, steps: &[Step], parameters: &Parameters) -> Option<i64> {
    let pixels = parameters.size.map(|size| size.pixels());
    let chosen = choice.map(|choice| {
        let set = parameters.extras.get(&choice.setting).and_then(serde_json::Value::as_str);
        set.filter(|set| !set.eq_ignore_ascii_case("auto")).unwrap_or(&choice.assumed)
    });
    let fits = |step: &&Step| {
        let is_chosen =
            step.of.as_deref().is_none_or(|of| chosen.is_some_and(|set| set.eq_ignore_ascii_case(of)));
        is_chosen && step.max_pixels.is_none_or(|most| pixels.is_some_and(|pixels| pixels <= most))
    };
    i64::try_from(steps.iter().find(fits)?.amount).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Size;

    fn of(width: u32, height: u32) -> Parameters {
        Parameters { size: Some(Size { width, height }), ..Parameters::default() }
    }

    fn step(of: Option<&str>, max_pixels: Option<u64>, amount: u64) -> Step {
        Step { of: of.map(str::to_owned), max_pixels, amount }
    }

    #[test]
    fn megapixels_are_counted_as_started() {
        let flat = Price::Megapixel { micro_usd: MicroUsd(3_000), further_micro_usd: None };
        assert_eq!(flat.estimate(&of(1024, 1024), 2), Some(MicroUsd(12_000)));
        assert_eq!(flat.estimate(&of(1000, 1000), 1), Some(MicroUsd(3_000)));
        let falling =
            Price::Megapixel { micro_usd: MicroUsd(30_000), further_micro_usd: Some(MicroUsd(15_000)) };
        assert_eq!(falling.estimate(&of(1000, 1000), 1), Some(MicroUsd(30_000)));
        assert_eq!(falling.estimate(&of(2048, 2048), 2), Some(MicroUsd(2 * (30_000 + 4 * 15_000))));
    }

    #[test]
    fn a_step_is_chosen_by_setting_and_pixels_and_beyond_the_last_nobody_knows() {
        let steps = vec![
            step(Some("low"), Some(1_048_576), 196),
            step(Some("high"), Some(1_048_576), 1_756),
            step(Some("high"), Some(8_294_400), 3_336),
        ];
        let choice = Some(Choice { setting: "quality".to_owned(), assumed: "high".to_owned() });
        let price = Price::Steps { choice, steps };
        let with = |quality: &str, mut parameters: Parameters| {
            parameters.extras.insert("quality".to_owned(), quality.into());
            price.estimate(&parameters, 1)
        };
        assert_eq!(price.estimate(&of(1024, 1024), 3), Some(MicroUsd(3 * 1_756)));
        assert_eq!(with("auto", of(1024, 1024)), Some(MicroUsd(1_756)));
        assert_eq!(with("low", of(512, 512)), Some(MicroUsd(196)));
        assert_eq!(with("low", of(3840, 2160)), None);
        assert_eq!(with("max", of(512, 512)), None);
        assert_eq!(price.estimate(&of(3840, 2160), 1), Some(MicroUsd(3_336)));
        assert_eq!(price.estimate(&of(4096, 4096), 1), None);
        assert_eq!(price.estimate(&Parameters::default(), 1), None);
    }

    #[test]
    fn an_unknown_price_is_no_number_and_no_sum_overflows() {
        assert_eq!(Price::Unknown.estimate(&of(1, 1), 1), None);
        assert_eq!(Price::Image { micro_usd: MicroUsd(i64::MAX) }.estimate(&of(1, 1), 2), None);
    }
}
