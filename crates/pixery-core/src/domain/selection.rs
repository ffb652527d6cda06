//! Selections: the generations that a command is about, by their ids or by what they have in common.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Filter, GenerationId};

/// Which generations are meant. Ids are all taken or, when one is wrong, none; what is found by a filter or query is taken
/// newest first, a few thousand at a time, and is one entry of the journal all the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename_all = "camelCase")]
pub enum Selection {
    /// These, 1 to 10,000, trashed ones too.
    Ids(Vec<GenerationId>),
    /// All that a filter finds.
    Filter(Box<Filter>),
    /// All that a query finds, as it is typed: `tag:fox -tag:draft snow`.
    Query(String),
}

impl From<Vec<GenerationId>> for Selection {
    fn from(ids: Vec<GenerationId>) -> Self {
        Self::Ids(ids)
    }
}

impl From<Filter> for Selection {
    fn from(filter: Filter) -> Self {
        Self::Filter(Box::new(filter))
    }
}
