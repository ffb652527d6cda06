//! History: prompts that were used before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::generations::check_limit;
use super::meant::meant;
use crate::domain::{Cursor, Filter, Page, PageRequest, PastPrompt};
use crate::error::Result;
use crate::library::Library;

/// Which prompts to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListPrompts {
    /// Only prompts of images that this query finds.
    pub query: Option<String>,
    /// What must hold of the images besides.
    #[ts(as = "Option<Filter>")]
    pub filter: Filter,
    /// The `next` of the page before.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
}

/// Lists prompts of the newest 20,000 images, each once with its newest image, the latest used first.
///
/// # Errors
/// `invalid` with the column for a query that can't be read, or for a limit outside 1 to 1,000; `storage` when the database
/// fails.
pub async fn list(library: &Library, request: ListPrompts) -> Result<Page<PastPrompt>> {
    let page = PageRequest { after: request.after, limit: check_limit(request.limit)? };
    let filter = meant(library, request.query.as_deref(), request.filter)?;
    let safe_mode = library.safe_mode();
    library.read(move |reader| reader.prompts(&filter, safe_mode, &page)).await
}
