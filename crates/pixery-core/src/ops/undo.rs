//! Undo and redo. Both put what entries of the journal changed back as it was before them; what was changed since stays, and
//! the answer names it. Undoing is an entry itself, and redoing is undoing that.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Actor, Entry, Invalid, JournalId, Skipped, Timestamp, Topic};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{EntryChoice, Reader, Writer};

/// The operations that can be undone. Making, importing, spending and purging can't.
pub const UNDOABLE: &[&str] = &[
    "add_images",
    "add_note",
    "add_tags",
    "add_to_collection",
    "create_collection",
    "delete_collections",
    "delete_notes",
    "delete_preset",
    "delete_saved_search",
    "delete_tags",
    "merge_tags",
    "reject_generations",
    "remove_from_collection",
    "remove_tags",
    "rename_preset",
    "rename_saved_search",
    "reopen_notes",
    "reorder_collection",
    "reorder_collections",
    "reply_to_note",
    "resolve_notes",
    "restore_generations",
    "save_preset",
    "save_search",
    "star_generations",
    "trash_generations",
    "unreject_generations",
    "unstar_generations",
    "update_collections",
    "update_generations",
    "update_tags",
];

/// How many changes one transaction puts back.
const PART: usize = 2_000;

/// The most entries that one request undoes.
const MOST_ENTRIES: usize = 10_000;

/// The most skipped things that an answer lists.
const MOST_LISTED: usize = 1_000;

/// How far apart two entries of one burst may be, in ms.
const BURST: i64 = 60_000;

/// What to undo; the newest entry of the caller when nothing is said.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Undo {
    /// This entry.
    pub entry: Option<JournalId>,
    /// What this actor did, instead of the caller.
    pub actor: Option<Actor>,
    /// Everything that actor did from then on.
    pub since: Option<Timestamp>,
    /// The actor's newest entry with those before it that follow each other within a minute.
    #[ts(as = "Option<bool>")]
    pub burst: bool,
}

/// What to redo; the newest undoing of the caller when nothing is said.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Redo {
    /// An undoing, or what it undid.
    pub entry: Option<JournalId>,
}

/// What undoing or redoing did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The entries, newest first; empty when there was nothing to do.
    pub entries: Vec<Entry>,
    /// How many changes were put back.
    #[ts(type = "number")]
    pub changed: usize,
    /// What stays as it is, and why; the first 1,000.
    pub skipped: Vec<Skipped>,
    /// How many stay.
    #[ts(type = "number")]
    pub skipped_count: usize,
    /// The entry of the journal that says so.
    pub entry: Option<JournalId>,
}

/// Puts back what was done, newest first.
///
/// # Errors
/// `not_found` for an entry that there is none of; `conflict` for one that can't be undone, or is undone already; `invalid` when
/// the request says two things at once; `storage`.
pub async fn undo(library: &Library, request: Undo) -> Result<Undone> {
    if request.entry.is_some() && (request.actor.is_some() || request.since.is_some() || request.burst) {
        return Err(Invalid::new("undo", "", "is asked for an entry and for more at once")
            .hint("name an entry, or an actor and a time")
            .into());
    }
    loop {
        let (asked, caller) = (request.clone(), library.config().actor.clone());
        let entries = library.read(move |reader| chosen(reader, &asked, &caller)).await?;
        match put_back(library, "undo", entries, |writer, entries| writer.mark_undone(entries)).await {
            Err(error) if request.entry.is_none() && was_quicker(&error) => {}
            answer => return answer,
        }
    }
}

/// Puts what was undone back as it was before the undoing.
///
/// # Errors
/// `not_found` for an entry that there is none of; `conflict` for one that is not undone; `storage`.
pub async fn redo(library: &Library, request: Redo) -> Result<Undone> {
    loop {
        let caller = library.config().actor.clone();
        let undoing = library.read(move |reader| undoing(reader, request.entry, &caller)).await?;
        let answer = put_back(library, "redo", undoing.into_iter().collect(), |writer, undoings| {
            for undoing in undoings {
                writer.mark_standing(*undoing)?;
            }
            writer.mark_undone(undoings)
        });
        match answer.await {
            Err(error) if request.entry.is_none() && was_quicker(&error) => {}
            answer => return answer,
        }
    }
}

/// Why an entry is refused that another process undid between the choice and the lock.
const UNDONE_ALREADY: &str = "is undone already";

/// Returns whether somebody undid what was chosen just before. Whoever named no entry means the newest that stands then.
fn was_quicker(error: &Error) -> bool {
    matches!(error, Error::NotUndoable { reason: UNDONE_ALREADY, .. })
}

/// Returns the entries to undo, newest first.
fn chosen(reader: &Reader<'_>, request: &Undo, caller: &Actor) -> Result<Vec<Entry>> {
    if let Some(id) = request.entry {
        let entry = reader.entry_of(id)?;
        refuse_what_is_final(&entry)?;
        return Ok(vec![entry]);
    }
    let choice = EntryChoice {
        actor: Some(request.actor.as_ref().unwrap_or(caller)),
        since: request.since,
        operations: Some(UNDOABLE),
        standing: true,
        ..EntryChoice::default()
    };
    if request.since.is_some() {
        let entries = reader.entries(&choice, MOST_ENTRIES + 1)?;
        if entries.len() > MOST_ENTRIES {
            return Err(Invalid::new("undo", "", format!("is about more than {MOST_ENTRIES} entries"))
                .hint("name a later time")
                .into());
        }
        return Ok(entries);
    }
    let mut entries = reader.entries(&choice, if request.burst { MOST_ENTRIES } else { 1 })?;
    let gap = entries.windows(2).position(|pair| pair[0].at.millis() - pair[1].at.millis() > BURST);
    if let Some(gap) = gap {
        entries.truncate(gap + 1);
    }
    Ok(entries)
}

