//! Where each setting comes from: flag > environment > project `.pixery.toml` > user `config.toml` > default.
//!
//! A project file may only choose a model, a ratio, tags and a collection: a cloned repository must not redirect keys,
//! the library or providers.

mod agents;
mod keys;
mod providers;
mod user_file;

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Table;

use crate::failure::Failure;

pub(crate) use keys::{Cabinet, KeyChain, Place};
pub(crate) use user_file::UserFile;

pub(crate) use providers::{ProviderSetting, for_core as providers_for_core};

/// A value with the place that set it.
#[derive(Debug, Clone)]
pub(crate) struct Setting<T> {
    /// The value.
    pub(crate) value: T,
    /// The place: `flag`, `PIXERY_LIBRARY`, a file's path, or `default`.
    pub(crate) source: String,
}

impl<T: Default> Default for Setting<T> {
    fn default() -> Self {
        Self { value: T::default(), source: "default".to_owned() }
    }
}

/// Every setting of the command line.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The library's folder.
    pub(crate) library: Setting<PathBuf>,
    /// The model that is asked when nobody names one.
    pub(crate) default_model: Setting<String>,
    /// The ratio that is taken when neither ratio nor size is named.
    pub(crate) ratio: Setting<Option<String>>,
    /// Tags that every new image gets.
    pub(crate) tags: Setting<Vec<String>>,
    /// The collection that every new image goes into.
    pub(crate) collection: Setting<Option<String>>,
    /// Who acts.
    pub(crate) actor: Setting<String>,
    /// Whether sensitive images and names are left out.
    pub(crate) safe_mode: Setting<bool>,
    /// The most megabytes that thumbnails and previews may take.
    pub(crate) cache_megabytes: Setting<u64>,
    /// What the user says of each provider.
    pub(crate) providers: Vec<ProviderSetting>,
    /// The folder that `config.toml` and `models.toml` lie in.
    pub(crate) config_folder: Option<PathBuf>,
}

/// The names that `config.toml` may hold.
const USER_NAMES: [&str; 9] = [
    "library",
    "default_model",
    "ratio",
    "tags",
    "collection",
    "actor",
    "safe_mode",
    "cache_megabytes",
    "providers",
];

/// The names that a project's `.pixery.toml` may hold.
const PROJECT_NAMES: [&str; 4] = ["default_model", "ratio", "tags", "collection"];

/// Reads an environment variable; this is the door that may.
#[expect(clippy::disallowed_methods, reason = "the command line is the door that reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

impl Settings {
    /// Gathers every setting. Files are read, nothing is made.
    ///
    /// # Errors
    /// A usage failure naming the file and the place when one can't be understood.
    pub(crate) fn gather(library_flag: Option<&Path>) -> Result<Self, Failure> {
        let config_folder = variable("PIXERY_CONFIG_DIR")
            .map(PathBuf::from)
            .or_else(|| dirs::config_dir().map(|dir| dir.join("pixery")));
        let user =
            config_folder.as_deref().map(|folder| File::read(&folder.join("config.toml"), &USER_NAMES));
        let project = project_file().map(|path| File::read(&path, &PROJECT_NAMES));
        let sources = Sources { project: project.transpose()?.flatten(), user: user.transpose()?.flatten() };
        let flag =
            library_flag.map(|path| Setting { value: path.to_owned(), source: "--library".to_owned() });
        let library = match flag {
            Some(flag) => flag,
            None => {
                sources.get("library", "PIXERY_LIBRARY", PathBuf::from)?.map_or_else(default_library, Ok)?
            }
        };
        Ok(Self {
            library: Setting { value: absolute(&library.value)?, source: library.source },
            default_model: sources.or("default_model", "PIXERY_DEFAULT_MODEL", "sketch".to_owned())?,
            ratio: sources.optional("ratio", "PIXERY_RATIO")?,
            tags: sources.tags()?,
            collection: sources.optional("collection", "PIXERY_COLLECTION")?,
            actor: sources.actor()?,
            safe_mode: sources.parsed("safe_mode", "PIXERY_SAFE_MODE", false)?,
            cache_megabytes: sources.parsed("cache_megabytes", "PIXERY_CACHE_MEGABYTES", 2_048)?,
            providers: providers::gather(sources.user.as_ref(), config_folder.as_deref())?,
            config_folder,
        })
    }
}

/// The files that were found.
struct Sources {
    project: Option<File>,
    user: Option<File>,
}

impl Sources {
    fn get<T: for<'de> Deserialize<'de>>(
        &self,
        name: &str,
        environment: &str,
        from_text: impl FnOnce(String) -> T,
    ) -> Result<Option<Setting<T>>, Failure> {
        if let Some(text) = variable(environment) {
            return Ok(Some(Setting { value: from_text(text), source: environment.to_owned() }));
        }
        for file in [&self.project, &self.user].into_iter().flatten() {
            if let Some(value) = file.table.get(name) {
                let value =
                    value.clone().try_into().map_err(|error| file.refuse(&format!("{name}: {error}")))?;
                return Ok(Some(Setting { value, source: file.path.display().to_string() }));
            }
        }
        Ok(None)
    }

