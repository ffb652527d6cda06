//! The window: its size, what it may go to, and links that open in it.

use pixery_core::domain::GenerationId;
use pixery_core::{ErrorBody, ErrorCode};
use tauri::{AppHandle, Emitter as _, Manager as _, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tauri_plugin_deep_link::DeepLinkExt as _;

use crate::arguments::linked_id;
use crate::shell::Shell;

/// The window's name, which its capability is bound to.
pub(crate) const LABEL: &str = "main";

/// Opens the window with the gallery in it.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("Pixery")
        .inner_size(1280.0, 820.0)
        .min_inner_size(640.0, 480.0)
        // Files come to the page as files; their places don't.
        .disable_drag_drop_handler()
        .on_navigation(stays)
        .devtools(cfg!(debug_assertions))
        .build()
}

/// Whether an address is the gallery's own page. Everything else opens outside, and only when it is asked for.
fn stays(address: &Url) -> bool {
    let is_own = matches!(address.scheme(), "tauri" | "http" | "https")
        && matches!(address.host_str(), Some("localhost" | "tauri.localhost"));
    let is_dev_server = cfg!(debug_assertions) && address.host_str() == Some("127.0.0.1");
    is_own || is_dev_server
}

/// Opens an address in the user's browser.
///
/// # Errors
/// `invalid` for anything but an https address; `internal` when no browser can be started.
pub(crate) fn open_link(address: &str) -> Result<(), ErrorBody> {
    let is_safe = Url::parse(address).is_ok_and(|url| url.scheme() == "https" && url.host_str().is_some());
    if !is_safe {
        return Err(ErrorBody {
            code: ErrorCode::Invalid,
            message: format!("{address:?} is no https address"),
            hint: "copy it, if you trust it".to_owned(),
        });
    }
    open::that_detached(address).map_err(|error| ErrorBody {
        code: ErrorCode::Internal,
        message: format!("no browser can be started: {error}"),
        hint: format!("open it yourself: {address}"),
    })
}

/// Brings the window up, and shows images in it if some are named.
pub(crate) fn bring_up(window: &WebviewWindow, ids: &[GenerationId]) {
    if !ids.is_empty() {
        window.state::<Shell>().keep_opened(ids);
        let _no_page_listens = window.emit("open", ());
    }
    // A window manager may refuse; then the person clicks.
    let _refused = window.unminimize().and_then(|()| unhide(window)).and_then(|()| window.set_focus());
}

/// Shows a window that is hidden. One that is not is left alone: GTK shows all that is in it, the hidden menu bar too.
fn unhide(window: &WebviewWindow) -> tauri::Result<()> {
    if window.is_visible()? { Ok(()) } else { window.show() }
}

/// Follows `pixery://` links that the system hands over while the window is open.
pub(crate) fn hear_links(app: &AppHandle) {
    let handle = app.clone();
    app.deep_link().on_open_url(move |event| {
        let id = event.urls().iter().find_map(|url| linked_id(url.as_str()));
        if let (Some(id), Some(window)) = (id, handle.get_webview_window(LABEL)) {
            bring_up(&window, &[id]);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_at_its_own_page() {
        let stays = |address: &str| stays(&Url::parse(address).expect("an address"));
        assert!(stays("tauri://localhost/?q=fox"));
        assert!(stays("http://tauri.localhost/"));
        for address in [
            "https://example.com/",
            "file:///etc/passwd",
            "data:text/html,x",
            "http://localhost.example.com/",
        ] {
            assert!(!stays(address), "{address}");
        }
    }

    #[test]
    fn only_https_addresses_are_opened() {
        for address in [
            "http://example.com",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "pixery://140",
            "",
        ] {
            assert_eq!(open_link(address).expect_err(address).code, ErrorCode::Invalid);
        }
    }
}
