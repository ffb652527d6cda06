//! What tags and collections share: a named label with a veil, linked to generations. The SQL differs in table
//! names only, so it is written once.

use rusqlite::OptionalExtension;
use serde_json::{Value, json};

use super::{Reader, RowChange, Writer};
use crate::domain::{GenerationId, Topic};
use crate::error::Result;

/// A kind of label, and its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// `tags` and `generation_tags`.
    Tag,
    /// `collections` and `generation_collections`.
    Collection,
}

impl Label {
    /// Returns the label's own table.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Tag => "tags",
            Self::Collection => "collections",
        }
    }

    /// Returns the table that links labels to generations.
    pub(super) fn links(self) -> &'static str {
        match self {
            Self::Tag => "generation_tags",
            Self::Collection => "generation_collections",
        }
    }

    /// Returns the kind's name, as messages and the journal have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Collection => "collection",
        }
    }

    /// Returns the topic of the label's own rows.
    pub(super) fn topic(self) -> Topic {
        match self {
            Self::Tag => Topic::Tags,
            Self::Collection => Topic::Collections,
        }
    }

    /// Returns the link's column that names the label.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Tag => "tag_id",
            Self::Collection => "collection_id",
        }
    }
}

/// Returns what two spellings of one label share.
pub(super) fn key_of(name: &str) -> String {
    name.to_lowercase()
}

impl Reader<'_> {
    /// Returns a label's row id and how many live generations bear it.
    pub(super) fn label_row(&self, label: Label, name: &str) -> Result<Option<(i64, i64)>> {
        let sql = format!(
            "SELECT id, open_count + sensitive_count + hidden_count + veiled_count AS live FROM {} WHERE key = ?1",
            label.table()
        );
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([key_of(name)], |row| Ok((row.get("id")?, row.get("live")?)))
            .optional()?)
    }

    /// Returns the label names of each list of ids (as `generations.tag_ids` holds them: `,3,17,`), by name. A page has far
    /// fewer labels than links: each is looked up and put in its place once.
    pub(super) fn label_names(&self, label: Label, lists: &[String]) -> Result<Vec<Vec<String>>> {
        let mut links: Vec<(i64, usize)> = Vec::with_capacity(lists.len() * 8);
        for (place, list) in lists.iter().enumerate() {
            links.extend(ids_in(list).map(|id| (id, place)));
        }
        let mut named = vec![Vec::new(); lists.len()];
        if links.is_empty() {
            return Ok(named);
        }
        links.sort_unstable();
        let mut ids: Vec<i64> = links.iter().map(|(id, _)| *id).collect();
        ids.dedup();
        let mut names = self.names_among(label, &ids)?;
        names.sort_unstable();
        for (_, name, id) in names {
            let first = links.partition_point(|(linked, _)| *linked < id);
            for (_, place) in links[first..].iter().take_while(|(linked, _)| *linked == id) {
                named[*place].push(name.clone());
            }
        }
        Ok(named)
    }

    /// Returns key, name and id of the labels with these ascending ids: one walk where they lie close together, else a look at
    /// each.
    fn names_among(&self, label: Label, ids: &[i64]) -> Result<Vec<(String, String, i64)>> {
        /// A row on the way costs a quarter of a look-up.
        const WALKED_PER_LOOK: usize = 4;
        let (Some(&first), Some(&last)) = (ids.first(), ids.last()) else { return Ok(Vec::new()) };
        let close_together =
            usize::try_from(last - first).is_ok_and(|span| span <= ids.len() * WALKED_PER_LOOK);
        let sql = format!("SELECT key, name, id FROM {} WHERE id BETWEEN ?1 AND ?2", label.table());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let ranges =
            if close_together { vec![(first, last)] } else { ids.iter().map(|id| (*id, *id)).collect() };
        let mut names = Vec::with_capacity(ids.len());
        for range in ranges {
            let mut rows = statement.query(range)?;
            while let Some(row) = rows.next()? {
                let id = row.get(2)?;
                if ids.binary_search(&id).is_ok() {
                    names.push((row.get(0)?, row.get(1)?, id));
                }
            }
        }
        Ok(names)
    }
}

fn ids_in(list: &str) -> impl Iterator<Item = i64> {
    list.split(',').filter_map(|id| id.parse().ok())
}

/// One link of a label to a generation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub(super) label: Label,
    pub(super) label_id: i64,
    pub(super) generation: GenerationId,
    /// The place in a collection that is ordered by hand.
    pub(super) position: Option<f64>,
}

impl Link {
    /// Returns the link as the journal keeps it. A tag that is renamed is the same tag: links name it by its id.
    pub(super) fn to_json(self) -> Value {
        match self.position {
            Some(position) => json!({ self.label.name(): self.label_id, "position": position }),
            None => json!({ self.label.name(): self.label_id }),
        }
    }

