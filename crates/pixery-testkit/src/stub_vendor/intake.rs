//! Takes a request in whole, notes it, and hands its body on as JSON, whichever way it was sent.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::received::Received;
use super::vendor::Vendor;

/// Bytes of a request; 16 references of 20 MiB are let in.
const LIMIT: usize = 512 << 20;

/// A request that is here as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Intake {
    pub(crate) headers: HeaderMap,
    pub(crate) query: String,
    pub(crate) body: Arc<Value>,
}

impl Intake {
    /// Returns a header's value, when there is one that can be read.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns a field as text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.body.get(name)?.as_str()
    }

    /// Returns a field as a number; forms send numbers as text.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        let value = self.body.get(name)?;
        value.as_u64().or_else(|| value.as_str()?.parse().ok())
    }

    /// Tells whether a field says yes.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.body.get(name).is_some_and(|value| value == true || value == "true")
    }
}

/// Takes a request in before its handler sees it.
pub(crate) async fn take_in(State(vendor): State<Arc<Vendor>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    // Whoever hangs up in the middle of a request has not ordered anything.
    let Ok(bytes) = to_bytes(body, LIMIT).await else { return StatusCode::BAD_REQUEST.into_response() };
    let body = read_body(&parts, bytes).await;
    vendor.note(&Received {
        at: vendor.now(),
        method: parts.method.to_string(),
        path: parts.uri.to_string(),
        headers: joined(&parts.headers),
        body: body.clone(),
    });
    let intake = Intake {
        headers: parts.headers.clone(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        body: Arc::new(body),
    };
    let mut request = Request::from_parts(parts, Body::empty());
    request.extensions_mut().insert(intake);
    next.run(request).await
}

fn joined(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut joined: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        let slot = joined.entry(name.as_str().to_owned());
        slot.and_modify(|known| *known = format!("{known}, {value}")).or_insert_with(|| value.into_owned());
    }
    joined
}

async fn read_body(parts: &Parts, bytes: Bytes) -> Value {
    if bytes.is_empty() {
        return Value::Null;
    }
    let content_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        let request = Request::from_parts(parts.clone(), Body::from(bytes));
        return read_form(request)
            .await
            .unwrap_or_else(|error| Value::String(format!("unreadable form: {error}")));
    }
    if let Some(kind) = content_type.filter(|kind| kind.starts_with("image/")) {
        return json!({"content_type": kind, "bytes": bytes.len(), "sha256": sha256(&bytes)});
    }
    serde_json::from_slice(&bytes)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Reads a form as an object; a part whose name ends in `[]` becomes a list.
async fn read_form(request: Request) -> Result<Value, String> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|error| error.to_string())?;
    let mut fields = Map::new();
    while let Some(field) = form.next_field().await.map_err(|error| error.to_string())? {
        let name = field.name().unwrap_or_default().to_owned();
        let filename = field.file_name().map(str::to_owned);
        let content_type = field.content_type().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|error| error.to_string())?;
        let value = if filename.is_none() && content_type.is_none() {
            Value::String(String::from_utf8_lossy(&bytes).into_owned())
        } else {
            json!({"filename": filename, "content_type": content_type, "bytes": bytes.len(), "sha256": sha256(&bytes)})
        };
        match fields.get_mut(&name) {
            Some(Value::Array(list)) => list.push(value),
            _ if name.ends_with("[]") => _ = fields.insert(name, Value::Array(vec![value])),
            _ => _ = fields.insert(name, value),
        }
    }
    Ok(Value::Object(fields))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
