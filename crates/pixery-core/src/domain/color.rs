//! Colours that a person gives tags.

use super::Invalid;

/// Names that people know, and what they mean here: one row of mid tones that read on light and dark.
const NAMES: [(&str, &str); 9] = [
    ("red", "#d9534f"),
    ("orange", "#e8923a"),
    ("yellow", "#d9b92f"),
    ("green", "#4fa35a"),
    ("teal", "#3aa6a0"),
    ("blue", "#4a86d9"),
    ("purple", "#8e62c9"),
    ("pink", "#d56ba3"),
    ("grey", "#8a8a90"),
];

/// Reading a colour.
#[derive(Debug, Clone, Copy)]
pub struct Color;

impl Color {
    /// Reads `#rrggbb`, a name such as `red`, or `none`; returns `#rrggbb` in lower case, or nothing for none.
    ///
    /// # Errors
    /// [`Invalid`] for any other text.
    pub fn read(text: &str) -> Result<Option<String>, Invalid> {
        let text = text.trim().to_lowercase();
        if text == "none" {
            return Ok(None);
        }
        if let Some((_, color)) = NAMES.iter().find(|(name, _)| *name == text) {
            return Ok(Some((*color).to_owned()));
        }
        match text.strip_prefix('#') {
            Some(digits) if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
                Ok(Some(text))
            }
            _ => {
                let names = NAMES.map(|(name, _)| name).join(", ");
                Err(Invalid::new("colour", text, "is not known")
                    .hint(format!("give #rrggbb, none, or one of {names}")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_names_and_digits() {
        assert_eq!(Color::read(" Red ").unwrap().as_deref(), Some("#d9534f"));
        assert_eq!(Color::read("#A0B1c2").unwrap().as_deref(), Some("#a0b1c2"));
        assert_eq!(Color::read("none"), Ok(None));
        for text in ["", "#fff", "#gggggg", "reddish"] {
            assert!(Color::read(text).is_err(), "{text}");
        }
    }
}
