//! What fal's refusals and failures mean for the job and its money.
//!
//! Source: facts of 2026-11-23, §3.2 (fal.ai/docs, request errors): a 5xx is never billed, a 422 may be where GPU time was spent.

use std::time::Duration;

use reqwest::StatusCode;

use crate::domain::Cost;
use crate::error::ErrorCode;
use crate::providers::http::{Complaint, Wire};
use crate::providers::{Failed, Fate};

/// Tells a submit that was not accepted.
pub(super) fn of_submit(
    wire: &Wire,
    status: StatusCode,
    complaint: &Complaint,
    after: Option<Duration>,
    endpoint: &str,
) -> Failed {
    let refused = |code, what: &str, hint: &str| {
        let message = format!("{}; not charged", wire.with_words(what, complaint));
        wire.failed(Fate::Refused, code, message, hint)
    };
    let again = |code, what: &str| {
        let message = format!("{}; not charged", wire.with_words(what, complaint));
        wire.failed(Fate::Again { after }, code, message, "wait a little")
    };
    let look_at_key = "look at FAL_KEY: the key may be wrong or switched off";
    match status.as_u16() {
        401 => refused(ErrorCode::MissingKey, "it doesn't take the key", look_at_key),
        402 => refused(ErrorCode::Budget, "it wants a balance first", "add credits at fal.ai"),
        403 if complaint.mentions(&["balance", "locked", "credit"]) => refused(
            ErrorCode::Budget,
            "the account's balance is used up, or it is locked",
            "look at the balance at fal.ai",
        ),
        403 => refused(ErrorCode::MissingKey, "the key may not do that", look_at_key),
        429 => again(ErrorCode::RateLimited, "it wants to be asked more slowly"),
        // "5xx never billed", and this one says that nothing took the request up.
        503 => again(ErrorCode::Unavailable, "it has no room right now (503)"),
        408 | 409 | 499..=599 => wire.lost(wire.with_words(&format!("it answered {status}"), complaint)),
        _ if complaint.is_policy() => refused(
            ErrorCode::Policy,
            "its policy refuses the request",
            "change the prompt or the references; asking the same again is no use",
        ),
        404 => refused(
            ErrorCode::Invalid,
            &format!("it knows no {endpoint:?}"),
            "the model may have been switched off; `pixery models` shows what is alive",
        ),
        413 => {
            refused(ErrorCode::Invalid, "the request is too large for it", "give fewer or smaller references")
        }
        _ => refused(
            ErrorCode::Invalid,
            &format!("it refused the request ({status})"),
            "correct what it names; `pixery models MODEL` shows what the model takes",
        ),
    }
}

/// Tells a request that was accepted and ended without a result. `status` is the one that its result was answered with.
pub(super) fn of_run(wire: &Wire, status: Option<StatusCode>, complaint: &Complaint) -> Failed {
    let is_infrastructure =
        is_infrastructure(&complaint.code) || status.is_some_and(|status| status.is_server_error());
    let (code, what, cost, hint) = if complaint.is_policy() {
        let hint = "change the prompt or the references; asking the same again is no use";
        (ErrorCode::Policy, "its policy refuses the request", None, hint)
    } else if is_infrastructure {
        (ErrorCode::Unavailable, "its machines failed", Some(Cost::NOTHING), "try again")
    } else if complaint.code == "downstream_service_error" {
        (ErrorCode::Unavailable, "a service that the model leans on failed", None, "try again later")
    } else if is_cancelled(&complaint.code) {
        (ErrorCode::Cancelled, "it was stopped", None, "")
    } else {
        let hint = "correct what it names; `pixery models MODEL` shows what the model takes";
        (ErrorCode::Invalid, "the model refused the request", None, hint)
    };
    let charge = if cost.is_some() { "not charged" } else { "it may have been charged" };
    let named = match &complaint.code {
        code if code.is_empty() || complaint.is_policy() => what.to_owned(),
        code => format!("{what} ({})", wire.words(code)),
    };
    let message = format!("{}; {charge}", wire.with_words(&named, complaint));
    wire.failed(Fate::Ended { cost }, code, message, hint)
}

/// The failures that fal's table gives a 5xx.
fn is_infrastructure(code: &str) -> bool {
    matches!(
        code,
        "request_timeout"
            | "startup_timeout"
            | "runner_scheduling_failure"
            | "runner_connection_timeout"
            | "runner_disconnected"
            | "runner_connection_refused"
            | "runner_connection_error"
            | "runner_incomplete_response"
            | "runner_server_error"
            | "internal_error"
            // A model's own, each with a 5xx.
            | "generation_timeout"
            | "internal_server_error"
            | "downstream_service_unavailable"
    )
}

fn is_cancelled(code: &str) -> bool {
    matches!(code, "client_cancelled" | "client_disconnected")
}
