//! Which address leads where, behind the guard.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use serde_json::json;

use crate::call::{self, read_json};
use crate::door::{Line, Shared};
use crate::guard::too_often;
use crate::login::Verdict;
use crate::options::Allow;
use crate::refusal::{self, Refusal};
use crate::{events, intake, media, page};

/// Returns every route.
pub(crate) fn routes(door: Shared) -> Router {
    Router::new()
        .route("/api/session", get(show_session).post(sign_in))
        .route("/api/link", post(make_code))
        .route("/api/call/{operation}", post(call::call))
        .route("/api/bytes/{operation}", post(call::bytes))
        .route("/api/images", post(intake::take_in).layer(DefaultBodyLimit::disable()))
        .route("/api/events", get(events::events))
        .route("/api", any(nothing_here))
        .route("/api/{*rest}", any(nothing_here))
        .route("/media", any(nothing_here))
        .route("/media/{*rest}", get(media::media))
        .fallback(page::page)
        .method_not_allowed_fallback(wrong_method)
        .with_state(door)
}

async fn nothing_here() -> Refusal {
    Refusal::nothing_here()
}

async fn wrong_method() -> Refusal {
    Refusal::wrong_method("the method of the documentation: GET to look, POST to do")
}

/// Says what this browser may do here. The guard has seen its cookie.
async fn show_session(State(door): State<Shared>, headers: HeaderMap) -> Response {
    let Allow { write, generate } = door.allow;
    let allow = json!({ "write": write, "generate": generate, "keys": door.keeps_keys(&headers) });
    refusal::json(&json!({ "allow": allow, "platform": "browser", "version": door.version }))
}

/// Takes the code of a link and gives a cookie for it.
async fn sign_in(State(door): State<Shared>, request: Request) -> Result<Response, Refusal> {
    let from = request.extensions().get::<Line>().ok_or_else(Refusal::nothing_here)?.peer.ip();
    let body = read_json(request).await?;
    let code =
        body.as_object().filter(|fields| fields.len() == 1).and_then(|fields| fields.get("code")?.as_str());
    let code = code.ok_or_else(|| Refusal::invalid("the code is missing", "send {\"code\": \"…\"}"))?;
    match door.login.redeem(code, from, door.library().now()) {
        Ok(cookie) => Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response()),
        Err(Verdict::TooOften) => Err(too_often()),
        Err(_) => Err(Refusal::new(
            StatusCode::UNAUTHORIZED,
            "unauthorized",
            "the code is wrong, was used, or is older than a minute",
            "press Enter where `pixery serve` runs: it prints a fresh link",
        )),
    }
}

/// Gives a program a fresh code for a browser. A browser can't make one for another: it would outlive its own cookie.
async fn make_code(State(door): State<Shared>, request: Request) -> Result<Response, Refusal> {
    if !request.headers().contains_key(header::AUTHORIZATION) {
        return Err(Refusal::forbidden("only a program makes a link", "send `Authorization: Bearer TOKEN`"));
    }
    let code = door.login.new_code(door.library().now());
    Ok(refusal::json(&json!({ "code": code, "seconds": crate::login::CODE_LIFE.as_secs() })))
}
