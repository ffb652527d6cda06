//! Collections: creating, filling, ordering, describing, hiding, deleting. The images stay whatever happens to one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};
use ts_rs::TS;

use super::check_ids;
use super::generations::{LARGEST_PAGE, show_paths};
use super::labels::{self, TOPICS, link_each};
use super::selection::{Among, Change, ChangedGenerations};
use super::withhold::withhold;
use crate::domain::{
    Collection, CollectionDescription, CollectionId, CollectionName, Cursor, Generation, GenerationId,
    Invalid, JournalId, Page, Selection,
};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{Label, Placing, Writer};

/// The most collections of one request.
const MOST: usize = 100;

/// A collection to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CreateCollection {
    /// Its name.
    pub name: CollectionName,
    /// What it is for.
    #[serde(default)]
    pub description: Option<CollectionDescription>,
}

/// Which collections to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListCollections {
    /// Also hidden ones.
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// A page of a collection in the order that it was given by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ShowCollection {
    /// The collection.
    pub collection: CollectionName,
    /// The `next` of the page before.
    #[serde(default)]
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent.
    #[serde(default)]
    pub limit: Option<usize>,
    /// Also images that hidden tags and collections leave out.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// Generations that go into a collection, or out of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileGenerations {
    /// The generations.
    pub selection: Selection,
    /// The collection; made when something goes into it and it is new.
    pub collection: CollectionName,
}

/// Where images go in a collection's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename_all = "camelCase")]
pub enum Place {
    /// To the front.
    First,
    /// To the end.
    Last,
    /// In front of this one.
    Before(GenerationId),
    /// Behind this one.
    After(GenerationId),
}

/// Images of a collection that get another place.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReorderCollection {
    /// The collection.
    pub collection: CollectionName,
    /// The images, 1 to 10,000, in their new order.
    pub ids: Vec<GenerationId>,
    /// Where they go.
    pub place: Place,
}

/// Where collections go among all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename_all = "camelCase")]
pub enum CollectionPlace {
    /// To the front.
    First,
    /// To the end.
    Last,
    /// In front of this one.
    Before(CollectionName),
    /// Behind this one.
    After(CollectionName),
}

/// Collections that get another place in the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReorderCollections {
    /// The collections, 1 to 100, in their new order.
    pub collections: Vec<CollectionName>,
    /// Where they go.
    pub place: CollectionPlace,
}

/// What to change about collections. What is absent stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UpdateCollections {
    /// The collections, 1 to 100.
    pub collections: Vec<CollectionName>,
    /// The new name; of one collection only.
    #[serde(default)]
    pub name: Option<CollectionName>,
    /// What they are for; empty takes the words away.
    #[serde(default)]
    pub description: Option<CollectionDescription>,
    /// Whether the collections and their images are left out until asked for.
    #[serde(default)]
    pub hidden: Option<bool>,
    /// Whether they are left out while safe mode is on.
    #[serde(default)]
    pub sensitive: Option<bool>,
}

/// Collections to delete.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeleteCollections {
    /// The collections, 1 to 100.
    pub collections: Vec<CollectionName>,
}

/// The collections that a change was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CollectionCounts {
    /// The collections with their new counts, as far as the visibility shows them.
    pub collections: Vec<Collection>,
    /// How many links to images, places or collections changed.
    #[ts(type = "number")]
    pub changed: usize,
    /// The entry of the journal, for `undo`; absent when nothing changed.
    pub entry: Option<JournalId>,
}

/// Makes an empty collection, at the end of the list.
///
/// # Errors
/// `conflict` when there is one of that name; `storage`.
pub async fn create(library: &Library, request: CreateCollection) -> Result<CollectionCounts> {
    let CreateCollection { name, description } = request;
    let shown = vec![name.clone()];
    let (_, entry) = library
        .write_in_parts("create_collection", move |writer| {
            let text = description.as_ref().map(CollectionDescription::as_str).unwrap_or_default();
            match writer.label(Label::Collection, name.as_str(), true) {
                Ok(_) => Err(Error::NameTaken { what: "collection", name: name.as_str().to_owned() }),
                Err(Error::NoLabel { .. }) => writer.make_collection(&name, text).map(Some),
                Err(error) => Err(error),
            }
        })
        .await?;
    counts(library, shown, 1, entry).await
}

