//! `keys`: keeping, naming, trying and removing keys. No key is ever shown.

use std::io::{IsTerminal as _, Read as _};

use pixery_core::domain::{ProviderId, Secret};
use pixery_core::providers::Providers;
use schemars::JsonSchema;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::cli::{KeysCommand, ProviderArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;
use crate::settings::{KeyChain, Place, Settings};

/// What `keys set` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct KeptKey<'a> {
    provider: &'a str,
    /// Where it is kept.
    source: String,
    /// What has a key too, and comes first.
    hidden_by: Option<String>,
}

/// What `keys list` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct KnownKeys<'a> {
    items: Vec<KnownKey<'a>>,
    /// Always absent.
    next: Option<String>,
}

/// One provider of `keys list`.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct KnownKey<'a> {
    provider: &'a str,
    has_key: bool,
    /// Where its key was found.
    source: Option<String>,
}

/// What `keys test` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TriedKey<'a> {
    provider: &'a str,
    /// Where its key was found.
    source: Option<String>,
    /// What the vendor calls the key's owner.
    account: Option<String>,
    /// How many models the vendor lists.
    models: usize,
    /// Scheme, host and port that were asked.
    place: String,
}

/// What `keys remove` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RemovedKey<'a> {
    provider: &'a str,
    removed_from: Vec<String>,
    /// What still has one.
    left: Option<String>,
}

pub(super) fn keys(context: &Context, name: &str, command: KeysCommand) -> Result<(), Failure> {
    let settings = context.settings()?;
    match command {
        KeysCommand::Set(ProviderArgs { provider }) => set(context, name, chain(&settings, &provider)?),
        KeysCommand::List => list(context, name, &settings),
        KeysCommand::Test(ProviderArgs { provider }) => {
            test(context, name, &settings, chain(&settings, &provider)?)
        }
        KeysCommand::Remove(ProviderArgs { provider }) => remove(context, name, chain(&settings, &provider)?),
    }
}

fn chain<'a>(settings: &'a Settings, provider: &str) -> Result<&'a KeyChain, Failure> {
    let chains = || settings.providers.iter().map(|setting| &setting.keys);
    chains().find(|chain| chain.provider.eq_ignore_ascii_case(provider)).ok_or_else(|| {
        let known: Vec<&str> = chains().map(|chain| chain.provider).collect();
        Failure::usage(
            format!("no provider {:?}", output::clean(provider)),
            format!("there are {}", known.join(", ")),
        )
    })
}

fn set(context: &Context, command: &str, chain: &KeyChain) -> Result<(), Failure> {
    let key = read_key(context, chain.provider)?;
    let place = chain.set(&key)?;
    // What stands before it in the order is what counts.
    let counts = chain.find().map(|(_, place)| place).filter(|found| *found != place);
    let hidden_by = counts.as_ref().map(ToString::to_string);
    let data = KeptKey { provider: chain.provider, source: place.to_string(), hidden_by: hidden_by.clone() };
    context.output.data(command, &data, || {
        let mut text = format!("the key for {} is kept in {place}\n", chain.provider);
        if let Some(before) = &hidden_by {
            text.push_str(&format!("{before} has one too, and that one counts\n"));
        }
        text
    })
}

/// Reads the key from standard input, or asks for it without showing it.
fn read_key(context: &Context, provider: &str) -> Result<Secret, Failure> {
    /// No key is longer, in bytes.
    const LONGEST: u64 = 8 * 1024;
    let text = if std::io::stdin().is_terminal() {
        if !context.may_ask() {
            return Err(Failure::usage(
                "no key was given",
                "write it to standard input: pixery keys set PROVIDER < FILE",
            ));
        }
        output::write_error(&format!("key for {provider} (it is not shown): "));
        rpassword::read_password()
    } else {
        let mut text = String::new();
        std::io::stdin().take(LONGEST + 1).read_to_string(&mut text).map(|_| text)
    };
    let text = Zeroizing::new(text.map_err(|error| {
        Failure::usage(format!("the key can't be read: {error}"), "give one line of text")
    })?);
    Secret::typed(&text).map_err(|no_key| Failure::usage(no_key.to_string(), "give one line of text"))
}

fn list(context: &Context, command: &str, settings: &Settings) -> Result<(), Failure> {
    let found: Vec<(&str, Option<Place>)> = settings
        .providers
        .iter()
        .map(|setting| (setting.name, setting.keys.find().map(|(_, place)| place)))
        .collect();
    let items: Vec<_> = found
        .iter()
        .map(|(provider, place)| KnownKey {
            provider,
            has_key: place.is_some(),
            source: place.as_ref().map(ToString::to_string),
        })
        .collect();
    context.output.data(command, &KnownKeys { items, next: None }, || {
        let line = |(provider, place): &(&str, Option<Place>)| {
            let place = place.as_ref().map_or_else(|| "–".to_owned(), |place| format!("a key in {place}"));
            format!("{provider:8}  {place}\n")
        };
        found.iter().map(line).collect()
    })
}

fn test(context: &Context, command: &str, settings: &Settings, chain: &KeyChain) -> Result<(), Failure> {
    let config = crate::context::config(settings)?;
    let providers = Providers::of(&config)?;
    let provider = providers.get(&ProviderId::new(chain.provider)?)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::usage(format!("no runtime: {error}"), "try again"))?;
    let offer = runtime.block_on(provider.offer(&[]))?;
    let source = chain.find().map(|(_, place)| place.to_string());
    let data = TriedKey {
        provider: chain.provider,
        source: source.clone(),
        account: offer.account.clone(),
        models: offer.models.len(),
        place: provider.place().to_string(),
    };
    context.output.data(command, &data, || {
        let place = provider.place();
        let source = source.as_deref().map_or_else(
            || "it asks for no key".to_owned(),
            |source| format!("the key in {source} is taken"),
        );
        let account = offer.account.as_deref().map(|account| format!(", account {}", output::clean(account)));
        format!("{}: {source} by {place}{}\n", chain.provider, account.unwrap_or_default())
    })
}

fn remove(context: &Context, command: &str, chain: &KeyChain) -> Result<(), Failure> {
    let removed: Vec<String> = chain.remove()?.iter().map(ToString::to_string).collect();
    let left = chain.find().map(|(_, place)| place.to_string());
    let data = RemovedKey { provider: chain.provider, removed_from: removed.clone(), left: left.clone() };
    context.output.data(command, &data, || {
        let mut text = match removed.as_slice() {
            [] => format!("no key for {} was kept\n", chain.provider),
            places => format!("the key for {} is removed from {}\n", chain.provider, places.join(" and ")),
        };
        if let Some(place) = &left {
            text.push_str(&format!("{place} still has one\n"));
        }
        text
    })
}
