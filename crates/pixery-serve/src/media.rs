//! Images by id and variant. No path ever comes in, and none goes out.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pixery_core::Error;
use pixery_core::domain::{GenerationId, ReferenceId};
use pixery_core::session::{Media, Rendition};
use tokio::fs::File;
use tokio_util::io::ReaderStream;

use crate::door::Shared;
use crate::headers::IMAGE_POLICY;
use crate::refusal::Refusal;

/// The longest side in px that a preview may be asked for.
const LONGEST_SIDE: u32 = 16_384;

/// Files above this many bytes are read as they are sent.
const READ_WHOLE: u64 = 512 * 1024;

/// What an address below `/media` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Generation(GenerationId, Rendition),
    Reference(ReferenceId, Rendition),
}

/// Answers with an image.
pub(crate) async fn media(State(door): State<Shared>, request: Request) -> Result<Response, Refusal> {
    let wanted = Wanted::read(request.uri().path()).ok_or_else(Refusal::nothing_here)?;
    let found = match wanted {
        Wanted::Generation(id, rendition) => door.session.media(id, rendition).await,
        Wanted::Reference(id, rendition) => door.session.reference(id, rendition).await,
    };
    let media = found.map_err(|error| Refusal::of(door.library(), &error))?;
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
    if is_download && let Ok(saved) = HeaderValue::from_str(&wanted.disposition(&media)) {
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

impl Wanted {
    /// Reads `/media/140/thumbnail`, `/media/140/preview/800x600`, `/media/140/original`, and the same of `/media/reference/7/…`.
    fn read(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix("/media/")?.split('/').collect();
        match parts.as_slice() {
            ["reference", id, rest @ ..] => Some(Self::Reference(ReferenceId(number(id)?), rendition(rest)?)),
            [id, rest @ ..] => Some(Self::Generation(GenerationId(number(id)?), rendition(rest)?)),
            [] => None,
        }
    }

    fn rendition(self) -> Rendition {
        match self {
            Self::Generation(_, rendition) | Self::Reference(_, rendition) => rendition,
        }
    }

    /// The tag of these very pixels: the content, and what was made of it.
    fn tag(self, media: &Media) -> String {
        let variant = match self.rendition() {
            Rendition::Thumbnail => "thumbnail".to_owned(),
            Rendition::Preview { width, height } => format!("{width}x{height}"),
            Rendition::Original => "original".to_owned(),
        };
        format!("\"{}-{variant}\"", media.sha256)
    }

    /// What a browser saves it as. Names of originals are made by Pixery from letters, digits and hyphens.
    fn disposition(self, media: &Media) -> String {
        let (what, id) = match self {
            Self::Generation(id, _) => ("", id.0),
            Self::Reference(id, _) => ("reference-", id.0),
        };
        let plain = format!("pixery-{what}{id}.{}", media.format.extension());
        let own = media.path.file_name().and_then(|name| name.to_str()).filter(|name| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
            self.rendition() == Rendition::Original && name.len() <= 200 && name.bytes().all(is_plain)
        });
        format!("attachment; filename=\"{}\"", own.unwrap_or(&plain))
    }
}

fn rendition(parts: &[&str]) -> Option<Rendition> {
    match parts {
        ["thumbnail"] => Some(Rendition::Thumbnail),
        ["original"] => Some(Rendition::Original),
        ["preview", sides] => {
            let (width, height) = sides.split_once('x')?;
            Some(Rendition::Preview { width: side(width)?, height: side(height)? })
        }
        _ => None,
    }
}

fn side(text: &str) -> Option<u32> {
    number(text).and_then(|side| u32::try_from(side).ok()).filter(|side| *side <= LONGEST_SIDE)
}

/// Reads a positive number in its one plain form: no sign, no leading zero, ASCII digits.
fn number(text: &str) -> Option<i64> {
    let is_plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number: &i64| is_plain && *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_an_id_and_a_variant_or_nothing() {
        let thumbnail = Rendition::Thumbnail;
        let preview = Rendition::Preview { width: 800, height: 600 };
        for (path, wanted) in [
            ("/media/140/thumbnail", Wanted::Generation(GenerationId(140), thumbnail)),
            ("/media/140/preview/800x600", Wanted::Generation(GenerationId(140), preview)),
            ("/media/140/original", Wanted::Generation(GenerationId(140), Rendition::Original)),
            ("/media/reference/7/thumbnail", Wanted::Reference(ReferenceId(7), thumbnail)),
            ("/media/reference/7/preview/800x600", Wanted::Reference(ReferenceId(7), preview)),
        ] {
            assert_eq!(Wanted::read(path), Some(wanted), "{path}");
        }
        for path in [
            "/media/",
            "/media/140",
            "/media/0/original",
            "/media/-1/original",
            "/media/+1/original",
            "/media/01/original",
            "/media/1e3/original",
            "/media/99999999999999999999/original",
            "/media/\u{0661}/original",
            "/media/140/library.db",
            "/media/140/preview",
            "/media/140/preview/0x0",
            "/media/140/preview/16385x1",
            "/media/140/preview/800x600x1",
            "/media/140/preview/800",
            "/media/140/preview/800x600/x",
            "/media/140/original/x",
            "/media/reference/thumbnail",
            "/media/reference/x/thumbnail",
            "/media/140/Thumbnail",
            "/media/140/original.png",
            "/media/#140/original",
        ] {
            assert_eq!(Wanted::read(path), None, "{path}");
        }
    }
}
