//! A command line that was typed, to be typed again for its next page.

use pixery_core::domain::Cursor;

use crate::output::clean;

/// Returns the command line with this cursor in place of the one it had.
pub(super) fn with_cursor(words: &[String], next: Cursor) -> String {
    let mut kept = vec!["pixery".to_owned()];
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--after" => drop(words.next()),
            word if word.starts_with("--after=") => {}
            word => kept.push(quoted(word)),
        }
    }
    kept.push(format!("--after {next}"));
    kept.join(" ")
}

/// Returns a word as a shell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-:./,#@%+=".contains(c);
    let word = clean(word);
    if !word.is_empty() && word.chars().all(is_plain) && !word.starts_with('#') {
        return word;
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        with_cursor(&words, Cursor(7))
    }

    #[test]
    fn flags_and_filters_stay_and_the_old_cursor_goes() {
        assert_eq!(again(&["list", "-t", "fox", "-n", "2"]), "pixery list -t fox -n 2 --after 7");
        assert_eq!(again(&["list", "--after", "9", "-n", "2"]), "pixery list -n 2 --after 7");
        assert_eq!(again(&["list", "--after=9"]), "pixery list --after 7");
    }

    #[test]
    fn what_a_shell_would_read_otherwise_is_quoted() {
        assert_eq!(again(&["search", "\"in snow\""]), "pixery search '\"in snow\"' --after 7");
        assert_eq!(again(&["search", "it's", "#1", ""]), "pixery search 'it'\\''s' '#1' '' --after 7");
    }
}
