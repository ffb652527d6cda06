//! Walks: the SQL that goes along one index, newest first, and checks the rest of a filter.

use std::fmt::Write as _;

use rusqlite::Row;
use rusqlite::types::Value;

use super::checks::all_of;
use super::links::Label;
use super::shelves::{Shelf, Shelves};
use super::trigrams::{covering, expression, joining, of_all};
use super::words::Words;
use crate::domain::{Fact, Filter};
use crate::error::Result;

/// What the walk goes along, newest first.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Driver {
    /// The links of one label.
    Links(Label, i64),
    /// An index of generations, and the condition that makes it apply.
    Index { name: &'static str, condition: &'static str, value: Option<Value> },
    /// These very generations, as a JSON array of their ids.
    Ids(String),
    /// The text index.
    Text,
}

/// A filter whose names are resolved to row ids.
pub(super) struct Resolved {
    pub(super) labels: Vec<(Label, i64)>,
    pub(super) without: Vec<(Label, i64)>,
    pub(super) model: Option<i64>,
    pub(super) words: Words,
    pub(super) shelves: Shelves,
    /// The highest id that a row bears; only known, and only needed, where there is a text.
    pub(super) highest_id: i64,
    pub(super) newest: i64,
    pub(super) oldest: i64,
    /// After so many rows that are looked at by themselves, the page is cut.
    pub(super) most_rows: usize,
}

/// Returns whether a filter looks at more than an image's size, which the index of all images holds.
fn needs_row_for(filter: &Filter, resolved: &Resolved) -> bool {
    let is_of_size = |fact: &Fact| {
        matches!(fact, Fact::LongSide(_) | Fact::Width(_) | Fact::Height(_) | Fact::Size(_) | Fact::Ratio(_))
    };
    let Filter { starred, rejected, tagged, collected, actor, parent_id, .. } = filter;
    !resolved.words.is_empty()
        || resolved.model.is_some()
        || [starred, rejected, tagged, collected].into_iter().any(Option::is_some)
        || actor.is_some()
        || parent_id.is_some()
        || !filter.checks.iter().all(|check| is_of_size(&check.fact))
}

impl Resolved {
    /// Returns whether rows are looked at one by one, and a page is cut after so many of them.
    pub(super) fn is_checked_by_row(&self, filter: &Filter) -> bool {
        !self.words.is_empty() || !filter.checks.is_empty()
    }

    /// Returns whether a row that [`Walk::push_row_columns`] read meets what is looked at row by row.
    pub(super) fn fits(&self, row: &Row<'_>) -> Result<bool> {
        Ok(row.get(2)? && self.words.fit(row, 3, 4)?)
    }
}

/// A statement for one shelf (or, by text, for all), with its values.
pub(super) struct Walk {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
    /// Where among the values the sort key lies that the walk stays below; the one it ends at comes next.
    newest_at: usize,
    /// What it costs to look at a row.
    pub(super) reads: Reads,
}

/// What a walk reads of each row that it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// The entry of the index along which it goes.
    Entries,
    /// The row; rows that follow each other lie close together.
    Rows,
    /// The row, which may lie anywhere.
    LinkedRows,
}

/// Writes the statements: one per shelf, or one in all when text drives.
pub(super) fn walks(filter: &Filter, resolved: &Resolved, driver: &Driver, limit: usize) -> Vec<Walk> {
    if *driver == Driver::Text {
        return vec![Walk::by_text(filter, resolved)];
    }
    resolved.shelves.iter().map(|shelf| Walk::along(filter, resolved, driver, shelf, limit)).collect()
}

/// Returns the ids that a row of the text index can have: its key ends in the low 21 bits of one. Reading the row by them
/// spares a look into the index of sort keys (measured: a tenth of what a page of two words costs at 1 M rows).
fn ids_of_key(highest_id: i64) -> String {
    let laps: Vec<String> =
        (0..=highest_id >> 21).map(|lap| format!("(found.rowid & 2097151) + {}", lap << 21)).collect();
    laps.join(", ")
}

/// Writes the statements of a meeting: the text's keys, then for each shelf the driver's keys and the row's check.
pub(super) fn meeting_walks(
    filter: &Filter,
    resolved: &Resolved,
    driver: &Driver,
    limit: usize,
) -> Vec<Walk> {
    let of_shelf =
        |shelf| [Walk::keys(resolved, driver, shelf), Walk::along(filter, resolved, driver, shelf, limit)];
    let trigrams = of_all(&resolved.words.all, joining);
    std::iter::once(Walk::text_keys(resolved, &trigrams))
        .chain(resolved.shelves.iter().flat_map(of_shelf))
        .collect()
}

