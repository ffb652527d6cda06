//! Looking at generations, and marking, trashing and restoring them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check_ids;
use super::meant::meant;
use crate::domain::{Cursor, Filter, Generation, GenerationId, Invalid, Page, PageRequest};
use crate::error::Result;
use crate::library::Library;
use crate::store::Writer;

/// The most generations of one page.
pub const LARGEST_PAGE: usize = 1_000;

/// A page of generations to be listed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListGenerations {
    /// A query, such as `fox tag:winter -is:rejected`.
    pub query: Option<String>,
    /// What must hold besides; every visible live one is listed when both are empty.
    #[ts(as = "Option<Filter>")]
    pub filter: Filter,
    /// The `next` of the page before.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
}

/// Lists one page of generations, newest first. A page may be shorter than its limit and still have a `next`.
///
/// # Errors
/// `invalid` with the column for a query that can't be read, or for a limit outside 1 to 1,000; `storage` when the database
/// fails.
pub async fn list(library: &Library, request: ListGenerations) -> Result<Page<Generation>> {
    let page = PageRequest { after: request.after, limit: check_limit(request.limit)? };
    let filter = meant(library, request.query.as_deref(), request.filter)?;
    let safe_mode = library.config().safe_mode;
    let mut found = library
        .read(move |reader| {
            let Page { items, next } = reader.find(&filter, safe_mode, &page)?;
            Ok(Page { items: reader.generations(&items)?, next })
        })
        .await?;
    show_paths(library, &mut found.items);
    Ok(found)
}

/// Returns how many a page holds.
///
/// # Errors
/// `invalid` for a limit outside 1 to 1,000.
pub(super) fn check_limit(limit: Option<usize>) -> Result<usize> {
    let limit = limit.unwrap_or(50);
    if (1..=LARGEST_PAGE).contains(&limit) {
        return Ok(limit);
    }
    Err(Invalid::new("limit", limit, format!("is not 1 to {LARGEST_PAGE}"))
        .hint("ask for a number in that range; the page's `next` gives the rest")
        .into())
}

/// Generations to be shown by id.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowGenerations {
    /// The ids, 1 to 10,000.
    pub ids: Vec<GenerationId>,
}

/// Generations in the order they were asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// The generations.
    pub items: Vec<Generation>,
}

/// Returns generations with their whole recipes, in the order of the ids; trashed ones too.
///
/// # Errors
/// `not_found` naming the first id that has none; `invalid` for no ids or too many; `storage` when the database fails.
pub async fn show(library: &Library, request: ShowGenerations) -> Result<Shown> {
    check_ids(&request.ids)?;
    let mut items = library
        .read(move |reader| {
            let found = reader.generations(&request.ids)?;
            if found.len() < request.ids.len() {
                let missing =
                    request.ids.iter().find(|id| found.iter().all(|generation| generation.id != **id));
                if let Some(id) = missing {
                    reader.generation(*id)?;
                }
            }
            Ok(found)
        })
        .await?;
    show_paths(library, &mut items);
    Ok(Shown { items })
}

/// Turns the library's relative paths into absolute ones, or takes them away where the door may not show any.
pub(super) fn show_paths(library: &Library, items: &mut [Generation]) {
    // With the separator at its end.
    let root = library.archive().layout().root().join("").to_string_lossy().into_owned();
    let shown = |path: Option<String>| {
        path.filter(|_| library.config().expose_paths).map(|path| [root.as_str(), &path].concat())
    };
    for generation in items {
        generation.path = shown(generation.path.take());
        for reference in &mut generation.references {
            reference.path = shown(reference.path.take());
        }
    }
}

/// Generations to be starred or unstarred.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StarGenerations {
    /// The ids, 1 to 10,000.
    pub ids: Vec<GenerationId>,
    /// Whether they get a star or lose it.
    pub starred: bool,
}

/// Generations to be put into the trash, or taken out of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrashGenerations {
    /// The ids, 1 to 10,000.
    pub ids: Vec<GenerationId>,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangedGenerations {
    /// The ids that changed.
    pub changed: Vec<GenerationId>,
    /// The ids that were so already.
    pub unchanged: Vec<GenerationId>,
}

/// Gives generations a star, or takes it away: all of them or, on an error, none.
///
/// # Errors
/// `not_found` naming the first id that has no generation; `invalid` for no ids or too many; `storage`.
pub async fn star(library: &Library, request: StarGenerations) -> Result<ChangedGenerations> {
    let operation = if request.starred { "star_generations" } else { "unstar_generations" };
    change_each(library, operation, request.ids, move |writer, id| writer.set_starred(id, request.starred))
        .await
}

/// Puts generations into the trash; their files stay, and `restore` brings them back.
///
/// # Errors
/// As [`star`].
pub async fn trash(library: &Library, request: TrashGenerations) -> Result<ChangedGenerations> {
    change_each(library, "trash_generations", request.ids, |writer, id| writer.trash(id)).await
}

/// Takes generations out of the trash.
///
/// # Errors
/// As [`star`].
pub async fn restore(library: &Library, request: TrashGenerations) -> Result<ChangedGenerations> {
    change_each(library, "restore_generations", request.ids, |writer, id| writer.restore(id)).await
}

async fn change_each(
    library: &Library,
    operation: &'static str,
    ids: Vec<GenerationId>,
    change: impl Fn(&Writer<'_>, GenerationId) -> Result<bool> + Send + 'static,
) -> Result<ChangedGenerations> {
    check_ids(&ids)?;
    library
        .write(operation, move |writer| {
            let mut answer = ChangedGenerations { changed: Vec::new(), unchanged: Vec::new() };
            for id in ids {
                let list = if change(writer, id)? { &mut answer.changed } else { &mut answer.unchanged };
                list.push(id);
            }
            Ok(answer)
        })
        .await
}
