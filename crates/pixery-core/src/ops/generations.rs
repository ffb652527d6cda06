//! Looking at generations, and marking, trashing and restoring them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

use super::check_ids;
use super::meant::meant;
use super::selection::{Among, Change};
use super::withhold::withhold;
use crate::domain::{
    Cursor, Filter, Generation, GenerationId, Invalid, Page, PageRequest, Prompt, Selection, Title, Topic,
};
use crate::error::Result;
use crate::library::Library;
use crate::store::Writer;

pub use super::selection::ChangedGenerations;

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
    let safe_mode = library.safe_mode();
    let mut found = library
        .read(move |reader| {
            let Page { items, next } = reader.find(&filter, safe_mode, &page)?;
            let mut items = reader.generations(&items)?;
            withhold(reader, safe_mode, &mut items)?;
            Ok(Page { items, next })
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

/// Returns generations with their whole recipes, in the order of the ids; trashed ones too. In safe mode a sensitive one is a
/// placeholder that says so.
///
/// # Errors
/// `not_found` naming the first id that has none; `invalid` for no ids or too many; `storage` when the database fails.
pub async fn show(library: &Library, request: ShowGenerations) -> Result<Shown> {
    check_ids(&request.ids)?;
    let safe_mode = library.safe_mode();
    let mut items = library
        .read(move |reader| {
            let mut found = reader.generations(&request.ids)?;
            withhold(reader, safe_mode, &mut found)?;
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
    /// Which ones.
    pub selection: Selection,
    /// Whether they get a star or lose it.
    pub starred: bool,
}

/// Generations to be rejected, or not any more.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RejectGenerations {
    /// Which ones.
    pub selection: Selection,
    /// Whether they are turned down.
    pub rejected: bool,
}

/// Generations to be put into the trash, or taken out of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrashGenerations {
    /// Which ones.
    pub selection: Selection,
}

/// Words to be changed. What is absent stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UpdateGenerations {
    /// Which ones.
    pub selection: Selection,
    /// The new title; empty takes it away.
    #[serde(default)]
    pub title: Option<String>,
    /// The new prompt. Only the words change: the image stays as it was made.
    #[serde(default)]
    pub prompt: Option<Prompt>,
}

/// Gives generations a star, or takes it away: all of them or, on an error, none.
///
/// # Errors
/// `not_found` naming the first id that has no generation; `invalid` for no ids, too many, or a query that can't be
/// understood; `storage`.
pub async fn star(library: &Library, request: StarGenerations) -> Result<ChangedGenerations> {
    let operation = if request.starred { "star_generations" } else { "unstar_generations" };
    let apply = move |writer: &Writer<'_>, id| writer.set_starred(id, request.starred);
    change_each(library, operation, request.selection, Among::All, apply).await
}

/// Rejects generations, or takes that back. Rejected ones are dimmed, never trashed by that.
///
/// # Errors
/// As [`star`].
pub async fn reject(library: &Library, request: RejectGenerations) -> Result<ChangedGenerations> {
    let operation = if request.rejected { "reject_generations" } else { "unreject_generations" };
    let fields = fields([("rejected", json!(request.rejected))]);
    let apply = move |writer: &Writer<'_>, id| writer.set_words_or_marks(id, &fields);
    change_each(library, operation, request.selection, Among::All, apply).await
}

/// Changes titles and prompts; search follows.
///
/// # Errors
/// As [`star`]; `invalid` too when nothing is to be changed, or the title can't be one.
pub async fn update(library: &Library, request: UpdateGenerations) -> Result<ChangedGenerations> {
    let title = match request.title.as_deref().map(str::trim) {
        None => None,
        Some("") => Some(("title", json!(null))),
        Some(title) => Some(("title", json!(Title::new(title)?))),
    };
    let prompt = request.prompt.map(|prompt| ("prompt", json!(prompt)));
    let fields = fields(title.into_iter().chain(prompt));
    if fields.is_empty() {
        return Err(Invalid::new("update", "", "changes nothing").hint("give a title or a prompt").into());
    }
    let apply = move |writer: &Writer<'_>, id| writer.set_words_or_marks(id, &fields);
    change_each(library, "update_generations", request.selection, Among::All, apply).await
}

fn fields(given: impl IntoIterator<Item = (&'static str, Value)>) -> Map<String, Value> {
    given.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Puts generations into the trash; their files stay, and `restore` brings them back.
///
/// # Errors
/// As [`star`].
pub async fn trash(library: &Library, request: TrashGenerations) -> Result<ChangedGenerations> {
    let apply = |writer: &Writer<'_>, id| writer.trash(id);
    change_each(library, "trash_generations", request.selection, Among::All, apply).await
}

/// Takes generations out of the trash.
///
/// # Errors
/// As [`star`].
pub async fn restore(library: &Library, request: TrashGenerations) -> Result<ChangedGenerations> {
    let apply = |writer: &Writer<'_>, id| writer.restore(id);
    change_each(library, "restore_generations", request.selection, Among::Trashed, apply).await
}

async fn change_each(
    library: &Library,
    operation: &'static str,
    selection: Selection,
    among: Among,
    apply: impl Fn(&Writer<'_>, GenerationId) -> Result<bool> + Send + 'static,
) -> Result<ChangedGenerations> {
    /// Marks and the trash change what tags and collections count.
    const TOPICS: &[Topic] = &[Topic::Generations, Topic::Tags, Topic::Collections];
    let change = Change {
        operation,
        topics: TOPICS,
        among,
        prepare: |_: &Writer<'_>| Ok(()),
        apply: move |writer: &Writer<'_>, (): &(), id| apply(writer, id).map(usize::from),
    };
    Ok(change.carry_out(library, selection).await?.0)
}
