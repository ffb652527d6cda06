//! Collections and their links.

use serde_json::json;

use super::links::{Label, key_of};
use super::{RowChange, Writer};
use crate::domain::{CollectionId, CollectionName, GenerationId, Topic};
use crate::error::Result;

impl Writer<'_> {
    /// Puts a generation into a collection, made when it is new; returns whether it was not in it before.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn add_to_collection(&self, generation: GenerationId, collection: &CollectionName) -> Result<bool> {
        let id = self.collection_row_or_new(collection)?;
        let added = self.link(Label::Collection, id.0, generation)?;
        if added {
            let after = Some(json!({ "collection": collection }));
            self.record(RowChange { topic: Topic::Generations, row_id: generation.0, before: None, after })?;
        }
        Ok(added)
    }

    pub(super) fn collection_row_or_new(&self, name: &CollectionName) -> Result<CollectionId> {
        if let Some((known, _)) = self.label_row(Label::Collection, name.as_str())? {
            return Ok(CollectionId(known));
        }
        self.connection
            .prepare_cached(
                "INSERT INTO collections(name, key, position, created_at) \
                 SELECT ?1, ?2, ifnull(max(position), 0) + 1, ?3 FROM collections",
            )?
            .execute((name, key_of(name.as_str()), self.at))?;
        let id = CollectionId(self.connection.last_insert_rowid());
        let after = Some(json!({ "name": name }));
        self.record(RowChange { topic: Topic::Collections, row_id: id.0, before: None, after })?;
        Ok(id)
    }
}
