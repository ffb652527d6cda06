//! Tiles: what a gallery shows of an image before anybody looks closer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Actor, GenerationId, Origin, Timestamp, Withheld};

/// The most characters of a prompt on a tile.
pub const PROMPT_ON_A_TILE: usize = 300;

/// One image on the wall of a gallery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tile {
    /// The number that people say aloud.
    pub id: GenerationId,
    /// A thumbhash (about 25 bytes), base64; absent until it is computed.
    pub thumbhash: Option<String>,
    /// The first 16 hex digits of the original's SHA-256: addresses of its pixels that bear it may be kept for ever. Empty for a
    /// placeholder.
    pub version: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// Whether it has a star.
    pub starred: bool,
    /// Whether it was turned down.
    pub rejected: bool,
    /// Whether a sensitive tag or collection is on it.
    pub sensitive: bool,
    /// Whether it is in the trash.
    pub trashed: bool,
    /// Whether its original is gone from the disk.
    pub missing: bool,
    /// Its title, if somebody gave one.
    pub title: Option<String>,
    /// The first 300 characters of its prompt.
    pub prompt: String,
    /// The model's id; free text for imports, empty when nobody knows.
    pub model: String,
    /// Who asked.
    pub actor: Actor,
    /// How it came to be.
    pub origin: Origin,
    /// How many notes are open on it.
    pub notes: u32,
    /// Why this is a placeholder that shows nothing of the image; absent when it is the image itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub withheld: Option<Withheld>,
}

impl Tile {
    /// Returns a placeholder in its stead: number, time, size, marks; nothing of picture and recipe.
    #[must_use]
    pub fn withheld(self, why: Withheld) -> Self {
        Self {
            thumbhash: None,
            version: String::new(),
            missing: false,
            title: None,
            prompt: String::new(),
            model: String::new(),
            notes: 0,
            withheld: Some(why),
            ..self
        }
    }
}
