//! Collections: what images are for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CollectionId;
use super::name::{clean_name, text_type};

text_type!(
    /// A collection's name: at most 200 characters, one line. Upper and lower case are one name.
    CollectionName,
    |text| clean_name("collection", text, 200)
);

/// A collection with the number of images in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    /// The collection's id.
    pub id: CollectionId,
    /// The collection's name.
    pub name: CollectionName,
    /// What it is for; empty when nobody said.
    pub description: String,
    /// Whether the collection and its images are left out until asked for.
    pub hidden: bool,
    /// Whether the collection and its images are left out while safe mode is on.
    pub sensitive: bool,
    /// Live images (not in the trash) that the current visibility shows.
    #[ts(type = "number")]
    pub count: i64,
}
