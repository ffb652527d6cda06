//! Notes on images: adding, answering, listing, settling, deleting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::withhold::usable;
use crate::domain::{Cursor, GenerationId, Invalid, JournalId, Note, NoteId, NoteText, Page, Region};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::Writer;

/// The most notes of one page, and of one request.
const MOST: usize = 1_000;

/// A note to be added.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AddNote {
    /// The image.
    pub generation_id: GenerationId,
    /// The words.
    pub text: NoteText,
    /// The part of the image that it is about; all of it when absent.
    #[serde(default)]
    pub region: Option<Region>,
}

/// A reply to a note.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplyToNote {
    /// The note; a reply to a reply joins the same thread.
    pub id: NoteId,
    /// The words.
    pub text: NoteText,
}

/// Which notes to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListNotes {
    /// All notes of this image, settled ones and replies too; else the open ones of every image, newest first.
    pub generation_id: Option<GenerationId>,
    /// The `next` of the page before.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent. An image's notes come whole.
    pub limit: Option<usize>,
    /// Also notes on images that hidden tags and collections leave out.
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// Notes to be settled, or opened again.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResolveNotes {
    /// The notes, 1 to 1,000.
    pub ids: Vec<NoteId>,
    /// Whether they are settled.
    pub resolved: bool,
}

/// Notes to be deleted, with their replies.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeleteNotes {
    /// The notes, 1 to 1,000.
    pub ids: Vec<NoteId>,
}

/// The notes that a change was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangedNotes {
    /// The notes that changed.
    pub changed: Vec<NoteId>,
    /// The entry of the journal, for `undo`; absent when nothing changed.
    pub entry: Option<JournalId>,
}

/// Adds a note to an image.
///
/// # Errors
/// `not_found` when there is no such image; `invalid` when it is hidden by safe mode; `storage`.
pub async fn add(library: &Library, request: AddNote) -> Result<Note> {
    let config = library.clone();
    library
        .write("add_note", move |writer| {
            usable(&config, writer, request.generation_id)?;
            let id = writer.add_note(request.generation_id, None, &request.text, request.region.as_ref())?;
            writer.one_note(id)
        })
        .await
}

/// Answers a note.
///
/// # Errors
/// `not_found` when there is no such note; `invalid` when its image is hidden by safe mode; `storage`.
pub async fn reply(library: &Library, request: ReplyToNote) -> Result<Note> {
    let config = library.clone();
    library
        .write("reply_to_note", move |writer| {
            let note = writer.one_note(request.id)?;
            usable(&config, writer, note.generation_id)?;
            let thread = note.reply_to.unwrap_or(note.id);
            let id = writer.add_note(note.generation_id, Some(thread), &request.text, None)?;
            writer.one_note(id)
        })
        .await
}

/// Lists an image's notes with their replies, or the open notes of every image.
///
/// # Errors
/// `not_found` when there is no such image; `invalid` when it is hidden by safe mode, or for a limit outside 1 to 1,000; `storage`.
pub async fn list(library: &Library, request: ListNotes) -> Result<Page<Note>> {
    let limit = request.limit.unwrap_or(50);
    if !(1..=MOST).contains(&limit) {
        return Err(Invalid::new("limit", limit, format!("is not 1 to {MOST}"))
            .hint("ask for a number in that range; the page's `next` gives the rest")
            .into());
    }
    let (config, safe_mode) = (library.clone(), library.safe_mode());
    library
        .read(move |reader| {
            if let Some(id) = request.generation_id {
                usable(&config, reader, id)?;
                return Ok(Page { items: reader.notes_of(id)?, next: None });
            }
            let before = request.after.map(|after| NoteId(after.0));
            let mut items = reader.open_notes((safe_mode, request.include_hidden), before, limit + 1)?;
            let more = items.len() > limit;
            items.truncate(limit);
            let next = items.last().filter(|_| more).map(|note| Cursor(note.id.0));
            Ok(Page { items, next })
        })
        .await
}

/// Marks notes as settled, or as open again: all of them or, on an error, none.
///
/// # Errors
/// `not_found` for the first that there is none of; `invalid` for no ids or too many; `storage`.
pub async fn resolve(library: &Library, request: ResolveNotes) -> Result<ChangedNotes> {
    let resolved = request.resolved;
    let operation = if resolved { "resolve_notes" } else { "reopen_notes" };
    change(library, operation, request.ids, move |writer, id| writer.resolve_note(id, resolved)).await
}

/// Deletes notes with their replies: all of them or, on an error, none.
///
/// # Errors
/// As [`resolve`].
pub async fn delete(library: &Library, request: DeleteNotes) -> Result<ChangedNotes> {
    let delete = |writer: &Writer<'_>, id| match writer.delete_note(id) {
        // A reply that went with its note.
        Err(Error::NoNote(_)) => Ok(true),
        answer => answer.map(|()| true),
    };
    change(library, "delete_notes", request.ids, delete).await
}

async fn change(
    library: &Library,
    operation: &'static str,
    mut ids: Vec<NoteId>,
    change: impl Fn(&Writer<'_>, NoteId) -> Result<bool> + Send + 'static,
) -> Result<ChangedNotes> {
    if !(1..=MOST).contains(&ids.len()) {
        return Err(Invalid::new("number of notes", ids.len(), format!("is not 1 to {MOST}"))
            .hint("`pixery note list` shows the open notes")
            .into());
    }
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    let (changed, entry) = library
        .write_in_parts(operation, move |writer| {
            let mut changed = Vec::new();
            for id in &ids {
                writer.one_note(*id)?;
            }
            for id in &ids {
                if change(writer, *id)? {
                    changed.push(*id);
                }
            }
            Ok(Some(changed))
        })
        .await?;
    Ok(ChangedNotes { changed, entry })
}
