//! How fal says no: a model's errors have a list of details, the platform's a sentence. See docs.fal.ai/errors and
//! docs.fal.ai/documentation/model-apis/request-errors.

use axum::http::{HeaderName, StatusCode};
use serde_json::{Value, json};

use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::refusal::Refusal;

/// What a model says about a field of its input.
#[derive(Debug)]
pub(crate) struct Field {
    name: &'static str,
    kind: &'static str,
    message: &'static str,
}

impl Field {
    pub(crate) fn new(name: &'static str, kind: &'static str, message: &'static str) -> Self {
        Self { name, kind, message }
    }

    /// Returns the `detail` of a model's error.
    pub(crate) fn detail(&self, input: &Value) -> Value {
        json!([{
            "loc": ["body", self.name],
            "msg": self.message,
            "type": self.kind,
            "url": format!("https://docs.fal.ai/errors#{}", self.kind),
            "ctx": {},
            "input": input.get(self.name),
        }])
    }
}

/// Answers as a model does that won't take its input.
pub(crate) fn of_model(detail: &Value) -> Answer {
    let kind = detail[0]["type"].as_str().unwrap_or_default();
    Answer::json(StatusCode::UNPROCESSABLE_ENTITY, &json!({"detail": detail}))
        .with_header(HeaderName::from_static("x-fal-error-type"), kind)
        .with_header(HeaderName::from_static("x-fal-retryable"), "false")
}

/// Puts a refusal into fal's words.
pub(crate) fn answer(refusal: &Refusal, path: &str) -> Answer {
    match refusal {
        Refusal::Unauthorized => sentence(StatusCode::UNAUTHORIZED, "Cannot authenticate: invalid key"),
        Refusal::RateLimited(retry_after) => {
            retry_after.on(sentence(StatusCode::TOO_MANY_REQUESTS, "Too many concurrent requests"))
        }
        Refusal::Quota => sentence(
            StatusCode::FORBIDDEN,
            "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.",
        ),
        Refusal::Retired => sentence(StatusCode::NOT_FOUND, &format!("Application '{path}' not found")),
        Refusal::Moderation => of_model(&moderation().detail(&Value::Null)),
        Refusal::Invalid(invalid) => sentence(StatusCode::BAD_REQUEST, &invalid.message),
        Refusal::Status(status) => plain(*status),
    }
}

/// Returns what a model says of a prompt that it won't paint.
pub(crate) fn moderation() -> Field {
    Field::new(
        "prompt",
        "content_policy_violation",
        "The content could not be processed because it contained material flagged by a content checker.",
    )
}

/// Answers that nobody knows a request.
pub(crate) fn unknown_request() -> Answer {
    sentence(StatusCode::NOT_FOUND, "Request not found")
}

/// Answers as the platform does when it fails itself.
pub(crate) fn infrastructure(status: StatusCode, kind: &str, message: &str) -> Answer {
    let retryable = if matches!(status.as_u16(), 503 | 504) { "true" } else { "false" };
    Answer::json(status, &json!({"detail": message, "error_type": kind}))
        .with_header(HeaderName::from_static("x-fal-error-type"), kind)
        .with_header(HeaderName::from_static("x-fal-retryable"), retryable)
}

/// Answers with a sentence.
pub(crate) fn sentence(status: StatusCode, detail: &str) -> Answer {
    Answer::json(status, &json!({"detail": detail}))
}

fn plain(status: StatusCode) -> Answer {
    match status.as_u16() {
        502 | 504 => Answer::page(status),
        500 => infrastructure(status, "internal_error", "Internal server error"),
        503 => infrastructure(status, "runner_scheduling_failure", "No runner is available"),
        400 => infrastructure(status, "bad_request", "Bad request"),
        _ => sentence(status, status.canonical_reason().unwrap_or("Refused")),
    }
}
