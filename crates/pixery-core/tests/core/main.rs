//! The core on a real library in a temporary folder: store, filters, watch, opening, use cases, worker.

#![expect(clippy::unwrap_used, reason = "a test's helpers fail as loudly as the test")]

mod errors;
mod filter;
mod library;
mod mounts;
mod ops;
mod query;
mod queue;
mod store;
mod undo;
mod watch;

use pixery_core::domain::{CollectionName, GenerationId, TagName};
use pixery_core::ops::generations::{ListGenerations, list};
use pixery_core::{Library, Result};

pub(crate) fn tag(name: &str) -> TagName {
    TagName::new(name).unwrap()
}

pub(crate) fn collection(name: &str) -> CollectionName {
    CollectionName::new(name).unwrap()
}

/// Lists the first page as a door would.
pub(crate) async fn listed(library: &Library) -> Result<Vec<GenerationId>> {
    let page = list(library, ListGenerations::default()).await?;
    Ok(page.items.into_iter().map(|generation| generation.id).collect())
}
