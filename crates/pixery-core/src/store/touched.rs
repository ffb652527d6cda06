//! Which images entries of the journal changed: read from what undo needs, so that nothing more is kept for it.

use std::collections::HashSet;

use super::Reader;
use super::columns::{Json, json_ids};
use super::shelves::Shelf;
use crate::domain::{Entry, GenerationId, JournalId};
use crate::error::Result;

/// The most changes that one question walks; a few ms where their rows are in memory.
const MOST_WALKED: i64 = 10_000;

/// How many changes are walked before their images are looked at.
const STEP: i64 = 500;

/// An image that somebody may see, and whether it is in the trash.
type Seen = (GenerationId, bool);

/// Images that entries changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// The images, each with whether it is in the trash.
    pub images: Vec<(GenerationId, bool)>,
    /// Whether there may be more.
    pub more: bool,
}

impl Reader<'_> {
    /// Returns the images that entries changed, newest entry and last change first, at most `limit`; never one that is hidden or was
    /// purged, nor a sensitive one in safe mode. An image counts as changed by what was done to its links and notes too.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn touched(&self, entries: &[Entry], limit: usize, safe_mode: bool) -> Result<Touched> {
        let mut touched = Touched::default();
        let mut known = HashSet::new();
        let mut room = MOST_WALKED;
        for entry in entries {
            let mut below = entry.changes;
            while below > 0 {
                if room <= 0 {
                    return Ok(Touched { more: true, ..touched });
                }
                let from = (below - STEP.min(room)).max(0);
                room -= below - from;
                let mut step = self.images_changed(entry.id, from, below)?;
                step.retain(|id| known.insert(*id));
                for seen in self.seen_of(&step, safe_mode)? {
                    if touched.images.len() == limit {
                        return Ok(Touched { more: true, ..touched });
                    }
                    touched.images.push(seen);
                }
                below = from;
            }
        }
        Ok(touched)
    }

    /// Returns those of some images that entries changed, in the order in which they are given; else as [`Reader::touched`]. However
    /// much the entries changed, it costs what these few images do.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn touched_among(
        &self,
        entries: &[Entry],
        among: &[GenerationId],
        safe_mode: bool,
    ) -> Result<Touched> {
        let seen = self.seen_of(among, safe_mode)?;
        let changed: HashSet<GenerationId> =
            if entries.iter().map(|entry| entry.changes).sum::<i64>() <= MOST_WALKED {
                let mut changed = HashSet::new();
                for entry in entries {
                    changed.extend(self.images_changed(entry.id, 0, entry.changes)?);
                }
                changed
            } else {
                self.images_changed_among(entries, among)?
            };
        let images = seen.into_iter().filter(|(id, _)| changed.contains(id)).collect();
        Ok(Touched { images, more: false })
    }

    /// Returns the images of an entry's changes at these positions, the last first; some more than once.
    fn images_changed(&self, entry: JournalId, from: i64, below: i64) -> Result<Vec<GenerationId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT CASE topic WHEN 'generations' THEN row_id WHEN 'notes' THEN \
             coalesce(after ->> '$.generationId', before ->> '$.generationId', (SELECT generation_id FROM notes WHERE id = row_id)) \
             END AS image FROM journal_changes WHERE journal_id = ?1 AND position >= ?2 AND position < ?3 ORDER BY position DESC",
        )?;
        let mut rows = statement.query((entry, from, below))?;
        let mut images = Vec::new();
        while let Some(row) = rows.next()? {
            images.extend(row.get::<_, Option<GenerationId>>("image")?);
        }
        Ok(images)
    }

    /// Returns those of some images that have a change in one of many entries, by the index on rows.
    fn images_changed_among(
        &self,
        entries: &[Entry],
        among: &[GenerationId],
    ) -> Result<HashSet<GenerationId>> {
        let ids: Vec<i64> = entries.iter().map(|entry| entry.id.0).collect();
        let (first, last) = (ids.iter().min(), ids.iter().max());
        // A note that is gone can't be found by its image; entries of so many deleted notes there are none.
        let mut statement = self.connection.prepare_cached(
            "SELECT asked.value AS image FROM json_each(?1) AS asked WHERE EXISTS (\
             SELECT 1 FROM journal_changes AS c INDEXED BY journal_changes_row WHERE c.topic = 'generations' AND c.row_id = asked.value \
             AND c.journal_id BETWEEN ?2 AND ?3 AND +c.journal_id IN (SELECT value FROM json_each(?4))) \
             OR EXISTS (\
             SELECT 1 FROM notes AS n CROSS JOIN journal_changes AS c INDEXED BY journal_changes_row \
             ON c.topic = 'notes' AND c.row_id = n.id AND c.journal_id BETWEEN ?2 AND ?3 \
             WHERE n.generation_id = asked.value AND +c.journal_id IN (SELECT value FROM json_each(?4)))",
        )?;
        let found =
            statement.query_map((json_ids(among), first, last, Json(&ids)), |row| row.get("image"))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns those of some images that may be seen, in their order.
    fn seen_of(&self, ids: &[GenerationId], safe_mode: bool) -> Result<Vec<Seen>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT g.id, g.shelf FROM json_each(?1) AS asked CROSS JOIN generations AS g NOT INDEXED ON g.id = asked.value \
             ORDER BY asked.key",
        )?;
        let rows = statement.query_map([json_ids(ids)], |row| Ok((row.get("id")?, row.get("shelf")?)))?;
        let rows = rows.collect::<rusqlite::Result<Vec<(GenerationId, Shelf)>>>()?;
        let shelving = self.shelving()?;
        let mut seen = Vec::with_capacity(rows.len());
        for (id, shelf) in rows {
            let shelf = shelving.of(id, shelf)?;
            let is_left_out = shelf.is_hidden() || safe_mode && shelf.is_sensitive();
            if !is_left_out {
                seen.push((id, shelf.is_trashed()));
            }
        }
        Ok(seen)
    }
}
