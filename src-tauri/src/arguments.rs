//! The shell's command line: a library and a link, both optional. What it doesn't know it leaves to the toolkit.

use std::path::PathBuf;

use pixery_core::domain::GenerationId;

/// What the window is started with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The library, where it is not the usual one.
    pub(crate) library: Option<PathBuf>,
    /// The image to show at once.
    pub(crate) opens: Option<GenerationId>,
}

impl Arguments {
    /// Reads `--library DIR` and `pixery://140`.
    pub(crate) fn read(words: impl Iterator<Item = String>) -> Self {
        let mut read = Self::default();
        let mut words = words;
        while let Some(word) = words.next() {
            if word == "--library" {
                read.library = words.next().map(PathBuf::from);
            } else if let Some(folder) = word.strip_prefix("--library=") {
                read.library = Some(PathBuf::from(folder));
            } else if let Some(id) = linked_id(&word) {
                read.opens = Some(id);
            }
        }
        read
    }
}

/// Returns the image that a link such as `pixery://140` names.
pub(crate) fn linked_id(link: &str) -> Option<GenerationId> {
    let number = link.strip_prefix("pixery://")?.trim_end_matches('/');
    let is_plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|_| is_plain).map(GenerationId)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Arguments {
        Arguments::read(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn a_library_and_a_link_are_read_in_any_order() {
        let expected = Arguments { library: Some(PathBuf::from("/a b")), opens: Some(GenerationId(140)) };
        assert_eq!(read(&["--library", "/a b", "pixery://140"]), expected);
        assert_eq!(read(&["pixery://140/", "--library=/a b"]), expected);
        assert_eq!(read(&[]), Arguments::default());
    }

    #[test]
    fn a_link_names_an_id_and_nothing_else() {
        for link in [
            "pixery://",
            "pixery://-1",
            "pixery://0",
            "pixery://140/../1",
            "pixery://1e3",
            "http://140",
            "pixery://१",
        ] {
            assert_eq!(linked_id(link), None, "{link}");
        }
    }
}
