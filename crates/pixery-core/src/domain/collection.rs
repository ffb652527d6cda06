//! Collections: what images are for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name::{clean_name, is_invisible, text_type};
use super::{CollectionId, Invalid};

text_type!(
    /// A collection's name: at most 200 characters, one line. Upper and lower case are one name.
    CollectionName,
    |text| clean_name("collection", text, 200)
);

text_type!(
    /// What a collection is for: at most 2,000 characters; empty when nobody says. Tabs and line breaks are the only control
    /// characters.
    CollectionDescription,
    |text| {
        let text = text.trim().replace("\r\n", "\n");
        if text.chars().count() > 2_000 {
            return Err(Invalid::new("description", text, "is longer than 2,000 characters").hint("shorten it"));
        }
        match text.chars().find(|&c| is_invisible(c) && c.is_control() && c != '\n' && c != '\t') {
            Some(control) => {
                let reason = format!("holds the control character {}", control.escape_unicode());
                Err(Invalid::new("description", text, reason).hint("remove it; tabs and line breaks are fine"))
            }
            None => Ok(text),
        }
    }
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
