//! Lineage: up along the parents, down along their children. Neither loops nor gaps are trusted away: a parent may be purged,
//! and nothing but our own code keeps rows from being each other's ancestors.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, Row};

use super::Reader;
use super::shelves::Shelf;
use crate::domain::{GenerationId, Kin, KinState, Kinship};
use crate::error::Result;

/// The most images of one lineage.
pub(super) const MOST_KIN: usize = 2_000;

/// Which images may be shown.
#[derive(Debug, Clone, Copy)]
struct Visibility {
    safe_mode: bool,
    include_hidden: bool,
}

impl Reader<'_> {
    /// Returns an image's ancestors from the oldest, itself, and its descendants: each after its parent, siblings by age. At
    /// most 2,000; the second value says whether some are left out.
    ///
    /// # Errors
    /// `not_found` when there is no such generation; `storage` when the database fails.
    pub fn lineage(
        &self,
        id: GenerationId,
        safe_mode: bool,
        include_hidden: bool,
    ) -> Result<(Vec<Kin>, bool)> {
        self.generation(id)?;
        let visibility = Visibility { safe_mode, include_hidden };
        let mut seen = HashSet::from([id]);
        let mut ancestors = Vec::new();
        let mut next = self.kin(id, visibility)?.parent_id;
        while let Some(parent) = next.filter(|parent| ancestors.len() < MOST_KIN && seen.insert(*parent)) {
            let kin = self.kin(parent, visibility)?;
            next = kin.parent_id;
            ancestors.push(Kin { kinship: Kinship::Ancestor, ..kin });
        }
        let is_cut_above = ancestors.len() == MOST_KIN;
        ancestors.reverse();
        let mut lineage = ancestors;
        // Depth first; the stack holds the next siblings with their depth.
        let mut stack = vec![(id, lineage.len())];
        while let Some((next, depth)) = stack.pop() {
            if lineage.len() >= MOST_KIN + usize::from(is_cut_above) {
                return Ok((numbered(lineage), true));
            }
            let kinship = if next == id { Kinship::Itself } else { Kinship::Descendant };
            let depth_of_kin = u32::try_from(depth).unwrap_or(u32::MAX);
            lineage.push(Kin { kinship, depth: depth_of_kin, ..self.kin(next, visibility)? });
            let children = self.children(next)?;
            stack.extend(
                children.into_iter().filter(|child| seen.insert(*child)).map(|child| (child, depth + 1)),
            );
        }
        Ok((numbered(lineage), is_cut_above))
    }

    /// Returns an image's children, the newest first.
    fn children(&self, id: GenerationId) -> Result<Vec<GenerationId>> {
        let sql = "SELECT id FROM generations INDEXED BY generations_parent WHERE parent_id = ?1 ORDER BY sort_key DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([id], |row| row.get("id"))?.collect::<rusqlite::Result<_>>()?)
    }

    fn kin(&self, id: GenerationId, visibility: Visibility) -> Result<Kin> {
        let sql = "SELECT g.parent_id, g.shelf, g.origin, g.prompt, g.title, g.starred, g.created_at, m.name AS model \
                   FROM generations AS g JOIN models AS m ON m.id = g.model_id WHERE g.id = ?1";
        let row = self
            .connection
            .prepare_cached(sql)?
            .query_row([id], |row| Ok((row.get::<_, Shelf>("shelf")?, shown(row, id)?)));
        match row.optional()? {
            Some((shelf, kin)) => {
                let shelf = self.shelving()?.of(id, shelf)?;
                Ok(if shelf.is_sensitive() && visibility.safe_mode {
                    nobody(id, kin.parent_id, KinState::Sensitive)
                } else if shelf.is_hidden() && !visibility.include_hidden {
                    nobody(id, kin.parent_id, KinState::Hidden)
                } else {
                    Kin { state: if shelf.is_trashed() { KinState::Trashed } else { KinState::Live }, ..kin }
                })
            }
            None => {
                let purged = "SELECT 1 FROM tombstones WHERE generation_id = ?1";
                let purged = self.connection.prepare_cached(purged)?.exists([id])?;
                Ok(nobody(id, None, if purged { KinState::Purged } else { KinState::Missing }))
            }
        }
    }
}

/// Ancestors get their depths once it is known how many there are.
fn numbered(mut lineage: Vec<Kin>) -> Vec<Kin> {
    for (depth, kin) in (0_u32..).zip(&mut lineage).take_while(|(_, kin)| kin.kinship == Kinship::Ancestor) {
        kin.depth = depth;
    }
    lineage
}

/// Reads a row with all that it shows.
fn shown(row: &Row<'_>, id: GenerationId) -> rusqlite::Result<Kin> {
    Ok(Kin {
        origin: Some(row.get("origin")?),
        model: Some(row.get("model")?),
        prompt: Some(row.get("prompt")?),
        title: row.get("title")?,
        starred: Some(row.get("starred")?),
        created_at: Some(row.get("created_at")?),
        ..nobody(id, row.get("parent_id")?, KinState::Live)
    })
}

/// Returns a place in the lineage that shows nothing.
fn nobody(id: GenerationId, parent_id: Option<GenerationId>, state: KinState) -> Kin {
    Kin {
        id,
        parent_id,
        depth: 0,
        kinship: Kinship::Itself,
        state,
        origin: None,
        model: None,
        prompt: None,
        title: None,
        starred: None,
        created_at: None,
    }
}
