//! A place for keys that vanishes with the test.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pixery_core::ErrorBody;
use pixery_core::config::{KeyCabinet, KeyPlace};
use pixery_core::domain::{ProviderId, Secret};

/// Keys in memory, of the three vendors.
#[derive(Debug, Default)]
pub struct Drawer(Mutex<BTreeMap<ProviderId, Secret>>);

impl Drawer {
    /// Returns the key that is kept for a provider.
    #[must_use]
    pub fn key(&self, provider: &str) -> Option<String> {
        let provider = ProviderId::new(provider).ok()?;
        self.lock().get(&provider).map(|key| key.expose().to_owned())
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<ProviderId, Secret>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeyCabinet for Drawer {
    fn providers(&self) -> Vec<ProviderId> {
        ["openai", "fal", "gemini"].into_iter().filter_map(|name| ProviderId::new(name).ok()).collect()
    }

    fn places(&self, provider: &ProviderId) -> Vec<KeyPlace> {
        let has = self.lock().contains_key(provider);
        has.then(|| KeyPlace::File { name: "drawer".to_owned() }).into_iter().collect()
    }

    fn keep(&self, provider: &ProviderId, key: &Secret) -> Result<(), ErrorBody> {
        self.lock().insert(provider.clone(), key.clone());
        Ok(())
    }

    fn remove(&self, provider: &ProviderId) -> Result<(), ErrorBody> {
        self.lock().remove(provider);
        Ok(())
    }
}
