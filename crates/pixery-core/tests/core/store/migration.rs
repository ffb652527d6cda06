//! The schema: what shipped is never edited, only added to.

use std::path::Path;

use pixery_core::store::SCHEMA_VERSION;
use pixery_testkit::{GenerationBuilder, TestLibrary};

/// Every step that shipped, oldest first.
const STEPS: [&str; 5] = [
    include_str!("../../../migrations/0001_initial.sql"),
    include_str!("../../../migrations/0002_queue.sql"),
    include_str!("../../../migrations/0003_organise.sql"),
    include_str!("../../../migrations/0004_gallery.sql"),
    include_str!("../../../migrations/0005_moves.sql"),
];

/// Returns the schema as text. Comments are no part of it; a changed one is no new schema.
fn schema(library: &TestLibrary) -> String {
    let entries = library.rows(
        "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    );
    without_comments(&entries.join("\n"))
}

fn without_comments(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default().trim_end());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_new_library_has_this_schema() {
    insta::assert_snapshot!("schema", schema(&TestLibrary::new()));
}

/// Makes the library's database what a program of an older version left.
fn turn_back(path: &Path, version: usize) {
    let database = path.join("library.db");
    let now = rusqlite::Connection::open(&database).unwrap();
    let (id, created_at): (String, i64) = now
        .query_row("SELECT id, created_at FROM library", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    drop(now);
    std::fs::remove_file(&database).unwrap();
    let old = rusqlite::Connection::open(&database).unwrap();
    for step in &STEPS[..version] {
        old.execute_batch(&without_comments(step)).unwrap();
    }
    old.execute(
        "INSERT INTO library(one, id, created_at, zone, oldest_reader) VALUES (1, ?1, ?2, 'UTC', 1)",
        (id, created_at),
    )
    .unwrap();
    old.execute_batch(&format!("PRAGMA application_id = 1346984025; PRAGMA user_version = {version}"))
        .unwrap();
    old.execute_batch("INSERT INTO tags(name, key, created_at) VALUES ('fox', 'fox', 1)").unwrap();
}

#[test]
fn every_older_library_is_brought_up_to_date_and_copied_before() {
    assert_eq!(STEPS.len(), usize::try_from(SCHEMA_VERSION).unwrap());
    let newest = schema(&TestLibrary::new());
    for version in 1..STEPS.len() {
        let (path, _folder) = TestLibrary::new().close();
        turn_back(&path, version);
        let library = TestLibrary::open_closed(&path).unwrap();
        GenerationBuilder::new("a fox").insert(&library).unwrap();
        drop(library);
        let connection = rusqlite::Connection::open(path.join("library.db")).unwrap();
        let value = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(value("PRAGMA user_version"), SCHEMA_VERSION);
        assert_eq!(value("SELECT count(*) FROM tags WHERE name = 'fox'"), 1, "what was in it is still there");
        let mut statement = connection
            .prepare("SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
            .unwrap();
        let entries: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(without_comments(&entries.join("\n")), newest, "from version {version}");
        assert!(path.join(format!("backups/pre-v{}.db", version + 1)).exists());
    }
}

#[test]
fn a_new_library_says_who_it_is() {
    let library = TestLibrary::new();
    assert_eq!(library.rows("SELECT zone, oldest_reader FROM library"), ["UTC|1"]);
    assert_eq!(library.value::<i64>("PRAGMA application_id"), 0x5049_5859);
    assert_eq!(library.value::<i64>("PRAGMA user_version"), SCHEMA_VERSION);
    assert_eq!(library.value::<String>("PRAGMA journal_mode"), "wal");
    assert_eq!(library.value::<String>("PRAGMA integrity_check"), "ok");
}
