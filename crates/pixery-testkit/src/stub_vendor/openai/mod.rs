//! OpenAI's images: `/v1/images/generations`, `/v1/images/edits`, `/v1/models`.

mod errors;
mod models;
mod order;
mod reply;
mod usage;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Extension, State};
use axum::http::{HeaderName, Response};
use axum::routing::{get, post};

use self::order::{Asked, Kind};
use super::answer::Answer;
use super::behaviour::{Behaviour, Directive};
use super::intake::Intake;
use super::ledger::{Entry, VendorName};
use super::refusal::{Invalid, Refusal, asked_for};
use super::submit::{Order, Outcome, Price, Settled, settle};
use super::vendor::{Vendor, new_request_id};
use super::wire::Line;

pub(crate) fn routes() -> Router<Arc<Vendor>> {
    Router::new()
        .route("/v1/images/generations", post(generate))
        .route("/v1/images/edits", post(edit))
        .route("/v1/models", get(models::list))
        .route("/v1/models/{id}", get(models::one))
}

async fn generate(
    State(vendor): State<Arc<Vendor>>,
    ConnectInfo(line): ConnectInfo<Line>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    make(&vendor, &line, &intake, Kind::Generation).await
}

async fn edit(
    State(vendor): State<Arc<Vendor>>,
    ConnectInfo(line): ConnectInfo<Line>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    make(&vendor, &line, &intake, Kind::Edit).await
}

async fn make(vendor: &Vendor, line: &Line, intake: &Intake, kind: Kind) -> Response<Body> {
    let request_id = format!("req_{}", new_request_id().replace('-', ""));
    let refuse = |refusal: &Refusal| say(refusal, intake, &request_id);
    if !vendor.lets_in("Bearer ", intake.header("authorization")) {
        return refuse(&Refusal::Unauthorized).whole();
    }
    let prompt = intake.text("prompt").unwrap_or_default();
    let behaviour = match vendor.behaviour(VendorName::OpenAi, prompt) {
        Ok(behaviour) => behaviour,
        Err(error) => return refuse(&Refusal::Invalid(Invalid::directive(&error))).whole(),
    };
    let asked = match Asked::read(intake, kind) {
        Ok(asked) => asked,
        Err(invalid) => return refuse(&Refusal::Invalid(invalid)).whole(),
    };
    let order = Order {
        vendor: VendorName::OpenAi,
        request_id: request_id.clone(),
        idempotency_key: intake.header("idempotency-key").map(str::to_owned),
        prompt: prompt.to_owned(),
        model: asked.model.clone(),
        images: asked.count,
    };
    let moderation = behaviour.has(Directive::Moderation).then_some(Refusal::Moderation);
    let refusal = asked_for(&behaviour, vendor).or(moderation);
    match settle(vendor, order, behaviour.clone(), refusal, Price::Charged) {
        Outcome::Turned(fault) | Outcome::Accepted { fault: Some(fault), .. } => {
            fault.happen(&behaviour, line, refuse).await
        }
        Outcome::Accepted { kept: Settled { entry, behaviour }, fault: None } => {
            let entry = entry.expect("nothing is free here");
            answer(vendor, line, &asked, &entry, &behaviour).await
        }
    }
}

async fn answer(
    vendor: &Vendor,
    line: &Line,
    asked: &Asked,
    entry: &Entry,
    behaviour: &Behaviour,
) -> Response<Body> {
    if behaviour.has(Directive::Huge) {
        return reply::beginning_of_images(entry).huge(behaviour);
    }
    let reply = if asked.stream {
        reply::events(asked, entry, behaviour)
    } else {
        reply::images(vendor, asked, entry, behaviour)
    };
    let reply = reply.disguised(behaviour);
    identified(reply, &entry.request_id).deliver(behaviour, line).await
}

fn say(refusal: &Refusal, intake: &Intake, request_id: &str) -> Answer {
    identified(errors::answer(refusal, intake.text("model").unwrap_or_default(), request_id), request_id)
}

fn identified(answer: Answer, request_id: &str) -> Answer {
    answer.with_header(HeaderName::from_static("x-request-id"), request_id)
}