impl Walk {
    fn empty() -> Self {
        Self { sql: String::new(), values: Vec::new(), newest_at: 0, reads: Reads::Rows }
    }

    /// Moves the walk to another stretch of the library's order.
    pub(super) fn limit_to(&mut self, newest: i64, oldest: i64) {
        self.values[self.newest_at] = newest.into();
        self.values[self.newest_at + 1] = oldest.into();
    }

    /// Moves a walk over keys so that it starts at a key, and says how many it gives.
    pub(super) fn start_at(&mut self, sort_key: i64, count: usize) {
        self.values[self.newest_at] = (sort_key + 1).into();
        if let Some(limit) = self.values.last_mut() {
            *limit = i64::try_from(count).unwrap_or(i64::MAX).into();
        }
    }

    /// The sort keys along an index and nothing else, newest first; the last value is how many.
    pub(super) fn keys(resolved: &Resolved, driver: &Driver, shelf: Shelf) -> Self {
        let mut walk = Self::empty();
        match driver {
            Driver::Links(label, id) => walk.push(
                &format!(
                    "SELECT a.sort_key FROM {} AS a NOT INDEXED WHERE a.{} = ?",
                    label.links(),
                    label.column()
                ),
                *id,
            ),
            Driver::Index { name, condition, value } => {
                walk.sql =
                    format!("SELECT a.sort_key FROM generations AS a INDEXED BY {name} WHERE {condition}");
                walk.values.extend(value.clone());
            }
            Driver::Ids(_) | Driver::Text => {}
        }
        walk.push_stretch(resolved, shelf);
        walk.push(" ORDER BY a.sort_key DESC LIMIT ?", 0_i64);
        walk
    }

    /// The sort keys of the rows that have the trigrams, newest first, of all shelves.
    pub(super) fn text_keys(resolved: &Resolved, trigrams: &[String]) -> Self {
        let mut walk = Self::empty();
        walk.push(
            "SELECT found.rowid FROM generation_text AS found WHERE found.generation_text MATCH ?",
            expression(trigrams),
        );
        walk.push_text_stretch(resolved);
        walk.sql.push_str(" ORDER BY found.rowid DESC");
        walk
    }

    fn push_stretch(&mut self, resolved: &Resolved, shelf: Shelf) {
        self.push(" AND a.shelf = ?", shelf.0);
        self.newest_at = self.values.len();
        self.push(" AND a.sort_key < ?", resolved.newest);
        self.push(" AND a.sort_key >= ?", resolved.oldest);
    }

    fn push_text_stretch(&mut self, resolved: &Resolved) {
        self.newest_at = self.values.len();
        self.push(" AND found.rowid < ?", resolved.newest);
        self.push(" AND found.rowid >= ?", resolved.oldest);
    }

