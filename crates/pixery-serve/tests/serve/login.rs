//! One-time codes, cookies and wrong guesses, by a clock that only the test moves.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Answer, Ask};
use crate::house::{House, LOOK};

fn sign_in(house: &House, code: &str) -> Answer {
    Ask::post("/api/session", &json!({ "code": code })).send(house.address())
}

fn session(house: &House, cookie: &str) -> Answer {
    Ask::get("/api/session").with("Cookie", cookie).send(house.address())
}

#[test]
fn a_code_lets_one_browser_in_once() {
    let house = House::new(LOOK);
    let code = house.running.code();
    let first = sign_in(&house, &code);
    assert_eq!(first.status, 204);
    let cookie = first.header("set-cookie").unwrap();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.split("; ").any(|known| known == part), "{cookie}");
    }
    let said = session(&house, cookie.split(';').next().unwrap());
    let expected = json!({ "allow": { "write": false, "generate": false, "keys": false }, "platform": "browser", "version": "1.2.3" });
    assert_eq!((said.status, said.json()), (200, expected));
    let again = sign_in(&house, &code);
    assert_eq!((again.status, again.json()["code"].clone()), (401, json!("unauthorized")));
    assert!(again.header("set-cookie").is_none());
}

#[test]
fn a_code_is_good_for_a_minute() {
    let house = House::new(LOOK);
    let (late, early) = (house.running.code(), house.running.code());
    house.library.clock().advance(Duration::from_millis(59_999));
    assert_eq!(sign_in(&house, &early).status, 204);
    house.library.clock().advance(Duration::from_millis(1));
    assert_eq!(sign_in(&house, &late).status, 401);
}

#[test]
fn a_browser_is_signed_out_after_a_week() {
    let house = House::new(LOOK);
    let cookie = house.running.cookie();
    house.library.clock().advance(Duration::from_secs(7 * 24 * 60 * 60 - 1));
    assert_eq!(session(&house, &cookie).status, 200);
    house.library.clock().advance(Duration::from_secs(1));
    assert_eq!(session(&house, &cookie).status, 401);
}

#[test]
fn nothing_but_a_fresh_code_is_a_code() {
    let house = House::new(LOOK);
    let code = house.running.code();
    for wrong in [
        String::new(),
        code.to_uppercase() + " ",
        code[1..].to_owned(),
        format!("{code}0"),
        house.running.token(),
    ] {
        assert_eq!(sign_in(&house, &wrong).status, 401, "{wrong}");
    }
    for body in
        [json!({}), json!({ "code": 1 }), json!([code]), json!({ "code": code, "more": 1 }), Value::Null]
    {
        assert_eq!(Ask::post("/api/session", &body).send(house.address()).status, 400, "{body}");
    }
    let plain = Ask { body: json!({ "code": code }).to_string().into_bytes(), ..Ask::get("/api/session") };
    let plain = Ask { method: "POST", ..plain }.with("Content-Type", "text/plain").send(house.address());
    assert_eq!(plain.status, 415, "a form of another page can't sign in");
    assert_eq!(sign_in(&house, &code).status, 204, "the code itself was not used up by any of these");
}

#[test]
fn after_ten_wrong_codes_nobody_is_listened_to_for_a_minute() {
    let house = House::new(LOOK);
    for _ in 0..10 {
        assert_eq!(sign_in(&house, "wrong").status, 401);
    }
    let good = house.running.code();
    let refused = sign_in(&house, &good);
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("60")));
    assert_eq!(refused.json()["code"], "rate_limited");
    house.library.clock().advance(Duration::from_secs(60));
    let fresh = house.running.code();
    assert_eq!(sign_in(&house, &fresh).status, 204);
}

#[test]
fn wrong_tokens_are_limited_and_the_right_one_still_works() {
    let house = House::new(LOOK);
    let wrong = || {
        Ask::get("/api/session")
            .with("Authorization", format!("Bearer {}", "0".repeat(64)))
            .send(house.address())
    };
    for _ in 0..10 {
        assert_eq!(wrong().status, 401);
    }
    assert_eq!(wrong().status, 429);
    assert_eq!(house.ask(Ask::get("/api/session")).status, 200);
}

#[test]
fn a_program_makes_a_link_and_a_browser_does_not() {
    let house = House::new(LOOK);
    let made = house.ask(Ask::post("/api/link", &json!({})));
    let code = made.json()["code"].as_str().unwrap().to_owned();
    assert_eq!(sign_in(&house, &code).status, 204);
    let browser =
        Ask::post("/api/link", &json!({})).with("Cookie", house.running.cookie()).send(house.address());
    assert_eq!(browser.status, 403);
}

#[cfg(unix)]
#[test]
fn the_token_lies_in_a_file_of_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::new(LOOK);
    let facts = std::fs::metadata(&house.running.token_file).unwrap();
    assert_eq!(facts.permissions().mode() & 0o777, 0o600);
    assert_eq!(house.running.token().len(), 64);
}
