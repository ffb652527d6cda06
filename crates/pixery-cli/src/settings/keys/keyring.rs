//! The system's keyring: Secret Service, Keychain, Credential Manager. Where there is none, or it doesn't answer, it holds nothing.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use keyring::v1::Entry;
use pixery_core::domain::Secret;
use zeroize::Zeroizing;

/// The name that the keyring files Pixery's keys under.
const SERVICE: &str = "pixery";

/// A keyring that asks the person for its password gets time for that, and no more.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn get(provider: &'static str) -> Option<Secret> {
    apart(move || {
        let password = Zeroizing::new(entry(provider)?.get_password().ok()?);
        Secret::new(&password)
    })
}

/// Returns whether the key is kept.
pub(super) fn set(provider: &'static str, key: &Secret) -> bool {
    let key = key.clone();
    apart(move || entry(provider)?.set_password(key.expose()).ok()).is_some()
}

/// What became of a key that was to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Removal {
    /// It is gone.
    Removed,
    /// There was none, or no keyring.
    Absent,
    /// The keyring still has it.
    Refused,
}

pub(super) fn remove(provider: &'static str) -> Removal {
    apart(move || Some(remove_entry(&entry(provider)?))).unwrap_or(Removal::Absent)
}

/// Removes an entry, and looks whether it is gone: what is still listed was not removed, whatever the keyring says.
fn remove_entry(entry: &Entry) -> Removal {
    let answer = entry.delete_credential();
    match (entry.get_password().map(Zeroizing::new), answer) {
        (Ok(_), answer) => {
            let error = answer.err().map(|error| error.to_string());
            tracing::debug!(error, "the keyring did not remove a key");
            Removal::Refused
        }
        (Err(_), Ok(())) => Removal::Removed,
        (Err(_), Err(_)) => Removal::Absent,
    }
}

fn entry(provider: &str) -> Option<Entry> {
    match Entry::new(SERVICE, provider) {
        Ok(entry) => Some(entry),
        Err(error) => {
            tracing::debug!(%error, "there is no keyring");
            None
        }
    }
}

/// Asks on a thread of its own, which has no async runtime that the keyring's client could get in the way of.
fn apart<T: Send + 'static>(ask: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
    if !may_be_there() {
        return None;
    }
    let (answer, answered) = mpsc::channel();
    thread::Builder::new().name("keyring".to_owned()).spawn(move || answer.send(ask())).ok()?;
    answered.recv_timeout(PATIENCE).ok().flatten()
}

/// Without a session bus there is no Secret Service, and no need to try.
#[cfg(all(unix, not(target_os = "macos")))]
fn may_be_there() -> bool {
    crate::settings::variable("DBUS_SESSION_BUS_ADDRESS").is_some()
        || crate::settings::variable("XDG_RUNTIME_DIR")
            .is_some_and(|folder| std::path::Path::new(&folder).join("bus").exists())
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn may_be_there() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use keyring::v1::Error;
    use keyring_core::mock::{Cred, Store};

    use super::*;

    #[test]
    fn a_key_that_the_keyring_still_has_was_not_removed() {
        keyring_core::set_default_store(Store::new().unwrap());
        let entry = Entry { inner: keyring_core::Entry::new(SERVICE, "openai").unwrap() };
        assert_eq!(remove_entry(&entry), Removal::Absent);
        entry.set_password("sk-canary").unwrap();
        let locked = Error::NoStorageAccess("dismissed".into());
        entry.inner.as_any().downcast_ref::<Cred>().unwrap().set_error(locked);
        assert_eq!(remove_entry(&entry), Removal::Refused);
        assert_eq!(entry.get_password().unwrap(), "sk-canary");
        assert_eq!(remove_entry(&entry), Removal::Removed);
        assert_eq!(remove_entry(&entry), Removal::Absent);
    }
}