/// Lists collections with their counts, in their order.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list(library: &Library, request: ListCollections) -> Result<Page<Collection>> {
    let safe_mode = library.safe_mode();
    let items = library.read(move |reader| reader.collections(safe_mode, request.include_hidden)).await?;
    Ok(Page { items, next: None })
}

/// Lists one page of a collection's images in the order that they were given; what was never placed follows, newest first.
///
/// # Errors
/// `not_found` when there is no such collection; `invalid` for a limit outside 1 to 1,000; `storage`.
pub async fn show(library: &Library, request: ShowCollection) -> Result<Page<Generation>> {
    let limit = request.limit.unwrap_or(50);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Invalid::new("limit", limit, format!("is not 1 to {LARGEST_PAGE}"))
            .hint("ask for a number in that range; the page's `next` gives the rest")
            .into());
    }
    let safe_mode = library.safe_mode();
    let mut page = library
        .read(move |reader| {
            let row = reader.label(Label::Collection, request.collection.as_str(), safe_mode)?;
            let skip = request.after.map_or(0, |after| usize::try_from(after.0).unwrap_or(usize::MAX));
            let visibility = (safe_mode, request.include_hidden || row.hidden);
            let mut ids = reader.in_order(CollectionId(row.id), visibility, skip, limit + 1)?;
            let next = (ids.len() > limit).then(|| Cursor(i64::try_from(skip + limit).unwrap_or(i64::MAX)));
            ids.truncate(limit);
            let mut items = reader.generations(&ids)?;
            withhold(reader, safe_mode, &mut items)?;
            Ok(Page { items, next })
        })
        .await?;
    show_paths(library, &mut page.items);
    Ok(page)
}

/// Puts generations into a collection, made when it is new.
///
/// # Errors
/// `not_found` naming the first id that has no generation; `invalid` for no ids, too many, or a query that can't be
/// understood; `storage`.
pub async fn add(library: &Library, request: FileGenerations) -> Result<ChangedGenerations> {
    let name = request.collection;
    let change = Change {
        operation: "add_to_collection",
        topics: TOPICS,
        among: Among::All,
        prepare: move |writer: &Writer<'_>| writer.collection_row_or_new(&name),
        apply: |writer: &Writer<'_>, id: &CollectionId, generation| {
            link_each(writer, Label::Collection, &[id.0], generation, true)
        },
    };
    Ok(change.carry_out(library, request.selection).await?.0)
}

/// Takes generations out of a collection; they stay in the library.
///
/// # Errors
/// As [`add`]; `not_found` too when there is no such collection.
pub async fn remove(library: &Library, request: FileGenerations) -> Result<ChangedGenerations> {
    let name = request.collection;
    let safe_mode = library.safe_mode();
    let change = Change {
        operation: "remove_from_collection",
        topics: TOPICS,
        among: Among::All,
        prepare: move |writer: &Writer<'_>| Ok(writer.label(Label::Collection, name.as_str(), safe_mode)?.id),
        apply: |writer: &Writer<'_>, id: &i64, generation| {
            link_each(writer, Label::Collection, &[*id], generation, false)
        },
    };
    Ok(change.carry_out(library, request.selection).await?.0)
}

/// Gives images of a collection another place, in the order of the ids.
///
/// # Errors
/// `not_found` when there is no such collection; `invalid` for an image that is not in it, no ids or too many; `storage`.
pub async fn reorder(library: &Library, request: ReorderCollection) -> Result<CollectionCounts> {
    check_ids(&request.ids)?;
    let safe_mode = library.safe_mode();
    let ReorderCollection { collection, mut ids, place } = request;
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    let placing = match place {
        Place::First => Placing::First,
        Place::Last => Placing::Last,
        Place::Before(id) => Placing::Before(id),
        Place::After(id) => Placing::After(id),
    };
    let shown = vec![collection.clone()];
    let (changed, entry) = library
        .write_in_parts("reorder_collection", move |writer| {
            let row = writer.label(Label::Collection, collection.as_str(), safe_mode)?;
            writer.reorder(CollectionId(row.id), &ids, placing).map(Some)
        })
        .await?;
    counts(library, shown, changed, entry).await
}

