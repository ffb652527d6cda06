//! The command line as its users meet it: the real binary, its output, its exit codes. The core's behaviour is tested
//! in the core; here only the wiring and the words are.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

mod agents;
mod compare;
mod completions;
mod errors;
mod finding;
mod focus;
mod generate;
mod help;
mod hints;
mod jobs;
mod keys;
mod limits;
mod looking;
mod manners;
mod money;
mod organising;
mod paid;
mod presets;
mod safe_mode;
mod schemas;
mod serve;
mod settings;
mod shell;
mod streams;
mod vendors;
mod waiting;
mod walks;
#[cfg(unix)]
mod window;
