//! The key chains of every provider, as the core's operations reach them.

use std::path::MAIN_SEPARATOR;

use pixery_core::ErrorBody;
use pixery_core::config::{KeyCabinet, KeyPlace};
use pixery_core::domain::{ProviderId, Secret};

use super::{FILE, KeyChain, Place};
use crate::failure::Failure;
use crate::settings::ProviderSetting;

/// The chains, by provider.
#[derive(Debug)]
pub(crate) struct Cabinet(Vec<(ProviderId, KeyChain)>);

impl Cabinet {
    /// Gathers the chains. Nothing is looked at yet.
    pub(crate) fn of(settings: &[ProviderSetting]) -> Result<Self, Failure> {
        let chain = |setting: &ProviderSetting| Ok((ProviderId::new(setting.name)?, setting.keys.clone()));
        Ok(Self(settings.iter().map(chain).collect::<Result<_, Failure>>()?))
    }

    fn chain(&self, provider: &ProviderId) -> Result<&KeyChain, ErrorBody> {
        let found = self.0.iter().find(|(known, _)| known == provider);
        let none =
            || Failure::usage("the provider takes no key", "`pixery keys list` shows those that do").body;
        found.map(|(_, chain)| chain).ok_or_else(none)
    }
}

impl KeyCabinet for Cabinet {
    fn providers(&self) -> Vec<ProviderId> {
        self.0.iter().map(|(provider, _)| provider.clone()).collect()
    }

    fn places(&self, provider: &ProviderId) -> Vec<KeyPlace> {
        let chain = self.chain(provider).ok();
        chain.into_iter().flat_map(KeyChain::find_all).map(|(_, place)| told(place)).collect()
    }

    fn keep(&self, provider: &ProviderId, key: &Secret) -> Result<(), ErrorBody> {
        let chain = self.chain(provider)?;
        chain.set(key).map(drop).map_err(|failure| without_folder(chain, failure.body))
    }

    fn remove(&self, provider: &ProviderId) -> Result<(), ErrorBody> {
        let chain = self.chain(provider)?;
        chain.remove().map(drop).map_err(|failure| without_folder(chain, failure.body))
    }
}

/// Names a file by its name alone: no path of this machine goes over HTTP.
fn without_folder(chain: &KeyChain, body: ErrorBody) -> ErrorBody {
    let Some(folder) = &chain.folder else { return body };
    let message = body.message.replace(&format!("{}{MAIN_SEPARATOR}", folder.display()), "");
    ErrorBody { message, ..body }
}

fn told(place: Place) -> KeyPlace {
    match place {
        Place::Variable(name) => KeyPlace::Environment { variable: name.to_owned() },
        Place::DotEnv(name) => KeyPlace::DotEnv { variable: name.to_owned() },
        Place::Keyring => KeyPlace::Keyring,
        Place::File => KeyPlace::File { name: FILE.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn a_place_that_can_not_be_written_is_named_without_its_folder_and_the_key() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("config");
        std::fs::create_dir_all(folder.join("keys.toml")).unwrap();
        // Not by the chain: it would ask the keyring of whoever runs this first.
        let failure = file::set(&folder, "openai", &Secret::new("sk-canary").unwrap()).unwrap_err();
        let chain = KeyChain { provider: "openai", variables: &[], folder: Some(folder) };
        let refused = without_folder(&chain, failure.body);
        assert!(refused.message.starts_with("keys.toml "), "{refused:?}");
        let said = format!("{refused:?}");
        assert!(!said.contains("canary") && !said.contains(&home.path().display().to_string()), "{said}");
    }
}
