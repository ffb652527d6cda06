//! What each status of a refused request means for the job and its money: `google.rpc.Status` with its details.
//!
//! Source: facts of 2026-11-23, §2.3; google.rpc `error_details.proto` (RetryInfo, QuotaFailure, ErrorInfo).

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::Value;

use crate::error::ErrorCode;
use crate::providers::http::{Complaint, LONGEST_WAIT, Wire};
use crate::providers::{Failed, Fate};

/// Tells a status that is no success. `after` is the header's Retry-After; `RetryInfo` says it more exactly.
pub(super) fn tell(
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
        let after = retry_delay(&complaint.details).or(after);
        wire.failed(
            Fate::Again { after },
            code,
            message,
            "wait a little; aistudio.google.com shows the key's limits",
        )
    };
    let look_at_key = format!(
        "look at {}: the key may be wrong, expired or of another project",
        wire.speaker().key_variable
    );
    let look_at_money = "look at the plan, the balance and the limits of the project at aistudio.google.com";
    let says = |status: &str| complaint.status == status;
    match status.as_u16() {
        400 | 401 | 403 if is_about_the_key(complaint) => {
            refused(ErrorCode::MissingKey, "it doesn't take the key", &look_at_key)
        }
        402 => refused(ErrorCode::Budget, "the balance is used up", look_at_money),
        400 | 403 if says("FAILED_PRECONDITION") || complaint.mentions(&["billing"]) => refused(
            ErrorCode::Budget,
            "the project is not set up for it",
            "image models may want billing to be enabled, and are not offered everywhere; see aistudio.google.com",
        ),
        401 => refused(ErrorCode::MissingKey, "it doesn't take the key", &look_at_key),
        403 => refused(ErrorCode::MissingKey, "the key may not do that", &look_at_key),
        429 if is_used_up(complaint) => {
            refused(ErrorCode::Budget, "the project's quota for this model is used up", look_at_money)
        }
        429 => again(ErrorCode::RateLimited, "it wants to be asked more slowly"),
        // The model itself says that it took nothing up; a gateway's 503 says nothing of the kind.
        503 if says("UNAVAILABLE") => again(ErrorCode::Unavailable, "it has no room right now (503)"),
        // Something may have run, or be running.
        408 | 409 | 499..=599 => wire.lost(wire.with_words(&format!("it answered {status}"), complaint)),
        300..=399 => refused(
            ErrorCode::Invalid,
            &format!("it answered with a redirect ({status}), which is not followed with a key"),
            "look at the address that is set for the provider",
        ),
        404 => refused(
            ErrorCode::Invalid,
            &format!("it doesn't know {endpoint:?}, or has no such address"),
            "the model may have been switched off, or the address be wrong; `pixery models` shows what is alive",
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

/// A bad key comes as 400, told by the reason of its `ErrorInfo`.
fn is_about_the_key(complaint: &Complaint) -> bool {
    let reasons = complaint.details.iter().filter_map(|detail| detail["reason"].as_str());
    reasons.into_iter().any(|reason| reason.starts_with("API_KEY_"))
        || complaint.status == "UNAUTHENTICATED"
        || complaint.mentions(&["api key not valid", "api key expired", "api key not found"])
}

/// A quota of a day, or one of nothing, doesn't come back by waiting a little. Every other 429 says "exceeded your current quota" too.
fn is_used_up(complaint: &Complaint) -> bool {
    let violations = complaint.details.iter().filter_map(|detail| detail["violations"].as_array()).flatten();
    let names = ["quotaId", "quotaMetric", "subject", "description"];
    let is_of_a_day = violations.into_iter().any(|violation| {
        names.iter().filter_map(|name| violation[name].as_str()).any(|text| text.contains("PerDay"))
    });
    is_of_a_day
        || complaint.mentions(&["limit: 0", "prepay", "spending cap", "spend cap", "credits are depleted"])
}

/// Reads `RetryInfo.retryDelay`: `17s`, `0.25s`.
fn retry_delay(details: &[Value]) -> Option<Duration> {
    let text = details.iter().find_map(|detail| detail["retryDelay"].as_str())?;
    let seconds: f64 = text.strip_suffix('s')?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok().map(|wait| wait.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_retry_delay_is_read_as_protobuf_writes_it() {
        let delay = |text: &str| retry_delay(&[json!({ "@type": "x" }), json!({ "retryDelay": text })]);
        assert_eq!(delay("17s"), Some(Duration::from_secs(17)));
        assert_eq!(delay("0.25s"), Some(Duration::from_millis(250)));
        assert_eq!(delay("999999s"), Some(LONGEST_WAIT));
        for nonsense in ["17", "-3s", "soon", "NaNs", ""] {
            assert_eq!(delay(nonsense), None, "{nonsense}");
        }
    }
}
