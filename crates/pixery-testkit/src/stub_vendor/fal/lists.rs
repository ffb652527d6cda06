//! What fal.ai lists: `/v1/models` and `/v1/models/pricing`, of the endpoints that are asked about.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::refusal::Refusal;
use crate::stub_vendor::vendor::Vendor;

/// Prices in dollars, by unit; one of them is not what Pixery ships.
const PRICES: [(&str, f64, &str); 4] = [
    ("fal-ai/flux/schnell", 0.003, "megapixels"),
    ("fal-ai/flux/dev", 0.03, "megapixels"),
    ("fal-ai/flux-2/edit", 0.012, "megapixels"),
    ("fal-ai/flux-2-pro", 0.03, "processed megapixels"),
];

/// A model that the list has no more.
const GONE: &str = "fal-ai/hidream-i1-full";

pub(crate) async fn models(
    State(vendor): State<Arc<Vendor>>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    answer(&vendor, &intake, |asked| {
        let living = asked.iter().filter(|endpoint| *endpoint != GONE);
        let models: Vec<Value> = living
            .map(|endpoint| json!({"endpoint_id": endpoint, "metadata": {"status": "active"}}))
            .collect();
        json!({"models": models, "has_more": false})
    })
}

pub(crate) async fn pricing(
    State(vendor): State<Arc<Vendor>>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    answer(&vendor, &intake, |asked| {
        let known = PRICES.iter().filter(|(endpoint, ..)| asked.iter().any(|name| name == endpoint));
        let prices: Vec<Value> = known
            .map(|(endpoint, price, unit)| {
                json!({"endpoint_id": endpoint, "unit_price": price, "unit": unit, "currency": "USD"})
            })
            .collect();
        json!({"prices": prices})
    })
}

fn answer(vendor: &Vendor, intake: &Intake, body: impl Fn(&[String]) -> Value) -> Response<Body> {
    if !vendor.lets_in("Key ", intake.header("authorization")) {
        return super::errors::answer(&Refusal::Unauthorized, "v1").whole();
    }
    let asked: Vec<String> = intake
        .query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("endpoint_id="))
        .map(|endpoint| endpoint.replace("%2F", "/"))
        .collect();
    Answer::json(StatusCode::OK, &body(&asked)).whole()
}
