//! From a [`Filter`] to ids: which index drives, what the others only check.
//!
//! The library is parted into shelves (see the schema). A page reads one ordered range per visible, non-empty
//! shelf and merges them, so hidden and trashed rows cost nothing. Within a shelf the rarest condition drives: a
//! tag's or collection's links, a partial index, or the text index; the rest are checked per row from the link's own
//! columns, by EXISTS, or on the generation's row. A text and another condition meet (`meet.rs`). `NOT INDEXED` and `INDEXED BY` pin the plans: after an ANALYZE
//! SQLite would choose worse ones (measured: p99 94 ms instead of 0.24).

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::Reader;
use super::columns::json_ids;
use super::counts::visible_name;
use super::links::{Label, key_of};
use super::shelves::{Shelf, Shelves};
use super::walk::{Driver, Reads, Resolved, Walk, meeting_walks, walks};
use super::words::Words;
use crate::domain::{Cursor, Filter, GenerationId, Page, PageRequest};
use crate::error::Result;

/// Below this many rows, walking them beats an index that is not quite the right one.
const FEW_ROWS: i64 = 1_000;

/// Below this many rows, reading each prompt beats opening the text index.
const FEW_PROMPTS: i64 = 100;

/// The most rows that one page looks at by themselves, for a text or for what no index answers: about 1 µs each at a million
/// rows, so that no page takes long. A page that is cut here is short, and its `next` goes on from there.
const MOST_ROWS_READ: usize = 2_000;

/// So many entries of an index are read in the time of a row, where the index holds all that is looked at.
const ENTRIES_A_ROW: usize = 6;

/// Along the links of a label the rows lie far from each other: each takes the time of so many.
const ROWS_A_LINKED_ROW: usize = 2;

/// The same for a count, which is asked for once.
pub(super) const MOST_ROWS_COUNTED: usize = 100_000;

/// How far a count is probed when the exact one is not kept.
const PROBE: i64 = 5_000;

/// How many are counted at once, where they have to be.
const COUNTED_AT_ONCE: usize = 10_000;

/// How a filter is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What a page walks along: `the images with the tag "fox"`.
    pub way: String,
    /// Whether rows on the way are looked at one by one, so that a page may be cut short.
    pub by_row: bool,
    /// SQLite's plan, a line per step.
    pub plan: Vec<String>,
}

/// How many rows a condition holds for. What is known comes first: a walk whose end nobody knows is the last choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Count {
    Exactly(i64),
    AtLeast(i64),
}

/// How a page is found.
enum Way {
    /// Along one index; the rest is checked.
    Along(Driver),
    /// Where that index and the text index meet.
    Meet(Driver),
}

