//! From a [`Filter`] to ids: which index drives, what the others only check.
//!
//! The library is parted into shelves (see the schema). A page reads one ordered range per visible, non-empty
//! shelf and merges them, so hidden and trashed rows cost nothing. Within a shelf the rarest condition drives: a
//! tag's or collection's links, a partial index, or the text index; the rest are checked per row from the link's own
//! columns, by EXISTS, or on the generation's row. `NOT INDEXED` and `INDEXED BY` pin the plans: after an ANALYZE
//! SQLite would choose worse ones (measured: p99 94 ms instead of 0.24).

use std::fmt::Write as _;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::Reader;
use super::links::Label;
use crate::domain::{Cursor, Filter, GenerationId, Page, PageRequest, SearchText};
use crate::error::Result;

/// Below this many rows, walking them and reading each prompt beats the text index.
const FEW_ROWS: i64 = 1_000;

/// The most rows that one page reads to look for a text too short for the text index. A page that is cut here is
/// short, and its `next` goes on from there.
const MOST_ROWS_READ: usize = 20_000;

/// From this many rows on, the text index finds a page sooner, however common the text is.
const MANY_ROWS: i64 = 20_000;

/// How far a count is probed when the exact one is not kept.
const PROBE: i64 = 5_000;

/// How many rows a condition holds for. What is known comes first: a walk whose end nobody knows is the last choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Count {
    Exactly(i64),
    AtLeast(i64),
}

/// A set of shelves, as a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shelves(u8);

impl Shelves {
    /// Returns the shelves that a visibility shows, of the live generations or of the trash.
    pub(super) fn visible(trashed: bool, safe_mode: bool, include_hidden: bool) -> Self {
        let shown = (0..8_u8).filter(|shelf| {
            let (sensitive, hidden, in_trash) = (shelf & 1 != 0, shelf & 2 != 0, shelf & 4 != 0);
            in_trash == trashed && (include_hidden || !hidden) && !(safe_mode && sensitive)
        });
        Self(shown.fold(0, |set, shelf| set | 1 << shelf))
    }

    /// Returns whether the shelf is in the set.
    pub(super) fn contains(self, shelf: i64) -> bool {
        (0..8).contains(&shelf) && self.0 >> shelf & 1 == 1
    }

    fn iter(self) -> impl Iterator<Item = i64> {
        (0..8).filter(move |shelf| self.contains(*shelf))
    }
}

/// What the walk goes along, newest first.
#[derive(Debug, Clone, PartialEq)]
enum Driver {
    /// The links of one label.
    Links(Label, i64),
    /// An index of generations, and the condition that makes it apply.
    Index { name: &'static str, condition: &'static str, value: Option<Value> },
    /// The text index.
    Text,
}

/// A filter whose names are resolved to row ids.
struct Resolved {
    labels: Vec<(Label, i64)>,
    without: Vec<(Label, i64)>,
    model: Option<i64>,
    text: Option<SearchText>,
    shelves: Shelves,
    newest: i64,
    oldest: i64,
}

/// A statement for one shelf (or, by text, for all), with its values.
struct Walk {
    sql: String,
    values: Vec<Value>,
}

