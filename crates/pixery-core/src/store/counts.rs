//! Counts that triggers keep: totals by shelf, and the visible part of a tag's or collection's count.

use super::Reader;
use super::shelves::Shelves;
use crate::error::Result;

/// How many generations the smart filters hold, for one visibility.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Live generations.
    pub live: i64,
    /// Starred live ones.
    pub starred: i64,
    /// Rejected live ones.
    pub rejected: i64,
    /// Live ones without a tag.
    pub untagged: i64,
    /// Live ones in no collection.
    pub uncollected: i64,
    /// Generations in the trash.
    pub trashed: i64,
}

impl Reader<'_> {
    /// Returns the totals of the shelves that a visibility shows.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn totals(&self, safe_mode: bool, include_hidden: bool) -> Result<Totals> {
        let live = Shelves::visible(false, safe_mode, include_hidden);
        let trash = Shelves::visible(true, safe_mode, include_hidden);
        let mut totals = Totals::default();
        let mut statement = self.connection.prepare_cached(
            "SELECT shelf, generations, starred, rejected, untagged, uncollected FROM totals",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let shelf = row.get("shelf")?;
            if live.contains(shelf) {
                totals.live += row.get::<_, i64>("generations")?;
                totals.starred += row.get::<_, i64>("starred")?;
                totals.rejected += row.get::<_, i64>("rejected")?;
                totals.untagged += row.get::<_, i64>("untagged")?;
                totals.uncollected += row.get::<_, i64>("uncollected")?;
            }
            if trash.contains(shelf) {
                totals.trashed += row.get::<_, i64>("generations")?;
            }
        }
        Ok(totals)
    }
}

/// Returns the SQL sum of the count columns (on tags and collections alike) that a visibility shows.
pub(super) fn visible_count(safe_mode: bool, include_hidden: bool) -> &'static str {
    match (safe_mode, include_hidden) {
        (false, false) => "open_count + sensitive_count",
        (true, false) => "open_count",
        (false, true) => "open_count + sensitive_count + hidden_count + veiled_count",
        (true, true) => "open_count + hidden_count",
    }
}

/// Returns the SQL condition under which a tag's or collection's name may be shown.
pub(super) fn visible_name(safe_mode: bool, include_hidden: bool) -> &'static str {
    match (safe_mode, include_hidden) {
        (false, false) => "hidden = 0",
        (true, false) => "hidden = 0 AND sensitive = 0",
        (false, true) => "TRUE",
        (true, true) => "sensitive = 0",
    }
}
