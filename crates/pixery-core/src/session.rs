//! A library with its ear on every other process: what a door that lives longer than one command holds.
//!
//! A door offers three things: *call* (`pixery_api::call`), *events* ([`Session::listen`]) and *media*
//! ([`Session::media`]).

use tokio::sync::broadcast;

use crate::archive::{Derived, Variant};
use crate::config::Config;
use crate::domain::{Event, GenerationId};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::watch::Watch;

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

    /// Returns an image of the library in some size, made when it is first asked for.
    ///
    /// # Errors
    /// `not_found` when there is no such generation or its original is missing; `invalid` when it is hidden by safe mode; `storage` when the disk fails.
    pub async fn media(&self, id: GenerationId, variant: Variant) -> Result<Derived> {
        let generation = self.library.read(move |reader| reader.generation(id)).await?;
        if generation.sensitive && self.library.config().safe_mode {
            return Err(Error::Withheld(id));
        }
        self.library
            .apart(move |library| {
                let original = generation.path.as_deref().unwrap_or_default();
                library.archive().variant(original, &generation.sha256, variant)
            })
            .await
    }
}
