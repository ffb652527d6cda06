//! One open library: its configuration, store, archive, catalog and events, and the bridge from asynchronous use
//! cases to the synchronous store and archive.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use tokio::sync::broadcast;
use ulid::Ulid;

use crate::archive::Archive;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::domain::{Event, JournalId, Timestamp};
use crate::error::{Error, Result};
use crate::events::Events;
use crate::identity::{self, LibraryFile};
use crate::providers::Providers;
use crate::store::{Identity, Patience, Reader, Stamp, Store, StorePaths, Writer};

/// An open library. Cheap to clone; all clones are the same library.
#[derive(Debug, Clone)]
pub struct Library(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Config,
    identity: Identity,
    store: Store,
    archive: Archive,
    catalog: OnceLock<Catalog>,
    providers: OnceLock<Providers>,
    events: Events,
    /// The library's own switch of safe mode, as it was last heard of.
    safe_mode: AtomicBool,
}

impl Library {
    /// Opens the library that the configuration names. A missing or empty folder becomes a new library.
    ///
    /// # Errors
    /// `storage` when the folder holds something else or a newer library, can't be written and holds no library
    /// yet, or lies on a network file system.
    pub fn open(config: Config) -> Result<Self> {
        let archive =
            Archive::new(config.library.clone(), config.cache_limit).with_clock(config.clock.clone());
        let archive = match &config.spare_cache {
            Some(folder) => archive.with_spare_cache(folder.clone()),
            None => archive,
        };
        let layout = archive.layout();
        let known = identity::read(layout)?;
        if known.is_none() || !layout.locks().exists() {
            layout.create_all()?;
        }
        let paths = StorePaths {
            library: config.library.clone(),
            database: layout.database(),
            marker: layout.changed(),
            schema_lock: layout.locks().join("schema"),
            backups: layout.backups(),
        };
        let created_at = config.clock.now();
        let new = Identity { id: ulid(&config).to_string(), created_at, zone: config.zone };
        if known.is_some() && !paths.database.exists() {
            return Err(Error::NotALibrary {
                path: config.library,
                reason: "its library.db is missing; restore it from a backup",
            });
        }
        let store = Store::open(paths, &new)?;
        let ((identity, safe_mode), has_moves) =
            store.read(|reader| Ok((reader.identity()?, reader.has_moves()?)))?;
        match known {
            Some(file) if file.library != identity.id => {
                return Err(Error::NotALibrary {
                    path: config.library,
                    reason: "its .pixery file and its library.db belong to different libraries",
                });
            }
            Some(_) => {}
            None => identity::write(layout, &LibraryFile::of(&identity.id))?,
        }
        let library = Self(Arc::new(Inner {
            config,
            identity,
            store,
            archive,
            catalog: OnceLock::new(),
            providers: OnceLock::new(),
            events: Events::default(),
            safe_mode: AtomicBool::new(safe_mode),
        }));
        // Somebody marked something as sensitive and was killed: safe mode doesn't begin before all of it is out of sight.
        if has_moves && library.safe_mode() && !library.store().is_read_only() {
            library.carry_moves(Patience::Leave)?;
        }
        Ok(library)
    }

    /// Returns what the door handed in.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Returns whether sensitive images and names are left out: the door says so, or the library's own switch does. A command
    /// reads the switch when it opens the library, a [`Session`](crate::Session) hears of it before it tells anybody else.
    #[must_use]
    pub fn safe_mode(&self) -> bool {
        let (started, switched) = self.safe_mode_by();
        started || switched
    }

    /// Returns whether the door says that safe mode is on, and whether the library's switch does.
    pub(crate) fn safe_mode_by(&self) -> (bool, bool) {
        (self.0.config.safe_mode, self.0.safe_mode.load(Ordering::Acquire))
    }

    /// Looks at the library's switch of safe mode again.
    pub(crate) fn look_at_safe_mode(&self) -> Result<()> {
        let (_, safe_mode) = self.0.store.read(|reader| reader.identity())?;
        self.0.safe_mode.store(safe_mode, Ordering::Release);
        Ok(())
    }

