//! What every command has at hand: settings, terminal, and the library once it is asked for.

mod again;

use std::cell::OnceCell;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use pixery_core::config::{Clock, Entropy};
use pixery_core::domain::{Actor, Cursor, Zone};
use pixery_core::{Config, ErrorBody, ErrorCode, Library};

use crate::cli::{Command, GlobalArgs};
use crate::failure::Failure;
use crate::output::{Output, Shape, clean};
use crate::settings::{Cabinet, Settings, providers_for_core};

/// A command's surroundings.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) global: GlobalArgs,
    pub(crate) output: Output,
    library: OnceCell<Library>,
    /// The command line as it was typed.
    words: Vec<String>,
    /// Whether the command may be the first that is done to a library.
    may_begin: bool,
}

impl Context {
    /// Returns the surroundings that the flags ask for.
    pub(crate) fn new(global: GlobalArgs, arguments: &[OsString], command: Option<&Command>) -> Self {
        Self {
            output: Output::new(&global),
            global,
            library: OnceCell::new(),
            words: arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect(),
            may_begin: command.is_some_and(Command::may_begin_a_library),
        }
    }

    /// Says how the next page is asked for: the same command line, with the cursor.
    pub(crate) fn say_more(&self, next: Cursor) {
        if self.output.is_talkative() {
            self.output.say(&format!("more: {}", again::with_cursor(&self.words, next)));
        }
    }

    /// Returns every setting with its source.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        Settings::gather(self.global.library.as_deref())
    }

    /// Returns the library, opened when it is first asked for.
    pub(crate) fn library(&self) -> Result<&Library, Failure> {
        self.library_of(&self.settings()?)
    }

    /// Returns the library that the settings name, opened when it is first asked for.
    pub(crate) fn library_of(&self, settings: &Settings) -> Result<&Library, Failure> {
        if let Some(open) = self.library.get() {
            return Ok(open);
        }
        if !self.may_begin {
            refuse_no_library(settings)?;
        }
        let library = Library::open(config(settings)?)?;
        Ok(self.library.get_or_init(|| library))
    }

    /// Returns whether a person is there to be asked, and wants to be.
    pub(crate) fn may_ask(&self) -> bool {
        use std::io::IsTerminal;
        let is_wanted = !self.global.no_input && self.output.shape == Shape::Human;
        is_wanted && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// Ends the command. A library that was only read is left to the system, which ends the process anyway: taking it apart
    /// would cost as much as a page of a list. One that was written is closed, so that SQLite empties its log.
    pub(crate) fn leave(self) {
        if let Some(library) = self.library.into_inner()
            && !library.store().has_written()
        {
            std::mem::forget(library);
        }
    }
}

/// Refuses a folder that somebody named and that isn't there: most likely it is misspelt, and an empty library in its place would
/// only say that there is nothing. Where nobody named one, the usual place is as good as any.
fn refuse_no_library(settings: &Settings) -> Result<(), Failure> {
    let library = &settings.library;
    if library.source == "default" || library.value.exists() {
        return Ok(());
    }
    let folder = clean(&library.value.display().to_string());
    Err(Failure::from(ErrorBody {
        code: ErrorCode::NotFound,
        message: format!("there is no library in {folder} ({})", clean(&library.source)),
        hint: "look at how the folder is spelt; the first `pixery generate` makes a library there".to_owned(),
    }))
}

/// Says to the core what it has to know of the world.
pub(crate) fn config(settings: &Settings) -> Result<Config, Failure> {
    Ok(Config {
        library: settings.library.value.clone(),
        models_file: settings.config_folder.as_ref().map(|folder| folder.join("models.toml")),
        refreshed_models_file: settings
            .config_folder
            .as_ref()
            .map(|folder| folder.join("models-refreshed.toml")),
        default_model: settings.default_model.value.clone(),
        actor: Actor::new(&settings.actor.value)?,
        zone: zone(),
        expose_paths: true,
        safe_mode: settings.safe_mode.value,
        cache_limit: settings.cache_megabytes.value.saturating_mul(1_000_000),
        spare_cache: dirs::cache_dir().map(|folder| spare_cache(&folder)),
        providers: providers_for_core(&settings.providers)?,
        keys: Some(Arc::new(Cabinet::of(&settings.providers)?)),
        #[expect(clippy::disallowed_methods, reason = "a door is where the clock comes from")]
        clock: Clock::new(chrono::Utc::now),
        entropy: Entropy::new(random_bits),
    })
}

fn spare_cache(folder: &Path) -> std::path::PathBuf {
    folder.join("pixery")
}

/// The machine's zone, for a new library to count its days in.
fn zone() -> Zone {
    iana_time_zone::get_timezone().ok().and_then(|name| Zone::named(&name)).unwrap_or_else(Zone::utc)
}

fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    if let Err(error) = getrandom::fill(&mut bytes) {
        // Keys must not repeat: without the system's chance nothing may be made.
        panic!("the system gives no random numbers: {error}");
    }
    u128::from_ne_bytes(bytes)
}
