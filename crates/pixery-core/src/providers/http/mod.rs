//! The http room: everything that vendors' clients share. It owns connections, waiting, limits, addresses and the words that a
//! vendor's failure is told in; it knows no vendor, no model and no price.
//!
//! - [`Wire`] sends: paid requests once on a fresh connection, free ones as often as it takes.
//! - [`guard`] says which addresses may be spoken to, and which of them gets the key.
//! - [`patience`] counts only time in which the process was awake.
//! - [`redact`] sees to it that no text of a vendor carries a key or a terminal's commands further.

mod address;
mod backoff;
mod body;
mod clean;
mod clients;
mod complaint;
mod failures;
mod fetch;
mod guard;
mod keys;
mod list;
mod multipart;
pub(super) mod patience;
mod redact;
mod resolver;
mod retry_after;
mod trouble;
mod wire;

pub(super) use body::Limits;
pub(crate) use clean::{clean, shorten};
pub(super) use complaint::Complaint;
pub(super) use multipart::{Multipart, Part};
pub(super) use retry_after::LONGEST as LONGEST_WAIT;
pub(super) use trouble::Trouble;
pub(super) use wire::{Hearing, Payload, Scheme, Speaker, Wire};
