//! Calls: the table over HTTP, and what a server lets be done.

use pixery_api::{Effect, OPERATIONS};
use pixery_serve::Allow;
use pixery_testkit::{GenerationBuilder, Picture};
use serde_json::json;

use crate::client::Ask;
use crate::house::{ALL, House, LOOK};

const WRITE: Allow = Allow { write: true, generate: false };
const GENERATE: Allow = Allow { write: false, generate: true };

#[test]
fn every_operation_is_refused_that_the_server_was_not_started_for() {
    let everywhere =
        [LOOK, WRITE, GENERATE, ALL].into_iter().flat_map(|allow| [(allow, true), (allow, false)]);
    for (allow, is_local) in everywhere {
        let house = if is_local { House::for_this_machine(allow) } else { House::new(allow) };
        for operation in OPERATIONS {
            let route = if operation.is_in_bytes() { "bytes" } else { "call" };
            let input = json!({ "no such field": 1 });
            let answer = house.ask(Ask::post(format!("/api/{route}/{}", operation.name), &input));
            let may = match operation.effect {
                Effect::Read | Effect::Signal => true,
                Effect::Write | Effect::Destroy => allow.write,
                Effect::Spend => allow.generate,
                Effect::Keys => allow.write && is_local,
            };
            // What may be done gets as far as its input, which fits nothing.
            assert_eq!(answer.status == 403, !may, "{} {allow:?} {}", operation.name, answer.text());
            assert!(!answer.is_ok(), "{} {}", operation.name, answer.text());
            if !may {
                let hint = match operation.effect {
                    Effect::Spend => "--allow-generate",
                    Effect::Keys if allow.write => "without --listen, --host and a proxy",
                    _ => "--allow-write",
                };
                assert!(answer.json()["hint"].as_str().unwrap().contains(hint), "{}", answer.text());
            }
        }
    }
}

#[test]
fn an_operation_answers_as_the_table_does() {
    let house = House::new(WRITE);
    let id = house.library.insert(&GenerationBuilder::new("a fox").tag("cat"));
    let listed = house.call("list_tags", &json!({}));
    assert_eq!((listed.status, listed.header("content-type")), (200, Some("application/json")));
    assert_eq!(listed.json()["items"][0]["name"], "cat");
    let starred = house.call("star_generations", &json!({ "selection": { "ids": [id.0] }, "starred": true }));
    assert_eq!(starred.status, 200, "{}", starred.text());
    assert!(house.library.look(|reader| reader.generation(id)).starred);
}

#[test]
fn an_error_bears_its_code_message_and_hint() {
    let house = House::new(ALL);
    for (operation, input, status, code) in [
        ("show_generations", json!({ "ids": [9] }), 404, "not_found"),
        ("show_generations", json!({ "ids": [] }), 400, "invalid"),
        ("show_generations", json!({ "ids": ["x"] }), 400, "invalid"),
        ("no_such_operation", json!({}), 404, "not_found"),
        ("show_model", json!({ "model": "no-such-model" }), 404, "not_found"),
    ] {
        let answer = house.call(operation, &input);
        let body = answer.json();
        assert_eq!((answer.status, body["code"].as_str()), (status, Some(code)), "{operation} {body}");
        assert!(!body["message"].as_str().unwrap().is_empty() && body["hint"].is_string(), "{body}");
    }
}

#[test]
fn a_call_takes_json_and_nothing_else() {
    let house = House::new(ALL);
    let raw = |kind: &str, body: &[u8]| {
        let ask = Ask { method: "POST", body: body.to_vec(), ..Ask::get("/api/call/list_tags") };
        house.ask(if kind.is_empty() { ask } else { ask.with("Content-Type", kind) }).status
    };
    assert_eq!(raw("application/json", b"{}"), 200);
    assert_eq!(raw("Application/JSON; charset=utf-8", b""), 200);
    for kind in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
    ] {
        assert_eq!(raw(kind, b"{}"), 415, "{kind}");
    }
    for body in [&b"{"[..], b"{} {}", b"\xff", b"nope"] {
        assert_eq!(raw("application/json", body), 400, "{body:?}");
    }
    assert_eq!(raw("application/json", "[".repeat(100_000).as_bytes()), 400, "deep nesting");
}

