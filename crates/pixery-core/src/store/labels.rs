//! The labels themselves: looking one up by name, changing and deleting it. Tags and collections differ in table names only.

use rusqlite::OptionalExtension;
use serde_json::{Map, Value};

use super::counts::visible_name;
use super::links::{Label, key_of};
use super::{Reader, Writer};
use crate::domain::query::{Condition, Query};
use crate::error::{Error, Result};

/// A tag or collection as changing it needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelRow {
    /// The row's id.
    pub id: i64,
    /// The name as it is spelt.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether it is sensitive.
    pub sensitive: bool,
}

impl Reader<'_> {
    /// Returns the label of that name, whatever its case.
    ///
    /// # Errors
    /// `not_found` with the nearest name that may be shown, when there is none; `storage` when the database fails.
    pub fn label(&self, label: Label, name: &str, safe_mode: bool) -> Result<LabelRow> {
        let sql = format!("SELECT id, name, hidden, sensitive FROM {} WHERE key = ?1", label.table());
        let row = self.connection.prepare_cached(&sql)?.query_row([key_of(name)], |row| {
            Ok(LabelRow {
                id: row.get("id")?,
                name: row.get("name")?,
                hidden: row.get("hidden")?,
                sensitive: row.get("sensitive")?,
            })
        });
        match row.optional()? {
            Some(row) => Ok(row),
            None => {
                let nearest = self.nearest_label(label, name, safe_mode)?;
                Err(Error::NoLabel { what: label.name(), name: name.to_owned(), nearest })
            }
        }
    }

    /// Returns whether there is a label of that name that is sensitive.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn is_sensitive_label(&self, label: Label, name: &str) -> Result<bool> {
        let sql = format!("SELECT sensitive FROM {} WHERE key = ?1", label.table());
        let row = self.connection.prepare_cached(&sql)?.query_row([key_of(name)], |row| row.get("sensitive"));
        Ok(row.optional()?.unwrap_or(false))
    }

    /// Returns whether a query names a sensitive tag or collection. Of one that can't be read nobody knows what it names: it
    /// counts as if it did.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn is_sensitive_query(&self, query: &str) -> Result<bool> {
        let Ok(query) = Query::parse(query) else { return Ok(true) };
        for term in &query.terms {
            let is_sensitive = match &term.condition {
                Condition::Tag(tag) => self.is_sensitive_label(Label::Tag, tag.as_str())?,
                Condition::Collection(name) => self.is_sensitive_label(Label::Collection, name.as_str())?,
                _ => false,
            };
            if is_sensitive {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns the name of a label by its id, if there is one that may be shown.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn label_name(
        &self,
        label: Label,
        id: i64,
        safe_mode: bool,
        include_hidden: bool,
    ) -> Result<Option<String>> {
        let sql = format!(
            "SELECT name FROM {} WHERE id = ?1 AND {}",
            label.table(),
            visible_name(safe_mode, include_hidden)
        );
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get("name")).optional()?)
    }

    fn nearest_label(&self, label: Label, name: &str, safe_mode: bool) -> Result<Option<String>> {
        /// A name that is less alike is no help.
        const LEAST_LIKENESS: f64 = 0.7;
        let key = key_of(name);
        let sql = format!("SELECT key, name FROM {} WHERE {}", label.table(), visible_name(safe_mode, false));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut nearest: Option<(f64, String)> = None;
        while let Some(row) = rows.next()? {
            let likeness = strsim::jaro_winkler(&key, row.get_ref("key")?.as_str().unwrap_or_default());
            if likeness >= LEAST_LIKENESS && nearest.as_ref().is_none_or(|(best, _)| likeness > *best) {
                nearest = Some((likeness, row.get("name")?));
            }
        }
        Ok(nearest.map(|(_, name)| name))
    }
}

impl Writer<'_> {
    /// Changes fields of a label (`name`, `color`, `description`, `hidden`, `sensitive`) and records them; returns whether
    /// any changed.
    ///
    /// # Errors
    /// `conflict` when another label has the new name; `storage` when the database fails.
    pub fn change_label(&self, label: Label, id: i64, fields: &Map<String, Value>) -> Result<bool> {
        if let Some(name) = fields.get("name").and_then(Value::as_str)
            && self.is_taken(label, name, id)?
        {
            return Err(Error::NameTaken { what: label.name(), name: name.to_owned() });
        }
        self.set_fields(label.topic(), id, fields)
    }

    /// Returns whether another label than this one has the name.
    pub(super) fn is_taken(&self, label: Label, name: &str, id: i64) -> Result<bool> {
        Ok(self.label_row(label, name)?.is_some_and(|(other, _)| other != id))
    }

    /// Deletes a label that no generation bears any more, and records it.
    ///
    /// # Errors
    /// `storage` when the database fails, or links are left.
    pub fn delete_label(&self, label: Label, id: i64) -> Result<bool> {
        self.remove_row(label.topic(), id)
    }
}
