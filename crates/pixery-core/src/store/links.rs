//! What tags and collections share: a named label with a veil, linked to generations. The SQL differs in table
//! names only, so it is written once.

use rusqlite::OptionalExtension;

use super::{Reader, Writer};
use crate::domain::GenerationId;
use crate::error::Result;

/// The tables of one kind of label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
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

    /// Calls `each` with every link of the generations: generation and label name, by generation, then name.
    pub(super) fn each_label(
        &self,
        label: Label,
        json_ids: &str,
        mut each: impl FnMut(GenerationId, &str),
    ) -> Result<()> {
        let sql = format!(
            "SELECT link.generation_id, label.name FROM json_each(?1) AS asked \
             CROSS JOIN {links} AS link ON link.generation_id = asked.value \
             CROSS JOIN {table} AS label ON label.id = link.{column} ORDER BY asked.rowid, label.key",
            links = label.links(),
            table = label.table(),
            column = label.column(),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([json_ids])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, row.get_ref(1)?.as_str().unwrap_or_default());
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Links a label to a generation; returns whether the link is new. An unknown generation gets none.
    pub(super) fn link(&self, label: Label, label_id: i64, generation: GenerationId) -> Result<bool> {
        let sql = format!(
            "INSERT INTO {links}({column}, shelf, sort_key, generation_id, model_id, marks) \
             SELECT ?1, shelf, sort_key, id, model_id, marks FROM generations WHERE id = ?2 \
             AND NOT EXISTS (SELECT 1 FROM {links} WHERE generation_id = ?2 AND {column} = ?1)",
            links = label.links(),
            column = label.column(),
        );
        Ok(self.connection.prepare_cached(&sql)?.execute((label_id, generation))? > 0)
    }

    /// Takes a label off a generation; returns whether it was there.
    pub(super) fn unlink(&self, label: Label, label_id: i64, generation: GenerationId) -> Result<bool> {
        let sql =
            format!("DELETE FROM {} WHERE generation_id = ?2 AND {} = ?1", label.links(), label.column());
        Ok(self.connection.prepare_cached(&sql)?.execute((label_id, generation))? > 0)
    }
}
