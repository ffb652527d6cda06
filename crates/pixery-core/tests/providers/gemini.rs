//! Gemini: what is sent, how answers are understood, and what every refusal means for the money.

use std::time::Duration;

use pixery_core::ErrorCode;
use pixery_core::domain::{CostKind, MicroUsd, Price, Size};
use pixery_core::providers::{AnswerImage, Fate, Submitted};
use serde_json::{Value, json};

use crate::room::{KEY, Told, provider, request, submit};
use crate::server::{Reply, Server};

const ONE_IMAGE: &str =
    r#"{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"iVBORw=="}}]}}]}"#;

fn price() -> Price {
    Price::Token {
        text_in: MicroUsd(2_000_000),
        image_in: MicroUsd(2_000_000),
        text_out: Some(MicroUsd(12_000_000)),
        image_out: MicroUsd(120_000_000),
        cached_text_in: None,
        cached_image_in: None,
        drafts: None,
        choice: None,
        tokens: Vec::new(),
    }
}

async fn sent(size: (u32, u32)) -> Value {
    let server = Server::always(200, ONE_IMAGE);
    let gemini = provider("gemini", Some(&format!("{}/v1beta", server.base)), Some(KEY));
    let mut asked = request("gemini-3-pro-image");
    asked.parameters.size = Some(Size { width: size.0, height: size.1 });
    submit(gemini.as_ref(), &asked).await.0.unwrap();
    server.seen()[0].json()
}

#[tokio::test]
async fn the_key_goes_in_a_header_and_never_into_the_address() {
    let server = Server::always(200, ONE_IMAGE);
    let gemini = provider("gemini", Some(&format!("{}/v1beta", server.base)), Some(KEY));
    let (submitted, answer) = submit(gemini.as_ref(), &request("gemini-3-pro-image")).await;
    assert_eq!(submitted.unwrap(), Submitted::Answered);
    assert_eq!(answer.bytes, ONE_IMAGE.as_bytes());
    let seen = &server.seen()[0];
    assert_eq!(
        (seen.method.as_str(), seen.target.as_str()),
        ("POST", "/v1beta/models/gemini-3-pro-image:generateContent")
    );
    assert_eq!((seen.header("x-goog-api-key"), seen.header("authorization")), (Some(KEY), None));
    assert_eq!(
        seen.json(),
        json!({
            "contents": [{ "role": "user", "parts": [{ "text": "a red fox" }] }],
            "generationConfig": { "responseModalities": ["TEXT", "IMAGE"], "imageConfig": { "aspectRatio": "1:1" } },
        })
    );
}

#[tokio::test]
async fn a_size_goes_out_as_ratio_and_resolution() {
    for (size, config) in [
        ((512, 512), json!({ "aspectRatio": "1:1", "imageSize": "512" })),
        ((1368, 768), json!({ "aspectRatio": "16:9" })),
        ((2736, 1536), json!({ "aspectRatio": "16:9", "imageSize": "2K" })),
        ((4096, 4096), json!({ "aspectRatio": "1:1", "imageSize": "4K" })),
        ((1568, 672), json!({ "aspectRatio": "21:9" })),
        ((512, 4096), json!({ "aspectRatio": "1:8", "imageSize": "2K" })),
    ] {
        assert_eq!(sent(size).await["generationConfig"]["imageConfig"], config, "{size:?}");
    }
}

#[tokio::test]
async fn references_stand_before_the_words_and_settings_where_google_wants_them() {
    let server = Server::always(200, ONE_IMAGE);
    let gemini = provider("gemini", Some(&server.base), None);
    let mut asked = request("m");
    asked.references = vec![b"\x89PNG".to_vec(), vec![0xff, 0xd8]];
    for (name, value) in [
        ("temperature", json!(0.5)),
        ("thinkingConfig", json!({ "thinkingLevel": "LOW" })),
        ("safetySettings", json!([{ "category": "c", "threshold": "OFF" }])),
        ("candidateCount", json!(4)),
        ("serviceTier", json!("priority")),
        ("imageConfig", json!({ "imageSize": "4K" })),
    ] {
        asked.parameters.extras.insert(name.to_owned(), value);
    }
    submit(gemini.as_ref(), &asked).await.0.unwrap();
    assert_eq!(
        server.seen()[0].json(),
        json!({
            "contents": [{ "role": "user", "parts": [
                { "inlineData": { "mimeType": "image/png", "data": "iVBORw==" } },
                { "inlineData": { "mimeType": "image/jpeg", "data": "/9g=" } },
                { "text": "a red fox" },
            ] }],
            "generationConfig": {
                "responseModalities": ["TEXT", "IMAGE"], "imageConfig": { "aspectRatio": "1:1" },
                "temperature": 0.5, "thinkingConfig": { "thinkingLevel": "LOW" },
            },
            "safetySettings": [{ "category": "c", "threshold": "OFF" }],
        })
    );
}

