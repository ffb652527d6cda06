//! The proof of the promises: whatever is killed, full, broken or cut off, what the vendor charged is what the library has and what
//! it calls uncertain. The witness is the ledger of a vendor that is another program; see `docs/promises.md`.
//!
//! Built with the feature `faults`. `npm test` runs the short form; `npm run test:crash` the long one (ignored tests).

#![expect(clippy::unwrap_used, reason = "a test's helpers fail as loudly as the test")]

mod arena;
mod budgets;
mod controls;
mod disks;
mod failures;
mod groups;
mod hundred;
mod kills;
mod order;
mod pauses;
mod points;
mod power;
