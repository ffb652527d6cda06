//! What was spent, in lines that never add up what is known in different ways.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Invalid, MicroUsd};

/// What costs are gathered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum CostGrouping {
    /// By day in the library's zone.
    #[default]
    Day,
    /// By month.
    Month,
    /// By model.
    Model,
    /// By provider.
    Provider,
    /// By who asked.
    Actor,
}

impl CostGrouping {
    /// Every grouping.
    pub const ALL: [Self; 5] = [Self::Day, Self::Month, Self::Model, Self::Provider, Self::Actor];

    /// Returns the name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Model => "model",
            Self::Provider => "provider",
            Self::Actor => "actor",
        }
    }

    /// Returns the grouping of that name.
    ///
    /// # Errors
    /// [`Invalid`] for any other text.
    pub fn from_name(name: &str) -> Result<Self, Invalid> {
        Self::ALL.into_iter().find(|by| by.name() == name).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            Invalid::new("grouping", name, "is not known").hint(format!("group by {known}"))
        })
    }
}

/// What one day, model, provider or actor cost. The amounts are known in different ways and are not to be added up as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CostLine {
    /// The day (`YYYY-MM-DD`), month, model, provider or actor.
    pub name: String,
    /// What providers reported, in micro-dollars.
    pub reported: MicroUsd,
    /// What Pixery estimated where they report nothing, in micro-dollars.
    pub estimated: MicroUsd,
    /// The worst case of what runs or whose cost nobody knows, in micro-dollars.
    pub held: MicroUsd,
    /// Attempts whose cost nobody knows.
    pub unknown_attempts: u32,
    /// Attempts that certainly cost nothing.
    pub not_charged_attempts: u32,
    /// All attempts.
    pub attempts: u32,
    /// The images that came of them.
    pub images: u32,
}
