//! Views: what the windows of galleries last reported. They come and go with their windows; no journal keeps them.

use rusqlite::{OptionalExtension, Row};

use super::columns::Json;
use super::{Reader, Writer};
use crate::domain::{Timestamp, ViewState};
use crate::error::Result;

/// How long a window that doesn't report any more counts as open, in ms.
pub const LIVES: i64 = 30_000;

/// After so long its row goes, in ms.
const KEPT: i64 = 10 * 60 * 1000;

/// One window's last report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewRow {
    /// What it shows.
    pub state: ViewState,
    /// Grows with every change of any window.
    pub revision: i64,
    /// Whether it has the focus.
    pub focused: bool,
    /// When the person last did something in it.
    pub input_at: Timestamp,
    /// When it reported.
    pub seen_at: Timestamp,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ViewRow> {
    Ok(ViewRow {
        state: row.get::<_, Json<ViewState>>("state")?.0,
        revision: row.get("revision")?,
        focused: row.get("focused")?,
        input_at: row.get("input_at")?,
        seen_at: row.get("seen_at")?,
    })
}

impl Reader<'_> {
    /// Returns the open window that has the focus, or had it last.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn current_view(&self, now: Timestamp) -> Result<Option<ViewRow>> {
        let sql = "SELECT state, revision, focused, input_at, seen_at FROM views WHERE seen_at > ?1 \
                   ORDER BY focused DESC, focused_at DESC, seen_at DESC, name LIMIT 1";
        let living = Timestamp::from_millis(now.millis() - LIVES);
        Ok(self.connection.prepare_cached(sql)?.query_row([living], from_row).optional()?)
    }
}

impl Writer<'_> {
    /// Takes a window's report down and returns its revision, which grows only when the report says something new.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn report_view(
        &self,
        name: &str,
        state: &ViewState,
        focused: bool,
        input_at: Timestamp,
    ) -> Result<i64> {
        let now = self.at();
        let state =
            serde_json::to_string(state).map_err(|error| crate::Error::Internal(error.to_string()))?;
        let focused_at = if focused { now.millis() } else { 0 };
        // Every number of the change log is higher than those before it, over all windows and their deaths.
        let revision = self.last_change()? + 1;
        let sql = "INSERT INTO views(name, state, revision, focused, focused_at, input_at, seen_at) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(name) DO UPDATE SET \
                   revision = iif(state = excluded.state AND focused = excluded.focused, revision, excluded.revision), \
                   state = excluded.state, focused = excluded.focused, focused_at = max(focused_at, excluded.focused_at), \
                   input_at = max(input_at, excluded.input_at), seen_at = excluded.seen_at RETURNING revision";
        let written = self
            .connection
            .prepare_cached(sql)?
            .query_row((name, state, revision, focused, focused_at, input_at, now), |row| {
                row.get("revision")
            })?;
        let gone = Timestamp::from_millis(now.millis() - KEPT);
        self.connection.prepare_cached("DELETE FROM views WHERE seen_at < ?1")?.execute([gone])?;
        Ok(written)
    }

    /// Forgets a window that was closed.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn close_view(&self, name: &str) -> Result<()> {
        self.connection.prepare_cached("DELETE FROM views WHERE name = ?1")?.execute([name])?;
        Ok(())
    }
}
