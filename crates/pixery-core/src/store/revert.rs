//! Undoing one change of the journal. What is no longer as the change left it stays, and so does what somebody else changed
//! since, even to the same value: the answer says which and why.

use serde_json::{Map, Value};

use super::links::{Label, Link};
use super::{RowChange, Writer};
use crate::domain::{Entry, GenerationId, SkipReason, Topic};
use crate::error::Result;

/// What came of undoing one change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reverted {
    /// Whether anything was changed back.
    pub done: bool,
    /// Why something stayed as it is, if it did.
    pub skipped: Option<SkipReason>,
}

const DONE: Reverted = Reverted { done: true, skipped: None };
const ALREADY: Reverted = Reverted { done: false, skipped: None };

fn skipped(reason: SkipReason) -> Reverted {
    Reverted { done: false, skipped: Some(reason) }
}

/// Who else wrote after an entry; asked once for all of its changes.
#[derive(Debug, Clone, Copy)]
pub struct Others(bool);

impl Writer<'_> {
    /// Returns whether anybody else wrote after an entry.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn others_since(&self, entry: &Entry) -> Result<Others> {
        self.others_wrote_since(entry.id, &entry.actor).map(Others)
    }

    /// Undoes one change of an entry, and records that.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn revert(&self, change: &RowChange, of: &Entry, others: Others) -> Result<Reverted> {
        let link =
            |side: &Option<Value>| side.as_ref().and_then(|value| Link::from_json(change.row_id, value));
        if change.topic == Topic::Generations {
            match (link(&change.before), link(&change.after)) {
                (None, Some(made)) => return self.unmake_link(change, of, others, made),
                (Some(removed), None) => return self.remake_link(change, of, others, removed),
                (Some(before), Some(after)) => return self.move_back(change, of, others, before, after),
                // Undone by its trash, which is recorded beside it.
                (None, None) if change.before.is_none() && of.operation == "add_images" => {
                    return Ok(ALREADY);
                }
                (None, None) if change.before.is_none() || change.after.is_none() => {
                    return Ok(skipped(SkipReason::Final));
                }
                (None, None) => {}
            }
        }
        match (&change.before, &change.after) {
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                self.fields_back(change, of, others, before, after)
            }
            (None, Some(made)) => self.unmake_row(change, of, others, made),
            (Some(removed), None) => self.remake_row(change, removed),
            _ => Ok(skipped(SkipReason::Final)),
        }
    }

    fn unmake_link(&self, change: &RowChange, of: &Entry, others: Others, made: Link) -> Result<Reverted> {
        let Some(now) = self.link_of(made.label, made.label_id, made.generation)? else { return Ok(ALREADY) };
        if self.is_touched(change, of, others, |fields| names_link(fields, made))? {
            return Ok(skipped(SkipReason::ChangedSince));
        }
        self.remove_link(now)?;
        Ok(DONE)
    }

    fn remake_link(&self, change: &RowChange, of: &Entry, others: Others, removed: Link) -> Result<Reverted> {
        if self.link_of(removed.label, removed.label_id, removed.generation)?.is_some() {
            return Ok(ALREADY);
        }
        if self.whole_row(removed.label.topic(), removed.label_id)?.is_none() {
            return Ok(skipped(SkipReason::Gone));
        }
        if self.is_touched(change, of, others, |fields| names_link(fields, removed))? {
            return Ok(skipped(SkipReason::ChangedSince));
        }
        Ok(if self.add_link(removed)? { DONE } else { skipped(SkipReason::Gone) })
    }

    fn move_back(
        &self,
        change: &RowChange,
        of: &Entry,
        others: Others,
        before: Link,
        after: Link,
    ) -> Result<Reverted> {
        let Some(now) = self.link_of(after.label, after.label_id, after.generation)? else {
            return Ok(skipped(SkipReason::Gone));
        };
        if now.position == before.position {
            return Ok(ALREADY);
        }
        if now.position != after.position
            || self.is_touched(change, of, others, |fields| names_link(fields, after))?
        {
            return Ok(skipped(SkipReason::ChangedSince));
        }
        self.move_link(now, before.position)?;
        Ok(DONE)
    }

    fn fields_back(
        &self,
        change: &RowChange,
        of: &Entry,
        others: Others,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
    ) -> Result<Reverted> {
        let Some(now) = self.fields(change.topic, change.row_id, after.keys())? else {
            return Ok(skipped(SkipReason::Gone));
        };
        let mut wanted = Map::new();
        let mut why = None;
        for (name, value) in before {
            let current = now.get(name);
            if current == Some(value) {
                continue;
            }
            if current != after.get(name)
                || self.is_touched(change, of, others, |fields| fields.get(name).is_some())?
            {
                why = Some(SkipReason::ChangedSince);
            } else if self.is_name_taken(change, name, value)? {
                why = Some(SkipReason::NameTaken);
            } else {
                wanted.insert(name.clone(), value.clone());
            }
        }
        let done = !wanted.is_empty() && self.set_fields(change.topic, change.row_id, &wanted)?;
        Ok(Reverted { done, skipped: why })
    }

    fn unmake_row(&self, change: &RowChange, of: &Entry, others: Others, made: &Value) -> Result<Reverted> {
        let Some(now) = self.whole_row(change.topic, change.row_id)? else { return Ok(ALREADY) };
        let is_used = match change.topic {
            Topic::Tags => !self.labelled(Label::Tag, change.row_id, 1)?.is_empty(),
            Topic::Collections => !self.labelled(Label::Collection, change.row_id, 1)?.is_empty(),
            Topic::Notes => self.has_replies(change.row_id)?,
            _ => false,
        };
        if is_used {
            return Ok(skipped(SkipReason::StillUsed));
        }
        if Value::Object(now) != *made || self.is_touched(change, of, others, |_| true)? {
            return Ok(skipped(SkipReason::ChangedSince));
        }
        self.remove_row(change.topic, change.row_id)?;
        Ok(DONE)
    }

    fn remake_row(&self, change: &RowChange, removed: &Value) -> Result<Reverted> {
        if self.whole_row(change.topic, change.row_id)?.is_some() {
            return Ok(ALREADY);
        }
        if let Some(name) = removed.get("name")
            && self.is_name_taken(change, "name", name)?
        {
            return Ok(skipped(SkipReason::NameTaken));
        }
        let hangs_on = |topic, field: &str| match removed.get(field).and_then(Value::as_i64) {
            Some(id) => self.whole_row(topic, id).map(|row| row.is_some()),
            None => Ok(true),
        };
        if change.topic == Topic::Notes
            && !(hangs_on(Topic::Generations, "generationId")? && hangs_on(Topic::Notes, "replyTo")?)
        {
            return Ok(skipped(SkipReason::Gone));
        }
        self.make_row(change.topic, Some(change.row_id), removed)?;
        Ok(DONE)
    }

    fn is_name_taken(&self, change: &RowChange, field: &str, value: &Value) -> Result<bool> {
        let label = match change.topic {
            Topic::Tags => Label::Tag,
            Topic::Collections => Label::Collection,
            Topic::SavedSearches | Topic::Presets if field == "name" => {
                let name = value.as_str().unwrap_or_default();
                let holder = self.row_named(change.topic, name)?;
                return Ok(holder.is_some_and(|holder| holder != change.row_id));
            }
            _ => return Ok(false),
        };
        if field != "name" {
            return Ok(false);
        }
        self.is_taken(label, value.as_str().unwrap_or_default(), change.row_id)
    }

    /// Returns whether somebody else changed the same of that row since, and it still stands.
    fn is_touched(
        &self,
        change: &RowChange,
        of: &Entry,
        others: Others,
        is_same: impl Fn(&Value) -> bool,
    ) -> Result<bool> {
        Ok(others.0 && self.others_on_row(change, of.id, &of.actor)?.iter().any(is_same))
    }
}

/// Returns whether a change of a generation is one of this link.
fn names_link(fields: &Value, link: Link) -> bool {
    let GenerationId(generation) = link.generation;
    Link::from_json(generation, fields)
        .is_some_and(|other| (other.label, other.label_id) == (link.label, link.label_id))
}
