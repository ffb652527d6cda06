//! The one command: an operation of the table by name, or one of the few things that only a shell can do.

use std::path::PathBuf;

use pixery_core::domain::JournalId;
use pixery_core::{ErrorBody, ErrorCode};
use serde_json::{Value, json};
use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::shell::Shell;
use crate::{dragged, dropped, handed, menu, window};

/// Runs what the page asks for. JSON comes as `{name, input}`; a file that is dropped comes as bytes, named in the headers.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Result<Response, ErrorBody> {
    match request.body() {
        InvokeBody::Json(body) => {
            let name = body.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let input = body.get("input").cloned().unwrap_or_else(|| json!({}));
            run(&app, &shell, &name, input).await
        }
        InvokeBody::Raw(bytes) => {
            let sent = request.headers().get("x-file-name").and_then(|name| name.to_str().ok());
            let name = percent_encoding::percent_decode_str(sent.unwrap_or_default()).decode_utf8_lossy();
            let entry = request.headers().get("x-entry").and_then(|entry| entry.to_str().ok()?.parse().ok());
            let added = dropped::add(shell.library(), &name, bytes, entry.map(JournalId)).await?;
            Ok(Response::new(json_of(&added)?))
        }
    }
}

async fn run(app: &AppHandle, shell: &Shell, name: &str, input: Value) -> Result<Response, ErrorBody> {
    match name {
        "set_menu" => {
            let groups = serde_json::from_value(input).map_err(|error| unread(name, &error))?;
            menu::set(app, groups)?;
            Ok(Response::new("null".to_owned()))
        }
        "open_link" => {
            let address = input.get("address").and_then(Value::as_str).unwrap_or_default();
            window::open_link(address)?;
            Ok(Response::new("null".to_owned()))
        }
        "drag_out" => {
            let ids = input.get("ids").cloned().unwrap_or_default();
            let ids = serde_json::from_value(ids).map_err(|error| unread(name, &error))?;
            let many = match app.get_webview_window(window::LABEL) {
                Some(window) => dragged::drag(&window, shell.dragged(), shell.session(), ids).await?,
                None => 0,
            };
            Ok(Response::new(json_of(&json!({ "files": many }))?))
        }
        "take_dropped" => Ok(Response::new(json_of(&shell.handed().take().await?)?)),
        "choose_files" => {
            let chosen = match app.get_webview_window(window::LABEL) {
                Some(window) => choose(&window).await,
                None => Vec::new(),
            };
            Ok(Response::new(json_of(&shell.handed().choose(chosen).await?)?))
        }
        "add_dropped" => {
            let ticket = input.get("ticket").and_then(Value::as_u64).unwrap_or_default();
            let entry = input.get("entry").and_then(Value::as_i64).map(JournalId);
            Ok(Response::new(json_of(&shell.handed().add(shell.library(), ticket, entry).await?)?))
        }
        "want_notices" => {
            shell.notices().want(input.get("wanted").and_then(Value::as_bool).unwrap_or_default());
            Ok(Response::new("null".to_owned()))
        }
        "take_opened" => Ok(Response::new(json_of(&shell.take_opened())?)),
        "toggle_menu" => {
            if let Some(window) = app.get_webview_window(window::LABEL) {
                menu::toggle(&window);
            }
            Ok(Response::new("null".to_owned()))
        }
        _ => operate(shell, name, input).await,
    }
}

/// Asks the person for image files, with the system's own dialog; none when they think better of it.
async fn choose(window: &WebviewWindow) -> Vec<PathBuf> {
    let (told, hears) = tokio::sync::oneshot::channel();
    let dialog = window.dialog().file().set_parent(window).set_title("Add images to the library");
    dialog.add_filter("PNG, JPEG and WebP", &handed::ENDINGS).pick_files(move |chosen| {
        let _nobody_waits = told.send(chosen.unwrap_or_default());
    });
    let chosen = hears.await.unwrap_or_default();
    chosen.into_iter().filter_map(|file| file.into_path().ok()).collect()
}

/// Runs an operation of the table.
async fn operate(shell: &Shell, name: &str, input: Value) -> Result<Response, ErrorBody> {
    let library = shell.library();
    let operation = pixery_api::find(name);
    if operation.is_some_and(|operation| operation.is_in_bytes()) {
        return Ok(Response::new(pixery_api::call_bytes(library, name, input).await?));
    }
    let output = pixery_api::call(library, name, input).await?;
    if let Some(operation) = operation {
        shell.tell_of_jobs(pixery_api::queued_jobs(operation, &output));
    }
    Ok(Response::new(json_of(&output)?))
}

fn json_of<T: serde::Serialize>(value: &T) -> Result<String, ErrorBody> {
    serde_json::to_string(value).map_err(|error| unread("the answer", &error))
}

fn unread(what: &str, error: &serde_json::Error) -> ErrorBody {
    ErrorBody {
        code: ErrorCode::Invalid,
        message: format!("{what}: {error}"),
        hint: "the page and the window are of different versions; install Pixery anew".to_owned(),
    }
}
