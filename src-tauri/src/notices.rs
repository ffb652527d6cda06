//! Notifications: whoever looks elsewhere is told once of each batch that has come to its end. All of it happens beside the event loop,
//! and a desktop that shows none is no error. What words said goes when safe mode is switched on.
//!
//! `notify-rust` and not Tauri's plugin, which is that crate without its answer: nobody would hear of a click.

mod news;
mod shown;
mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use notify_rust::Notification;
use pixery_core::domain::{Event, GenerationId, JobId, Topic};
use pixery_core::ops::batches::{self, Ended};
use tauri::{AppHandle, Manager as _};
use tokio::sync::broadcast::error::RecvError;

use crate::shell::Shell;
use crate::window;
use news::News;
use shown::Shown;
use words::Words;

/// Whether the person wants to be told, and the notifications that are out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notices {
    /// Off until the page says what the person wants.
    wanted: Arc<AtomicBool>,
    shown: Arc<Shown>,
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
        let (app, back) = (app.clone(), self.shown.hold(ended.words.is_some()));
        // The desktop may take its time, and without one of these nobody waits for it.
        let _no_thread_no_notice = thread::Builder::new().name("notification".to_owned()).spawn(move || {
            let has_attention = |window: tauri::WebviewWindow| window.is_focused().unwrap_or(false);
            if app.get_webview_window(window::LABEL).is_some_and(has_attention) {
                return;
            }
            shown::show(&notification(&words), back, || open(&app, &ended.images));
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
                let event = heard.recv().await;
                // The session looked at the switch before it told of the event.
                if library.safe_mode() {
                    app.state::<Shell>().notices().shown.take_back_words();
                }
                match event {
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
