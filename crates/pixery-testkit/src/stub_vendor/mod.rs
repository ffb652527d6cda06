//! A vendor that isn't one: takes orders as OpenAI, Google Gemini and fal.ai do, misbehaves when told to, and keeps books of its own.
//!
//! It is the independent witness of the crash tests. What it charged stands in `ledger.ndjson` of its state folder, on the
//! disk before a byte of the answer goes out, and is compared with what Pixery has: charged = images + uncertain. It shares
//! no code with the providers it plays against, and must never do so: it would agree with their mistakes.
//!
//! `docs/stub-vendor.md` lists the directives. The wire's facts come from the vendors' SDKs and references: npm
//! `openai` 7.57.0, npm `@google/genai` 3.1.0, npm `@fal-ai/client` 1.10.1, PyPI `fal_client` 1.0.3, docs.fal.ai (all read 2026-11-23).

mod answer;
mod behaviour;
mod control;
mod fal;
mod folder;
mod gemini;
mod handle;
mod intake;
mod ledger;
mod media;
mod motif;
mod openai;
mod received;
mod refusal;
mod server;
mod submit;
mod vendor;
mod wire;

pub use handle::StubVendor;
pub use ledger::{Entry, Refund, VendorName};
pub use received::Received;
pub use server::serve;

use std::path::PathBuf;

/// What one image costs unless told otherwise: $0.04.
pub const MICRO_USD: u64 = 40_000;

/// How a stub vendor is set up.
#[derive(Debug, Clone)]
pub struct StubOptions {
    /// Where it keeps its books; a temporary folder when `None`.
    pub state: Option<PathBuf>,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Whether a second submit with a known `Idempotency-Key` is answered from the books instead of charged.
    pub idempotent: bool,
    /// The keys that are let in; none lets everybody in, as a server of one's own does.
    pub keys: Vec<String>,
    /// What one image costs, in micro-dollars.
    pub micro_usd: u64,
}

impl Default for StubOptions {
    fn default() -> Self {
        Self { state: None, port: 0, idempotent: false, keys: Vec::new(), micro_usd: MICRO_USD }
    }
}
