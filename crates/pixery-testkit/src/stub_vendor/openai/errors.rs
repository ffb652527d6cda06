//! How OpenAI says no. Shape: spec `ErrorResponse`; codes as the SDK and users' reports have them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::refusal::Refusal;

/// Puts a refusal into OpenAI's words.
pub(crate) fn answer(refusal: &Refusal, model: &str, request_id: &str) -> Answer {
    match refusal {
        Refusal::Unauthorized => Answer::json(
            StatusCode::UNAUTHORIZED,
            &body("invalid_request_error", Some("invalid_api_key"), None, "Incorrect API key provided."),
        ),
        Refusal::RateLimited(retry_after) => retry_after.on(Answer::json(
            StatusCode::TOO_MANY_REQUESTS,
            &body(
                "requests",
                Some("rate_limit_exceeded"),
                None,
                &format!("Rate limit reached for {model} on images per min. Please try again later."),
            ),
        )),
        Refusal::Quota => Answer::json(
            StatusCode::TOO_MANY_REQUESTS,
            &body(
                "insufficient_quota",
                Some("insufficient_quota"),
                None,
                "You exceeded your current quota, please check your plan and billing details.",
            ),
        ),
        Refusal::Retired => Answer::json(
            StatusCode::NOT_FOUND,
            &body(
                "invalid_request_error",
                Some("model_not_found"),
                None,
                &format!("The model '{model}' does not exist or you do not have access to it."),
            ),
        ),
        Refusal::Moderation => Answer::json(StatusCode::BAD_REQUEST, &moderation(request_id)),
        Refusal::Invalid(invalid) => Answer::json(
            StatusCode::BAD_REQUEST,
            &body(
                "invalid_request_error",
                Some(invalid.code),
                invalid.parameter.as_deref(),
                &invalid.message,
            ),
        ),
        Refusal::Status(status) => plain(*status),
    }
}

/// Returns the error that breaks a stream off.
pub(crate) fn in_stream() -> Value {
    body("server_error", Some("server_error"), None, "The server had an error while processing your request.")
}

fn plain(status: StatusCode) -> Answer {
    if matches!(status, StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT) {
        return Answer::page(status);
    }
    let (kind, code, message) = match status {
        StatusCode::REQUEST_TIMEOUT => ("timeout", "request_timeout", "Request timed out."),
        StatusCode::CONFLICT => ("invalid_request_error", "conflict", "The resource was locked; try again."),
        StatusCode::SERVICE_UNAVAILABLE => (
            "server_error",
            "server_overloaded",
            "The engine is currently overloaded, please try again later.",
        ),
        _ if status.is_server_error() => (
            "server_error",
            "server_error",
            "The server had an error while processing your request. Sorry about that!",
        ),
        _ => ("invalid_request_error", "bad_request", "The request was refused."),
    };
    Answer::json(status, &body(kind, Some(code), None, message))
}

fn moderation(request_id: &str) -> Value {
    let message = format!(
        "Your request was rejected by the safety system. If you believe this is an error, contact us at \
         help.openai.com and include the request ID {request_id}. safety_violations=[sexual]."
    );
    let mut body = body("image_generation_user_error", Some("moderation_blocked"), None, &message);
    body["error"]["moderation_details"] = json!({"categories": ["sexual"], "moderation_stage": "input"});
    body
}

fn body(kind: &str, code: Option<&str>, parameter: Option<&str>, message: &str) -> Value {
    json!({"error": {"message": message, "type": kind, "param": parameter, "code": code}})
}
