//! Development only: libraries to test on, a corpus to measure on, and processes to be in the way.
//!
//! - [`TestLibrary`]: a library in a temporary folder, with a clock that a test sets and seeded chance.
//! - [`GenerationBuilder`] and [`Picture`]: rows and files without painting.
//! - [`fill`] and the binary `pixery-fill`: a library of up to millions of rows, the same for the same seed.
//! - [`Drawer`]: a place for keys.
//! - [`hammer`] and the binary `pixery-hammer`: another process that writes at the same time.
//! - [`StubVendor`] and the binary `pixery-stub-vendor`: two paid vendors that misbehave on demand and keep their own books.
//! - [`inspect`]: what is wrong with a library, files against rows. [`tally`]: how its jobs and images stand.
//! - [`stand_still`]: stops another process, outside of a transaction.
//! - [`recount`]: what the triggers' counts should be, counted anew.
//!
//! Nothing here ships. Unlike the rest of the house it writes SQL of its own: a check through the code under test would
//! agree with that code's mistakes.

#![forbid(unsafe_code)]

mod corpus;
mod drawer;
pub mod dress;
pub mod fill;
mod generation;
pub mod hammer;
mod inspect;
mod library;
mod pause;
mod picture;
mod random;
mod recount;
pub mod stub_vendor;

pub use drawer::Drawer;
pub use generation::GenerationBuilder;
pub use inspect::{Tally, inspect, tally};
pub use library::{TestClock, TestLibrary, config, system_clock, thread_time};
pub use pause::{signal, stand_still};
pub use picture::Picture;
pub use random::Random;
pub use recount::recount;
pub use stub_vendor::{StubOptions, StubVendor};
