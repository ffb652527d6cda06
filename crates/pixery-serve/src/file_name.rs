//! Names of files as they go over the wire.

use percent_encoding::percent_decode_str;

/// The most bytes of a name.
const LONGEST: usize = 200;

/// Returns the name of a file that somebody sent, percent-encoded, as one that is harmless anywhere: without folders, control
/// characters and what turns text around; never empty.
pub(crate) fn harmless(sent: &str) -> String {
    let decoded = percent_decode_str(sent).decode_utf8_lossy();
    let last = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut name = String::new();
    for letter in last.chars().filter(|letter| !is_harmful(*letter)) {
        if name.len() + letter.len_utf8() > LONGEST {
            break;
        }
        name.push(letter);
    }
    let name = name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    if name.is_empty() { "image".to_owned() } else { name.to_owned() }
}

fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '<' | '>' | ':' | '"' | '|' | '?' | '*')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sent_name_leads_nowhere_and_hides_nothing() {
        for (sent, name) in [
            ("fox.png", "fox.png"),
            ("Fuchs%20im%20Schnee.png", "Fuchs im Schnee.png"),
            ("..%2F..%2Fetc%2Fpasswd", "passwd"),
            ("C:\\Users\\x\\fox.png", "fox.png"),
            ("%2e%2e", "image"),
            ("", "image"),
            ("a%00b%0A.png", "ab.png"),
            ("%E2%80%AEgnp.exe", "gnp.exe"),
            ("%ff%fe.png", "png"),
            ("...hidden", "hidden"),
        ] {
            assert_eq!(harmless(sent), name, "{sent}");
        }
        assert_eq!(harmless(&"é".repeat(500)).len(), LONGEST);
    }
}
