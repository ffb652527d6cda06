//! What a door hands in: the core itself reads no environment, no argv, no home folder, no clock.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Actor, ProviderId, Secret, Timestamp, Zone};
use crate::error::ErrorBody;

/// Everything the core has to be told about the world it runs in.
#[derive(Debug, Clone)]
pub struct Config {
    /// The library's folder; made when it is missing or empty.
    pub library: PathBuf,
    /// The user's `models.toml`, if there is one to be looked for.
    pub models_file: Option<PathBuf>,
    /// What the vendors said when they were last asked; it stands between what ships and the user's file.
    pub refreshed_models_file: Option<PathBuf>,
    /// The model that is asked when nobody names one.
    pub default_model: String,
    /// Who acts.
    pub actor: Actor,
    /// The zone that a new library counts its days in; an old one keeps its own.
    pub zone: Zone,
    /// Whether responses may hold absolute paths (command line and desktop only).
    pub expose_paths: bool,
    /// Whether sensitive images and names are left out.
    pub safe_mode: bool,
    /// The most bytes that thumbnails and previews may take.
    pub cache_limit: u64,
    /// A folder for thumbnails and previews of a library whose own cache can't be written.
    pub spare_cache: Option<PathBuf>,
    /// What the user says of each provider: key and address.
    pub providers: BTreeMap<ProviderId, ProviderSettings>,
    /// Where keys are kept; nothing where a door keeps none.
    pub keys: Option<Arc<dyn KeyCabinet>>,
    /// Where the time comes from.
    pub clock: Clock,
    /// Where chance comes from.
    pub entropy: Entropy,
}

/// What the user says of a provider.
#[derive(Debug, Clone, Default)]
pub struct ProviderSettings {
    /// The address that requests go to instead of the vendor's own. Here, and only here, http and addresses of this machine or
    /// the local network are taken: the user chose them.
    pub base_url: Option<String>,
    /// The key, or where it is found.
    pub key: KeySource,
    /// How many requests run at once, over all processes; the provider's own number when absent.
    pub concurrency: Option<usize>,
}

/// A provider's key, or where it is found: looked up when it is first needed, since a keyring may be slow and most commands ask
/// no provider.
#[derive(Clone, Default)]
pub struct KeySource(Option<Arc<dyn Fn() -> Option<Secret> + Send + Sync>>);

impl KeySource {
    /// Returns a source that asks `look_up` when a key is first needed, and again once that was missing or refused.
    pub fn new(look_up: impl Fn() -> Option<Secret> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(look_up)))
    }

    /// Looks the key up.
    #[must_use]
    pub fn look_up(&self) -> Option<Secret> {
        self.0.as_ref().and_then(|look_up| look_up())
    }
}

impl From<Option<Secret>> for KeySource {
    fn from(key: Option<Secret>) -> Self {
        key.map_or_else(Self::default, |key| Self::new(move || Some(key.clone())))
    }
}

impl fmt::Debug for KeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeySource")
    }
}

/// Where providers' keys are found and kept, as a door has places for them. What it answers never holds a key.
pub trait KeyCabinet: fmt::Debug + Send + Sync {
    /// Returns the providers that have a key, or could have one.
    fn providers(&self) -> Vec<ProviderId>;

    /// Returns every place that has a key for a provider; the first is the one that counts. May wait for a keyring.
    fn places(&self, provider: &ProviderId) -> Vec<KeyPlace>;

    /// Keeps a key, in the keyring where there is one.
    ///
    /// # Errors
    /// What the door says of a place that can't be written.
    fn keep(&self, provider: &ProviderId, key: &Secret) -> Result<(), ErrorBody>;

    /// Removes what was kept. What stands in the environment stays.
    ///
    /// # Errors
    /// As [`KeyCabinet::keep`]; also when a place still has the key.
    fn remove(&self, provider: &ProviderId) -> Result<(), ErrorBody>;
}

/// A place that has a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum KeyPlace {
    /// A variable of the environment.
    Environment {
        /// Its name.
        variable: String,
    },
    /// A variable in `.env` of the configuration folder.
    DotEnv {
        /// Its name.
        variable: String,
    },
    /// The system's keyring.
    Keyring,
    /// A file that only its owner may read.
    File {
        /// Its name, without its folder.
        name: String,
    },
}

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// Returns a clock that asks `now` each time.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(move || now().into()))
    }

    /// Returns the time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// Gives random bits: seeds and keys that nobody can guess.
#[derive(Clone)]
pub struct Entropy(Arc<dyn Fn() -> u128 + Send + Sync>);

impl Entropy {
    /// Returns a source that asks `random` each time.
    pub fn new(random: impl Fn() -> u128 + Send + Sync + 'static) -> Self {
        Self(Arc::new(random))
    }

    /// Returns 128 fresh random bits.
    #[must_use]
    pub fn bits(&self) -> u128 {
        (self.0)()
    }
}

impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entropy")
    }
}
