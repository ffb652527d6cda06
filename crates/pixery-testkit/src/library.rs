//! Libraries that vanish after the test.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use chrono::Utc;
use pixery_core::config::{Clock, Entropy, ProviderSettings};
use pixery_core::domain::{Actor, GenerationId, ProviderId, Timestamp, Zone};
use pixery_core::store::{Reader, Stamp, Writer};
use pixery_core::{Config, Library, Result};
use tempfile::TempDir;

use crate::drawer::Drawer;
use crate::{GenerationBuilder, Random};

/// Noon of the day that every test clock begins at: 2026-11-23T12:00:00Z.
const NOON: i64 = 1_795_435_200_000;

/// A clock that only a test moves.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// Returns the time, as the library sees it.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }

    /// Sets the time.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.millis(), Ordering::SeqCst);
    }

    /// Moves the time on.
    pub fn advance(&self, by: Duration) {
        self.0.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
    }

    fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::new(move || clock.now().to_utc())
    }
}

/// Returns the machine's own clock, for the tools that measure or run as a process of their own.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the tools are doors: somebody has to read the clock")]
pub fn system_clock() -> Clock {
    Clock::new(Utc::now)
}

/// Returns how long this thread has been on a core: what a measurement on a busy machine can still go by.
#[must_use]
pub fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Returns a configuration for tests and tools: UTC, paths shown, chance from the seed.
#[must_use]
pub fn config(library: PathBuf, clock: Clock, seed: u64) -> Config {
    let drawn = AtomicU64::new(0);
    let entropy = move || {
        let mut random =
            Random::new(seed ^ drawn.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x2545_f491_4f6c_dd1d));
        u128::from(random.bits()) << 64 | u128::from(random.bits())
    };
    Config {
        library,
        models_file: None,
        refreshed_models_file: None,
        default_model: "sketch".to_owned(),
        actor: Actor::person(),
        zone: Zone::utc(),
        expose_paths: true,
        safe_mode: false,
        cache_limit: 1 << 30,
        spare_cache: None,
        providers: nowhere(),
        keys: Some(Arc::new(Drawer::default())),
        clock,
        entropy: Entropy::new(entropy),
    }
}

/// Returns settings by which every vendor is on this machine where nobody listens: no test reaches a real one.
fn nowhere() -> BTreeMap<ProviderId, ProviderSettings> {
    let at_nowhere =
        ProviderSettings { base_url: Some("http://127.0.0.1:9".to_owned()), ..ProviderSettings::default() };
    let vendors = ["openai", "gemini", "fal"].map(|name| ProviderId::new(name).expect("it is a name"));
    vendors.into_iter().map(|vendor| (vendor, at_nowhere.clone())).collect()
}

/// A library in a temporary folder.
#[derive(Debug)]
pub struct TestLibrary {
    library: Library,
    clock: TestClock,
    folder: TempDir,
    opened: AtomicU64,
}

impl Default for TestLibrary {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for TestLibrary {
    type Target = Library;

    fn deref(&self) -> &Library {
        &self.library
    }
}

impl TestLibrary {
    /// Makes an empty library.
    #[must_use]
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// Makes an empty library whose configuration `change` completes.
    ///
    /// # Panics
    /// When the temporary folder takes no library.
    #[must_use]
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let clock = TestClock(Arc::new(AtomicI64::new(NOON)));
        let mut config = config(folder.path().join("library"), clock.clock(), 1);
        change(&mut config);
        let library = Library::open(config).expect("an empty folder becomes a library");
        Self { library, clock, folder, opened: AtomicU64::new(1) }
    }

    /// Returns the library's folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.library.config().library
    }

    /// Returns a folder beside the library, for files that a test hands in.
    #[must_use]
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the library's clock.
    #[must_use]
    pub fn clock(&self) -> &TestClock {
        &self.clock
    }

    /// Opens the same folder once more, as another process would: with connections, locks and chance of its own.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_again(&self) -> Result<Library> {
        self.open_with(|_| {})
    }

    /// Opens the same folder once more with another configuration.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_with(&self, change: impl FnOnce(&mut Config)) -> Result<Library> {
        let seed = self.opened.fetch_add(1, Ordering::SeqCst) + 1;
        let mut config = config(self.path().to_owned(), self.clock.clock(), seed);
        change(&mut config);
        Library::open(config)
    }

    /// Closes the library and keeps its folder; [`TestLibrary::open_closed`] opens it again.
    #[must_use]
    pub fn close(self) -> (PathBuf, TempDir) {
        (self.path().to_owned(), self.folder)
    }

    /// Opens a folder, with the time standing at noon.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_closed(path: &Path) -> Result<Library> {
        let clock = TestClock(Arc::new(AtomicI64::new(NOON)));
        Library::open(config(path.to_owned(), clock.clock(), 99))
    }

    /// Writes in the name of an operation.
    ///
    /// # Errors
    /// As [`pixery_core::store::Store::write`].
    pub fn change<T>(
        &self,
        operation: &'static str,
        write: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        let stamp = Stamp { actor: &self.config().actor, at: self.now(), operation: Some(operation) };
        self.store().write(&stamp, write)
    }

    /// Reads from one snapshot.
    ///
    /// # Panics
    /// When reading fails.
    pub fn look<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T>) -> T {
        self.store().read(read).expect("the library can be read")
    }

    /// Inserts a generation.
    ///
    /// # Panics
    /// When the library can't be written.
    pub fn insert(&self, generation: &GenerationBuilder) -> GenerationId {
        generation.insert(&self.library).expect("the library can be written")
    }

    /// Opens the database behind the store's back, for checks and states that no operation makes.
    ///
    /// # Panics
    /// When it can't be opened.
    #[must_use]
    pub fn sql(&self) -> rusqlite::Connection {
        open_database(self.path())
    }

    /// Runs one statement behind the store's back.
    ///
    /// # Panics
    /// When it fails.
    pub fn execute(&self, sql: &str) {
        self.sql().execute_batch(sql).expect("the statement runs");
    }

    /// Asks for one value behind the store's back.
    ///
    /// # Panics
    /// When the query fails or answers with nothing.
    #[must_use]
    pub fn value<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        self.sql().query_row(sql, [], |row| row.get(0)).expect("the query answers")
    }

    /// Returns each row of a query as text, columns joined by `|`; NULL is empty.
    ///
    /// # Panics
    /// When the query fails.
    #[must_use]
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let connection = self.sql();
        let mut statement = connection.prepare(sql).expect("the query is SQL");
        let columns = statement.column_count();
        let rows = statement
            .query_map([], |row| (0..columns).map(|column| Ok(text_of(row.get_ref(column)?))).collect());
        let rows: rusqlite::Result<Vec<Vec<String>>> = rows.expect("the query runs").collect();
        rows.expect("the rows can be read").into_iter().map(|row| row.join("|")).collect()
    }
}

/// Opens a library's database as nobody but a test should; what is written keeps counts and change log true.
pub(crate) fn open_database(library: &Path) -> rusqlite::Connection {
    let connection =
        rusqlite::Connection::open(library.join("library.db")).expect("the database can be opened");
    connection.busy_timeout(Duration::from_secs(60)).expect("a time-out can be set");
    // A database that a test broke on purpose has no tables for them.
    let _no_tables = connection.execute_batch(pixery_core::store::TRIGGERS);
    connection
}

fn text_of(value: rusqlite::types::ValueRef<'_>) -> String {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
