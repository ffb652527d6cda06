//! Workers: who is alive and takes whose jobs. Whether a worker lives its lock file says, never this table.

use super::columns::Json;
use super::{Reader, Writer};
use crate::error::Result;

/// A worker as it said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerRow {
    /// Its lock file's name in `locks/`.
    pub name: String,
    /// Whose jobs it takes, as [`Reach::key`](super::Reach::key) writes them.
    pub reach: Vec<String>,
}

impl Reader<'_> {
    /// Returns every worker that said it is there and has not said good-bye.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn workers(&self) -> Result<Vec<WorkerRow>> {
        let mut statement = self.connection.prepare_cached("SELECT name, providers FROM workers")?;
        let rows = statement.query_map([], |row| {
            Ok(WorkerRow { name: row.get("name")?, reach: row.get::<_, Json<Vec<String>>>("providers")?.0 })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Writer<'_> {
    /// Says that a worker takes jobs of these providers from now on.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn add_worker(&self, worker: &WorkerRow, process: u32) -> Result<()> {
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO workers(name, process, providers, started_at) VALUES (?1, ?2, ?3, ?4)")?
            .execute((&worker.name, process, Json(&worker.reach), self.at()))?;
        Ok(())
    }

    /// Says that a worker is gone.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn remove_worker(&self, name: &str) -> Result<()> {
        self.connection.prepare_cached("DELETE FROM workers WHERE name = ?1")?.execute([name])?;
        Ok(())
    }
}
