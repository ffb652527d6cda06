//! Filters: which generations are meant. All parts must hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Actor, Check, CollectionName, GenerationId, TagName, Timestamp};

/// A conjunction of conditions on generations. The empty filter means every live generation that the current
/// visibility shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Filter {
    /// Substrings of the prompt or title, all of them; case and accents don't matter.
    #[ts(as = "Option<Vec<String>>")]
    pub texts: Vec<String>,
    /// Substrings that neither prompt nor title has.
    #[ts(as = "Option<Vec<String>>")]
    pub without_texts: Vec<String>,
    /// Tags that the generation has, all of them.
    #[ts(as = "Option<Vec<TagName>>")]
    pub tags: Vec<TagName>,
    /// Tags that the generation has none of.
    #[ts(as = "Option<Vec<TagName>>")]
    pub without_tags: Vec<TagName>,
    /// Collections that the generation is in, all of them.
    #[ts(as = "Option<Vec<CollectionName>>")]
    pub collections: Vec<CollectionName>,
    /// Collections that the generation is in none of.
    #[ts(as = "Option<Vec<CollectionName>>")]
    pub without_collections: Vec<CollectionName>,
    /// The model's id, or an import's free text.
    pub model: Option<String>,
    /// Only starred (or only unstarred) ones.
    pub starred: Option<bool>,
    /// Only rejected (or only unrejected) ones.
    pub rejected: Option<bool>,
    /// Only ones with (or without) any tag.
    pub tagged: Option<bool>,
    /// Only ones in (or outside) any collection.
    pub collected: Option<bool>,
    /// Only these; none when the list is empty.
    pub ids: Option<Vec<GenerationId>>,
    /// Only children of this generation.
    pub parent_id: Option<GenerationId>,
    /// Only what this actor asked for.
    pub actor: Option<Actor>,
    /// Not older than this.
    pub since: Option<Timestamp>,
    /// Older than this.
    pub until: Option<Timestamp>,
    /// What else must hold, all of it.
    #[ts(as = "Option<Vec<Check>>")]
    pub checks: Vec<Check>,
    /// Only what hidden tags and collections leave out, or only what they don't.
    pub hidden: Option<bool>,
    /// Only what sensitive tags and collections leave out in safe mode, or only what they don't.
    pub sensitive: Option<bool>,
    /// What is in the trash, instead of what is live.
    #[ts(as = "Option<bool>")]
    pub trashed: bool,
    /// Also what hidden tags and collections leave out.
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}
