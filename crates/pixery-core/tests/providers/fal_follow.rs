//! Following a fal.ai request: through every trouble, to its result or its end.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use pixery_core::ErrorCode;
use pixery_core::domain::Cost;
use pixery_core::providers::Fate;
use serde_json::{Value, json};

use crate::fal::ticket;
use crate::room::{Answer, KEY, Listener, Told, follow, provider};
use crate::server::{Reply, Seen, Server};

/// A server that answers the status requests in turn (the last one for ever) and the result with `result`.
fn server(
    statuses: Vec<Box<dyn Fn() -> Reply + Send + Sync>>,
    result: impl Fn(usize) -> Reply + Send + Sync + 'static,
) -> Server {
    let (asked, fetched) = (AtomicUsize::new(0), AtomicUsize::new(0));
    Server::start(move |seen: &Seen| {
        assert_eq!(seen.method, "GET");
        assert_eq!(seen.header("authorization"), Some(format!("Key {KEY}").as_str()));
        if seen.target.contains("/status") {
            assert!(seen.target.ends_with("/status?logs=1"), "{}", seen.target);
            let asked = asked.fetch_add(1, Ordering::SeqCst);
            statuses[asked.min(statuses.len() - 1)]()
        } else {
            result(fetched.fetch_add(1, Ordering::SeqCst))
        }
    })
}

fn says(status: u16, body: Value) -> Box<dyn Fn() -> Reply + Send + Sync> {
    Box::new(move || Reply::json(status, &body))
}

fn completed() -> Box<dyn Fn() -> Reply + Send + Sync> {
    says(200, json!({ "status": "COMPLETED", "logs": null, "metrics": { "inference_time": 1.2 } }))
}

async fn followed(server: &Server, listener: &Listener) -> (Result<(), Told>, Answer) {
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let (followed, answer) = follow(fal.as_ref(), &ticket(&server.base), listener).await;
    (followed.map_err(Told::from), answer)
}

const RESULT: &str = r#"{"images":[{"url":"https://v3.fal.media/a.png"}]}"#;

#[tokio::test]
async fn a_request_is_followed_from_the_queue_to_its_result() {
    let server = server(
        vec![
            says(202, json!({ "status": "IN_QUEUE", "queue_position": 3 })),
            says(
                202,
                json!({ "status": "IN_PROGRESS", "logs": [{ "message": "first" }, { "message": "step 2\u{1b}[31m of 4" }] }),
            ),
            completed(),
        ],
        |_| Reply::new(200, RESULT),
    );
    let listener = Listener::default();
    let (done, answer) = followed(&server, &listener).await;
    done.unwrap();
    assert_eq!(answer.bytes, RESULT.as_bytes());
    let reports = listener.reports();
    assert!(reports.iter().any(|report| report.queue_position == Some(3)), "{reports:?}");
    assert!(reports.iter().any(|report| report.label == "step 2 of 4"), "{reports:?}");
}

