//! Secrets: keys that are used and never shown.

use std::fmt;

use zeroize::Zeroizing;

/// A provider's key. It can't be printed, compared, serialised or stored; its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a key; space around it is dropped. Nothing when nothing is left.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// Returns the key itself, for the one place that sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_in_its_debug_text() {
        let secret = Secret::new(" sk-1234 \n").unwrap();
        assert_eq!((format!("{secret:?}").as_str(), secret.expose()), ("Secret", "sk-1234"));
        assert!(Secret::new(" \n").is_none());
    }
}
