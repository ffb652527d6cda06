//! From a token to terms: what stands behind each key.

use super::error::QueryError;
use super::key::{Key, key_named, nearest_key};
use super::range::Range;
use super::term::{Condition, RESERVED, State, Term};
use super::token::Token;
use super::when::When;
use crate::domain::{
    Actor, CollectionName, GenerationId, Invalid, MicroUsd, Origin, Part, ProviderId, SearchText, TagName,
    nearest,
};

/// The longest free text that a value may be, in characters.
const LONGEST_VALUE: usize = 1_000;

/// Reads a token. A list (`tag:a,b`) is several terms.
pub(super) fn terms(query: &str, token: &Token) -> Result<Vec<Term>, QueryError> {
    let reading = Reading { query, token };
    let conditions = match &token.key {
        None => vec![reading.text()?],
        Some(name) => match key_named(name) {
            Some(key) => reading.conditions(key)?,
            None => return Err(reading.no_such_key(name)),
        },
    };
    Ok(conditions.into_iter().map(|condition| Term { negated: token.negated, condition }).collect())
}

struct Reading<'a> {
    query: &'a str,
    token: &'a Token,
}

impl Reading<'_> {
    fn text(&self) -> Result<Condition, QueryError> {
        let text = self.token.value.as_str();
        if !self.token.quoted && RESERVED.contains(&text) {
            return Err(self.reserved(text));
        }
        if SearchText::new(text).is_none() {
            return Err(self.refuse("there is nothing to search for", "write a word between the quotes"));
        }
        self.check_length()?;
        Ok(Condition::Text(text.to_owned()))
    }

    fn reserved(&self, word: &str) -> QueryError {
        let (reason, hint) = match word {
            "AND" | "&&" => ("terms are joined by AND anyway".to_owned(), "leave it out"),
            "NOT" => (
                "NOT is written as a sign".to_owned(),
                "write - before the term, without a space: -tag:draft",
            ),
            _ => (
                format!("{word} is not taken: a query asks for what meets all of its terms"),
                "ask once for each side",
            ),
        };
        self.refuse(reason, format!("{hint}; to search for the word itself, quote it: \"{word}\""))
    }

    fn no_such_key(&self, name: &str) -> QueryError {
        let rest = self.query.chars().skip(self.token.value_place.0).take(self.token.value_place.1);
        let rest: String = rest.collect();
        let quoted = format!("\"{name}:{}\"", self.token.value.replace('\\', "\\\\").replace('"', "\\\""));
        let hint = match nearest_key(name) {
            Some(near) => {
                format!("did you mean {near}:{rest}? To search for the text itself, quote it: {quoted}")
            }
            None => format!("to search for the text itself, quote it: {quoted}; the keys are {}", keys()),
        };
        let sign = usize::from(self.token.negated);
        let place = (self.token.place.0 + sign, name.chars().count() + 1);
        QueryError::new(self.query, place, format!("there is no key {name:?}"), hint)
    }

    fn conditions(&self, key: &Key) -> Result<Vec<Condition>, QueryError> {
        let value = self.token.value.as_str();
        if value.is_empty() {
            return Err(self.refuse_whole(
                format!("{}: has no value", key.name),
                format!("write it like {}", key.example),
            ));
        }
        self.check_length()?;
        let one =
            match key.name {
                "tag" => return self.tags(),
                "collection" => Condition::Collection(self.valid(CollectionName::new(value))?),
                "model" => Condition::Model(value.to_owned()),
                "is" => Condition::Is(self.named(key, State::ALL, State::name)?),
                "has" => Condition::Has(self.named(key, Part::ALL, Part::name)?),
                "since" => Condition::Since(self.when()?),
                "until" => Condition::Until(self.when()?),
                "by" => Condition::By(self.valid(Actor::new(value))?),
                "cost" => Condition::Cost(
                    self.range(key, |text| MicroUsd::from_dollars(text).map(|amount| amount.0))?,
                ),
                "parent" => Condition::Parent(self.valid(value.parse())?),
                "id" => Condition::Ids(self.ids()?),
                "size" if value.trim_end_matches("px").contains(['x', 'X', '×']) => {
                    Condition::Size(self.valid(value.parse())?)
                }
                "size" => Condition::LongSide(self.range(key, pixels)?),
                "width" => Condition::Width(self.range(key, pixels)?),
                "height" => Condition::Height(self.range(key, pixels)?),
                "ratio" => Condition::Ratio(self.valid(value.parse())?),
                "origin" => Condition::Origin(self.named(key, Origin::ALL, Origin::name)?),
                "provider" => Condition::Provider(
                    self.valid(
                        ProviderId::new(value)
                            .map_err(|invalid| invalid.hint("write its id, such as sketch or openai")),
                    )?,
                ),
                _ => Condition::Seed(self.valid(value.parse().map_err(|invalid: Invalid| {
                    invalid.hint("write the number that `pixery show` gives")
                }))?),
            };
        Ok(vec![one])
    }

    fn tags(&self) -> Result<Vec<Condition>, QueryError> {
        let value = self.token.value.as_str();
        let names: Vec<&str> = if self.token.quoted { vec![value] } else { value.split(',').collect() };
        names.into_iter().map(|name| Ok(Condition::Tag(self.valid(TagName::new(name))?))).collect()
    }

    fn ids(&self) -> Result<Vec<GenerationId>, QueryError> {
        let mut ids =
            self.token.value.split(',').map(|id| self.valid(id.parse())).collect::<Result<Vec<_>, _>>()?;
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    fn when(&self) -> Result<When, QueryError> {
        When::read(&self.token.value).ok_or_else(|| {
            let reason = format!("{:?} is no time", self.token.value);
            self.refuse(reason, "write 30min, 12h, 7d, 2w, 3mo, 1y, today, yesterday, 2026, 2026-11, 2026-11-23 or 2026-11-23T12:00:00Z")
        })
    }

    fn range<T: PartialOrd>(
        &self,
        key: &Key,
        number: impl Fn(&str) -> Option<T>,
    ) -> Result<Range<T>, QueryError> {
        let range = Range::read(&self.token.value, number).ok_or_else(|| {
            let reason = format!("{:?} is no number or range for {}:", self.token.value, key.name);
            self.refuse(
                reason,
                format!("write it like {}, {1}:5, {1}:>=5, {1}:<5 or {1}:5..10", key.example, key.name),
            )
        })?;
        match range {
            Range::Between(least, most) if least > most => {
                Err(self.refuse("the range is empty", "put the smaller number first"))
            }
            range => Ok(range),
        }
    }

    fn named<T: Copy, const N: usize>(
        &self,
        key: &Key,
        all: [T; N],
        name: fn(T) -> &'static str,
    ) -> Result<T, QueryError> {
        let value = self.token.value.to_ascii_lowercase();
        all.into_iter().find(|one| name(*one) == value).ok_or_else(|| {
            let names: Vec<&str> = all.into_iter().map(name).collect();
            let reason = format!("{}: knows no {:?}", key.name, self.token.value);
            let hint = match nearest(&value, names.iter().copied()) {
                Some(near) => format!("did you mean {}:{near}? It takes {}", key.name, names.join(", ")),
                None => format!("it takes {}", names.join(", ")),
            };
            self.refuse(reason, hint)
        })
    }

    fn valid<T>(&self, value: Result<T, Invalid>) -> Result<T, QueryError> {
        value.map_err(|invalid| self.refuse(invalid.to_string(), invalid.hint))
    }

    fn check_length(&self) -> Result<(), QueryError> {
        if self.token.value.chars().count() <= LONGEST_VALUE {
            return Ok(());
        }
        Err(self.refuse(format!("this is longer than {LONGEST_VALUE} characters"), "shorten it"))
    }

    /// An error about the value.
    fn refuse(&self, reason: impl Into<String>, hint: impl Into<String>) -> QueryError {
        QueryError::new(self.query, self.token.value_place, reason, hint)
    }

    /// An error about the term.
    fn refuse_whole(&self, reason: impl Into<String>, hint: impl Into<String>) -> QueryError {
        QueryError::new(self.query, self.token.place, reason, hint)
    }
}

fn pixels(text: &str) -> Option<u32> {
    text.strip_suffix("px").unwrap_or(text).parse().ok()
}

fn keys() -> String {
    let names: Vec<String> = super::KEYS.iter().map(|key| format!("{}:", key.name)).collect();
    names.join(" ")
}
