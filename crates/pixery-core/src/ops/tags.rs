//! Tags: attaching, taking off, listing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check_ids;
use crate::domain::{GenerationId, Invalid, Page, Tag, TagName};
use crate::error::Result;
use crate::library::Library;
use crate::store::Writer;

/// The most tags of one request.
const MOST_TAGS: usize = 100;

/// Tags to attach to some generations.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddTags {
    /// The generations, 1 to 10,000.
    pub generation_ids: Vec<GenerationId>,
    /// The tags, 1 to 100; made when they are new.
    pub tags: Vec<TagName>,
}

/// Tags to take off some generations.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveTags {
    /// The generations, 1 to 10,000.
    pub generation_ids: Vec<GenerationId>,
    /// The tags, 1 to 100.
    pub tags: Vec<TagName>,
}

/// The tags that a change was about, with their new counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TagCounts {
    /// The tags, in the order asked, as far as the visibility shows them.
    pub tags: Vec<Tag>,
    /// How many links of a tag to a generation were made or removed.
    #[ts(type = "number")]
    pub changed: usize,
}

/// Which tags to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListTags {
    /// Also hidden ones.
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// Attaches every tag to every generation: all of them or, on an error, none.
///
/// # Errors
/// `not_found` naming the first id that has no generation; `invalid` for no ids or tags, or too many; `storage`.
pub async fn add(library: &Library, request: AddTags) -> Result<TagCounts> {
    change(library, "add_tags", request.generation_ids, request.tags, |writer, id, tag| {
        writer.add_tag(id, tag)
    })
    .await
}

/// Takes every tag off every generation; tags that nothing bears any more stay.
///
/// # Errors
/// As [`add`].
pub async fn remove(library: &Library, request: RemoveTags) -> Result<TagCounts> {
    change(library, "remove_tags", request.generation_ids, request.tags, |writer, id, tag| {
        writer.remove_tag(id, tag)
    })
    .await
}

/// Lists tags with their counts, most used first.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list(library: &Library, request: ListTags) -> Result<Page<Tag>> {
    let safe_mode = library.config().safe_mode;
    let items = library.read(move |reader| reader.tags(safe_mode, request.include_hidden)).await?;
    Ok(Page { items, next: None })
}

async fn change(
    library: &Library,
    operation: &'static str,
    ids: Vec<GenerationId>,
    tags: Vec<TagName>,
    change: fn(&Writer<'_>, GenerationId, &TagName) -> Result<bool>,
) -> Result<TagCounts> {
    check_ids(&ids)?;
    if !(1..=MOST_TAGS).contains(&tags.len()) {
        return Err(Invalid::new("number of tags", tags.len(), format!("is not 1 to {MOST_TAGS}"))
            .hint("name at least one tag, such as fox")
            .into());
    }
    let safe_mode = library.config().safe_mode;
    library
        .write(operation, move |writer| {
            let mut changed = 0;
            for id in ids {
                writer.require_generation(id)?;
                for tag in &tags {
                    changed += usize::from(change(writer, id, tag)?);
                }
            }
            let shown = writer.tags(safe_mode, false)?;
            let asked = |name: &TagName| {
                shown.iter().find(|tag| tag.name.as_str().to_lowercase() == name.as_str().to_lowercase())
            };
            Ok(TagCounts { tags: tags.iter().filter_map(asked).cloned().collect(), changed })
        })
        .await
}
