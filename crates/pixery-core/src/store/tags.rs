//! Tags and their links.

use rusqlite::Row;
use serde_json::json;

use super::counts::{visible_count, visible_name};
use super::links::{Label, key_of};
use super::{Reader, RowChange, Writer};
use crate::domain::{GenerationId, Tag, TagId, TagName, Topic};
use crate::error::Result;

fn from_row(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag {
        id: row.get("id")?,
        name: row.get("name")?,
        color: row.get("color")?,
        hidden: row.get("hidden")?,
        sensitive: row.get("sensitive")?,
        count: row.get("count")?,
    })
}

impl Reader<'_> {
    /// Returns the tags that a visibility shows, most used first, then by name.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn tags(&self, safe_mode: bool, include_hidden: bool) -> Result<Vec<Tag>> {
        let sql = format!(
            "SELECT id, name, color, hidden, sensitive, {count} AS count FROM tags WHERE {shown} ORDER BY count DESC, key",
            count = visible_count(safe_mode, include_hidden),
            shown = visible_name(safe_mode, include_hidden),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let tags = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(tags)
    }
}

impl Writer<'_> {
    /// Attaches a tag, made when it is new, to a generation; returns whether the link is new.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn add_tag(&self, generation: GenerationId, tag: &TagName) -> Result<bool> {
        let id = self.tag_row_or_new(tag)?;
        let added = self.link(Label::Tag, id.0, generation)?;
        if added {
            let after = Some(json!({ "tag": tag }));
            self.record(RowChange { topic: Topic::Generations, row_id: generation.0, before: None, after })?;
        }
        Ok(added)
    }

    /// Takes a tag off a generation; returns whether it was there. The tag itself stays.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn remove_tag(&self, generation: GenerationId, tag: &TagName) -> Result<bool> {
        let Some((id, _)) = self.label_row(Label::Tag, tag.as_str())? else { return Ok(false) };
        let removed = self.unlink(Label::Tag, id, generation)?;
        if removed {
            let before = Some(json!({ "tag": tag }));
            self.record(RowChange { topic: Topic::Generations, row_id: generation.0, before, after: None })?;
        }
        Ok(removed)
    }

    pub(super) fn tag_row_or_new(&self, tag: &TagName) -> Result<TagId> {
        if let Some((known, _)) = self.label_row(Label::Tag, tag.as_str())? {
            return Ok(TagId(known));
        }
        self.connection
            .prepare_cached("INSERT INTO tags(name, key, created_at) VALUES (?1, ?2, ?3)")?
            .execute((tag, key_of(tag.as_str()), self.at))?;
        let id = TagId(self.connection.last_insert_rowid());
        let after = Some(json!({ "name": tag }));
        self.record(RowChange { topic: Topic::Tags, row_id: id.0, before: None, after })?;
        Ok(id)
    }
}
