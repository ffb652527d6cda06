//! Walks: the SQL that goes along one index, newest first, and checks the rest of a filter.

use std::fmt::Write as _;

use rusqlite::types::Value;

use super::links::Label;
use super::shelves::Shelves;
use crate::domain::{Filter, SearchText};

/// What the walk goes along, newest first.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Driver {
    /// The links of one label.
    Links(Label, i64),
    /// An index of generations, and the condition that makes it apply.
    Index { name: &'static str, condition: &'static str, value: Option<Value> },
    /// The text index.
    Text,
}

/// A filter whose names are resolved to row ids.
pub(super) struct Resolved {
    pub(super) labels: Vec<(Label, i64)>,
    pub(super) without: Vec<(Label, i64)>,
    pub(super) model: Option<i64>,
    pub(super) text: Option<SearchText>,
    pub(super) shelves: Shelves,
    pub(super) newest: i64,
    pub(super) oldest: i64,
}

/// A statement for one shelf (or, by text, for all), with its values.
pub(super) struct Walk {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

/// Writes the statements: one per shelf, or one in all when text drives.
pub(super) fn walks(filter: &Filter, resolved: &Resolved, driver: &Driver, limit: usize) -> Vec<Walk> {
    if *driver == Driver::Text {
        return vec![Walk::by_text(filter, resolved)];
    }
    resolved.shelves.iter().map(|shelf| Walk::along(filter, resolved, driver, shelf, limit)).collect()
}

impl Walk {
    fn along(filter: &Filter, resolved: &Resolved, driver: &Driver, shelf: i64, limit: usize) -> Self {
        let needs_row = resolved.text.is_some()
            || filter.actor.is_some()
            || filter.parent_id.is_some()
            || filter.tagged.is_some()
            || filter.collected.is_some();
        let mut walk = Self { sql: String::new(), values: Vec::new() };
        let text_columns = if resolved.text.is_some() { ", g.title, g.prompt" } else { "" };
        match driver {
            Driver::Links(label, id) => {
                let (links, column) = (label.links(), label.column());
                let starred = format!("INDEXED BY {links}_starred");
                let index = if filter.starred == Some(true) { starred.as_str() } else { "NOT INDEXED" };
                let row =
                    if needs_row { " CROSS JOIN generations AS g ON g.id = a.generation_id" } else { "" };
                walk.push(&format!("SELECT a.sort_key, a.generation_id{text_columns} FROM {links} AS a {index}{row} WHERE a.{column} = ?"), *id);
            }
            Driver::Index { name, condition, value } => {
                // Here the driving row is the generation itself, under both names' columns.
                let columns = text_columns.replace("g.", "a.");
                walk.sql = format!(
                    "SELECT a.sort_key, a.id{columns} FROM generations AS a INDEXED BY {name} WHERE a.{condition}"
                );
                if *condition == "TRUE" {
                    walk.sql = walk.sql.replace("a.TRUE", "TRUE");
                }
                walk.values.extend(value.clone());
            }
            Driver::Text => {}
        }
        walk.push(" AND a.shelf = ?", shelf);
        walk.push(" AND a.sort_key < ?", resolved.newest);
        walk.push(" AND a.sort_key >= ?", resolved.oldest);
        let row = if matches!(driver, Driver::Links(..)) { "g" } else { "a" };
        walk.check(filter, resolved, driver, row);
        walk.sql.push_str(" ORDER BY a.sort_key DESC");
        if resolved.text.is_none() {
            walk.push(" LIMIT ?", i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1));
        }
        walk
    }

    fn by_text(filter: &Filter, resolved: &Resolved) -> Self {
        let words = resolved.text.as_ref().map(trigrams).unwrap_or_default();
        let mut walk = Self { sql: String::new(), values: Vec::new() };
        walk.push(
            "SELECT a.sort_key, a.id, a.title, a.prompt FROM generation_text AS found \
             CROSS JOIN generations AS a INDEXED BY generations_order ON a.sort_key = found.rowid WHERE found.generation_text MATCH ?",
            words,
        );
        walk.push(" AND found.rowid < ?", resolved.newest);
        walk.push(" AND found.rowid >= ?", resolved.oldest);
        let shelves: Vec<String> = resolved.shelves.iter().map(|shelf| shelf.to_string()).collect();
        let _ = write!(walk.sql, " AND +a.shelf IN ({})", shelves.join(", "));
        walk.check(filter, resolved, &Driver::Text, "a");
        walk.sql.push_str(" ORDER BY found.rowid DESC");
        walk
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

/// Returns the FTS5 expression that all trigrams of the text occur. (`detail=none` takes no phrases; the caller
/// checks the substring itself.)
pub(super) fn trigrams(text: &SearchText) -> String {
    /// More would not make the candidates rarer, only the query slower.
    const MOST: usize = 16;
    let characters: Vec<char> = text.as_str().chars().collect();
    let mut seen: Vec<&[char]> = Vec::new();
    for trigram in characters.windows(3) {
        if seen.len() < MOST && !seen.contains(&trigram) {
            seen.push(trigram);
        }
    }
    let quoted =
        seen.iter().map(|trigram| format!("\"{}\"", trigram.iter().collect::<String>().replace('"', "\"\"")));
    quoted.collect::<Vec<_>>().join(" AND ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_inside_its_quotes() {
        let text = SearchText::new("a\" OR b").unwrap();
        assert_eq!(trigrams(&text), "\"a\"\" \" AND \"\"\" o\" AND \" or\" AND \"or \" AND \"r b\"");
    }
}
