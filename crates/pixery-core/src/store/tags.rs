//! Tags and their links.

use rusqlite::Row;
use serde_json::json;

use super::counts::{visible_count, visible_name};
use super::links::Label;
use super::{Reader, Writer};
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
        self.add_label(Label::Tag, id.0, generation)
    }

    /// Takes a tag off a generation; returns whether it was there. The tag itself stays.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn remove_tag(&self, generation: GenerationId, tag: &TagName) -> Result<bool> {
        match self.label_row(Label::Tag, tag.as_str())? {
            Some((id, _)) => self.remove_label(Label::Tag, id, generation),
            None => Ok(false),
        }
    }

    /// Returns the tag of that name, made when it is new.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn tag_row_or_new(&self, tag: &TagName) -> Result<TagId> {
        if let Some((known, _)) = self.label_row(Label::Tag, tag.as_str())? {
            return Ok(TagId(known));
        }
        let fields =
            json!({ "name": tag, "color": null, "hidden": false, "sensitive": false, "createdAt": self.at });
        Ok(TagId(self.make_row(Topic::Tags, None, &fields)?))
    }
}