    /// The rows of one shelf along an index that meet all of the filter but the text.
    pub(super) fn along(
        filter: &Filter,
        resolved: &Resolved,
        driver: &Driver,
        shelf: Shelf,
        limit: usize,
    ) -> Self {
        let needs_row = resolved.is_checked_by_row(filter)
            || filter.actor.is_some()
            || filter.parent_id.is_some()
            || filter.tagged.is_some()
            || filter.collected.is_some();
        let mut walk = Self::empty();
        match driver {
            Driver::Links(label, id) => {
                let (links, column) = (label.links(), label.column());
                let starred = format!("INDEXED BY {links}_starred");
                let index = if filter.starred == Some(true) { starred.as_str() } else { "NOT INDEXED" };
                let row =
                    if needs_row { " CROSS JOIN generations AS g ON g.id = a.generation_id" } else { "" };
                walk.reads = Reads::LinkedRows;
                walk.sql.push_str("SELECT a.sort_key, a.generation_id");
                walk.push_row_columns(filter, resolved, "g");
                walk.push(&format!(" FROM {links} AS a {index}{row} WHERE a.{column} = ?"), *id);
            }
            Driver::Index { name, condition, value } => {
                // Here the driving row is the generation itself, under both names' columns.
                walk.sql.push_str("SELECT a.sort_key, a.id");
                walk.push_row_columns(filter, resolved, "a");
                let condition =
                    if *condition == "TRUE" { (*condition).to_owned() } else { format!("a.{condition}") };
                let _ = write!(walk.sql, " FROM generations AS a INDEXED BY {name} WHERE {condition}");
                walk.values.extend(value.clone());
                if *name == "generations_shelf" && !needs_row_for(filter, resolved) {
                    walk.reads = Reads::Entries;
                }
            }
            Driver::Ids(ids) => {
                walk.sql.push_str("SELECT a.sort_key, a.id");
                walk.push_row_columns(filter, resolved, "a");
                walk.push(
                    " FROM generations AS a NOT INDEXED WHERE a.id IN (SELECT value FROM json_each(?))",
                    ids.clone(),
                );
            }
            Driver::Text => {}
        }
        walk.push_stretch(resolved, shelf);
        let row = if matches!(driver, Driver::Links(..)) { "g" } else { "a" };
        walk.check(filter, resolved, driver, row);
        walk.sql.push_str(" ORDER BY a.sort_key DESC");
        if !resolved.is_checked_by_row(filter) {
            walk.push(" LIMIT ?", i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1));
        }
        walk
    }

    fn by_text(filter: &Filter, resolved: &Resolved) -> Self {
        let trigrams = of_all(&resolved.words.all, covering);
        let mut walk = Self::empty();
        walk.sql.push_str("SELECT a.sort_key, a.id");
        walk.push_row_columns(filter, resolved, "a");
        walk.push(
            &format!(
                " FROM generation_text AS found \
                 CROSS JOIN generations AS a NOT INDEXED ON a.id IN ({}) AND +a.sort_key = found.rowid WHERE found.generation_text MATCH ?",
                ids_of_key(resolved.highest_id)
            ),
            expression(&trigrams),
        );
        walk.push_text_stretch(resolved);
        let shelves: Vec<String> = resolved.shelves.iter().map(|Shelf(shelf)| shelf.to_string()).collect();
        let _ = write!(walk.sql, " AND +a.shelf IN ({})", shelves.join(", "));
        walk.check(filter, resolved, &Driver::Text, "a");
        walk.sql.push_str(" ORDER BY found.rowid DESC");
        walk
    }

    /// Adds what [`Resolved::fits`] looks at, where it looks at anything.
    fn push_row_columns(&mut self, filter: &Filter, resolved: &Resolved, row: &str) {
        if !resolved.is_checked_by_row(filter) {
            return;
        }
        let checks = all_of(&filter.checks, row);
        let _ = write!(self.sql, ", {}", checks.sql);
        self.values.extend(checks.values);
        if !resolved.words.is_empty() {
            let _ = write!(self.sql, ", {row}.title, {row}.prompt");
        }
    }

    fn push(&mut self, sql: &str, value: impl Into<Value>) {
        self.sql.push_str(sql);
        self.values.push(value.into());
    }

    /// Adds every condition but the driver's own. `row` is the alias that holds all of a generation's columns.
    fn check(&mut self, filter: &Filter, resolved: &Resolved, driver: &Driver, row: &str) {
        if let Some(model) = resolved.model
            && !matches!(driver, Driver::Index { name: "generations_model", .. })
        {
            self.push(" AND +a.model_id = ?", model);
        }
        for (asked, bit) in [(filter.starred, 1), (filter.rejected, 2)] {
            if let Some(asked) = asked {
                let _ = write!(self.sql, " AND (a.marks & {bit}) = {}", if asked { bit } else { 0 });
            }
        }
        for (asked, column) in [(filter.tagged, "tag_count"), (filter.collected, "collection_count")] {
            if let Some(asked) = asked {
                let _ = write!(self.sql, " AND {row}.{column} {} 0", if asked { ">" } else { "=" });
            }
        }
        if let Some(actor) = &filter.actor {
            self.push(&format!(" AND +{row}.actor = ?"), actor.as_str().to_owned());
        }
        if let Some(parent) = filter.parent_id {
            self.push(&format!(" AND +{row}.parent_id = ?"), parent.0);
        }
        for &(label, id) in &resolved.labels {
            if *driver != Driver::Links(label, id) {
                self.push_link_check("EXISTS", label, id);
            }
        }
        for &(label, id) in &resolved.without {
            self.push_link_check("NOT EXISTS", label, id);
        }
    }

    fn push_link_check(&mut self, exists: &str, label: Label, id: i64) {
        let sql = format!(
            " AND {exists} (SELECT 1 FROM {} AS b NOT INDEXED WHERE b.{} = ? AND b.shelf = a.shelf AND b.sort_key = a.sort_key)",
            label.links(),
            label.column(),
        );
        self.push(&sql, id);
    }
}
