//! What each status of a refused request means for the job and its money.
//!
//! Source: facts of 2026-11-23, §1.5: the specification's `ErrorResponse`, and the official client's list of what it tries again.

use std::time::Duration;

use reqwest::StatusCode;

use crate::error::ErrorCode;
use crate::providers::http::{Complaint, Wire};
use crate::providers::{Failed, Fate};

/// Codes and words of a balance that is used up. They come as 429 and as 400, and waiting doesn't help.
const NO_BALANCE: [&str; 4] =
    ["insufficient_quota", "billing_hard_limit", "billing_not_active", "exceeded your current quota"];

/// Tells a status that is no success.
pub(super) fn tell(
    wire: &Wire,
    status: StatusCode,
    complaint: &Complaint,
    after: Option<Duration>,
    endpoint: &str,
) -> Failed {
    let name = wire.speaker().name;
    let refused = |code, what: &str, hint: String| {
        let message = format!("{}; not charged", wire.with_words(what, complaint));
        wire.failed(Fate::Refused, code, message, hint)
    };
    match status.as_u16() {
        402 => refused(ErrorCode::Budget, "it wants a balance first", balance_hint(name)),
        400 | 403 | 429 if complaint.mentions(&NO_BALANCE) => {
            refused(ErrorCode::Budget, "the account's balance or limit is used up", balance_hint(name))
        }
        401 => refused(ErrorCode::MissingKey, "it doesn't take the key", key_hint(wire)),
        _ if status.is_client_error() && complaint.is_policy() => refused(
            ErrorCode::Policy,
            "its policy refuses the request",
            "change the prompt or the references; asking the same again is no use".to_owned(),
        ),
        403 => refused(
            ErrorCode::MissingKey,
            "the key may not do that",
            format!("{}; its image models may want a verified organisation", key_hint(wire)),
        ),
        429 => wire.failed(
            Fate::Again { after },
            ErrorCode::RateLimited,
            format!("{}; not charged", wire.with_words("it wants to be asked more slowly", complaint)),
            "wait a little; the account's limits say how many requests a minute it takes",
        ),
        // Something may have run, or be running.
        408 | 409 | 500..=599 => wire.lost(wire.with_words(&format!("it answered {status}"), complaint)),
        300..=399 => refused(
            ErrorCode::Invalid,
            &format!("it answered with a redirect ({status}), which is not followed with a key"),
            "look at the address that is set for the provider".to_owned(),
        ),
        404 => refused(
            ErrorCode::Invalid,
            &format!("it doesn't know {endpoint:?}, or has no such address"),
            "the model may have been switched off, or the address be wrong; `pixery models` shows what is alive".to_owned(),
        ),
        413 => refused(
            ErrorCode::Invalid,
            "the request is too large for it",
            "give fewer or smaller references".to_owned(),
        ),
        // An informational status or a 204 can't get here; whatever else there is was not made for us.
        _ => refused(
            ErrorCode::Invalid,
            &format!("it refused the request ({status})"),
            "correct what it names; `pixery models MODEL` shows what the model takes".to_owned(),
        ),
    }
}

fn balance_hint(name: &str) -> String {
    format!("look at the balance and the limits of the account at {name}")
}

fn key_hint(wire: &Wire) -> String {
    format!("look at {}: the key may be wrong, expired or of another project", wire.speaker().key_variable)
}
