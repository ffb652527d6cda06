//! Saved searches: queries with a name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::query::Query;
use crate::domain::{Page, SavedSearch, SavedSearchName};
use crate::error::Result;
use crate::library::Library;

/// A query to be saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveSearch {
    /// Its name.
    pub name: SavedSearchName,
    /// The query.
    pub query: String,
}

/// Nothing to choose: all saved searches are listed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListSavedSearches {}

/// A saved search to be renamed.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenameSavedSearch {
    /// The name it has.
    pub name: SavedSearchName,
    /// The name it gets.
    pub new_name: SavedSearchName,
}

/// A saved search by its name.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ThisSavedSearch {
    /// The name.
    pub name: SavedSearchName,
}

/// Saves a query under a new name, in its canonical form; times stay relative (`since:7d`).
///
/// # Errors
/// `invalid` with the column for a query that can't be read; `conflict` when the name is taken; `storage`.
pub async fn save(library: &Library, request: SaveSearch) -> Result<SavedSearch> {
    let query = Query::parse(&request.query)?.to_string();
    library.write("save_search", move |writer| writer.save_search(&request.name, &query)).await
}

/// Lists every saved search, in the order that they were saved; in safe mode without those that name a sensitive tag or collection.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list(library: &Library, _request: ListSavedSearches) -> Result<Page<SavedSearch>> {
    let safe_mode = library.safe_mode();
    let items = library.read(move |reader| reader.saved_searches(safe_mode)).await?;
    Ok(Page { items, next: None })
}

/// Returns one saved search.
///
/// # Errors
/// `not_found` with the nearest name; `storage` when the database fails.
pub async fn show(library: &Library, request: ThisSavedSearch) -> Result<SavedSearch> {
    let safe_mode = library.safe_mode();
    library.read(move |reader| reader.saved_search(&request.name, safe_mode)).await
}

/// Gives a saved search another name.
///
/// # Errors
/// `not_found` with the nearest name; `conflict` when the new name is taken; `storage` when the database fails.
pub async fn rename(library: &Library, request: RenameSavedSearch) -> Result<SavedSearch> {
    let safe_mode = library.safe_mode();
    library
        .write("rename_saved_search", move |writer| {
            writer.rename_saved_search(&request.name, &request.new_name, safe_mode)
        })
        .await
}

/// Deletes a saved search; the images that it finds stay.
///
/// # Errors
/// `not_found` with the nearest name; `storage` when the database fails.
pub async fn delete(library: &Library, request: ThisSavedSearch) -> Result<SavedSearch> {
    let safe_mode = library.safe_mode();
    library
        .write("delete_saved_search", move |writer| writer.delete_saved_search(&request.name, safe_mode))
        .await
}
