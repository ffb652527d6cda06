//! Generations: one row an image.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, Value, json};

use super::columns::{Json, Names, json_ids};
use super::links::Label;
use super::shelves::Shelf;
use super::writer::Words;
use super::{Reader, RowChange, Writer};
use crate::domain::{
    Actor, CollectionName, ContentHash, Cost, Generation, GenerationId, ImageFormat, JobId, Origin,
    Parameters, ProviderId, ReferenceUse, TagName, Timestamp, Topic, fold,
};
use crate::error::{Error, Result};

/// An image that is about to enter the library; its file is published already.
#[derive(Debug, Clone)]
pub struct NewGeneration<'a> {
    /// When it was made; today for a generated one, the file's own date for an import.
    pub created_at: Timestamp,
    /// What was asked for.
    pub prompt: &'a str,
    /// What was to be left out.
    pub negative_prompt: Option<&'a str>,
    /// The model's id, or an import's free text.
    pub model: &'a str,
    /// Who answered.
    pub provider: Option<&'a ProviderId>,
    /// The settings.
    pub parameters: &'a Parameters,
    /// The input images in their order.
    pub references: &'a [ReferenceUse],
    /// What it came from.
    pub parent_id: Option<GenerationId>,
    /// Tags to attach.
    pub tags: &'a [TagName],
    /// Collections to put it into.
    pub collections: &'a [CollectionName],
    /// Its title.
    pub title: Option<&'a str>,
    /// How it came to be.
    pub origin: Origin,
    /// Who asked.
    pub actor: &'a Actor,
    /// The job that made it, and its place there.
    pub job: Option<(JobId, u32)>,
    /// Its share of the cost.
    pub cost: Cost,
    /// The file's format.
    pub format: ImageFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file's length in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: ContentHash,
    /// The file, relative to the library.
    pub path: &'a str,
}

/// What is computed from an image's pixels after it is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedFacts {
    /// A thumbhash.
    pub thumbhash: Vec<u8>,
    /// The dominant colour, 0xRRGGBB.
    pub color: u32,
    /// The 64-bit gradient hash.
    pub gradient_hash: u64,
}

/// In the order in which [`from_row`] reads them.
const COLUMNS: &str = "g.tag_ids, g.collection_ids, g.reference_count, g.thumbhash, g.color, g.id, g.prompt, g.negative_prompt, \
    m.name AS model, g.provider, g.parameters, g.parent_id, g.starred, g.rejected, g.trashed_at, g.title, g.created_at, \
    g.width, g.height, g.format, g.bytes, g.sha256, g.path, g.cost_micro, g.cost_kind, g.origin, g.actor, g.job_id, g.sensitive_by, g.hidden_by";

/// Reads a row without its tags, collections and references; `path` is relative to the library.
fn from_row(row: &Row<'_>, names: &Names) -> rusqlite::Result<Generation> {
    let thumbhash: Option<Vec<u8>> = names.get(row, "thumbhash")?;
    let color: Option<u32> = names.get(row, "color")?;
    Ok(Generation {
        id: names.get(row, "id")?,
        prompt: names.get(row, "prompt")?,
        negative_prompt: names.get(row, "negative_prompt")?,
        model: names.get(row, "model")?,
        provider: names.get(row, "provider")?,
        parameters: names.get::<Json<Parameters>>(row, "parameters")?.0,
        references: Vec::new(),
        parent_id: names.get(row, "parent_id")?,
        tags: Vec::new(),
        collections: Vec::new(),
        starred: names.get(row, "starred")?,
        rejected: names.get(row, "rejected")?,
        trashed_at: names.get(row, "trashed_at")?,
        title: names.get(row, "title")?,
        created_at: names.get(row, "created_at")?,
        width: names.get(row, "width")?,
        height: names.get(row, "height")?,
        format: names.get(row, "format")?,
        bytes: names.get::<i64>(row, "bytes")?.cast_unsigned(),
        sha256: names.get(row, "sha256")?,
        path: names.get(row, "path")?,
        thumbhash: thumbhash.map(|bytes| BASE64.encode(bytes)),
        color: color.map(|color| format!("#{color:06x}")),
        cost: Cost { micro_usd: names.get(row, "cost_micro")?, kind: names.get(row, "cost_kind")? },
        origin: names.get(row, "origin")?,
        actor: names.get(row, "actor")?,
        job_id: names.get(row, "job_id")?,
        sensitive: names.get::<i64>(row, "sensitive_by")? > 0,
        hidden: names.get::<i64>(row, "hidden_by")? > 0,
        withheld: None,
    })
}

