//! Tags: attaching, taking off, listing; renaming, merging, colouring, hiding, deleting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};
use ts_rs::TS;

use super::labels::{self, TOPICS, link_each};
use super::selection::{Among, Change};
use crate::domain::{Color, Invalid, JournalId, Page, Selection, Tag, TagName};
use crate::error::Result;
use crate::library::Library;
use crate::store::{Label, Reader, Writer};

/// The most tags of one request.
const MOST_TAGS: usize = 100;

/// Tags to attach to some generations.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddTags {
    /// The generations.
    pub selection: Selection,
    /// The tags, 1 to 100; made when they are new.
    pub tags: Vec<TagName>,
}

/// Tags to take off some generations.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveTags {
    /// The generations.
    pub selection: Selection,
    /// The tags, 1 to 100.
    pub tags: Vec<TagName>,
}

/// The tags that a change was about, with their new counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TagCounts {
    /// The tags, in the order asked, as far as the visibility shows them.
    pub tags: Vec<Tag>,
    /// How many links of a tag to a generation were made or removed.
    #[ts(type = "number")]
    pub changed: usize,
    /// The entry of the journal, for `undo`; absent when nothing changed.
    pub entry: Option<JournalId>,
}

/// Which tags to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListTags {
    /// Also hidden ones.
    #[ts(as = "Option<bool>")]
    pub include_hidden: bool,
}

/// What to change about tags. What is absent stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UpdateTags {
    /// The tags, 1 to 100.
    pub tags: Vec<TagName>,
    /// The new name; of one tag only.
    #[serde(default)]
    pub name: Option<TagName>,
    /// The new colour: `#rrggbb`, a name such as `red`, or `none`.
    #[serde(default)]
    pub color: Option<String>,
    /// Whether the tags and their images are left out until asked for.
    #[serde(default)]
    pub hidden: Option<bool>,
    /// Whether they are left out while safe mode is on.
    #[serde(default)]
    pub sensitive: Option<bool>,
}

/// Tags to make one of.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeTags {
    /// The tags that go, 1 to 100.
    pub from: Vec<TagName>,
    /// The tag that stays, made when it is new.
    pub into: TagName,
}

/// Tags to delete.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeleteTags {
    /// The tags, 1 to 100.
    pub tags: Vec<TagName>,
}

/// Attaches every tag to every generation: all of them or, on an error, none.
///
/// # Errors
/// `not_found` naming the first id that has no generation; `invalid` for no ids or tags, too many, or a query that can't be
/// understood; `storage`.
pub async fn add(library: &Library, request: AddTags) -> Result<TagCounts> {
    let tags = check(&request.tags)?;
    let change = Change {
        operation: "add_tags",
        topics: TOPICS,
        among: Among::All,
        prepare: move |writer: &Writer<'_>| {
            let ids = tags.iter().map(|tag| writer.tag_row_or_new(tag).map(|id| id.0));
            ids.collect::<Result<Vec<i64>>>()
        },
        apply: |writer: &Writer<'_>, tags: &Vec<i64>, id| link_each(writer, Label::Tag, tags, id, true),
    };
    let (changed, links) = change.carry_out(library, request.selection).await?;
    counts(library, request.tags, links, changed.entry).await
}

/// Takes every tag off every generation; tags that nothing bears any more stay.
///
/// # Errors
/// As [`add`]; `not_found` too for a tag that there is none of.
pub async fn remove(library: &Library, request: RemoveTags) -> Result<TagCounts> {
    let tags: Vec<String> = names(check(&request.tags)?);
    let safe_mode = library.safe_mode();
    let change = Change {
        operation: "remove_tags",
        topics: TOPICS,
        among: Among::All,
        prepare: move |writer: &Writer<'_>| {
            let rows = labels::rows_of(writer, Label::Tag, &tags, safe_mode)?;
            Ok(rows.into_iter().map(|row| row.id).collect())
        },
        apply: |writer: &Writer<'_>, tags: &Vec<i64>, id| link_each(writer, Label::Tag, tags, id, false),
    };
    let (changed, links) = change.carry_out(library, request.selection).await?;
    counts(library, request.tags, links, changed.entry).await
}

