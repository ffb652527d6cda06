//! Prompts that were used before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{GenerationId, Timestamp};

/// A prompt, with the newest image that was made from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PastPrompt {
    /// The newest image.
    pub id: GenerationId,
    /// The prompt.
    pub prompt: String,
    /// That image's title.
    pub title: Option<String>,
    /// That image's model.
    pub model: String,
    /// When that image was made.
    pub created_at: Timestamp,
}
