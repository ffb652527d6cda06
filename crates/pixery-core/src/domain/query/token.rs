//! Parting a query into tokens: a sign, a key, a value. What they mean is not known here.

use super::error::QueryError;

/// One piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it begins, from 0, and how long it is, in characters.
    pub(super) place: (usize, usize),
    /// Whether a `-` stands before it.
    pub(super) negated: bool,
    /// What stands before the colon, in lower case.
    pub(super) key: Option<String>,
    /// Where the value begins, and how long it is.
    pub(super) value_place: (usize, usize),
    /// The value, without its quotes.
    pub(super) value: String,
    /// Whether it stood in quotes: then it is what it is, whatever characters it holds.
    pub(super) quoted: bool,
}

/// Parts a query.
///
/// # Errors
/// [`QueryError`] for an open quote, for text behind a closing one, and for `~`, which is reserved.
pub(super) fn tokens(query: &str) -> Result<Vec<Token>, QueryError> {
    let mut scanner = Scanner { query, characters: query.chars().collect(), at: 0 };
    let mut tokens = Vec::new();
    while let Some(token) = scanner.next()? {
        tokens.push(token);
    }
    Ok(tokens)
}

struct Scanner<'a> {
    query: &'a str,
    characters: Vec<char>,
    at: usize,
}

impl Scanner<'_> {
    fn next(&mut self) -> Result<Option<Token>, QueryError> {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let Some(first) = self.peek(0) else { return Ok(None) };
        let start = self.at;
        let negated = first == '-' && self.peek(1).is_some_and(|next| !next.is_whitespace());
        if negated {
            self.at += 1;
        }
        if self.peek(0) == Some('~') {
            let reason = "searching by meaning (`~`) is not there yet";
            let hint = "search for the words themselves; to find a tilde, quote it: \"~\"";
            return Err(QueryError::new(self.query, (self.at, self.length_of_word()), reason, hint));
        }
        let key = self.key();
        let value_start = self.at;
        let quoted = self.peek(0) == Some('"');
        let value = if quoted { self.quoted()? } else { self.word() };
        Ok(Some(Token {
            place: (start, self.at - start),
            negated,
            key,
            value_place: (value_start, self.at - value_start),
            value,
            quoted,
        }))
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn length_of_word(&self) -> usize {
        self.characters[self.at..].iter().take_while(|character| !character.is_whitespace()).count()
    }

    /// Reads letters and the colon behind them. `3:4` and `(a:1.2)` have no key: they are words.
    fn key(&mut self) -> Option<String> {
        let rest = &self.characters[self.at..];
        let length = rest.iter().take_while(|character| is_of_key(**character)).count();
        if length == 0 || rest.get(length) != Some(&':') {
            return None;
        }
        let key = rest[..length].iter().collect::<String>().to_ascii_lowercase();
        self.at += length + 1;
        Some(key)
    }

    fn word(&mut self) -> String {
        let length = self.length_of_word();
        let word = self.characters[self.at..self.at + length].iter().collect();
        self.at += length;
        word
    }

    /// Reads what stands in quotes; `\"` is a quote and `\\` a backslash.
    fn quoted(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        let mut value = String::new();
        self.at += 1;
        loop {
            match (self.peek(0), self.peek(1)) {
                (None, _) => {
                    let place = (start, self.at - start);
                    let hint = "close it with \"; inside of quotes, \\\" is a quote";
                    return Err(QueryError::new(self.query, place, "this quote is never closed", hint));
                }
                (Some('\\'), Some(escaped @ ('"' | '\\'))) => {
                    value.push(escaped);
                    self.at += 2;
                }
                (Some('"'), next) => {
                    self.at += 1;
                    if next.is_some_and(|next| !next.is_whitespace()) {
                        let place = (self.at, self.length_of_word());
                        let hint = "put a space behind the closing quote, or \\\" for a quote inside";
                        return Err(QueryError::new(self.query, place, "this follows a closing quote", hint));
                    }
                    return Ok(value);
                }
                (Some(character), _) => {
                    value.push(character);
                    self.at += 1;
                }
            }
        }
    }
}

/// Returns whether a key may hold the character.
pub(super) fn is_of_key(character: char) -> bool {
    character.is_ascii_alphabetic() || character == '_'
}
