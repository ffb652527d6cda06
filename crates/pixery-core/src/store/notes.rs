//! Notes on images, and replies to them.

use rusqlite::Row;
use serde_json::{Map, Value, json};

use super::columns::Json;
use super::shelves::Shelves;
use super::{Reader, Writer};
use crate::domain::{GenerationId, Note, NoteId, NoteText, Region, Topic};
use crate::error::{Error, Result};

/// In the order in which [`from_row`] reads them.
const COLUMNS: &str =
    "n.id, n.generation_id, n.reply_to, n.actor, n.text, n.region, n.resolved, n.created_at, n.updated_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: row.get("id")?,
        generation_id: row.get("generation_id")?,
        reply_to: row.get("reply_to")?,
        actor: row.get("actor")?,
        text: NoteText::from_stored(row.get("text")?),
        region: row.get::<_, Option<Json<Region>>>("region")?.map(|json| json.0),
        resolved: row.get("resolved")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

impl Reader<'_> {
    /// Returns the notes of a generation, each before its replies, oldest first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn notes_of(&self, generation: GenerationId) -> Result<Vec<Note>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM notes AS n WHERE n.generation_id = ?1 ORDER BY ifnull(n.reply_to, n.id), n.id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let notes = statement.query_map([generation], from_row)?;
        Ok(notes.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns unresolved notes (no replies) on the live images that a visibility shows, newest first, older than a note.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn open_notes(
        &self,
        visibility: (bool, bool),
        before: Option<NoteId>,
        limit: usize,
    ) -> Result<Vec<Note>> {
        let (safe_mode, include_hidden) = visibility;
        let shown = Shelves::visible(false, safe_mode, include_hidden);
        let sql = format!(
            "SELECT {COLUMNS}, g.shelf FROM notes AS n JOIN generations AS g ON g.id = n.generation_id \
             WHERE n.id < ?1 AND n.reply_to IS NULL AND n.resolved = 0 ORDER BY n.id DESC"
        );
        let shelving = self.shelving()?;
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([before.map_or(i64::MAX, |before| before.0)])?;
        let mut notes = Vec::new();
        while let Some(row) = rows.next()? {
            if shown.contains(shelving.of(row.get("generation_id")?, row.get("shelf")?)?) {
                notes.push(from_row(row)?);
            }
            if notes.len() == limit {
                break;
            }
        }
        Ok(notes)
    }

    /// Returns one note.
    ///
    /// # Errors
    /// `not_found` when there is none; `storage` when the database fails.
    pub fn one_note(&self, id: NoteId) -> Result<Note> {
        let sql = format!("SELECT {COLUMNS} FROM notes AS n WHERE n.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let note = statement.query_map([id], from_row)?.next().transpose()?;
        note.ok_or(Error::NoNote(id))
    }

    pub(super) fn has_replies(&self, note: i64) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM notes WHERE reply_to = ?1")?.exists([note])?)
    }
}

impl Writer<'_> {
    /// Adds a note, or a reply to one, and records it.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn add_note(
        &self,
        generation: GenerationId,
        reply_to: Option<NoteId>,
        text: &NoteText,
        region: Option<&Region>,
    ) -> Result<NoteId> {
        let fields = json!({
            "generationId": generation,
            "replyTo": reply_to,
            "actor": self.actor(),
            "text": text,
            "region": region,
            "resolved": false,
            "createdAt": self.at(),
            "updatedAt": self.at(),
        });
        Ok(NoteId(self.make_row(Topic::Notes, None, &fields)?))
    }

    /// Marks a note as resolved, or as open again, and records it; returns whether that changed anything.
    ///
    /// # Errors
    /// `not_found` when there is no such note; `storage` when the database fails.
    pub fn resolve_note(&self, id: NoteId, resolved: bool) -> Result<bool> {
        if self.one_note(id)?.resolved == resolved {
            return Ok(false);
        }
        let fields = [("resolved", json!(resolved)), ("updatedAt", json!(self.at()))];
        let fields: Map<String, Value> =
            fields.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
        self.set_fields(Topic::Notes, id.0, &fields)
    }

    /// Deletes a note with its replies, and records each.
    ///
    /// # Errors
    /// `not_found` when there is no such note; `storage` when the database fails.
    pub fn delete_note(&self, id: NoteId) -> Result<()> {
        self.one_note(id)?;
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM notes WHERE reply_to = ?1 ORDER BY id DESC")?;
        let replies: Vec<i64> =
            statement.query_map([id], |row| row.get("id"))?.collect::<rusqlite::Result<_>>()?;
        for note in replies.into_iter().chain([id.0]) {
            self.remove_row(Topic::Notes, note)?;
        }
        Ok(())
    }
}
