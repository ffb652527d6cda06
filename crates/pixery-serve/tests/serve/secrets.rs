//! No secret in a log, at any level, whatever is asked.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use serde_json::json;

use crate::client::Ask;
use crate::house::{ALL, House};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn no_token_code_or_cookie_is_ever_logged() {
    let log = Log::default();
    let written = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || written.clone())
        .init();
    let house = House::new(ALL);
    let (code, spare, cookie, token) =
        (house.running.code(), house.running.code(), house.running.cookie(), house.running.token());
    Ask::post("/api/session", &json!({ "code": code })).send(house.address());
    Ask::post("/api/session", &json!({ "code": code })).send(house.address());
    Ask::post("/api/session", &json!({ "code": spare, "x": 1 })).send(house.address());
    Ask::get(format!("/?code={spare}&token={token}")).send(house.address());
    Ask::get(format!("/api/events?after={spare}")).with("Cookie", cookie.clone()).send(house.address());
    Ask::get("/api/session").with("Cookie", cookie.clone()).send(house.address());
    Ask::get("/api/session").with("Authorization", format!("Bearer {token}0")).send(house.address());
    house.ask(Ask::get("/media/1/original"));
    house.ask(Ask::post("/api/link", &json!({})));
    let local = House::for_this_machine(ALL);
    let kept = local.call("set_key", &json!({ "provider": "openai", "key": "sk-canary-kept" }));
    assert!(kept.is_ok() && !kept.text().contains("canary"), "{}", kept.text());
    local.call("set_key", &json!({ "provider": "sk-canary-astray", "key": "x" }));
    local.call("test_key", &json!({ "provider": "openai", "key": "sk-canary-tried" }));
    house.call("generate", &json!({ "prompt": "a secret prompt" }));
    let text = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(text.contains("/api/session") && text.contains("401"), "what is logged: {text}");
    let value = cookie.split_once('=').unwrap().1;
    for secret in
        [&code, &spare, &token, value, value.rsplit_once('.').unwrap().1, "a secret prompt", "canary"]
    {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
