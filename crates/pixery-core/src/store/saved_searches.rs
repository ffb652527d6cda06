//! Saved searches: one row a name. In safe mode one that names a sensitive tag or collection is not there.

use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, json};

use super::{Reader, Writer};
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

impl Reader<'_> {
    /// Returns every saved search that may be shown, in the order that they were saved.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn saved_searches(&self, safe_mode: bool) -> Result<Vec<SavedSearch>> {
        let sql = "SELECT id, name, query, created_at FROM saved_searches ORDER BY position, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut shown = Vec::new();
        for search in statement.query_map([], from_row)? {
            let search = search?;
            if !safe_mode || !self.is_sensitive_query(&search.query)? {
                shown.push(search);
            }
        }
        Ok(shown)
    }

    /// Returns the saved search of that name.
    ///
    /// # Errors
    /// `not_found` with the nearest name, when none may be shown; `storage` when the database fails.
    pub fn saved_search(&self, name: &SavedSearchName, safe_mode: bool) -> Result<SavedSearch> {
        if let Some(search) = self.saved_search_named(name)?
            && (!safe_mode || !self.is_sensitive_query(&search.query)?)
        {
            return Ok(search);
        }
        let known = self.saved_searches(safe_mode)?;
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
        let last: f64 = self
            .connection
            .prepare_cached("SELECT ifnull(max(position), 0.0) AS last FROM saved_searches")?
            .query_row([], |row| row.get("last"))?;
        let fields = json!({ "name": name, "query": query, "position": last + 1.0, "createdAt": self.at() });
        let id = SavedSearchId(self.make_row(Topic::SavedSearches, None, &fields)?);
        Ok(SavedSearch { id, name: name.clone(), query: query.to_owned(), created_at: self.at() })
    }

    /// Gives a saved search another name.
    ///
    /// # Errors
    /// `not_found` with the nearest name; `conflict` when the new name is taken; `storage` when the database fails.
    pub fn rename_saved_search(
        &self,
        name: &SavedSearchName,
        new: &SavedSearchName,
        safe_mode: bool,
    ) -> Result<SavedSearch> {
        let search = self.saved_search(name, safe_mode)?;
        self.require_free_name(new, Some(search.id))?;
        let renamed = Map::from_iter([("name".to_owned(), json!(new))]);
        self.set_fields(Topic::SavedSearches, search.id.0, &renamed)?;
        Ok(SavedSearch { name: new.clone(), ..search })
    }

    /// Deletes a saved search; the images that it finds stay.
    ///
    /// # Errors
    /// `not_found` with the nearest name; `storage` when the database fails.
    pub fn delete_saved_search(&self, name: &SavedSearchName, safe_mode: bool) -> Result<SavedSearch> {
        let search = self.saved_search(name, safe_mode)?;
        self.remove_row(Topic::SavedSearches, search.id.0)?;
        Ok(search)
    }

    fn require_free_name(&self, name: &SavedSearchName, but: Option<SavedSearchId>) -> Result<()> {
        match self.saved_search_named(name)? {
            Some(other) if Some(other.id) != but => Err(Error::SavedSearchExists(other.name.to_string())),
            _ => Ok(()),
        }
    }
}
