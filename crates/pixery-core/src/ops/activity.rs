//! The activity log: what was done, and by whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Actor, Cursor, Entry, Invalid, JournalId, Page, Timestamp};
use crate::error::Result;
use crate::library::Library;
use crate::store::EntryChoice;

/// The most entries of one page.
const LARGEST_PAGE: usize = 1_000;

/// A page of the activity log.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListActivity {
    /// Only what this actor did.
    pub actor: Option<Actor>,
    /// Not older than this.
    pub since: Option<Timestamp>,
    /// The `next` of the page before.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
}

/// Lists one page of what was done, newest first.
///
/// # Errors
/// `invalid` for a limit outside 1 to 1,000; `storage` when the database fails.
pub async fn list(library: &Library, request: ListActivity) -> Result<Page<Entry>> {
    let limit = request.limit.unwrap_or(50);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Invalid::new("limit", limit, format!("is not 1 to {LARGEST_PAGE}"))
            .hint("ask for a number in that range; the page's `next` gives the rest")
            .into());
    }
    library
        .read(move |reader| {
            let choice = EntryChoice {
                actor: request.actor.as_ref(),
                since: request.since,
                before: request.after.map(|after| JournalId(after.0)),
                ..EntryChoice::default()
            };
            let mut items = reader.entries(&choice, limit + 1)?;
            let more = items.len() > limit;
            items.truncate(limit);
            let next = items.last().filter(|_| more).map(|entry| Cursor(entry.id.0));
            Ok(Page { items, next })
        })
        .await
}