impl Reader<'_> {
    /// Returns the ids of one page, newest first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn find(&self, filter: &Filter, safe_mode: bool, page: &PageRequest) -> Result<Page<GenerationId>> {
        let Some(resolved) = self.resolve(filter, safe_mode, page)? else {
            return Ok(Page { items: Vec::new(), next: None });
        };
        let driver = self.choose_driver(filter, &resolved)?;
        let mut found: Vec<(i64, GenerationId)> = Vec::new();
        let mut cut_at: Option<i64> = None;
        for walk in walks(filter, &resolved, &driver, page.limit) {
            let cut = self.follow(&walk, resolved.text.as_ref(), page.limit + 1, &mut found)?;
            cut_at = cut_at.max(cut);
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        // Where a walk was cut short, older rows of the others would come before rows it has not seen.
        if let Some(cut) = cut_at {
            found.retain(|(key, _)| *key >= cut);
        }
        let more = found.len() > page.limit;
        found.truncate(page.limit);
        let next = if more { found.last().map(|(key, _)| Cursor(*key)) } else { cut_at.map(Cursor) };
        Ok(Page { items: found.into_iter().map(|(_, id)| id).collect(), next })
    }

    /// Returns SQLite's plan for a page, a line per step; for tests and `--explain`.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn explain_find(&self, filter: &Filter, safe_mode: bool, page: &PageRequest) -> Result<Vec<String>> {
        let Some(resolved) = self.resolve(filter, safe_mode, page)? else {
            return Ok(vec!["nothing can match".to_owned()]);
        };
        let driver = self.choose_driver(filter, &resolved)?;
        let mut lines = Vec::new();
        for walk in walks(filter, &resolved, &driver, page.limit) {
            let mut statement = self.connection.prepare(&format!("EXPLAIN QUERY PLAN {}", walk.sql))?;
            let mut rows = statement.query(params_from_iter(&walk.values))?;
            while let Some(row) = rows.next()? {
                lines.push(row.get("detail")?);
            }
        }
        Ok(lines)
    }

    /// Looks names up; nothing comes back when one of them can't match anything.
    fn resolve(&self, filter: &Filter, safe_mode: bool, page: &PageRequest) -> Result<Option<Resolved>> {
        let mut labels = Vec::new();
        let tags = filter.tags.iter().map(|tag| (Label::Tag, tag.as_str()));
        let collections =
            filter.collections.iter().map(|collection| (Label::Collection, collection.as_str()));
        for (label, name) in tags.chain(collections) {
            let Some((id, live)) = self.label_row(label, name)? else { return Ok(None) };
            labels.push((live, label, id));
        }
        // The rarest first: it may drive, and it refuses most rows soonest.
        labels.sort_unstable_by_key(|(live, ..)| *live);
        let mut without = Vec::new();
        for tag in &filter.without_tags {
            without.extend(self.label_row(Label::Tag, tag.as_str())?.map(|(id, _)| (Label::Tag, id)));
        }
        let model = match &filter.model {
            Some(name) => match self.model_row(name)? {
                Some(id) => Some(id),
                None => return Ok(None),
            },
            None => None,
        };
        let text = filter.text.as_deref().and_then(SearchText::new);
        let shelves = self.filled(Shelves::visible(filter.trashed, safe_mode, filter.include_hidden))?;
        let until = filter.until.map_or(i64::MAX, |until| sort_key_floor(until.millis()));
        let after = page.after.map_or(i64::MAX, |after| after.0);
        let oldest = filter.since.map_or(i64::MIN, |since| sort_key_floor(since.millis()));
        let labels = labels.into_iter().map(|(_, label, id)| (label, id)).collect();
        Ok(Some(Resolved { labels, without, model, text, shelves, newest: until.min(after), oldest }))
    }

    /// Returns those of the shelves that hold anything.
    fn filled(&self, shelves: Shelves) -> Result<Shelves> {
        let mut filled = 0;
        let mut statement =
            self.connection.prepare_cached("SELECT shelf FROM totals WHERE generations > 0")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let shelf: i64 = row.get("shelf")?;
            if shelves.contains(shelf) {
                filled |= 1 << shelf;
            }
        }
        Ok(Shelves(filled))
    }

    /// Chooses what the walk goes along: the rarest of the conditions, as far as that is known.
    fn choose_driver(&self, filter: &Filter, resolved: &Resolved) -> Result<Driver> {
        let mut candidates: Vec<(Count, Driver)> = Vec::new();
        if let Some(&(label, id)) = resolved.labels.first() {
            let sql = format!(
                "SELECT open_count + sensitive_count + hidden_count + veiled_count AS live FROM {} WHERE id = ?1",
                label.table()
            );
            let live = self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get("live"))?;
            candidates.push((Count::Exactly(live), Driver::Links(label, id)));
        }
        // Links and the model's index carry the marks: checking them there beats a row read for each starred one.
        let marks_are_carried = resolved.model.is_some() || !resolved.labels.is_empty();
        for (applies, column, name, condition, is_carried) in [
            (
                filter.starred == Some(true),
                "starred",
                "generations_starred",
                "starred = 1",
                marks_are_carried,
            ),
            (
                filter.rejected == Some(true),
                "rejected",
                "generations_rejected",
                "rejected = 1",
                marks_are_carried,
            ),
            (filter.tagged == Some(false), "untagged", "generations_untagged", "tag_count = 0", false),
            (
                filter.collected == Some(false),
                "uncollected",
                "generations_uncollected",
                "collection_count = 0",
                false,
            ),
        ] {
            if applies {
                let total = self.shelf_total(column, resolved.shelves)?;
                if !is_carried || total < FEW_ROWS {
                    candidates.push((Count::Exactly(total), Driver::Index { name, condition, value: None }));
                }
            }
        }
        let by_value = [
            (filter.parent_id.map(|id| Value::from(id.0)), "generations_parent", "parent_id = ?"),
            (resolved.model.map(Value::from), "generations_model", "model_id = ?"),
            (
                filter.actor.as_ref().map(|actor| Value::from(actor.as_str().to_owned())),
                "generations_actor",
                "actor = ?",
            ),
        ];
        let by_text = resolved.text.as_ref().filter(|text| text.has_trigram());
        let others = candidates.len()
            + by_value.iter().filter(|(value, ..)| value.is_some()).count()
            + usize::from(by_text.is_some());
        for (value, name, condition) in by_value {
            if let Some(value) = value {
                let count = if others > 1 { self.probe(name, condition, &value)? } else { Count::AtLeast(0) };
                candidates.push((count, Driver::Index { name, condition, value: Some(value) }));
            }
        }
        Ok(match (candidates.into_iter().min_by_key(|(count, _)| *count), by_text) {
            (Some((count, driver)), Some(text)) => {
                if self.is_rarer(count, text)? {
                    driver
                } else {
                    Driver::Text
                }
            }
            (Some((_, driver)), None) => driver,
            (None, Some(_)) => Driver::Text,
            (None, None) => Driver::Index { name: "generations_shelf", condition: "TRUE", value: None },
        })
    }

    /// Returns whether walking `count` rows and reading their prompts beats the text index.
    fn is_rarer(&self, count: Count, text: &SearchText) -> Result<bool> {
        let Count::Exactly(rows) = count else { return Ok(false) };
        if !(FEW_ROWS..MANY_ROWS).contains(&rows) {
            return Ok(rows < FEW_ROWS);
        }
        let sql = format!(
            "SELECT count(*) AS found FROM (SELECT 1 FROM generation_text WHERE generation_text MATCH ?1 LIMIT {PROBE})"
        );
        let found: i64 =
            self.connection.prepare_cached(&sql)?.query_row([trigrams(text)], |row| row.get("found"))?;
        Ok(found >= PROBE || rows < found)
    }

    fn shelf_total(&self, column: &str, shelves: Shelves) -> Result<i64> {
        let mut total = 0;
        let mut statement =
            self.connection.prepare_cached(&format!("SELECT {column} FROM totals WHERE shelf = ?1"))?;
        for shelf in shelves.iter() {
            total += statement.query_row([shelf], |row| row.get::<_, i64>(0)).optional()?.unwrap_or(0);
        }
        Ok(total)
    }

    fn probe(&self, index: &str, condition: &str, value: &Value) -> Result<Count> {
        let sql = format!(
            "SELECT count(*) AS found FROM (SELECT 1 FROM generations INDEXED BY {index} WHERE {condition} LIMIT {PROBE})"
        );
        let found = self.connection.prepare_cached(&sql)?.query_row([value], |row| row.get("found"))?;
        Ok(if found < PROBE { Count::Exactly(found) } else { Count::AtLeast(found) })
    }

    /// Runs one walk until `wanted` rows are found; returns where it was cut short, if it was.
    fn follow(
        &self,
        walk: &Walk,
        text: Option<&SearchText>,
        wanted: usize,
        found: &mut Vec<(i64, GenerationId)>,
    ) -> Result<Option<i64>> {
        let mut statement = self.connection.prepare_cached(&walk.sql)?;
        let mut rows = statement.query(params_from_iter(&walk.values))?;
        let (mut matched, mut read) = (0, 0);
        while let Some(row) = rows.next()? {
            let sort_key: i64 = row.get(0)?;
            if let Some(text) = text {
                read += 1;
                let title = row.get_ref(2)?.as_str_or_null().ok().flatten().unwrap_or_default();
                let prompt = row.get_ref(3)?.as_str().unwrap_or_default();
                if !(text.is_in(prompt) || !title.is_empty() && text.is_in(title)) {
                    if read >= MOST_ROWS_READ {
                        return Ok(Some(sort_key));
                    }
                    continue;
                }
            }
            found.push((sort_key, row.get(1)?));
            matched += 1;
            if matched == wanted {
                break;
            }
        }
        Ok(None)
    }
}

