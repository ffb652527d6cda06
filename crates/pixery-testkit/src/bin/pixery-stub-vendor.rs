//! Pretends to be two paid image vendors, with a ledger of its own. `docs/stub-vendor.md` says how it can be made to
//! misbehave.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    reason = "whoever starts it reads where it listens"
)]

use std::io::{self, Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;

use clap::Parser;
use pixery_testkit::stub_vendor::{MICRO_USD, StubOptions, serve};

/// Pretends to be OpenAI and fal.ai, and prints where.
#[derive(Debug, Parser)]
struct Arguments {
    /// Where ledger, requests and queue are kept; made when it is missing.
    #[arg(long)]
    state: PathBuf,
    /// The port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Answer a second submit with a known Idempotency-Key from the books instead of charging it.
    #[arg(long)]
    idempotent: bool,
    /// Keys that are let in; without, everybody is.
    #[arg(long, value_delimiter = ',')]
    keys: Vec<String>,
    /// What one image costs, in micro-dollars.
    #[arg(long, default_value_t = MICRO_USD)]
    micro_usd: u64,
    /// End when standard input ends: with the process that started it.
    #[arg(long)]
    with_parent: bool,
}

fn main() -> io::Result<()> {
    let asked = Arguments::parse();
    let listener = TcpListener::bind(("127.0.0.1", asked.port))?;
    let address = listener.local_addr()?;
    let options = StubOptions {
        state: Some(asked.state),
        port: address.port(),
        idempotent: asked.idempotent,
        keys: asked.keys,
        micro_usd: asked.micro_usd,
    };
    if asked.with_parent {
        std::thread::spawn(end_with_input);
    }
    println!("http://{address}");
    io::stdout().flush()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(serve(listener, &options))
}

fn end_with_input() {
    // Nobody writes; reading ends when the other side is gone.
    let _ended = io::stdin().read_to_end(&mut Vec::new());
    std::process::exit(0);
}
