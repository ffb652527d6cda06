//! References: once each, whoever keeps them.

use pixery_core::archive::Archive;
use pixery_core::{Error, ErrorCode, ImageRefusal};

use crate::{Library, names_in, pictures};

#[test]
fn a_reference_is_kept_once_under_its_hash() {
    let library = Library::new();
    let bytes = pictures::jpeg_with_orientation(40, 20, 6);
    let kept = library.archive.keep_reference(&bytes, "fox.png").unwrap();
    assert_eq!(kept.path, format!("references/{}.jpg", kept.sha256));
    assert_eq!((kept.width, kept.height, kept.bytes), (20, 40, bytes.len() as u64));
    assert_eq!(library.archive.keep_reference(&bytes, "again").unwrap(), kept);
    assert_eq!(library.archive.read(&kept.path).unwrap(), bytes);
    assert_eq!(names_in(&library.archive.layout().references()).len(), 1);
    assert!(names_in(&library.archive.layout().incoming()).is_empty());
}

#[test]
fn many_at_once_keep_one_file() {
    let library = Library::new();
    let bytes = pictures::png(64, 64);
    let kept: Vec<_> = std::thread::scope(|scope| {
        let keep = || {
            // An archive of its own, as another process would have.
            let archive = Archive::new(library.folder.path().to_owned(), 0);
            archive.keep_reference(&bytes, "fox.png").unwrap()
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(keep)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(kept.iter().all(|reference| *reference == kept[0]));
    assert_eq!(names_in(&library.archive.layout().references()).len(), 1);
    assert!(names_in(&library.archive.layout().incoming()).is_empty());
}

#[test]
fn a_damaged_reference_is_healed_by_keeping_it_again() {
    let library = Library::new();
    let bytes = pictures::png(64, 64);
    let kept = library.archive.keep_reference(&bytes, "fox.png").unwrap();
    let path = library.folder.path().join(&kept.path);
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, &bytes[..20]).unwrap();
    library.archive.keep_reference(&bytes, "fox.png").unwrap();
    assert_eq!(library.archive.read(&kept.path).unwrap(), bytes);
}

#[test]
fn a_damaged_image_is_no_reference() {
    let library = Library::new();
    let bytes = pictures::png(64, 64);
    match library.archive.keep_reference(&bytes[..bytes.len() / 2], "fox.png") {
        Err(Error::ImageRefused { source_name, refusal: ImageRefusal::Damaged(_) }) => {
            assert_eq!(source_name, "fox.png")
        }
        answer => panic!("{answer:?}"),
    }
    assert!(names_in(&library.archive.layout().references()).is_empty());
}

#[test]
fn reading_what_is_missing_says_what_is_missing() {
    let library = Library::new();
    let error = library.archive.read("images/2026-11-23/gone.png").unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotFound);
    assert!(error.to_string().contains("gone.png"), "{error}");
}