fn image(data: &str, more: &Value) -> Value {
    let mut part = json!({ "inlineData": { "mimeType": "image/jpeg", "data": data } });
    part.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    part
}

#[test]
fn thoughts_are_dropped_and_the_last_image_is_kept() {
    let gemini = provider("gemini", None, Some(KEY));
    let thought = json!({ "thought": true });
    let parts = json!([
        image("AAAA", &thought),
        { "text": "here it is" },
        image("AQEB", &json!({})),
        image("/9g=", &json!({ "thoughtSignature": "x" })),
        { "text": "enjoy" },
        image("AgIC", &thought),
        { "inlineData": { "mimeType": "video/mp4", "data": "AwMD" } },
    ]);
    let answer =
        json!({ "candidates": [{ "content": { "role": "model", "parts": parts }, "finishReason": "STOP" }] });
    let read = gemini.read_answer(answer.to_string().as_bytes(), &price()).unwrap();
    assert!(matches!(&read.images[..], [AnswerImage::File(bytes)] if bytes == &[0xff, 0xd8]));
    assert_eq!(read.cost, None, "no usage, no figure");
}

/// What was told of an answer without an image, and what it cost in micro-dollars.
fn refusal(answer: &Value) -> (ErrorCode, Option<i64>, String) {
    let gemini = provider("gemini", None, Some(KEY));
    let told = Told::from(gemini.read_answer(answer.to_string().as_bytes(), &price()).unwrap_err());
    let Fate::Ended { cost } = told.fate else { panic!("{told:?}") };
    assert!(cost.is_none_or(|cost| cost.kind == CostKind::Reported));
    (told.code, cost.and_then(|cost| cost.micro_usd).map(|amount| amount.0), told.message)
}

#[test]
fn a_refusal_that_comes_as_a_success_says_why_and_what_it_cost() {
    let usage = json!({ "promptTokenCount": 10, "thoughtsTokenCount": 200, "totalTokenCount": 210 });
    let blocked = json!({ "promptFeedback": { "blockReason": "PROHIBITED_CONTENT" }, "usageMetadata": { "promptTokenCount": 10 } });
    let (code, cost, words) = refusal(&blocked);
    assert_eq!((code, cost), (ErrorCode::Policy, Some(20)));
    assert!(words.contains("PROHIBITED_CONTENT") && words.contains("it cost $0.00002"), "{words}");
    for (reason, expected) in [
        ("SAFETY", ErrorCode::Policy),
        ("IMAGE_SAFETY", ErrorCode::Policy),
        ("IMAGE_PROHIBITED_CONTENT", ErrorCode::Policy),
        ("IMAGE_RECITATION", ErrorCode::Policy),
        ("SPII", ErrorCode::Policy),
        ("NO_IMAGE", ErrorCode::Internal),
        ("IMAGE_OTHER", ErrorCode::Internal),
        ("MAX_TOKENS", ErrorCode::Internal),
        ("SOMETHING_NEW", ErrorCode::Internal),
    ] {
        let answer = json!({
            "candidates": [{ "finishReason": reason, "finishMessage": "Unable to show it." }], "usageMetadata": usage,
        });
        let (code, cost, words) = refusal(&answer);
        assert_eq!((code, cost), (expected, Some(20 + 2_400)), "{reason}");
        assert!(words.contains(reason) && words.contains("Unable to show it; it cost"), "{words}");
    }
}

#[test]
fn words_instead_of_an_image_are_passed_on() {
    let parts = json!([{ "text": "I can't", "thought": true }, { "text": "I can't draw\u{1b}[31m that." }]);
    let answer = json!({ "candidates": [{ "content": { "parts": parts }, "finishReason": "STOP" }] });
    let (code, cost, words) = refusal(&answer);
    assert_eq!((code, cost), (ErrorCode::Policy, None));
    assert!(words.ends_with("instead of an image: I can't draw that; it may have been charged"), "{words}");
    for (answer, expected) in [
        (json!({}), "no image in it"),
        (json!({ "candidates": [] }), "no image in it"),
        (json!({ "candidates": [{}] }), "no image in it"),
        (json!({ "candidates": [{ "content": {}, "finishReason": "STOP" }] }), "no image in it"),
        (json!({ "candidates": [{ "content": { "parts": [image("%%", &json!({}))] } }] }), "can't be read"),
        (json!({ "error": { "code": 500, "message": "boom" } }), "boom"),
    ] {
        let (code, _, words) = refusal(&answer);
        assert_eq!(code, ErrorCode::Internal);
        assert!(words.contains(expected), "{words}");
    }
}

