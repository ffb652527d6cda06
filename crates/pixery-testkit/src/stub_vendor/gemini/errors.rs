//! How Gemini says no: `google.rpc.Status` with its details, and a prompt that is refused with a 200.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::reply;
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::refusal::{Refusal, RetryAfter};

/// What every 429 says, whatever was exceeded.
const QUOTA: &str = "You exceeded your current quota, please check your plan and billing details.";

/// Puts a refusal into Google's words.
pub(crate) fn answer(refusal: &Refusal, model: &str) -> Answer {
    match refusal {
        Refusal::Unauthorized => error(
            StatusCode::BAD_REQUEST,
            "INVALID_ARGUMENT",
            "API key not valid. Please pass a valid API key.",
            json!([{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]),
        ),
        Refusal::RateLimited(after) => {
            let details = retry_info(after).into_iter().collect();
            let limited =
                error(StatusCode::TOO_MANY_REQUESTS, "RESOURCE_EXHAUSTED", QUOTA, Value::Array(details));
            if matches!(after, RetryAfter::Date(_) | RetryAfter::Raw(_)) {
                after.on(limited)
            } else {
                limited
            }
        }
        Refusal::Quota => error(
            StatusCode::TOO_MANY_REQUESTS,
            "RESOURCE_EXHAUSTED",
            QUOTA,
            json!([{
                "@type": "type.googleapis.com/google.rpc.QuotaFailure",
                "violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel"}],
            }]),
        ),
        Refusal::Retired => error(
            StatusCode::NOT_FOUND,
            "NOT_FOUND",
            &format!(
                "models/{model} is not found for API version v1beta, or is not supported for generateContent."
            ),
            json!([]),
        ),
        Refusal::Moderation => reply::blocked(),
        Refusal::Invalid(invalid) => {
            error(StatusCode::BAD_REQUEST, "INVALID_ARGUMENT", &invalid.message, json!([]))
        }
        Refusal::Status(status) => plain(*status),
    }
}

fn plain(status: StatusCode) -> Answer {
    let (name, message) = match status {
        StatusCode::BAD_GATEWAY => return Answer::page(status),
        StatusCode::SERVICE_UNAVAILABLE => {
            ("UNAVAILABLE", "The model is overloaded. Please try again later.")
        }
        StatusCode::GATEWAY_TIMEOUT => {
            ("DEADLINE_EXCEEDED", "Deadline expired before operation could complete.")
        }
        StatusCode::FORBIDDEN => ("PERMISSION_DENIED", "The caller does not have permission."),
        _ if status.is_server_error() => ("INTERNAL", "An internal error has occurred."),
        _ => ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    };
    error(status, name, message, json!([]))
}

fn retry_info(after: &RetryAfter) -> Option<Value> {
    let delay = match after {
        RetryAfter::Seconds(seconds) => format!("{seconds}s"),
        RetryAfter::Millis(millis) => format!("{}s", f64::from(*millis) / 1_000.0),
        RetryAfter::Raw(text) => text.clone(),
        RetryAfter::Date(_) | RetryAfter::Unsaid => return None,
    };
    Some(json!({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}))
}

fn error(code: StatusCode, status: &str, message: &str, details: Value) -> Answer {
    let body =
        json!({"error": {"code": code.as_u16(), "message": message, "status": status, "details": details}});
    Answer::json(code, &body)
}