    fn or(&self, name: &str, environment: &str, default: String) -> Result<Setting<String>, Failure> {
        let found = self.get(name, environment, |text| text)?;
        Ok(found.unwrap_or_else(|| Setting { value: default, source: "default".to_owned() }))
    }

    /// Returns who acts. An agent that calls goes before `config.toml`: that says who the person is.
    fn actor(&self) -> Result<Setting<String>, Failure> {
        let named = variable("PIXERY_ACTOR").is_some();
        match agents::calling(variable) {
            Some((agent, source)) if !named => {
                Ok(Setting { value: agent.to_owned(), source: source.to_owned() })
            }
            _ => self.or("actor", "PIXERY_ACTOR", "person".to_owned()),
        }
    }

    fn optional(&self, name: &str, environment: &str) -> Result<Setting<Option<String>>, Failure> {
        let found: Option<Setting<String>> = self.get(name, environment, |text| text)?;
        Ok(match found {
            Some(Setting { value, source }) => Setting { value: Some(value), source },
            None => Setting { value: None, source: "default".to_owned() },
        })
    }

    fn tags(&self) -> Result<Setting<Vec<String>>, Failure> {
        let split = |text: String| {
            text.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
        };
        let found = self.get("tags", "PIXERY_TAGS", split)?;
        Ok(found.unwrap_or_else(|| Setting { value: Vec::new(), source: "default".to_owned() }))
    }

    fn parsed<T: Clone + for<'de> Deserialize<'de> + std::str::FromStr>(
        &self,
        name: &str,
        environment: &str,
        default: T,
    ) -> Result<Setting<T>, Failure> {
        if let Some(text) = variable(environment) {
            let value = text.parse().map_err(|_| {
                Failure::usage(
                    format!("{environment} is {text:?}"),
                    format!("set it as {name} is set in config.toml, or unset it"),
                )
            })?;
            return Ok(Setting { value, source: environment.to_owned() });
        }
        let found = self.get(name, "", |_| default.clone())?;
        Ok(found.unwrap_or(Setting { value: default, source: "default".to_owned() }))
    }
}

/// A settings file.
struct File {
    path: PathBuf,
    table: Table,
}

impl File {
    /// Reads a file; a missing one is none. Names that it may not hold are refused.
    fn read(path: &Path, names: &[&str]) -> Result<Option<Self>, Failure> {
        /// No settings file is larger; something else must have got its name.
        const MOST_BYTES: u64 = 64 * 1024;
        if std::fs::metadata(path).is_ok_and(|facts| facts.len() > MOST_BYTES) {
            let message = format!("{} is larger than {MOST_BYTES} bytes", path.display());
            return Err(Failure::usage(message, "settings are a few lines; move the file away"));
        }
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let message = format!("can't read {}: {error}", path.display());
                return Err(Failure::usage(message, "look at who may read it"));
            }
        };
        let mut file = Self { path: path.to_owned(), table: Table::new() };
        file.table = text.parse().map_err(|error: toml::de::Error| file.refuse(&error.to_string()))?;
        match file.table.keys().find(|key| !names.contains(&key.as_str())) {
            Some(unknown) => {
                Err(file.refuse(&format!("{unknown:?} can't be set here; what can: {}", names.join(", "))))
            }
            None => Ok(Some(file)),
        }
    }

    fn refuse(&self, reason: &str) -> Failure {
        Failure::usage(
            format!("{}: {}", self.path.display(), reason.trim_end()),
            "correct the file, or move it away",
        )
    }
}

/// Returns the nearest `.pixery.toml` of the current folder and those above it.
fn project_file() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(".pixery.toml")).find(|path| path.is_file())
}

/// Returns `Pixery` in the pictures folder: where people find it, and backups catch it.
fn default_library() -> Result<Setting<PathBuf>, Failure> {
    let pictures = dirs::picture_dir().or_else(|| dirs::home_dir().map(|home| home.join("Pictures")));
    match pictures {
        Some(folder) => Ok(Setting { value: folder.join("Pixery"), source: "default".to_owned() }),
        None => Err(Failure::usage(
            "there is no home folder to keep a library in",
            "name one with --library DIR or PIXERY_LIBRARY",
        )),
    }
}

/// Returns whether a known agent runs this command.
pub(crate) fn is_agent_calling() -> bool {
    agents::calling(variable).is_some()
}

/// Returns the folder for what a program keeps about its own running: logs, and the token of `pixery serve`.
pub(crate) fn state_folder() -> Option<PathBuf> {
    dirs::state_dir().or_else(dirs::data_local_dir).map(|folder| folder.join("pixery"))
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| {
        Failure::usage(
            format!("can't make {} a whole path: {error}", path.display()),
            "name the library by its whole path",
        )
    })
}
