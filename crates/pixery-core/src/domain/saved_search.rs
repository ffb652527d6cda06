//! Saved searches: queries with a name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name::{clean_name, text_type};
use super::{SavedSearchId, Timestamp};

text_type!(
    /// A saved search's name: at most 100 characters, one line. Upper and lower case are one name.
    SavedSearchName,
    |text| clean_name("saved search", text, 100)
);

/// A query with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SavedSearch {
    /// Its id.
    pub id: SavedSearchId,
    /// Its name.
    pub name: SavedSearchName,
    /// The query, in its canonical form: times stay as they were written (`since:7d`).
    pub query: String,
    /// When it was saved.
    pub created_at: Timestamp,
}
