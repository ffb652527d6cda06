//! Finding and running an operation by name.

use pixery_core::{ErrorBody, ErrorCode, Library};
use serde_json::Value;

use crate::operation::Operation;
use crate::table::OPERATIONS;

/// Returns the operation of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}

/// Runs an operation by name on JSON.
///
/// # Errors
/// `not_found` for an unknown name; `invalid` when the input doesn't fit its schema, naming the place; else what the
/// operation answers.
pub async fn call(library: &Library, name: &str, input: Value) -> Result<Value, ErrorBody> {
    match find(name) {
        Some(operation) => (operation.run)(library, input).await,
        None => Err(ErrorBody {
            code: ErrorCode::NotFound,
            message: format!("no operation {name:?}"),
            hint: "`pixery schema` lists the operations".to_owned(),
        }),
    }
}
