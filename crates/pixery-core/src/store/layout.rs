//! The layout: of everything that a filter finds, what a gallery needs to give each image its place. The whole library is one
//! ordered walk along an index that holds place and size; who is starred or rejected is merged in from two small indexes.

use std::cmp::Reverse;

use rusqlite::OptionalExtension;

use super::Reader;
use super::filter::{MOST_ROWS_COUNTED, sort_key_floor};
use super::shelves::{Shelf, Shelves};
use crate::domain::{Filter, GenerationId, PageRequest, Timestamp};
use crate::error::Result;

/// How many ids are found at once.
const FOUND_AT_ONCE: usize = 10_000;

/// Reading a row by its id takes the time of so many entries of a walk.
const ENTRIES_A_ROW: usize = 8;

/// An image's place in a gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    sort_key: i64,
    /// The image.
    pub id: GenerationId,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Whether it has a star.
    pub starred: bool,
    /// Whether it is turned down.
    pub rejected: bool,
    /// Whether a sensitive tag or collection is on it.
    pub sensitive: bool,
    /// Whether it is in the trash.
    pub trashed: bool,
}

impl Placed {
    /// Returns when it was made.
    #[must_use]
    pub fn created_at(&self) -> Timestamp {
        Timestamp::from_millis(self.sort_key >> 21)
    }

    fn on_shelf(shelf: Shelf, sort_key: i64, id: GenerationId, size: (u32, u32)) -> Self {
        let (width, height) = size;
        let (sensitive, trashed) = (shelf.is_sensitive(), shelf.is_trashed());
        Self { sort_key, id, width, height, starred: false, rejected: false, sensitive, trashed }
    }
}

impl Reader<'_> {
    /// Returns everything that a filter finds, newest first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn lay_out(&self, filter: &Filter, safe_mode: bool) -> Result<Vec<Placed>> {
        let shelves = self.filled(Shelves::of(filter, safe_mode))?;
        if is_of_shelves_only(filter) && self.left_out_soon(safe_mode, filter.include_hidden)?.is_empty() {
            return self.lay_out_shelves(filter, shelves);
        }
        let ids = self.find_all(filter, safe_mode)?;
        let all = usize::try_from(self.shelf_total("generations", shelves)?).unwrap_or(usize::MAX);
        if ids.len().saturating_mul(ENTRIES_A_ROW) < all {
            return self.placed(&ids);
        }
        // Both are in the library's order: what was found is picked out in passing.
        let mut wanted = ids.into_iter().peekable();
        let mut places = self.lay_out_shelves(filter, shelves)?;
        places.retain(|place| wanted.next_if_eq(&place.id).is_some());
        Ok(places)
    }

    fn find_all(&self, filter: &Filter, safe_mode: bool) -> Result<Vec<GenerationId>> {
        let (mut ids, mut after) = (Vec::new(), None);
        loop {
            let request = PageRequest { after, limit: FOUND_AT_ONCE };
            let page = self.find_within(filter, safe_mode, &request, MOST_ROWS_COUNTED)?;
            ids.extend(page.items);
            after = page.next;
            if after.is_none() {
                return Ok(ids);
            }
        }
    }

    fn lay_out_shelves(&self, filter: &Filter, shelves: Shelves) -> Result<Vec<Placed>> {
        let total = self.shelf_total("generations", shelves)?;
        let mut places = Vec::with_capacity(usize::try_from(total).unwrap_or(0));
        let newest = filter.until.map_or(i64::MAX, |until| sort_key_floor(until.millis()));
        let oldest = filter.since.map_or(i64::MIN, |since| sort_key_floor(since.millis()));
        let sql = "SELECT sort_key, id, width, height FROM generations INDEXED BY generations_shelf \
                   WHERE shelf = ?1 AND sort_key < ?2 AND sort_key >= ?3 ORDER BY sort_key DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        for shelf in shelves.iter() {
            let first = places.len();
            let mut rows = statement.query((shelf, newest, oldest))?;
            while let Some(row) = rows.next()? {
                let size = (row.get(2)?, row.get(3)?);
                places.push(Placed::on_shelf(shelf, row.get(0)?, row.get(1)?, size));
            }
            self.mark("starred", shelf, &mut places[first..], |place| place.starred = true)?;
            self.mark("rejected", shelf, &mut places[first..], |place| place.rejected = true)?;
        }
        // Each shelf is in order already, which the sort makes use of.
        places.sort_by_key(|place| Reverse(place.sort_key));
        Ok(places)
    }

    /// Marks those of a shelf's places, in order, that the index of a mark holds.
    fn mark(
        &self,
        column: &str,
        shelf: Shelf,
        places: &mut [Placed],
        mark: impl Fn(&mut Placed),
    ) -> Result<()> {
        let (Some(newest), Some(oldest)) = (places.first(), places.last()) else { return Ok(()) };
        let sql = format!(
            "SELECT sort_key FROM generations INDEXED BY generations_{column} \
             WHERE {column} = 1 AND shelf = ?1 AND sort_key <= ?2 AND sort_key >= ?3 ORDER BY sort_key DESC"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query((shelf, newest.sort_key, oldest.sort_key))?;
        let mut places = places.iter_mut();
        while let Some(row) = rows.next()? {
            let marked: i64 = row.get(0)?;
            places.find(|place| place.sort_key == marked).map(&mark);
        }
        Ok(())
    }

    /// Returns the places of these images, in the order of the ids; unknown ones are left out.
    fn placed(&self, ids: &[GenerationId]) -> Result<Vec<Placed>> {
        let sql =
            "SELECT shelf, sort_key, id, width, height, marks FROM generations NOT INDEXED WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut places = Vec::with_capacity(ids.len());
        for id in ids {
            let place = statement.query_row([id], |row| {
                let marks: i64 = row.get(5)?;
                let size = (row.get(3)?, row.get(4)?);
                let place = Placed::on_shelf(row.get(0)?, row.get(1)?, row.get(2)?, size);
                Ok(Placed { starred: marks & 1 != 0, rejected: marks & 2 != 0, ..place })
            });
            places.extend(place.optional()?);
        }
        Ok(places)
    }
}

/// Returns whether a filter asks for nothing but shelves and a stretch of time.
fn is_of_shelves_only(filter: &Filter) -> bool {
    let Filter { trashed, include_hidden, hidden, sensitive, since, until, .. } = *filter;
    *filter == Filter { trashed, include_hidden, hidden, sensitive, since, until, ..Filter::default() }
}