    /// Returns which library this is.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.0.identity
    }

    /// Returns the image files.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.0.archive
    }

    /// Returns the database. Use cases go through [`Library::read`] and [`Library::write`] instead.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Returns models and guides; they are read when they are first asked for.
    ///
    /// # Errors
    /// `invalid` when the user's `models.toml` is wrong, naming the place.
    pub fn catalog(&self) -> Result<&Catalog> {
        if let Some(catalog) = self.0.catalog.get() {
            return Ok(catalog);
        }
        let catalog = Catalog::load(
            self.0.config.refreshed_models_file.as_deref(),
            self.0.config.models_file.as_deref(),
        )?;
        Ok(self.0.catalog.get_or_init(|| catalog))
    }

    /// Returns who can be asked; they are put together when that is first wanted.
    ///
    /// # Errors
    /// `invalid` when a provider's settings are wrong.
    pub fn providers(&self) -> Result<&Providers> {
        if let Some(providers) = self.0.providers.get() {
            return Ok(providers);
        }
        let providers = Providers::of(&self.0.config)?;
        Ok(self.0.providers.get_or_init(|| providers))
    }

    /// Takes these providers instead of those that ship, for tests. Nothing happens once providers were asked for.
    pub fn set_providers(&self, providers: Providers) {
        drop(self.0.providers.set(providers));
    }

    /// Returns the time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.config.clock.now()
    }

    /// Returns a fresh ULID.
    #[must_use]
    pub fn new_key(&self) -> String {
        ulid(&self.0.config).to_string()
    }

    /// Returns a listener for this process's events from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.0.events.listen()
    }

    pub(crate) fn send(&self, event: Event) {
        self.0.events.send(event);
    }

    /// Reads from one snapshot of the database.
    ///
    /// # Errors
    /// What `read` answers; `storage` when the database fails.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.apart(move |library| library.0.store.read(read)).await
    }

    /// Writes in one transaction, in the name of an operation: the journal's entry bears it.
    ///
    /// # Errors
    /// What `write` answers; `storage` when the database fails.
    pub async fn write<T: Send + 'static>(
        &self,
        operation: &'static str,
        write: impl FnOnce(&Writer<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.apart(move |library| {
            let stamp =
                Stamp { actor: &library.0.config.actor, at: library.now(), operation: Some(operation) };
            let answer = library.0.store.write(&stamp, write)?;
            library.carry_on();
            Ok(answer)
        })
        .await
    }

    /// Writes in one transaction what no journal keeps and nobody undoes: bookkeeping, and what windows tell each other.
    ///
    /// # Errors
    /// What `write` answers; `storage` when the database fails.
    pub async fn signal<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Writer<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.apart(move |library| {
            let stamp = Stamp { actor: &library.0.config.actor, at: library.now(), operation: None };
            library.0.store.write(&stamp, write)
        })
        .await
    }

    /// Writes what is too long for one transaction, in the name of an operation: `part` runs in one transaction after another
    /// until it has an answer, and everything is one entry of the journal. Others get their turn in between. Returns the
    /// entry as well, if anything was recorded.
    ///
    /// # Errors
    /// What `part` answers; earlier parts stand then. `conflict` when somebody undid the entry meanwhile; `storage` when the
    /// database fails.
    pub async fn write_in_parts<T: Send + 'static>(
        &self,
        operation: &'static str,
        mut part: impl FnMut(&Writer<'_>) -> Result<Option<T>> + Send + 'static,
    ) -> Result<(T, Option<JournalId>)> {
        /// Whoever waits for the lock looks for it every 1 to 100 ms.
        const TURN: std::time::Duration = std::time::Duration::from_millis(10);
        self.apart(move |library| {
            let stamp =
                Stamp { actor: &library.0.config.actor, at: library.now(), operation: Some(operation) };
            let mut entry = None;
            let mut has_veiled = false;
            loop {
                let written = library.0.store.write_on(&stamp, entry, &mut part)?;
                entry = written.entry;
                has_veiled |= written.veiled;
                if let Some(answer) = written.answer {
                    if has_veiled {
                        library.carry_moves(Patience::Wait)?;
                    } else {
                        library.carry_on();
                    }
                    return Ok((answer, entry));
                }
                std::thread::sleep(TURN);
            }
        })
        .await
    }

    /// Goes on with what a process that was killed has left to be carried. It is nothing that was asked for: a failure is noted.
    fn carry_on(&self) {
        if let Err(error) = self.carry_moves(Patience::Leave) {
            tracing::warn!(%error, "images of a hidden label wait to be carried to their shelf");
        }
    }

    /// Carries the images of labels that were hidden or shown to their new shelves.
    fn carry_moves(&self, patience: Patience) -> Result<()> {
        let stamp = Stamp { actor: &self.0.config.actor, at: self.now(), operation: None };
        self.0.store.carry_moves(&stamp, patience)
    }

    /// Runs something slow (the disk, the database, pixels) where it holds nobody up: on a thread of its own inside
    /// a tokio runtime, right here outside of one. The command line's short commands never start a runtime.
    ///
    /// # Errors
    /// What `work` answers.
    pub async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                let library = self.clone();
                let joined = runtime.spawn_blocking(move || work(&library)).await;
                joined.unwrap_or_else(|error| {
                    Err(Error::Internal(format!("a piece of work ended early: {error}")))
                })
            }
            Err(_) => work(self),
        }
    }
}

fn ulid(config: &Config) -> Ulid {
    Ulid::from_parts(config.clock.now().millis().cast_unsigned(), config.entropy.bits())
}
