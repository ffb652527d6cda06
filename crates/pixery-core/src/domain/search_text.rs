//! The one folding that search uses: what is indexed, what is asked, and what is highlighted agree exactly.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns `text` in lower case without accents, so that `été`, `ÉTÉ` and `ete` are one.
///
/// Compatibility forms are unified (NFKD: full-width letters, ligatures), combining marks dropped, and
/// white space of any kind becomes one space.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = String::with_capacity(text.len());
        push_collapsed(&mut folded, text.chars().map(|character| character.to_ascii_lowercase()));
        return folded;
    }
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfkd().filter(|&character| !is_combining_mark(character)).flat_map(char::to_lowercase);
    // Lower-casing may bring a new mark (İ → i̇): strip once more.
    push_collapsed(&mut folded, letters.filter(|&character| !is_combining_mark(character)));
    folded
}

fn push_collapsed(folded: &mut String, characters: impl Iterator<Item = char>) {
    for character in characters {
        if !character.is_whitespace() {
            folded.push(character);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
}

/// A substring to look for, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchText {
    folded: String,
}

impl SearchText {
    /// Returns the folded search text, or nothing when only white space is left.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let folded = fold(text.trim());
        (!folded.trim().is_empty()).then_some(Self { folded })
    }

    /// Returns the folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// Returns whether the text is long enough (3 characters) for the trigram index.
    #[must_use]
    pub fn has_trigram(&self) -> bool {
        self.folded.chars().count() >= 3
    }

    /// Returns whether a text that is folded already holds this substring.
    #[must_use]
    pub fn is_in_folded(&self, folded: &str) -> bool {
        folded.contains(&self.folded)
    }

    /// Returns whether `text`, folded, holds this substring.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.is_in_folded(&fold(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_width_fold_away() {
        for (text, folded) in [
            ("ÉTÉ", "ete"),
            ("Straße", "straße"),
            ("ＦＯＸ", "fox"),
            ("İstanbul", "istanbul"),
            ("a \n\t b", "a b"),
            ("猫と月", "猫と月"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["ÉTÉ", "ﬁsh", "Ω", "ガラス", "I\u{307}", "ǅ"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }
}
