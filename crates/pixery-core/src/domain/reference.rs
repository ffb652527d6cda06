//! References: input images, stored once by content hash.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContentHash, GenerationId, ImageFormat, ReferenceId};

/// What an input image is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum ReferenceRole {
    /// Guides the picture (image-to-image); the first one is also what an edit starts from.
    Reference,
    /// Says where to paint: white is painted, black is kept.
    Mask,
}

impl ReferenceRole {
    /// Returns the name on the wire and in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Mask => "mask",
        }
    }
}

/// One input image of a recipe, in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReferenceUse {
    /// The stored file's id.
    pub id: ReferenceId,
    /// What it is for.
    pub role: ReferenceRole,
    /// SHA-256 of the file's bytes.
    pub sha256: ContentHash,
    /// The file's format.
    pub format: ImageFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The generation that it was taken from, if it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub generation_id: Option<GenerationId>,
    /// Absolute path of the stored file; only where the door may show paths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub path: Option<String>,
}
