//! The stub vendor: a witness has to be above suspicion.

#![expect(clippy::unwrap_used, reason = "a test's helpers fail as loudly as the test")]

mod customer;
mod fal;
mod faults;
mod files;
mod handle;
mod ledger;
mod openai;
