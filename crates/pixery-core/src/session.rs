//! A library with its ear on every other process: what a door that lives longer than one command holds.
//!
//! A door offers three things: *call* (`pixery_api::call`), *events* ([`Session::listen`]) and *media*
//! ([`Session::media`], [`Session::reference`]).

mod media_address;

use std::path::PathBuf;

use tokio::sync::broadcast;

use crate::archive::Variant;
use crate::config::Config;
use crate::domain::{ContentHash, Event, GenerationId, ImageFormat, ReferenceId};
use crate::error::{Error, ErrorCode, Result};
use crate::library::Library;
use crate::ops::check_ids;
use crate::watch::Watch;

pub use media_address::MediaAddress;

/// As what an image is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rendition {
    /// Up to 400 px on the long side, small in bytes.
    Thumbnail,
    /// As large as fits into a box.
    Preview {
        /// Width of the box in px, at least 1.
        width: u32,
        /// Height of the box in px, at least 1.
        height: u32,
    },
    /// The file itself, byte for byte.
    Original,
}

/// A file with the pixels that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Its absolute place. Read it soon: the cache may drop a copy later.
    pub path: PathBuf,
    /// Its format, told by content.
    pub format: ImageFormat,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of the original, also where this is a smaller copy.
    pub sha256: ContentHash,
}

/// An open library that hears what other processes commit. Ends its watch on drop.
#[derive(Debug)]
pub struct Session {
    library: Library,
    _watch: Watch,
}

impl Session {
    /// Opens the library and begins to listen.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open(config: Config) -> Result<Self> {
        Self::over(Library::open(config)?)
    }

    /// Begins to listen to an open library.
    ///
    /// # Errors
    /// `storage` when the database can't be read.
    pub fn over(library: Library) -> Result<Self> {
        let watch = Watch::start(&library)?;
        Ok(Self { library, _watch: watch })
    }

    /// Returns the library.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Returns a listener that hears every commit, of this process and of others, from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.library.listen()
    }

    /// Returns an image of the library as it is wanted; a smaller copy is made when it is first asked for.
    ///
    /// # Errors
    /// `not_found` when there is no such generation; `invalid` when it is hidden by safe mode; `storage` when its original is missing or the disk
    /// fails.
    pub async fn media(&self, id: GenerationId, rendition: Rendition) -> Result<Media> {
        let generation = self.library.read(move |reader| reader.generation(id)).await?;
        if generation.sensitive && self.library.safe_mode() {
            return Err(Error::Withheld(id));
        }
        let missing = |path: String| Error::Original { id, state: "missing", path };
        let path = generation.path.unwrap_or_default();
        self.rendition(path.clone(), generation.sha256, rendition).await.map_err(|error| match error.code() {
            ErrorCode::NotFound => missing(path),
            _ => error,
        })
    }

    /// Returns the originals of images, in the order of the ids, for other programs to take a copy of. What safe mode hides, what is
    /// gone and what has lost its file is left out.
    ///
    /// # Errors
    /// `invalid` when there are more than [`MOST_IDS`](crate::ops::MOST_IDS) ids; `storage` when the database can't be read.
    pub async fn originals(&self, ids: Vec<GenerationId>) -> Result<Vec<Media>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        check_ids(&ids)?;
        let safe_mode = self.library.safe_mode();
        self.library
            .apart(move |library| {
                let mut found = Vec::with_capacity(ids.len());
                library.store().read(|reader| {
                    for id in ids {
                        match reader.generation(id) {
                            Ok(generation) if generation.sensitive && safe_mode => {}
                            Ok(generation) => found.push(generation),
                            Err(error) if error.code() == ErrorCode::NotFound => {}
                            Err(error) => return Err(error),
                        }
                    }
                    Ok(())
                })?;
                let media = found.into_iter().filter_map(|generation| {
                    let (path, format, bytes) = library.archive().original(&generation.path?).ok()?;
                    Some(Media { path, format, bytes, sha256: generation.sha256 })
                });
                Ok(media.collect())
            })
            .await
    }

    /// Returns an input image of a recipe as it is wanted. In safe mode it has to be known as harmless: some image that shows
    /// it is not sensitive, and it was taken from none that is.
    ///
    /// # Errors
    /// `not_found` when there is no such reference or its file is missing; `invalid` when it is hidden by safe mode; `storage` when the disk
    /// fails.
    pub async fn reference(&self, id: ReferenceId, rendition: Rendition) -> Result<Media> {
        let safe_mode = self.library.safe_mode();
        let file = self
            .library
            .read(move |reader| {
                let file = reader.reference_file(id)?;
                if safe_mode && !reader.is_harmless_reference(id)? {
                    return Err(Error::WithheldReference(id));
                }
                Ok(file)
            })
            .await?;
        self.rendition(file.path, file.sha256, rendition).await
    }

    async fn rendition(&self, original: String, sha256: ContentHash, rendition: Rendition) -> Result<Media> {
        self.library
            .apart(move |library| {
                let archive = library.archive();
                let variant = match rendition {
                    Rendition::Original => {
                        let (path, format, bytes) = archive.original(&original)?;
                        return Ok(Media { path, format, bytes, sha256 });
                    }
                    Rendition::Thumbnail => Variant::Thumbnail,
                    Rendition::Preview { width, height } => Variant::Preview { width, height },
                };
                let derived = archive.variant(&original, &sha256, variant)?;
                Ok(Media { path: derived.path, format: derived.format, bytes: derived.bytes, sha256 })
            })
            .await
    }
}
