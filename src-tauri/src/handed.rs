//! Files that another program hands over on the pointer, or that a person chose in the system's dialog. The page hears that something
//! was dropped and asks for it; it gets names and tickets, never places.
//!
//! WebKitGTK shows a page no files that come from other programs. What the drag names is read here, beside the web view, and counts
//! only once it was dropped. Elsewhere web views give the page the bytes: [`crate::dropped`].

mod found;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use pixery_core::domain::JournalId;
use pixery_core::ops::add::{AddedFile, FileToAdd, add_file};
use pixery_core::{Error, ErrorBody, ErrorCode, Library};
use serde::Serialize;
use tauri::WebviewWindow;

pub(crate) use found::ENDINGS;
use found::{Found, Refused};

/// What was dropped and is not in the library yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Handed(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    /// What the last drop named, until the page asks for it.
    addresses: Vec<String>,
    /// Files that the page was told of, by their tickets. Each is good for once.
    files: HashMap<u64, FileToAdd>,
    last: u64,
}

/// What the page hears of a drop.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Drop {
    files: Vec<Ticket>,
    refused: Vec<Refused>,
    left_out: usize,
}

#[derive(Debug, Serialize)]
struct Ticket {
    ticket: u64,
    name: String,
}

impl Handed {
    #[cfg(any(target_os = "linux", test))]
    fn hand(&self, addresses: Vec<String>) {
        self.lock().addresses = addresses;
    }

    /// Returns what the last drop brought; once. Folders are walked.
    ///
    /// # Errors
    /// `internal` when the walk breaks off.
    pub(crate) async fn take(&self) -> Result<Drop, ErrorBody> {
        let addresses = std::mem::take(&mut self.lock().addresses);
        self.look(move || Found::at(&addresses)).await
    }

    /// Returns what a person chose, as [`Self::take`] returns a drop.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub(crate) async fn choose(&self, chosen: Vec<PathBuf>) -> Result<Drop, ErrorBody> {
        self.look(move || Found::of(chosen)).await
    }

    async fn look(&self, look: impl FnOnce() -> Found + Send + 'static) -> Result<Drop, ErrorBody> {
        let found = tauri::async_runtime::spawn_blocking(look).await.map_err(|error| {
            ErrorBody::from(&Error::Internal(format!("files were not looked at: {error}")))
        })?;
        Ok(Drop { files: self.keep(found.files), refused: found.refused, left_out: found.left_out })
    }

    fn keep(&self, files: Vec<FileToAdd>) -> Vec<Ticket> {
        let mut held = self.lock();
        let keep = |file: FileToAdd| {
            held.last += 1;
            let ticket = Ticket { ticket: held.last, name: file.name.clone() };
            held.files.insert(ticket.ticket, file);
            ticket
        };
        files.into_iter().map(keep).collect()
    }

    /// Adds the file of a ticket to the library, byte for byte; `entry` is that of the files before it in the same drop.
    ///
    /// # Errors
    /// `invalid` for a ticket that was never given or is used; `storage` when the disk refuses the file. Why the file itself is
    /// refused stands in the answer.
    pub(crate) async fn add(
        &self,
        library: &Library,
        ticket: u64,
        entry: Option<JournalId>,
    ) -> Result<AddedFile, ErrorBody> {
        let file = self.lock().files.remove(&ticket).ok_or_else(|| ErrorBody {
            code: ErrorCode::Invalid,
            message: format!("ticket {ticket} stands for no file"),
            hint: "drop the file again".to_owned(),
        })?;
        let (path, name) = (file.path.clone(), file.name.clone());
        let mut added = add_file(library, file, entry).await.map_err(|error| ErrorBody::from(&error))?;
        added.image.error = added.image.error.map(|error| without_place(error, &path, &name));
        Ok(added)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Names a file in a refusal by its name alone.
fn without_place(error: ErrorBody, path: &Path, name: &str) -> ErrorBody {
    let place = path.display().to_string();
    ErrorBody {
        message: error.message.replace(&place, name),
        hint: error.hint.replace(&place, name),
        ..error
    }
}

/// Sees what is dropped on the web view. The page hears of the drop from the web view itself, afterwards.
#[cfg(target_os = "linux")]
pub(crate) fn listen(window: &WebviewWindow, handed: &Handed) -> tauri::Result<()> {
    use std::cell::RefCell;
    use std::rc::Rc;

    use gtk::gdk::DragContext;
    use gtk::prelude::{DragContextExtManual as _, WidgetExt as _};

    /// The drag that is over the web view, and what it brings.
    type Over = Option<(DragContext, Vec<String>)>;

    let handed = handed.clone();
    window.with_webview(move |view| {
        let view = view.inner();
        let over: Rc<RefCell<Over>> = Rc::default();
        let asked = Rc::clone(&over);
        view.connect_drag_data_received(move |_, drag, _, _, data, _, _| {
            // A drag that has a source here is the page's own.
            let is_of_another = drag.drag_get_source_widget().is_none();
            if is_of_another && data.target().name() == "text/uri-list" {
                let addresses = data.uris().iter().map(ToString::to_string).collect();
                asked.replace(Some((drag.clone(), addresses)));
            }
        });
        view.connect_drag_drop(move |_, drag, _, _, _| {
            let brought = over.take().filter(|(of, _)| of == drag);
            handed.hand(brought.map(|(_, addresses)| addresses).unwrap_or_default());
            false
        });
    })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn listen(_window: &WebviewWindow, _handed: &Handed) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[tokio::test]
    async fn a_drop_is_given_once() {
        let handed = Handed::default();
        handed.hand(vec!["https://example.org/fox.png".to_owned()]);
        assert_eq!(handed.take().await.unwrap().refused.len(), 1);
        let nothing = handed.take().await.unwrap();
        assert!(nothing.files.is_empty() && nothing.refused.is_empty());
    }

    #[tokio::test]
    async fn what_was_chosen_is_looked_at_as_a_drop_is() {
        let home = tempfile::tempdir().unwrap();
        let fox = home.path().join("fox.png");
        std::fs::write(&fox, "x").unwrap();
        let chosen = Handed::default().choose(vec![fox, home.path().join("gone.png")]).await.unwrap();
        assert_eq!(chosen.files[0].name, "fox.png");
        let refused = serde_json::to_value(&chosen.refused).unwrap().to_string();
        assert!(refused.contains("gone.png") && refused.contains("can't be read"), "{refused}");
        assert!(!refused.contains(home.path().to_str().unwrap()), "{refused}");
    }

    #[test]
    fn every_file_has_a_ticket_of_its_own() {
        let handed = Handed::default();
        let file = || FileToAdd { path: PathBuf::from("/srv/a/fox.png"), name: "fox.png".to_owned() };
        let given = [handed.keep(vec![file(), file()]), handed.keep(vec![file()])];
        let tickets: Vec<u64> = given.into_iter().flatten().map(|one| one.ticket).collect();
        assert_eq!(tickets, [1, 2, 3]);
    }

    #[test]
    fn a_refusal_does_not_tell_the_page_where_a_file_lies() {
        let error = Error::Io {
            action: "read",
            path: PathBuf::from("/srv/a/fox.png"),
            source: std::io::ErrorKind::PermissionDenied.into(),
        };
        let said = without_place(ErrorBody::from(&error), "/srv/a/fox.png".as_ref(), "fox.png");
        assert!(said.message.contains("fox.png"), "{}", said.message);
        assert!(!format!("{said:?}").contains("/srv"), "{said:?}");
    }
}
