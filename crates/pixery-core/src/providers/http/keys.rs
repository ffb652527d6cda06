//! A vendor's key while a process lives: looked up when it is first needed, and anew once it was missing or refused, so that a worker
//! that lives on takes the key that was set meanwhile.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::redact::Redactor;
use crate::config::KeySource;
use crate::domain::Secret;

/// The key, and what keeps it out of texts.
#[derive(Debug)]
pub(super) struct Keys {
    source: KeySource,
    held: Mutex<Option<Held>>,
}

#[derive(Debug)]
struct Held {
    key: Option<Secret>,
    /// Knows every key that was ever held.
    redactor: Arc<Redactor>,
    /// The vendor refused it, or there was none.
    is_doubtful: bool,
}

impl Keys {
    pub(super) fn new(source: KeySource) -> Self {
        Self { source, held: Mutex::new(None) }
    }

    /// Returns the key to be used from now on: the one that is held, or what is found anew where that is in doubt.
    pub(super) fn usable(&self) -> Option<Secret> {
        let mut held = self.lock();
        if held.as_ref().is_some_and(|held| held.is_doubtful) {
            let found = self.source.look_up();
            let known = held.as_ref().map(|held| Arc::clone(&held.redactor));
            let redactor =
                known.map_or_else(|| Redactor::new(found.as_ref()), |known| known.and(found.as_ref()));
            let is_doubtful = found.is_none();
            *held = Some(Held { key: found, redactor: Arc::new(redactor), is_doubtful });
        }
        self.of(&mut held).key.clone()
    }

    /// Returns the key that is held.
    pub(super) fn key(&self) -> Option<Secret> {
        self.of(&mut self.lock()).key.clone()
    }

    /// Returns what keeps every key out of texts.
    pub(super) fn redactor(&self) -> Arc<Redactor> {
        Arc::clone(&self.of(&mut self.lock()).redactor)
    }

    /// Notes that the key was refused; it is looked up anew before the next request.
    pub(super) fn doubt(&self) {
        self.of(&mut self.lock()).is_doubtful = true;
    }

    fn of<'a>(&self, held: &'a mut Option<Held>) -> &'a mut Held {
        held.get_or_insert_with(|| {
            let key = self.source.look_up();
            let redactor = Arc::new(Redactor::new(key.as_ref()));
            Held { is_doubtful: key.is_none(), key, redactor }
        })
    }

    fn lock(&self) -> MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Finds these keys one after another, and counts.
    fn keys(found: &'static [&'static str]) -> (Keys, Arc<AtomicUsize>) {
        let looks = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&looks);
        let source = KeySource::new(move || {
            let look = counted.fetch_add(1, Ordering::SeqCst);
            found.get(look.min(found.len() - 1)).and_then(|key| Secret::new(key))
        });
        (Keys::new(source), looks)
    }

    fn usable(keys: &Keys) -> Option<String> {
        keys.usable().map(|key| key.expose().to_owned())
    }

    #[test]
    fn a_key_that_serves_is_looked_up_once() {
        let (keys, looks) = keys(&["sk-first", "sk-second"]);
        for _ in 0..3 {
            assert_eq!(usable(&keys).as_deref(), Some("sk-first"));
        }
        assert_eq!(looks.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_key_that_was_missing_or_refused_is_looked_up_anew_and_both_stay_out_of_texts() {
        let (keys, _) = keys(&["", "sk-first", "sk-second"]);
        assert_eq!(keys.key().map(|key| key.expose().to_owned()), None);
        assert_eq!(usable(&keys).as_deref(), Some("sk-first"));
        keys.doubt();
        assert_eq!(keys.key().unwrap().expose(), "sk-first", "what is under way keeps its key");
        assert_eq!(usable(&keys).as_deref(), Some("sk-second"));
        assert_eq!(keys.redactor().words("sk-first sk-second"), "[key] [key]");
    }
}
