//! Tags: what an image is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Invalid;
use super::TagId;
use super::name::{clean_name, text_type};

text_type!(
    /// A tag's name: at most 100 characters, one line, no comma (commas part tags on the command line).
    /// Upper and lower case are one name; the first spelling is kept.
    TagName,
    |text| {
        if text.contains(',') {
            return Err(Invalid::new("tag", text, "holds a comma").hint("give several tags as several values"));
        }
        clean_name("tag", text, 100)
    }
);

/// A tag with the number of images that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// The tag's id.
    pub id: TagId,
    /// The tag's name.
    pub name: TagName,
    /// `#rrggbb` when the person chose a colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub color: Option<String>,
    /// Whether the tag and its images are left out until asked for.
    pub hidden: bool,
    /// Whether the tag and its images are left out while safe mode is on.
    pub sensitive: bool,
    /// Live images (not in the trash) that the current visibility shows.
    #[ts(type = "number")]
    pub count: i64,
}
