//! Everything Pixery can do, without a face.
//!
//! Four doors (command line, desktop, browser, agents) stand in front of this crate. They hand in a [`Config`],
//! open a [`Library`] (or a [`Session`], which also listens), and call the typed functions of [`ops`]. The crate
//! itself reads no argv, no environment, no home folder and no terminal, and prints nothing.
//!
//! # The rooms, from the top
//!
//! - [`session`]: a library with its ear on every other process; what a long-lived door holds.
//! - [`ops`]: the use cases, one file per noun: a request, a response, one function.
//! - [`queue`]: from a queued job to saved generations. It and `ops` meet in the `jobs` table only.
//! - [`watch`]: from "something was committed" to [`domain::Event::Changed`].
//! - [`library`]: one open library: configuration, store, archive, catalog, events.
//! - [`store`]: the only SQL. [`archive`]: the only code that touches image files. [`catalog`]: models and guides.
//!   [`providers`]: one file per vendor protocol.
//! - [`domain`]: plain nouns with validating constructors; [`Error`]: every cause, by code.
//!
//! Arrows only run down that list.
//!
//! # Units
//!
//! Times are UTC milliseconds, money is integer micro-dollars, sizes are pixels, lengths are bytes. Paths in the
//! database are relative to the library's folder.

#![forbid(unsafe_code)]

pub mod archive;
pub mod catalog;
pub mod config;
mod derive;
pub mod domain;
mod error;
mod events;
pub mod faults;
mod identity;
pub mod library;
pub mod ops;
mod private_file;
pub mod providers;
pub mod queue;
pub mod session;
pub mod store;
pub mod watch;

pub use config::Config;
pub use error::{Error, ErrorBody, ErrorCode, ImageRefusal, Result};
pub use library::Library;
pub use session::Session;
