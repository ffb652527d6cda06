//! Images that are dragged out of the window: other programs take the originals, as files. The page names ids and nothing else.
//!
//! On Linux the drag is the web view's own, so that the same gesture ends on a collection or in another program: when that asks for
//! files, it is answered here, in the page's place. Elsewhere a web view can't carry files, and the system's own drag takes over.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use pixery_core::domain::GenerationId;
use pixery_core::{ErrorBody, Session};
use tauri::WebviewWindow;

/// The files that are on the pointer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dragged(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    /// Counts drags, so that what is found late for an earlier one is not taken for this one's.
    turn: u64,
    files: Vec<PathBuf>,
}

impl Dragged {
    /// Begins another drag, with nothing on it yet, or ends one.
    fn turn(&self) -> u64 {
        let mut held = self.lock();
        held.turn += 1;
        held.files.clear();
        held.turn
    }

    fn keep(&self, turn: u64, files: Vec<PathBuf>) {
        let mut held = self.lock();
        if held.turn == turn {
            held.files = files;
        }
    }

    #[cfg(any(target_os = "linux", test))]
    fn files(&self) -> Vec<PathBuf> {
        self.lock().files.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts the originals of images on the pointer, or takes all off it when there are none, and returns how many there are. What safe
/// mode hides is not given.
///
/// # Errors
/// As [`Session::originals`].
pub(crate) async fn drag(
    window: &WebviewWindow,
    dragged: &Dragged,
    session: &Session,
    ids: Vec<GenerationId>,
) -> Result<usize, ErrorBody> {
    let turn = dragged.turn();
    let found = session.originals(ids).await.map_err(|error| ErrorBody::from(&error))?;
    let files: Vec<PathBuf> = found.into_iter().map(|media| media.path).collect();
    let many = files.len();
    dragged.keep(turn, files.clone());
    start(window, files);
    Ok(many)
}

/// The page has started the drag already.
#[cfg(target_os = "linux")]
fn start(_window: &WebviewWindow, _files: Vec<PathBuf>) {}

/// Starts the system's own drag. The page hears when it is over.
#[cfg(not(target_os = "linux"))]
fn start(window: &WebviewWindow, files: Vec<PathBuf>) {
    use tauri::Emitter as _;

    const PICTURE: &[u8] = include_bytes!("../icons/32x32.png");
    if files.is_empty() {
        return;
    }
    let over = window.clone();
    let _the_window_closes = window.run_on_main_thread(move || {
        let ended = over.clone();
        let tell = move || {
            let _no_page_listens = ended.emit("drag_ended", ());
        };
        let told = tell.clone();
        let picture = drag::Image::Raw(PICTURE.to_vec());
        let ends = move |_: drag::DragResult, _: drag::CursorPosition| told();
        let started =
            drag::start_drag(&over, drag::DragItem::Files(files), picture, ends, drag::Options::default());
        if started.is_err() {
            tell();
        }
    });
}

/// Answers other programs that ask the web view for files.
#[cfg(target_os = "linux")]
pub(crate) fn answer(window: &WebviewWindow, dragged: &Dragged) -> tauri::Result<()> {
    use gtk::glib::object::ObjectExt as _;
    use gtk::prelude::WidgetExt as _;

    let dragged = dragged.clone();
    window.with_webview(move |view| {
        let view = view.inner();
        view.connect_drag_data_get(move |view, _, asked, _, _| {
            let is_for_files = asked.target().name() == "text/uri-list";
            let addresses = addresses(&dragged.files());
            if is_for_files && !addresses.is_empty() {
                let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
                asked.set_uris(&addresses);
                // The web view would put the page's own addresses in their place, which no other program can read.
                view.stop_signal_emission_by_name("drag-data-get");
            }
        });
    })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn answer(_window: &WebviewWindow, _dragged: &Dragged) -> tauri::Result<()> {
    Ok(())
}

/// Returns files as other programs read them: `file:///…`, what is no plain letter encoded.
#[cfg(any(target_os = "linux", test))]
fn addresses(files: &[PathBuf]) -> Vec<String> {
    files.iter().filter_map(|path| tauri::Url::from_file_path(path).ok()).map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_for_an_earlier_drag_is_not_on_this_one() {
        let dragged = Dragged::default();
        let first = dragged.turn();
        let second = dragged.turn();
        dragged.keep(second, vec![PathBuf::from("/second.png")]);
        dragged.keep(first, vec![PathBuf::from("/first.png")]);
        assert_eq!(dragged.files(), [PathBuf::from("/second.png")]);
        dragged.turn();
        assert!(dragged.files().is_empty(), "a drag that is over leaves nothing behind");
    }

    #[cfg(unix)]
    #[test]
    fn files_are_named_as_other_programs_read_them() {
        let files = ["/a b/50% #1.png", "/\u{e9}.png"].map(PathBuf::from);
        assert_eq!(addresses(&files), ["file:///a%20b/50%25%20%231.png", "file:///%C3%A9.png"]);
    }
}
