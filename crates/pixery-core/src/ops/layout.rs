//! The gallery's layout: which images a view holds, in which order, how large. Asked for once for a whole view, and so it
//! answers in bytes: at 100,000 images JSON would cost more than the question.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::meant::meant;
use crate::domain::{CollectionId, CollectionName, Filter, GenerationId, Invalid};
use crate::error::Result;
use crate::library::Library;
use crate::store::{Label, Placed};

/// How the bytes begin.
pub const MAGIC: [u8; 4] = *b"PXL1";

/// How many bytes come before the first column.
pub const HEADER: usize = 32;

/// How many bytes an image takes.
pub const BYTES_AN_IMAGE: usize = 13;

/// The bits of an image's flags.
pub mod flag {
    /// It has a star.
    pub const STARRED: u8 = 1;
    /// It is turned down.
    pub const REJECTED: u8 = 2;
    /// A sensitive tag or collection is on it.
    pub const SENSITIVE: u8 = 4;
    /// It is in the trash.
    pub const TRASHED: u8 = 8;
}

/// A view of the library.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct LayoutGenerations {
    /// A query, such as `fox tag:winter -is:rejected`; every visible live image when absent.
    pub query: Option<String>,
    /// Only what is in this collection; a hidden one shows its images here.
    pub collection: Option<CollectionName>,
    /// In the order that the collection was given by hand; what was never placed follows, newest first.
    #[ts(as = "Option<bool>")]
    pub by_hand: bool,
    /// The order; newest first when absent. The oldest first turns an order by hand around.
    #[ts(as = "Option<LayoutOrder>")]
    pub order: LayoutOrder,
    /// Also images that hidden tags and collections leave out.
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// The order of a view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum LayoutOrder {
    /// Newest first.
    #[default]
    Newest,
    /// Oldest first.
    Oldest,
}

/// Every image of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The change log's cursor that the view was read at: what comes after it isn't in the view.
    pub sequence: i64,
    /// The images in their order.
    pub places: Vec<Placed>,
}

/// Returns every image of a view, read from one snapshot. The time goes with the number of images: nothing is paged.
///
/// # Errors
/// `invalid` with the column for a query that can't be read, and for an order by hand of no collection; `not_found` when there is no such collection; `storage`.
pub async fn lay_out(library: &Library, request: LayoutGenerations) -> Result<Layout> {
    if request.by_hand && request.collection.is_none() {
        return Err(Invalid::new("byHand", true, "has no collection")
            .hint("name the `collection` too")
            .into());
    }
    let include_hidden = Filter { include_hidden: request.include_hidden, ..Filter::default() };
    let mut filter = meant(library, request.query.as_deref(), include_hidden)?;
    let safe_mode = library.safe_mode();
    library
        .read(move |reader| {
            let mut collection = None;
            if let Some(name) = request.collection {
                let row = reader.label(Label::Collection, name.as_str(), safe_mode)?;
                filter.include_hidden |= row.hidden;
                filter.collections.push(name);
                collection = Some(CollectionId(row.id));
            }
            let mut places = reader.lay_out(&filter, safe_mode)?;
            if let Some(collection) = collection.filter(|_| request.by_hand) {
                let visibility = (safe_mode, filter.include_hidden);
                sort_by_hand(&mut places, reader.in_order(collection, visibility, 0, usize::MAX)?);
            }
            if request.order == LayoutOrder::Oldest {
                places.reverse();
            }
            Ok(Layout { sequence: reader.last_change()?, places })
        })
        .await
}

fn sort_by_hand(places: &mut [Placed], order: Vec<GenerationId>) {
    let at: HashMap<GenerationId, usize> = order.into_iter().zip(0..).collect();
    // What is in the trash has no place, and comes last.
    places.sort_by_key(|place| at.get(&place.id).copied().unwrap_or(usize::MAX));
}

impl From<Layout> for Vec<u8> {
    /// Writes the columns one after the other, little-endian, so that each can be looked at in place: a header of 32 bytes
    /// (`PXL1`, count u32, sequence u64, 16 that are 0), then of every image the id u32, the second since 1970 that it was
    /// made in u32, width u16, height u16, flags u8.
    fn from(layout: Layout) -> Self {
        let Layout { sequence, places } = layout;
        let mut bytes = Self::with_capacity(HEADER + places.len() * BYTES_AN_IMAGE);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&u32::try_from(places.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend_from_slice(&sequence.to_le_bytes());
        bytes.resize(HEADER, 0);
        bytes.extend(places.iter().flat_map(|place| short(place.id.0).to_le_bytes()));
        bytes.extend(places.iter().flat_map(|place| short(place.created_at().millis() / 1000).to_le_bytes()));
        bytes.extend(places.iter().flat_map(|place| shape(place).0.to_le_bytes()));
        bytes.extend(places.iter().flat_map(|place| shape(place).1.to_le_bytes()));
        bytes.extend(places.iter().map(flags));
        bytes
    }
}

/// Ids and seconds stay below 2³² for another eighty years.
fn short(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

/// Returns the size, made smaller in its ratio where a side has no place in 16 bits.
fn shape(place: &Placed) -> (u16, u16) {
    let longest = place.width.max(place.height);
    let side = |side: u32| {
        let side = if longest > u32::from(u16::MAX) {
            (u64::from(side) * u64::from(u16::MAX) / u64::from(longest)).max(1)
        } else {
            u64::from(side)
        };
        u16::try_from(side).unwrap_or(u16::MAX)
    };
    (side(place.width), side(place.height))
}

fn flags(place: &Placed) -> u8 {
    let bit = |is_set: bool, flag: u8| if is_set { flag } else { 0 };
    bit(place.starred, flag::STARRED)
        | bit(place.rejected, flag::REJECTED)
        | bit(place.sensitive, flag::SENSITIVE)
        | bit(place.trashed, flag::TRASHED)
}
