//! fal.ai: handing in, tickets, cancelling, results.

use pixery_core::ErrorCode;
use pixery_core::domain::{Price, Ticket};
use pixery_core::providers::{AnswerImage, CancelAnswer, Fate, Submitted};
use serde_json::{Value, json};

use crate::room::{KEY, Told, provider, request, submit};
use crate::server::{Reply, Server};

/// A ticket whose addresses are below `base`.
pub(crate) fn ticket(base: &str) -> Ticket {
    let at = |path: &str| format!("{base}/fal-ai/flux/requests/7{path}");
    Ticket {
        request_id: "7".to_owned(),
        status_url: at("/status"),
        result_url: at(""),
        cancel_url: Some(at("/cancel")),
    }
}

fn accepted(base: &str) -> Value {
    let ticket = ticket(base);
    json!({
        "status": "IN_QUEUE", "request_id": ticket.request_id, "queue_position": 3,
        "status_url": ticket.status_url, "response_url": ticket.result_url, "cancel_url": ticket.cancel_url,
    })
}

#[tokio::test]
async fn a_request_is_handed_in_and_a_ticket_comes_back() {
    let server = Server::start(|seen| {
        Reply::json(200, &accepted(&format!("http://{}", seen.header("host").unwrap())))
    });
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let (submitted, _) = submit(fal.as_ref(), &request("fal-ai/flux/schnell")).await;
    assert_eq!(submitted.unwrap(), Submitted::Accepted(ticket(&server.base)));
    let seen = &server.seen()[0];
    assert_eq!((seen.method.as_str(), seen.target.as_str()), ("POST", "/fal-ai/flux/schnell"));
    assert_eq!(seen.header("authorization"), Some(format!("Key {KEY}").as_str()));
    assert_eq!(
        seen.json(),
        json!({ "prompt": "a red fox", "image_size": { "width": 1024, "height": 1024 }, "num_images": 1 })
    );
}