/// Lists tags with their counts, most used first.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list(library: &Library, request: ListTags) -> Result<Page<Tag>> {
    let safe_mode = library.safe_mode();
    let items = library.read(move |reader| reader.tags(safe_mode, request.include_hidden)).await?;
    Ok(Page { items, next: None })
}

/// Renames, colours, hides or shows tags.
///
/// # Errors
/// `not_found` for a tag that there is none of; `conflict` when another has the new name; `invalid` for no tags, too many,
/// nothing to change, a name for several, or no colour; `storage`.
pub async fn update(library: &Library, request: UpdateTags) -> Result<TagCounts> {
    let tags = check(&request.tags)?;
    let mut fields = Map::new();
    if let Some(name) = &request.name {
        if tags.len() > 1 {
            return Err(Invalid::new("name", name, "can't be the name of several tags")
                .hint("`pixery tag merge` makes one tag of several")
                .into());
        }
        fields.insert("name".to_owned(), json!(name));
    }
    if let Some(color) = request.color.as_deref() {
        fields.insert("color".to_owned(), json!(Color::read(color)?));
    }
    for (field, value) in [("hidden", request.hidden), ("sensitive", request.sensitive)] {
        if let Some(value) = value {
            fields.insert(field.to_owned(), json!(value));
        }
    }
    if fields.is_empty() {
        return Err(Invalid::new("update", "", "changes nothing")
            .hint("give a name, a colour or a mark")
            .into());
    }
    let shown = request.name.map_or_else(|| tags.clone(), |name| vec![name]);
    let (changed, entry) = labels::change(library, "update_tags", Label::Tag, names(tags), fields).await?;
    counts(library, shown, if entry.is_some() { changed.len() } else { 0 }, entry).await
}

/// Makes one tag of several: what bore one of them bears the one that stays.
///
/// # Errors
/// `not_found` for a tag that there is none of; `invalid` for no tags or too many; `storage`.
pub async fn merge(library: &Library, request: MergeTags) -> Result<TagCounts> {
    let from = names(check(&request.from)?);
    let into = request.into.clone();
    let target = move |writer: &Writer<'_>| writer.tag_row_or_new(&into).map(|id| Some(id.0));
    let (links, entry) = labels::dissolve(library, "merge_tags", Label::Tag, from, target).await?;
    counts(library, vec![request.into], links, entry).await
}

/// Deletes tags; the images stay.
///
/// # Errors
/// As [`merge`].
pub async fn delete(library: &Library, request: DeleteTags) -> Result<TagCounts> {
    let tags = names(check(&request.tags)?);
    let (changed, entry) = labels::dissolve(library, "delete_tags", Label::Tag, tags, |_| Ok(None)).await?;
    Ok(TagCounts { tags: Vec::new(), changed, entry })
}

fn check(tags: &[TagName]) -> Result<Vec<TagName>> {
    if (1..=MOST_TAGS).contains(&tags.len()) {
        return Ok(tags.to_vec());
    }
    Err(Invalid::new("number of tags", tags.len(), format!("is not 1 to {MOST_TAGS}"))
        .hint("name at least one tag, such as fox")
        .into())
}

fn names(tags: Vec<TagName>) -> Vec<String> {
    tags.into_iter().map(|tag| tag.as_str().to_owned()).collect()
}

async fn counts(
    library: &Library,
    tags: Vec<TagName>,
    changed: usize,
    entry: Option<JournalId>,
) -> Result<TagCounts> {
    let safe_mode = library.safe_mode();
    let shown = library.read(move |reader: &Reader<'_>| reader.tags(safe_mode, false)).await?;
    let lower = |name: &TagName| name.as_str().to_lowercase();
    let asked = |name: &TagName| shown.iter().find(|tag| lower(&tag.name) == lower(name));
    Ok(TagCounts { tags: tags.iter().filter_map(asked).cloned().collect(), changed, entry })
}
