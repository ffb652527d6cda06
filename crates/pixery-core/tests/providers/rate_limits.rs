//! "Ask me more slowly": every vendor's way of saying for how long, at the wire. Whatever is said, the request certainly did not run,
//! and nobody waits for nonsense.

use std::time::Duration;

use pixery_core::ErrorCode;
use pixery_core::providers::Fate;
use serde_json::{Value, json};

use crate::room::{KEY, Told, provider, request, submit};
use crate::server::{Reply, Server};

/// The clock of these tests stands at 2026-11-23T12:00:00Z. What a header says, and the wait in milliseconds that it asks for.
const FORMS: [(&str, Option<u64>); 20] = [
    ("0", Some(0)),
    ("1", Some(1_000)),
    ("20", Some(20_000)),
    (" 1.5 ", Some(1_500)),
    ("Mon, 23 Nov 2026 12:00:30 GMT", Some(30_000)),
    ("Monday, 23-Nov-26 12:01:00 GMT", Some(60_000)),
    ("Mon Nov 23 12:00:05 2026", Some(5_000)),
    // It is over already.
    ("Mon, 23 Nov 2026 11:59:00 GMT", Some(0)),
    ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
    // Nobody waits for more than an hour.
    ("86400", Some(3_600_000)),
    ("99999999999999999999999999", Some(3_600_000)),
    ("Fri, 31 Dec 9999 23:59:59 GMT", Some(3_600_000)),
    // No sense at all.
    ("", None),
    ("-5", None),
    ("soon", None),
    ("1e9", None),
    ("NaN", None),
    ("12 s", None),
    ("Mon, 99 Nov 2026 12:00:00 GMT", None),
    ("<html>", None),
];

const VENDORS: [(&str, &str); 3] =
    [("openai", "gpt-image-2"), ("gemini", "gemini-3-pro-image"), ("fal", "fal-ai/flux/schnell")];

async fn told(vendor: &str, endpoint: &str, reply: impl Fn() -> Reply + Send + Sync + 'static) -> Told {
    let server = Server::start(move |_| reply());
    let asked = provider(vendor, Some(&server.base), Some(KEY));
    let (submitted, answer) = submit(asked.as_ref(), &request(endpoint)).await;
    assert_eq!(server.seen().len(), 1, "{vendor}: a paid request is sent once");
    assert!(answer.bytes.is_empty(), "{vendor}: the words of a refusal are no answer");
    submitted.unwrap_err().into()
}

fn assert_again(told: &Told, wait: Option<u64>, what: &str) {
    assert_eq!(told.fate, Fate::Again { after: wait.map(Duration::from_millis) }, "{what}");
    assert_eq!(told.code, ErrorCode::RateLimited, "{what}");
    assert!(told.message.ends_with("not charged"), "{what}: {}", told.message);
    assert!(!told.hint.is_empty(), "{what}");
}

#[tokio::test]
async fn each_vendor_is_heard_in_each_form_of_retry_after() {
    for (vendor, endpoint) in VENDORS {
        for (said, wait) in FORMS {
            let told =
                told(vendor, endpoint, move || Reply::new(429, "{}").header("Retry-After", said)).await;
            assert_again(&told, wait, &format!("{vendor}: {said:?}"));
        }
        let unsaid = told(vendor, endpoint, || Reply::new(429, "")).await;
        assert_again(&unsaid, None, &format!("{vendor}: nothing said"));
        let page =
            told(vendor, endpoint, || Reply::new(429, "<html>slow down</html>").header("Retry-After", "7"))
                .await;
        assert_again(&page, Some(7_000), &format!("{vendor}: a page"));
        let millis = told(vendor, endpoint, || {
            Reply::new(429, "{}").header("retry-after-ms", "250").header("Retry-After", "9")
        });
        assert_again(&millis.await, Some(250), &format!("{vendor}: milliseconds are more exact"));
    }
}

#[tokio::test]
async fn googles_own_delay_is_more_exact_than_the_header_and_nonsense_in_it_is_none() {
    let body = |delay: Value| {
        let info = json!({ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay });
        json!({ "error": { "code": 429, "status": "RESOURCE_EXHAUSTED", "message": "slow", "details": [info] } })
    };
    for (delay, wait) in [
        (json!("17s"), 17_000),
        (json!("0.25s"), 250),
        (json!("0s"), 0),
        (json!("99999999999s"), 3_600_000),
        // The header is left.
        (json!("soon"), 7_000),
        (json!("-3s"), 7_000),
        (json!("1e300s"), 7_000),
        (json!("infs"), 7_000),
        (json!(17), 7_000),
        (json!(null), 7_000),
    ] {
        let body = body(delay.clone());
        let reply = move || Reply::json(429, &body).header("Retry-After", "7");
        let told = told("gemini", "gemini-3-pro-image", reply).await;
        assert_again(&told, Some(wait), &delay.to_string());
    }
}
