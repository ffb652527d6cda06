//! Where things lie, and what may not lie elsewhere.

use pixery_core::archive::Layout;

use crate::{Library, names_in};

#[test]
fn making_the_folders_twice_changes_nothing() {
    let library = Library::new();
    library.archive.layout().create_all().unwrap();
    let folders = ["backups", "cache", "images", "incoming", "locks", "quarantine", "references"];
    assert_eq!(names_in(library.folder.path()), folders);
}

#[cfg(unix)]
#[test]
fn folders_are_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let layout = Layout::new(folder.path().join("deep/er/library"));
    layout.create_all().unwrap();
    for made in [layout.root().to_owned(), layout.images(), layout.locks()] {
        assert_eq!(made.metadata().unwrap().permissions().mode() & 0o777, 0o700, "{}", made.display());
    }
}

#[test]
fn a_path_that_leaves_the_library_is_refused() {
    let library = Library::new();
    let layout = library.archive.layout();
    assert!(layout.absolute("images/2026-11-23/red-fox.png").is_ok());
    for path in
        ["", "/etc/passwd", "../x", "images/../../x", "images/./x/../..", "C:\\x", "C:/x", "a\\..\\b", "a\0b"]
    {
        assert!(layout.absolute(path).is_err(), "{path:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_library_is_not_followed() {
    let library = Library::new();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.png"), "secret").unwrap();
    let images = library.archive.layout().images();
    std::os::unix::fs::symlink(outside.path(), images.join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("nothing"), images.join("dangling")).unwrap();
    for path in ["images/elsewhere/secret.png", "images/elsewhere/new.png", "images/dangling"] {
        assert!(library.archive.layout().absolute(path).is_err(), "{path}");
        assert!(library.archive.read(path).is_err(), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_library_reached_through_a_link_works() {
    let library = Library::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(library.folder.path(), &link).unwrap();
    assert!(Layout::new(link).absolute("images/x.png").is_ok());
}

#[test]
fn nothing_but_pictures_is_opened() {
    let library = Library::new();
    std::fs::write(library.archive.layout().database(), "rows").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../library.db", library.archive.layout().images().join("fox.png")).unwrap();
    for path in ["library.db", ".pixery", "backups/x.db", "images", "images/fox.png"] {
        assert!(matches!(library.archive.read(path), Err(pixery_core::Error::Invalid(_))), "{path}");
    }
}