    /// Reads a link of the journal; nothing when the value is of another kind.
    pub(super) fn from_json(generation: i64, value: &Value) -> Option<Self> {
        let label =
            [Label::Tag, Label::Collection].into_iter().find(|label| value.get(label.name()).is_some())?;
        let label_id = value.get(label.name())?.as_i64()?;
        let position = value.get("position").and_then(Value::as_f64);
        Some(Self { label, label_id, generation: GenerationId(generation), position })
    }
}

impl Reader<'_> {
    /// Returns a link with its place, if there is one.
    pub(super) fn link_of(
        &self,
        label: Label,
        label_id: i64,
        generation: GenerationId,
    ) -> Result<Option<Link>> {
        let position = match label {
            Label::Tag => "NULL",
            Label::Collection => "position",
        };
        let sql = format!(
            "SELECT {position} AS position FROM {} WHERE generation_id = ?2 AND {} = ?1",
            label.links(),
            label.column()
        );
        let position = self
            .connection
            .prepare_cached(&sql)?
            .query_row((label_id, generation), |row| row.get("position"))
            .optional()?;
        Ok(position.map(|position| Link { label, label_id, generation, position }))
    }

    /// Returns some generations that bear a label, at most `limit`.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn labelled(&self, label: Label, label_id: i64, limit: usize) -> Result<Vec<GenerationId>> {
        let sql =
            format!("SELECT generation_id FROM {} WHERE {} = ?1 LIMIT ?2", label.links(), label.column());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let ids = statement.query_map((label_id, limit), |row| row.get("generation_id"))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

impl Writer<'_> {
    /// Links a label to a generation; returns whether the link is new. An unknown generation gets none.
    pub(super) fn link(&self, label: Label, label_id: i64, generation: GenerationId) -> Result<bool> {
        self.place(Link { label, label_id, generation, position: None })
    }

    /// Links a label to a generation and records it; returns whether the link is new. An unknown generation gets none.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn add_label(&self, label: Label, label_id: i64, generation: GenerationId) -> Result<bool> {
        self.add_link(Link { label, label_id, generation, position: None })
    }

    /// Takes a label off a generation and records it; returns whether it was there.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn remove_label(&self, label: Label, label_id: i64, generation: GenerationId) -> Result<bool> {
        match self.link_of(label, label_id, generation)? {
            Some(link) => self.remove_link(link),
            None => Ok(false),
        }
    }

    /// Makes a link, its place included, and records it.
    pub(super) fn add_link(&self, link: Link) -> Result<bool> {
        let is_new = self.place(link)?;
        if is_new {
            let (row_id, after) = (link.generation.0, Some(link.to_json()));
            self.record(RowChange { topic: Topic::Generations, row_id, before: None, after })?;
        }
        Ok(is_new)
    }

    /// Removes a link and records it with its place.
    pub(super) fn remove_link(&self, link: Link) -> Result<bool> {
        let sql = format!(
            "DELETE FROM {} WHERE generation_id = ?2 AND {} = ?1",
            link.label.links(),
            link.label.column()
        );
        let removed = self.connection.prepare_cached(&sql)?.execute((link.label_id, link.generation))? > 0;
        if removed {
            let (row_id, before) = (link.generation.0, Some(link.to_json()));
            self.record(RowChange { topic: Topic::Generations, row_id, before, after: None })?;
        }
        Ok(removed)
    }

    fn place(&self, link: Link) -> Result<bool> {
        let Link { label, label_id, generation, position } = link;
        let (place, value) = match label {
            Label::Tag => ("", ""),
            Label::Collection => (", position", ", ?3"),
        };
        let sql = format!(
            "INSERT INTO {links}({column}, shelf, sort_key, generation_id, model_id, marks{place}) \
             SELECT ?1, shelf, sort_key, id, model_id, marks{value} FROM generations WHERE id = ?2 \
             AND NOT EXISTS (SELECT 1 FROM {links} WHERE generation_id = ?2 AND {column} = ?1)",
            links = label.links(),
            column = label.column(),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let made = match label {
            Label::Tag => statement.execute((label_id, generation))?,
            Label::Collection => statement.execute((label_id, generation, position))?,
        };
        Ok(made > 0)
    }

    /// Gives a link another place in its collection, and records it.
    pub(super) fn move_link(&self, link: Link, position: Option<f64>) -> Result<bool> {
        let moved = self
            .connection
            .prepare_cached(
                "UPDATE generation_collections SET position = ?3 \
                 WHERE generation_id = ?2 AND collection_id = ?1 AND position IS NOT ?3",
            )?
            .execute((link.label_id, link.generation, position))?;
        if moved > 0 {
            let before = json!({ link.label.name(): link.label_id, "position": link.position });
            let after = json!({ link.label.name(): link.label_id, "position": position });
            self.record(RowChange {
                topic: Topic::Generations,
                row_id: link.generation.0,
                before: Some(before),
                after: Some(after),
            })?;
        }
        Ok(moved > 0)
    }
}
