//! Input images: from what a door hands in, through the image gate, to a file in `references/`.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::withhold::usable;
use crate::archive::{Inspected, StoredReference, verify};
use crate::domain::{GenerationId, Invalid, ReferenceRole};
use crate::error::{Error, ErrorCode, Result};
use crate::library::Library;

/// An input image as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum ReferenceInput {
    /// An image of the library.
    Generation(GenerationId),
    /// A file; only where the door may name paths (command line and desktop).
    File(PathBuf),
    /// A file's bytes, base64.
    Data(String),
}

/// An input image that passed the gate.
pub(super) struct Input {
    bytes: Vec<u8>,
    name: String,
    pub(super) inspected: Inspected,
    pub(super) role: ReferenceRole,
    pub(super) generation_id: Option<GenerationId>,
}

impl Input {
    /// Reads an input image and takes it through the gate. Nothing is kept yet.
    pub(super) fn read(library: &Library, input: &ReferenceInput, role: ReferenceRole) -> Result<Self> {
        let (bytes, name, generation_id) = match input {
            ReferenceInput::Generation(id) => {
                let generation = library.store().read(|reader| usable(library, reader, *id))?;
                let path = generation.path.unwrap_or_default();
                let bytes = library.archive().read(&path).map_err(|error| match error.code() {
                    ErrorCode::NotFound => Error::Original { id: *id, state: "missing", path },
                    _ => error,
                })?;
                (bytes, format!("generation {id}"), Some(*id))
            }
            ReferenceInput::File(path) => {
                if !library.config().expose_paths {
                    return Err(Invalid::new(
                        "reference",
                        path.display(),
                        "is a path, and paths are not taken here",
                    )
                    .hint("name a generation, or send the bytes")
                    .into());
                }
                (read_file(path, "reference", &path.display().to_string())?, path.display().to_string(), None)
            }
            ReferenceInput::Data(text) => {
                let bytes =
                    BASE64.decode(text).map_err(|_| Invalid::new("reference", "", "is not base64"))?;
                (bytes, "the sent image".to_owned(), None)
            }
        };
        let inspected = verify(&bytes, &name)?;
        Ok(Self { bytes, name, inspected, role, generation_id })
    }

    /// Keeps the image in `references/`.
    pub(super) fn keep(&self, library: &Library) -> Result<StoredReference> {
        library.archive().keep_reference(&self.bytes, &self.name)
    }
}

/// Reads a file that may be anything, and is called `name` in messages: a folder and an endless device are refused before they are read.
pub(super) fn read_file(path: &Path, what: &'static str, name: &str) -> Result<Vec<u8>> {
    const MOST_BYTES: u64 = 64 << 20;
    let facts = std::fs::metadata(path).map_err(|error| Error::io("read", path, error))?;
    if !facts.is_file() {
        return Err(Invalid::new(what, name, "is not a file")
            .hint("name a PNG, JPEG or WebP file, or an id")
            .into());
    }
    if facts.len() > MOST_BYTES {
        let refusal = crate::ImageRefusal::TooManyBytes { bytes: facts.len() };
        return Err(Error::ImageRefused { source_name: name.to_owned(), refusal });
    }
    std::fs::read(path).map_err(|error| Error::io("read", path, error))
}
