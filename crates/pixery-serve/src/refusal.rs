//! What is answered instead of what was asked: a status and the one JSON shape of an error.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pixery_core::{Error, ErrorBody, ErrorCode, Library};
use serde::Serialize;
use serde_json::Value;

/// A refusal: `{code, message, hint}` with its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    status: StatusCode,
    body: Body,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Body {
    code: &'static str,
    message: String,
    hint: String,
}

impl Refusal {
    /// Returns a refusal of the door's own: its codes are `unauthorized` and `forbidden`, and those of the core.
    pub(crate) fn new(
        status: StatusCode,
        code: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { status, body: Body { code, message: message.into(), hint: hint.into() } }
    }

    /// Nobody has shown who they are.
    pub(crate) fn unauthorized() -> Self {
        let hint = "open the link that `pixery serve` prints; a program sends `Authorization: Bearer TOKEN`";
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "nobody is signed in", hint)
    }

    /// It is not allowed here.
    pub(crate) fn forbidden(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", message, hint)
    }

    /// There is nothing at this address.
    pub(crate) fn nothing_here() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "nothing is at this address", "")
    }

    /// It is asked in another way.
    pub(crate) fn wrong_method(allowed: &'static str) -> Self {
        let hint = format!("ask by {allowed}");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "invalid", "it is not asked in this way", hint)
    }

    /// The request can't be meant so.
    pub(crate) fn invalid(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid", message, hint)
    }

    /// More came than is taken.
    pub(crate) fn too_large(most: usize) -> Self {
        let message = format!("the request is larger than {most} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "invalid", message, "part it into several requests")
    }

    /// Returns a refusal by the core's error, without this machine's paths.
    pub(crate) fn of(library: &Library, error: &Error) -> Self {
        let mut refusal = Self::of_body(library, ErrorBody::from(error));
        match error {
            Error::Withheld(_) | Error::WithheldReference(_) => refusal.status = StatusCode::FORBIDDEN,
            Error::Original { .. } => refusal.status = StatusCode::NOT_FOUND,
            _ => {}
        }
        refusal
    }

    /// Returns a refusal by what an operation answered, without this machine's paths.
    pub(crate) fn of_body(library: &Library, body: ErrorBody) -> Self {
        let root = library.config().library.display().to_string();
        let message = match root.is_empty() {
            true => body.message,
            false => body.message.replace(&root, "the library"),
        };
        Self { status: status(body.code), body: Body { code: body.code.name(), message, hint: body.hint } }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self.body).unwrap_or_default();
        let mut response = (self.status, json_type(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if self.status == StatusCode::TOO_MANY_REQUESTS {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        response
    }
}

/// Returns JSON as an answer.
pub(crate) fn json(value: &Value) -> Response {
    (json_type(), value.to_string()).into_response()
}

fn json_type() -> [(header::HeaderName, &'static str); 1] {
    [(header::CONTENT_TYPE, "application/json")]
}

/// Returns the status of an error by its code.
fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::Invalid => StatusCode::BAD_REQUEST,
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::Conflict | ErrorCode::StillRunning | ErrorCode::Cancelled => StatusCode::CONFLICT,
        ErrorCode::MissingKey => StatusCode::FAILED_DEPENDENCY,
        ErrorCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::Budget => StatusCode::PAYMENT_REQUIRED,
        ErrorCode::Policy => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Uncertain => StatusCode::BAD_GATEWAY,
        ErrorCode::Storage => StatusCode::INSUFFICIENT_STORAGE,
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
