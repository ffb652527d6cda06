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

    /// Reads a key that somebody typed or pasted.
    ///
    /// # Errors
    /// Why it can be none; never with a word of it.
    pub fn typed(text: &str) -> Result<Self, NoKey> {
        /// No key is longer, in bytes.
        const LONGEST: usize = 8 * 1024;
        let key = Self::new(text).ok_or(NoKey::Empty)?;
        // Other letters, dots of a hidden key and invisible marks are of the page that it was copied from: no header can carry them.
        let is_odd = !key.expose().chars().all(|c| c.is_ascii_graphic()) || text.len() > LONGEST;
        if is_odd { Err(NoKey::Odd) } else { Ok(key) }
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

/// Why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoKey {
    /// Nothing is in it.
    #[error("the key is empty")]
    Empty,
    /// No vendor's key looks like that.
    #[error("that is no key: it is too long, or has spaces, several lines, or characters that no key has")]
    Odd,
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

    #[test]
    fn what_can_be_no_key_is_refused_without_a_word_of_it() {
        assert_eq!(Secret::typed(" sk-1 \n").unwrap().expose(), "sk-1");
        assert_eq!(Secret::typed(" \n").unwrap_err(), NoKey::Empty);
        for odd in [
            "two words",
            "one\ntwo",
            "esc\u{1b}",
            "sk-…9f2q",
            "sk-1\u{200b}",
            "sk-\u{202e}1",
            "ключ",
            &"x".repeat(9_000),
        ] {
            assert_eq!(Secret::typed(odd).unwrap_err(), NoKey::Odd);
        }
    }
}
