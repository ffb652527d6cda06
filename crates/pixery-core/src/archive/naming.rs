//! Names of originals: readable, the same at every replay, safe on every file system.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::ImageFormat;

/// The longest slug in bytes of UTF-8.
const LONGEST_SLUG: usize = 48;
/// The hex digits of the hash in a name.
const HASH_DIGITS: usize = 12;
/// Names that Windows keeps for devices, with or without an extension.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Returns the place of an original, relative to the library: `images/2026-11-23/red-fox-in-snow-3fa9c2d1e0b4.png`.
///
/// `day` is `YYYY-MM-DD` in the library's zone, `words` the prompt, `key` the job's client key (for imports:
/// the content hash as text), `index` the image's place in its job. The same key and index with the same
/// words always give the same path, so that a replay finds what it wrote; another index gives another path.
#[must_use]
pub fn original_path(day: &str, words: &str, key: &str, index: u32, format: ImageFormat) -> String {
    let mut hash = Sha256::new();
    hash.update(key.as_bytes());
    hash.update([0]);
    hash.update(index.to_string().as_bytes());
    let mut digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    digits.truncate(HASH_DIGITS);
    format!("images/{day}/{}-{digits}.{}", slug(words), format.extension())
}

/// Returns `words` as part of a file name: lower case, words joined by `-`, at most 48 bytes.
///
/// Accents of Latin letters are dropped (`été` → `ete`); letters and digits of other scripts stay; everything
/// else parts words. Whole words are cut off at the end, or the one word at a character. `image` when nothing
/// is left; never a name that Windows keeps for a device.
#[must_use]
pub fn slug(words: &str) -> String {
    let plain = plain_letters(words);
    let mut slug = String::new();
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        let separator = usize::from(!slug.is_empty());
        if slug.len() + separator + word.len() <= LONGEST_SLUG {
            if separator == 1 {
                slug.push('-');
            }
            slug.push_str(word);
        } else if slug.is_empty() {
            slug.push_str(&word[..word.floor_char_boundary(LONGEST_SLUG)]);
            break;
        } else {
            break;
        }
    }
    if slug.is_empty() {
        slug.push_str("image");
    }
    if is_reserved(&slug) {
        slug.push_str("-image");
    }
    slug
}

/// Returns the text with letters and digits only, in lower case, everything else a space.
///
/// Only marks on ASCII letters are dropped: in other scripts they change the word (ガラス is glass, カラス a crow).
fn plain_letters(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for letter in words.nfkc().flat_map(char::to_lowercase).nfc() {
        let base = std::iter::once(letter).nfd().next().unwrap_or(letter);
        match letter {
            _ if base.is_ascii_alphanumeric() => plain.push(base),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'þ' => plain.push_str("th"),
            'ı' => plain.push('i'),
            '\'' | '’' => {}
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ if is_combining_mark(letter) => {
                if plain.ends_with(|last: char| !last.is_ascii()) {
                    plain.push(letter);
                }
            }
            _ => plain.push(' '),
        }
    }
    plain
}

fn is_reserved(name: &str) -> bool {
    let is_port = |kind: &str| {
        name.strip_prefix(kind)
            .is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    };
    RESERVED.contains(&name) || is_port("com") || is_port("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_path_is_readable_and_the_same_at_every_replay() {
        let path = || original_path("2026-11-23", "Red fox in snow", "01J9", 0, ImageFormat::Png);
        assert_eq!(path(), path());
        assert!(
            path().starts_with("images/2026-11-23/red-fox-in-snow-") && path().ends_with(".png"),
            "{}",
            path()
        );
        assert_eq!(path().len(), "images/2026-11-23/red-fox-in-snow-3fa9c2d1e0b4.png".len());
    }

    #[test]
    fn images_of_one_job_and_keys_that_run_into_the_index_never_share_a_path() {
        let path = |key, index| original_path("2026-11-23", "fox", key, index, ImageFormat::Png);
        assert_ne!(path("a", 1), path("a", 2));
        assert_ne!(path("a1", 1), path("a", 11));
    }

    #[test]
    fn latin_accents_go_and_other_scripts_stay() {
        for (words, expected) in [
            ("Un été à Köln, «Straße»", "un-ete-a-koln-strasse"),
            ("ＦＯＸ №5", "fox-no5"),
            ("ガラス と 猫", "ガラス-と-猫"),
            ("한국어", "한국어"),
            ("हिन्दी", "हिन्दी"),
            ("a fox's den", "a-foxs-den"),
            ("Smørrebrød Łódź", "smorrebrod-lodz"),
            ("🦊🦊", "image"),
            ("../../etc/passwd\0", "etc-passwd"),
            ("", "image"),
            ("CON", "con-image"),
            ("lpt1", "lpt1-image"),
        ] {
            assert_eq!(slug(words), expected, "{words}");
        }
    }

    #[test]
    fn a_long_prompt_is_cut_at_a_word_and_a_long_word_at_a_character() {
        assert_eq!(slug(&"fox in snow ".repeat(20)), "fox-in-snow-fox-in-snow-fox-in-snow-fox-in-snow");
        assert_eq!(slug(&"x".repeat(500)), "x".repeat(48));
        assert_eq!(slug(&"猫".repeat(500)), "猫".repeat(16));
    }

    proptest! {
        #[test]
        fn any_words_give_a_safe_name(words in any::<String>()) {
            let slug = slug(&words);
            prop_assert!(!slug.is_empty() && slug.len() <= LONGEST_SLUG);
            let is_safe = |c: char| c == '-' || c.is_alphanumeric() || is_combining_mark(c);
            prop_assert!(slug.chars().all(is_safe), "{}", slug);
        }
    }
}
