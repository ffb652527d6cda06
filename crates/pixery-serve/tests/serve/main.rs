//! The server as browsers, programs and attackers meet it: real sockets, raw requests, a library of its own.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

mod calls;
mod client;
mod events;
mod guard;
mod house;
mod intake;
mod limits;
mod login;
mod media;
mod page;
mod paths;
mod restart;
mod secrets;
