//! The query language: one line of text that says which generations are meant. Every door reads it here.
//!
//! ```text
//! fox "in snow" tag:winter -tag:draft is:starred model:sketch cost:>0.05 since:7d by:claude
//! ```
//!
//! All terms must hold. A bare word or a "phrase" is a substring of prompt or title; `key:value` asks for something else;
//! `-` before a term turns it round. [`Query::parse`] reads, [`Query`]'s `Display` writes canonical text that reads back as
//! the same query, and [`Query::narrow`] turns it into the [`Filter`](super::Filter) that the store answers. Nothing here
//! knows SQL, and no text of a query ever becomes a part of any.

mod error;
mod key;
mod meaning;
mod narrow;
mod range;
mod term;
mod token;
mod value;
mod when;

pub use error::QueryError;
pub use key::{KEYS, Key};
pub use range::Range;
pub use term::{Condition, State, Term};
pub use when::{Unit, When};

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// The longest query, in characters.
const LONGEST: usize = 4_000;

/// The most terms of a query.
const MOST_TERMS: usize = 64;

/// Conditions that must all hold. The empty query means every live generation that the visibility shows.
#[derive(Debug, Clone, Default, PartialEq, TS, JsonSchema)]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct Query {
    /// The conditions in the order they were written.
    pub terms: Vec<Term>,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// [`QueryError`] with the column and, where one is near, what was meant.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let length = text.chars().count();
        if length > LONGEST {
            let reason = format!("a query of {length} characters is too long; at most {LONGEST} are taken");
            return Err(QueryError::new(text, (LONGEST, 1), reason, "part it into several queries"));
        }
        let mut terms: Vec<(Term, (usize, usize))> = Vec::new();
        for token in token::tokens(text)? {
            let place = token.place;
            for term in value::terms(text, &token)? {
                clash(text, &terms, &term, place)?;
                terms.push((term, place));
            }
        }
        if let Some((_, place)) = terms.get(MOST_TERMS) {
            let reason = format!("a query takes at most {MOST_TERMS} terms");
            return Err(QueryError::new(text, *place, reason, "part it into several queries"));
        }
        Ok(Self { terms: terms.into_iter().map(|(term, _)| term).collect() })
    }

    /// Returns the texts that must be found, in order: what is highlighted and ranked by.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().filter(|term| !term.negated).filter_map(|term| match &term.condition {
            Condition::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Refuses what can't hold together with an earlier term.
fn clash(
    text: &str,
    earlier: &[(Term, (usize, usize))],
    term: &Term,
    place: (usize, usize),
) -> Result<(), QueryError> {
    let reason = earlier.iter().find_map(|(other, _)| term.clash_with(other));
    match reason {
        None => Ok(()),
        Some(reason) => {
            let hint = "leave one of them out; a query asks for what meets all of its terms";
            Err(QueryError::new(text, place, reason, hint))
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, term) in self.terms.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{term}")?;
        }
        Ok(())
    }
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        Self::parse(text)
    }
}

impl Serialize for Query {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Query {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
