//! What each failure of a paid request means: run again by itself, refused, or nobody knows.

use std::net::TcpListener;
use std::time::Duration;

use pixery_core::ErrorCode;
use pixery_core::providers::Fate;

use crate::room::{KEY, Listener, Told, provider, request, submit};
use crate::server::{Reply, Server};

async fn told(reply: impl Fn() -> Reply + Send + Sync + 'static) -> Told {
    let server = Server::start(move |_| reply());
    let openai = provider("openai", Some(&server.base), Some(KEY));
    let (submitted, answer) = submit(openai.as_ref(), &request("gpt-image-9")).await;
    assert_eq!(server.seen().len(), 1, "a paid request is sent once");
    assert!(answer.bytes.is_empty(), "the words of a refusal are no answer");
    submitted.unwrap_err().into()
}

#[tokio::test]
async fn each_status_says_what_is_certain() {
    let again = Fate::Again { after: None };
    let with =
        |code: &'static str| format!(r#"{{"error":{{"message":"words","type":"t","code":"{code}"}}}}"#);
    for (status, body, fate, code) in [
        (400, with("invalid_value"), Fate::Refused, ErrorCode::Invalid),
        (400, with("moderation_blocked"), Fate::Refused, ErrorCode::Policy),
        (400, with("content_policy_violation"), Fate::Refused, ErrorCode::Policy),
        (400, with("billing_hard_limit_reached"), Fate::Refused, ErrorCode::Budget),
        (401, with("invalid_api_key"), Fate::Refused, ErrorCode::MissingKey),
        (402, with("x"), Fate::Refused, ErrorCode::Budget),
        (403, with("x"), Fate::Refused, ErrorCode::MissingKey),
        (404, with("model_not_found"), Fate::Refused, ErrorCode::Invalid),
        (405, with("x"), Fate::Refused, ErrorCode::Invalid),
        (408, with("x"), Fate::Lost, ErrorCode::Uncertain),
        (409, with("x"), Fate::Lost, ErrorCode::Uncertain),
        (413, "too large".to_owned(), Fate::Refused, ErrorCode::Invalid),
        (415, with("x"), Fate::Refused, ErrorCode::Invalid),
        (
            422,
            r#"{"detail":[{"loc":["body","size"],"msg":"no","type":"x"}]}"#.to_owned(),
            Fate::Refused,
            ErrorCode::Invalid,
        ),
        (429, with("rate_limit_exceeded"), again, ErrorCode::RateLimited),
        (429, with("insufficient_quota"), Fate::Refused, ErrorCode::Budget),
        (500, with("server_error"), Fate::Lost, ErrorCode::Uncertain),
        (502, "<html>bad gateway</html>".to_owned(), Fate::Lost, ErrorCode::Uncertain),
        (503, String::new(), Fate::Lost, ErrorCode::Uncertain),
        (504, "upstream timed out".to_owned(), Fate::Lost, ErrorCode::Uncertain),
        (599, String::new(), Fate::Lost, ErrorCode::Uncertain),
        (301, String::new(), Fate::Refused, ErrorCode::Invalid),
    ] {
        let sent = body.clone();
        let told = told(move || Reply::new(status, sent.clone())).await;
        assert_eq!((told.fate, told.code), (fate, code), "{status} {body}: {told:?}");
        let charge = if fate == Fate::Lost { "it may have been charged" } else { "not charged" };
        assert!(told.message.ends_with(charge), "{}", told.message);
        assert!(!told.hint.is_empty(), "{told:?}");
        let first = told.message.trim_start_matches("openai: ").chars().next().unwrap();
        assert!(first.is_lowercase(), "{}", told.message);
    }
}

