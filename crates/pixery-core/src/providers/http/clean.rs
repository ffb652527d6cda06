//! Making a vendor's words harmless: no terminal commands, no reordered text, no endless messages.

/// Returns the text on one line, without ANSI sequences, control, invisible and bidirectional characters.
#[must_use]
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\u{1b}' if characters.next_if_eq(&'[').is_some() => {
                skip_until(&mut characters, |c| ('\u{40}'..='\u{7e}').contains(&c))
            }
            // A command for the window's title and the like: up to BEL or the next escape.
            '\u{1b}' if characters.next_if_eq(&']').is_some() => {
                skip_until(&mut characters, |c| c == '\u{7}' || c == '\u{1b}');
            }
            '\u{9b}' => skip_until(&mut characters, |c| ('\u{40}'..='\u{7e}').contains(&c)),
            '\n' | '\r' | '\t' => cleaned.push(' '),
            c if c.is_control() || is_invisible(c) => {}
            c => cleaned.push(c),
        }
    }
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    words.join(" ")
}

fn skip_until(characters: &mut impl Iterator<Item = char>, is_last: impl Fn(char) -> bool) {
    /// No sequence is longer; a lone escape must not swallow the message.
    const LONGEST: usize = 64;
    for character in characters.take(LONGEST) {
        if is_last(character) {
            return;
        }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns at most `most` characters of the text; what was longer ends in `…`.
#[must_use]
pub(crate) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => text.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_commands_a_terminal_is_left() {
        for (dirty, cleaned) in [
            ("\u{1b}[31mred\u{1b}[0m alert", "red alert"),
            ("\u{9b}2Jgone", "gone"),
            ("\u{1b}]0;title\u{7}text", "text"),
            ("a\u{202e}b\u{2066}c\u{200b}d\u{feff}", "abcd"),
            ("one\r\n\ttwo  three\u{0}", "one two three"),
            ("\u{1b}", ""),
        ] {
            assert_eq!(clean(dirty), cleaned);
        }
    }

    #[test]
    fn shortening_counts_characters_and_marks_the_cut() {
        assert_eq!(shorten("äöü", 3), "äöü");
        assert_eq!(shorten("äöüß", 3), "äö…");
        assert_eq!(shorten(&"x".repeat(9_000), 500).chars().count(), 500);
    }
}
