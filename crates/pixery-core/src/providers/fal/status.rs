//! Where a request stands, as fal says it.

use serde_json::Value;

use crate::providers::StepReport;
use crate::providers::http::{Complaint, Wire, shorten};

/// The most characters of a log line that a person is shown.
const LONGEST_LABEL: usize = 200;

/// What a status says.
#[derive(Debug)]
pub(super) enum Status {
    /// It waits or is worked on.
    GoingOn(StepReport),
    /// The result can be fetched.
    Completed,
    /// It ended without one.
    CompletedBadly(Complaint),
}

impl Status {
    /// Reads a status. Nothing when it is none.
    ///
    /// Source: facts of 2026-11-23, §3.1; `COMPLETED` with `error` or `error_type` is a failure (fal_client 1.0.3 `Completed`).
    pub(super) fn read(wire: &Wire, body: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(body).ok()?;
        match value["status"].as_str()? {
            "COMPLETED" => {
                let complaint = Complaint::of(&value);
                let is_bad = !complaint.code.is_empty()
                    || !matches!(value["error"].as_str(), None | Some(""))
                    || value["error"].is_object();
                Some(if is_bad { Self::CompletedBadly(complaint) } else { Self::Completed })
            }
            "IN_QUEUE" => Some(Self::GoingOn(StepReport {
                queue_position: value["queue_position"]
                    .as_u64()
                    .and_then(|position| u32::try_from(position).ok()),
                label: "waiting in the provider's queue".to_owned(),
                ..StepReport::default()
            })),
            // A word that came later than this code: the request lives.
            _ => Some(Self::GoingOn(StepReport {
                label: label(wire, &value["logs"]),
                ..StepReport::default()
            })),
        }
    }
}

fn label(wire: &Wire, logs: &Value) -> String {
    let last = logs.as_array().and_then(|logs| logs.last()).and_then(|log| log["message"].as_str());
    match last.map(|message| shorten(&wire.words(message), LONGEST_LABEL)) {
        Some(words) if !words.is_empty() => words,
        _ => "being made".to_owned(),
    }
}
