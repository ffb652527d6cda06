//! Models and how to prompt them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Guide, Model, Page};
use crate::error::Result;
use crate::library::Library;

/// Which models to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ListModels {}

/// A model to be shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowModel {
    /// The model by id or alias.
    pub model: String,
}

/// A model with its prompting guide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ModelPage {
    /// The model's facts.
    pub model: Model,
    /// How to word a prompt for it.
    pub guide: Guide,
    /// Whether it is the one that is asked when nobody names one.
    pub is_default: bool,
}

/// Lists every model of the catalog in its order.
///
/// # Errors
/// `invalid` when the user's `models.toml` is wrong.
pub async fn list(library: &Library, _request: ListModels) -> Result<Page<Model>> {
    library.apart(|library| Ok(Page { items: library.catalog()?.models().to_vec(), next: None })).await
}

/// Returns one model with its guide.
///
/// # Errors
/// `not_found` with the nearest known name; `invalid` when the user's `models.toml` is wrong.
pub async fn show(library: &Library, request: ShowModel) -> Result<ModelPage> {
    library
        .apart(move |library| {
            let catalog = library.catalog()?;
            let model = catalog.model(&request.model)?;
            let is_default =
                catalog.model(&library.config().default_model).is_ok_and(|known| known.id == model.id);
            Ok(ModelPage { model: model.clone(), guide: catalog.guide_of(model)?.clone(), is_default })
        })
        .await
}

/// Returns the guide of a model, or of a family by its name.
///
/// # Errors
/// `not_found` with the nearest known name; `invalid` when the user's `models.toml` is wrong.
pub async fn guide(library: &Library, request: ShowModel) -> Result<Guide> {
    library.apart(move |library| Ok(library.catalog()?.guide(&request.model)?.clone())).await
}
