//! Generating from a prompt.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::Consent;
use super::draft::Draft;
use super::input::ReferenceInput;
use super::recipe::{self, Queued};
use crate::domain::{
    CollectionName, GenerationId, NegativePrompt, Origin, Parameters, Prompt, TagName, Title,
};
use crate::error::Result;
use crate::library::Library;

/// Images to be made from a prompt.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Generate {
    /// What the picture should show.
    pub prompt: Prompt,
    /// What it should not show.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub negative_prompt: Option<NegativePrompt>,
    /// The model by id or alias; the configured default when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub model: Option<String>,
    /// How many images, 1 to 1,000. Image k uses the seed + k.
    #[serde(default = "one")]
    #[ts(as = "Option<u32>", optional)]
    pub count: u32,
    /// Settings; only those that the model takes.
    #[serde(default)]
    #[ts(as = "Option<Parameters>", optional)]
    pub parameters: Parameters,
    /// Input images in their order.
    #[serde(default)]
    #[ts(as = "Option<Vec<ReferenceInput>>", optional)]
    pub references: Vec<ReferenceInput>,
    /// Where to paint over the first reference: white is painted.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mask: Option<ReferenceInput>,
    /// The generation that this one comes from.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub parent_id: Option<GenerationId>,
    /// Tags for the images.
    #[serde(default)]
    #[ts(as = "Option<Vec<TagName>>", optional)]
    pub tags: Vec<TagName>,
    /// Collections for the images; made when they are new.
    #[serde(default)]
    #[ts(as = "Option<Vec<CollectionName>>", optional)]
    pub collections: Vec<CollectionName>,
    /// A title for the images.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub title: Option<Title>,
    /// What it may cost.
    #[serde(default)]
    #[ts(as = "Option<Consent>", optional)]
    pub consent: Consent,
}

fn one() -> u32 {
    1
}

/// Queues a generation and returns its jobs, which are on disk then. Making the images is a worker's work.
///
/// # Errors
/// `not_found` for an unknown model, reference or parent; `invalid` for a setting that the model doesn't take, an
/// impossible size, or an input that is no image; `missing_key` when its provider can't be asked; `budget` when it may cost more than
/// anybody agreed to; `storage` when the library can't be written.
pub async fn generate(library: &Library, request: Generate) -> Result<Queued> {
    let origin = if request.mask.is_some() { Origin::Edit } else { Origin::Generate };
    let draft = Draft {
        prompt: request.prompt,
        negative_prompt: request.negative_prompt,
        model: request.model,
        count: request.count,
        parameters: request.parameters,
        kept_references: Vec::new(),
        references: request.references,
        mask: request.mask,
        origin,
        parent_id: request.parent_id,
        tags: request.tags,
        collections: request.collections,
        title: request.title,
        consent: request.consent,
    };
    recipe::queue(library, "generate", draft).await
}
