//! The schema: what shipped is never edited, only added to.

use pixery_testkit::TestLibrary;

#[test]
fn the_first_migration_makes_this_schema() {
    let library = TestLibrary::new();
    let schema = library.rows(
        "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    );
    // Comments are no part of the schema; a changed one is no new schema.
    let without_comments = schema
        .iter()
        .flat_map(|entry| entry.lines())
        .map(|line| line.split("--").next().unwrap_or_default().trim_end());
    let text = without_comments.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("schema_of_0001", text);
}

#[test]
fn a_new_library_says_who_it_is() {
    let library = TestLibrary::new();
    assert_eq!(library.rows("SELECT zone, oldest_reader FROM library"), ["UTC|1"]);
    assert_eq!(library.value::<i64>("PRAGMA application_id"), 0x5049_5859);
    assert_eq!(library.value::<i64>("PRAGMA user_version"), pixery_core::store::SCHEMA_VERSION);
    assert_eq!(library.value::<String>("PRAGMA journal_mode"), "wal");
    assert_eq!(library.value::<String>("PRAGMA integrity_check"), "ok");
}
