//! What the user says of each provider: address and concurrency from `config.toml` or the environment, and where its key is looked
//! for. A project's file may say nothing of it.

use std::collections::BTreeMap;
use std::path::Path;

use pixery_core::config::KeySource;
use pixery_core::config::ProviderSettings;
use pixery_core::domain::ProviderId;
use toml::Value;

use super::keys::KeyChain;
use super::{File, Setting, variable};
use crate::failure::Failure;

/// The provider's name, the variable of its address, and those of its key: the first that is set counts.
type Named = (&'static str, &'static str, &'static [&'static str]);

const NAMED: [Named; 3] = [
    ("openai", "PIXERY_OPENAI_BASE_URL", &["OPENAI_API_KEY", "OPENAI_API_SECRET_KEY"]),
    ("fal", "PIXERY_FAL_BASE_URL", &["FAL_KEY", "FAL_API_SECRET_KEY"]),
    ("gemini", "PIXERY_GEMINI_BASE_URL", &["GEMINI_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_SECRET_KEY"]),
];

/// The settings of one provider, each with the place that set it.
#[derive(Debug, Clone)]
pub(crate) struct ProviderSetting {
    /// The provider.
    pub(crate) name: &'static str,
    /// The address that requests go to; the vendor's own when absent.
    pub(crate) base_url: Setting<Option<String>>,
    /// How many requests run at once; the provider's own number when absent.
    pub(crate) concurrency: Setting<Option<usize>>,
    /// Where its key lies; not looked at yet.
    pub(crate) keys: KeyChain,
}

/// Gathers the settings of every provider.
pub(super) fn gather(user: Option<&File>, folder: Option<&Path>) -> Result<Vec<ProviderSetting>, Failure> {
    let table = user.and_then(|file| Some((file, file.table.get("providers")?)));
    if let Some((file, value)) = table {
        check(file, value)?;
    }
    NAMED.iter().map(|named| one(named, table, folder)).collect()
}

/// Returns what the core has to know. Keys are looked up when a provider is asked, not before.
pub(crate) fn for_core(
    settings: &[ProviderSetting],
) -> Result<BTreeMap<ProviderId, ProviderSettings>, Failure> {
    let mut told = BTreeMap::new();
    for setting in settings {
        let ProviderSetting { name, base_url, concurrency, keys } = setting;
        let keys = keys.clone();
        let settings = ProviderSettings {
            base_url: base_url.value.clone(),
            key: KeySource::new(move || keys.find().map(|(key, _)| key)),
            concurrency: concurrency.value,
        };
        told.insert(ProviderId::new(name)?, settings);
    }
    Ok(told)
}

fn one(
    named: &Named,
    table: Option<(&File, &Value)>,
    folder: Option<&Path>,
) -> Result<ProviderSetting, Failure> {
    let (name, address, keys) = *named;
    let said = |what: &str| {
        let (file, value) = table?;
        Some((file, value.get(name)?.get(what)?))
    };
    let source = |file: &File| file.path.display().to_string();
    let base_url = match (variable(address), said("base_url")) {
        (Some(url), _) => Setting { value: Some(url), source: address.to_owned() },
        (None, Some((file, value))) => match value.as_str() {
            Some(url) => Setting { value: Some(url.to_owned()), source: source(file) },
            None => return Err(file.refuse(&format!("providers.{name}.base_url is no text"))),
        },
        (None, None) => Setting::default(),
    };
    let concurrency = match said("concurrency") {
        Some((file, value)) => match value.as_integer().and_then(|many| usize::try_from(many).ok()) {
            Some(many @ 1..=1_000) => Setting { value: Some(many), source: source(file) },
            _ => return Err(file.refuse(&format!("providers.{name}.concurrency is not 1 to 1000"))),
        },
        None => Setting::default(),
    };
    let keys = KeyChain { provider: name, variables: keys, folder: folder.map(Path::to_owned) };
    Ok(ProviderSetting { name, base_url, concurrency, keys })
}

/// Refuses what a `[providers]` table may not hold; a key above all, since files are copied and shared.
fn check(file: &File, value: &Value) -> Result<(), Failure> {
    let known = NAMED.map(|(name, ..)| name).join(", ");
    let Value::Table(providers) = value else { return Err(file.refuse("providers is no table")) };
    for (name, said) in providers {
        let Some((_, _, keys)) = NAMED.iter().find(|(known, ..)| known == name) else {
            return Err(file.refuse(&format!("no provider {name:?}; there are {known}")));
        };
        let Value::Table(said) = said else {
            return Err(file.refuse(&format!("providers.{name} is no table")));
        };
        match said.keys().map(String::as_str).find(|word| !["base_url", "concurrency"].contains(word)) {
            None => {}
            Some(word) if word.contains("key") || word.contains("secret") => {
                let first = keys.first().copied().unwrap_or_default();
                let reason = format!(
                    "no key is read from here; give it with `pixery keys set {name}`, or set {first} in the environment"
                );
                return Err(file.refuse(&reason));
            }
            Some(word) => {
                let reason = format!("providers.{name}.{word} can't be set; what can: base_url, concurrency");
                return Err(file.refuse(&reason));
            }
        }
    }
    Ok(())
}