/// Returns a generation's place in the library's order; the same as the column of that name.
pub(super) fn sort_key(created_at: Timestamp, id: GenerationId) -> i64 {
    created_at.millis() << 21 | id.0 & 0x1f_ffff
}

/// Returns what the text index holds of a generation.
fn words(title: Option<&str>, prompt: &str) -> String {
    match title {
        Some(title) => format!("{}\n{}", fold(title), fold(prompt)),
        None => fold(prompt),
    }
}

impl Reader<'_> {
    /// Returns the generations in the order of the ids; unknown ids are left out. Paths are relative to the library.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn generations(&self, ids: &[GenerationId]) -> Result<Vec<Generation>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM generations AS g JOIN models AS m ON m.id = g.model_id WHERE g.id = ?1"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let names = Names::of(&statement);
        let mut found = Vec::with_capacity(ids.len());
        let (mut tag_ids, mut collection_ids, mut referring) = (Vec::new(), Vec::new(), false);
        for id in ids {
            let row = statement.query_row([id], |row| {
                tag_ids.push(names.get(row, "tag_ids")?);
                collection_ids.push(names.get(row, "collection_ids")?);
                referring |= names.get::<i64>(row, "reference_count")? > 0;
                from_row(row, &names)
            });
            found.extend(row.optional()?);
        }
        let tags = self.label_names(Label::Tag, &tag_ids)?;
        let collections = self.label_names(Label::Collection, &collection_ids)?;
        for (generation, (tags, collections)) in found.iter_mut().zip(tags.into_iter().zip(collections)) {
            generation.tags = tags.into_iter().map(TagName::from_stored).collect();
            generation.collections = collections.into_iter().map(CollectionName::from_stored).collect();
        }
        let shelving = self.shelving()?;
        for generation in &mut found {
            let shelf = Shelf::default().marked(generation.sensitive, generation.hidden);
            let shelf = shelving.of(generation.id, shelf)?;
            (generation.sensitive, generation.hidden) = (shelf.is_sensitive(), shelf.is_hidden());
        }
        if referring {
            let found_ids: Vec<GenerationId> = found.iter().map(|generation| generation.id).collect();
            let mut references = self.references_of(&json_ids(&found_ids))?;
            for generation in &mut found {
                generation.references = references.remove(&generation.id).unwrap_or_default();
            }
        }
        Ok(found)
    }

    /// Returns one generation.
    ///
    /// # Errors
    /// `not_found` when there is none, told apart from a purged one; `storage` when the database fails.
    pub fn generation(&self, id: GenerationId) -> Result<Generation> {
        match self.generations(&[id])?.pop() {
            Some(generation) => Ok(generation),
            None => Err(self.missing(id)?),
        }
    }

    /// Returns whether a sensitive tag or collection is on a generation; one that is not there has none.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn is_sensitive(&self, id: GenerationId) -> Result<bool> {
        Ok(!self.sensitive_among(&[id])?.is_empty())
    }

    /// Returns the error for an id that has no row.
    pub(super) fn missing(&self, id: GenerationId) -> Result<Error> {
        let purged = self
            .connection
            .prepare_cached("SELECT 1 FROM tombstones WHERE generation_id = ?1")?
            .exists([id])?;
        Ok(if purged { Error::Purged(id) } else { Error::NoGeneration(id) })
    }

    /// Returns the oldest generation whose original has these bytes.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn generation_of(&self, sha256: &ContentHash) -> Result<Option<GenerationId>> {
        let sql = "SELECT min(id) AS id FROM generations INDEXED BY generations_content WHERE sha256 = ?1";
        Ok(self.connection.prepare_cached(sql)?.query_row([sha256], |row| row.get("id"))?)
    }

    /// Returns the images of a job in their order.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn generations_of_job(&self, job: JobId) -> Result<Vec<GenerationId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM generations WHERE job_id = ?1 ORDER BY job_index")?;
        let ids = statement.query_map([job], |row| row.get("id"))?.collect::<rusqlite::Result<_>>()?;
        Ok(ids)
    }
}

