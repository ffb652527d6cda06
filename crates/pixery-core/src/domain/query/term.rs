//! The terms of a query, and how they are written.

use std::fmt;

use super::range::Range;
use super::token::is_of_key;
use super::when::When;
use crate::domain::{
    Actor, CollectionName, GenerationId, MicroUsd, Origin, Part, ProviderId, Ratio, Seed, Size, TagName,
};

/// Words that stand between terms in other languages; quoted they are words like any other.
pub(super) const RESERVED: [&str; 6] = ["OR", "AND", "NOT", "|", "||", "&&"];

/// One condition, or its opposite.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Whether the condition must not hold.
    pub negated: bool,
    /// The condition.
    pub condition: Condition,
}

/// What a term asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Prompt or title hold this text.
    Text(String),
    /// It has this tag.
    Tag(TagName),
    /// It is in this collection.
    Collection(CollectionName),
    /// This model made it.
    Model(String),
    /// It is in this state.
    Is(State),
    /// It has this part.
    Has(Part),
    /// It was made then or later.
    Since(When),
    /// It was made until then.
    Until(When),
    /// This actor asked for it.
    By(Actor),
    /// It cost so much, in micro-dollars.
    Cost(Range<i64>),
    /// It was made from this one.
    Parent(GenerationId),
    /// It is one of these.
    Ids(Vec<GenerationId>),
    /// It has this very size.
    Size(Size),
    /// Its longer side is so long, in px.
    LongSide(Range<u32>),
    /// It is so wide, in px.
    Width(Range<u32>),
    /// It is so high, in px.
    Height(Range<u32>),
    /// Its sides have this ratio.
    Ratio(Ratio),
    /// It came to be in this way.
    Origin(Origin),
    /// This provider answered.
    Provider(ProviderId),
    /// It has this seed.
    Seed(Seed),
}

/// What an image can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has a star.
    Starred,
    /// It was turned down.
    Rejected,
    /// It is in the trash.
    Trashed,
    /// A hidden tag or collection leaves it out.
    Hidden,
    /// A sensitive tag or collection leaves it out in safe mode.
    Sensitive,
    /// It has a tag.
    Tagged,
    /// It has none.
    Untagged,
    /// It is in a collection.
    Collected,
    /// It is in none.
    Uncollected,
    /// Another one was made from its pixels.
    Reference,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Starred,
        Self::Rejected,
        Self::Trashed,
        Self::Hidden,
        Self::Sensitive,
        Self::Tagged,
        Self::Untagged,
        Self::Collected,
        Self::Uncollected,
        Self::Reference,
    ];

    /// Returns the name in a query.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Starred => "starred",
            Self::Rejected => "rejected",
            Self::Trashed => "trashed",
            Self::Hidden => "hidden",
            Self::Sensitive => "sensitive",
            Self::Tagged => "tagged",
            Self::Untagged => "untagged",
            Self::Collected => "collected",
            Self::Uncollected => "uncollected",
            Self::Reference => "reference",
        }
    }

    /// Returns the state that it is a case of, and whether it is its presence: untagged is the absence of tagged.
    pub(super) fn fact(self) -> (Self, bool) {
        match self {
            Self::Untagged => (Self::Tagged, false),
            Self::Uncollected => (Self::Collected, false),
            other => (other, true),
        }
    }
}

impl Term {
    /// Returns why the two can never hold of one generation.
    pub(super) fn clash_with(&self, other: &Self) -> Option<String> {
        if let (Condition::Is(a), Condition::Is(b)) = (&self.condition, &other.condition) {
            let (a, b) = (a.fact(), b.fact());
            let contradict = a.0 == b.0 && (a.1 != self.negated) != (b.1 != other.negated);
            return contradict.then(|| format!("{self} contradicts {other}"));
        }
        if self.condition == other.condition {
            return (self.negated != other.negated).then(|| format!("{self} contradicts {other}"));
        }
        let one_only = matches!(
            (&self.condition, &other.condition),
            (Condition::Model(_), Condition::Model(_))
                | (Condition::By(_), Condition::By(_))
                | (Condition::Parent(_), Condition::Parent(_))
                | (Condition::Origin(_), Condition::Origin(_))
                | (Condition::Provider(_), Condition::Provider(_))
                | (Condition::Seed(_), Condition::Seed(_))
        );
        (one_only && !self.negated && !other.negated)
            .then(|| format!("{self} and {other} can't both hold; an image has one"))
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("-")?;
        }
        write!(f, "{}", self.condition)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) if is_plain_word(text) => f.write_str(text),
            Self::Text(text) => write_quoted(f, text),
            Self::Tag(tag) => write_value(f, "tag", tag.as_str()),
            Self::Collection(name) => write_value(f, "collection", name.as_str()),
            Self::Model(model) => write_value(f, "model", model),
            Self::By(actor) => write_value(f, "by", actor.as_str()),
            Self::Is(state) => write!(f, "is:{}", state.name()),
            Self::Has(part) => write!(f, "has:{}", part.name()),
            Self::Since(when) => write!(f, "since:{when}"),
            Self::Until(when) => write!(f, "until:{when}"),
            Self::Cost(range) => write!(f, "cost:{}", in_dollars(*range)),
            Self::Parent(id) => write!(f, "parent:{}", id.0),
            Self::Ids(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
                write!(f, "id:{}", ids.join(","))
            }
            Self::Size(size) => write!(f, "size:{size}"),
            Self::LongSide(range) => write!(f, "size:{range}"),
            Self::Width(range) => write!(f, "width:{range}"),
            Self::Height(range) => write!(f, "height:{range}"),
            Self::Ratio(ratio) => write!(f, "ratio:{ratio}"),
            Self::Origin(origin) => write!(f, "origin:{}", origin.name()),
            Self::Provider(provider) => write!(f, "provider:{provider}"),
            Self::Seed(seed) => write!(f, "seed:{seed}"),
        }
    }
}

/// Returns whether a text reads as one bare word.
fn is_plain_word(text: &str) -> bool {
    let has_key =
        text.find(|character| !is_of_key(character)).is_some_and(|at| at > 0 && text[at..].starts_with(':'));
    let is_sign = text.starts_with('-') && text.len() > 1;
    !text.is_empty()
        && !is_sign
        && !has_key
        && !text.starts_with(['"', '~'])
        && !RESERVED.contains(&text)
        && !text.contains(char::is_whitespace)
}

fn write_value(f: &mut fmt::Formatter<'_>, key: &str, value: &str) -> fmt::Result {
    write!(f, "{key}:")?;
    let is_plain = !value.is_empty() && !value.starts_with('"') && !value.contains(char::is_whitespace);
    if is_plain { f.write_str(value) } else { write_quoted(f, value) }
}

fn write_quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes amounts as dollars without the sign, so that they need no quotes in a shell.
fn in_dollars(range: Range<i64>) -> String {
    let dollars = |micro: i64| MicroUsd(micro).to_string().replace('$', "");
    match range {
        Range::Exactly(micro) => dollars(micro),
        Range::Above(micro) => format!(">{}", dollars(micro)),
        Range::AtLeast(micro) => format!(">={}", dollars(micro)),
        Range::Below(micro) => format!("<{}", dollars(micro)),
        Range::AtMost(micro) => format!("<={}", dollars(micro)),
        Range::Between(least, most) => format!("{}..{}", dollars(least), dollars(most)),
    }
}
