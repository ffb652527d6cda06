//! Notifications: whoever looks elsewhere is told once of each batch that has come to its end. All of it happens beside the event loop,
//! and a desktop that shows none is no error.
//!
//! `notify-rust` and not Tauri's plugin, which is that crate without its answer: nobody would hear of a click.

mod news;
mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use notify_rust::{Notification, NotificationResponse};
use pixery_core::domain::{Event, GenerationId, JobId, Topic};
use pixery_core::ops::batches::{self, Ended};
use tauri::{AppHandle, Manager as _};
use tokio::sync::broadcast::error::RecvError;

use crate::shell::Shell;
use crate::window;
use news::News;
use words::Words;

/// So many notifications are heard out for a click at a time; each takes a thread for as long as the desktop keeps it.
const MOST_HEARD: usize = 16;

/// Whether the person wants to be told, and how many notifications are out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notices {
    /// Off until the page says what the person wants.
    wanted: Arc<AtomicBool>,
    heard: Arc<AtomicUsize>,
}

impl Notices {
    /// Says whether the person wants to be told.
    pub(crate) fn want(&self, wanted: bool) {
        self.wanted.store(wanted, Ordering::Relaxed);
    }

    /// Tells of a batch unless the person looks at the window.
    fn tell(&self, app: &AppHandle, ended: Ended) {
        let Some(words) = Words::of(&ended) else { return };
        if !self.wanted.load(Ordering::Relaxed) {
            return;
        }
        let (app, heard) = (app.clone(), Arc::clone(&self.heard));
        // The desktop may take its time, and without one of these nobody waits for it.
        let _no_thread_no_notice = thread::Builder::new().name("notification".to_owned()).spawn(move || {
            let has_attention = |window: tauri::WebviewWindow| window.is_focused().unwrap_or(false);
            if app.get_webview_window(window::LABEL).is_some_and(has_attention) {
                return;
            }
            // Without a desktop that shows notifications there is nothing to say, and nobody to say it to.
            let Ok(shown) = notification(&words).show() else { return };
            if heard.fetch_add(1, Ordering::Relaxed) < MOST_HEARD {
                let _the_desktop_went = shown.wait_for_response(|response: &NotificationResponse| {
                    if matches!(response, NotificationResponse::Default | NotificationResponse::Action(_)) {
                        open(&app, &ended.images);
                    }
                });
            }
            heard.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

/// Brings the window up with images in it.
fn open(app: &AppHandle, images: &[GenerationId]) {
    if let Some(window) = app.get_webview_window(window::LABEL) {
        window::bring_up(&window, images);
    }
}

fn notification(words: &Words) -> Notification {
    let mut notification = Notification::new();
    notification.summary(&words.title).body(&words.body);
    notification.appname("Pixery").action("default", words::SHOW);
    #[cfg(target_os = "linux")]
    notification.icon("pixery-desktop").hint(notify_rust::Hint::DesktopEntry("Pixery".to_owned()));
    // The identifier of `tauri.conf.json`, which installed programs are known by.
    #[cfg(target_os = "macos")]
    let _known_already = notify_rust::set_application("app.pixery.desktop");
    #[cfg(target_os = "windows")]
    notification.app_id("app.pixery.desktop");
    notification
}

/// Tells of batches for as long as the library is open.
pub(crate) fn follow(app: &AppHandle) {
    let app = app.clone();
    let library = app.state::<Shell>().library().clone();
    let mut heard = app.state::<Shell>().session().listen();
    tauri::async_runtime::spawn(async move {
        let mut news = News::since(library.now());
        let mut changed: Option<Vec<JobId>> = None;
        loop {
            // What can't be read now is read with the next change.
            for batch in batches::of_jobs(&library, changed).await.unwrap_or_default() {
                if let Some(ended) = news.of(batch) {
                    app.state::<Shell>().notices().tell(&app, ended);
                }
            }
            changed = loop {
                match heard.recv().await {
                    Ok(event) if jobs_of(&event).is_some() => break jobs_of(&event).flatten(),
                    Ok(_) => {}
                    Err(RecvError::Lagged(_)) => break None,
                    Err(RecvError::Closed) => return,
                }
            };
        }
    });
}

/// Returns the jobs that an event is about, if it is about any; nothing in it when it may be any.
#[expect(clippy::option_option, reason = "no jobs and any jobs are two things")]
fn jobs_of(event: &Event) -> Option<Option<Vec<JobId>>> {
    match event {
        Event::Changed { changes, .. } => {
            let jobs = changes.iter().find(|change| change.topic == Topic::Jobs)?;
            Some(jobs.ids.as_ref().map(|ids| ids.iter().copied().map(JobId).collect()))
        }
        Event::Everything { .. } => Some(None),
        Event::Progress(_) => None,
    }
}
