//! From a queued job to saved generations.
//!
//! `ops` puts jobs on disk; a [`Worker`], in this process or any other, claims and runs them. The two meet in the
//! `jobs` table only. A job is one request to a provider, and ends exactly once: every write of an attempt is guarded
//! by the random token of its claim. `docs/promises.md` says what is promised and how it is proven; the steps W0 to W10 bear its
//! names.
//!
//! ```text
//! queued → submitting → submitted → downloading → done
//!   ↑ ┆        │  │ └→ uncertain ─(a person: check | send again | drop)→ submitted | queued | cancelled
//!   └─┆─ again ┘  └──→ rejected (refused, not charged)
//!     └→ cancelled     submitted → failed | expired | cancelled      downloading → failed (bytes in quarantine)
//! ```
//!
//! - [`worker`](Worker): the loop that claims, runs, listens and ends. [`wants_worker`]: whether anybody has to be called.
//! - `attempt`: one claimed job through its stages. `ending`: what each failure makes of it. `recover`: a dead worker's jobs.
//! - `spool`: an answer on its way to the disk. `save`: from an answer to generations.
//! - `patience`: nothing that was paid for is given up because a disk is full.

mod attempt;
mod ending;
mod hiring;
mod owner;
mod patience;
mod progress;
mod recover;
mod save;
mod spool;
mod stop;
mod worker;

pub use hiring::wants_worker;
pub use stop::Stop;
pub use worker::{Served, Worker};
