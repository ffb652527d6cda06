//! Generations: one image with its recipe.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Actor, CollectionName, ContentHash, Cost, CostKind, GenerationId, ImageFormat, Invalid, JobId,
    Parameters, ProviderId, ReferenceUse, Size, TagName, Timestamp,
};

/// How a generation came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Origin {
    /// From a prompt.
    Generate,
    /// From another generation's recipe, changed.
    Remix,
    /// From another generation's recipe, with a new seed.
    Regenerate,
    /// From another generation's pixels, changed inside a mask or by words.
    Edit,
    /// From another generation's pixels, enlarged.
    Upscale,
    /// From a file that somebody brought in.
    Import,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 6] =
        [Self::Generate, Self::Remix, Self::Regenerate, Self::Edit, Self::Upscale, Self::Import];

    /// Returns the name on the wire and in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::Remix => "remix",
            Self::Regenerate => "regenerate",
            Self::Edit => "edit",
            Self::Upscale => "upscale",
            Self::Import => "import",
        }
    }

    /// Returns the origin of that name.
    ///
    /// # Errors
    /// [`Invalid`] for any other text.
    pub fn from_name(name: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|origin| origin.name() == name)
            .ok_or_else(|| Invalid::new("origin", name, "is not known"))
    }
}

/// One image of the library with its recipe, as every door shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Generation {
    /// The number that people say aloud.
    pub id: GenerationId,
    /// What was asked for; empty for an import without a recipe.
    pub prompt: String,
    /// What was asked to be left out.
    pub negative_prompt: Option<String>,
    /// The model's id; free text for imports, empty when nobody knows.
    pub model: String,
    /// Who answered; absent for imports.
    pub provider: Option<ProviderId>,
    /// The settings.
    pub parameters: Parameters,
    /// The input images in their order, the mask last.
    pub references: Vec<ReferenceUse>,
    /// The generation that this one came from.
    pub parent_id: Option<GenerationId>,
    /// Tags by name.
    pub tags: Vec<TagName>,
    /// Collections by name.
    pub collections: Vec<CollectionName>,
    /// Whether it has a star.
    pub starred: bool,
    /// Whether it was turned down (dimmed, not trashed).
    pub rejected: bool,
    /// When it was put into the trash; absent while it is live.
    pub trashed_at: Option<Timestamp>,
    /// Its title, if somebody gave one.
    pub title: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The original's format.
    pub format: ImageFormat,
    /// The original's length in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of the original.
    pub sha256: ContentHash,
    /// Absolute path of the original; only where the door may show paths.
    pub path: Option<String>,
    /// A thumbhash (about 25 bytes), base64; absent until it is computed.
    pub thumbhash: Option<String>,
    /// The dominant colour as `#rrggbb`; absent until it is computed.
    pub color: Option<String>,
    /// Its share of what the request cost.
    pub cost: Cost,
    /// How it came to be.
    pub origin: Origin,
    /// Who asked.
    pub actor: Actor,
    /// The request that made it; absent for imports.
    pub job_id: Option<JobId>,
    /// Whether a sensitive tag or collection is on it.
    #[serde(default)]
    pub sensitive: bool,
    /// Whether a hidden tag or collection is on it.
    #[serde(default)]
    pub hidden: bool,
    /// Why this is a placeholder that shows nothing of the image; absent when it is the image itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub withheld: Option<Withheld>,
}

/// Why an image is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Withheld {
    /// It is sensitive, and safe mode is on.
    SafeMode,
}

impl Withheld {
    /// Returns the reason in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SafeMode => "hidden by safe mode",
        }
    }
}

impl Generation {
    /// Returns a placeholder in its stead: number, time and whether it lies in the trash; nothing of picture and recipe.
    #[must_use]
    pub fn withheld(self, why: Withheld) -> Self {
        Self {
            prompt: String::new(),
            negative_prompt: None,
            model: String::new(),
            provider: None,
            parameters: Parameters::default(),
            references: Vec::new(),
            parent_id: None,
            tags: Vec::new(),
            collections: Vec::new(),
            title: None,
            sha256: ContentHash([0; 32]),
            path: None,
            thumbhash: None,
            color: None,
            cost: Cost { micro_usd: None, kind: CostKind::Unknown },
            job_id: None,
            withheld: Some(why),
            ..self
        }
    }

    /// Returns the original's size.
    #[must_use]
    pub fn size(&self) -> Size {
        Size { width: self.width, height: self.height }
    }
}
