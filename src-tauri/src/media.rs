//! Pixels by id: `pixery-media://localhost/140/thumbnail`. No path comes in, and none goes out.

use std::sync::Arc;

use pixery_core::session::MediaAddress;
use pixery_core::{Error, ErrorCode, Session};
use tauri::UriSchemeResponder;
use tauri::http::{Request, Response, StatusCode, header};

/// Answers a request of the page for an image; the answer comes when it is read.
pub(crate) fn answer(session: Arc<Session>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    tauri::async_runtime::spawn(async move {
        let address = address(request.uri().path());
        responder.respond(match address {
            Some(address) => find(&session, address).await,
            None => refuse(StatusCode::NOT_FOUND),
        });
    });
}

/// Reads an address; the page sends it as one segment, its slashes encoded.
fn address(path: &str) -> Option<MediaAddress> {
    let plain = percent_encoding::percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    MediaAddress::read(&plain)
}

async fn find(session: &Session, address: MediaAddress) -> Response<Vec<u8>> {
    let found = match address.find(session).await {
        Ok(media) => match tokio::fs::read(&media.path).await {
            Ok(bytes) => Ok((media, bytes)),
            Err(source) => Err(Error::Io { action: "read", path: media.path, source }),
        },
        Err(error) => Err(error),
    };
    match found {
        Ok((media, bytes)) => plain(StatusCode::OK)
            .header(header::CONTENT_TYPE, media.format.media_type())
            .header(header::CACHE_CONTROL, "private, max-age=31536000, immutable")
            .header(header::ETAG, address.tag(&media))
            .body(bytes)
            .unwrap_or_else(|_| refuse(StatusCode::INTERNAL_SERVER_ERROR)),
        Err(error) => refuse(match error.code() {
            ErrorCode::NotFound => StatusCode::NOT_FOUND,
            ErrorCode::Invalid => StatusCode::FORBIDDEN,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }),
    }
}

fn plain(status: StatusCode) -> tauri::http::response::Builder {
    Response::builder()
        .status(status)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
}

fn refuse(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_with_their_slashes_encoded_or_not() {
        assert!(address("/140%2Fthumbnail").is_some());
        assert!(address("/140/preview/800x600").is_some());
        for path in
            ["/", "/140", "/..%2F..%2Flibrary.db", "/%2e%2e/140/original", "/140%2Foriginal%00", "/%FF"]
        {
            assert!(address(path).is_none(), "{path}");
        }
    }
}
