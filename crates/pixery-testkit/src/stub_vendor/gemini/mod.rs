//! Google's Gemini: `/v1beta/models/{model}:generateContent`, `/v1beta/models`.

mod errors;
mod order;
mod reply;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Extension, Path, State};
use axum::http::{Response, StatusCode};
use axum::routing::{get, post};
use serde_json::{Value, json};

use self::order::Asked;
use super::answer::Answer;
use super::behaviour::Directive;
use super::intake::Intake;
use super::ledger::VendorName;
use super::refusal::{Invalid, Refusal, asked_for};
use super::submit::{Order, Outcome, Price, Settled, settle};
use super::vendor::{Vendor, new_request_id};
use super::wire::Line;

pub(crate) fn routes() -> Router<Arc<Vendor>> {
    Router::new().route("/v1beta/models", get(list)).route("/v1beta/models/{call}", post(call))
}

async fn call(
    State(vendor): State<Arc<Vendor>>,
    ConnectInfo(line): ConnectInfo<Line>,
    Path(call): Path<String>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    let Some(model) = call.strip_suffix(":generateContent") else {
        return errors::answer(&Refusal::Retired, &call).whole();
    };
    let refuse = |refusal: &Refusal| errors::answer(refusal, model);
    // A key in the address would be logged on the way.
    if !vendor.lets_in("", intake.header("x-goog-api-key")) || intake.query.contains("key=") {
        return refuse(&Refusal::Unauthorized).whole();
    }
    let asked = match Asked::read(&intake) {
        Ok(asked) => asked,
        Err(invalid) => return refuse(&Refusal::Invalid(invalid)).whole(),
    };
    let behaviour = match vendor.behaviour(VendorName::Gemini, &asked.prompt) {
        Ok(behaviour) => behaviour,
        Err(error) => return refuse(&Refusal::Invalid(Invalid::directive(&error))).whole(),
    };
    let order = Order {
        vendor: VendorName::Gemini,
        request_id: new_request_id(),
        idempotency_key: intake.header("idempotency-key").map(str::to_owned),
        prompt: asked.prompt.clone(),
        model: model.to_owned(),
        images: 1,
    };
    let moderation = behaviour.has(Directive::Moderation).then_some(Refusal::Moderation);
    let refusal = asked_for(&behaviour, &vendor).or(moderation);
    match settle(&vendor, order, behaviour.clone(), refusal, Price::Charged) {
        Outcome::Turned(fault) | Outcome::Accepted { fault: Some(fault), .. } => {
            fault.happen(&behaviour, &line, refuse).await
        }
        Outcome::Accepted { kept: Settled { entry, behaviour }, fault: None } => {
            let entry = entry.expect("nothing is free here");
            if behaviour.has(Directive::Huge) {
                return reply::beginning().huge(&behaviour);
            }
            reply::image(&asked, &entry, &behaviour).disguised(&behaviour).deliver(&behaviour, &line).await
        }
    }
}

/// Models that the list has; not all of them make images.
const MODELS: [&str; 5] = [
    "gemini-3.5-pro",
    "gemini-nano-banana-2.1",
    "gemini-3-pro-image",
    "gemini-3.1-flash-lite-image",
    "gemini-nano-banana-3",
];

async fn list(State(vendor): State<Arc<Vendor>>, Extension(intake): Extension<Intake>) -> Response<Body> {
    if !vendor.lets_in("", intake.header("x-goog-api-key")) {
        return errors::answer(&Refusal::Unauthorized, "").whole();
    }
    let models: Vec<Value> = MODELS
        .iter()
        .map(|name| json!({"name": format!("models/{name}"), "supportedGenerationMethods": ["generateContent"]}))
        .collect();
    Answer::json(StatusCode::OK, &json!({"models": models})).whole()
}
