//! The JSON envelope: exactly one object per command, on success and on failure.

use serde::Serialize;
use serde_json::{Value, json};

use super::JSON_VERSION;
use crate::failure::Failure;

#[derive(Serialize)]
struct Success<'a, T> {
    ok: bool,
    command: &'a str,
    version: u32,
    data: &'a T,
}

/// Returns the object of a command that did what was asked, with a line's end.
pub(super) fn success<T: Serialize>(command: &str, data: &T) -> Result<String, Failure> {
    let envelope = Success { ok: true, command, version: JSON_VERSION, data };
    let text = serde_json::to_string(&envelope).map_err(|error| {
        Failure::from(pixery_core::Error::Internal(format!("the answer is no JSON: {error}")))
    })?;
    Ok(text + "\n")
}

/// Returns the object of a command that did not, with what was done all the same.
pub(super) fn failure(command: &str, failure: &Failure) -> String {
    let mut envelope = json!({
        "ok": false,
        "command": command,
        "version": JSON_VERSION,
        "error": {
            "code": failure.body.code,
            "message": failure.body.message,
            "hint": failure.body.hint,
            "jobIds": failure.job_ids,
        },
    });
    if let (Some(data), Value::Object(envelope)) = (&failure.data, &mut envelope) {
        envelope.insert("data".to_owned(), data.clone());
    }
    format!("{envelope}\n")
}
