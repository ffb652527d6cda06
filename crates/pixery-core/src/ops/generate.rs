//! Generating from a prompt.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::Consent;
use super::draft::Draft;
use super::input::ReferenceInput;
use super::presets::{self, Applied};
use super::recipe::{self, Queued};
use crate::domain::{
    CollectionName, GenerationId, Invalid, NegativePrompt, Origin, Parameters, PresetUse, PresetWords,
    Prompt, TagName, Title,
};
use crate::error::Result;
use crate::library::Library;

/// Images to be made from a prompt.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Generate {
    /// What the picture should show. With a preset it goes into the template's `{prompt}`, or stands in the template's place.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub prompt: Option<Prompt>,
    /// A preset, which gives what is not given here: prompt, negative prompt, model, settings. Its tags are added, its suffix
    /// follows the prompt.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub preset: Option<PresetUse>,
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
/// `not_found` for an unknown model, preset, reference or parent; `invalid` for a setting that the model doesn't take, an
/// impossible size, a missing or unknown variable, or an input that is no image; `missing_key` when its provider can't be asked; `budget` when it may cost more than
/// anybody agreed to; `storage` when the library can't be written.
pub async fn generate(library: &Library, request: Generate) -> Result<Queued> {
    let draft = request.draft(library).await?;
    recipe::queue(library, "generate", draft).await
}

impl Generate {
    /// Returns what becomes jobs, the preset filled in.
    pub(super) async fn draft(self, library: &Library) -> Result<Draft> {
        let Applied { words, model, tags, parameters } = match (self.preset, self.prompt) {
            (Some(used), prompt) => presets::apply(library, used, prompt, self.negative_prompt).await?,
            (None, Some(prompt)) => {
                Applied::plain(PresetWords { prompt, negative_prompt: self.negative_prompt })
            }
            (None, None) => {
                return Err(Invalid::new("prompt", "", "is missing")
                    .hint("say what the picture should show, or name a preset")
                    .into());
            }
        };
        Ok(Draft {
            prompt: words.prompt,
            negative_prompt: words.negative_prompt,
            model: self.model.or(model),
            count: self.count,
            parameters: self.parameters.over(parameters),
            kept_references: Vec::new(),
            references: self.references,
            origin: if self.mask.is_some() { Origin::Edit } else { Origin::Generate },
            mask: self.mask,
            parent_id: self.parent_id,
            tags: self.tags.into_iter().chain(tags).collect(),
            collections: self.collections,
            title: self.title,
            consent: self.consent,
        })
    }
}
