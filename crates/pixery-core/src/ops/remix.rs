//! Remixing: another generation's recipe with something changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::Consent;
use super::draft::Draft;
use super::input::ReferenceInput;
use super::recipe::{self, Queued};
use super::withhold::usable;
use crate::domain::{
    CollectionName, Generation, GenerationId, NegativePrompt, Origin, Parameters, Prompt, TagName, Title,
};
use crate::error::Result;
use crate::library::Library;

/// What to change in a generation's recipe. What is absent stays as it was, but for the seed, which is drawn anew.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Remix {
    /// The generation whose recipe is taken; it becomes the parent.
    pub id: GenerationId,
    /// The new prompt.
    #[serde(default)]
    pub prompt: Option<Prompt>,
    /// The new negative prompt.
    #[serde(default)]
    pub negative_prompt: Option<NegativePrompt>,
    /// The new model.
    #[serde(default)]
    pub model: Option<String>,
    /// New input images in place of the old ones.
    #[serde(default)]
    pub references: Option<Vec<ReferenceInput>>,
    /// Settings that change. A size replaces a ratio, and the other way round.
    #[serde(default)]
    #[ts(as = "Option<Parameters>")]
    pub parameters: Parameters,
    /// Whether the seed stays as it was.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub same_seed: bool,
    /// How many images, 1 to 1,000.
    #[serde(default)]
    pub count: Option<u32>,
    /// Tags in place of the old ones.
    #[serde(default)]
    pub tags: Option<Vec<TagName>>,
    /// Collections for the images.
    #[serde(default)]
    #[ts(as = "Option<Vec<CollectionName>>")]
    pub collections: Vec<CollectionName>,
    /// A title for the images.
    #[serde(default)]
    pub title: Option<Title>,
    /// What it may cost.
    #[serde(default)]
    #[ts(as = "Option<Consent>")]
    pub consent: Consent,
}

/// Queues a remix and returns its jobs; references are kept and the parent is written.
///
/// # Errors
/// As [`generate`](super::generate::generate); `not_found` when there is no such generation.
pub async fn remix(library: &Library, request: Remix) -> Result<Queued> {
    let id = request.id;
    let config = library.clone();
    let parent = library.read(move |reader| usable(&config, reader, id)).await?;
    let parameters = changed(&parent, request.parameters, request.same_seed);
    let draft = Draft {
        prompt: request.prompt.map_or_else(|| Prompt::new(&parent.prompt), Ok)?,
        negative_prompt: match request.negative_prompt {
            Some(negative) => Some(negative),
            None => parent.negative_prompt.as_deref().map(NegativePrompt::new).transpose()?,
        },
        model: Some(request.model.unwrap_or(parent.model)),
        count: request.count.unwrap_or(1),
        parameters,
        kept_references: if request.references.is_some() { Vec::new() } else { parent.references },
        references: request.references.unwrap_or_default(),
        mask: None,
        origin: Origin::Remix,
        parent_id: Some(id),
        tags: request.tags.unwrap_or(parent.tags),
        collections: request.collections,
        title: request.title,
        consent: request.consent,
    };
    recipe::queue(library, "remix", draft).await
}

/// Lays the changed settings over the parent's.
pub(super) fn changed(parent: &Generation, change: Parameters, same_seed: bool) -> Parameters {
    let mut old = parent.parameters.clone();
    if old.ratio.is_some() {
        // Another model may make another size of the ratio: it is worked out again.
        old.size = None;
    }
    if !same_seed {
        old.seed = None;
    }
    change.over(old)
}
