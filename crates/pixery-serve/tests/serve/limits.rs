//! Limits: what is too large, too many or too odd is refused, and the server goes on.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;

use crate::client::{Answer, Ask, PATIENCE};
use crate::house::{ALL, House, LOOK};

fn send(house: &House, bytes: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(house.address()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let _refused_early = stream.write_all(bytes);
    Answer::read(stream)
}

#[test]
fn a_call_of_more_than_a_mebibyte_is_refused() {
    let house = House::new(ALL);
    let padding = |length: usize| json!({ "cursor": "x".repeat(length) });
    let fits = house.call("list_tags", &padding((1 << 20) - 64));
    assert_eq!(fits.status, 400, "its fields are looked at: {}", fits.text());
    assert_eq!(house.call("list_tags", &padding(1 << 20)).status, 413);
    // Without a length, it is counted as it comes.
    let head = format!(
        "POST /api/call/list_tags HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n100001\r\n",
        house.address(),
        house.running.bearer()
    );
    let chunked = [head.as_bytes(), &vec![b' '; 0x10_0001], b"\r\n0\r\n\r\n"].concat();
    assert_eq!(send(&house, &chunked).status, 413);
    assert_eq!(house.call("list_tags", &json!({})).status, 200);
}

#[test]
fn a_promised_length_is_not_believed() {
    let house = House::new(ALL);
    let ask = |length: &str| {
        let text = format!(
            "POST /api/call/list_tags HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n",
            house.address(),
            house.running.bearer()
        );
        send(&house, text.as_bytes()).status
    };
    assert_eq!(ask("99999999999"), 413, "before a byte of it has come");
    for odd in ["-1", "1e9", "99999999999999999999999", "0x10", "1, 2"] {
        assert!(matches!(ask(odd), 0 | 400), "{odd}");
    }
}

#[test]
fn headers_are_few_and_short() {
    let house = House::new(LOOK);
    let long = Ask::get("/").with("X-Long", "x".repeat(20_000)).send(house.address());
    assert_eq!(long.status, 431);
    let many = (0..100).fold(Ask::get("/"), |ask, number| ask.with(&format!("X-{number}"), "x"));
    assert_eq!(many.send(house.address()).status, 431);
    assert!(!Ask::get(format!("/{}", "a".repeat(20_000))).send(house.address()).is_ok());
    assert_eq!(Ask::get("/").send(house.address()).status, 200);
}

#[test]
fn what_is_no_http_ends_the_connection_and_nothing_else() {
    let house = House::new(LOOK);
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        let answer = send(&house, bytes);
        assert!(!answer.is_ok(), "{bytes:?} {}", answer.status);
    }
    let smuggled = format!(
        "POST /api/session HTTP/1.1\r\nHost: {0}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: {0}\r\n\r\n",
        house.address()
    );
    assert!(!send(&house, smuggled.as_bytes()).is_ok());
    assert_eq!(Ask::get("/").send(house.address()).status, 200);
}

#[test]
fn the_257th_connection_waits_for_a_place() {
    let house = House::new(LOOK);
    let idle = |_| {
        // Half a request: the connection is known to be served, and holds its place.
        let mut stream = TcpStream::connect(house.address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
            .write_all(format!("GET /x.y HTTP/1.1\r\nHost: {}\r\n\r\n", house.address()).as_bytes())
            .unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 404");
        stream
    };
    let mut places: Vec<TcpStream> = (0..256).map(idle).collect();
    let mut waits = TcpStream::connect(house.address()).unwrap();
    waits
        .write_all(
            format!("GET / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", house.address()).as_bytes(),
        )
        .unwrap();
    waits.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    assert!(waits.peek(&mut [0]).is_err(), "there is no place for it yet");
    drop(places.pop());
    waits.set_read_timeout(Some(PATIENCE)).unwrap();
    assert_eq!(Answer::read(waits).status, 200);
}
