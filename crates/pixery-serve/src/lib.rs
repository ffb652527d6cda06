//! The gallery in a browser, for machines without a screen and from other ones: `pixery serve`.
//!
//! Owns HTTP and nothing else: who may come in (`guard`, `login`), and the three things that a door offers: *call*
//! (`call`: one route over `pixery_api`, and one for answers in bytes), *events* (`events`: server-sent, by the change log's cursor) and *media* (`media`: by id and
//! variant). The page itself (`page`) is built from `ui/` and compiled in. It must never answer anything before the guard
//! has let it in, hand out a path of this machine, or take one.
//!
//! `docs/serve.md` says what is promised; every promise has a test in `tests/serve`.

#![forbid(unsafe_code)]

mod call;
mod door;
mod events;
mod file_name;
mod guard;
mod headers;
mod intake;
mod login;
mod media;
mod options;
mod page;
mod permit;
mod refusal;
mod routes;
mod server;

pub use options::{Allow, Options, Port};
pub use server::{Links, ServeError, Server};
