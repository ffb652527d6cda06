//! The vendors' clients against small servers of our own: what goes out, what comes of every answer, and what never gets out.
#![expect(clippy::unwrap_used, reason = "a test's helpers fail as loudly as the test")]

mod bills;
mod canary;
mod catalog;
mod cost;
mod estimate;
mod fal;
mod fal_follow;
mod fal_upload;
mod gemini;
mod media;
mod openai;
mod openai_failures;
mod openai_schema;
mod rate_limits;
mod room;
mod server;
