//! Preferences: values by key, as JSON. The one that the core itself heeds, safe mode, stands in the library's own row.

use std::collections::BTreeMap;

use serde_json::Value;

use super::columns::Json;
use super::{Reader, Writer};
use crate::domain::{Invalid, PreferenceKey};
use crate::error::Result;

/// The most keys that a library keeps.
const MOST: i64 = 500;

impl Reader<'_> {
    /// Returns every preference.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn preferences(&self) -> Result<BTreeMap<String, Value>> {
        let mut statement = self.connection.prepare_cached("SELECT key, value FROM preferences")?;
        let rows =
            statement.query_map([], |row| Ok((row.get("key")?, row.get::<_, Json<Value>>("value")?.0)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Writer<'_> {
    /// Keeps a preference, or forgets it.
    ///
    /// # Errors
    /// `invalid` when there are too many; `storage` when the database fails.
    pub fn set_preference(&self, key: &PreferenceKey, value: Option<&Value>) -> Result<()> {
        let key = key.as_str();
        let Some(value) = value else {
            self.connection.prepare_cached("DELETE FROM preferences WHERE key = ?1")?.execute([key])?;
            return Ok(());
        };
        let sql = "SELECT count(*) FROM preferences WHERE key <> ?1";
        let others: i64 = self.connection.prepare_cached(sql)?.query_row([key], |row| row.get(0))?;
        if others >= MOST {
            return Err(Invalid::new("preference", key, format!("would be one more than {MOST}"))
                .hint("set one of them to null, which forgets it")
                .into());
        }
        let sql = "INSERT INTO preferences(key, value) VALUES (?1, ?2) \
                   ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value";
        self.connection.prepare_cached(sql)?.execute((key, Json(value)))?;
        Ok(())
    }

    /// Switches safe mode for everybody who has this library open.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn set_safe_mode(&self, on: bool) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE library SET safe_mode = ?1 WHERE one = 1 AND safe_mode <> ?1")?
            .execute([on])?;
        Ok(())
    }
}
