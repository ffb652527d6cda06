//! The system calls that make a file appear whole or not at all, and stay after a power cut.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::error::{Error, Result};

/// Makes a folder for the owner alone, with its parents, and returns whether it is new. Others may make it at the
/// same time.
pub(super) fn make_folder(path: &Path) -> Result<bool> {
    let made = make_one_folder(path);
    match (made, path.parent()) {
        (Err(source), Some(parent)) if source.kind() == io::ErrorKind::NotFound => {
            make_folder(parent)?;
            make_one_folder(path)
        }
        (made, _) => made,
    }
    .map_err(|source| Error::io("create", path, source))
}

fn make_one_folder(path: &Path) -> io::Result<bool> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(source) if source.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(false),
        made => made.map(|()| true),
    }
}

/// Makes a folder's entries durable. Does nothing on systems that can't open a folder.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(path)
            .and_then(|folder| folder.sync_all())
            .map_err(|source| Error::io("write", path, source))?;
    }
    Ok(())
}

/// Lets nobody write the file any more. Systems without modes keep it writable: a read-only attribute would
/// also forbid deleting it.
pub(super) fn forbid_writing(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    file.set_permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o444))?;
    #[cfg(not(unix))]
    let _: &File = file;
    Ok(())
}

/// Renames a file; [`io::ErrorKind::AlreadyExists`] when there is something at `to`, which then stays untouched.
pub(super) fn rename_without_replacing(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => link_then_unlink(from, to),
            answer => Ok(answer?),
        }
    }
    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    link_then_unlink(from, to)
}

/// The same for file systems that can't refuse to replace: a link is never made over an existing file.
fn link_then_unlink(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without links (old FAT): names hold a hash of their job, so nobody else takes this one
        // between the look and the rename.
        Err(_) if to.symlink_metadata().is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_can_make_the_same_folders_at_once() {
        let folder = tempfile::tempdir().unwrap();
        for round in 0..100 {
            let path = folder.path().join(format!("{round}/a/b"));
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| make_folder(&path).unwrap());
                }
            });
        }
    }

    #[test]
    fn neither_way_of_renaming_replaces_a_file() {
        for rename in [rename_without_replacing, link_then_unlink] {
            let folder = tempfile::tempdir().unwrap();
            let (from, to) = (folder.path().join("from"), folder.path().join("to"));
            fs::write(&from, "new").unwrap();
            rename(&from, &to).unwrap();
            assert!(!from.exists());
            fs::write(&from, "newer").unwrap();
            assert_eq!(rename(&from, &to).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(
                (fs::read(&from).unwrap(), fs::read(&to).unwrap()),
                (b"newer".to_vec(), b"new".to_vec())
            );
        }
    }
}
