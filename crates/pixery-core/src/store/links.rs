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
