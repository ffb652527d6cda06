//! Carrying a change out over a selection: all ids or none in one transaction; what a query finds in parts, so that a million
//! images keep nobody waiting. Either way it is one entry of the journal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check_ids;
use super::meant::meant;
use crate::domain::{Cursor, Filter, GenerationId, Invalid, JournalId, PageRequest, Selection, Topic};
use crate::error::Result;
use crate::library::Library;
use crate::store::Writer;

/// How many images one transaction takes of a query: a few dozen milliseconds.
const PART: usize = 2_000;

/// Above this many images, listeners are told of topics as a whole.
const MANY: usize = 1_000;

/// The most ids that an answer lists; the counts are of all.
const MOST_LISTED: usize = 10_000;

/// What a change did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangedGenerations {
    /// The ids that changed; the first 10,000 of them.
    pub changed: Vec<GenerationId>,
    /// The ids that were so already; the first 10,000 of them.
    pub unchanged: Vec<GenerationId>,
    /// How many changed.
    #[serde(default)]
    #[ts(type = "number")]
    pub changed_count: usize,
    /// How many were so already.
    #[serde(default)]
    #[ts(type = "number")]
    pub unchanged_count: usize,
    /// The entry of the journal, for `undo`; absent when nothing changed.
    #[serde(default)]
    pub entry: Option<JournalId>,
}

impl ChangedGenerations {
    fn note(&mut self, id: GenerationId, changed: bool) {
        let (list, count) = if changed {
            (&mut self.changed, &mut self.changed_count)
        } else {
            (&mut self.unchanged, &mut self.unchanged_count)
        };
        *count += 1;
        if list.len() < MOST_LISTED {
            list.push(id);
        }
    }
}

/// Which images a change is for, where that says more than the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Among {
    /// Live ones, unless the filter says otherwise.
    All,
    /// Those in the trash, whatever the filter says.
    Trashed,
}

/// A selection whose query has been understood.
pub(super) enum Chosen {
    Ids(Vec<GenerationId>),
    Filter(Box<Filter>),
}

/// Reads the text of a query that a change is for: an empty one, which would mean every image, is surely a slip.
///
/// # Errors
/// `invalid` when it is empty or can't be understood.
pub fn read_query(library: &Library, text: &str) -> Result<Filter> {
    if text.trim().is_empty() {
        return Err(Invalid::new("query", "", "is empty")
            .hint("name what the images have in common, such as tag:fox")
            .into());
    }
    meant(library, Some(text), Filter::default())
}

/// Checks a selection and reads its query.
///
/// # Errors
/// `invalid` for no ids or too many, or a query that can't be understood.
pub(super) fn understand(library: &Library, selection: Selection, among: Among) -> Result<Chosen> {
    let mut filter = match selection {
        Selection::Ids(ids) => {
            check_ids(&ids)?;
            return Ok(Chosen::Ids(each_once(ids)));
        }
        Selection::Filter(filter) => filter,
        Selection::Query(text) => Box::new(read_query(library, &text)?),
    };
    filter.trashed |= among == Among::Trashed;
    Ok(Chosen::Filter(filter))
}

/// Returns ids in their order, each once: the second time there would be nothing left to do.
fn each_once(mut ids: Vec<GenerationId>) -> Vec<GenerationId> {
    let mut seen = std::collections::HashSet::with_capacity(ids.len());
    ids.retain(|id| seen.insert(*id));
    ids
}

/// One change that is carried out over a selection.
pub(super) struct Change<Prepare, Apply> {
    /// The operation's name, for the journal.
    pub(super) operation: &'static str,
    /// What listeners are told of when it is about many images.
    pub(super) topics: &'static [Topic],
    /// Which images it is for.
    pub(super) among: Among,
    /// Looks up what the change needs; once a transaction, and only when there is an image.
    pub(super) prepare: Prepare,
    /// Changes one image; returns how many things changed.
    pub(super) apply: Apply,
}

impl<P, Prepare, Apply> Change<Prepare, Apply>
where
    Prepare: Fn(&Writer<'_>) -> Result<P> + Send + 'static,
    Apply: Fn(&Writer<'_>, &P, GenerationId) -> Result<usize> + Send + 'static,
{
    /// Carries the change out; returns what it did and how many things changed in all.
    ///
    /// # Errors
    /// `not_found` naming the first id that has no generation; `invalid` as [`understand`]; `storage` when the database fails.
    pub(super) async fn carry_out(
        self,
        library: &Library,
        selection: Selection,
    ) -> Result<(ChangedGenerations, usize)> {
        let chosen = understand(library, selection, self.among)?;
        let safe_mode = library.safe_mode();
        let mut answer = ChangedGenerations::default();
        let mut changes = 0;
        let mut after: Option<Cursor> = None;
        let operation = self.operation;
        let part = move |writer: &Writer<'_>| {
            let (ids, next, is_many) = match &chosen {
                Chosen::Ids(ids) => (ids.clone(), None, ids.len() > MANY),
                Chosen::Filter(filter) => {
                    let found = writer.find(filter, safe_mode, &PageRequest { after, limit: PART })?;
                    let is_many = found.next.is_some() || after.is_some() || found.items.len() > MANY;
                    (found.items, found.next, is_many)
                }
            };
            if !ids.is_empty() {
                if is_many {
                    writer.log_in_bulk(self.topics)?;
                }
                let prepared = (self.prepare)(writer)?;
                for id in ids {
                    writer.require_generation(id)?;
                    let done = (self.apply)(writer, &prepared, id)?;
                    changes += done;
                    answer.note(id, done > 0);
                }
            }
            after = next;
            Ok(if next.is_some() { None } else { Some((std::mem::take(&mut answer), changes)) })
        };
        let ((mut answer, changes), entry) = library.write_in_parts(operation, part).await?;
        answer.entry = entry;
        Ok((answer, changes))
    }
}
