//! A server that ends, or is killed, and comes back at the same port.

use std::net::TcpListener;

use pixery_serve::Port;
use pixery_testkit::{GenerationBuilder, TestLibrary};
use serde_json::json;

use crate::client::Ask;
use crate::house::{LOOK, Running};

#[test]
fn browsers_and_programs_stay_signed_in_and_miss_nothing() {
    let library = TestLibrary::new();
    let state = library.beside().join("state");
    let first = Running::start(&library, &state, LOOK, Port::Exactly(0));
    let (address, cookie, bearer, code) = (first.address, first.cookie(), first.bearer(), first.code());
    let mut line = Ask::get("/api/events").with("Cookie", cookie.clone()).open(address);
    let hello = line.message().unwrap();
    drop(first);
    assert!(line.message().is_none(), "the stream ends with the server");
    let id = library.insert(&GenerationBuilder::new("made meanwhile"));
    let second = Running::start(&library, &state, LOOK, Port::Exactly(address.port()));
    assert_eq!(second.address, address);
    for (name, value) in [("Cookie", &cookie), ("Authorization", &bearer)] {
        assert_eq!(Ask::get("/api/session").with(name, value.clone()).send(address).status, 200, "{name}");
    }
    let mut line =
        Ask::get("/api/events").with("Cookie", cookie).with("Last-Event-ID", hello.id).open(address);
    line.message().unwrap();
    assert_eq!(line.message().unwrap().data["changes"][0]["ids"], json!([id.0]));
    let old = Ask::post("/api/session", &json!({ "code": code })).send(address);
    assert_eq!(old.status, 401, "a link dies with the server that printed it");
}

#[test]
fn a_fresh_token_signs_everybody_out() {
    let library = TestLibrary::new();
    let state = library.beside().join("state");
    let first = Running::start(&library, &state, LOOK, Port::Exactly(0));
    let (address, cookie, bearer) = (first.address, first.cookie(), first.bearer());
    std::fs::remove_file(&first.token_file).unwrap();
    drop(first);
    // Chance in tests comes from the library's own seed: another opening draws others.
    let again = library.open_again().unwrap();
    let second = Running::start(&again, &state, LOOK, Port::Exactly(address.port()));
    for (name, value) in [("Cookie", cookie), ("Authorization", bearer)] {
        assert_eq!(Ask::get("/api/session").with(name, value).send(second.address).status, 401, "{name}");
    }
}

#[test]
fn a_port_that_is_taken_is_passed_over_unless_it_was_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let library = TestLibrary::new();
    let state = library.beside().join("state");
    let next = Running::start(&library, &state, LOOK, Port::From(port));
    assert!(next.address.port() > port);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let session = pixery_core::Session::over((*library).clone()).unwrap();
    let mut options = pixery_serve::Options::default();
    options.port = Port::Exactly(port);
    let refused = runtime.block_on(pixery_serve::Server::bind(session, options)).unwrap_err();
    assert!(refused.to_string().contains(&port.to_string()), "{refused}");
    assert!(refused.hint().contains("--port"), "{}", refused.hint());
}
