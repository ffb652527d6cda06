//! The store, table by table.

mod budgets;
mod changes;
mod counts;
mod generations;
mod jobs;
mod journal;
mod ledger;
mod migration;
mod moves;
mod tags;
mod transactions;

pub(crate) use ledger::queue as queue_paid;
