//! Fills a library with synthetic rows, through the real store, and prints the rate.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_macros,
    reason = "a tool talks to whoever runs it"
)]

use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use pixery_core::Library;
use pixery_testkit::dress::dress;
use pixery_testkit::fill::{Filling, fill};
use pixery_testkit::{config, system_clock};

/// Fills a library with synthetic rows.
#[derive(Debug, Parser)]
struct Arguments {
    /// The library's folder; made when it is missing or empty.
    library: PathBuf,
    /// Rows to insert.
    #[arg(long, default_value_t = 10_000)]
    count: u64,
    /// Rows per transaction.
    #[arg(long, default_value_t = 2_000)]
    batch: u64,
    /// The same seed gives the same rows.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A library whose pictures the rows get, over and over; without it the rows' files are missing.
    #[arg(long)]
    pictures_of: Option<PathBuf>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = Arguments::parse();
    let library = Library::open(config(std::path::absolute(&asked.library)?, system_clock(), asked.seed))?;
    let began = Instant::now();
    let filling = Filling { rows: asked.count, batch: asked.batch, seed: asked.seed };
    let filled = fill(&library, filling, |rows| {
        if rows % 50_000 == 0 {
            eprintln!("{rows} rows after {:.1} s", began.elapsed().as_secs_f64());
        }
    })?;
    let (wall, on_core) = filled.millis_a_row();
    println!(
        "{} rows and {} links: {wall:.3} ms a row ({:.0} rows/s), {on_core:.3} ms of it on the core",
        filled.rows,
        filled.links,
        1e3 / wall
    );
    if let Some(wardrobe) = &asked.pictures_of {
        println!("{} rows got a picture", dress(&asked.library, wardrobe)?);
    }
    Ok(())
}
