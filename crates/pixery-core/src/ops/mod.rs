//! The use cases, one file per noun: a request struct, a response struct, one function each. Every door calls these;
//! nothing here knows a door.
//!
//! Responses are objects, never bare arrays. Every function says which [`crate::ErrorCode`]s it answers with.

pub mod activity;
pub mod add;
pub mod batches;
pub mod budgets;
pub mod changes;
mod check;
pub mod collections;
pub mod compare;
pub mod consent;
pub mod costs;
mod draft;
pub mod focus;
pub mod generate;
pub mod generations;
pub mod history;
pub mod input;
pub mod jobs;
pub mod keys;
mod labels;
pub mod layout;
pub mod likeness;
pub mod lineage;
pub mod meant;
pub mod models;
pub mod notes;
pub mod preferences;
pub mod presence;
pub mod presets;
pub mod purge;
pub mod queries;
pub mod recipe;
pub mod refresh;
pub mod regenerate;
pub mod remix;
pub mod saved;
pub mod search;
pub mod selection;
pub mod tags;
pub mod thumbnails;
pub mod tiles;
pub mod undo;
pub mod view;
mod withhold;

use crate::domain::{GenerationId, Invalid};
use crate::error::Result;

/// The most ids that one request takes.
pub const MOST_IDS: usize = 10_000;

/// Checks a request's ids.
///
/// # Errors
/// `invalid` when there are none, or more than [`MOST_IDS`].
pub(crate) fn check_ids(ids: &[GenerationId]) -> Result<()> {
    if ids.is_empty() {
        return Err(Invalid::new("list of ids", "", "is empty")
            .hint("name at least one generation, such as 140")
            .into());
    }
    if ids.len() > MOST_IDS {
        let reason = format!("holds {} ids; at most {MOST_IDS} are taken", ids.len());
        return Err(Invalid::new("list of ids", "", reason).hint("part it into several requests").into());
    }
    Ok(())
}
