//! What a validating constructor answers when it refuses a value.

use std::fmt;

/// A value that can't be what it was meant to be, with what would have been accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The kind of value, in lower case: `tag`, `seed`, `ratio`.
    pub what: &'static str,
    /// The refused value, shortened to at most 60 characters.
    pub value: String,
    /// Why it was refused, in lower case: `is longer than 100 characters`.
    pub reason: String,
    /// What to give instead, as a sentence for a person; empty when the reason says it all.
    pub hint: String,
}

impl Invalid {
    /// Returns a refusal of `value`, which is shortened for the message.
    pub fn new(what: &'static str, value: impl fmt::Display, reason: impl Into<String>) -> Self {
        Self { what, value: shorten(&value.to_string()), reason: reason.into(), hint: String::new() }
    }

    /// Returns the same refusal with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.value.is_empty() {
            write!(f, "the {} {}", self.what, self.reason)
        } else {
            write!(f, "{} {:?} {}", self.what, self.value, self.reason)
        }
    }
}

impl std::error::Error for Invalid {}

fn shorten(value: &str) -> String {
    const LONGEST: usize = 60;
    if value.chars().count() <= LONGEST {
        return value.to_owned();
    }
    let head: String = value.chars().take(LONGEST - 1).collect();
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_shortened_in_the_message() {
        let refused = Invalid::new("tag", "x".repeat(500), "is longer than 100 characters");
        assert!(refused.to_string().chars().count() < 120);
    }

    #[test]
    fn an_empty_value_is_not_quoted() {
        assert_eq!(Invalid::new("prompt", "", "is empty").to_string(), "the prompt is empty");
    }
}
