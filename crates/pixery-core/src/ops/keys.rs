//! Providers' keys: where each is found, keeping, trying and removing one. No answer, error, event or entry of the log holds a key or a
//! piece of one: a request that can't be understood is not quoted, since the key may stand anywhere in it.

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error as _, Visitor};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::config::{KeyCabinet, KeyPlace};
use crate::domain::{Invalid, ProviderId, Secret};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::providers::Providers;

/// A key as somebody pasted it.
#[derive(Debug, Clone, TS, JsonSchema)]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct PastedKey(Secret);

impl<'de> Deserialize<'de> for PastedKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = PastedKey;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<PastedKey, E> {
                Secret::typed(text).map(PastedKey).map_err(E::custom)
            }
        }

        // A key of digits alone may come as a number, which serde's own words would repeat.
        deserializer.deserialize_str(Text).map_err(|_| D::Error::custom("the key is no key"))
    }
}

/// Asks where keys are.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ListKeys {}

/// A key to be kept.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetKey {
    /// Whose key it is.
    pub provider: ProviderId,
    /// The key.
    pub key: PastedKey,
}

/// A key to be removed.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveKey {
    /// Whose key it is.
    pub provider: ProviderId,
}

/// A key to be tried.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TestKey {
    /// Whose key it is.
    pub provider: ProviderId,
    /// The key; the one that counts when absent. It is kept nowhere.
    #[serde(default)]
    pub key: Option<PastedKey>,
}

/// Every provider, and where its keys are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProviderKeys {
    /// The providers.
    pub items: Vec<ProviderKey>,
}

/// Where a provider's keys are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProviderKey {
    /// The provider.
    pub provider: ProviderId,
    /// Every place that has one; the first counts.
    pub places: Vec<KeyPlace>,
    /// Scheme, host and port that are asked.
    pub address: String,
}

/// A vendor's answer to a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TestedKey {
    /// The provider.
    pub provider: ProviderId,
    /// What the vendor calls the key's owner, where it says so.
    pub account: Option<String>,
    /// How many of the vendor's models make images.
    #[ts(type = "number")]
    pub models: usize,
    /// Scheme, host and port that were asked.
    pub address: String,
}

/// Returns where every provider's keys are. May wait for a keyring.
///
/// # Errors
/// `invalid` where no keys are kept.
pub async fn list(library: &Library, _request: ListKeys) -> Result<ProviderKeys> {
    let cabinet = cabinet(library)?;
    library.apart(move |library| found(library, &*cabinet)).await
}

/// Keeps a key, in the system's keyring where there is one, and returns where keys are now.
///
/// # Errors
/// `invalid` for what can be no key, a provider that takes none, and where no keys are kept; what the door says of a place that can't be
/// written.
pub async fn set(library: &Library, request: SetKey) -> Result<ProviderKeys> {
    let SetKey { provider, key } = request;
    let cabinet = cabinet(library)?;
    library
        .apart(move |library| {
            check(&*cabinet, &provider)?;
            cabinet.keep(&provider, &key.0).map_err(|body| Error::Cabinet(Box::new(body)))?;
            found(library, &*cabinet)
        })
        .await
}

/// Removes a key that was kept, and returns where keys are now.
///
/// # Errors
/// As [`set`].
pub async fn remove(library: &Library, request: RemoveKey) -> Result<ProviderKeys> {
    let cabinet = cabinet(library)?;
    library
        .apart(move |library| {
            check(&*cabinet, &request.provider)?;
            cabinet.remove(&request.provider).map_err(|body| Error::Cabinet(Box::new(body)))?;
            found(library, &*cabinet)
        })
        .await
}

/// Asks a vendor what it offers to a key. It costs nothing and keeps nothing.
///
/// # Errors
/// `missing_key` with the vendor's reason for a key that it doesn't take, or when there is none; `unavailable` when it can't be reached;
/// else as [`set`].
pub async fn test(library: &Library, request: TestKey) -> Result<TestedKey> {
    let TestKey { provider, key } = request;
    let cabinet = cabinet(library)?;
    check(&*cabinet, &provider)?;
    let mut config = library.config().clone();
    if let Some(PastedKey(pasted)) = key {
        config.providers.entry(provider.clone()).or_default().key = Some(pasted).into();
    }
    // Of its own: those of the library hold the key that they have until a vendor refuses it.
    let providers = library.apart(move |_| Providers::of(&config)).await?;
    let asked = providers.get(&provider)?;
    let offer = asked.offer(&[]).await?;
    Ok(TestedKey { provider, account: offer.account, models: offer.models.len(), address: asked.place() })
}

fn cabinet(library: &Library) -> Result<Arc<dyn KeyCabinet>> {
    library.config().keys.clone().ok_or_else(|| {
        let hint = "`pixery keys` at the command line keeps them";
        Invalid::new("keys", "", "are not kept here").hint(hint).into()
    })
}

/// Refuses a provider that takes no key, without its name: somebody may have pasted the key there.
fn check(cabinet: &dyn KeyCabinet, provider: &ProviderId) -> Result<()> {
    let known = cabinet.providers();
    if known.contains(provider) {
        return Ok(());
    }
    let names: Vec<&str> = known.iter().map(ProviderId::as_str).collect();
    let hint = format!("there are {}", names.join(", "));
    Err(Invalid::new("provider", "", "takes no key, or there is none of that name").hint(hint).into())
}

fn found(library: &Library, cabinet: &dyn KeyCabinet) -> Result<ProviderKeys> {
    let asked = library.providers()?;
    let one = |provider: ProviderId| {
        let address = asked.get(&provider)?.place();
        Ok(ProviderKey { places: cabinet.places(&provider), address, provider })
    };
    Ok(ProviderKeys { items: cabinet.providers().into_iter().map(one).collect::<Result<_>>()? })
}
