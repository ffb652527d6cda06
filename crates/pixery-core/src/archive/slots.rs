//! At most two images are decoded at once in a process: that bounds memory, and more would not be faster here.

use std::sync::{Condvar, Mutex, PoisonError};

/// How many decodes run at once.
const SLOTS: usize = 2;

static TAKEN: Mutex<usize> = Mutex::new(0);
static RELEASED: Condvar = Condvar::new();

/// The permission to decode one image, given back when dropped.
pub(super) struct Slot(());

impl Slot {
    /// Waits until fewer than two images are being decoded. Never take a second one while holding one.
    pub(super) fn wait() -> Self {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken =
            RELEASED.wait_while(taken, |taken| *taken >= SLOTS).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self(())
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        RELEASED.notify_one();
    }
}
