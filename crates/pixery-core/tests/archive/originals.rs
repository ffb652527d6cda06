//! Originals: whole or not at all, once, for good.

use std::io::{ErrorKind, Write};
use std::time::{Duration, SystemTime};

use pixery_core::Error;

use crate::{Library, names_in};

const PATH: &str = "images/2026-11-23/red-fox-3fa9c2d1e0b4.png";

#[test]
fn a_finished_part_becomes_a_read_only_original() {
    let library = Library::new();
    let mut part = library.archive.part("7-token").unwrap();
    part.write_all(b"pix").unwrap();
    part.write_all(b"els").unwrap();
    let stored = library.archive.keep_original(part, PATH).unwrap();
    assert_eq!((stored.path.as_str(), stored.bytes), (PATH, 6));
    assert_eq!(stored.sha256.to_string(), "6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37");
    assert_eq!(library.archive.read(PATH).unwrap(), b"pixels");
    assert!(names_in(&library.archive.layout().incoming()).is_empty());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = library.folder.path().join(PATH).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o444);
    }
}

#[test]
fn a_replay_with_the_same_bytes_succeeds() {
    let library = Library::new();
    let first = library.original(PATH, b"pixels");
    assert_eq!(library.original(PATH, b"pixels"), first);
    assert!(names_in(&library.archive.layout().incoming()).is_empty());
}

#[test]
fn other_bytes_never_replace_an_original() {
    let library = Library::new();
    library.original(PATH, b"pixels");
    let mut part = library.archive.part("other").unwrap();
    part.write_all(b"PIXELS").unwrap();
    match library.archive.keep_original(part, PATH) {
        Err(Error::Io { path, source, .. }) => {
            assert_eq!((path, source.kind()), (library.folder.path().join(PATH), ErrorKind::AlreadyExists));
        }
        answer => panic!("{answer:?}"),
    }
    assert_eq!(library.archive.read(PATH).unwrap(), b"pixels");
    assert!(names_in(&library.archive.layout().incoming()).is_empty());
}

#[test]
fn a_dropped_part_leaves_nothing() {
    let library = Library::new();
    let mut part = library.archive.part("dropped").unwrap();
    part.write_all(b"half").unwrap();
    assert_eq!(names_in(&library.archive.layout().incoming()), ["dropped.part"]);
    drop(part);
    assert!(names_in(&library.archive.layout().incoming()).is_empty());
}

#[test]
fn a_part_can_be_read_back_and_written_on() {
    let library = Library::new();
    let mut part = library.archive.part("answer").unwrap();
    part.write_all(b"{\"image\":").unwrap();
    part.sync().unwrap();
    assert_eq!(part.contents().unwrap(), b"{\"image\":");
    part.write_all(b"1}").unwrap();
    assert_eq!(part.contents().unwrap(), b"{\"image\":1}");
    assert_eq!(part.bytes(), 11);
}

#[test]
fn a_part_name_can_not_lead_elsewhere() {
    let library = Library::new();
    for name in ["", "../x", "a/b", ".hidden", "a.b", "é"] {
        assert!(library.archive.part(name).is_err(), "{name}");
    }
}

#[test]
fn an_original_stays_in_the_library() {
    let library = Library::new();
    let part = library.archive.part("x").unwrap();
    assert!(matches!(library.archive.keep_original(part, "../x.png"), Err(Error::Invalid(_))));
    assert!(names_in(&library.archive.layout().incoming()).is_empty());
}

#[test]
fn paid_bytes_that_are_no_image_are_kept_aside() {
    let library = Library::new();
    let quarantine = |bytes: &[u8]| {
        let mut part = library.archive.part("7-token").unwrap();
        part.write_all(bytes).unwrap();
        library.archive.quarantine(part, "Not a PNG: it's HTML/../..").unwrap()
    };
    let path = quarantine(b"<html>");
    assert!(path.starts_with(library.archive.layout().quarantine()));
    assert!(path.to_string_lossy().contains("7-token-not-a-png-its-html-"), "{}", path.display());
    assert_eq!(std::fs::read(&path).unwrap(), b"<html>");
    assert_eq!(quarantine(b"<html>"), path);
    assert_ne!(quarantine(b"<HTML>"), path);
    assert_eq!(names_in(&library.archive.layout().quarantine()).len(), 2);
}

#[test]
fn only_old_parts_are_swept() {
    let library = Library::new();
    let incoming = library.archive.layout().incoming();
    let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    for (name, age) in [("old.part", 100), ("young.part", 0), ("old.txt", 100)] {
        let file = std::fs::File::create(incoming.join(name)).unwrap();
        file.set_modified(written - Duration::from_secs(age)).unwrap();
    }
    assert_eq!(library.archive.sweep_incoming(written - Duration::from_secs(50)).unwrap(), 1);
    assert_eq!(names_in(&incoming), ["old.txt", "young.part"]);
}
