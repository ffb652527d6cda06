//! Images that are dragged in: bytes over HTTP, a private file while they arrive, then the library's own gate.

use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use futures_util::{Stream, StreamExt as _};
use pixery_core::domain::JournalId;
use pixery_core::ops::add::{FileToAdd, add_file};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;

use crate::call::too_slow;
use crate::door::{Door, Shared};
use crate::file_name::harmless;
use crate::permit;
use crate::refusal::{self, Refusal};

/// The most bytes of an image, as the library's gate has it.
const MOST_IMAGE: usize = 64 << 20;

/// What a form puts around a file.
const MOST_AROUND: usize = 64 << 10;

/// How long an image may take to arrive.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// An image that has arrived, in a file that goes when this does.
#[derive(Debug)]
pub(crate) struct Arrived {
    pub(crate) path: PathBuf,
    /// What it was called where it came from; harmless.
    pub(crate) name: String,
}

impl Drop for Arrived {
    fn drop(&mut self) {
        // What can't be removed is swept with the other unfinished files.
        let _swept_later = std::fs::remove_file(&self.path);
    }
}

/// Adds an image to the library: its bytes as they are, with its name in `X-File-Name` (percent-encoded), or a form with one file.
/// `X-Entry` is the entry of the images before it that came with it: one undo takes all of them back.
pub(crate) async fn take_in(State(door): State<Shared>, request: Request) -> Result<Response, Refusal> {
    if !door.allow.write {
        return Err(permit::read_only("adding an image"));
    }
    let declared =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if declared.is_some_and(|length: usize| length > MOST_IMAGE + MOST_AROUND) {
        return Err(Refusal::too_large(MOST_IMAGE));
    }
    let sent = request.headers().get("x-entry").and_then(|entry| entry.to_str().ok()?.parse().ok());
    let entry = sent.map(JournalId);
    let arrives = receive(&door, request);
    let arrived = tokio::time::timeout(PATIENCE, arrives).await.map_err(|_| too_slow())??;
    add(&door, arrived, entry).await
}

async fn receive(door: &Door, request: Request) -> Result<Arrived, Refusal> {
    if !is_form(request.headers()) {
        let sent = request.headers().get("x-file-name").and_then(|name| name.to_str().ok());
        let name = harmless(sent.unwrap_or_default());
        let bytes = Body::into_data_stream(request.into_body());
        return spool(door, name, bytes).await;
    }
    let broken =
        || Refusal::invalid("the form can't be read", "send one file, or its bytes with X-File-Name");
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        if let Some(name) = field.file_name().map(harmless) {
            return spool(door, name, field).await;
        }
    }
    Err(Refusal::invalid("there is no file in the form", "send one file"))
}

fn is_form(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type
        .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// Writes what arrives to a file that nobody else may read.
async fn spool<E>(
    door: &Door,
    name: String,
    bytes: impl Stream<Item = Result<Bytes, E>>,
) -> Result<Arrived, Refusal> {
    let library = door.library();
    let file_name = format!("upload-{:032x}.part", library.config().entropy.bits());
    let path = library.archive().layout().incoming().join(file_name);
    let lost = |source| {
        let error = pixery_core::Error::Io { action: "write", path: path.clone(), source };
        Refusal::of(library, &error)
    };
    let mut file = create(&path).await.map_err(lost)?;
    let arrived = Arrived { path: path.clone(), name };
    let mut length = 0;
    tokio::pin!(bytes);
    while let Some(part) = bytes.next().await {
        let part = part.map_err(|_| Refusal::invalid("the image broke off on its way", "send it again"))?;
        length += part.len();
        if length > MOST_IMAGE {
            return Err(Refusal::too_large(MOST_IMAGE));
        }
        file.write_all(&part).await.map_err(lost)?;
    }
    file.flush().await.map_err(lost)?;
    Ok(arrived)
}

async fn create(path: &Path) -> std::io::Result<File> {
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    options.open(path).await
}

/// Gives an arrived image to the library.
async fn add(door: &Door, arrived: Arrived, entry: Option<JournalId>) -> Result<Response, Refusal> {
    let library = door.library();
    let file = FileToAdd { path: arrived.path.clone(), name: arrived.name.clone() };
    let mut added = add_file(library, file, entry).await.map_err(|error| Refusal::of(library, &error))?;
    match added.image.error.take() {
        Some(body) => Err(Refusal::of_body(library, body)),
        None => Ok(refusal::json(&serde_json::to_value(added).unwrap_or_default())),
    }
}