#[tokio::test]
async fn a_rate_limit_says_how_long_in_each_form() {
    for (name, value, wait) in [
        ("Retry-After", "20", Some(20_000)),
        ("Retry-After", "Mon, 23 Nov 2026 12:00:30 GMT", Some(30_000)),
        ("retry-after-ms", "1500", Some(1_500)),
        ("Retry-After", "86400", Some(3_600_000)),
        ("Retry-After", "soon", None),
    ] {
        let told = told(move || Reply::new(429, "{}").header(name, value)).await;
        assert_eq!(told.fate, Fate::Again { after: wait.map(Duration::from_millis) }, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_with_the_key() {
    let elsewhere = Server::always(200, "{}");
    let target = elsewhere.base.clone();
    let told = told(move || Reply::new(307, "").header("Location", &target)).await;
    assert_eq!(told.fate, Fate::Refused);
    assert!(elsewhere.seen().is_empty());
}

#[tokio::test]
async fn nobody_listening_means_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let openai = provider("openai", Some(&base), None);
    let told = Told::from(submit(openai.as_ref(), &request("m")).await.0.unwrap_err());
    assert_eq!((told.fate, told.code), (Fate::Again { after: None }, ErrorCode::Unavailable));
    assert!(told.message.contains("refused") && told.message.ends_with("not charged"), "{}", told.message);
}

#[tokio::test]
async fn a_name_that_nobody_knows_means_nothing_was_sent() {
    let openai = provider("openai", Some("http://no-such-host.invalid/v1"), None);
    let told = Told::from(submit(openai.as_ref(), &request("m")).await.0.unwrap_err());
    assert_eq!(told.fate, Fate::Again { after: None }, "{told:?}");
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_was_sent_nothing() {
    let server = Server::always(200, "{}");
    let base = server.base.replace("http://", "https://");
    let openai = provider("openai", Some(&base), Some(KEY));
    let told = Told::from(submit(openai.as_ref(), &request("m")).await.0.unwrap_err());
    assert_eq!(told.fate, Fate::Again { after: None }, "{told:?}");
}

#[tokio::test]
async fn a_connection_that_breaks_after_the_request_leaves_it_open() {
    let told = told(Reply::hang_up).await;
    assert_eq!((told.fate, told.code), (Fate::Lost, ErrorCode::Uncertain));
    assert!(told.message.ends_with("it may have been charged"), "{}", told.message);
}

#[tokio::test]
async fn an_answer_that_is_cut_short_leaves_it_open_and_what_came_is_kept() {
    let server = Server::start(|_| Reply::new(200, r#"{"data":[{"b64_json":"iVBO"#).cut_short());
    let openai = provider("openai", Some(&server.base), None);
    let (submitted, answer) = submit(openai.as_ref(), &request("m")).await;
    assert_eq!(submitted.unwrap_err().fate, Fate::Lost);
    assert!(answer.bytes.starts_with(b"{\"data\""));
}

#[tokio::test]
async fn an_answer_beyond_the_cap_ends_the_job_and_what_came_is_kept() {
    // One image: 64 MiB as base64 and 8 MiB of JSON.
    const CAP: usize = (64 << 20) / 3 * 4 + (8 << 20);
    let server = Server::start(|_| Reply::new(200, vec![b'x'; CAP + (1 << 20)]));
    let openai = provider("openai", Some(&server.base), None);
    let (submitted, answer) = submit(openai.as_ref(), &request("m")).await;
    let told = Told::from(submitted.unwrap_err());
    assert_eq!(told.fate, Fate::Ended { cost: None });
    assert!(
        told.message.contains("93 MiB") && told.message.ends_with("it may have been charged"),
        "{}",
        told.message
    );
    assert!(answer.bytes.len() <= CAP + 4 && answer.bytes.len() >= CAP - 4, "{}", answer.bytes.len());
}

#[tokio::test]
async fn being_asked_to_stop_does_not_drop_a_request_that_is_billed_anyway() {
    let server = Server::start(|_| Reply::new(200, "{}").slowly(1, Duration::from_millis(1_200)));
    let openai = provider("openai", Some(&server.base), None);
    let (listener, mut answer) = (Listener::that_stops(), crate::room::Answer::default());
    let progress = listener.sink();
    let call = pixery_core::providers::Call { progress: &progress, answer: &mut answer };
    openai.submit(&request("m"), call).await.unwrap();
    assert_eq!(answer.bytes, b"{}");
    assert!(!listener.reports().is_empty(), "it was asked while it waited");
}
