//! The order of things at a submit, the same for both vendors: refuse, or charge, and only then let anything go wrong.

use axum::body::Body;
use axum::http::Response;

use super::answer::{Answer, reset};
use super::behaviour::{Behaviour, Directive};
use super::ledger::{Charge, Entry, VendorName};
use super::refusal::{Refusal, asked_for_when_charged};
use super::vendor::Vendor;
use super::wire::Line;

/// What is ordered.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) vendor: VendorName,
    pub(crate) request_id: String,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) prompt: String,
    pub(crate) model: String,
    pub(crate) images: u32,
}

/// Whether what is accepted costs anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Price {
    Charged,
    Free,
}

/// What goes wrong on the way back.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The connection is reset before a byte.
    Cut,
    /// No byte ever comes.
    Never,
    /// Another answer than the good one.
    Refused(Refusal),
}

/// What became of an order.
#[derive(Debug)]
pub(crate) enum Outcome<T> {
    /// Nothing runs, nothing is charged.
    Turned(Fault),
    /// It runs; the charge is on the disk. The customer may still not hear of it.
    Accepted { kept: T, fault: Option<Fault> },
}

/// What an accepted order has become.
#[derive(Debug)]
pub(crate) struct Settled {
    /// The charge; `None` when it was free.
    pub(crate) entry: Option<Entry>,
    /// What is left of the behaviour asked for.
    pub(crate) behaviour: Behaviour,
}

/// Decides on an order, and charges for it.
pub(crate) fn settle(
    vendor: &Vendor,
    order: Order,
    behaviour: Behaviour,
    refusal: Option<Refusal>,
    price: Price,
) -> Outcome<Settled> {
    let draft = draft(vendor, order);
    if let Some(known) = vendor.ledger().known(&draft) {
        return from_the_books(known, behaviour);
    }
    if behaviour.has(Directive::DropBefore) {
        return Outcome::Turned(Fault::Cut);
    }
    match refusal {
        Some(refusal) if !behaviour.has(Directive::Charged) => Outcome::Turned(Fault::Refused(refusal)),
        refusal => charged(vendor, draft, behaviour, refusal, price),
    }
}

fn charged(
    vendor: &Vendor,
    draft: Entry,
    behaviour: Behaviour,
    refusal: Option<Refusal>,
    price: Price,
) -> Outcome<Settled> {
    let entry = match price {
        Price::Free => None,
        Price::Charged => match vendor.ledger().charge(draft) {
            Charge::New(entry) => Some(entry),
            Charge::Known(entry) => return from_the_books(entry, behaviour),
        },
    };
    let fault = fault(&behaviour, refusal);
    Outcome::Accepted { kept: Settled { entry, behaviour }, fault }
}

fn from_the_books(entry: Entry, behaviour: Behaviour) -> Outcome<Settled> {
    let kept = Settled { entry: Some(entry), behaviour: behaviour.when_known() };
    Outcome::Accepted { kept, fault: None }
}

fn fault(behaviour: &Behaviour, refusal: Option<Refusal>) -> Option<Fault> {
    if behaviour.has(Directive::DropAfter) {
        return Some(Fault::Cut);
    }
    if behaviour.has(Directive::Never) {
        return Some(Fault::Never);
    }
    refusal.or_else(|| asked_for_when_charged(behaviour)).map(Fault::Refused)
}

fn draft(vendor: &Vendor, order: Order) -> Entry {
    Entry {
        sequence: 0,
        vendor: order.vendor,
        request_id: order.request_id,
        idempotency_key: order.idempotency_key,
        prompt: order.prompt,
        model: order.model,
        images: order.images,
        micro_usd: vendor.micro_usd * u64::from(order.images),
        at: vendor.now(),
    }
}

impl Fault {
    /// Lets it happen; `say` puts a refusal into the vendor's words.
    pub(crate) async fn happen(
        self,
        behaviour: &Behaviour,
        line: &Line,
        say: impl Fn(&Refusal) -> Answer,
    ) -> Response<Body> {
        match self {
            Self::Cut => {
                if let Some(delay) = behaviour.duration(Directive::Delay) {
                    tokio::time::sleep(delay).await;
                }
                reset(line)
            }
            Self::Never => std::future::pending().await,
            Self::Refused(refusal) => say(&refusal).deliver(behaviour, line).await,
        }
    }
}
