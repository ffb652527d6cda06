//! Excerpts: the part of a text around what was found, as wide as there is room, with what was found marked.

use pixery_core::domain::Span;
use unicode_width::UnicodeWidthChar;

use super::text::{Ink, clean};

/// How many characters before the first place are shown, when the beginning does not fit.
const BEFORE: usize = 16;

/// Returns at most `room` columns of a text, beginning near its first marked place.
pub(super) fn excerpt(text: &str, spans: &[Span], room: usize, ink: Ink) -> String {
    let characters: Vec<char> = text.chars().collect();
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX).min(characters.len());
    let first = spans.first().map_or(0, |span| place(span.start));
    let end_of_first = spans.first().map_or(0, |span| place(span.end));
    let begins = if width(&characters[..end_of_first]) <= room.saturating_sub(1) {
        0
    } else {
        first.saturating_sub(BEFORE)
    };
    let used = usize::from(begins > 0);
    // Where not all fits, a column is kept for the ellipsis.
    let room = if used + width(&characters[begins..]) <= room { room } else { room.saturating_sub(1) };
    let mut line = Line { text: String::new(), used, room, is_full: false };
    let mut at = begins;
    for span in spans {
        line.push(&characters[at..place(span.start).max(at)], str::to_owned);
        line.push(&characters[place(span.start).max(at)..place(span.end).max(at)], |found| ink.strong(found));
        at = place(span.end).max(at);
    }
    line.push(&characters[at..], str::to_owned);
    let before = if begins > 0 { "…" } else { "" };
    let after = if line.is_full { "…" } else { "" };
    format!("{before}{}{after}", line.text)
}

struct Line {
    text: String,
    used: usize,
    room: usize,
    is_full: bool,
}

impl Line {
    /// Adds what fits.
    fn push(&mut self, characters: &[char], ink: impl Fn(&str) -> String) {
        let mut fitting = String::new();
        for &character in characters {
            let columns = character.width().unwrap_or(0);
            self.is_full |= self.used + columns > self.room;
            if self.is_full {
                break;
            }
            self.used += columns;
            fitting.push(character);
        }
        let fitting = clean(&fitting);
        if !fitting.is_empty() {
            self.text.push_str(&ink(&fitting));
        }
    }
}

fn width(characters: &[char]) -> usize {
    characters.iter().map(|character| character.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use clap::ColorChoice;

    use super::super::text::columns;
    use super::*;

    fn marked(text: &str, spans: &[(u32, u32)], room: usize) -> String {
        let spans: Vec<Span> = spans.iter().map(|&(start, end)| Span { start, end }).collect();
        let line = excerpt(text, &spans, room, Ink::new(ColorChoice::Always, true));
        let bare = excerpt(text, &spans, room, Ink::new(ColorChoice::Never, true));
        assert!(columns(&bare) <= room, "{bare:?} is wider than {room}");
        line.replace("\u{1b}[1m", "[").replace("\u{1b}[0m", "]")
    }

    #[test]
    fn what_was_found_is_on_the_line() {
        assert_eq!(marked("a red fox", &[(6, 9)], 20), "a red [fox]");
        assert_eq!(marked("a red fox in deep snow", &[(6, 9)], 12), "a red [fox] i…");
        let long = format!("{} fox and more", "so ".repeat(30));
        assert_eq!(marked(&long, &[(91, 94)], 30), "…so so so so so  [fox] and more");
        assert_eq!(marked("雪の中の狐、月明かり", &[(4, 5)], 12), "雪の中の[狐]…");
        assert_eq!(marked("a red fox in snow", &[(2, 9)], 9), "a [red fo]…");
        assert_eq!(marked("", &[], 8), "");
    }
}