impl Writer<'_> {
    /// Adds an image with its tags, collections and references, and makes its text findable.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn insert_generation(&self, new: &NewGeneration<'_>) -> Result<GenerationId> {
        let model_id = self.model_row_or_new(new.model)?;
        self.connection
            .prepare_cached(
                "INSERT INTO generations(created_at, model_id, width, height, parent_id, job_id, job_index, origin, actor, provider, \
                 cost_micro, cost_kind, format, bytes, sha256, path, title, parameters, negative_prompt, prompt, reference_count) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            )?
            .execute(rusqlite::params![
                new.created_at,
                model_id,
                new.width,
                new.height,
                new.parent_id,
                new.job.map(|(id, _)| id),
                new.job.map(|(_, index)| index),
                new.origin,
                new.actor,
                new.provider,
                new.cost.micro_usd,
                new.cost.kind,
                new.format,
                new.bytes.cast_signed(),
                new.sha256,
                new.path,
                new.title,
                Json(new.parameters),
                new.negative_prompt,
                new.prompt,
                i64::try_from(new.references.len()).unwrap_or(i64::MAX),
            ])?;
        let id = GenerationId(self.connection.last_insert_rowid());
        self.index_text(sort_key(new.created_at, id), new.title, new.prompt);
        self.use_references(id, new.references)?;
        for tag in new.tags {
            let tag = self.tag_row_or_new(tag)?;
            self.link(Label::Tag, tag.0, id)?;
        }
        for collection in new.collections {
            let collection = self.collection_row_or_new(collection)?;
            self.link(Label::Collection, collection.0, id)?;
        }
        let after = Some(json!({ "path": new.path }));
        self.record(RowChange { topic: Topic::Generations, row_id: id.0, before: None, after })?;
        Ok(id)
    }

    /// Records that a generation was brought in by hand: undoing that puts it into the trash.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn record_as_brought_in(&self, id: GenerationId) -> Result<()> {
        self.record(RowChange {
            topic: Topic::Generations,
            row_id: id.0,
            before: Some(json!({ "trashedAt": self.at() })),
            after: Some(json!({ "trashedAt": null })),
        })
    }

    /// Makes a generation's words findable once the transaction commits; its own reads don't find them yet.
    fn index_text(&self, sort_key: i64, title: Option<&str>, prompt: &str) {
        let words = Words { text: words(title, prompt), replaces: false };
        self.words.borrow_mut().insert(sort_key, words);
    }

    /// Makes a generation's new words findable in place of the old ones, once the transaction commits.
    pub(super) fn reindex_text(&self, id: GenerationId) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT sort_key, title, prompt FROM generations WHERE id = ?1")?;
        let (sort_key, text) = statement.query_row([id], |row| {
            let title: Option<String> = row.get("title")?;
            Ok((row.get("sort_key")?, words(title.as_deref(), &row.get::<_, String>("prompt")?)))
        })?;
        let mut gathered = self.words.borrow_mut();
        let replaces = gathered.get(&sort_key).is_none_or(|words| words.replaces);
        gathered.insert(sort_key, Words { text, replaces });
        Ok(())
    }

    /// Takes a row's words out of the text index.
    pub(super) fn forget_text(&self, sort_key: i64) -> Result<()> {
        self.words.borrow_mut().remove(&sort_key);
        self.connection
            .prepare_cached("DELETE FROM generation_text WHERE rowid = ?1")?
            .execute([sort_key])?;
        Ok(())
    }

    /// Hands the words of this transaction to the text index: together and in the order of its rows. FTS5 writes what it
    /// has gathered to the disk before any statement that needs a savepoint, and before a row that lies in front of
    /// the last one; between other statements each row would become a segment of its own (measured: 4 times the cost).
    pub(super) fn index_words(&self) -> Result<()> {
        let gathered = self.words.take();
        for sort_key in gathered.iter().filter(|(_, words)| words.replaces).map(|(sort_key, _)| *sort_key) {
            self.forget_text(sort_key)?;
        }
        // VALUES, one row: INSERT ... SELECT would open a savepoint.
        let sql = "INSERT INTO generation_text(rowid, words) VALUES (?1, ?2)";
        for (sort_key, words) in &gathered {
            self.connection.prepare_cached(sql)?.execute((sort_key, &words.text))?;
        }
        Ok(())
    }

    /// Gives a star or takes it away; returns whether that changed anything.
    ///
    /// # Errors
    /// `not_found` when there is no such generation; `storage` when the database fails.
    pub fn set_starred(&self, id: GenerationId, starred: bool) -> Result<bool> {
        let changed = self
            .connection
            .prepare_cached("UPDATE generations SET starred = ?2 WHERE id = ?1 AND starred <> ?2")?
            .execute((id, starred))?;
        self.changed_field(id, changed, "starred", json!(!starred), json!(starred))
    }

    /// Puts a generation into the trash; returns whether it was live before.
    ///
    /// # Errors
    /// `not_found` when there is no such generation; `storage` when the database fails.
    pub fn trash(&self, id: GenerationId) -> Result<bool> {
        let changed = self
            .connection
            .prepare_cached("UPDATE generations SET trashed_at = ?2 WHERE id = ?1 AND trashed_at IS NULL")?
            .execute((id, self.at()))?;
        self.changed_field(id, changed, "trashedAt", json!(null), json!(self.at()))
    }

    /// Takes a generation out of the trash; returns whether it was there.
    ///
    /// # Errors
    /// `not_found` when there is no such generation; `storage` when the database fails.
    pub fn restore(&self, id: GenerationId) -> Result<bool> {
        let trashed_at: Option<Timestamp> = self
            .connection
            .prepare_cached("SELECT trashed_at FROM generations WHERE id = ?1")?
            .query_row([id], |row| row.get("trashed_at"))
            .optional()?
            .flatten();
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE generations SET trashed_at = NULL WHERE id = ?1 AND trashed_at IS NOT NULL",
            )?
            .execute([id])?;
        self.changed_field(id, changed, "trashedAt", json!(trashed_at), json!(null))
    }

    /// Changes `rejected`, `title` or `prompt`, and records what differs; returns whether anything did.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn set_words_or_marks(&self, id: GenerationId, fields: &Map<String, Value>) -> Result<bool> {
        self.set_fields(Topic::Generations, id.0, fields)
    }

    fn changed_field(
        &self,
        id: GenerationId,
        changed_rows: usize,
        field: &str,
        before: Value,
        after: Value,
    ) -> Result<bool> {
        if changed_rows == 0 {
            self.require_generation(id)?;
            return Ok(false);
        }
        self.record(RowChange {
            topic: Topic::Generations,
            row_id: id.0,
            before: Some(json!({ field: before })),
            after: Some(json!({ field: after })),
        })?;
        Ok(true)
    }

    /// Does nothing but check that there is such a generation.
    ///
    /// # Errors
    /// `not_found` when there is none.
    pub fn require_generation(&self, id: GenerationId) -> Result<()> {
        let exists =
            self.connection.prepare_cached("SELECT 1 FROM generations WHERE id = ?1")?.exists([id])?;
        if exists { Ok(()) } else { Err(self.missing(id)?) }
    }

    /// Stores what was computed from the pixels; nothing marks the computation as failed.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn set_derived(&self, id: GenerationId, facts: Option<&DerivedFacts>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE generations SET finished = ?2, thumbhash = ?3, color = ?4, gradient_hash = ?5 WHERE id = ?1")?
            .execute((
                id,
                if facts.is_some() { 1 } else { 2 },
                facts.map(|facts| &facts.thumbhash),
                facts.map(|facts| facts.color),
                facts.map(|facts| facts.gradient_hash.cast_signed()),
            ))?;
        Ok(())
    }
}
