//! Regenerating: another generation's recipe as it is, with a new seed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::Consent;
use super::draft::Draft;
use super::recipe::{self, Queued};
use super::remix;
use super::withhold::usable;
use crate::domain::{GenerationId, NegativePrompt, Origin, Parameters, Prompt};
use crate::error::Result;
use crate::library::Library;

/// A generation to be made again.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Regenerate {
    /// The generation whose recipe is run again; it becomes the parent.
    pub id: GenerationId,
    /// How many images, 1 to 1,000.
    #[serde(default = "one")]
    #[ts(as = "Option<u32>", optional)]
    pub count: u32,
    /// Whether the seed stays as it was.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub same_seed: bool,
    /// What it may cost.
    #[serde(default)]
    #[ts(as = "Option<Consent>", optional)]
    pub consent: Consent,
}

fn one() -> u32 {
    1
}

/// Queues the same recipe once more and returns its jobs; tags and references are kept and the parent is written.
///
/// # Errors
/// As [`generate`](super::generate::generate); `not_found` when there is no such generation.
pub async fn regenerate(library: &Library, request: Regenerate) -> Result<Queued> {
    let id = request.id;
    let config = library.clone();
    let parent = library.read(move |reader| usable(&config, reader, id)).await?;
    let parameters = remix::changed(&parent, Parameters::default(), request.same_seed);
    let draft = Draft {
        prompt: Prompt::new(&parent.prompt)?,
        negative_prompt: parent.negative_prompt.as_deref().map(NegativePrompt::new).transpose()?,
        model: Some(parent.model),
        count: request.count,
        parameters,
        kept_references: parent.references,
        references: Vec::new(),
        mask: None,
        origin: Origin::Regenerate,
        parent_id: Some(id),
        tags: parent.tags,
        collections: Vec::new(),
        title: None,
        consent: request.consent,
    };
    recipe::queue(library, "regenerate", draft).await
}