/// Returns the smallest sort key of an instant.
fn sort_key_floor(millis: i64) -> i64 {
    millis.clamp(i64::MIN >> 21, i64::MAX >> 21) << 21
}

/// Writes the statements: one per shelf, or one in all when text drives.
fn walks(filter: &Filter, resolved: &Resolved, driver: &Driver, limit: usize) -> Vec<Walk> {
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
fn trigrams(text: &SearchText) -> String {
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
    fn visibility_chooses_shelves() {
        let shelves =
            |trashed, safe, hidden| Shelves::visible(trashed, safe, hidden).iter().collect::<Vec<_>>();
        assert_eq!(shelves(false, false, false), [0, 1]);
        assert_eq!(shelves(false, true, false), [0]);
        assert_eq!(shelves(false, false, true), [0, 1, 2, 3]);
        assert_eq!(shelves(false, true, true), [0, 2], "safe mode wins over asking for hidden ones");
        assert_eq!(shelves(true, false, false), [4, 5]);
    }

    #[test]
    fn hostile_text_stays_inside_its_quotes() {
        let text = SearchText::new("a\" OR b").unwrap();
        assert_eq!(trigrams(&text), "\"a\"\" \" AND \"\"\" o\" AND \" or\" AND \"or \" AND \"r b\"");
    }
}
