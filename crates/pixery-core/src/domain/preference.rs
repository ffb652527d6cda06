//! Preferences: what a person sets up in the gallery, kept with the library.

use super::Invalid;
use super::name::text_type;

text_type!(
    /// What is set up, such as `gallery.layout`: 1 to 80 lower-case letters, digits, dots, dashes and underscores.
    PreferenceKey,
    |text| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
        if (1..=80).contains(&text.len()) && text.bytes().all(fits) {
            return Ok(text.to_owned());
        }
        Err(Invalid::new("preference", text, "is not a key of 1 to 80 lower-case letters, digits, dots and dashes")
            .hint("such as gallery.layout"))
    }
);
