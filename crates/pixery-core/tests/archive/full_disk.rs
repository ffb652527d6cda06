//! A full disk is said to be full, and nothing is left on it.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use pixery_core::archive::{Archive, Variant};
use pixery_core::domain::ContentHash;
use pixery_core::{Error, Result};

use crate::{names_in, pictures};

/// A file system of a few hundred KiB.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Returns nothing where file systems can't be mounted.
    #[expect(clippy::disallowed_macros, clippy::print_stderr, reason = "a test that is skipped says so")]
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("SKIPPED: a small file system can't be mounted here; run as root on Linux");
        }
        mounted.then(|| Self(folder))
    }

    fn archive(&self) -> Archive {
        let archive = Archive::new(self.0.path().to_owned(), 1 << 30);
        archive.layout().create_all().unwrap();
        archive
    }

    fn fill(&self) {
        let mut file = std::fs::File::create(self.0.path().join("filler")).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

fn assert_full<T>(answer: Result<T>, below: &Path) {
    match answer {
        Err(Error::DiskFull { path }) => assert!(path.starts_with(below), "{}", path.display()),
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("it was taken"),
    }
}

#[test]
fn a_part_that_does_not_fit_is_removed() {
    let Some(disk) = SmallDisk::mount() else { return };
    let archive = disk.archive();
    let mut part = archive.part("large").unwrap();
    let error = part.write_all(&vec![7; 1 << 20]).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
    drop(part);
    assert!(names_in(&archive.layout().incoming()).is_empty());
}

#[test]
fn a_reference_that_does_not_fit_leaves_nothing() {
    let Some(disk) = SmallDisk::mount() else { return };
    let archive = disk.archive();
    disk.fill();
    assert_full(archive.keep_reference(&pictures::png(200, 200), "fox.png"), disk.0.path());
    assert!(names_in(&archive.layout().references()).is_empty());
    assert!(names_in(&archive.layout().incoming()).is_empty());
}

#[test]
fn a_preview_that_does_not_fit_leaves_nothing_but_can_go_elsewhere() {
    let Some(disk) = SmallDisk::mount() else { return };
    let archive = disk.archive();
    std::fs::write(disk.0.path().join("images/fox.png"), pictures::png(100, 100)).unwrap();
    disk.fill();
    let ask =
        |archive: &Archive| archive.variant("images/fox.png", &ContentHash([3; 32]), Variant::Thumbnail);
    assert_full(ask(&archive), disk.0.path());
    assert!(names_in(&archive.layout().cache().join("thumbnails/03")).is_empty());
    let spare = tempfile::tempdir().unwrap();
    assert!(ask(&archive.with_spare_cache(spare.path().to_owned())).is_ok());
}
