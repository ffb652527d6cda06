//! Opening: what is a library, what becomes one, and what is refused by name.

use std::fs;

use pixery_core::store::SCHEMA_VERSION;
use pixery_core::{Error, ErrorCode};
use pixery_testkit::{GenerationBuilder, TestLibrary, recount};

use crate::listed;
use crate::mounts::Mount;

/// Makes a library with one row, and closes it.
fn closed() -> (std::path::PathBuf, tempfile::TempDir) {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox").tag("fox"));
    library.close()
}

fn refusal(path: &std::path::Path) -> String {
    let error = TestLibrary::open_closed(path).expect_err("it is refused");
    assert_eq!(error.code(), ErrorCode::Storage);
    assert!(!error.hint().is_empty());
    error.to_string().replace(&*path.to_string_lossy(), "PATH")
}

fn sql(path: &std::path::Path, statement: &str) {
    rusqlite::Connection::open(path.join("library.db")).unwrap().execute_batch(statement).unwrap();
}

#[tokio::test]
async fn a_closed_library_opens_with_what_was_in_it() {
    let (path, _folder) = closed();
    let library = TestLibrary::open_closed(&path).unwrap();
    assert_eq!(listed(&library).await.unwrap().len(), 1);
    assert!(!library.store().is_read_only());
}

#[test]
fn a_library_of_a_newer_version_is_refused_by_name() {
    let (path, _folder) = closed();
    sql(&path, "UPDATE library SET oldest_reader = 7; PRAGMA user_version = 7");
    let refused = format!("the library at PATH has format 7; this Pixery knows up to {SCHEMA_VERSION}");
    assert_eq!(refusal(&path), refused);
}

#[tokio::test]
async fn a_newer_library_that_lets_us_read_is_read_and_never_written() {
    let (path, _folder) = closed();
    sql(&path, "UPDATE library SET oldest_reader = 1; PRAGMA user_version = 7");
    let library = TestLibrary::open_closed(&path).unwrap();
    assert_eq!(listed(&library).await.unwrap().len(), 1);
    let refused = GenerationBuilder::new("a fox").insert(&library).unwrap_err();
    assert!(matches!(refused, Error::NewerLibrary { found: 7, known: SCHEMA_VERSION, .. }), "{refused:?}");
}

#[test]
fn a_folder_with_other_things_in_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("holiday.txt"), "mine").unwrap();
    assert_eq!(
        refusal(folder.path()),
        "PATH is not a Pixery library: it has no .pixery file, and other things in it"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was made there");
}

#[test]
fn a_library_with_images_whose_marker_is_gone_is_refused() {
    let (path, _folder) = closed();
    fs::remove_file(path.join(".pixery")).unwrap();
    fs::create_dir(path.join("images/2026-11-23")).unwrap();
    assert_eq!(
        refusal(&path),
        "PATH is not a Pixery library: it has no .pixery file, and other things in it"
    );
}

#[test]
fn a_library_whose_database_is_gone_is_refused_and_no_new_one_is_made() {
    let (path, _folder) = closed();
    for name in ["library.db", "library.db-wal", "library.db-shm"] {
        drop(fs::remove_file(path.join(name)));
    }
    assert_eq!(
        refusal(&path),
        "PATH is not a Pixery library: its library.db is missing; restore it from a backup"
    );
    assert!(!path.join("library.db").exists());
}

#[test]
fn a_database_of_another_program_is_refused_and_left_as_it_was() {
    let (path, _folder) = closed();
    fs::remove_file(path.join("library.db")).unwrap();
    sql(&path, "CREATE TABLE songs(name)");
    assert_eq!(refusal(&path), "PATH is not a Pixery library: its library.db belongs to another program");
    let tables: i64 = rusqlite::Connection::open(path.join("library.db"))
        .unwrap()
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .unwrap();
    assert_eq!(tables, 1);
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let (path, _folder) = closed();
    fs::write(path.join("library.db"), "not a database at all, but long enough to be looked at".repeat(100))
        .unwrap();
    assert_eq!(refusal(&path), "PATH is not a Pixery library: its library.db is no SQLite database");
}

