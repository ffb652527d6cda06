//! Events: what a listener hears after something was committed, by this process or any other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::JobId;

/// A part of the library that reads depend on and writes touch.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Topic {
    /// Generations and everything shown on them, their tags and collections included.
    Generations,
    /// Tags and their counts.
    Tags,
    /// Collections and their counts.
    Collections,
    /// Jobs and their states.
    Jobs,
    /// The ledger and its roll-ups.
    Costs,
    /// Budgets.
    Budgets,
    /// Notes on images.
    Notes,
    /// Prompt templates.
    Presets,
    /// Saved searches.
    SavedSearches,
    /// Preferences.
    Preferences,
    /// The activity journal.
    Activity,
    /// Where a person is looking, and what agents point at; nothing of the library itself.
    Focus,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 12] = [
        Self::Generations,
        Self::Tags,
        Self::Collections,
        Self::Jobs,
        Self::Costs,
        Self::Budgets,
        Self::Notes,
        Self::Presets,
        Self::SavedSearches,
        Self::Preferences,
        Self::Activity,
        Self::Focus,
    ];

    /// Returns the name on the wire and in `change_log`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Generations => "generations",
            Self::Tags => "tags",
            Self::Collections => "collections",
            Self::Jobs => "jobs",
            Self::Costs => "costs",
            Self::Budgets => "budgets",
            Self::Notes => "notes",
            Self::Presets => "presets",
            Self::SavedSearches => "saved_searches",
            Self::Preferences => "preferences",
            Self::Activity => "activity",
            Self::Focus => "focus",
        }
    }

    /// Returns the topic of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }
}

/// The rows of one topic that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// The topic.
    pub topic: Topic,
    /// The changed rows' ids, ascending, each once; absent when any row may have changed.
    #[ts(type = "number[] | null")]
    pub ids: Option<Vec<i64>>,
}

/// How far a running job is. Carried by events, and kept on the job's row about once a second.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobProgress {
    /// The job.
    pub job_id: JobId,
    /// The finished step, 1-based; absent where the provider reports none.
    pub step: Option<u32>,
    /// The number of steps; absent where the provider reports none.
    pub steps: Option<u32>,
    /// Requests before this one in the provider's queue; absent outside of it.
    pub queue_position: Option<u32>,
    /// What is being done, in a word or two.
    pub label: String,
    /// A small JPEG of the picture so far (long side ≤ 256 px), base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub preview: Option<String>,
}

/// What a listener hears.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[ts(rename_all = "snake_case")]
pub enum Event {
    /// A commit changed these rows. `sequence` is the listener's new cursor.
    Changed {
        /// What changed, a topic at most once, in the order of [`Topic`].
        changes: Vec<Changed>,
        /// The last change included.
        #[ts(type = "number")]
        sequence: i64,
    },
    /// Anything may have changed: the listener fell behind, or its cursor is older than the log.
    Everything {
        /// The last change included.
        #[ts(type = "number")]
        sequence: i64,
    },
    /// A job of this process made a step.
    Progress(JobProgress),
}
