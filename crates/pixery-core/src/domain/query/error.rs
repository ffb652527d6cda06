//! What is wrong with a query, and where.

use std::fmt;

/// The most characters of a query that a message shows.
const SHOWN: usize = 72;

/// A query that can't be read. Shown as the reason with its column, the query, and a caret under the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// Where it is, from 1, in characters.
    pub column: usize,
    /// How many characters it is about, at least 1.
    pub length: usize,
    /// What is wrong, in lower case.
    pub reason: String,
    /// What to write instead.
    pub hint: String,
    query: String,
}

impl QueryError {
    /// Returns an error about the characters at `place`: where they begin, from 0, and how many they are.
    pub(super) fn new(
        query: &str,
        place: (usize, usize),
        reason: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            column: place.0 + 1,
            length: place.1.max(1),
            reason: reason.into(),
            hint: hint.into(),
            query: query.to_owned(),
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the query at column {}: {}", self.column, self.reason)?;
        let start = (self.column - 1).saturating_sub(SHOWN / 2);
        let shown: Vec<char> = self.query.chars().skip(start).take(SHOWN).map(visible).collect();
        let before = self.column - 1 - start;
        let marked = self.length.min(SHOWN.saturating_sub(before)).max(1);
        let pad: String = shown.iter().take(before).map(|&character| blank(character)).collect();
        let carets: String = (0..marked)
            .map(|place| if shown.get(before + place).is_some_and(|c| is_wide(*c)) { "^^" } else { "^" })
            .collect();
        write!(f, "  {}\n  {pad}{carets}", shown.iter().collect::<String>())
    }
}

impl std::error::Error for QueryError {}

/// Line breaks and what steers a terminal would tear the caret from its place.
fn visible(character: char) -> char {
    if character.is_control() { ' ' } else { character }
}

/// Returns a blank as wide as the character.
fn blank(character: char) -> char {
    if is_wide(character) { '\u{3000}' } else { ' ' }
}

/// Returns whether a terminal gives the character two columns.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}
