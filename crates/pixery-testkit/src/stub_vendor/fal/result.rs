//! Hands out results: where the images lie, in the shape of the model's family.

use axum::body::Body;
use axum::http::{HeaderName, Response, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::record::{Failures, Record};
use super::{Request, errors, status};
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::behaviour::Directive;
use crate::stub_vendor::media;
use crate::stub_vendor::vendor::Vendor;

/// Answers with the result, or with the model's error.
pub(crate) fn fetch(vendor: &Vendor, request: &Request<'_>) -> Response<Body> {
    let answer = status::change(vendor, request, |record| answer(vendor, record));
    let answer = answer.unwrap_or_else(errors::unknown_request);
    answer.with_header(HeaderName::from_static("x-fal-request-id"), request.id).whole()
}

fn answer(vendor: &Vendor, record: &mut Record) -> Answer {
    let failures = record.behaviour.count(Directive::ResultFailures);
    if Failures::one_more(&mut record.failures.results, failures) {
        let internal = StatusCode::INTERNAL_SERVER_ERROR;
        return errors::infrastructure(internal, "internal_error", "Internal server error");
    }
    if !record.is_complete() {
        return errors::sentence(StatusCode::BAD_REQUEST, "Request is still in progress");
    }
    if let Some((kind, message)) = record.error() {
        return errors::infrastructure(status_of(kind), kind, message);
    }
    if let Some(detail) = &record.model_error {
        return errors::of_model(detail);
    }
    if record.behaviour.has(Directive::ResultHtml) {
        return Answer::page(StatusCode::OK);
    }
    Answer::json(StatusCode::OK, &body(vendor, record))
}

/// Returns the status of an error's type: docs.fal.ai/documentation/model-apis/request-errors.
fn status_of(kind: &str) -> StatusCode {
    let number = match kind {
        "request_timeout" | "startup_timeout" | "generation_timeout" => 504,
        "runner_incomplete_response" => 502,
        "client_cancelled" | "client_disconnected" => 499,
        "bad_request" => 400,
        kind if kind.starts_with("runner_") && kind != "runner_server_error" => 503,
        _ => 500,
    };
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn body(vendor: &Vendor, record: &Record) -> Value {
    let mut count = record.asked.count + record.behaviour.count(Directive::ExtraImages);
    if record.behaviour.has(Directive::NoImages) {
        count = 0;
    }
    let images: Vec<_> = (0..count).map(|index| image(vendor, record, index)).collect();
    let black = record.behaviour.has(Directive::Nsfw);
    let endpoint = record.endpoint.as_str();
    if endpoint.ends_with("/inpaint") || endpoint.ends_with("/eraser") {
        return json!({"image": images.first(), "seed": record.seed()});
    }
    if endpoint.contains("nano-banana") || endpoint.contains("imagen") {
        return json!({"images": images, "description": ""});
    }
    if endpoint.contains("gpt-image") {
        return json!({"images": images});
    }
    if endpoint.contains("grok") {
        return json!({"images": images, "revised_prompt": record.prompt});
    }
    if endpoint.contains("flux-2-pro") || endpoint.contains("flux-2-max") || endpoint.contains("seedream") {
        return json!({"images": images, "seed": record.seed()});
    }
    json!({
        "images": images,
        "timings": {"inference": 0.25},
        "seed": record.seed(),
        "has_nsfw_concepts": vec![black; count as usize],
        "prompt": record.prompt,
    })
}

fn image(vendor: &Vendor, record: &Record, index: u32) -> Value {
    let motif = record.motif();
    let url = if record.asked.sync_mode {
        let file = media::file(record, index);
        format!("data:{};base64,{}", motif.format.content_type(), STANDARD.encode(file))
    } else {
        media::fal_url(vendor, record, index)
    };
    json!({
        "url": url,
        "width": motif.width,
        "height": motif.height,
        "content_type": motif.format.content_type(),
        "file_name": format!("{index}.{}", motif.format.name()),
        "file_size": null,
    })
}
