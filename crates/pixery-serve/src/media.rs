//! Images by id and variant. No path ever comes in, and none goes out.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pixery_core::Error;
use pixery_core::session::{Media, MediaAddress, Rendition};
use tokio::fs::File;
use tokio_util::io::ReaderStream;

use crate::door::Shared;
use crate::headers::IMAGE_POLICY;
use crate::refusal::Refusal;

/// Files above this many bytes are read as they are sent.
const READ_WHOLE: u64 = 512 * 1024;

/// Answers with an image.
pub(crate) async fn media(State(door): State<Shared>, request: Request) -> Result<Response, Refusal> {
    let wanted = request
        .uri()
        .path()
        .strip_prefix("/media/")
        .and_then(MediaAddress::read)
        .ok_or_else(Refusal::nothing_here)?;
    let media = wanted.find(&door.session).await.map_err(|error| Refusal::of(door.library(), &error))?;
    let tag = wanted.tag(&media);
    let is_known = request.headers().get_all(header::IF_NONE_MATCH).iter().any(|known| {
        known
            .to_str()
            .is_ok_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag))
    });
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let body = read(&media).await.map_err(|error| Refusal::of(door.library(), &error))?;
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(media.format.media_type())),
            (header::CONTENT_LENGTH, HeaderValue::from(media.bytes)),
        ];
        (headers, body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(IMAGE_POLICY));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    let is_download =
        request.uri().query().is_some_and(|query| query.split('&').any(|pair| pair == "download"));
    if is_download && let Ok(saved) = HeaderValue::from_str(&disposition(wanted, &media)) {
        headers.insert(header::CONTENT_DISPOSITION, saved);
    }
    Ok(response)
}

async fn read(media: &Media) -> Result<Body, Error> {
    let gone = |source| Error::Io { action: "read", path: media.path.clone(), source };
    if media.bytes <= READ_WHOLE {
        return Ok(tokio::fs::read(&media.path).await.map_err(gone)?.into());
    }
    let file = File::open(&media.path).await.map_err(gone)?;
    Ok(Body::from_stream(ReaderStream::with_capacity(file, 64 * 1024)))
}

/// What a browser saves it as. Names of originals are made by Pixery from letters, digits and hyphens.
fn disposition(address: MediaAddress, media: &Media) -> String {
    let (what, id) = match address {
        MediaAddress::Generation(id, _) => ("", id.0),
        MediaAddress::Reference(id, _) => ("reference-", id.0),
    };
    let plain = format!("pixery-{what}{id}.{}", media.format.extension());
    let own = media.path.file_name().and_then(|name| name.to_str()).filter(|name| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        address.rendition() == Rendition::Original && name.len() <= 200 && name.bytes().all(is_plain)
    });
    format!("attachment; filename=\"{}\"", own.unwrap_or(&plain))
}
