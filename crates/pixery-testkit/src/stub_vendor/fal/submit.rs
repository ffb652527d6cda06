//! Takes an order into the queue.

use axum::body::Body;
use axum::http::{HeaderName, Response, StatusCode};
use serde_json::{Value, json};

use super::order::Asked;
use super::record::{Failures, Record};
use super::{app_of, errors, storage};
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::behaviour::{Behaviour, Directive};
use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::ledger::VendorName;
use crate::stub_vendor::refusal::{Invalid, Refusal, asked_for};
use crate::stub_vendor::submit::{Order, Outcome, Price, Settled, settle};
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
    let known = vendor.table().known(intake.header("idempotency-key"));
    if let Some(known) = known {
        return receipt(vendor, &known).deliver(&known.behaviour.clone().when_known(), line).await;
    }
    let fresh = read(vendor, intake, endpoint, behaviour.clone());
    match accept(vendor, fresh) {
        Outcome::Turned(fault) => fault.happen(&behaviour, line, refuse).await,
        Outcome::Accepted { kept: record, fault: Some(fault) } => {
            fault.happen(&record.behaviour, line, refuse).await
        }
        Outcome::Accepted { kept: record, fault: None } => {
            let receipt = receipt(vendor, &record).disguised(&record.behaviour);
            receipt.deliver(&record.behaviour, line).await
        }
    }
}

/// Reads a request; what the model won't like about it comes out with the result.
fn read(vendor: &Vendor, intake: &Intake, endpoint: &str, behaviour: Behaviour) -> Record {
    let moderation = behaviour.has(Directive::Moderation).then(errors::moderation);
    let asked = storage::check(vendor, &intake.body).and_then(|()| Asked::read(intake, endpoint));
    let (asked, field) = match asked {
        Ok(asked) => (asked, moderation),
        Err(field) => (Asked::NOTHING, Some(field)),
    };
    Record {
        id: new_request_id(),
        endpoint: endpoint.to_owned(),
        idempotency_key: intake.header("idempotency-key").map(str::to_owned),
        prompt: intake.text("prompt").unwrap_or_default().to_owned(),
        behaviour,
        sequence: None,
        model_error: field.map(|field| field.detail(&intake.body)),
        asked,
        statuses: 0,
        failures: Failures::default(),
        cancelled: false,
    }
}

/// Charges for a request and keeps it, in that order: what is kept was charged.
fn accept(vendor: &Vendor, fresh: Record) -> Outcome<Record> {
    let order = Order {
        vendor: VendorName::Fal,
        request_id: fresh.id.clone(),
        idempotency_key: fresh.idempotency_key.clone(),
        prompt: fresh.prompt.clone(),
        model: fresh.endpoint.clone(),
        images: fresh.asked.count,
    };
    let refusal = asked_for(&fresh.behaviour, vendor);
    let price = price(&fresh);
    match settle(vendor, order, fresh.behaviour.clone(), refusal, price) {
        Outcome::Turned(fault) => Outcome::Turned(fault),
        Outcome::Accepted { kept: Settled { entry, behaviour }, fault } => {
            let sequence = entry.as_ref().map(|entry| entry.sequence);
            // A key that was charged, and whose request was not kept before a kill, has its id in the books.
            let id = entry.map_or(fresh.id.clone(), |entry| entry.request_id);
            let record = Record { id, sequence, behaviour, ..fresh };
            vendor.table().insert(record.clone());
            Outcome::Accepted { kept: record, fault }
        }
    }
}

/// What never runs, or fails on fal's side, costs nothing; 5xx is never billed (docs.fal.ai).
fn price(record: &Record) -> Price {
    let fails = record.model_error.is_some() || record.behaviour.has(Directive::CompletedError);
    if fails && !record.behaviour.has(Directive::Charged) { Price::Free } else { Price::Charged }
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
