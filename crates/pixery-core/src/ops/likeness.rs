//! Likeness: images that look like one, and images that are there twice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::generations::{check_limit, show_paths};
use super::withhold::{usable, withhold};
use crate::domain::likeness::{DUPLICATE, Hashed, MAYBE, groups};
use crate::domain::{Cursor, Generation, GenerationId};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::Reader;

/// What to look for the like of.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FindSimilar {
    /// The image.
    pub id: GenerationId,
    /// The most bits of the gradient hash that differ, 0 to 32; 10 when absent.
    pub most: Option<u32>,
    /// How many, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
    /// Also what hidden tags and collections leave out.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// An image that looks like another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Alike {
    /// The image.
    #[serde(flatten)]
    pub generation: Generation,
    /// How many of 64 bits differ.
    pub distance: u32,
    /// What that means.
    pub likeness: Likeness,
}

/// How alike two images are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Likeness {
    /// The same picture: at most 5 bits differ.
    Duplicate,
    /// Perhaps the same: 6 to 10 bits differ.
    Maybe,
    /// Alike in light and shape at most.
    Distant,
}

/// Images that look like one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Similar {
    /// The most alike first; the image itself is not among them.
    pub items: Vec<Alike>,
    /// Always absent: there is one page.
    pub next: Option<Cursor>,
}

/// Which duplicates to find.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FindDuplicates {
    /// Also what may be one: up to 10 bits differ instead of 5.
    #[ts(as = "Option<bool>")]
    pub maybe: bool,
    /// How many groups, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
    /// Also what hidden tags and collections leave out.
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// Images that are one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateGroup {
    /// The oldest first; distances are to it.
    pub items: Vec<Alike>,
}

/// Groups of images that are one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Duplicates {
    /// The group with the newest image first.
    pub items: Vec<DuplicateGroup>,
    /// Always absent: there is one page.
    pub next: Option<Cursor>,
    /// How many groups there are in all.
    #[ts(type = "number")]
    pub total: usize,
}

/// Returns live images that look like one, the most alike first.
///
/// # Errors
/// `not_found` when there is no such generation; `conflict` while its hash is not computed; `invalid` for a limit out of range, and
/// for a sensitive one in safe mode;
/// `storage` when the database fails.
pub async fn similar(library: &Library, request: FindSimilar) -> Result<Similar> {
    let limit = check_limit(request.limit)?;
    let most = request.most.unwrap_or(MAYBE).min(32);
    let safe_mode = library.safe_mode();
    let items = library
        .apart(move |library| {
            library.store().read(|reader| {
                usable(library, reader, request.id)?;
                let asked = reader.gradient_hash(request.id)?.ok_or(Error::NoLikeness(request.id))?;
                let all = reader.gradient_hashes(safe_mode, request.include_hidden)?;
                let mut near: Vec<Hashed> = all
                    .into_iter()
                    .filter(|other| other.id != asked.id && other.distance(asked) <= most)
                    .collect();
                near.sort_unstable_by_key(|other| (other.distance(asked), std::cmp::Reverse(other.id)));
                near.truncate(limit);
                alike(reader, safe_mode, &near, asked)
            })
        })
        .await?;
    Ok(Similar { items: with_paths(library, items), next: None })
}

/// Returns groups of live images that are one picture.
///
/// # Errors
/// `invalid` for a limit out of range; `storage` when the database fails.
pub async fn duplicates(library: &Library, request: FindDuplicates) -> Result<Duplicates> {
    let limit = check_limit(request.limit)?;
    let safe_mode = library.safe_mode();
    let (found, total) = library
        .read(move |reader| {
            let all = reader.gradient_hashes(safe_mode, request.include_hidden)?;
            let groups = groups(all, if request.maybe { MAYBE } else { DUPLICATE });
            let total = groups.len();
            let shown = groups.iter().take(limit).map(|group| alike(reader, safe_mode, group, group[0]));
            Ok((shown.collect::<Result<Vec<_>>>()?, total))
        })
        .await?;
    let group = |items| DuplicateGroup { items: with_paths(library, items) };
    Ok(Duplicates { items: found.into_iter().map(group).collect(), next: None, total })
}

fn alike(reader: &Reader<'_>, safe_mode: bool, hashed: &[Hashed], to: Hashed) -> Result<Vec<Alike>> {
    let ids: Vec<GenerationId> = hashed.iter().map(|one| one.id).collect();
    let mut generations = reader.generations(&ids)?;
    withhold(reader, safe_mode, &mut generations)?;
    let generations = generations.into_iter();
    let distances = hashed.iter().map(|one| one.distance(to));
    Ok(generations
        .zip(distances)
        .map(|(generation, distance)| Alike { generation, distance, likeness: likeness(distance) })
        .collect())
}

fn likeness(distance: u32) -> Likeness {
    if distance <= DUPLICATE {
        Likeness::Duplicate
    } else if distance <= MAYBE {
        Likeness::Maybe
    } else {
        Likeness::Distant
    }
}

fn with_paths(library: &Library, mut items: Vec<Alike>) -> Vec<Alike> {
    for item in &mut items {
        show_paths(library, std::slice::from_mut(&mut item.generation));
    }
    items
}
