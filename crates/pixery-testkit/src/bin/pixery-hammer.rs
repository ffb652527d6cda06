//! Another process: opens a library, does mixed operations as fast as they go, and prints what it did.

#![expect(clippy::print_stdout, clippy::disallowed_macros, reason = "the test that runs it reads its output")]

use std::path::PathBuf;

use clap::Parser;
use pixery_core::Library;
use pixery_testkit::hammer::hammer;
use pixery_testkit::{config, system_clock};

/// Does mixed operations on a library.
#[derive(Debug, Parser)]
struct Arguments {
    /// The library's folder; made when it is missing or empty.
    library: PathBuf,
    /// How many operations; none only opens the library.
    #[arg(long, default_value_t = 0)]
    operations: u64,
    /// What is done, and with what.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Prints `<library id> <rows inserted> <links made>`.
fn main() -> Result<(), pixery_core::Error> {
    let asked = Arguments::parse();
    let library = Library::open(config(asked.library, system_clock(), asked.seed))?;
    let done = hammer(&library, asked.operations, asked.seed)?;
    println!("{} {} {}", library.identity().id, done.inserted, done.links);
    Ok(())
}
