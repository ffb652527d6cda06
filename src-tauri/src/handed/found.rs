//! What a drop's addresses stand for: files of this computer, folders of them, or nothing that can be added.

use std::fs::{metadata, read_dir};
use std::io;
use std::path::{Path, PathBuf};

use pixery_core::ops::add::FileToAdd;
use serde::Serialize;
use tauri::Url;

use crate::dropped::harmless;

/// Endings of what is taken out of a folder; a file that is dropped by itself is looked at whatever it is called.
pub(crate) const ENDINGS: [&str; 4] = ["png", "jpg", "jpeg", "webp"];

#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<FileToAdd>,
    pub(super) refused: Vec<Refused>,
    /// How many files of folders are no images by their names.
    pub(super) left_out: usize,
}

/// What can't be added, by its name, and why.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Refused {
    file: String,
    message: String,
}

impl Found {
    pub(super) fn at(addresses: &[String]) -> Self {
        let mut found = Self::default();
        for address in addresses {
            match place(address) {
                Ok(path) => found.look(path),
                Err(refused) => found.refused.push(refused),
            }
        }
        found
    }

    pub(super) fn of(paths: Vec<PathBuf>) -> Self {
        let mut found = Self::default();
        for path in paths {
            found.look(path);
        }
        found
    }

    fn look(&mut self, path: PathBuf) {
        match metadata(&path) {
            Ok(facts) if facts.is_dir() => self.walk(&path),
            Ok(facts) if facts.is_file() => self.take(path),
            Ok(_) => self.refuse(&path, "is neither a file nor a folder".to_owned()),
            Err(error) => self.refuse(&path, format!("can't be read: {error}")),
        }
    }

    /// Takes the images of a folder and of those in it, in the order of their names. Hidden ones are left out, and links to folders,
    /// which may go round in circles.
    fn walk(&mut self, folder: &Path) {
        let inside = match read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(inside) => inside,
            Err(error) => return self.refuse(folder, format!("can't be read: {error}")),
        };
        let mut inside: Vec<_> = inside
            .into_iter()
            .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
            .collect();
        inside.sort_by_key(std::fs::DirEntry::file_name);
        for entry in inside {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.walk(&path);
            } else if !metadata(&path).is_ok_and(|facts| facts.is_file()) {
                continue;
            } else if is_named_as_image(&path) {
                self.take(path);
            } else {
                self.left_out += 1;
            }
        }
    }

    fn take(&mut self, path: PathBuf) {
        self.files.push(FileToAdd { name: name(&path), path });
    }

    fn refuse(&mut self, path: &Path, message: String) {
        self.refused.push(Refused { file: name(path), message });
    }
}

/// Returns where on this computer an address lies.
fn place(address: &str) -> Result<PathBuf, Refused> {
    let refused = |file: &str, message: &str| Refused { file: harmless(file), message: message.to_owned() };
    let Ok(url) = Url::parse(address) else {
        return Err(refused("", "can't be added: it is no file"));
    };
    let last = url.path_segments().and_then(|mut segments| segments.next_back()).unwrap_or_default();
    let last = percent_encoding::percent_decode_str(last).decode_utf8_lossy();
    match url.scheme() {
        "file" => url.to_file_path().map_err(|()| {
            refused(&last, "lies on another computer; copy it to this one, then drop the copy")
        }),
        "http" | "https" => {
            let file = if last.is_empty() { url.host_str().unwrap_or_default() } else { &last };
            Err(refused(file, "is on the web; save it to this computer, then drop the file"))
        }
        _ => Err(refused("", "is no file of this computer; save it, then drop the file")),
    }
}

fn name(path: &Path) -> String {
    harmless(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

fn is_named_as_image(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|image| ending.eq_ignore_ascii_case(image))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &Path) -> String {
        Url::from_file_path(path).unwrap().into()
    }

    fn names(found: &Found) -> Vec<&str> {
        found.files.iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn a_folder_gives_its_images_and_nothing_that_is_hidden() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(home.path().join("b/.cache")).unwrap();
        for file in ["b/2.JPG", "b/.cache/3.png", "a 50% #1.png", "notes.txt", ".hidden.png"] {
            std::fs::write(home.path().join(file), "x").unwrap();
        }
        let found = Found::at(&[address(home.path())]);
        assert_eq!(names(&found), ["a 50% #1.png", "2.JPG"]);
        assert!(found.files.iter().all(|file| file.path.is_file()));
        assert_eq!((found.refused.as_slice(), found.left_out), ([].as_slice(), 1), "the notes are counted");
    }

    #[test]
    fn a_file_by_itself_is_looked_at_whatever_it_is_called() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("picture");
        std::fs::write(&file, "x").unwrap();
        assert_eq!(names(&Found::at(&[address(&file)])), ["picture"]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_and_links_in_circles_do_no_harm() {
        use std::os::unix::ffi::OsStrExt as _;

        let home = tempfile::tempdir().unwrap();
        let odd = home.path().join(std::ffi::OsStr::from_bytes(b"f\xffx\x07\n.png"));
        std::fs::write(&odd, "x").unwrap();
        std::os::unix::fs::symlink(home.path(), home.path().join("again")).unwrap();
        let found = Found::at(&[address(home.path())]);
        assert_eq!(names(&found), ["f\u{fffd}x.png"]);
        assert_eq!(found.files[0].path, odd);
    }

    #[test]
    fn what_is_no_file_of_this_computer_is_refused_with_what_to_do() {
        for (address, file, words) in [
            ("https://example.org/a/red%20fox.png?size=2", "red fox.png", "on the web"),
            ("http://example.org/", "example.org", "on the web"),
            ("file://elsewhere/fox.png", "fox.png", "another computer"),
            ("data:image/png;base64,AAAA", "image", "no file"),
            ("fox.png", "image", "no file"),
        ] {
            let refused = place(address).unwrap_err();
            assert_eq!(refused.file, file, "{address}");
            assert!(refused.message.contains(words), "{address}: {}", refused.message);
        }
        let gone = Found::at(&["file:///nowhere/fox.png".to_owned()]);
        assert_eq!(gone.refused[0].file, "fox.png");
        assert!(!gone.refused[0].message.contains("nowhere"));
    }
}
