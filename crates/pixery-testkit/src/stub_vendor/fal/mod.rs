//! fal.ai's queue: submit, status, stream of statuses, result, cancel; its lists and its storage.

mod errors;
mod lists;
mod order;
mod progress;
mod record;
mod result;
mod status;
mod storage;
mod submit;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Extension, Path, State};
use axum::http::{Method, Response, StatusCode};
use axum::routing::{any, get, post, put};

pub(crate) use self::record::{Failures, Record, Table};
use super::intake::Intake;
use super::refusal::Refusal;
use super::vendor::Vendor;
use super::wire::Line;

pub(crate) fn routes() -> Router<Arc<Vendor>> {
    Router::new()
        .route("/fal/v1/models", get(lists::models))
        .route("/fal/v1/models/pricing", get(lists::pricing))
        .route("/fal/storage/upload/initiate", post(storage::initiate))
        .route("/storage/put/{file}", put(storage::put))
        .route("/fal/{*path}", any(route))
}

/// Where a path leads to.
#[derive(Debug, PartialEq, Eq)]
enum Place<'a> {
    /// Submit to a full endpoint id.
    Endpoint(&'a str),
    Result(Request<'a>),
    Status(Request<'a>),
    Stream(Request<'a>),
    Cancel(Request<'a>),
}

/// A request as its URLs name it.
#[derive(Debug, PartialEq, Eq)]
struct Request<'a> {
    app: &'a str,
    id: &'a str,
}

async fn route(
    State(vendor): State<Arc<Vendor>>,
    ConnectInfo(line): ConnectInfo<Line>,
    Path(path): Path<String>,
    method: Method,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    if !vendor.lets_in("Key ", intake.header("authorization")) {
        return errors::answer(&Refusal::Unauthorized, &path).whole();
    }
    match (place(&path), method.as_str()) {
        (Some(Place::Endpoint(endpoint)), "POST") => submit::submit(&vendor, &line, &intake, endpoint).await,
        (Some(Place::Status(request)), "GET") => status::once(&vendor, &request, &intake),
        (Some(Place::Stream(request)), "GET") => status::stream(vendor, &request, &intake),
        (Some(Place::Result(request)), "GET") => result::fetch(&vendor, &request),
        (Some(Place::Cancel(request)), "PUT") => status::cancel(&vendor, &request),
        (Some(_), _) => errors::answer(&Refusal::Status(StatusCode::METHOD_NOT_ALLOWED), &path).whole(),
        (None, _) => errors::answer(&Refusal::Retired, &path).whole(),
    }
}

/// Reads a path: an endpoint, or `{owner}/{app}/requests/{id}[/status[/stream]|/cancel]`.
fn place(path: &str) -> Option<Place<'_>> {
    let Some((app, rest)) = path.split_once("/requests/") else {
        return (path.split('/').count() >= 2).then_some(Place::Endpoint(path));
    };
    let (id, action) = rest.split_once('/').unwrap_or((rest, ""));
    let request = Request { app, id };
    match action {
        "" => Some(Place::Result(request)),
        "status" => Some(Place::Status(request)),
        "status/stream" => Some(Place::Stream(request)),
        "cancel" => Some(Place::Cancel(request)),
        _ => None,
    }
}

/// Returns what the URLs of an endpoint's requests begin with: owner and app; three words in two namespaces.
fn app_of(endpoint: &str) -> String {
    let words: Vec<_> = endpoint.split('/').collect();
    let count = if matches!(words.first(), Some(&("workflows" | "comfy"))) { 3 } else { 2 };
    words[..count.min(words.len())].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_urls_name_owner_and_app_alone() {
        assert_eq!(app_of("fal-ai/flux/schnell"), "fal-ai/flux");
        assert_eq!(app_of("fal-ai/bytedance/seedream/v4/edit"), "fal-ai/bytedance");
        assert_eq!(app_of("workflows/somebody/flow/more"), "workflows/somebody/flow");
    }

    #[test]
    fn a_path_is_an_endpoint_or_a_request() {
        assert_eq!(place("fal-ai/flux/schnell"), Some(Place::Endpoint("fal-ai/flux/schnell")));
        let request = || Request { app: "fal-ai/flux", id: "7" };
        assert_eq!(place("fal-ai/flux/requests/7"), Some(Place::Result(request())));
        assert_eq!(place("fal-ai/flux/requests/7/status/stream"), Some(Place::Stream(request())));
        assert_eq!(place("fal-ai"), None);
    }
}
