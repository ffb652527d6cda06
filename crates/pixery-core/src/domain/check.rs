//! Checks: what no index answers. A walk looks at each row that the rest of a filter leaves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Actor, GenerationId, Origin, ProviderId, Ratio, Seed, Size};

/// Something that must hold of a generation, or must not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Check {
    /// Whether the fact must not hold.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub negated: bool,
    /// The fact.
    pub fact: Fact,
}

/// A fact about a generation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
#[ts(rename_all = "snake_case")]
pub enum Fact {
    /// This model made it.
    Model(String),
    /// This actor asked for it.
    Actor(Actor),
    /// It came from this generation.
    Parent(GenerationId),
    /// It is one of these.
    Ids(Vec<GenerationId>),
    /// It came to be in this way.
    Origin(Origin),
    /// This provider answered.
    Provider(ProviderId),
    /// It has this seed.
    Seed(Seed),
    /// Its share of the cost in micro-dollars; never holds where the cost is unknown.
    Cost(Bounds),
    /// Its longer side in px.
    LongSide(Bounds),
    /// Its width in px.
    Width(Bounds),
    /// Its height in px.
    Height(Bounds),
    /// It has this very size.
    Size(Size),
    /// Its sides have this ratio, to 2 %: models that make sizes in steps rarely meet one exactly.
    Ratio(Ratio),
    /// It has a part that not all have.
    Has(Part),
    /// Another generation was made from its pixels.
    Reference,
}

/// A range of whole numbers, both ends included; open where one is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Bounds {
    /// The least.
    #[ts(type = "number | null")]
    pub min: Option<i64>,
    /// The most.
    #[ts(type = "number | null")]
    pub max: Option<i64>,
}

/// A part that a generation has or has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Part {
    /// Input images that it was made from.
    Reference,
    /// A generation that it came from.
    Parent,
    /// A title.
    Title,
    /// A negative prompt.
    Negative,
    /// A note that somebody left on it.
    Note,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 5] = [Self::Reference, Self::Parent, Self::Title, Self::Negative, Self::Note];

    /// Returns the name on the wire and in a query.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Parent => "parent",
            Self::Title => "title",
            Self::Negative => "negative",
            Self::Note => "note",
        }
    }
}
