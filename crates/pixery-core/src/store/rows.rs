//! Rows that can be undone: each is read, made, changed and removed by the names that its fields have in the journal, so
//! that a change and its undoing go the same way.

use rusqlite::types::{Value as Column, ValueRef};
use rusqlite::{OptionalExtension, params_from_iter};
use serde_json::{Map, Value};

use super::links::key_of;
use super::{Reader, RowChange, Writer};
use crate::domain::{GenerationId, Timestamp, Topic};
use crate::error::{Error, Result};

/// How a field stands in SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Flag,
    Time,
    Number,
    Id,
    /// JSON, as text.
    Json,
}

/// A field: its name in the journal, its column, its kind.
type Field = (&'static str, &'static str, Kind);

/// A table whose rows can be undone.
struct Table {
    name: &'static str,
    fields: &'static [Field],
    /// Whether the name's key is a column of its own.
    has_key: bool,
}

const GENERATIONS: Table = Table {
    name: "generations",
    fields: &[
        ("starred", "starred", Kind::Flag),
        ("rejected", "rejected", Kind::Flag),
        ("trashedAt", "trashed_at", Kind::Time),
        ("title", "title", Kind::Text),
        ("prompt", "prompt", Kind::Text),
    ],
    has_key: false,
};

const TAGS: Table = Table {
    name: "tags",
    fields: &[
        ("name", "name", Kind::Text),
        ("color", "color", Kind::Text),
        ("hidden", "hidden", Kind::Flag),
        ("sensitive", "sensitive", Kind::Flag),
        ("createdAt", "created_at", Kind::Time),
    ],
    has_key: true,
};

const COLLECTIONS: Table = Table {
    name: "collections",
    fields: &[
        ("name", "name", Kind::Text),
        ("description", "description", Kind::Text),
        ("position", "position", Kind::Number),
        ("hidden", "hidden", Kind::Flag),
        ("sensitive", "sensitive", Kind::Flag),
        ("createdAt", "created_at", Kind::Time),
    ],
    has_key: true,
};

const NOTES: Table = Table {
    name: "notes",
    fields: &[
        ("generationId", "generation_id", Kind::Id),
        ("replyTo", "reply_to", Kind::Id),
        ("actor", "actor", Kind::Text),
        ("text", "text", Kind::Text),
        ("region", "region", Kind::Json),
        ("resolved", "resolved", Kind::Flag),
        ("createdAt", "created_at", Kind::Time),
        ("updatedAt", "updated_at", Kind::Time),
    ],
    has_key: false,
};

const SAVED_SEARCHES: Table = Table {
    name: "saved_searches",
    fields: &[
        ("name", "name", Kind::Text),
        ("query", "query", Kind::Text),
        ("position", "position", Kind::Number),
        ("createdAt", "created_at", Kind::Time),
    ],
    has_key: false,
};

const PRESETS: Table = Table {
    name: "presets",
    fields: &[
        ("name", "name", Kind::Text),
        ("template", "template", Kind::Text),
        ("styleSuffix", "style_suffix", Kind::Text),
        ("negativePrompt", "negative_prompt", Kind::Text),
        ("model", "model", Kind::Text),
        ("tags", "tags", Kind::Json),
        ("parameters", "parameters", Kind::Json),
        ("createdAt", "created_at", Kind::Time),
        ("updatedAt", "updated_at", Kind::Time),
    ],
    has_key: false,
};

fn table(topic: Topic) -> Result<&'static Table> {
    match topic {
        Topic::Generations => Ok(&GENERATIONS),
        Topic::Tags => Ok(&TAGS),
        Topic::Collections => Ok(&COLLECTIONS),
        Topic::Notes => Ok(&NOTES),
        Topic::SavedSearches => Ok(&SAVED_SEARCHES),
        Topic::Presets => Ok(&PRESETS),
        other => Err(Error::Internal(format!("rows of {} are not undone", other.name()))),
    }
}

impl Table {
    fn field(&self, name: &str) -> Result<&'static Field> {
        let found = self.fields.iter().find(|(field, ..)| *field == name);
        found.ok_or_else(|| Error::Internal(format!("{} have no field {name:?}", self.name)))
    }
}

impl Reader<'_> {
    /// Returns these fields of a row, in the order of the table; nothing when there is no such row.
    pub(super) fn fields<'n>(
        &self,
        topic: Topic,
        row_id: i64,
        names: impl IntoIterator<Item = &'n String>,
    ) -> Result<Option<Map<String, Value>>> {
        let table = table(topic)?;
        let fields = names.into_iter().map(|name| table.field(name)).collect::<Result<Vec<_>>>()?;
        let columns: Vec<&str> = fields.iter().map(|(_, column, _)| *column).collect();
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", columns.join(", "), table.name);
        let row = self.connection.prepare_cached(&sql)?.query_row([row_id], |row| {
            let read = |field: &&Field| Ok((field.0.to_owned(), to_json(field.2, row.get_ref(field.1)?)));
            fields.iter().map(read).collect()
        });
        Ok(row.optional()?)
    }

    /// Returns a whole row; nothing when there is none.
    pub(super) fn whole_row(&self, topic: Topic, row_id: i64) -> Result<Option<Map<String, Value>>> {
        let names: Vec<String> = table(topic)?.fields.iter().map(|(name, ..)| (*name).to_owned()).collect();
        self.fields(topic, row_id, &names)
    }

    /// Returns the row that has a name, where names are told apart by the table itself.
    pub(super) fn row_named(&self, topic: Topic, name: &str) -> Result<Option<i64>> {
        let sql = format!("SELECT id FROM {} WHERE name = ?1", table(topic)?.name);
        Ok(self.connection.prepare_cached(&sql)?.query_row([name], |row| row.get("id")).optional()?)
    }
}

