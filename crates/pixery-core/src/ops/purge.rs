//! Purging: what lies in the trash goes for good. Rows go first, in one transaction after another, and files after each commit;
//! what a crash leaves over is removed by the next purge.

use std::sync::{Arc, Mutex, PoisonError};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::selection::{Among, Chosen, understand};
use crate::domain::{GenerationId, JournalId, PageRequest, Selection, Topic};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{Purged as PurgedRow, Stamp, Writer};

/// How many images one transaction takes.
const PART: usize = 500;

/// The most ids that an answer lists.
const MOST_LISTED: usize = 10_000;

/// Trashed generations to be deleted for good.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PurgeGenerations {
    /// Which ones; a query or filter is asked of the trash.
    pub selection: Selection,
    /// Whether somebody agreed that this can't be undone.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub confirmed: bool,
}

/// What was purged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PurgedGenerations {
    /// The ids; the first 10,000 of them.
    pub purged: Vec<GenerationId>,
    /// How many.
    #[ts(type = "number")]
    pub purged_count: usize,
    /// Files that could not be removed; the next purge tries again.
    pub left_files: Vec<String>,
    /// The entry of the journal; absent when nothing was purged.
    pub entry: Option<JournalId>,
}

/// Deletes trashed generations for good, files too. The ledger keeps what they cost, and their ids are never used again.
///
/// # Errors
/// `budget` when nobody confirmed it; `not_found` for an id that has no generation; `conflict` for one that is not in the
/// trash; `invalid` for no ids, too many, or a query that can't be understood; `storage`.
pub async fn purge(library: &Library, request: PurgeGenerations) -> Result<PurgedGenerations> {
    let chosen = understand(library, request.selection, Among::Trashed)?;
    if !request.confirmed {
        return Err(Error::Unconfirmed { count: count(library, chosen).await? });
    }
    let safe_mode = library.safe_mode();
    let mut answer = PurgedGenerations::default();
    // The rows of the transaction before are removed for good when the next part begins.
    let committed: Arc<Mutex<Vec<PurgedRow>>> = Arc::default();
    let rows = Arc::clone(&committed);
    let cleaner = library.clone();
    let part = move |writer: &Writer<'_>| {
        let (ids, more) = match &chosen {
            Chosen::Ids(ids) => (ids.clone(), false),
            Chosen::Filter(filter) => {
                // What was purged is not found again: each part begins at the front.
                let found = writer.find(filter, safe_mode, &PageRequest { after: None, limit: PART })?;
                (found.items, found.next.is_some())
            }
        };
        if ids.len() > PART / 2 || more {
            writer.log_in_bulk(&[Topic::Generations, Topic::Tags, Topic::Collections, Topic::Notes])?;
        }
        let mut seen = std::collections::HashSet::new();
        let mut purged = Vec::with_capacity(ids.len());
        for id in ids {
            if seen.insert(id) {
                purged.push(writer.purge(id)?);
            }
        }
        answer.purged_count += purged.len();
        let room = MOST_LISTED.saturating_sub(answer.purged.len());
        answer.purged.extend(purged.iter().take(room).map(|row| row.id));
        rows.lock().unwrap_or_else(PoisonError::into_inner).extend(purged);
        Ok(if more { None } else { Some(std::mem::take(&mut answer)) })
    };
    let done = library.write_in_parts("purge_generations", part).await;
    let swept = cleaner
        .apart(move |library| {
            // Also after an error: earlier parts stand.
            let rows = std::mem::take(&mut *committed.lock().unwrap_or_else(PoisonError::into_inner));
            for sha256 in rows.iter().filter_map(|row| row.only_copy.as_ref()) {
                library.archive().forget_derived(sha256);
            }
            sweep(library)
        })
        .await;
    let (mut answer, entry) = done?;
    answer.entry = entry;
    answer.left_files = swept?;
    Ok(answer)
}

/// Removes the files of purged generations, those that an earlier purge left too; returns what could not be removed.
///
/// # Errors
/// `storage` when the database fails.
pub fn sweep(library: &Library) -> Result<Vec<String>> {
    let mut left = Vec::new();
    loop {
        let files = library.store().read(|reader| reader.unremoved_files(PART + left.len()))?;
        let mut removed = Vec::new();
        for (id, path) in &files {
            match library.archive().remove_original(path) {
                Ok(()) => removed.push(*id),
                Err(error) => {
                    tracing::warn!(%id, code = error.code().name(), "the file of a purged image stays for now");
                    let named = shown_name(library, *id, path);
                    if !left.contains(&named) {
                        left.push(named);
                    }
                }
            }
        }
        if removed.is_empty() {
            return Ok(left);
        }
        let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: None };
        library.store().write(&stamp, |writer| writer.files_removed(&removed))?;
    }
}

/// Returns how a file is named to whoever asked. Its name is made of the prompt, and nobody knows any more whether that was
/// sensitive: in safe mode the id stands for it.
fn shown_name(library: &Library, id: GenerationId, path: &str) -> String {
    if !library.safe_mode() {
        return path.to_owned();
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/… ({id})")
}

/// Returns how many images a selection of the trash is about.
async fn count(library: &Library, chosen: Chosen) -> Result<usize> {
    let filter = match chosen {
        Chosen::Ids(ids) => return Ok(ids.len()),
        Chosen::Filter(filter) => filter,
    };
    let safe_mode = library.safe_mode();
    library
        .read(move |reader| {
            let (mut count, mut after) = (0, None);
            loop {
                let found = reader.find(&filter, safe_mode, &PageRequest { after, limit: 10_000 })?;
                count += found.items.len();
                after = found.next;
                if after.is_none() {
                    return Ok(count);
                }
            }
        })
        .await
}
