//! Faults on purpose, for the tests that prove the promises. Without the feature `faults`, which no release has, everything here
//! is nothing.
//!
//! A *point* is a named place where a process can die as by `kill -9`. A *protection* is something that a negative control
//! switches off, to see that the tests would notice.

#[cfg(feature = "faults")]
mod armed {
    use std::fs::File;
    use std::path::PathBuf;
    use std::sync::{Mutex, OnceLock, PoisonError};

    struct Armed {
        /// The point to die at, and how often it is passed before.
        kill: Mutex<Option<(String, u32)>>,
        /// Where it is noted that somebody died: nobody dies a second time.
        once: Option<PathBuf>,
        off: Vec<String>,
    }

    static ARMED: OnceLock<Armed> = OnceLock::new();

    /// Arms this process: words separated by commas, `kill=POINT` or `kill=POINT:PASSES`, `once=FILE` (of all processes that are
    /// armed with it, one dies) and `off=PROTECTION`.
    pub fn arm(words: &str) {
        let (mut kill, mut once, mut off) = (None, None, Vec::new());
        for word in words.split(',') {
            if let Some(point) = word.strip_prefix("kill=") {
                let (name, passes) = point.split_once(':').unwrap_or((point, "0"));
                kill = Some((name.to_owned(), passes.parse().unwrap_or(0)));
            } else if let Some(file) = word.strip_prefix("once=") {
                once = Some(PathBuf::from(file));
            } else if let Some(protection) = word.strip_prefix("off=") {
                off.push(protection.to_owned());
            }
        }
        let _only_once = ARMED.set(Armed { kill: Mutex::new(kill), once, off });
    }

    /// Dies here if this is the point that was armed.
    pub(crate) fn point(name: &str) {
        let Some(armed) = ARMED.get() else { return };
        let mut kill = armed.kill.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *kill {
            Some((point, 0)) if point == name => {
                if armed.once.as_ref().is_some_and(|file| File::create_new(file).is_err()) {
                    return;
                }
                #[cfg(unix)]
                {
                    let me = rustix::process::getpid();
                    let _dead = rustix::process::kill_process(me, rustix::process::Signal::KILL);
                }
                std::process::abort();
            }
            Some((point, passes)) if point == name => *passes -= 1,
            _ => {}
        }
    }

    /// Returns whether a negative control switched this protection off.
    pub(crate) fn is_off(protection: &str) -> bool {
        ARMED.get().is_some_and(|armed| armed.off.iter().any(|off| off == protection))
    }
}

#[cfg(feature = "faults")]
pub use armed::arm;
#[cfg(feature = "faults")]
pub(crate) use armed::{is_off, point};

/// Every point, in the order of a job's life: W0 to W10 of `docs/promises.md`.
pub const POINTS: [&str; 20] = [
    "w0-committed",
    "w1-before",
    "w1-committed",
    "w1-prepared",
    "w1-sending",
    "w2-sent",
    "w2-answer-synced",
    "w2-answer-kept",
    "w3-committed",
    "w4-followed",
    "w4-committed",
    "w5-written",
    "w6-synced",
    "w7-renamed",
    "w8-folder-synced",
    "w9-before",
    "w9-inside",
    "w9-committed",
    "w10-before",
    "w10-after",
];

#[cfg(not(feature = "faults"))]
pub(crate) fn point(_name: &str) {}

#[cfg(not(feature = "faults"))]
pub(crate) fn is_off(_protection: &str) -> bool {
    false
}
