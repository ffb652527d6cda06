//! `GET /v1/models`, with the `shutdown_date` that it has had since 2026.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::refusal::Refusal;
use crate::stub_vendor::vendor::Vendor;

/// Ids, and when each is shut down.
const MODELS: [(&str, Option<&str>); 6] = [
    ("gpt-image-2.6-sunburst", None),
    ("gpt-image-2.6-flare", None),
    ("gpt-image-2.5-sunburst", None),
    ("gpt-image-2.5-flare", None),
    ("gpt-image-2", None),
    ("gpt-image-1.5", Some("2026-12-01")),
];

pub(crate) async fn list(
    State(vendor): State<Arc<Vendor>>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    let all: Vec<_> = MODELS.iter().map(model).collect();
    answer(&vendor, &intake, Some(json!({"object": "list", "data": all})), "")
}

pub(crate) async fn one(
    State(vendor): State<Arc<Vendor>>,
    Path(id): Path<String>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    let known = MODELS.iter().find(|(name, _)| *name == id).map(model);
    answer(&vendor, &intake, known, &id)
}

fn answer(vendor: &Vendor, intake: &Intake, body: Option<Value>, id: &str) -> Response<Body> {
    let answer = match body {
        _ if !vendor.lets_in("Bearer ", intake.header("authorization")) => {
            super::errors::answer(&Refusal::Unauthorized, id, "")
        }
        Some(body) => Answer::json(StatusCode::OK, &body)
            .with_header(axum::http::HeaderName::from_static("openai-organization"), "org-stub"),
        None => super::errors::answer(&Refusal::Retired, id, ""),
    };
    answer.whole()
}

fn model((id, shutdown_date): &(&str, Option<&str>)) -> Value {
    json!({"id": id, "object": "model", "created": 1_780_000_000, "owned_by": "openai", "shutdown_date": shutdown_date})
}
