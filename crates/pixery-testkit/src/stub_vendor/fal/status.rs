//! Says how far a request is, once or as a stream, and cancels it.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Response, StatusCode, header};
use futures_util::stream;
use serde_json::{Value, json};

use super::progress::Phase;
use super::record::{Failures, Record};
use super::{Request, app_of, errors, submit};
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::behaviour::Directive;
use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::ledger::Refund;
use crate::stub_vendor::vendor::Vendor;

/// Between two events of a stream.
const PAUSE: Duration = Duration::from_millis(20);

/// A status, or that there is none.
enum Said {
    Status(Phase, Value),
    Failed,
    Unknown,
}

/// Answers with the status: 202 until it is `COMPLETED`.
pub(crate) fn once(vendor: &Vendor, request: &Request<'_>, intake: &Intake) -> Response<Body> {
    let answer = match say(vendor, request, wants_logs(intake)) {
        Said::Status(Phase::Completed, body) => Answer::json(StatusCode::OK, &body),
        Said::Status(_, body) => Answer::json(StatusCode::ACCEPTED, &body),
        Said::Failed => failed(),
        Said::Unknown => errors::unknown_request(),
    };
    answer.whole()
}

/// Answers with statuses until one is `COMPLETED` for good.
pub(crate) fn stream(vendor: Arc<Vendor>, request: &Request<'_>, intake: &Intake) -> Response<Body> {
    let first = match say(&vendor, request, wants_logs(intake)) {
        Said::Status(phase, body) => (phase, body),
        Said::Failed => return failed().whole(),
        Said::Unknown => return errors::unknown_request().whole(),
    };
    let (app, id, logs) = (request.app.to_owned(), request.id.to_owned(), wants_logs(intake));
    let events = stream::unfold(Some(first), move |next| {
        let (vendor, app, id) = (Arc::clone(&vendor), app.clone(), id.clone());
        async move {
            let (phase, body) = next?;
            let event = Bytes::from(format!("data: {body}\n\n"));
            if phase == Phase::Completed && !goes_back(&vendor, &id) {
                return Some((Ok::<_, Infallible>(event), None));
            }
            tokio::time::sleep(PAUSE).await;
            let after = match say(&vendor, &Request { app: &app, id: &id }, logs) {
                Said::Status(phase, body) => Some((phase, body)),
                Said::Failed | Said::Unknown => None,
            };
            Some((Ok(event), after))
        }
    });
    let mut response = Response::new(Body::from_stream(events));
    let events = header::HeaderValue::from_static("text/event-stream; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, events);
    response
}

/// Cancels what waits, asks what runs to stop, and is too late for the rest.
pub(crate) fn cancel(vendor: &Vendor, request: &Request<'_>) -> Response<Body> {
    let cancelled = change(vendor, request, |record| {
        if record.is_complete() || record.behaviour.has(Directive::CancelLate) {
            return (StatusCode::BAD_REQUEST, "ALREADY_COMPLETED", None);
        }
        let refund = record.sequence.filter(|_| record.waits());
        record.cancelled = true;
        (StatusCode::ACCEPTED, "CANCELLATION_REQUESTED", refund)
    });
    let (status, word, refund) = cancelled.unwrap_or((StatusCode::NOT_FOUND, "NOT_FOUND", None));
    if let Some(sequence) = refund {
        vendor.ledger().refund(&Refund { sequence, request_id: request.id.to_owned(), at: vendor.now() });
    }
    Answer::json(status, &json!({"status": word})).whole()
}

/// Changes a request that is still known under this app.
pub(crate) fn change<T>(
    vendor: &Vendor,
    request: &Request<'_>,
    change: impl FnOnce(&mut Record) -> T,
) -> Option<T> {
    let changed = vendor.table().change(request.id, |record| {
        let here = app_of(&record.endpoint) == request.app && !record.behaviour.has(Directive::Expired);
        here.then(|| change(record))
    });
    changed.flatten()
}

fn say(vendor: &Vendor, request: &Request<'_>, logs: bool) -> Said {
    let said = change(vendor, request, |record| {
        let failures = record.behaviour.count(Directive::StatusFailures);
        if Failures::one_more(&mut record.failures.statuses, failures) {
            return Said::Failed;
        }
        let phase = record.phase();
        let body = body(vendor, record, phase, logs);
        record.statuses += 1;
        Said::Status(phase, body)
    });
    said.unwrap_or(Said::Unknown)
}

/// Tells whether a request that has just said `COMPLETED` is about to take it back.
fn goes_back(vendor: &Vendor, id: &str) -> bool {
    vendor.table().change(id, |record| record.phase() != Phase::Completed).unwrap_or(false)
}

fn body(vendor: &Vendor, record: &Record, phase: Phase, with_logs: bool) -> Value {
    let mut body = submit::urls(vendor, record);
    match phase {
        Phase::Queued { position } => {
            body["status"] = json!("IN_QUEUE");
            body["queue_position"] = json!(position);
        }
        Phase::Running { done, of } => {
            body["status"] = json!("IN_PROGRESS");
            body["logs"] = logs(vendor, done, of, with_logs);
        }
        Phase::Completed => {
            let steps = record.behaviour.count(Directive::Steps);
            body["status"] = json!("COMPLETED");
            body["logs"] = logs(vendor, steps, steps, with_logs);
            body["metrics"] = json!({"inference_time": 0.25});
            add_error(record, &mut body);
        }
    }
    body
}

fn add_error(record: &Record, body: &mut Value) {
    if let Some((kind, message)) = record.error() {
        body["error"] = json!(message);
        body["error_type"] = json!(kind);
    }
}

impl Record {
    /// Returns type and message of what the platform says went wrong, if anything.
    pub(crate) fn error(&self) -> Option<(&str, &'static str)> {
        if self.cancelled {
            return Some(("client_cancelled", "Request was cancelled"));
        }
        let failing = [Directive::CompletedError, Directive::CompletedErrorCharged];
        let failing = failing.into_iter().find(|directive| self.behaviour.has(*directive))?;
        Some((self.behaviour.text(failing).unwrap_or("runner_server_error"), "The runner failed"))
    }
}

fn logs(vendor: &Vendor, done: u32, of: u32, wanted: bool) -> Value {
    let timestamp = vendor.date().format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
    let line = |step: u32| {
        let percent = step * 100 / of.max(1);
        json!({"message": format!("{percent:>3}%|{step}/{of}"), "level": "INFO", "source": "USER", "timestamp": timestamp})
    };
    if wanted { (1..=done).map(line).collect() } else { Value::Null }
}

fn wants_logs(intake: &Intake) -> bool {
    intake.query.split('&').any(|pair| matches!(pair, "logs=1" | "logs=true"))
}

fn failed() -> Answer {
    errors::infrastructure(StatusCode::INTERNAL_SERVER_ERROR, "internal_error", "Internal server error")
}