#[test]
fn nobody_names_a_path_of_this_machine() {
    let house = House::new(ALL);
    let file = house.library.beside().join("private.png");
    std::fs::write(&file, &*Picture::of(0).png()).unwrap();
    let input = json!({ "prompt": "a fox", "references": [{ "file": file }] });
    let answer = house.call("generate", &input);
    assert_eq!(answer.status, 400, "{}", answer.text());
    assert!(answer.json()["message"].as_str().unwrap().contains("is a path"), "{}", answer.text());
}

#[test]
fn what_costs_nothing_needs_no_budget_and_finds_somebody_to_run_it() {
    let house = House::new(GENERATE);
    let answer = house.call("generate", &json!({ "prompt": "a fox", "count": 2 }));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let ids: Vec<i64> =
        answer.json()["jobs"].as_array().unwrap().iter().map(|job| job["id"].as_i64().unwrap()).collect();
    let told: Vec<i64> = house.running.queued.recv().unwrap().iter().map(|id| id.0).collect();
    assert_eq!(told, ids);
    // Asking what it would cost queues nothing.
    let dry = house.call("generate", &json!({ "prompt": "a fox", "consent": { "dryRun": true } }));
    assert_eq!((dry.status, dry.json()["jobs"].clone()), (200, json!([])));
    assert!(house.running.queued.try_recv().is_err());
}

#[test]
fn what_may_cost_money_needs_a_budget() {
    let house = House::new(ALL);
    let paid = json!({ "prompt": "a fox", "model": "gpt-image" });
    let refused = house.call("generate", &paid);
    assert_eq!(
        (refused.status, refused.json()["code"].clone()),
        (402, json!("budget")),
        "{}",
        refused.text()
    );
    assert!(refused.json()["hint"].as_str().unwrap().contains("pixery budget set"), "{}", refused.text());
    assert_eq!(house.library.value::<i64>("SELECT count(*) FROM jobs"), 0);
    let budget = house.call("set_budget", &json!({ "period": "day", "limit": 5_000_000 }));
    assert_eq!(budget.status, 200, "{}", budget.text());
    // Now it gets as far as the queue; the address it would be sent to is nobody's.
    let asked = house.call("generate", &paid);
    let state = asked.json()["jobs"][0]["state"].clone();
    assert_eq!((asked.status, state), (200, json!("queued")), "{}", asked.text());
    assert_eq!(house.library.value::<i64>("SELECT count(*) FROM jobs"), 1);
}

#[test]
fn keys_are_not_for_whom_a_proxy_speaks() {
    let house = House::for_this_machine(ALL);
    let list = || Ask::post("/api/call/list_keys".to_owned(), &json!({}));
    assert_eq!(house.ask(list()).status, 200);
    for (name, value) in [
        ("Forwarded", "for=203.0.113.9"),
        ("Via", "1.1 gallery"),
        ("X-Forwarded-For", "203.0.113.9"),
        ("X-Forwarded-Host", "gallery.example"),
        ("X-Forwarded-Proto", "https"),
        ("X-Real-IP", "203.0.113.9"),
    ] {
        assert_eq!(house.ask(list().with(name, value)).status, 403, "{name}");
        let session = house.ask(Ask::get("/api/session").with(name, value)).json();
        assert_eq!(session["allow"], json!({ "write": true, "generate": true, "keys": false }), "{name}");
    }
}

#[test]
fn an_answer_in_bytes_has_a_route_of_its_own() {
    let house = House::new(LOOK);
    house.library.insert(&GenerationBuilder::new("a fox"));
    let ask =
        |route: &str, operation: &str| house.ask(Ask::post(format!("/api/{route}/{operation}"), &json!({})));
    let layout = ask("bytes", "layout_generations");
    assert_eq!((layout.status, layout.header("content-type")), (200, Some("application/octet-stream")));
    let same = pixery_api::call_bytes(&house.library, "layout_generations", json!({}));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(layout.body, runtime.block_on(same).unwrap());
    assert_eq!(ask("call", "layout_generations").status, 400);
    assert_eq!(ask("bytes", "list_tags").status, 400);
    assert_eq!(ask("bytes", "no_such_operation").status, 404);
}
