//! What tags and collections have in common: links over a selection, changes of the labels themselves, merging, deleting.

use serde_json::{Map, Value};

use crate::domain::{GenerationId, JournalId, Topic};
use crate::error::Result;
use crate::library::Library;
use crate::store::{Label, LabelRow, Writer};

/// How many links one transaction takes off a label that goes.
const PART: usize = 2_000;

/// Above this many images, listeners are told of topics as a whole.
const MANY: usize = 1_000;

/// What listeners are told of when many links change.
pub(super) const TOPICS: &[Topic] = &[Topic::Generations, Topic::Tags, Topic::Collections];

/// Links each of the labels to a generation, or unlinks it; returns how many links changed.
pub(super) fn link_each(
    writer: &Writer<'_>,
    label: Label,
    ids: &[i64],
    generation: GenerationId,
    add: bool,
) -> Result<usize> {
    let mut changed = 0;
    for id in ids {
        let done = if add {
            writer.add_label(label, *id, generation)?
        } else {
            writer.remove_label(label, *id, generation)?
        };
        changed += usize::from(done);
    }
    Ok(changed)
}

/// Returns the labels of these names.
///
/// # Errors
/// `not_found` for the first that there is none of.
pub(super) fn rows_of(
    writer: &Writer<'_>,
    label: Label,
    names: &[String],
    safe_mode: bool,
) -> Result<Vec<LabelRow>> {
    names.iter().map(|name| writer.label(label, name, safe_mode)).collect()
}

/// Changes the same fields of every label; returns the names as they are then, and the entry.
///
/// # Errors
/// `not_found` for a name that there is none of; `conflict` when a new name is taken; `storage`.
pub(super) async fn change(
    library: &Library,
    operation: &'static str,
    label: Label,
    names: Vec<String>,
    fields: Map<String, Value>,
) -> Result<(Vec<i64>, Option<JournalId>)> {
    let safe_mode = library.safe_mode();
    library
        .write_in_parts(operation, move |writer| {
            let rows = rows_of(writer, label, &names, safe_mode)?;
            for row in &rows {
                let is_mark = fields.contains_key("hidden") || fields.contains_key("sensitive");
                if is_mark && writer.labelled(label, row.id, MANY + 1)?.len() > MANY {
                    writer.log_in_bulk(TOPICS)?;
                }
                writer.change_label(label, row.id, &fields)?;
            }
            Ok(Some(rows.into_iter().map(|row| row.id).collect()))
        })
        .await
}

/// Takes labels off everything and deletes them, in parts. With `into`, what bore them bears that one instead. Returns how
/// many links they had.
///
/// # Errors
/// `not_found` for a name that there is none of; `storage`.
pub(super) async fn dissolve(
    library: &Library,
    operation: &'static str,
    label: Label,
    names: Vec<String>,
    into: impl Fn(&Writer<'_>) -> Result<Option<i64>> + Send + 'static,
) -> Result<(usize, Option<JournalId>)> {
    let safe_mode = library.safe_mode();
    let mut going: Option<Vec<i64>> = None;
    let mut links = 0;
    let part = move |writer: &Writer<'_>| {
        let target = into(writer)?;
        let going = match &mut going {
            Some(going) => going,
            none => {
                let rows = rows_of(writer, label, &names, safe_mode)?;
                let ids = rows.into_iter().map(|row| row.id).filter(|id| Some(*id) != target);
                none.insert(ids.collect())
            }
        };
        while let Some(&id) = going.last() {
            let bearing = writer.labelled(label, id, PART)?;
            if bearing.len() > MANY {
                writer.log_in_bulk(TOPICS)?;
            }
            for generation in &bearing {
                writer.remove_label(label, id, *generation)?;
                if let Some(target) = target {
                    writer.add_label(label, target, *generation)?;
                }
            }
            links += bearing.len();
            if bearing.len() == PART {
                return Ok(None);
            }
            writer.delete_label(label, id)?;
            going.pop();
        }
        Ok(Some(links))
    };
    library.write_in_parts(operation, part).await
}
