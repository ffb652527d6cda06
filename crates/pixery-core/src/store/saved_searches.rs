//! Saved searches: one row a name.

use rusqlite::{OptionalExtension, Row};
use serde_json::{Value, json};

use super::{Reader, RowChange, Writer};
use crate::domain::{SavedSearch, SavedSearchId, SavedSearchName, Topic, nearest};
use crate::error::{Error, Result};

fn from_row(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch {
        id: row.get("id")?,
        name: row.get("name")?,
        query: row.get("query")?,
        created_at: row.get("created_at")?,
    })
}

/// Every field, for the journal: a deleted row can be made again from them.
fn fields(search: &SavedSearch) -> Value {
    json!({ "name": search.name, "query": search.query, "createdAt": search.created_at })
}

impl Reader<'_> {
    /// Returns every saved search, in the order that they were saved.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        let sql = "SELECT id, name, query, created_at FROM saved_searches ORDER BY position, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the saved search of that name.
    ///
    /// # Errors
    /// `not_found` with the nearest name; `storage` when the database fails.
    pub fn saved_search(&self, name: &SavedSearchName) -> Result<SavedSearch> {
        if let Some(search) = self.saved_search_named(name)? {
            return Ok(search);
        }
        let known = self.saved_searches()?;
        let nearest = nearest(name.as_str(), known.iter().map(|search| search.name.as_str()));
        Err(Error::NoSavedSearch { name: name.to_string(), nearest: nearest.map(str::to_owned) })
    }

    fn saved_search_named(&self, name: &SavedSearchName) -> Result<Option<SavedSearch>> {
        let sql = "SELECT id, name, query, created_at FROM saved_searches WHERE name = ?1";
        Ok(self.connection.prepare_cached(sql)?.query_row([name], from_row).optional()?)
    }
}

impl Writer<'_> {
    /// Saves a query under a new name.
    ///
    /// # Errors
    /// `conflict` when the name is taken; `storage` when the database fails.
    pub fn save_search(&self, name: &SavedSearchName, query: &str) -> Result<SavedSearch> {
        self.require_free_name(name, None)?;
        let sql = "INSERT INTO saved_searches(name, query, position, created_at) \
                   SELECT ?1, ?2, ifnull(max(position), 0) + 1, ?3 FROM saved_searches";
        self.connection.prepare_cached(sql)?.execute((name, query, self.at()))?;
        let id = SavedSearchId(self.connection.last_insert_rowid());
        let search = SavedSearch { id, name: name.clone(), query: query.to_owned(), created_at: self.at() };
        self.note_saved_search(id, None, Some(fields(&search)))?;
        Ok(search)
    }

    /// Gives a saved search another name.
    ///
    /// # Errors
    /// `not_found` with the nearest name; `conflict` when the new name is taken; `storage` when the database fails.
    pub fn rename_saved_search(&self, name: &SavedSearchName, new: &SavedSearchName) -> Result<SavedSearch> {
        let search = self.saved_search(name)?;
        self.require_free_name(new, Some(search.id))?;
        self.connection
            .prepare_cached("UPDATE saved_searches SET name = ?2 WHERE id = ?1")?
            .execute((search.id, new))?;
        self.note_saved_search(
            search.id,
            Some(json!({ "name": search.name })),
            Some(json!({ "name": new })),
        )?;
        Ok(SavedSearch { name: new.clone(), ..search })
    }

    /// Deletes a saved search; the images that it finds stay.
    ///
    /// # Errors
    /// `not_found` with the nearest name; `storage` when the database fails.
    pub fn delete_saved_search(&self, name: &SavedSearchName) -> Result<SavedSearch> {
        let search = self.saved_search(name)?;
        self.connection.prepare_cached("DELETE FROM saved_searches WHERE id = ?1")?.execute([search.id])?;
        self.note_saved_search(search.id, Some(fields(&search)), None)?;
        Ok(search)
    }

    fn require_free_name(&self, name: &SavedSearchName, but: Option<SavedSearchId>) -> Result<()> {
        match self.saved_search_named(name)? {
            Some(other) if Some(other.id) != but => Err(Error::SavedSearchExists(other.name.to_string())),
            _ => Ok(()),
        }
    }

    fn note_saved_search(
        &self,
        id: SavedSearchId,
        before: Option<Value>,
        after: Option<Value>,
    ) -> Result<()> {
        self.record(RowChange { topic: Topic::SavedSearches, row_id: id.0, before, after })
    }
}
