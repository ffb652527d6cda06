//! Making thumbnails and what else is derived from pixels anew.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check_ids;
use crate::domain::{Cursor, Filter, Generation, GenerationId, PageRequest};
use crate::error::Result;
use crate::library::Library;
use crate::store::{DerivedFacts, Stamp};

/// How many images are looked up at once.
const PART: usize = 500;

/// The most ids that an answer lists.
const MOST_LISTED: usize = 10_000;

/// Whose thumbnails to make anew.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RebuildThumbnails {
    /// The images; every one that is not in the trash when absent.
    pub ids: Option<Vec<GenerationId>>,
}

/// What was made anew.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RebuiltThumbnails {
    /// How many images have a new thumbnail.
    #[ts(type = "number")]
    pub rebuilt_count: usize,
    /// Images whose file is missing or damaged; the first 10,000 of them.
    pub failed: Vec<GenerationId>,
}

/// Makes the thumbnails, colours and hashes of images anew from their originals.
///
/// # Errors
/// `not_found` naming the first id that has no generation; `invalid` for an empty list or too many; `storage`.
pub async fn rebuild(library: &Library, request: RebuildThumbnails) -> Result<RebuiltThumbnails> {
    if let Some(ids) = &request.ids {
        check_ids(ids)?;
    }
    library
        .apart(move |library| {
            let mut answer = RebuiltThumbnails::default();
            let mut after: Option<Cursor> = None;
            loop {
                let (part, next) = match &request.ids {
                    Some(ids) => (library.store().read(|reader| reader.generations(ids))?, None),
                    None => every(library, after)?,
                };
                for generation in &part {
                    rebuild_one(library, generation, &mut answer)?;
                }
                after = next;
                if after.is_none() {
                    return Ok(answer);
                }
            }
        })
        .await
}

/// Returns the next images of the whole library, whatever is hidden or sensitive.
fn every(library: &Library, after: Option<Cursor>) -> Result<(Vec<Generation>, Option<Cursor>)> {
    let filter = Filter { include_hidden: true, ..Filter::default() };
    library.store().read(|reader| {
        let page = reader.find(&filter, false, &PageRequest { after, limit: PART })?;
        Ok((reader.generations(&page.items)?, page.next))
    })
}

fn rebuild_one(library: &Library, generation: &Generation, answer: &mut RebuiltThumbnails) -> Result<()> {
    let id = generation.id;
    library.archive().forget_derived(&generation.sha256);
    let path = generation.path.as_deref().unwrap_or_default();
    let facts = match library.archive().traits(path, &generation.sha256) {
        Ok(traits) => DerivedFacts {
            thumbhash: traits.thumbhash,
            color: traits.color,
            gradient_hash: traits.gradient_hash,
        },
        Err(error) => {
            tracing::warn!(%id, code = error.code().name(), "no thumbnail could be made");
            if answer.failed.len() < MOST_LISTED {
                answer.failed.push(id);
            }
            return Ok(());
        }
    };
    let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: None };
    library.store().write(&stamp, |writer| writer.set_derived(id, Some(&facts)))?;
    answer.rebuilt_count += 1;
    Ok(())
}
