//! How domain values stand in SQL columns. Ids and times are integers, names text, hashes blobs.

use std::cell::Cell;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Row, Statement};

use super::shelves::Shelf;
use crate::domain::{
    Actor, BudgetPeriod, CollectionId, CollectionName, ContentHash, Cost, CostKind, GenerationId,
    ImageFormat, Invalid, JobId, JobState, JournalId, LedgerId, MicroUsd, NoteId, Origin, PointerAnswer,
    PointerId, PointerKind, PresetId, PresetName, ProviderId, ReferenceId, ReferenceRole, SavedSearchId,
    SavedSearchName, TagId, TagName, Template, Timestamp,
};
use crate::error::ErrorCode;

macro_rules! integer_column {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.0.into())
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )+};
}
integer_column!(
    CollectionId,
    GenerationId,
    JobId,
    JournalId,
    LedgerId,
    MicroUsd,
    NoteId,
    PointerId,
    PresetId,
    ReferenceId,
    SavedSearchId,
    Shelf,
    TagId
);

impl ToSql for Timestamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.millis().into())
    }
}

impl FromSql for Timestamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self::from_millis)
    }
}

impl ToSql for ContentHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for ContentHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

fn refused(invalid: Invalid) -> FromSqlError {
    FromSqlError::Other(Box::new(invalid))
}

macro_rules! text_column {
    ($($name:ident: $read:expr, $write:expr;)+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let write: fn(&$name) -> &str = $write;
                Ok(ToSqlOutput::Borrowed(ValueRef::Text(write(self).as_bytes())))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let read: fn(&str) -> Result<$name, Invalid> = $read;
                read(value.as_str()?).map_err(refused)
            }
        }
    )+};
}
text_column!(
    Actor: |text| Ok(Actor::from_stored(text.to_owned())), Actor::as_str;
    BudgetPeriod: BudgetPeriod::from_name, |period| period.name();
    CollectionName: |text| Ok(CollectionName::from_stored(text.to_owned())), CollectionName::as_str;
    ImageFormat: str::parse, |format| format.name();
    JobState: JobState::from_name, |state| state.name();
    Origin: Origin::from_name, |origin| origin.name();
    PresetName: |text| Ok(PresetName::from_stored(text.to_owned())), PresetName::as_str;
    Template: |text| Ok(Template::from_stored(text.to_owned())), Template::as_str;
    ProviderId: |text| Ok(ProviderId::from_stored(text.to_owned())), ProviderId::as_str;
    SavedSearchName: |text| Ok(SavedSearchName::from_stored(text.to_owned())), SavedSearchName::as_str;
    TagName: |text| Ok(TagName::from_stored(text.to_owned())), TagName::as_str;
    ReferenceRole: |text| match text {
        "reference" => Ok(ReferenceRole::Reference),
        "mask" => Ok(ReferenceRole::Mask),
        _ => Err(Invalid::new("reference role", text, "is not known")),
    }, |role| role.name();
    PointerKind: |text| match text {
        "open" => Ok(PointerKind::Open),
        "compare" => Ok(PointerKind::Compare),
        "highlight" => Ok(PointerKind::Highlight),
        _ => Err(Invalid::new("kind of pointer", text, "is not known")),
    }, |kind| kind.name();
    PointerAnswer: |text| PointerAnswer::ALL.into_iter().find(|answer| answer.name() == text)
        .ok_or_else(|| Invalid::new("answer", text, "is not known")), |answer| answer.name();
    ErrorCode: |text| ErrorCode::from_name(text).ok_or_else(|| Invalid::new("error code", text, "is not known")),
        |code| code.name();
    CostKind: |text| CostKind::ALL.into_iter().find(|kind| kind.name() == text)
        .ok_or_else(|| Invalid::new("cost kind", text, "is not known")), |kind| kind.name();
);

/// The columns of a statement by name. SQLite's own look-up asks for every name at every row; this one remembers where it
/// was, so that reading in the order of the SELECT costs one comparison a column.
pub(super) struct Names {
    names: Vec<String>,
    next: Cell<usize>,
}

impl Names {
    /// Returns the columns of a prepared statement.
    pub(super) fn of(statement: &Statement<'_>) -> Self {
        Self { names: statement.column_names().map(str::to_owned).collect(), next: Cell::new(0) }
    }

    /// Reads a column of a row of that statement.
    pub(super) fn get<T: FromSql>(&self, row: &Row<'_>, name: &str) -> rusqlite::Result<T> {
        let next = self.next.get();
        let index = match self.names.get(next) {
            Some(known) if known == name => Some(next),
            _ => self.names.iter().position(|known| known == name),
        };
        let Some(index) = index else { return Err(rusqlite::Error::InvalidColumnName(name.to_owned())) };
        self.next.set(index + 1);
        row.get(index)
    }
}

/// Reads the two columns of a cost.
pub(super) fn cost(row: &Row<'_>) -> rusqlite::Result<Cost> {
    Ok(Cost { micro_usd: row.get("cost_micro")?, kind: row.get("cost_kind")? })
}

/// A column that holds JSON of a serde type.
pub(super) struct Json<T>(pub(super) T);

impl<T: serde::de::DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl<T: serde::Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(ToSqlOutput::from)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

/// Returns ids as a JSON array, for `IN (SELECT value FROM json_each(?))`: one statement text for any number.
pub(super) fn json_ids(ids: &[GenerationId]) -> String {
    let mut text = String::with_capacity(ids.len() * 8 + 2);
    text.push('[');
    for (index, id) in ids.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&id.0.to_string());
    }
    text.push(']');
    text
}