#[test]
fn an_answer_that_cant_be_read_may_have_been_charged() {
    let gemini = provider("gemini", None, Some(KEY));
    for (answer, words) in
        [("", "is empty"), ("<html>", "a web page"), (r#"{"candidates":[{"#, "can't be read as JSON")]
    {
        let told = Told::from(gemini.read_answer(answer.as_bytes(), &price()).unwrap_err());
        assert_eq!(told.fate, Fate::Ended { cost: None });
        assert!(
            told.message.contains(words) && told.message.contains("may have been charged"),
            "{}",
            told.message
        );
    }
}

/// Google's form of an error.
fn error(code: u16, status: &str, message: &str, details: &Value) -> Value {
    json!({ "error": { "code": code, "message": message, "status": status, "details": details } })
}

#[tokio::test]
async fn every_status_says_what_became_of_request_and_money() {
    let retry = json!([{ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "17s" }]);
    let of_a_day = json!([
        { "@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{ "quotaId": "RequestsPerDayPerProject" }] },
        { "retryDelay": "40s" },
    ]);
    let bad_key = json!([{ "@type": "x", "reason": "API_KEY_INVALID" }]);
    let none = json!([]);
    let quota = "You exceeded your current quota, please check your plan and billing details.";
    for (status, name, message, details, fate, code) in [
        (400, "INVALID_ARGUMENT", "API key not valid.", &bad_key, Fate::Refused, ErrorCode::MissingKey),
        (400, "INVALID_ARGUMENT", "imageSize must be 1K", &none, Fate::Refused, ErrorCode::Invalid),
        (
            400,
            "FAILED_PRECONDITION",
            "not available in your country",
            &none,
            Fate::Refused,
            ErrorCode::Budget,
        ),
        (401, "UNAUTHENTICATED", "no", &none, Fate::Refused, ErrorCode::MissingKey),
        (402, "RESOURCE_EXHAUSTED", "prepay balance", &none, Fate::Refused, ErrorCode::Budget),
        (403, "PERMISSION_DENIED", "no", &none, Fate::Refused, ErrorCode::MissingKey),
        (404, "NOT_FOUND", "models/x is not found", &none, Fate::Refused, ErrorCode::Invalid),
        (
            429,
            "RESOURCE_EXHAUSTED",
            quota,
            &retry,
            Fate::Again { after: Some(Duration::from_secs(17)) },
            ErrorCode::RateLimited,
        ),
        (429, "RESOURCE_EXHAUSTED", quota, &none, Fate::Again { after: None }, ErrorCode::RateLimited),
        (429, "RESOURCE_EXHAUSTED", quota, &of_a_day, Fate::Refused, ErrorCode::Budget),
        (429, "RESOURCE_EXHAUSTED", "quota exceeded, limit: 0", &retry, Fate::Refused, ErrorCode::Budget),
        (500, "INTERNAL", "oops", &none, Fate::Lost, ErrorCode::Uncertain),
        (503, "UNAVAILABLE", "overloaded", &none, Fate::Again { after: None }, ErrorCode::Unavailable),
        (503, "", "a gateway's", &none, Fate::Lost, ErrorCode::Uncertain),
        (504, "DEADLINE_EXCEEDED", "late", &none, Fate::Lost, ErrorCode::Uncertain),
    ] {
        let body = error(status, name, message, details);
        let server = Server::start(move |_| Reply::json(status, &body));
        let gemini = provider("gemini", Some(&server.base), Some(KEY));
        let told = Told::from(submit(gemini.as_ref(), &request("x")).await.0.unwrap_err());
        assert_eq!((told.fate, told.code), (fate, code), "{status} {message}");
        let charge = if fate == Fate::Lost { "may have been charged" } else { "not charged" };
        assert!(told.message.contains(charge), "{}", told.message);
    }
}

#[tokio::test]
async fn a_retry_after_header_counts_where_no_details_say_more() {
    let server = Server::start(|_| Reply::new(429, "slow down").header("retry-after", "3"));
    let gemini = provider("gemini", Some(&server.base), Some(KEY));
    let told = Told::from(submit(gemini.as_ref(), &request("x")).await.0.unwrap_err());
    assert_eq!(told.fate, Fate::Again { after: Some(Duration::from_secs(3)) });
}

#[tokio::test]
async fn an_answer_that_breaks_off_may_have_been_charged() {
    let server = Server::start(|_| Reply::new(200, ONE_IMAGE).cut_short());
    let gemini = provider("gemini", Some(&server.base), Some(KEY));
    let (submitted, answer) = submit(gemini.as_ref(), &request("x")).await;
    let told = Told::from(submitted.unwrap_err());
    assert_eq!((told.fate, told.code), (Fate::Lost, ErrorCode::Uncertain));
    assert_eq!(answer.bytes, ONE_IMAGE.as_bytes());
}