#[tokio::test]
async fn trouble_on_the_way_never_ends_a_request() {
    let server = server(
        vec![
            Box::new(Reply::hang_up),
            says(500, json!({ "detail": "x", "error_type": "internal_error" })),
            says(503, json!({})),
            says(429, json!({})),
            says(401, json!({ "detail": "no" })),
            says(403, json!({ "detail": "no" })),
            says(408, json!({})),
            Box::new(|| Reply::new(200, "<html>maintenance</html>")),
            Box::new(|| Reply::new(200, r#"{"status":"COMPL"#).cut_short()),
            says(404, json!({ "detail": "not yet" })),
            says(404, json!({ "detail": "not yet" })),
            says(202, json!({ "status": "SOMETHING_NEW" })),
            completed(),
        ],
        |fetched| match fetched {
            0 => Reply::hang_up(),
            1 => Reply::new(200, "{\"images\":[{\"url\":\"half").cut_short(),
            2 => Reply::new(502, "<html>"),
            3 => Reply::new(500, r#"{"detail":"gateway","error_type":"internal_error"}"#),
            _ => Reply::new(200, RESULT),
        },
    );
    let (done, answer) = followed(&server, &Listener::default()).await;
    done.unwrap();
    assert_eq!(answer.bytes, RESULT.as_bytes(), "what an earlier try left is gone");
    assert!(server.seen().iter().all(|seen| seen.method == "GET"), "nothing is handed in again");
}

#[tokio::test]
async fn a_request_that_ended_badly_says_why_and_what_it_cost() {
    let unknown = Fate::Ended { cost: None };
    for (status, fate, code, words) in [
        (
            json!({ "status": "COMPLETED", "error": "Content policy", "error_type": "content_policy_violation" }),
            unknown,
            ErrorCode::Policy,
            "Content policy; it may have been charged",
        ),
        (
            json!({ "status": "COMPLETED", "error": "no runner", "error_type": "runner_scheduling_failure" }),
            Fate::Ended { cost: Some(Cost::NOTHING) },
            ErrorCode::Unavailable,
            "no runner; not charged",
        ),
        (
            json!({ "status": "COMPLETED", "error_type": "client_cancelled" }),
            unknown,
            ErrorCode::Cancelled,
            "it may have been charged",
        ),
        (
            json!({ "status": "COMPLETED", "error": "bad lora" }),
            unknown,
            ErrorCode::Invalid,
            "bad lora; it may have been charged",
        ),
        (
            json!({ "status": "COMPLETED", "error": "too slow", "error_type": "generation_timeout" }),
            Fate::Ended { cost: Some(Cost::NOTHING) },
            ErrorCode::Unavailable,
            "too slow; not charged",
        ),
    ] {
        let server = server(vec![says(200, status.clone())], |_| Reply::new(200, RESULT));
        let (done, answer) = followed(&server, &Listener::default()).await;
        let told = done.unwrap_err();
        assert_eq!((told.fate, told.code), (fate, code), "{status}");
        assert!(told.message.ends_with(words), "{}", told.message);
        assert!(answer.bytes.is_empty());
    }
}

#[tokio::test]
async fn an_error_of_the_model_on_the_result_ends_the_request() {
    for (status, body, fate, code) in [
        (
            422,
            r#"{"detail":[{"loc":["body","prompt"],"msg":"unsafe","type":"content_policy_violation"}]}"#,
            Fate::Ended { cost: None },
            ErrorCode::Policy,
        ),
        (
            422,
            r#"{"detail":[{"loc":["body","image_url"],"msg":"too small","type":"image_too_small"}]}"#,
            Fate::Ended { cost: None },
            ErrorCode::Invalid,
        ),
        (
            400,
            r#"{"detail":[{"loc":["body"],"msg":"no answer","type":"downstream_service_error"}]}"#,
            Fate::Ended { cost: None },
            ErrorCode::Unavailable,
        ),
        (
            504,
            r#"{"detail":[{"loc":["body"],"msg":"timed out","type":"generation_timeout"}]}"#,
            Fate::Ended { cost: Some(Cost::NOTHING) },
            ErrorCode::Unavailable,
        ),
    ] {
        let server = server(vec![completed()], move |_| Reply::new(status, body));
        let (done, answer) = followed(&server, &Listener::default()).await;
        let told = done.unwrap_err();
        assert_eq!((told.fate, told.code), (fate, code), "{body}");
        assert!(answer.bytes.is_empty(), "the words of a refusal are no result");
    }
}

#[tokio::test]
async fn a_request_that_fal_has_forgotten_is_expired() {
    for status in [404, 410] {
        let server = server(vec![says(status, json!({ "detail": "Not found" }))], |_| Reply::new(200, ""));
        let told = followed(&server, &Listener::default()).await.0.unwrap_err();
        assert_eq!(told.fate, Fate::Expired);
        assert!(told.message.ends_with("it may have been charged"), "{}", told.message);
    }
    let server = server(vec![completed()], |_| Reply::new(404, r#"{"detail":"gone"}"#));
    assert_eq!(followed(&server, &Listener::default()).await.0.unwrap_err().fate, Fate::Expired);
}

#[tokio::test]
async fn a_result_beyond_the_cap_ends_the_request_and_what_came_is_kept() {
    let server = server(vec![completed()], |_| Reply::new(200, vec![b' '; (8 << 20) + 1]));
    let (done, answer) = followed(&server, &Listener::default()).await;
    assert_eq!(done.unwrap_err().fate, Fate::Ended { cost: None });
    assert_eq!(answer.bytes.len(), 8 << 20);
}

#[tokio::test]
async fn stop_is_heard_while_it_waits() {
    let server = server(vec![says(202, json!({ "status": "IN_QUEUE", "queue_position": 1 }))], |_| {
        Reply::new(200, "")
    });
    let began = std::time::Instant::now();
    let (done, _) = followed(&server, &Listener::that_stops()).await;
    assert_eq!(done.unwrap_err().fate, Fate::Stopped { cost: None });
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_ticket_of_another_address_waits_and_gets_no_key() {
    let elsewhere = Server::always(200, r#"{"status":"COMPLETED"}"#);
    let fal = provider("fal", Some("http://127.0.0.1:9"), Some(KEY));
    let listener = Listener::that_stops();
    let (done, _) = follow(fal.as_ref(), &ticket(&elsewhere.base), &listener).await;
    assert_eq!(done.unwrap_err().fate, Fate::Stopped { cost: None });
    assert!(elsewhere.seen().is_empty());
    assert!(listener.reports()[0].label.contains("another address"), "{:?}", listener.reports());
}

/// A hundred at once: no client, no buffer of its own for any of them.
#[tokio::test]
async fn a_hundred_requests_are_followed_at_once_on_one_line() {
    let server =
        server(vec![says(202, json!({ "status": "IN_QUEUE", "queue_position": 1 })), completed()], |_| {
            Reply::new(200, RESULT)
        });
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let ticket = ticket(&server.base);
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let (fal, ticket) = (fal.clone(), ticket.clone());
        all.spawn(async move { follow(fal.as_ref(), &ticket, &Listener::default()).await.0.is_ok() });
    }
    assert!(all.join_all().await.into_iter().all(|done| done));
}
