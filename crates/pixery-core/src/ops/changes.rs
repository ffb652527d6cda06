//! Changes: what happened since somebody last looked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Changed, Event, Topic};
use crate::error::Result;
use crate::library::Library;

/// Which changes to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListChanges {
    /// The `sequence` of the last event that was heard; from now on when absent.
    #[ts(type = "number | null")]
    pub since: Option<i64>,
    /// Only these topics; all when empty.
    #[ts(as = "Option<Vec<Topic>>")]
    pub topics: Vec<Topic>,
}

/// Returns everything that changed after a cursor as one event: `changed`, perhaps with no changes, or `everything` where the
/// cursor is older than the seven days that changes are kept. Its `sequence` is the next cursor.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list(library: &Library, request: ListChanges) -> Result<Event> {
    let ListChanges { since, topics } = request;
    let batch = library
        .read(move |reader| {
            let cursor = match since {
                Some(cursor) => cursor,
                None => reader.last_change()?,
            };
            reader.changes_after(cursor)
        })
        .await?;
    Ok(match batch.changes {
        Some(changes) => Event::Changed { changes: among(changes, &topics), sequence: batch.sequence },
        None => Event::Everything { sequence: batch.sequence },
    })
}

/// Returns the changes of some topics; of all when there are none.
#[must_use]
pub fn among(changes: Vec<Changed>, topics: &[Topic]) -> Vec<Changed> {
    changes.into_iter().filter(|change| topics.is_empty() || topics.contains(&change.topic)).collect()
}
