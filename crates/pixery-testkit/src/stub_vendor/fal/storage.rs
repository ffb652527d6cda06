//! fal's storage: a place is asked for with the key, the file is put there without one, and the request names it.

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::errors::{self, Field};
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::refusal::{Invalid, Refusal};
use crate::stub_vendor::vendor::{Vendor, new_request_id};

/// Names a place for a file: `{"upload_url":…,"file_url":…}`.
pub(crate) async fn initiate(
    State(vendor): State<Arc<Vendor>>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    if !vendor.lets_in("Key ", intake.header("authorization")) {
        return errors::answer(&Refusal::Unauthorized, "storage").whole();
    }
    let (Some(_), Some(name)) = (intake.text("content_type"), intake.text("file_name")) else {
        let message = "content_type and file_name are required".to_owned();
        return errors::answer(
            &Refusal::Invalid(Invalid { parameter: None, code: "missing", message }),
            "storage",
        )
        .whole();
    };
    let ending = name.rsplit('.').next().unwrap_or("bin");
    let file = format!("{}.{ending}", new_request_id());
    let (upload, there) = (format!("{}/storage/put/{file}", vendor.url), address(&vendor, &file));
    Answer::json(StatusCode::OK, &json!({"upload_url": upload, "file_url": there})).whole()
}

/// Takes a file in; a signed address wants no key, and a key in the wrong hands is a mistake.
pub(crate) async fn put(
    State(vendor): State<Arc<Vendor>>,
    Path(file): Path<String>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    let bytes = intake.body.get("bytes").and_then(Value::as_u64).unwrap_or(0);
    if intake.header("authorization").is_some() || bytes == 0 {
        return Answer::page(StatusCode::BAD_REQUEST).whole();
    }
    let Some(path) = path(&vendor, &file) else { return Answer::page(StatusCode::NOT_FOUND).whole() };
    let kept = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    let kept = kept.and_then(|()| std::fs::write(path, intake.body.to_string()));
    Answer::page(if kept.is_ok() { StatusCode::OK } else { StatusCode::INSUFFICIENT_STORAGE }).whole()
}

/// Looks whether every file that an input names at this storage was put there.
pub(crate) fn check(vendor: &Vendor, input: &Value) -> Result<(), Field> {
    let fields = input.as_object().into_iter().flatten().filter(|(name, _)| name.contains("_url"));
    let named = fields.flat_map(|(_, value)| match value {
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    });
    let here = address(vendor, "");
    for file in named.filter_map(Value::as_str).filter_map(|url| url.strip_prefix(here.as_str())) {
        if !path(vendor, file).is_some_and(|path| path.is_file()) {
            return Err(Field::new("image_url", "file_download_error", "Failed to download the file"));
        }
    }
    Ok(())
}

fn address(vendor: &Vendor, file: &str) -> String {
    format!("{}/storage/files/{file}", vendor.url)
}

fn path(vendor: &Vendor, file: &str) -> Option<PathBuf> {
    let is_name = file.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    (is_name && !file.starts_with('.')).then(|| vendor.state.join("storage").join(file))
}
