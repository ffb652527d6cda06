//! Notifications that are out: each is heard for a click, and taken back when its place is taken or its words may be read no longer.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};

use notify_rust::{Notification, NotificationResponse};
use tokio::sync::oneshot;

/// So many are out at a time; each takes a connection and a thread for as long as the desktop keeps it. One more takes the oldest back.
const MOST: usize = 16;

/// What the notifications that are out are held by.
#[derive(Debug, Default)]
pub(super) struct Shown(Mutex<VecDeque<Held>>);

#[derive(Debug)]
struct Held {
    has_words: bool,
    /// Nothing is ever sent: the notification goes when this does.
    hold: oneshot::Sender<Infallible>,
}

/// Ends when its notification is to be taken back.
pub(super) type Back = oneshot::Receiver<Infallible>;

impl Shown {
    /// Makes room for one more, with words or with numbers alone.
    pub(super) fn hold(&self, has_words: bool) -> Back {
        let (hold, back) = oneshot::channel();
        let mut held = self.lock();
        held.retain(|one| !one.hold.is_closed());
        if held.len() == MOST {
            held.pop_front();
        }
        held.push_back(Held { has_words, hold });
        back
    }

    /// Takes back every notification with words.
    pub(super) fn take_back_words(&self) {
        self.lock().retain(|one| !one.has_words);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows a notification until it is clicked, closed or taken back. Without a desktop that shows any there is nobody to say it to.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn show(notification: &Notification, mut back: Back, clicked: impl FnOnce()) {
    tauri::async_runtime::block_on(async {
        if is_taken_back(&mut back) {
            return;
        }
        let Ok(shown) = notification.show_async().await else { return };
        tokio::select! {
            () = shown.wait_for_action_async(|response: &NotificationResponse| respond(response, clicked)) => {}
            _ = back => shown.close_async().await,
        }
    });
}

/// Shows a notification until it is clicked or closed. There is no way here to wait for both that and being told to take it back.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) fn show(notification: &Notification, mut back: Back, clicked: impl FnOnce()) {
    if is_taken_back(&mut back) {
        return;
    }
    let Ok(shown) = notification.show() else { return };
    // Its place is taken: it stays, but nobody hears it.
    if is_taken_back(&mut back) {
        return;
    }
    let _the_desktop_went =
        shown.wait_for_response(|response: &NotificationResponse| respond(response, clicked));
}

/// Whether it is to go again, or not to come at all.
fn is_taken_back(back: &mut Back) -> bool {
    matches!(back.try_recv(), Err(oneshot::error::TryRecvError::Closed))
}

fn respond(response: &NotificationResponse, clicked: impl FnOnce()) {
    if matches!(response, NotificationResponse::Default | NotificationResponse::Action(_)) {
        clicked();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_out(back: &mut Back) -> bool {
        !is_taken_back(back)
    }

    #[test]
    fn words_are_taken_back_and_numbers_stay() {
        let shown = Shown::default();
        let (mut words, mut numbers) = (shown.hold(true), shown.hold(false));
        assert!(is_out(&mut words) && is_out(&mut numbers));
        shown.take_back_words();
        assert!(!is_out(&mut words) && is_out(&mut numbers));
    }

    #[test]
    fn one_too_many_takes_the_oldest_back_and_what_is_gone_takes_no_room() {
        let shown = Shown::default();
        drop(shown.hold(true));
        let mut out: Vec<Back> = (0..MOST).map(|_| shown.hold(true)).collect();
        assert!(out.iter_mut().all(is_out));
        let mut newest = shown.hold(true);
        assert!(!is_out(&mut out[0]) && is_out(&mut out[1]) && is_out(&mut newest));
    }
}