fn refuse_what_is_final(entry: &Entry) -> Result<()> {
    let refuse = |reason, hint: String| {
        let (operation, entry) = (entry.operation.clone(), entry.id);
        Err(Error::NotUndoable { entry, operation, reason, hint })
    };
    match (entry.operation.as_str(), entry.undone_by) {
        (_, Some(by)) => refuse(UNDONE_ALREADY, format!("`pixery redo {}` takes that back", by.0)),
        ("undo", None) => refuse("is an undoing", format!("`pixery redo {}` takes it back", entry.id.0)),
        ("redo", None) => refuse("is a redoing", "undo the entry itself: `pixery log` shows it".to_owned()),
        (operation, None) if UNDOABLE.contains(&operation) => Ok(()),
        ("purge_generations", None) => {
            refuse("can't be undone", "a purge is for good; a backup may still hold the images".to_owned())
        }
        _ => refuse("can't be undone", "`pixery trash` puts images out of sight".to_owned()),
    }
}

/// Returns the undoing to take back.
fn undoing(reader: &Reader<'_>, asked: Option<JournalId>, caller: &Actor) -> Result<Option<Entry>> {
    if let Some(id) = asked {
        let entry = reader.entry_of(id)?;
        let undoing = match (entry.operation.as_str(), entry.undone_by) {
            ("undo", None) => Some(entry.clone()),
            ("undo" | "redo", Some(_)) | ("redo", None) => None,
            (_, Some(by)) => Some(reader.entry_of(by)?),
            (_, None) => None,
        };
        return match undoing {
            Some(undoing) => Ok(Some(undoing)),
            None => Err(Error::NotUndoable {
                entry: entry.id,
                operation: entry.operation,
                reason: "is not undone",
                hint: "`pixery log` shows what is".to_owned(),
            }),
        };
    }
    let newest = |operations: &[&str]| -> Result<Option<Entry>> {
        let choice = EntryChoice {
            actor: Some(caller),
            operations: Some(operations),
            standing: true,
            ..EntryChoice::default()
        };
        Ok(reader.entries(&choice, 1)?.pop())
    };
    let Some(undoing) = newest(&["undo"])? else { return Ok(None) };
    // As in an editor: whoever went on since has nothing to redo. (What a redo brought back is older than its undoing.)
    let gone_on = newest(UNDOABLE)?.is_some_and(|edit| edit.id > undoing.id);
    Ok((!gone_on).then_some(undoing))
}

/// Puts back what entries changed, in parts, and marks them in the last one.
async fn put_back(
    library: &Library,
    operation: &'static str,
    entries: Vec<Entry>,
    mark: impl Fn(&Writer<'_>, &[JournalId]) -> Result<()> + Send + 'static,
) -> Result<Undone> {
    if entries.is_empty() {
        return Ok(Undone::default());
    }
    let asked = entries.clone();
    let (mut at, mut below) = (0, i64::MAX);
    let mut answer = Undone::default();
    let part = move |writer: &Writer<'_>| {
        if at == 0 && below == i64::MAX {
            refuse_what_changed(writer, &asked)?;
        }
        let mut room = PART;
        if asked[at..].iter().map(|entry| entry.changes).sum::<i64>() > 1_000 {
            writer.log_in_bulk(&[
                Topic::Generations,
                Topic::Tags,
                Topic::Collections,
                Topic::Notes,
                Topic::SavedSearches,
                Topic::Presets,
                Topic::Activity,
            ])?;
        }
        while let Some(entry) = asked.get(at) {
            let others = writer.others_since(entry)?;
            let changes = writer.changes_of(entry.id, below, room)?;
            let is_last = changes.len() < room;
            room -= changes.len();
            for (position, change) in changes {
                below = position;
                let reverted = writer.revert(&change, entry, others)?;
                answer.changed += usize::from(reverted.done);
                if let Some(reason) = reverted.skipped {
                    answer.skipped_count += 1;
                    if answer.skipped.len() < MOST_LISTED {
                        let (topic, id) = (change.topic, change.row_id);
                        answer.skipped.push(Skipped { entry: entry.id, topic, id, reason });
                    }
                }
            }
            if !is_last {
                return Ok(None);
            }
            (at, below) = (at + 1, i64::MAX);
        }
        mark(writer, &asked.iter().map(|entry| entry.id).collect::<Vec<_>>())?;
        Ok(Some(std::mem::take(&mut answer)))
    };
    let (mut answer, entry) = library.write_in_parts(operation, part).await?;
    answer.entry = entry;
    answer.entries = entries;
    Ok(answer)
}

/// Refuses entries that somebody undid between the choice and the lock.
fn refuse_what_changed(writer: &Writer<'_>, asked: &[Entry]) -> Result<()> {
    for entry in asked {
        let now = writer.entry_of(entry.id)?;
        if now.undone_by.is_some() {
            return Err(Error::NotUndoable {
                entry: now.id,
                operation: now.operation,
                reason: UNDONE_ALREADY,
                hint: "`pixery log` shows who undid it".to_owned(),
            });
        }
    }
    Ok(())
}
