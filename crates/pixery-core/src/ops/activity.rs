//! The activity log: what was done, by whom, and to which images.

use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Actor, Cursor, Entry, GenerationId, Invalid, JournalId, Page, Timestamp};
use crate::error::Result;
use crate::library::Library;
use crate::store::EntryChoice;

/// The most entries of one page.
const LARGEST_PAGE: usize = 1_000;

/// The most images that one answer names, or that one question is about.
pub const MOST_IMAGES: usize = 500;

/// A page of the activity log.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListActivity {
    /// Only what this actor did.
    pub actor: Option<Actor>,
    /// Not older than this.
    pub since: Option<Timestamp>,
    /// The `next` of the page before.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
}

/// Lists one page of what was done, newest first.
///
/// # Errors
/// `invalid` for a limit outside 1 to 1,000; `storage` when the database fails.
pub async fn list(library: &Library, request: ListActivity) -> Result<Page<Entry>> {
    let limit = request.limit.unwrap_or(50);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Invalid::new("limit", limit, format!("is not 1 to {LARGEST_PAGE}"))
            .hint("ask for a number in that range; the page's `next` gives the rest")
            .into());
    }
    library
        .read(move |reader| {
            let choice = EntryChoice {
                actor: request.actor.as_ref(),
                since: request.since,
                before: request.after.map(|after| JournalId(after.0)),
                ..EntryChoice::default()
            };
            let mut items = reader.entries(&choice, limit + 1)?;
            let more = items.len() > limit;
            items.truncate(limit);
            let next = items.last().filter(|_| more).map(|entry| Cursor(entry.id.0));
            Ok(Page { items, next })
        })
        .await
}

/// Asks which images entries of the log are about.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ListActivityImages {
    /// The entries, 1 to 1,000.
    pub entries: Vec<JournalId>,
    /// Only those of these images, at most 500: however many the entries changed, these are all looked for.
    #[serde(default)]
    pub among: Option<Vec<GenerationId>>,
    /// How many, 1 to 500; 500 when absent.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// The images that entries of the log changed. Hidden ones are left out, and so is what safe mode withholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActivityImages {
    /// The images: of the newest entry first, and of one entry what it changed last; in the order of `among` where that is given.
    pub ids: Vec<GenerationId>,
    /// Those of them that are in the trash.
    pub trashed: Vec<GenerationId>,
    /// Whether there may be more: of very many changes only the last 10,000 are looked at.
    pub more: bool,
}

/// Returns the images that entries changed: themselves, their tags, their places in collections, or their notes. What a change of a
/// tag or collection itself did to images is not among them.
///
/// # Errors
/// `invalid` for no entries or more than 1,000, a limit outside 1 to 500, and more than 500 images to look among; `not_found` for an
/// entry that there is none of; `storage` when the database fails.
pub async fn images(library: &Library, request: ListActivityImages) -> Result<ActivityImages> {
    let ListActivityImages { entries, among, limit } = request;
    let limit = limit.unwrap_or(MOST_IMAGES);
    check("number of entries", entries.len(), 1..=LARGEST_PAGE)?;
    check("limit", limit, 1..=MOST_IMAGES)?;
    check("number of ids", among.as_ref().map_or(0, Vec::len), 0..=MOST_IMAGES)?;
    let safe_mode = library.safe_mode();
    library
        .read(move |reader| {
            let mut entries =
                entries.into_iter().map(|id| reader.entry_of(id)).collect::<Result<Vec<_>>>()?;
            entries.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.id));
            entries.dedup_by_key(|entry| entry.id);
            let mut touched = match among {
                Some(among) => reader.touched_among(&entries, &among, safe_mode)?,
                None => reader.touched(&entries, limit, safe_mode)?,
            };
            touched.more |= touched.images.len() > limit;
            touched.images.truncate(limit);
            let trashed = touched.images.iter().filter(|(_, trashed)| *trashed).map(|(id, _)| *id).collect();
            let ids = touched.images.into_iter().map(|(id, _)| id).collect();
            Ok(ActivityImages { ids, trashed, more: touched.more })
        })
        .await
}

fn check(what: &'static str, number: usize, range: RangeInclusive<usize>) -> Result<()> {
    if range.contains(&number) {
        return Ok(());
    }
    let reason = format!("is not {} to {}", range.start(), range.end());
    let hint = if number < *range.start() { "name at least one" } else { "part it into several requests" };
    Err(Invalid::new(what, number, reason).hint(hint).into())
}
