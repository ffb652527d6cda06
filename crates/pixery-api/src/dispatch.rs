//! Finding and running an operation by name.

use pixery_core::{ErrorBody, ErrorCode, Library};
use serde_json::Value;

use crate::operation::{Operation, Run};
use crate::table::OPERATIONS;

/// Returns the operation of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}

/// Runs an operation by name on JSON.
///
/// # Errors
/// `not_found` for an unknown name; `invalid` when the input doesn't fit its schema, naming the place, and for an operation that
/// answers with bytes; else what the operation answers.
pub async fn call(library: &Library, name: &str, input: Value) -> Result<Value, ErrorBody> {
    match known(name)?.run {
        Run::Json(run) => run(library, input).await,
        Run::Bytes(_) => Err(other_shape(name, "bytes, not JSON", "call_bytes")),
    }
}

/// Runs an operation that answers with bytes by name on JSON.
///
/// # Errors
/// As [`call`], and `invalid` for an operation that answers with JSON.
pub async fn call_bytes(library: &Library, name: &str, input: Value) -> Result<Vec<u8>, ErrorBody> {
    match known(name)?.run {
        Run::Bytes(run) => run(library, input).await,
        Run::Json(_) => Err(other_shape(name, "JSON, not bytes", "call")),
    }
}

fn known(name: &str) -> Result<&'static Operation, ErrorBody> {
    find(name).ok_or_else(|| ErrorBody {
        code: ErrorCode::NotFound,
        message: format!("no operation {name:?}"),
        hint: "`pixery schema` lists the operations".to_owned(),
    })
}

fn other_shape(name: &str, answer: &str, function: &str) -> ErrorBody {
    ErrorBody {
        code: ErrorCode::Invalid,
        message: format!("{name} answers with {answer}"),
        hint: format!("a door runs it by `{function}`"),
    }
}
