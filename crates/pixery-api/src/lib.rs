//! The table of everything Pixery can do: one line per operation, read by every door that speaks JSON.
//!
//! [`OPERATIONS`] lists name, effect, summary, schemas and the topics a read depends on; [`call`] runs one by name;
//! [`typescript`] renders the types that the gallery imports. The work itself is in [`pixery_core::ops`].

#![forbid(unsafe_code)]

mod operation;
mod table;
mod typescript;

pub use operation::{Effect, Operation, call, find};
pub use table::OPERATIONS;
pub use typescript::typescript;