impl Writer<'_> {
    /// Changes fields of a row and records those that differ; returns whether any did. No row is no change.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub(super) fn set_fields(&self, topic: Topic, row_id: i64, wanted: &Map<String, Value>) -> Result<bool> {
        let table = table(topic)?;
        let Some(now) = self.fields(topic, row_id, wanted.keys())? else { return Ok(false) };
        let (mut before, mut after) = (Map::new(), Map::new());
        for (name, value) in wanted {
            if now.get(name) != Some(value) {
                before.insert(name.clone(), now.get(name).cloned().unwrap_or_default());
                after.insert(name.clone(), value.clone());
            }
        }
        if after.is_empty() {
            return Ok(false);
        }
        let (columns, mut values) = columns(table, &after)?;
        let places: Vec<String> =
            columns.iter().zip(2..).map(|(column, place)| format!("{column} = ?{place}")).collect();
        values.insert(0, row_id.into());
        let sql = format!("UPDATE {} SET {} WHERE id = ?1", table.name, places.join(", "));
        self.connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        if topic == Topic::Generations && (after.contains_key("title") || after.contains_key("prompt")) {
            self.reindex_text(GenerationId(row_id))?;
        }
        if after.contains_key("hidden") || after.contains_key("sensitive") {
            self.veiled.set(true);
        }
        self.record(RowChange { topic, row_id, before: Some(before.into()), after: Some(after.into()) })?;
        Ok(true)
    }

    /// Makes a row, with its old id where it had one, and records it whole; returns its id.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub(super) fn make_row(&self, topic: Topic, row_id: Option<i64>, fields: &Value) -> Result<i64> {
        let table = table(topic)?;
        let empty = Map::new();
        let (mut columns, mut values) = columns(table, fields.as_object().unwrap_or(&empty))?;
        if let Some(id) = row_id {
            columns.push("id");
            values.push(id.into());
        }
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
        let sql =
            format!("INSERT INTO {}({}) VALUES ({})", table.name, columns.join(", "), places.join(", "));
        self.connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        let row_id = self.connection.last_insert_rowid();
        self.record(RowChange { topic, row_id, before: None, after: Some(fields.clone()) })?;
        Ok(row_id)
    }

    /// Removes a row and records it whole; returns whether there was one. What hangs on it must be gone before.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub(super) fn remove_row(&self, topic: Topic, row_id: i64) -> Result<bool> {
        let table = table(topic)?;
        let Some(before) = self.whole_row(topic, row_id)? else { return Ok(false) };
        let sql = format!("DELETE FROM {} WHERE id = ?1", table.name);
        self.connection.prepare_cached(&sql)?.execute([row_id])?;
        self.record(RowChange { topic, row_id, before: Some(before.into()), after: None })?;
        Ok(true)
    }
}

/// Returns the columns of some fields with their values.
fn columns(table: &Table, fields: &Map<String, Value>) -> Result<(Vec<&'static str>, Vec<Column>)> {
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for (name, value) in fields {
        let (_, column, kind) = table.field(name)?;
        columns.push(*column);
        values.push(to_column(*kind, value)?);
        if table.has_key && name == "name" {
            columns.push("key");
            values.push(key_of(value.as_str().unwrap_or_default()).into());
        }
    }
    Ok((columns, values))
}

fn to_column(kind: Kind, value: &Value) -> Result<Column> {
    let refused = || Error::Internal(format!("the journal holds {value} where a {kind:?} belongs"));
    if value.is_null() {
        return Ok(Column::Null);
    }
    Ok(match kind {
        Kind::Text => value.as_str().ok_or_else(refused)?.to_owned().into(),
        Kind::Flag => value.as_bool().ok_or_else(refused)?.into(),
        Kind::Time => Timestamp::parse(value.as_str().ok_or_else(refused)?)?.millis().into(),
        Kind::Number => value.as_f64().ok_or_else(refused)?.into(),
        Kind::Id => value.as_i64().ok_or_else(refused)?.into(),
        Kind::Json => value.to_string().into(),
    })
}

fn to_json(kind: Kind, column: ValueRef<'_>) -> Value {
    match (kind, column) {
        (Kind::Flag, ValueRef::Integer(number)) => (number != 0).into(),
        (Kind::Time, ValueRef::Integer(millis)) => Timestamp::from_millis(millis).to_string().into(),
        (_, ValueRef::Integer(number)) => number.into(),
        (_, ValueRef::Real(number)) => number.into(),
        (Kind::Json, ValueRef::Text(text)) => serde_json::from_slice(text).unwrap_or_default(),
        (_, ValueRef::Text(text)) => String::from_utf8_lossy(text).into_owned().into(),
        _ => Value::Null,
    }
}
