//! Presets: prompt templates with a name. `generate` uses them by name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{
    NegativePrompt, Page, Parameters, Preset, PresetName, PresetUse, PresetWords, Prompt, TagName, Template,
    merged_variables,
};
use crate::error::Result;
use crate::library::Library;
use crate::store::NewPreset;

/// A preset to be saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SavePreset {
    /// Its name.
    pub name: PresetName,
    /// The prompt: `{animal}` is a variable, `{animal=fox}` one with a default, `{{` and `}}` are braces. With a variable `{prompt}`
    /// it takes in the prompt of whoever uses it.
    pub template: Template,
    /// What follows every prompt, with variables; also a prompt that stands in the template's place.
    #[serde(default)]
    pub style_suffix: Option<Template>,
    /// What the picture should not show, with variables.
    #[serde(default)]
    pub negative_prompt: Option<Template>,
    /// The model by id or alias.
    #[serde(default)]
    pub model: Option<String>,
    /// Tags for the images.
    #[serde(default)]
    #[ts(as = "Option<Vec<TagName>>")]
    pub tags: Vec<TagName>,
    /// Settings.
    #[serde(default)]
    #[ts(as = "Option<Parameters>")]
    pub parameters: Parameters,
    /// Whether it takes the place of the preset that has the name.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub replace: bool,
}

/// Nothing to choose: all presets are listed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListPresets {}

/// A preset by its name.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ThisPreset {
    /// The name.
    pub name: PresetName,
}

/// A preset to be renamed.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenamePreset {
    /// The name it has.
    pub name: PresetName,
    /// The name it gets.
    pub new_name: PresetName,
}

/// Saves a preset. Its model has to be known and alive; whether that takes the settings is looked at when the preset is used.
///
/// # Errors
/// `invalid` when a variable has two defaults; `not_found` for an unknown model; `conflict` when the name is taken and not to be
/// replaced; `storage`.
pub async fn save(library: &Library, request: SavePreset) -> Result<Preset> {
    let SavePreset { name, template, style_suffix, negative_prompt, model, tags, parameters, replace } =
        request;
    merged_variables([&template].into_iter().chain(&style_suffix).chain(&negative_prompt))?;
    let model = library
        .apart(move |library| {
            let found = |name: String| {
                library.catalog()?.living_model(&name, library.now()).map(|model| model.id.to_string())
            };
            model.map(found).transpose()
        })
        .await?;
    let new = NewPreset { name, template, style_suffix, negative_prompt, model, tags, parameters };
    let safe_mode = library.safe_mode();
    library.write("save_preset", move |writer| writer.save_preset(&new, replace, safe_mode)).await
}

/// Lists every preset by name; in safe mode without those that bear a sensitive tag.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list(library: &Library, _request: ListPresets) -> Result<Page<Preset>> {
    let safe_mode = library.safe_mode();
    let items = library.read(move |reader| reader.presets(safe_mode)).await?;
    Ok(Page { items, next: None })
}

/// Returns one preset.
///
/// # Errors
/// `not_found` with the nearest name; `storage` when the database fails.
pub async fn show(library: &Library, request: ThisPreset) -> Result<Preset> {
    let safe_mode = library.safe_mode();
    library.read(move |reader| reader.preset(&request.name, safe_mode)).await
}

/// Gives a preset another name.
///
/// # Errors
/// `not_found` with the nearest name; `conflict` when the new name is taken; `storage` when the database fails.
pub async fn rename(library: &Library, request: RenamePreset) -> Result<Preset> {
    let safe_mode = library.safe_mode();
    let RenamePreset { name, new_name } = request;
    library.write("rename_preset", move |writer| writer.rename_preset(&name, &new_name, safe_mode)).await
}

/// Deletes a preset; the images that it made stay.
///
/// # Errors
/// `not_found` with the nearest name; `storage` when the database fails.
pub async fn delete(library: &Library, request: ThisPreset) -> Result<Preset> {
    let safe_mode = library.safe_mode();
    library.write("delete_preset", move |writer| writer.delete_preset(&request.name, safe_mode)).await
}

/// What a preset and its user's own words come to.
pub(super) struct Applied {
    pub(super) words: PresetWords,
    pub(super) model: Option<String>,
    pub(super) tags: Vec<TagName>,
    pub(super) parameters: Parameters,
}

impl Applied {
    /// Returns words without a preset.
    pub(super) fn plain(words: PresetWords) -> Self {
        Self { words, model: None, tags: Vec::new(), parameters: Parameters::default() }
    }
}

/// Fills a preset in.
///
/// # Errors
/// `not_found` with the nearest name; `invalid` for variables that are missing or unknown; `storage`.
pub(super) async fn apply(
    library: &Library,
    used: PresetUse,
    prompt: Option<Prompt>,
    negative_prompt: Option<NegativePrompt>,
) -> Result<Applied> {
    let preset = show(library, ThisPreset { name: used.name }).await?;
    let words = preset.words(used.variables, prompt, negative_prompt)?;
    let Preset { model, tags, parameters, .. } = preset;
    Ok(Applied { words, model, tags, parameters })
}
