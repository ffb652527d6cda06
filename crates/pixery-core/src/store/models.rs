//! The names of models that generations bear, each stored once.

use rusqlite::OptionalExtension;

use super::{Reader, Writer};
use crate::error::Result;

impl Reader<'_> {
    /// Returns every model that a generation bears, by name.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn model_names(&self) -> Result<Vec<String>> {
        let mut statement =
            self.connection.prepare_cached("SELECT name FROM models WHERE name <> '' ORDER BY name")?;
        Ok(statement.query_map([], |row| row.get("name"))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the row id of a model's name, if a generation bears it.
    pub(super) fn model_row(&self, name: &str) -> Result<Option<i64>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM models WHERE name = ?1")?
            .query_row([name], |row| row.get("id"))
            .optional()?)
    }
}

impl Writer<'_> {
    /// Returns the row id of a model's name, which is added when it is new.
    pub(super) fn model_row_or_new(&self, name: &str) -> Result<i64> {
        if let Some(known) = self.model_row(name)? {
            return Ok(known);
        }
        self.connection.prepare_cached("INSERT INTO models(name) VALUES (?1)")?.execute([name])?;
        Ok(self.connection.last_insert_rowid())
    }
}
