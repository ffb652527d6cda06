//! From a queued job to saved generations.
//!
//! `ops` puts jobs on disk; a [`Worker`], in this process or any other, claims and runs them. The two meet in the
//! `jobs` table only. A job is one request to a provider, and ends exactly once: every write of an attempt is guarded
//! by the random token of its claim.
//!
//! ```text
//! queued → submitting → downloading → done
//!    └→ cancelled  └→ rejected · failed · cancelled
//! ```

mod derive;
mod owner;
mod progress;
mod run;
mod save;
mod worker;

pub use worker::{Stop, Worker};
