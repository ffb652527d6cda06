//! Collections and their links.

use rusqlite::Row;
use serde_json::json;

use super::counts::{visible_count, visible_name};
use super::links::Label;
use super::{Reader, Writer};
use crate::domain::{Collection, CollectionId, CollectionName, GenerationId, Topic};
use crate::error::Result;

fn from_row(row: &Row<'_>) -> rusqlite::Result<Collection> {
    Ok(Collection {
        id: row.get("id")?,
        name: row.get("name")?,
        description: row.get("description")?,
        hidden: row.get("hidden")?,
        sensitive: row.get("sensitive")?,
        count: row.get("count")?,
    })
}

impl Reader<'_> {
    /// Returns the collections that a visibility shows, in their order.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn collections(&self, safe_mode: bool, include_hidden: bool) -> Result<Vec<Collection>> {
        let sql = format!(
            "SELECT id, name, description, hidden, sensitive, {count} AS count FROM collections WHERE {shown} \
             ORDER BY position, id",
            count = visible_count(safe_mode, include_hidden),
            shown = visible_name(safe_mode, include_hidden),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let collections = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(collections)
    }
}

impl Writer<'_> {
    /// Puts a generation into a collection, made when it is new; returns whether it was not in it before.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn add_to_collection(&self, generation: GenerationId, collection: &CollectionName) -> Result<bool> {
        let id = self.collection_row_or_new(collection)?;
        self.add_label(Label::Collection, id.0, generation)
    }

    /// Returns the collection of that name, made at the end when it is new.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn collection_row_or_new(&self, name: &CollectionName) -> Result<CollectionId> {
        match self.label_row(Label::Collection, name.as_str())? {
            Some((known, _)) => Ok(CollectionId(known)),
            None => self.make_collection(name, ""),
        }
    }

    /// Makes a collection, at the end. The name is free.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn make_collection(&self, name: &CollectionName, description: &str) -> Result<CollectionId> {
        let last: f64 = self
            .connection
            .prepare_cached("SELECT ifnull(max(position), 0.0) AS last FROM collections")?
            .query_row([], |row| row.get("last"))?;
        let fields = json!({
            "name": name,
            "description": description,
            "position": last + 1.0,
            "hidden": false,
            "sensitive": false,
            "createdAt": self.at,
        });
        Ok(CollectionId(self.make_row(Topic::Collections, None, &fields)?))
    }
}