#[tokio::test]
async fn an_acceptance_that_cant_be_followed_is_lost_not_sent_again() {
    let mut odd_port = accepted("https://queue.fal.run");
    odd_port["status_url"] = json!("http://127.0.0.1:1/x");
    for (answer, words) in [
        ("<html>ok</html>".to_owned(), "no ticket"),
        ("{}".to_owned(), "no ticket"),
        ("".to_owned(), "no ticket"),
        (
            json!({ "request_id": "7", "status_url": "/relative", "response_url": "/x" }).to_string(),
            "can't be read",
        ),
        (accepted("https://evil.example").to_string(), "evil.example"),
        (odd_port.to_string(), "127.0.0.1"),
    ] {
        let body = answer.clone();
        let server = Server::start(move |_| Reply::new(200, body.clone()));
        let fal = provider("fal", Some(&server.base), Some(KEY));
        let (submitted, _) = submit(fal.as_ref(), &request("fal-ai/flux/schnell")).await;
        let told = Told::from(submitted.unwrap_err());
        assert_eq!((told.fate, told.code), (Fate::Lost, ErrorCode::Uncertain), "{answer}");
        assert!(told.message.contains(words), "{}", told.message);
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn each_status_of_a_submit_says_what_is_certain() {
    let again = Fate::Again { after: None };
    for (status, body, fate, code) in [
        (400, r#"{"detail":"bad"}"#, Fate::Refused, ErrorCode::Invalid),
        (401, r#"{"detail":"no"}"#, Fate::Refused, ErrorCode::MissingKey),
        (402, "", Fate::Refused, ErrorCode::Budget),
        (403, r#"{"detail":"User is locked. Reason: Exhausted balance"}"#, Fate::Refused, ErrorCode::Budget),
        (403, r#"{"detail":"no"}"#, Fate::Refused, ErrorCode::MissingKey),
        (404, r#"{"detail":"Application not found"}"#, Fate::Refused, ErrorCode::Invalid),
        (
            422,
            r#"{"detail":[{"loc":["body","prompt"],"msg":"no","type":"missing"}]}"#,
            Fate::Refused,
            ErrorCode::Invalid,
        ),
        (
            422,
            r#"{"detail":[{"loc":["body","prompt"],"msg":"no","type":"content_policy_violation"}]}"#,
            Fate::Refused,
            ErrorCode::Policy,
        ),
        (429, "", again, ErrorCode::RateLimited),
        (503, r#"{"detail":"no","error_type":"runner_scheduling_failure"}"#, again, ErrorCode::Unavailable),
        (408, "", Fate::Lost, ErrorCode::Uncertain),
        (500, "", Fate::Lost, ErrorCode::Uncertain),
        (502, "", Fate::Lost, ErrorCode::Uncertain),
        (504, "", Fate::Lost, ErrorCode::Uncertain),
    ] {
        let server = Server::always(status, body);
        let fal = provider("fal", Some(&server.base), Some(KEY));
        let (submitted, _) = submit(fal.as_ref(), &request("fal-ai/flux/schnell")).await;
        let told = Told::from(submitted.unwrap_err());
        assert_eq!((told.fate, told.code), (fate, code), "{status} {body}: {told:?}");
        let charge = if fate == Fate::Lost { "it may have been charged" } else { "not charged" };
        assert!(told.message.ends_with(charge), "{}", told.message);
        assert_eq!(server.seen().len(), 1, "a submit is made once");
    }
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let error = provider("fal", None, None).check_ready().unwrap_err();
    assert_eq!(error.to_string(), "fal: no key for fal.ai; nothing was sent");
    assert!(error.hint().contains("FAL_KEY"));
}

#[tokio::test]
async fn cancelling_says_what_fal_said() {
    for (status, body, answer) in [
        (202, r#"{"status":"CANCELLATION_REQUESTED"}"#, CancelAnswer::Told),
        (200, r#"{"status":"OK"}"#, CancelAnswer::Told),
        (400, r#"{"status":"ALREADY_COMPLETED"}"#, CancelAnswer::TooLate),
        (404, r#"{"status":"NOT_FOUND"}"#, CancelAnswer::Unknown),
    ] {
        let server = Server::always(status, body);
        let fal = provider("fal", Some(&server.base), Some(KEY));
        assert_eq!(fal.cancel(&ticket(&server.base)).await.unwrap(), answer);
        let seen = &server.seen()[0];
        assert_eq!((seen.method.as_str(), seen.target.as_str()), ("PUT", "/fal-ai/flux/requests/7/cancel"));
    }
    let server = Server::always(500, "");
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let error = fal.cancel(&ticket(&server.base)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unavailable);
    let elsewhere = Server::always(200, "{}");
    assert!(fal.cancel(&ticket(&elsewhere.base)).await.is_err());
    assert!(elsewhere.seen().is_empty(), "the key goes to the base alone");
}

#[test]
fn results_are_read_in_every_shape() {
    let fal = provider("fal", None, Some(KEY));
    let read = |answer: Value| {
        fal.read_answer(answer.to_string().as_bytes(), &Price::Unknown).map(|read| {
            assert_eq!(read.cost, None);
            let name = |image: &AnswerImage| match image {
                AnswerImage::File(bytes) => format!("{} bytes", bytes.len()),
                AnswerImage::Remote(url) => url.clone(),
            };
            read.images.iter().map(name).collect::<Vec<String>>()
        })
    };
    let a = json!({ "url": "https://v3.fal.media/a.png", "width": null });
    let b = json!({ "url": "data:image/png;base64,iVBORw==" });
    assert_eq!(
        read(json!({ "images": [a, b], "seed": 3 })).unwrap(),
        ["https://v3.fal.media/a.png", "4 bytes"]
    );
    assert_eq!(read(json!({ "image": a })).unwrap(), ["https://v3.fal.media/a.png"]);
    assert_eq!(read(json!({ "images": ["https://fal.media/c"] })).unwrap(), ["https://fal.media/c"]);
    assert_eq!(read(json!({ "images": [a, b], "has_nsfw_concepts": [true, false] })).unwrap(), ["4 bytes"]);
    let told = Told::from(read(json!({ "images": [a], "has_nsfw_concepts": [true] })).unwrap_err());
    assert_eq!((told.fate, told.code), (Fate::Ended { cost: None }, ErrorCode::Policy));
    for answer in [json!({}), json!({ "images": [] }), json!([]), json!({ "images": [{ "url": 7 }] })] {
        let told = Told::from(read(answer).unwrap_err());
        assert_eq!((told.fate, told.code), (Fate::Ended { cost: None }, ErrorCode::Internal));
    }
    let html = fal.read_answer(b"<html>", &Price::Unknown).unwrap_err();
    assert_eq!(html.fate, Fate::Ended { cost: None });
}

#[test]
fn as_many_requests_run_at_once_as_the_user_says() {
    assert_eq!(provider("fal", None, None).concurrency(), 100);
    assert_eq!(provider("openai", None, None).concurrency(), 4);
}
