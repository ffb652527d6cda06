//! Bringing files to fal's storage, so that a request names them instead of holding them. Free, and before anything is ordered.
//!
//! Source: npm @fal-ai/client 1.10.1 `storage.js` and PyPI fal_client 1.0.3, read 2026-11-23. No file is longer than the 90 MB from
//! which fal wants them in parts: the image gate lets none in.

use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::refusal;
use crate::domain::Cost;
use crate::error::ErrorCode;
use crate::providers::data_uri::media_type;
use crate::providers::http::{Hearing, Payload, Trouble, Wire};
use crate::providers::{Failed, Fate, ProgressSink, ProviderRequest, Uploaded};

/// How many bytes of files go along in the request itself.
const MOST_ALONG: usize = 4 << 20;

const INITIATE: &str = "storage/upload/initiate";
const STORAGE_TYPE: (&str, &str) = ("storage_type", "fal-cdn-v3");

/// Where a file may be put, and where it is afterwards.
#[derive(Debug, Deserialize)]
struct Place {
    upload_url: String,
    file_url: String,
}

/// What became of asking for a place.
enum Asked {
    Place(Place),
    /// The server that the user named has no storage.
    NoStorage,
}

/// Returns whether the request's files are too large to go along.
pub(super) fn is_needed(request: &ProviderRequest) -> bool {
    let files = request.references.iter().chain(&request.mask);
    request.uploaded.is_none() && files.map(Vec::len).sum::<usize>() > MOST_ALONG
}

/// Brings the request's files there and notes where they are. A server of the user's own without a storage gets them in the request.
///
/// # Errors
/// [`Failed`]: nothing was ordered.
pub(super) async fn bring(
    wire: &Wire,
    mut request: ProviderRequest,
    progress: &ProgressSink,
) -> Result<ProviderRequest, Failed> {
    wire.check_ready().map_err(|error| Failed::new(Fate::Refused, error))?;
    let hearing = Hearing::new(progress, "bringing the references");
    let mut references = Vec::with_capacity(request.references.len());
    for (index, file) in request.references.iter().enumerate() {
        match bring_one(wire, &format!("reference-{index}"), file, &hearing).await? {
            Some(address) => references.push(address),
            None => return Ok(request),
        }
    }
    let mut mask = None;
    if let Some(file) = &request.mask {
        mask = bring_one(wire, "mask", file, &hearing).await?;
        if mask.is_none() {
            return Ok(request);
        }
    }
    request.uploaded = Some(Uploaded { references, mask });
    Ok(request)
}

/// Returns where the file is; nothing when the server has no storage.
async fn bring_one(
    wire: &Wire,
    name: &str,
    file: &[u8],
    hearing: &Hearing<'_>,
) -> Result<Option<String>, Failed> {
    let content_type = media_type(file);
    let place = match ask_for_place(wire, name, content_type, hearing).await? {
        Asked::Place(place) => place,
        Asked::NoStorage => return Ok(None),
    };
    let unreadable = || unusable(wire, "its storage names an address that can't be read");
    let target = wire.guard().resolve(&place.upload_url).ok_or_else(unreadable)?;
    let payload = Payload { content_type: content_type.to_owned(), bytes: file.to_vec() };
    let put = wire.put_file(target, payload, hearing).await;
    let mut response = put.map_err(|trouble| broke_off(wire, trouble))?;
    let status = response.status();
    if !status.is_success() {
        let after = wire.retry_after(&response);
        let complaint = wire.complaint(&mut response, hearing).await;
        // No key was sent there: whatever it says of keys is about its own signature, which a new place has anew.
        return Err(match status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS {
            true => unusable(
                wire,
                &wire.with_words(&format!("its storage refused a file ({status})"), &complaint),
            ),
            false => {
                again(wire, &wire.with_words(&format!("its storage answered {status}"), &complaint), after)
            }
        });
    }
    Ok(Some(place.file_url))
}

/// `POST {storage}/storage/upload/initiate`, with the key; the storage's own address, or below the one that the user named.
async fn ask_for_place(
    wire: &Wire,
    name: &str,
    content_type: &str,
    hearing: &Hearing<'_>,
) -> Result<Asked, Failed> {
    let ending = content_type.trim_start_matches("image/");
    let asked = json!({ "content_type": content_type, "file_name": format!("{name}.{ending}") });
    let mut url = wire.storage_at(INITIATE);
    url.query_pairs_mut().append_pair(STORAGE_TYPE.0, STORAGE_TYPE.1);
    let payload =
        Payload { content_type: "application/json".to_owned(), bytes: asked.to_string().into_bytes() };
    let posted = wire.post_free(url, payload, hearing).await;
    let mut response = posted.map_err(|trouble| broke_off(wire, trouble))?;
    let (status, is_own) = (response.status(), wire.guard().is_vendors_own());
    if matches!(status.as_u16(), 404 | 405 | 501) && !is_own {
        return Ok(Asked::NoStorage);
    }
    if !status.is_success() {
        let after = wire.retry_after(&response);
        let complaint = wire.complaint(&mut response, hearing).await;
        return Err(match status.as_u16() {
            408 | 500..=599 => {
                again(wire, &wire.with_words(&format!("its storage answered {status}"), &complaint), after)
            }
            _ => refusal::of_submit(wire, status, &complaint, after, INITIATE),
        });
    }
    let answer = wire.read_json(&mut response, hearing).await.map_err(|trouble| broke_off(wire, trouble))?;
    match serde_json::from_slice::<Place>(&answer) {
        Ok(place) if is_address(&place.file_url) => Ok(Asked::Place(place)),
        _ if !is_own => Ok(Asked::NoStorage),
        _ => Err(unusable(wire, "its storage names no place for a file")),
    }
}

fn is_address(text: &str) -> bool {
    reqwest::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// Tells what broke off before anything was ordered.
fn broke_off(wire: &Wire, trouble: Trouble) -> Failed {
    match trouble {
        Trouble::Stopped => {
            Failed::new(Fate::Stopped { cost: Some(Cost::NOTHING) }, crate::error::Error::Cancelled)
        }
        Trouble::Storage(error) => Failed::new(Fate::Refused, error),
        Trouble::Refused(why) => unusable(wire, &wire.words(&why)),
        trouble => again(wire, &wire.words(&format!("while a file was brought, {}", trouble.words())), None),
    }
}

fn again(wire: &Wire, what: &str, after: Option<std::time::Duration>) -> Failed {
    let message = format!("{what}; not charged");
    wire.failed(Fate::Again { after }, ErrorCode::Unavailable, message, "look at the network connection")
}

fn unusable(wire: &Wire, what: &str) -> Failed {
    let message = format!("{what}; nothing was ordered, and it was not charged");
    wire.failed(
        Fate::Refused,
        ErrorCode::Invalid,
        message,
        "give smaller references: up to 4 MiB go along in the request",
    )
}
