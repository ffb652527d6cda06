//! Every combination of what a request may claim to be. What may pass is worked out here by other means than in the server.

use serde_json::json;

use crate::client::Ask;
use crate::house::{House, LOOK};

/// A route with its method, whether it needs a name, and whether it is the page.
const ROUTES: [(&str, &str, bool, bool); 14] = [
    ("GET", "/", true, false),
    ("HEAD", "/", true, false),
    ("GET", "/image/1", true, false),
    ("GET", "/api/session", false, true),
    ("HEAD", "/api/session", false, true),
    ("GET", "/api/events", false, true),
    ("GET", "/media/1/thumbnail", false, true),
    ("GET", "/media/1/original", false, true),
    ("POST", "/api/call/list_tags", false, true),
    // Never: what changes something is no GET, and the page takes nothing.
    ("GET", "/api/call/list_tags", false, false),
    ("POST", "/", false, false),
    ("POST", "/media/1/thumbnail", false, false),
    ("OPTIONS", "/api/call/list_tags", false, false),
    ("PUT", "/api/call/list_tags", false, false),
];

#[test]
fn only_the_right_name_origin_site_method_and_person_come_in() {
    let house = House::new(LOOK);
    house.library.insert(
        &pixery_testkit::GenerationBuilder::new("a fox").file(pixery_testkit::Picture::of(0x80_40_20)),
    );
    let port = house.address().port();
    let own = format!("127.0.0.1:{port}");
    let hosts = [
        (own.clone(), true),
        (format!("LOCALHOST:{port}"), true),
        (format!("[::1]:{port}"), true),
        ("gallery.lan".to_owned(), true),
        ("127.0.0.1".to_owned(), false),
        (format!("127.0.0.1:{}", port ^ 1), false),
        (format!("evil.example:{port}"), false),
        (format!("127.0.0.1.evil.example:{port}"), false),
        (String::new(), false),
    ];
    let origins =
        ["(absent)", "(same)", "null", "http://evil.example", &format!("http://127.0.0.1:{}", port ^ 1)];
    let sites = ["(absent)", "same-origin", "none", "same-site", "cross-site"];
    let (cookie, bearer) = (house.running.cookie(), house.running.bearer());
    let people = [
        (None, false),
        (Some(("Cookie", cookie.clone())), true),
        (Some(("Authorization", bearer)), true),
        (Some(("Cookie", format!("{cookie}0"))), false),
        (Some(("Authorization", format!("Bearer {}", "0".repeat(64)))), false),
    ];
    let mut asked = 0;
    let mut let_in = 0;
    for (host, is_own) in &hosts {
        for origin in origins {
            for site in sites {
                // With a foreign name one claim is as good as all.
                let people = if *is_own { &people[..] } else { &people[1..2] };
                for (person, is_known) in people {
                    for (method, target, is_page, needs_name) in ROUTES {
                        let origin_sent =
                            if origin == "(same)" { format!("http://{host}") } else { origin.to_owned() };
                        let mut ask =
                            Ask { method, target: target.to_owned(), headers: vec![], body: vec![] }
                                .with("Host", host.clone())
                                .with("Origin", origin_sent)
                                .with("Sec-Fetch-Site", site);
                        if method == "POST" {
                            ask = ask.with("Content-Type", "application/json");
                        }
                        if let Some((name, value)) = person {
                            ask = ask.with(name, value.clone());
                        }
                        let may = *is_own
                            && matches!(origin, "(absent)" | "(same)")
                            && (matches!(site, "(absent)" | "same-origin") || (site == "none" && is_page))
                            && (is_page || (needs_name && *is_known));
                        let answer = if target == "/api/events" {
                            ask.open(house.address())
                        } else {
                            ask.send(house.address())
                        };
                        assert_eq!(answer.is_ok(), may, "{} {ask:?} {}", answer.status, answer.text());
                        assert!(answer.header("access-control-allow-origin").is_none());
                        assert!(answer.header("content-security-policy").is_some(), "{ask:?}");
                        asked += 1;
                        let_in += usize::from(may);
                    }
                }
            }
        }
    }
    assert!(asked >= 400, "{asked}");
    assert!(let_in >= 100, "{let_in}");
}

#[test]
fn a_name_in_the_request_line_must_be_the_servers_too() {
    let house = House::new(LOOK);
    let port = house.address().port();
    for (target, ok) in [
        (format!("http://127.0.0.1:{port}/"), true),
        (format!("http://evil.example:{port}/"), false),
        ("http://evil.example/".to_owned(), false),
        (format!("http://127.0.0.1:{port}@evil.example/"), false),
    ] {
        let answer = Ask::get(target.clone()).send(house.address());
        assert_eq!(answer.is_ok(), ok, "{target} {}", answer.status);
    }
}

#[test]
fn two_names_or_none_are_refused() {
    let house = House::new(LOOK);
    let own = house.address().to_string();
    let two = Ask::get("/").with("Host", own.clone()).with("Host", own).send(house.address());
    assert!(!two.is_ok(), "{}", two.status);
    assert!(!Ask::get("/").with("Host", "(absent)").send(house.address()).is_ok());
}

#[test]
fn two_authorizations_or_origins_are_refused_when_one_is_wrong() {
    let house = House::new(LOOK);
    let bearer = house.running.bearer();
    let session = || Ask::get("/api/session");
    let twice = session().with("Authorization", bearer.clone()).with("Authorization", "Bearer x");
    assert_eq!(twice.send(house.address()).status, 401);
    // A wrong one is not made good by a cookie.
    let mixed = session().with("Cookie", house.running.cookie()).with("Authorization", "Bearer x");
    assert_eq!(mixed.send(house.address()).status, 401);
    let origins = session()
        .with("Authorization", bearer)
        .with("Origin", format!("http://{}", house.address()))
        .with("Origin", "http://evil.example");
    assert_eq!(origins.send(house.address()).status, 403);
}

#[test]
fn a_token_or_code_in_the_query_opens_nothing() {
    let house = House::new(LOOK);
    let (token, code) = (house.running.token(), house.running.code());
    for query in [
        format!("token={token}"),
        format!("access_token={token}"),
        format!("code={code}"),
        format!("authorization=Bearer%20{token}"),
    ] {
        let answer = Ask::get(format!("/api/session?{query}")).send(house.address());
        assert_eq!(answer.status, 401, "{query}");
    }
}

#[test]
fn every_answer_bears_the_headers_that_protect_the_page() {
    let house = House::new(LOOK);
    let answers = [
        Ask::get("/").send(house.address()),
        Ask::get("/assets/none.js").send(house.address()),
        Ask::get("/api/session").send(house.address()),
        Ask::get("/").with("Host", "evil.example").send(house.address()),
        Ask::get("/%2e%2e/x").send(house.address()),
        house.call("list_tags", &json!({})),
        house.call("no_such_thing", &json!({})),
    ];
    for answer in answers {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "DENY"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            (
                "content-security-policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
                 connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
            ),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} {}", answer.status);
        }
        assert!(answer.header("permissions-policy").is_some());
    }
}
