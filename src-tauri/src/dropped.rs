//! Files that are dropped on the page: their bytes come over the bridge, their places never do.

use std::path::Path;

use pixery_core::domain::JournalId;
use pixery_core::ops::add::{AddedFile, FileToAdd, add_file};
use pixery_core::{Error, ErrorBody, Library};

/// Adds a dropped file to the library, byte for byte; `entry` is that of the files before it in the same drop.
///
/// # Errors
/// `storage` when the disk refuses it; why the file itself is refused stands in the answer.
pub(crate) async fn add(
    library: &Library,
    name: &str,
    bytes: &[u8],
    entry: Option<JournalId>,
) -> Result<AddedFile, ErrorBody> {
    let incoming = library.archive().layout().incoming();
    let spooled = spool(&incoming, bytes)
        .map_err(|source| ErrorBody::from(&Error::Io { action: "write", path: incoming.clone(), source }))?;
    let file = FileToAdd { path: spooled.path().to_owned(), name: harmless(name) };
    add_file(library, file, entry).await.map_err(|error| ErrorBody::from(&error))
}

/// Writes the bytes to a private file that goes when it is dropped.
fn spool(folder: &Path, bytes: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix("dropped-").suffix(".part").tempfile_in(folder)?;
    std::io::Write::write_all(&mut file, bytes)?;
    Ok(file)
}

/// Returns the last part of a name, without what could be read as a place.
pub(crate) fn harmless(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|character| !character.is_control()).take(200).collect();
    if kept.trim_matches('.').is_empty() { "image".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_name_keeps_no_way_to_another_place() {
        for (name, expected) in [
            ("../../a.png", "a.png"),
            ("C:\\b.png", "b.png"),
            ("..", "image"),
            ("", "image"),
            ("é\u{7}.png", "é.png"),
        ] {
            assert_eq!(harmless(name), expected);
        }
    }
}
