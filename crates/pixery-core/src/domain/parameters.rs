//! The numbers of a recipe, by diffusers' names.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Ratio, Seed, Size};

/// The settings of one image. Only what was set (or filled in from the model's defaults) is there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Parameters {
    /// Size in pixels, as sent to the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub size: Option<Size>,
    /// Ratio of width to height, when one was asked for instead of a size.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ratio: Option<Ratio>,
    /// The seed of this very image (image k of a batch uses the asked seed + k).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seed: Option<Seed>,
    /// Number of denoising (or painting) steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub steps: Option<u32>,
    /// Guidance scale: how closely the prompt is followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub guidance_scale: Option<f32>,
    /// Sampler's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sampler: Option<String>,
    /// Scheduler's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scheduler: Option<String>,
    /// Strength, 0 to 1: how far an image-to-image result may go from its reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub strength: Option<f32>,
    /// Reference strength (IP-Adapter scale), 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reference_strength: Option<f32>,
    /// LoRAs in the order they are applied.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub loras: Vec<Lora>,
    /// Settings that only one model knows (quality, background …), by the vendor's names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub extras: BTreeMap<String, serde_json::Value>,
}

impl Parameters {
    /// Lays these settings over others: what is set here wins. A size replaces a ratio, and the other way round.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        let (size, ratio) = match (self.size, self.ratio) {
            (None, None) => (base.size, base.ratio),
            asked => asked,
        };
        Self {
            size,
            ratio,
            seed: self.seed.or(base.seed),
            steps: self.steps.or(base.steps),
            guidance_scale: self.guidance_scale.or(base.guidance_scale),
            sampler: self.sampler.or(base.sampler),
            scheduler: self.scheduler.or(base.scheduler),
            strength: self.strength.or(base.strength),
            reference_strength: self.reference_strength.or(base.reference_strength),
            loras: if self.loras.is_empty() { base.loras } else { self.loras },
            extras: base.extras.into_iter().chain(self.extras).collect(),
        }
    }
}

/// A LoRA and its weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Lora {
    /// Name or URL, as the provider wants it.
    pub name: String,
    /// Weight; 1 is as trained.
    pub scale: f32,
}