#[test]
fn the_database_of_another_library_is_refused() {
    let ((path, _folder), (other, _other_folder)) = (closed(), closed());
    let marker = fs::read_to_string(path.join(".pixery")).unwrap();
    let mut id: Vec<char> = marker.chars().collect();
    let digit = id.iter_mut().rev().find(|letter| letter.is_ascii_uppercase()).unwrap();
    *digit = if *digit == 'X' { 'Y' } else { 'X' };
    fs::write(other.join(".pixery"), id.into_iter().collect::<String>()).unwrap();
    assert_eq!(
        refusal(&other),
        "PATH is not a Pixery library: its .pixery file and its library.db belong to different libraries"
    );
}

#[test]
fn a_half_made_folder_is_completed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    for name in ["images", "locks", "incoming"] {
        fs::create_dir_all(path.join(name)).unwrap();
    }
    fs::write(path.join("locks/schema"), "").unwrap();
    let library = TestLibrary::open_closed(&path).unwrap();
    GenerationBuilder::new("a fox").insert(&library).unwrap();
    assert!(path.join(".pixery").exists());
    assert_eq!(recount(&path), Vec::<String>::new());
}

#[test]
fn a_library_killed_before_its_marker_was_written_is_completed() {
    let library = TestLibrary::new();
    let id = library.identity().id.clone();
    let (path, _folder) = library.close();
    fs::remove_file(path.join(".pixery")).unwrap();
    let library = TestLibrary::open_closed(&path).unwrap();
    assert_eq!(library.identity().id, id);
    assert!(path.join(".pixery").exists());
}

#[test]
fn a_file_in_place_of_the_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    fs::write(&path, "a file").unwrap();
    assert_eq!(refusal(&path), "PATH is not a Pixery library: it is a file");
}

#[tokio::test]
async fn a_read_only_folder_can_be_listed_and_says_that_it_cannot_be_written() {
    let (path, _folder) = closed();
    let Some(_mount) = Mount::read_only(&path) else { return };
    let library = TestLibrary::open_closed(&path).unwrap();
    assert!(library.store().is_read_only());
    assert_eq!(listed(&library).await.unwrap().len(), 1);
    let refused = GenerationBuilder::new("a fox").insert(&library).unwrap_err();
    assert!(matches!(&refused, Error::ReadOnly { path: named } if *named == path), "{refused:?}");
}

#[test]
fn a_library_cannot_be_made_in_a_read_only_folder() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = Mount::read_only(folder.path()) else { return };
    let refused = TestLibrary::open_closed(folder.path()).unwrap_err();
    assert!(matches!(refused, Error::ReadOnly { .. }), "{refused:?}");
}

#[tokio::test]
async fn a_full_disk_is_named_with_its_path_and_harms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = Mount::small(folder.path(), "2m") else { return };
    let path = folder.path().join("library");
    let library = TestLibrary::open_closed(&path).unwrap();
    let mut kept = 0;
    let refused = loop {
        match GenerationBuilder::new(&"a fox in snow ".repeat(40)).tag("fox").insert(&library) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(kept > 0);
    assert!(matches!(refused, Error::DiskFull { .. }), "{refused:?}");
    assert_eq!(refused.code(), ErrorCode::Storage);
    assert!(refused.to_string().contains(&*path.to_string_lossy()), "{refused}");
    drop(library);
    let library = TestLibrary::open_closed(&path).unwrap();
    let page = pixery_core::ops::generations::ListGenerations { limit: Some(1_000), ..Default::default() };
    let listed = pixery_core::ops::generations::list(&library, page).await.unwrap();
    assert_eq!(listed.items.len(), kept.min(1_000));
    assert_eq!(recount(&path), Vec::<String>::new());
}
