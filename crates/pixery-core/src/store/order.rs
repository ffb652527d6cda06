//! The order that people give by hand: to the images of a collection, and to the collections. An image that was never placed comes after
//! those that were, newest first.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, json};

use super::links::{Label, Link};
use super::shelves::Shelves;
use super::{Reader, Writer};
use crate::domain::{CollectionId, GenerationId, Invalid};
use crate::error::Result;

/// The most images before a place that may have to be numbered anew.
const MOST_NUMBERED: usize = 20_000;

/// Places that lie closer together are numbered anew.
const CLOSEST: f64 = 1e-6;

/// Where something goes in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placing<T> {
    /// To the front.
    First,
    /// To the end.
    Last,
    /// In front of this one.
    Before(T),
    /// Behind this one.
    After(T),
}

/// What has a place, and which; none where it was never placed.
type Place<T = GenerationId> = (T, Option<f64>);

impl Reader<'_> {
    /// Returns a stretch of a collection's live images in their order, as far as the visibility shows them.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn in_order(
        &self,
        collection: CollectionId,
        visibility: (bool, bool),
        skip: usize,
        limit: usize,
    ) -> Result<Vec<GenerationId>> {
        let (safe_mode, include_hidden) = visibility;
        let shown = Shelves::visible(false, safe_mode, include_hidden);
        let places = self.places(collection, shown)?;
        Ok(places.into_iter().skip(skip).take(limit).map(|(id, _)| id).collect())
    }

    fn places(&self, collection: CollectionId, shown: Shelves) -> Result<Vec<Place>> {
        let shelving = self.shelving()?;
        let sql = "SELECT generation_id, position, shelf FROM generation_collections WHERE collection_id = ?1 \
                   ORDER BY position IS NULL, position, sort_key DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([collection])?;
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if shown.contains(shelving.of(id, row.get(2)?)?) {
                places.push((id, row.get(1)?));
            }
        }
        Ok(places)
    }
}

impl Writer<'_> {
    /// Places images of a collection, in the order of the ids, and records it; returns how many links changed.
    ///
    /// # Errors
    /// `invalid` when one of them is not in the collection, or the place lies too far down; `storage` when the database fails.
    pub fn reorder(
        &self,
        collection: CollectionId,
        ids: &[GenerationId],
        placing: Placing<GenerationId>,
    ) -> Result<usize> {
        let asked: HashSet<GenerationId> = ids.iter().copied().collect();
        let (moved, rest): (Vec<Place>, Vec<Place>) = self
            .places(collection, Shelves::those(|_| true))?
            .into_iter()
            .partition(|(id, _)| asked.contains(id));
        let positions_before: HashMap<GenerationId, Option<f64>> =
            moved.iter().chain(&rest).copied().collect();
        if let Some(stranger) = ids.iter().find(|id| !positions_before.contains_key(id)) {
            return Err(not_in_it(*stranger));
        }
        let place = place_in(&rest, placing).map_err(not_in_it)?;
        let mut changed = 0;
        for (generation, position) in positions(&rest, ids, place)? {
            let position = Some(position);
            let (label, label_id) = (Label::Collection, collection.0);
            let before = positions_before.get(&generation).copied().flatten();
            let link = Link { label, label_id, generation, position: before };
            changed += usize::from(link.position != position && self.move_link(link, position)?);
        }
        Ok(changed)
    }

    /// Places collections among all of them, in the order of the ids, and records it; returns how many got another place.
    ///
    /// # Errors
    /// `invalid` when the collection beside which they go is one of them, or gone; `storage` when the database fails.
    pub fn reorder_collections(&self, ids: &[CollectionId], placing: Placing<CollectionId>) -> Result<usize> {
        let sql = "SELECT id, position FROM collections ORDER BY position, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let all: Vec<Place<CollectionId>> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let rest: Vec<_> = all.iter().copied().filter(|(id, _)| !ids.contains(id)).collect();
        let place = place_in(&rest, placing).map_err(|id| {
            Invalid::new("collection number", id.0, "is nothing to go beside: it moves itself")
        })?;
        let before = rest[..place].iter().map(|(id, _)| id);
        let wanted = before.chain(ids).chain(rest[place..].iter().map(|(id, _)| id));
        if wanted.eq(all.iter().map(|(id, _)| id)) {
            return Ok(0);
        }
        let mut changed = 0;
        for (id, position) in positions(&rest, ids, place)? {
            let fields = Map::from_iter([("position".to_owned(), json!(position))]);
            changed += usize::from(self.change_label(Label::Collection, id.0, &fields)?);
        }
        Ok(changed)
    }
}

/// Returns how many of the rest are in front of the place; what it is beside, where that is not among the rest.
fn place_in<T: Copy + PartialEq>(rest: &[Place<T>], placing: Placing<T>) -> std::result::Result<usize, T> {
    let at = |id: T| rest.iter().position(|(other, _)| *other == id).ok_or(id);
    match placing {
        Placing::First => Ok(0),
        Placing::Last => Ok(rest.len()),
        Placing::Before(id) => at(id),
        Placing::After(id) => at(id).map(|place| place + 1),
    }
}

fn not_in_it(id: GenerationId) -> crate::Error {
    Invalid::new("image", id, "is not in the collection").hint("`pixery collection add` puts it there").into()
}

/// Returns the places that have to be written so that `ids` come in front of `rest[place]`.
fn positions<T: Copy>(rest: &[Place<T>], ids: &[T], place: usize) -> Result<Vec<(T, f64)>> {
    let before = place.checked_sub(1).map(|place| rest[place].1);
    let after = rest.get(place).and_then(|place| place.1);
    #[expect(clippy::cast_precision_loss, reason = "requests hold few ids")]
    let count = ids.len() as f64;
    let (first, step) = match (before, after) {
        (None, None) => (1.0, 1.0),
        (None, Some(after)) => (after - count, 1.0),
        (Some(Some(before)), None) => (before + 1.0, 1.0),
        (Some(Some(before)), Some(after)) if (after - before) / (count + 1.0) > CLOSEST => {
            let step = (after - before) / (count + 1.0);
            (before + step, step)
        }
        // In front of it lies something without a place, or there is no room: everything down to here is numbered.
        _ => return numbered(rest, ids, place),
    };
    let places = std::iter::successors(Some(first), |place| Some(place + step));
    Ok(ids.iter().copied().zip(places).collect())
}

fn numbered<T: Copy>(rest: &[Place<T>], ids: &[T], place: usize) -> Result<Vec<(T, f64)>> {
    let placed = rest[place..].iter().take_while(|(_, position)| position.is_some());
    let order =
        rest[..place].iter().map(|(id, _)| *id).chain(ids.iter().copied()).chain(placed.map(|(id, _)| *id));
    let order: Vec<T> = order.collect();
    if order.len() > MOST_NUMBERED {
        return Err(Invalid::new("place", place + 1, "lies too far down to be kept by hand")
            .hint(format!("place among the first {MOST_NUMBERED}"))
            .into());
    }
    let places = std::iter::successors(Some(1.0), |place| Some(place + 1.0));
    Ok(order.into_iter().zip(places).collect())
}
