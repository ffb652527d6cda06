//! Lineage: what an image came from, and what came from it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Cursor, GenerationId, Kin};
use crate::error::Result;
use crate::library::Library;

/// Whose lineage to show.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ShowLineage {
    /// The image.
    pub id: GenerationId,
    /// Also show what hidden tags and collections leave out.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// An image's ancestors, itself and its descendants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lineage {
    /// The ancestors from the oldest, the image, its descendants depth first: each after its parent, siblings by age.
    pub items: Vec<Kin>,
    /// Always absent: a lineage has one page.
    pub next: Option<Cursor>,
    /// Whether some are left out, since there are more than 2,000.
    pub cut: bool,
}

/// Returns an image's ancestors, itself and its descendants. What may not be shown, is in the trash or was purged keeps its place.
///
/// # Errors
/// `not_found` when there is no such generation; `storage` when the database fails.
pub async fn show(library: &Library, request: ShowLineage) -> Result<Lineage> {
    let safe_mode = library.safe_mode();
    let (items, cut) =
        library.read(move |reader| reader.lineage(request.id, safe_mode, request.include_hidden)).await?;
    Ok(Lineage { items, next: None, cut })
}
