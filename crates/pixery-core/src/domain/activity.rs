//! The activity journal: what was done, by whom, and what undoing it left as it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Actor, JournalId, Timestamp, Topic};

/// One thing that somebody did: one command, however many rows it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The entry's id.
    pub id: JournalId,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// The operation's name: `add_tags`.
    pub operation: String,
    /// The entry that it undid (the newest of them), or the undoing that it took back.
    pub undoes: Option<JournalId>,
    /// The entry that undid it; absent while it stands.
    pub undone_by: Option<JournalId>,
    /// How many rows and links it changed.
    #[ts(type = "number")]
    pub changes: i64,
}

/// Why undoing left something as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum SkipReason {
    /// It was changed since, by somebody else or in another entry.
    ChangedSince,
    /// The image, tag, collection or note is not there any more.
    Gone,
    /// Something new bears its name.
    NameTaken,
    /// Other images or replies use it by now.
    StillUsed,
    /// It can't be undone at all: an image that was made or purged.
    Final,
}

impl SkipReason {
    /// Returns the reason in words that follow "because it".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::ChangedSince => "was changed since",
            Self::Gone => "is gone",
            Self::NameTaken => "lost its name to another",
            Self::StillUsed => "is in use by others",
            Self::Final => "can't be undone",
        }
    }
}

/// Something that undoing left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Skipped {
    /// The entry whose change it was.
    pub entry: JournalId,
    /// What kind of thing it is.
    pub topic: Topic,
    /// The row's id: of a generation, tag, collection or note.
    #[ts(type = "number")]
    pub id: i64,
    /// Why.
    pub reason: SkipReason,
}
