//! The table of everything Pixery can do: one line per operation, read by every door that speaks JSON.
//!
//! [`OPERATIONS`] lists name, effect, summary, schemas and the topics a read depends on; [`call`] runs one by name ([`call_bytes`] where
//! the answer is bytes);
//! [`typescript`] renders the types that the gallery imports. The work itself is in [`pixery_core::ops`].

#![forbid(unsafe_code)]

mod dispatch;
mod operation;
mod queued;
mod table;
mod type_set;
mod typescript;

pub use dispatch::{call, call_bytes, find};
pub use operation::{Effect, Operation};
pub use queued::queued_jobs;
pub use table::OPERATIONS;
pub use typescript::typescript;
