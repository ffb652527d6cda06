//! Lineage: what an image came from, and what came from it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{GenerationId, Origin, Timestamp};

/// One image of a lineage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Kin {
    /// The image.
    pub id: GenerationId,
    /// What it came from, also when that is gone.
    pub parent_id: Option<GenerationId>,
    /// Steps from the oldest ancestor that is known, which has 0.
    pub depth: u32,
    /// What it is to the image that was asked for.
    pub kinship: Kinship,
    /// Whether it can be looked at; where not, the fields below are absent.
    pub state: KinState,
    /// How it came to be.
    pub origin: Option<Origin>,
    /// The model's id.
    pub model: Option<String>,
    /// What was asked for.
    pub prompt: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Whether it has a star.
    pub starred: Option<bool>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
}

/// What an image of a lineage is to the one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Kinship {
    /// The asked one came from it.
    Ancestor,
    /// It is the asked one.
    Itself,
    /// It came from the asked one.
    Descendant,
}

/// Whether an image of a lineage can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum KinState {
    /// It can.
    Live,
    /// It can; it is in the trash.
    Trashed,
    /// A hidden tag or collection leaves it out.
    Hidden,
    /// A sensitive tag or collection leaves it out while safe mode is on.
    Sensitive,
    /// It was deleted for good.
    Purged,
    /// It never was in this library.
    Missing,
}
