//! Events: nothing is missed, nothing floods.

use std::collections::BTreeSet;
use std::time::Instant;

use pixery_testkit::GenerationBuilder;
use serde_json::json;

use crate::client::{Ask, Message};
use crate::house::{ALL, House, LOOK};

fn sequence(message: &Message) -> i64 {
    message.data["sequence"].as_i64().unwrap()
}

/// Returns the generations that a message names.
fn generations(message: &Message) -> BTreeSet<i64> {
    let changes = message.data["changes"].as_array().unwrap();
    let generations = changes.iter().filter(|change| change["topic"] == "generations");
    generations.flat_map(|change| change["ids"].as_array().unwrap()).map(|id| id.as_i64().unwrap()).collect()
}

#[test]
fn a_listener_is_greeted_with_its_cursor_and_hears_what_comes() {
    let house = House::new(LOOK);
    house.library.insert(&GenerationBuilder::new("before"));
    let mut line = house.listen("/api/events");
    assert_eq!(line.header("content-type"), Some("text/event-stream"));
    let hello = line.message().unwrap();
    let last = house.library.look(|reader| reader.last_change());
    assert_eq!(
        (hello.event.as_str(), hello.data, hello.id),
        ("hello", json!({ "cursor": last }), last.to_string())
    );
    let id = house.library.insert(&GenerationBuilder::new("after"));
    let heard = line.message().unwrap();
    assert_eq!((heard.event.as_str(), heard.data["kind"].as_str()), ("", Some("changed")));
    assert_eq!(generations(&heard), BTreeSet::from([id.0]));
    assert_eq!(heard.id, sequence(&heard).to_string());
}

#[test]
fn who_comes_back_with_a_cursor_has_missed_nothing() {
    let house = House::new(LOOK);
    let mut line = house.listen("/api/events");
    let hello = line.message().unwrap();
    let first = house.library.insert(&GenerationBuilder::new("heard"));
    let heard = line.message().unwrap();
    assert_eq!(generations(&heard), BTreeSet::from([first.0]));
    drop(line);
    let missed = house.library.insert(&GenerationBuilder::new("missed"));
    let again = |ask: Ask| {
        let mut line = ask.with("Authorization", house.running.bearer()).open(house.address());
        (line.message().unwrap(), line.message().unwrap())
    };
    let (greeting, caught_up) = again(Ask::get("/api/events").with("Last-Event-ID", heard.id.clone()));
    assert_eq!(greeting.id, heard.id, "a line that breaks off here loses nothing either");
    assert_eq!(generations(&caught_up), BTreeSet::from([missed.0]));
    // The address says where a page began; what a browser sends on coming back is newer.
    let (_, newer) =
        again(Ask::get(format!("/api/events?after={}", hello.id)).with("Last-Event-ID", heard.id));
    assert_eq!(generations(&newer), BTreeSet::from([missed.0]));
    let (_, all) = again(Ask::get(format!("/api/events?after={}", hello.id)));
    assert_eq!(generations(&all), BTreeSet::from([first.0, missed.0]));
}

#[test]
fn a_cursor_that_the_log_does_not_reach_is_told_everything() {
    let house = House::new(LOOK);
    for _ in 0..3 {
        house.library.insert(&GenerationBuilder::new("a fox"));
    }
    let last = house.library.look(|reader| reader.last_change());
    let second = |target: &str| {
        let mut line = house.listen(target);
        line.message().unwrap();
        line.message().unwrap()
    };
    // Of another library, or of this one before it was restored.
    let future = second("/api/events?after=99999");
    assert_eq!(future.data, json!({ "kind": "everything", "sequence": last }));
    assert_eq!(future.id, last.to_string());
    house.library.execute("DELETE FROM change_log");
    assert_eq!(second("/api/events?after=1").data["kind"], "everything");
}

#[test]
fn a_burst_is_a_few_messages_and_none_is_lost() {
    const COMMITS: usize = 300;
    let house = House::new(LOOK);
    let mut line = house.listen("/api/events");
    line.message().unwrap();
    let begun = Instant::now();
    let reader = std::thread::spawn(move || {
        let (mut heard, mut messages) = (BTreeSet::new(), 0);
        while heard.len() < COMMITS {
            heard.extend(generations(&line.message().unwrap()));
            messages += 1;
        }
        (messages, begun.elapsed())
    });
    for number in 0..COMMITS {
        house.library.insert(&GenerationBuilder::new(&format!("fox {number}")));
    }
    let (messages, took) = reader.join().unwrap();
    // One at most in each 50 ms.
    assert!(messages <= took.as_millis() / 50 + 1, "{messages} messages in {took:?}");
    assert!(messages < COMMITS as u128 / 2, "{messages}");
}

#[test]
fn a_cursor_that_is_no_number_is_refused() {
    let house = House::new(LOOK);
    for cursor in ["x", "-1", "+1", "1.5", "99999999999999999999", "%31", "\u{0661}"] {
        let answer = house.ask(Ask::get("/api/events").with("Last-Event-ID", cursor));
        assert_eq!(answer.status, 400, "{cursor}");
    }
    assert_eq!(house.ask(Ask::get("/api/events?after=x")).status, 400);
}

#[test]
fn a_change_over_http_is_heard_by_every_listener() {
    let house = House::new(ALL);
    let id = house.library.insert(&GenerationBuilder::new("a fox"));
    let mut lines = [house.listen("/api/events"), house.listen("/api/events")];
    for line in &mut lines {
        line.message().unwrap();
    }
    house.call("star_generations", &json!({ "selection": { "ids": [id.0] }, "starred": true }));
    for line in &mut lines {
        assert_eq!(generations(&line.message().unwrap()), BTreeSet::from([id.0]));
    }
}
