//! What all names that people give share: trimmed, one line, no control characters, a length limit.

use unicode_normalization::UnicodeNormalization;

use super::Invalid;

/// Returns `text` trimmed and NFC-normalised, with runs of white space as one space.
///
/// # Errors
/// [`Invalid`] when nothing is left, `longest` characters are passed, or a control or bidi character is inside.
pub(super) fn clean_name(what: &'static str, text: &str, longest: usize) -> Result<String, Invalid> {
    let cleaned = text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    if cleaned.chars().all(|character| character == ' ' || has_no_width(character)) {
        return Err(Invalid::new(what, "", "is empty").hint("give it at least one visible character"));
    }
    if let Some(control) = cleaned.chars().find(|&character| is_invisible(character)) {
        return Err(Invalid::new(
            what,
            text,
            format!("holds the control character {}", control.escape_unicode()),
        )
        .hint("remove it; names are one line of visible characters"));
    }
    if cleaned.chars().count() > longest {
        return Err(
            Invalid::new(what, text, format!("is longer than {longest} characters")).hint("shorten it")
        );
    }
    Ok(cleaned)
}

/// Returns whether nothing of a character is seen by itself. Within a name such characters have their place: they join letters and emoji.
fn has_no_width(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Returns whether a character steers the display (controls, bidi overrides) instead of showing something.
pub(super) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Writes a newtype over `String` that is valid by construction: `new`, `as_str`, `Display`, `FromStr`, serde.
macro_rules! text_type {
    ($(#[doc = $doc:literal])+ $name:ident, $check:expr) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, ts_rs::TS, schemars::JsonSchema)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(String);

        impl $name {
            /// Checks and normalises `text`.
            ///
            /// # Errors
            /// [`Invalid`](crate::domain::Invalid) when the text breaks a rule of this type.
            pub fn new(text: &str) -> Result<Self, $crate::domain::Invalid> {
                let check: fn(&str) -> Result<String, $crate::domain::Invalid> = $check;
                check(text).map(Self)
            }

            /// Wraps text that passed [`Self::new`] before it was stored: a page of a list reads hundreds of them.
            #[allow(dead_code, reason = "not every text type stands in a column of its own")]
            pub(crate) fn from_stored(text: String) -> Self {
                Self(text)
            }

            /// Returns the text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(super) use text_type;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_trimmed_line() {
        assert_eq!(clean_name("tag", "  red \n fox ", 100).unwrap(), "red fox");
    }

    #[test]
    fn two_spellings_of_one_letter_are_one_name() {
        assert_eq!(clean_name("tag", "e\u{301}te\u{301}", 100).unwrap(), "été");
    }

    #[test]
    fn a_name_that_nobody_can_see_is_empty() {
        for text in ["", " \n", "\u{200b}", "\u{200d}\u{fe0f}", "\u{3164} \u{ad}"] {
            let refused = clean_name("tag", text, 100).unwrap_err().to_string();
            assert!(refused.contains("is empty"), "{text:?}: {refused}");
        }
        for text in ["👩\u{200d}🚀", "❤\u{fe0f}", "\u{645}\u{6cc}\u{200c}\u{62e}"] {
            assert_eq!(clean_name("tag", text, 100).unwrap(), text);
        }
    }

    #[test]
    fn display_tricks_are_refused() {
        for text in ["a\u{1b}[31mb", "a\u{202e}b", "a\u{0}b"] {
            assert!(clean_name("tag", text, 100).is_err(), "{text:?}");
        }
    }
}