impl Reader<'_> {
    /// Returns the ids of one page, newest first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn find(&self, filter: &Filter, safe_mode: bool, page: &PageRequest) -> Result<Page<GenerationId>> {
        self.find_within(filter, safe_mode, page, MOST_ROWS_READ)
    }

    /// Does the same, and cuts the page after about `most_rows` rows that had to be looked at by themselves.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn find_within(
        &self,
        filter: &Filter,
        safe_mode: bool,
        page: &PageRequest,
        most_rows: usize,
    ) -> Result<Page<GenerationId>> {
        let Some(resolved) = self.resolve(filter, safe_mode, page)? else {
            return Ok(Page { items: Vec::new(), next: None });
        };
        let resolved = Resolved { most_rows, ..resolved };
        let by_row = resolved.is_checked_by_row(filter).then_some(&resolved);
        let mut found: Vec<(i64, GenerationId)> = Vec::new();
        let mut cut_at: Option<i64> = None;
        match self.choose_way(filter, &resolved)? {
            Way::Along(driver) => {
                let mut oldest = resolved.oldest;
                for mut walk in walks(filter, &resolved, &driver, page.limit) {
                    // What is older than where another shelf's walk ended is not on this page.
                    walk.limit_to(resolved.newest, oldest);
                    let known = found.len();
                    let cut = self.follow(&walk, by_row, page.limit + 1, &mut found)?;
                    cut_at = cut_at.max(cut);
                    let last = found.last().filter(|_| found.len() - known > page.limit).map(|(key, _)| *key);
                    oldest = oldest.max(cut.or(last).unwrap_or(oldest));
                }
            }
            Way::Meet(driver) => {
                cut_at = self.meet(filter, &resolved, &driver, page.limit + 1, &mut found)?;
            }
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

    /// Counts what a filter finds, as far as `most`; the second value says whether that is all. What is counted anyway (all,
    /// starred, rejected, trash, one tag …) costs nothing; else it takes the time to walk all of it.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn count(&self, filter: &Filter, safe_mode: bool, most: usize) -> Result<(usize, bool)> {
        if let Some(count) = self.kept_count(filter, safe_mode)? {
            return Ok((count, true));
        }
        let (mut count, mut after) = (0, None);
        loop {
            let limit = COUNTED_AT_ONCE.min(most - count).max(1);
            let request = PageRequest { after, limit };
            let page = self.find_within(filter, safe_mode, &request, MOST_ROWS_COUNTED)?;
            count += page.items.len();
            after = page.next;
            if after.is_none() {
                return Ok((count, true));
            }
            if count >= most {
                return Ok((count, false));
            }
        }
    }

    /// Returns a count that the triggers keep, where there is one of just this filter.
    fn kept_count(&self, filter: &Filter, safe_mode: bool) -> Result<Option<usize>> {
        if !self.left_out_soon(safe_mode, filter.include_hidden)?.is_empty() {
            return Ok(None);
        }
        let shelves = Shelves::of(filter, safe_mode);
        let only = |kept: Filter| {
            let Filter { trashed, include_hidden, hidden, sensitive, .. } = *filter;
            *filter == Filter { trashed, include_hidden, hidden, sensitive, ..kept }
        };
        let column = [
            ("generations", Filter::default()),
            ("starred", Filter { starred: Some(true), ..Filter::default() }),
            ("rejected", Filter { rejected: Some(true), ..Filter::default() }),
            ("untagged", Filter { tagged: Some(false), ..Filter::default() }),
            ("uncollected", Filter { collected: Some(false), ..Filter::default() }),
        ];
        let column = column.into_iter().find(|(_, kept)| only(kept.clone())).map(|(column, _)| column);
        let count = match column {
            Some(column) => self.shelf_total(column, shelves)?,
            None => return Ok(None),
        };
        Ok(usize::try_from(count).ok())
    }

    /// Returns how a page is found, in words.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn read_filter(&self, filter: &Filter, safe_mode: bool) -> Result<Reading> {
        let page = PageRequest { after: None, limit: 50 };
        let resolved = self.resolve(filter, safe_mode, &page)?;
        let Some(resolved) = resolved.filter(|_| self.may_name_all(filter, safe_mode).unwrap_or(false))
        else {
            let way = "nothing can match: a name in it is not in the library".to_owned();
            return Ok(Reading { way, by_row: false, plan: Vec::new() });
        };
        let plan = self.explain_find(filter, safe_mode, &page)?;
        let way = match self.choose_way(filter, &resolved)? {
            Way::Along(driver) => self.driver_in_words(&driver)?,
            Way::Meet(driver) => format!("where the text index and {} meet", self.driver_in_words(&driver)?),
        };
        Ok(Reading { way, by_row: resolved.is_checked_by_row(filter), plan })
    }

    /// Returns whether the visibility shows every tag and collection of a filter: a hidden one is as if it were not there.
    fn may_name_all(&self, filter: &Filter, safe_mode: bool) -> Result<bool> {
        let tags = filter.tags.iter().map(|tag| (Label::Tag, tag.as_str()));
        let collections = filter.collections.iter().map(|name| (Label::Collection, name.as_str()));
        for (label, name) in tags.chain(collections) {
            let shown = visible_name(safe_mode, filter.include_hidden);
            let sql = format!("SELECT 1 FROM {} WHERE key = ?1 AND {shown}", label.table());
            if !self.connection.prepare_cached(&sql)?.exists([key_of(name)])? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn driver_in_words(&self, driver: &Driver) -> Result<String> {
        Ok(match driver {
            Driver::Links(label, id) => {
                let sql = format!("SELECT name FROM {} WHERE id = ?1", label.table());
                let name: String =
                    self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get("name"))?;
                match label {
                    Label::Tag => format!("the images with the tag {name:?}"),
                    Label::Collection => format!("the images in the collection {name:?}"),
                }
            }
            Driver::Index { name, .. } => match *name {
                "generations_starred" => "the images with a star",
                "generations_rejected" => "the rejected images",
                "generations_untagged" => "the images without a tag",
                "generations_uncollected" => "the images in no collection",
                "generations_parent" => "the children of that image",
                "generations_model" => "the images of that model",
                "generations_actor" => "the images of that actor",
                _ => "all images, newest first",
            }
            .to_owned(),
            Driver::Ids(_) => "those very images".to_owned(),
            Driver::Text => "the text index".to_owned(),
        })
    }

    /// Returns SQLite's plan for a page, a line per step; for tests and `--explain`.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn explain_find(&self, filter: &Filter, safe_mode: bool, page: &PageRequest) -> Result<Vec<String>> {
        let Some(resolved) = self.resolve(filter, safe_mode, page)? else {
            return Ok(vec!["nothing can match".to_owned()]);
        };
        let walks = match self.choose_way(filter, &resolved)? {
            Way::Along(driver) => walks(filter, &resolved, &driver, page.limit),
            Way::Meet(driver) => meeting_walks(filter, &resolved, &driver, page.limit),
        };
        let mut lines = Vec::new();
        for walk in walks {
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
        if filter.ids.as_ref().is_some_and(Vec::is_empty) {
            return Ok(None);
        }
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
        let mut without = self.left_out_soon(safe_mode, filter.include_hidden)?;
        for tag in &filter.without_tags {
            without.extend(self.label_row(Label::Tag, tag.as_str())?.map(|(id, _)| (Label::Tag, id)));
        }
        for name in &filter.without_collections {
            let row = self.label_row(Label::Collection, name.as_str())?;
            without.extend(row.map(|(id, _)| (Label::Collection, id)));
        }
        let model = match &filter.model {
            Some(name) => match self.model_row(name)? {
                Some(id) => Some(id),
                None => return Ok(None),
            },
            None => None,
        };
        let words = Words::of(filter);
        let shelves = self.filled(Shelves::of(filter, safe_mode))?;
        let until = filter.until.map_or(i64::MAX, |until| sort_key_floor(until.millis()));
        let after = page.after.map_or(i64::MAX, |after| after.0);
        let oldest = filter.since.map_or(i64::MIN, |since| sort_key_floor(since.millis()));
        let labels = labels.into_iter().map(|(_, label, id)| (label, id)).collect();
        let highest_id = if words.have_trigram() { self.highest_id()? } else { 0 };
        let newest = until.min(after);
        Ok(Some(Resolved {
            labels,
            without,
            model,
            words,
            shelves,
            highest_id,
            newest,
            oldest,
            most_rows: MOST_ROWS_READ,
        }))
    }

    /// Returns those of the shelves that hold anything.
    pub(super) fn filled(&self, shelves: Shelves) -> Result<Shelves> {
        let mut statement =
            self.connection.prepare_cached("SELECT shelf FROM totals WHERE generations > 0")?;
        let filled =
            statement.query_map([], |row| row.get("shelf"))?.collect::<rusqlite::Result<Vec<Shelf>>>()?;
        Ok(Shelves::those(|shelf| filled.contains(&shelf) && shelves.contains(shelf)))
    }

    /// Chooses what the walk goes along: the rarest of the conditions, as far as that is known.
    fn choose_way(&self, filter: &Filter, resolved: &Resolved) -> Result<Way> {
        if let Some(ids) = &filter.ids {
            return Ok(Way::Along(Driver::Ids(json_ids(ids))));
        }
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
        let by_text = resolved.words.have_trigram();
        let others = candidates.len()
            + by_value.iter().filter(|(value, ..)| value.is_some()).count()
            + usize::from(by_text);
        for (value, name, condition) in by_value {
            if let Some(value) = value {
                let count = if others > 1 { self.probe(name, condition, &value)? } else { Count::AtLeast(0) };
                candidates.push((count, Driver::Index { name, condition, value: Some(value) }));
            }
        }
        Ok(match candidates.into_iter().min_by_key(|(count, _)| *count) {
            Some((count, driver)) if by_text && count >= Count::Exactly(FEW_PROMPTS) => Way::Meet(driver),
            Some((_, driver)) => Way::Along(driver),
            None if by_text => Way::Along(Driver::Text),
            None => Way::Along(Driver::Index { name: "generations_shelf", condition: "TRUE", value: None }),
        })
    }

    fn highest_id(&self) -> Result<i64> {
        let sql = "SELECT ifnull(max(id), 0) AS highest FROM generations NOT INDEXED";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get("highest"))?)
    }

    pub(super) fn shelf_total(&self, column: &str, shelves: Shelves) -> Result<i64> {
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

    /// Runs one walk until `wanted` rows are found, checking each by itself where `by_row` says so; returns where it was cut short, if it was.
    pub(super) fn follow(
        &self,
        walk: &Walk,
        by_row: Option<&Resolved>,
        wanted: usize,
        found: &mut Vec<(i64, GenerationId)>,
    ) -> Result<Option<i64>> {
        let mut statement = self.connection.prepare_cached(&walk.sql)?;
        let mut rows = statement.query(params_from_iter(&walk.values))?;
        let (mut matched, mut read) = (0, 0);
        let most = by_row.map_or(usize::MAX, |resolved| match walk.reads {
            Reads::Entries => resolved.most_rows * ENTRIES_A_ROW,
            Reads::Rows => resolved.most_rows,
            Reads::LinkedRows => resolved.most_rows.div_ceil(ROWS_A_LINKED_ROW),
        });
        while let Some(row) = rows.next()? {
            let sort_key: i64 = row.get(0)?;
            if let Some(resolved) = by_row {
                read += 1;
                if !resolved.fits(row)? {
                    if read >= most {
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
pub(super) fn sort_key_floor(millis: i64) -> i64 {
    millis.clamp(i64::MIN >> 21, i64::MAX >> 21) << 21
}
