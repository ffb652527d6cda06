//! The keys file: for machines without a keyring. Only its owner may read it, and one change is made at a time.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use pixery_core::domain::Secret;
use toml::{Table, Value};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// The file's name in the configuration folder.
pub(crate) const FILE: &str = "keys.toml";

/// The file beside it that whoever changes it holds: each change writes all keys anew, and must not lose another's.
const LOCK: &str = "keys.lock";

pub(super) fn get(folder: &Path, provider: &str) -> Option<Secret> {
    let path = folder.join(FILE);
    let table = read(&path)?;
    Secret::new(table.get(provider)?.as_str()?)
}

pub(super) fn set(folder: &Path, provider: &str, key: &Secret) -> Result<(), Failure> {
    let path = folder.join(FILE);
    let _alone = lock(folder)?;
    let mut table = match read(&path) {
        Some(table) => table,
        None if path.exists() => {
            // Other keys may stand in it.
            let what = format!("{} can't be read as TOML; nothing was changed", path.display());
            return Err(Failure::usage(what, "mend it or move it away, and set the key again"));
        }
        None => Table::new(),
    };
    table.insert(provider.to_owned(), Value::from(key.expose()));
    write(&path, &table)
}

/// Returns whether there was one.
pub(super) fn remove(folder: &Path, provider: &str) -> Result<bool, Failure> {
    let path = folder.join(FILE);
    if !path.exists() {
        return Ok(false);
    }
    let _alone = lock(folder)?;
    let Some(mut table) = read(&path) else { return Ok(false) };
    if table.remove(provider).is_none() {
        return Ok(false);
    }
    write(&path, &table)?;
    Ok(true)
}

/// Reads the file; a missing one is none. One that others may read is closed to them first.
fn read(path: &Path) -> Option<Table> {
    let text = Zeroizing::new(std::fs::read_to_string(path).ok()?);
    close(path);
    match text.parse() {
        Ok(table) => Some(table),
        Err(_) => {
            // The parser's own words quote the line, key and all.
            tracing::warn!(path = %path.display(), "can't be read as TOML; its keys are not used");
            None
        }
    }
}

#[cfg(unix)]
fn close(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let is_open = std::fs::metadata(path).is_ok_and(|facts| facts.permissions().mode() & 0o077 != 0);
    if is_open && std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).is_err() {
        tracing::warn!(path = %path.display(), "others may read it; `chmod 600` closes it");
    }
}

#[cfg(not(unix))]
fn close(_path: &Path) {}

/// Waits until nobody else changes the file, in this program or another; others wait while the answer lives.
fn lock(folder: &Path) -> Result<File, Failure> {
    let path = folder.join(LOCK);
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = std::fs::create_dir_all(folder).and_then(|()| options.open(&path));
    opened.and_then(|file| file.lock().map(|()| file)).map_err(|error| unwritable(&path, &error))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(format!("can't write {}: {error}", path.display()), "look at who may write there")
}

/// Writes the file whole: beside it first, closed from the first byte on, then in its place.
fn write(path: &Path, table: &Table) -> Result<(), Failure> {
    let failed = |error: std::io::Error| unwritable(path, &error);
    let text =
        Zeroizing::new(format!("# Keys of Pixery's providers. Nobody else should see this file.\n{table}"));
    let part: PathBuf = path.with_extension("part");
    match std::fs::remove_file(&part) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    std::fs::rename(&part, path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_set_and_removed_at_once_are_all_kept() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("config");
        set(&folder, "gone", &Secret::new("key-gone").unwrap()).unwrap();
        std::thread::scope(|scope| {
            for provider in ["a", "b", "c", "d", "e", "f"] {
                let folder = &folder;
                scope.spawn(move || {
                    for turn in 0..20 {
                        set(folder, provider, &Secret::new(&format!("{provider}-{turn}")).unwrap()).unwrap();
                    }
                });
            }
            scope.spawn(|| remove(&folder, "gone").unwrap());
        });
        for provider in ["a", "b", "c", "d", "e", "f"] {
            assert_eq!(get(&folder, provider).unwrap().expose(), format!("{provider}-19"));
        }
        assert!(get(&folder, "gone").is_none());
    }
}
