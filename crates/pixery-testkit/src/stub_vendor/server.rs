//! Opens the doors: the vendors, their media, and what a test asks and orders.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Json, State};
use axum::http::{Response, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use serde_json::json;
use tokio::net::TcpListener;

use super::answer::Answer;
use super::control::Orders;
use super::intake::take_in;
use super::vendor::Vendor;
use super::wire::{Line, Wires};
use super::{StubOptions, fal, gemini, ledger, media, openai, received};

/// Serves on a listener until dropped. Charges and requests lie in `options.state`, which has to be set.
///
/// # Errors
/// When the state folder can't be opened, or the listener fails.
pub async fn serve(listener: std::net::TcpListener, options: &StubOptions) -> io::Result<()> {
    let state = options.state.as_deref().ok_or(io::ErrorKind::InvalidInput)?;
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    let vendor = Arc::new(Vendor::open(state, listener.local_addr()?.port(), options)?);
    let service = router(vendor).into_make_service_with_connect_info::<Line>();
    axum::serve(Wires(listener), service).await
}

fn router(vendor: Arc<Vendor>) -> Router {
    openai::routes()
        .merge(fal::routes())
        .merge(gemini::routes())
        .merge(media::routes())
        .fallback(nothing_here)
        .layer(from_fn_with_state(Arc::clone(&vendor), take_in))
        .route("/ledger", get(show_ledger))
        .route("/requests", get(show_requests))
        .route("/control", post(follow))
        .with_state(vendor)
}

async fn nothing_here() -> Response<Body> {
    Answer::page(StatusCode::NOT_FOUND).whole()
}

async fn show_ledger(State(vendor): State<Arc<Vendor>>) -> Response<Body> {
    let read =
        ledger::read(&vendor.state).and_then(|entries| Ok((entries, ledger::read_refunds(&vendor.state)?)));
    shown(read.map(|(entries, refunds)| json!({"entries": entries, "refunds": refunds})))
}

async fn show_requests(State(vendor): State<Arc<Vendor>>) -> Response<Body> {
    shown(received::read(&vendor.state).map(|requests| json!({"requests": requests})))
}

async fn follow(State(vendor): State<Arc<Vendor>>, Json(orders): Json<Orders>) -> Response<Body> {
    let followed = vendor.control().follow(&orders);
    match followed {
        Ok(()) => Answer::json(StatusCode::OK, &json!({"ok": true})).whole(),
        Err(error) => Answer::json(StatusCode::BAD_REQUEST, &json!({"error": error.to_string()})).whole(),
    }
}

fn shown(read: io::Result<serde_json::Value>) -> Response<Body> {
    let answer = match read {
        Ok(body) => Answer::json(StatusCode::OK, &body),
        Err(error) => Answer::json(StatusCode::INTERNAL_SERVER_ERROR, &json!({"error": error.to_string()})),
    };
    answer.whole()
}
