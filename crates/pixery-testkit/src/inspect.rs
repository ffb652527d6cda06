//! What a library really holds, read behind the store's back: files against rows, rows against each other, and how its jobs stand.

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::library::open_database;
use crate::recount::recount;

/// How a library's jobs and images stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Generations.
    pub images: u64,
    /// Images asked for by jobs of which nobody knows whether they ran.
    pub uncertain: u64,
    /// Jobs by state.
    pub jobs: BTreeMap<String, u64>,
    /// Jobs that are neither ended nor uncertain.
    pub open: u64,
}

/// Counts a library's jobs and images.
///
/// # Panics
/// When the database can't be read.
#[must_use]
pub fn tally(library: &Path) -> Tally {
    let connection = open_database(library);
    let count = |sql: &str| -> u64 {
        let count: i64 = connection.query_row(sql, [], |row| row.get(0)).expect("the count is SQL");
        count.unsigned_abs()
    };
    let mut jobs = BTreeMap::new();
    let mut statement =
        connection.prepare("SELECT state, count(*) FROM jobs GROUP BY state").expect("the query is SQL");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?))).expect("it runs");
    for row in rows {
        let (state, count): (String, i64) = row.expect("the row can be read");
        jobs.insert(state, count.unsigned_abs());
    }
    Tally {
        images: count("SELECT count(*) FROM generations"),
        uncertain: count(
            "SELECT ifnull(sum(json_extract(request, '$.count')), 0) FROM jobs WHERE state = 'uncertain'",
        ),
        open: count("SELECT count(*) FROM jobs WHERE ended_at IS NULL AND state <> 'uncertain'"),
        jobs,
    }
}

/// Returns a line for everything that is wrong: a row whose file is missing, altered or no picture, a file without a row, an answer or
/// part left behind, a count of the triggers, a broken page or reference. A quiet library without open jobs has none.
///
/// # Panics
/// When the database can't be read.
#[must_use]
pub fn inspect(library: &Path) -> Vec<String> {
    let mut wrong = recount(library);
    let connection = open_database(library);
    let verdict: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("it can be checked");
    if verdict != "ok" {
        wrong.push(format!("integrity: {verdict}"));
    }
    let broken: i64 = connection
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
        .expect("it can be checked");
    if broken > 0 {
        wrong.push(format!("{broken} references lead nowhere"));
    }
    let mut statement =
        connection.prepare("SELECT path, sha256, bytes FROM generations").expect("the query is SQL");
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, i64>(2)?)))
        .expect("it runs");
    let mut known = Vec::new();
    for row in rows {
        let (path, sha256, bytes) = row.expect("the row can be read");
        match std::fs::read(library.join(&path)) {
            Err(error) => wrong.push(format!("{path}: {error}")),
            Ok(found)
                if i64::try_from(found.len()) != Ok(bytes) || Sha256::digest(&found)[..] != sha256[..] =>
            {
                wrong.push(format!("{path}: {} bytes that are not those of its row", found.len()));
            }
            Ok(found) => {
                if let Err(error) = pixery_core::archive::verify(&found, &path) {
                    wrong.push(error.to_string());
                }
            }
        }
        known.push(library.join(path));
    }
    for file in files_below(&library.join("images")) {
        if !known.contains(&file) {
            wrong.push(format!("{} has no row", file.display()));
        }
    }
    wrong.extend(
        files_below(&library.join("incoming"))
            .iter()
            .map(|file| format!("{} was left behind", file.display())),
    );
    wrong
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries.flatten() {
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path()))
        } else {
            files.push(entry.path())
        }
    }
    files
}
