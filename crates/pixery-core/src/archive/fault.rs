//! What can go wrong between bytes and pixels, before it is known whose bytes they were.

use std::io;
use std::path::Path;

use crate::error::{Error, ImageRefusal};

/// The bytes are no good, or they could not be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// The bytes were read and are refused.
    Refused(ImageRefusal),
    /// The bytes could not be read.
    Io(io::Error),
}

/// The result of everything between bytes and pixels.
pub(super) type Decoded<T> = Result<T, Fault>;

impl Fault {
    /// Returns the fault of bytes that are not what their format asks for.
    pub(super) fn damaged(reason: impl ToString) -> Self {
        Self::Refused(ImageRefusal::Damaged(reason.to_string()))
    }

    /// Returns the error for bytes that came from `source_name`: a file's path, a URL's host.
    pub(super) fn of(self, source_name: &str) -> Error {
        match self {
            Self::Refused(refusal) => Error::ImageRefused { source_name: source_name.to_owned(), refusal },
            Self::Io(source) => Error::io("read", source_name, source),
        }
    }

    /// Returns the error for bytes that came from the file at `path`.
    pub(super) fn of_file(self, path: &Path) -> Error {
        match self {
            Self::Refused(_) => self.of(&path.display().to_string()),
            Self::Io(source) => Error::io("read", path, source),
        }
    }
}

impl From<ImageRefusal> for Fault {
    fn from(refusal: ImageRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Running out of bytes is damage; everything else is the disk's.
impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            Self::damaged("it is cut short")
        } else {
            Self::Io(error)
        }
    }
}
