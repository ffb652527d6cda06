//! Text on its way to a terminal: nothing in a prompt may steer it, and nothing runs over the edge.

use std::fmt::Display;

use clap::ColorChoice;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns `text` without control, escape and bidi characters; line breaks and tabs become spaces.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    push_clean(&mut cleaned, text);
    cleaned
}

/// Adds `text` as [`clean`] returns it.
pub(crate) fn push_clean(line: &mut String, text: &str) {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        line.push_str(text);
        return;
    }
    // What needs nothing done is copied in one piece.
    let mut copied = 0;
    for (at, character) in text.char_indices() {
        let replacement = match character {
            ' '..='~' => continue,
            '\n' | '\t' | '\r' => " ",
            character if steers(character) => "",
            _ => continue,
        };
        line.push_str(&text[copied..at]);
        line.push_str(replacement);
        copied = at + character.len_utf8();
    }
    line.push_str(&text[copied..]);
}

/// Returns `text` as [`clean`] does, but with its line breaks.
pub(crate) fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Returns the number of terminal columns that a text takes.
pub(crate) fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Cuts a text to at most `most` columns, with an ellipsis where something is lost.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let mut shortened = String::new();
    let mut used = 0;
    for character in text.chars() {
        let width = character.width().unwrap_or(0);
        if used + width + 1 > most {
            break;
        }
        shortened.push(character);
        used += width;
    }
    shortened.push('…');
    shortened
}

/// Breaks a text into lines of at most `most` columns, at spaces where there are any.
pub(crate) fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && columns(&line) + 1 + columns(word) > most {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            for character in word.chars() {
                if columns(&line) + character.width().unwrap_or(0) > most {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(character);
            }
        }
        lines.push(line);
    }
    lines
}

/// Colours a text where colour is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ink(bool);

impl Ink {
    /// Returns coloured ink for a terminal, honouring the flag, NO_COLOR and CLICOLOR_FORCE.
    #[expect(clippy::disallowed_methods, reason = "the command line is the door that reads the environment")]
    pub(crate) fn new(choice: ColorChoice, is_terminal: bool) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        Self(match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
            ColorChoice::Auto => is_terminal || set("CLICOLOR_FORCE"),
        })
    }

    /// What the eye should find first: ids.
    pub(crate) fn strong(self, text: impl Display) -> String {
        self.style("1", text)
    }

    /// What is there for whoever looks: sizes, times.
    pub(crate) fn faint(self, text: impl Display) -> String {
        self.style("2", text)
    }

    /// A star.
    pub(crate) fn star(self, text: impl Display) -> String {
        self.style("33", text)
    }

    /// What went wrong.
    pub(crate) fn alarm(self, text: impl Display) -> String {
        self.style("1;31", text)
    }

    /// A name: of a tag, of a model.
    pub(crate) fn name(self, text: impl Display) -> String {
        self.style("36", text)
    }

    fn style(self, code: &str, text: impl Display) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_prompt_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[2J\u{202e}b\nc\u{7}"), "a[2Jb c");
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(cut("猫と月と海", 7), "猫と月…");
        assert!(wrap("猫と月と海", 4).iter().all(|line| columns(line) <= 4));
    }
}
