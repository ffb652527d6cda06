//! What happens in the library, told to the page as it happens.

use pixery_core::domain::Event;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tokio::sync::broadcast::error::RecvError;

use crate::shell::Shell;

/// Forwards every event for as long as the library is open.
pub(crate) fn forward(app: &AppHandle) {
    let app = app.clone();
    let mut heard = app.state::<Shell>().session().listen();
    tauri::async_runtime::spawn(async move {
        loop {
            let event = match heard.recv().await {
                Ok(event) => event,
                Err(RecvError::Lagged(_)) => missed(&app).await,
                Err(RecvError::Closed) => return,
            };
            // A page that is loaded anew reads everything anyway.
            let _no_page_listens = app.emit("library", &event);
        }
    });
}

/// What is told when the page could not be told one by one.
async fn missed(app: &AppHandle) -> Event {
    let library = app.state::<Shell>().library().clone();
    let sequence = library.read(|reader| reader.last_change()).await.unwrap_or_default();
    Event::Everything { sequence }
}
