//! The guard: one place that every request passes before it is routed. It knows addresses, names and methods, not what is
//! asked for.

mod hosts;
mod path;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, Method, header};
use axum::response::{IntoResponse, Response};

pub(crate) use hosts::{Hosts, literal};

use self::path::Room;
use crate::door::{Door, Line};
use crate::headers;
use crate::login::Verdict;
use crate::refusal::Refusal;

/// Where a browser says a request comes from. Scripts can't set it.
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets a request in, or refuses it; and puts the headers on that every answer bears.
pub(crate) async fn guard(
    door: &Door,
    request: Request,
    inside: impl AsyncFnOnce(Request) -> Response,
) -> Response {
    let method = request.method().clone();
    // Never the query, never a header: either may hold what nobody else should read.
    let path = request.uri().path().to_owned();
    let mut response = match admit(door, &request) {
        Ok(()) => inside(request).await,
        Err(refusal) => refusal.into_response(),
    };
    tracing::debug!(%method, path, status = response.status().as_u16(), "answered");
    headers::put_on(response.headers_mut());
    response
}

fn admit(door: &Door, request: &Request) -> Result<(), Refusal> {
    let line = request.extensions().get::<Line>().ok_or_else(Refusal::nothing_here)?;
    let headers = request.headers();
    let host = door.hosts.require(request.uri(), headers, line)?;
    let room = Room::of(request.uri().path())?;
    require_method(room, request.method())?;
    require_same_site(room, headers)?;
    require_origin(door, host, headers)?;
    match room {
        Room::Page => Ok(()),
        Room::Login if request.method() == Method::POST => Ok(()),
        Room::Login | Room::Api | Room::Media => {
            match door.login.verdict(headers, line.peer.ip(), door.library().now()) {
                Verdict::Known => Ok(()),
                Verdict::Unknown => Err(Refusal::unauthorized()),
                Verdict::TooOften => Err(too_often()),
            }
        }
    }
}

/// Too many wrong codes or tokens came from there.
pub(crate) fn too_often() -> Refusal {
    Refusal::new(
        axum::http::StatusCode::TOO_MANY_REQUESTS,
        "rate_limited",
        "too many wrong codes or tokens came from your address",
        "wait a minute, then open a fresh link",
    )
}

fn require_method(room: Room, method: &Method) -> Result<(), Refusal> {
    let reads = method == Method::GET || method == Method::HEAD;
    match room {
        Room::Page | Room::Media if reads => Ok(()),
        Room::Page | Room::Media => Err(Refusal::wrong_method("GET")),
        Room::Login | Room::Api if reads || method == Method::POST => Ok(()),
        Room::Login | Room::Api => Err(Refusal::wrong_method("GET or POST")),
    }
}

/// A browser says by itself which page asks. What no browser sent says nothing.
fn require_same_site(room: Room, headers: &HeaderMap) -> Result<(), Refusal> {
    for site in headers.get_all(SEC_FETCH_SITE) {
        match site.as_bytes() {
            b"same-origin" => {}
            // Typed, from a bookmark, or a link outside of the browser.
            b"none" if room == Room::Page => {}
            _ => {
                return Err(Refusal::forbidden(
                    "another page asks for this",
                    "open the link in a new tab, from the terminal or by pasting it",
                ));
            }
        }
    }
    Ok(())
}

fn require_origin(door: &Door, host: &str, headers: &HeaderMap) -> Result<(), Refusal> {
    for origin in headers.get_all(header::ORIGIN) {
        let same = origin.to_str().is_ok_and(|origin| door.hosts.is_origin_of(origin, host));
        if !same {
            return Err(Refusal::forbidden("a page of another origin asks for this", "open the link itself"));
        }
    }
    Ok(())
}
