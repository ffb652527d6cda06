//! Calls: any operation of the table by its name, JSON in and JSON out.

use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use pixery_api::Operation;
use serde_json::{Map, Value};

use crate::door::{Door, Shared};
use crate::permit;
use crate::refusal::{self, Refusal};

/// The most bytes of a request in JSON.
pub(crate) const MOST_JSON: usize = 1 << 20;

/// How long a request's body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs an operation. It goes on to its end when the browser goes away meanwhile.
pub(crate) async fn call(
    State(door): State<Shared>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let (operation, input) = admitted(&door, &name, request).await?;
    to_its_end(operation, async move {
        permit::require_budget(&door, operation, &input).await?;
        let answered = pixery_api::call(door.library(), operation.name, input).await;
        let output = answered.map_err(|body| Refusal::of_body(door.library(), body))?;
        tell_of_jobs(&door, operation, &output);
        Ok(refusal::json(&output))
    })
    .await
}

/// Runs an operation that answers with bytes: a layout of a hundred thousand images, without a word of JSON.
pub(crate) async fn bytes(
    State(door): State<Shared>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let (operation, input) = admitted(&door, &name, request).await?;
    to_its_end(operation, async move {
        permit::require_budget(&door, operation, &input).await?;
        let answered = pixery_api::call_bytes(door.library(), operation.name, input).await;
        let output = answered.map_err(|body| Refusal::of_body(door.library(), body))?;
        Ok(([(header::CONTENT_TYPE, "application/octet-stream")], output).into_response())
    })
    .await
}

/// Returns the operation that is asked for and its input, if it may be run here.
async fn admitted(door: &Door, name: &str, request: Request) -> Result<(&'static Operation, Value), Refusal> {
    let operation = pixery_api::find(name).ok_or_else(|| {
        let (message, hint) = (format!("no operation {name:?}"), "`pixery schema` lists the operations");
        Refusal::new(StatusCode::NOT_FOUND, "not_found", message, hint)
    })?;
    permit::require_allowed(door, operation, request.headers())?;
    Ok((operation, read_json(request).await?))
}

/// Runs work that nobody's going away interrupts.
async fn to_its_end(
    operation: &'static Operation,
    work: impl Future<Output = Result<Response, Refusal>> + Send + 'static,
) -> Result<Response, Refusal> {
    tokio::spawn(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, operation = operation.name, "an operation broke off");
        let hint = "look at what the server prints, and try again";
        Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "a mistake of Pixery's own", hint))
    })
}

/// Says which jobs an operation queued.
fn tell_of_jobs(door: &Door, operation: &Operation, output: &Value) {
    let Some(on_queued) = door.on_queued.as_ref() else { return };
    let ids = pixery_api::queued_jobs(operation, output);
    if !ids.is_empty() {
        (on_queued.0)(ids);
    }
}

/// Reads a request's body as JSON; none at all is an empty object.
///
/// # Errors
/// A refusal of another content type, of more than [`MOST_JSON`] bytes, of what comes too slowly, and of what is no JSON.
pub(crate) async fn read_json(request: Request) -> Result<Value, Refusal> {
    let (parts, body) = request.into_parts();
    let content_type =
        parts.headers.get(header::CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
    let is_json = content_type.is_some_and(|value| {
        value.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    });
    if !is_json {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "invalid",
            "the request is not JSON",
            "send it as application/json",
        ));
    }
    let declared =
        parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if declared.is_some_and(|length: usize| length > MOST_JSON) {
        return Err(Refusal::too_large(MOST_JSON));
    }
    let read = tokio::time::timeout(PATIENCE, axum::body::to_bytes(body, MOST_JSON)).await;
    let bytes = read.map_err(|_| too_slow())?.map_err(|_| Refusal::too_large(MOST_JSON))?;
    if bytes.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    serde_json::from_slice(&bytes)
        .map_err(|error| Refusal::invalid(format!("the request is no JSON: {error}"), "send one JSON object"))
}

/// The request did not arrive in time.
pub(crate) fn too_slow() -> Refusal {
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "invalid", "the request came too slowly", "send it again")
}
