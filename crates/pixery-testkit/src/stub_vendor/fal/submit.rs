//! Takes an order into the queue.

use axum::body::Body;
use axum::http::{HeaderName, Response, StatusCode};
use serde_json::{Value, json};

use super::order::Asked;
use super::record::{Failures, Record};
use super::{app_of, errors};
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::behaviour::{Behaviour, Directive};
use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::ledger::VendorName;
use crate::stub_vendor::refusal::{Invalid, Refusal, asked_for};
use crate::stub_vendor::submit::{Order, Outcome, Price, settle};
use crate::stub_vendor::vendor::{Vendor, new_request_id};
use crate::stub_vendor::wire::Line;

/// Queues a request, charges for it, and says where to ask for it.
pub(crate) async fn submit(vendor: &Vendor, line: &Line, intake: &Intake, endpoint: &str) -> Response<Body> {
    let refuse = |refusal: &Refusal| errors::answer(refusal, endpoint);
    let prompt = intake.text("prompt").unwrap_or_default();
    let behaviour = match vendor.behaviour(VendorName::Fal, prompt) {
        Ok(behaviour) => behaviour,
        Err(error) => return refuse(&Refusal::Invalid(Invalid::directive(&error))).whole(),
    };
    let key = intake.header("idempotency-key").map(str::to_owned);
    let known = vendor.table().known(key.as_deref());
    if let Some(known) = known {
        return receipt(vendor, &known).deliver(&known.behaviour.clone().when_known(), line).await;
    }
    let asked = match Asked::read(intake, endpoint) {
        Ok(asked) => asked,
        Err(field) => return field.answer(&intake.body).whole(),
    };
    let order = Order {
        vendor: VendorName::Fal,
        request_id: new_request_id(),
        idempotency_key: key.clone(),
        prompt: prompt.to_owned(),
        model: endpoint.to_owned(),
        images: asked.count,
    };
    let id = order.request_id.clone();
    let refusal = asked_for(&behaviour, vendor);
    match settle(vendor, order, behaviour.clone(), refusal, price(&behaviour)) {
        Outcome::Turned(fault) => fault.happen(&behaviour, line, refuse).await,
        Outcome::Accepted { entry, behaviour, fault } => {
            let sequence = entry.as_ref().map(|entry| entry.sequence);
            let record = Record {
                // A key that was charged, and whose request was not kept before a kill, has its id in the books.
                id: entry.map_or(id, |entry| entry.request_id),
                endpoint: endpoint.to_owned(),
                idempotency_key: key,
                prompt: prompt.to_owned(),
                behaviour,
                sequence,
                count: asked.count,
                motif: asked.motif(sequence.unwrap_or(0)),
                seed: asked.seed.unwrap_or(1_000_000 + sequence.unwrap_or(0)),
                sync_mode: asked.sync_mode,
                statuses: 0,
                failures: Failures::default(),
                cancelled: false,
            };
            vendor.table().insert(record.clone());
            match fault {
                Some(fault) => fault.happen(&record.behaviour, line, refuse).await,
                None => {
                    let receipt = receipt(vendor, &record).disguised(&record.behaviour);
                    receipt.deliver(&record.behaviour, line).await
                }
            }
        }
    }
}

/// What never runs, or fails on fal's side, costs nothing; 5xx is never billed (docs.fal.ai).
fn price(behaviour: &Behaviour) -> Price {
    let fails = behaviour.has(Directive::Moderation) || behaviour.has(Directive::CompletedError);
    if fails && !behaviour.has(Directive::Charged) { Price::Free } else { Price::Charged }
}

fn receipt(vendor: &Vendor, record: &Record) -> Answer {
    let mut body = urls(vendor, record);
    body["status"] = json!("IN_QUEUE");
    body["queue_position"] = json!(record.behaviour.count(Directive::Queue));
    Answer::json(StatusCode::OK, &body).with_header(HeaderName::from_static("x-fal-request-id"), &record.id)
}

/// Returns the id and the URLs that every answer about a request has.
pub(crate) fn urls(vendor: &Vendor, record: &Record) -> Value {
    let result = format!("{}/fal/{}/requests/{}", vendor.url, app_of(&record.endpoint), record.id);
    json!({
        "request_id": record.id,
        "response_url": result,
        "status_url": format!("{result}/status"),
        "cancel_url": format!("{result}/cancel"),
    })
}