/// Gives collections another place in the list, in the order of the names.
///
/// # Errors
/// `not_found` for one that there is none of; `invalid` for none, too many, or a place beside one of them; `storage`.
pub async fn reorder_all(library: &Library, request: ReorderCollections) -> Result<CollectionCounts> {
    let ReorderCollections { mut collections, place } = request;
    let mut seen = std::collections::HashSet::new();
    collections.retain(|name| seen.insert(name.as_str().to_lowercase()));
    let names = check(&collections)?;
    let safe_mode = library.safe_mode();
    let (changed, entry) = library
        .write_in_parts("reorder_collections", move |writer| {
            let row = |name: &str| {
                Ok::<_, Error>(CollectionId(writer.label(Label::Collection, name, safe_mode)?.id))
            };
            let ids = names.iter().map(|name| row(name)).collect::<Result<Vec<_>>>()?;
            let beside = |name: &CollectionName| match row(name.as_str())? {
                id if ids.contains(&id) => Err(Error::from(
                    Invalid::new("place", name, "is beside a collection that is itself to go there")
                        .hint("name another collection, or the front or the end"),
                )),
                id => Ok(id),
            };
            let placing = match &place {
                CollectionPlace::First => Placing::First,
                CollectionPlace::Last => Placing::Last,
                CollectionPlace::Before(name) => Placing::Before(beside(name)?),
                CollectionPlace::After(name) => Placing::After(beside(name)?),
            };
            writer.reorder_collections(&ids, placing).map(Some)
        })
        .await?;
    counts(library, collections, changed, entry).await
}

/// Renames, describes, hides or shows collections.
///
/// # Errors
/// `not_found` for one that there is none of; `conflict` when another has the new name; `invalid` for none, too many, nothing
/// to change, or a name for several; `storage`.
pub async fn update(library: &Library, request: UpdateCollections) -> Result<CollectionCounts> {
    let names = check(&request.collections)?;
    let mut fields = Map::new();
    if let Some(name) = &request.name {
        if names.len() > 1 {
            return Err(Invalid::new("name", name, "can't be the name of several collections").into());
        }
        fields.insert("name".to_owned(), json!(name));
    }
    if let Some(description) = &request.description {
        fields.insert("description".to_owned(), json!(description));
    }
    for (field, value) in [("hidden", request.hidden), ("sensitive", request.sensitive)] {
        if let Some(value) = value {
            fields.insert(field.to_owned(), json!(value));
        }
    }
    if fields.is_empty() {
        return Err(Invalid::new("update", "", "changes nothing")
            .hint("give a name, a description or a mark")
            .into());
    }
    let shown = request.name.map_or(request.collections, |name| vec![name]);
    let (changed, entry) =
        labels::change(library, "update_collections", Label::Collection, names, fields).await?;
    counts(library, shown, if entry.is_some() { changed.len() } else { 0 }, entry).await
}

/// Deletes collections; the images stay.
///
/// # Errors
/// `not_found` for one that there is none of; `invalid` for none or too many; `storage`.
pub async fn delete(library: &Library, request: DeleteCollections) -> Result<CollectionCounts> {
    let names = check(&request.collections)?;
    let (changed, entry) =
        labels::dissolve(library, "delete_collections", Label::Collection, names, |_| Ok(None)).await?;
    Ok(CollectionCounts { collections: Vec::new(), changed, entry })
}

fn check(collections: &[CollectionName]) -> Result<Vec<String>> {
    if (1..=MOST).contains(&collections.len()) {
        return Ok(collections.iter().map(|name| name.as_str().to_owned()).collect());
    }
    Err(Invalid::new("number of collections", collections.len(), format!("is not 1 to {MOST}"))
        .hint("name at least one collection")
        .into())
}

async fn counts(
    library: &Library,
    names: Vec<CollectionName>,
    changed: usize,
    entry: Option<JournalId>,
) -> Result<CollectionCounts> {
    let safe_mode = library.safe_mode();
    let shown = library.read(move |reader| reader.collections(safe_mode, false)).await?;
    let lower = |name: &CollectionName| name.as_str().to_lowercase();
    let asked = |name: &CollectionName| shown.iter().find(|known| lower(&known.name) == lower(name));
    Ok(CollectionCounts { collections: names.iter().filter_map(asked).cloned().collect(), changed, entry })
}
