//! The vendors' clients against small servers of our own: what goes out, what comes of every answer, and what never gets out.

mod fal;
mod fal_follow;
mod media;
mod openai;
mod openai_failures;
mod room;
mod server;
