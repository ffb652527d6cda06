//! Jobs: one request to a provider, in the queue from "asked for" to its end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Actor, CollectionName, Cost, GenerationId, Invalid, JobId, MicroUsd, ModelId, NegativePrompt, Origin,
    Parameters, Prompt, ProviderId, ReferenceUse, TagName, Timestamp, Title,
};

/// Where a job stands. `crates/ARCHITECTURE.md` draws the arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum JobState {
    /// On disk, nobody works on it.
    Queued,
    /// A worker is sending it.
    Submitting,
    /// The provider has it.
    Submitted,
    /// The result is on its way to the disk.
    Downloading,
    /// Its images are in the library.
    Done,
    /// It may have run and may have been charged; a person decides.
    Uncertain,
    /// The provider refused it before it ran; not charged.
    Rejected,
    /// It ended without an image.
    Failed,
    /// The provider forgot it before the result was fetched.
    Expired,
    /// Somebody stopped it.
    Cancelled,
}

impl JobState {
    /// Every state, in the order of a job's life.
    pub const ALL: [Self; 10] = [
        Self::Queued,
        Self::Submitting,
        Self::Submitted,
        Self::Downloading,
        Self::Done,
        Self::Uncertain,
        Self::Rejected,
        Self::Failed,
        Self::Expired,
        Self::Cancelled,
    ];

    /// Returns the name on the wire and in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Submitting => "submitting",
            Self::Submitted => "submitted",
            Self::Downloading => "downloading",
            Self::Done => "done",
            Self::Uncertain => "uncertain",
            Self::Rejected => "rejected",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
        }
    }

    /// Returns the state of that name.
    ///
    /// # Errors
    /// [`Invalid`] for any other text.
    pub fn from_name(name: &str) -> Result<Self, Invalid> {
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            Invalid::new("job state", name, "is not known").hint(format!("the states are {known}"))
        })
    }

    /// Returns whether nothing will happen to the job any more.
    #[must_use]
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Done | Self::Rejected | Self::Failed | Self::Expired | Self::Cancelled)
    }
}

/// Everything that a worker needs to make a job's images; kept on the job's row as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobRequest {
    /// What is asked for.
    pub prompt: Prompt,
    /// What is to be left out.
    #[serde(default)]
    pub negative_prompt: Option<NegativePrompt>,
    /// What is asked.
    pub model: ModelId,
    /// The settings, resolved: size and seed are filled in.
    pub parameters: Parameters,
    /// The input images in their order, the mask last.
    #[serde(default)]
    pub references: Vec<ReferenceUse>,
    /// How the result comes to be.
    pub origin: Origin,
    /// What it comes from.
    #[serde(default)]
    pub parent_id: Option<GenerationId>,
    /// Tags for the result.
    #[serde(default)]
    pub tags: Vec<TagName>,
    /// Collections for the result.
    #[serde(default)]
    pub collections: Vec<CollectionName>,
    /// A title for the result.
    #[serde(default)]
    pub title: Option<Title>,
    /// Images asked of the provider in this one request.
    pub count: u32,
}

/// Why a job ended without an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobFailure {
    /// An error code, as in [`crate::ErrorCode`].
    pub code: crate::ErrorCode,
    /// What happened, in lower case.
    pub message: String,
    /// What to do about it; empty when there is nothing.
    pub hint: String,
}

/// One request in the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// The number that people say aloud.
    pub id: JobId,
    /// The batch that it was asked for in: jobs of one command share it.
    pub batch: String,
    /// Where it stands.
    pub state: JobState,
    /// Who answers it.
    pub provider: ProviderId,
    /// Where that one is asked: scheme, host and port; empty for one in the process.
    pub place: String,
    /// What is asked for.
    pub request: JobRequest,
    /// What it is expected to cost, or did.
    pub cost: Cost,
    /// What is held against budgets for it, in micro-dollars: the worst case while it runs, and after an end whose cost nobody knows.
    pub held: MicroUsd,
    /// The finished step; absent before the first and where the provider reports none.
    pub step: Option<u32>,
    /// The number of steps; absent where the provider reports none.
    pub steps: Option<u32>,
    /// Requests before this one in the provider's own queue; absent outside of it.
    pub queue_position: Option<u32>,
    /// What the provider is doing, in a word or two.
    pub label: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
    /// Why it ended without an image; of a queued or running job: what it waits for.
    pub failure: Option<JobFailure>,
    /// Its images, in order.
    pub generation_ids: Vec<GenerationId>,
    /// Who asked.
    pub actor: Actor,
    /// The ended job that this one asks for again.
    pub retry_of: Option<JobId>,
    /// A queued job isn't sent before this.
    pub not_before: Option<Timestamp>,
    /// When somebody asked that it stop.
    pub cancel_asked_at: Option<Timestamp>,
    /// When somebody put it out of sight.
    pub dismissed_at: Option<Timestamp>,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When a worker began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}
