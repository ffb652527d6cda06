//! Keeping a key out of every text: vendors echo what they were sent.

use std::fmt;

use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use super::clean::{clean, shorten};
use crate::domain::Secret;

/// What stands where a key was.
const MARK: &str = "[key]";

/// The most characters of a vendor's message.
const LONGEST: usize = 500;

/// A text shorter than this is no key, and replacing it would make nonsense of every message.
const SHORTEST: usize = 4;

/// Knows how a key looks in the encodings that a text may hold it in.
pub(crate) struct Redactor(Vec<Zeroizing<String>>);

impl Redactor {
    /// Returns one for a key, or one that only cleans.
    pub(crate) fn new(secret: Option<&Secret>) -> Self {
        Self(Vec::new()).and(secret)
    }

    /// Returns one that knows another key too: what the earlier one was sent with may still be echoed.
    pub(crate) fn and(&self, secret: Option<&Secret>) -> Self {
        let mut looks = self.0.clone();
        let mut add = |look: String| {
            if look.len() >= SHORTEST && !looks.iter().any(|known| **known == look) {
                looks.push(Zeroizing::new(look));
            }
        };
        if let Some(secret) = secret {
            let whole = secret.expose();
            // A key of two parts (id:secret) is as bad in halves.
            for part in std::iter::once(whole).chain(whole.split(':').filter(|part| part.len() >= 12)) {
                add(part.to_owned());
                add(percent(part, is_unreserved));
                add(percent(part, |byte| is_unreserved(byte) || byte == b':'));
                for shift in 0..3 {
                    add(base64_inside(part, shift, &STANDARD_NO_PAD));
                    add(base64_inside(part, shift, &URL_SAFE_NO_PAD));
                }
            }
        }
        // The longest first: a half must not break up the whole.
        looks.sort_by_key(|look| std::cmp::Reverse(look.len()));
        Self(looks)
    }

    /// Returns the text without any look of the key.
    pub(crate) fn redact(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, look| replace(&text, look))
    }

    /// Returns a vendor's words cleaned, redacted, and at most 500 characters long.
    pub(crate) fn words(&self, text: &str) -> String {
        shorten(&self.redact(&clean(text)), LONGEST)
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redactor")
    }
}

/// Replaces whatever reads as `look`; the case of letters doesn't matter (`%3A` is `%3a`).
fn replace(text: &str, look: &str) -> String {
    let (lower_text, lower_look) = (text.to_ascii_lowercase(), Zeroizing::new(look.to_ascii_lowercase()));
    let mut replaced = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(found) = lower_text[from..].find(lower_look.as_str()) {
        replaced.push_str(&text[from..from + found]);
        replaced.push_str(MARK);
        from += found + look.len();
    }
    replaced.push_str(&text[from..]);
    replaced
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn percent(text: &str, is_kept: impl Fn(u8) -> bool) -> String {
    text.bytes()
        .map(|byte| if is_kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Returns what base64 of any text that holds `part`, `shift` bytes after a multiple of three, holds for certain.
fn base64_inside(part: &str, shift: usize, engine: &impl base64::Engine) -> String {
    let bytes: Vec<u8> = std::iter::repeat_n(0, shift).chain(part.bytes()).collect();
    let encoded = Zeroizing::new(engine.encode(&bytes));
    // The characters at either end also carry bits of the neighbours.
    let first = (shift * 8).div_ceil(6);
    let last = bytes.len() * 8 / 6;
    encoded.get(first..last).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE};

    const KEY: &str = "sk-canary:4f/9+Zq2=7uW_x";

    fn redactor() -> Redactor {
        Redactor::new(Secret::new(KEY).as_ref())
    }

    #[test]
    fn a_key_is_found_in_every_dress() {
        let everywhere = [
            KEY.to_owned(),
            KEY.to_uppercase(),
            percent(KEY, is_unreserved),
            percent(KEY, is_unreserved).to_lowercase(),
            STANDARD.encode(KEY),
            URL_SAFE.encode(KEY),
            STANDARD.encode(format!("Bearer {KEY}")),
            STANDARD.encode(format!("a:{KEY}:and more")),
            URL_SAFE.encode(format!("ab{KEY}")),
            "4f/9+Zq2=7uW_x".to_owned(),
        ];
        for text in everywhere {
            let redacted = redactor().redact(&format!("the key <{text}> is wrong"));
            assert!(redacted.contains(MARK), "{redacted}");
            for piece in [KEY, "4f/9", "4f%2F9", "4f%2f9"] {
                assert!(!redacted.to_lowercase().contains(&piece.to_lowercase()), "{redacted}");
            }
        }
    }

    #[test]
    fn a_key_that_was_changed_stays_out_of_texts_as_the_new_one_does() {
        let both = redactor().and(Secret::new("sk-newer-key").as_ref());
        assert_eq!(both.words(&format!("{KEY} and sk-newer-key")), format!("{MARK} and {MARK}"));
    }

    #[test]
    fn a_key_torn_apart_by_control_characters_is_found() {
        let torn = KEY.replace("canary", "can\u{200b}a\u{1b}[1mry");
        assert_eq!(redactor().words(&torn), MARK);
    }

    #[test]
    fn other_words_stay_as_they_are() {
        assert_eq!(redactor().words("model ünknown: skate"), "model ünknown: skate");
        assert_eq!(Redactor::new(Secret::new("abc").as_ref()).words("abcabc"), "abcabc");
        assert_eq!(format!("{:?}", redactor()), "Redactor");
    }
}
