//! The page: what was built from `ui/`, compiled into the program. There is no folder that a path could lead out of.

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Names below this bear a hash of their content.
const HASHED: &str = "/assets/";

/// Answers with a file of the page, or with the page itself for an address that names no file: what is looked at stands behind
/// `?` and `#`.
pub(crate) async fn page(request: Request) -> Response {
    let path = request.uri().path();
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let name = if is_file || path.starts_with(HASHED) { path } else { "/index.html" };
    let Some((name, bytes)) = FILES.iter().find(|(known, _)| *known == name) else {
        return Refusal::nothing_here().into_response();
    };
    let caching = if *name == "/index.html" {
        "no-store"
    } else if name.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [(header::CONTENT_TYPE, content_type(name)), (header::CACHE_CONTROL, caching)];
    (StatusCode::OK, headers, Bytes::from_static(bytes)).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_there_and_obeys_its_own_policy() {
        let (_, index) = FILES.iter().find(|(name, _)| *name == "/index.html").unwrap();
        let text = std::str::from_utf8(index).unwrap().to_lowercase();
        // The policy forbids what stands in the page itself.
        for forbidden in ["<style", " style=", "javascript:", "onclick=", "onload=", "http-equiv"] {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
        for script in text.split("<script").skip(1) {
            assert!(script.split('>').next().unwrap().contains("src="), "{script}");
        }
    }

    #[test]
    fn every_file_of_the_page_has_a_content_type() {
        for (name, _) in FILES {
            assert_ne!(content_type(name), "application/octet-stream", "{name}");
        }
    }
}
