//! One window for a library: whoever comes second hands over what it was asked for, and goes.
//!
//! The first holds a lock beside the library's other locks for as long as it lives; the system lets go of it however it ends. A
//! second start leaves a note under the lock's name, which the first one watches for.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use notify::{RecursiveMode, Watcher as _};
use pixery_core::domain::GenerationId;
use pixery_core::{Error, ErrorBody, Library};
use tauri::WebviewWindow;

use crate::window;

/// The claim of the one window of a library.
#[derive(Debug)]
pub(crate) struct Instance {
    /// Held until the process ends.
    lock: File,
    note: PathBuf,
}

/// What became of a claim.
#[derive(Debug)]
pub(crate) enum Claim {
    /// This process has the library's window.
    Ours(Instance),
    /// Another one has, and was told.
    Other,
}

impl Instance {
    /// Claims the window of a library, or tells the one that has it to come up and show `opens`.
    ///
    /// # Errors
    /// `storage` when the library's locks can't be written.
    pub(crate) fn claim(library: &Library, opens: Option<GenerationId>) -> Result<Claim, ErrorBody> {
        let locks = library.config().library.join("locks");
        Self::claim_in(&locks, opens)
            .map_err(|(path, source)| ErrorBody::from(&Error::Io { action: "lock", path, source }))
    }

    fn claim_in(locks: &Path, opens: Option<GenerationId>) -> Result<Claim, (PathBuf, std::io::Error)> {
        let path = locks.join("window");
        let note = locks.join("window.note");
        let failed = |source| (path.clone(), source);
        fs::create_dir_all(locks).map_err(failed)?;
        let lock = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Claim::Ours(Self { lock, note })),
            Err(TryLockError::WouldBlock) => {
                leave(&note, opens).map_err(|source| (note.clone(), source))?;
                Ok(Claim::Other)
            }
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Comes up whenever another start leaves a note, for as long as the process lives.
    pub(crate) fn hear(self, window: WebviewWindow) {
        let Self { lock, note } = self;
        // A note that was left while nobody was there is old news.
        let _there_was_none = fs::remove_file(&note);
        std::thread::spawn(move || {
            let (tell, told) = std::sync::mpsc::channel();
            let watcher = notify::recommended_watcher(move |event| {
                let _nobody_reads = tell.send(event);
            });
            let Ok(mut watcher) = watcher else { return };
            let folder = note.parent().unwrap_or(&note);
            if watcher.watch(folder, RecursiveMode::NonRecursive).is_err() {
                return;
            }
            while let Ok(event) = told.recv() {
                if event.is_ok_and(|event: notify::Event| !event.kind.is_access()) && note.exists() {
                    window::bring_up(&window, take(&note).as_slice());
                }
            }
            drop(lock);
        });
    }
}

/// Leaves a note, in one piece: whoever watches would otherwise read it between its making and its words.
fn leave(note: &Path, opens: Option<GenerationId>) -> std::io::Result<()> {
    let draft = note.with_extension(format!("note-{}", std::process::id()));
    fs::write(&draft, opens.map(|id| id.0.to_string()).unwrap_or_default())?;
    fs::rename(&draft, note)
}

/// Reads a note and takes it away.
fn take(note: &Path) -> Option<GenerationId> {
    let words = fs::read_to_string(note).ok()?;
    fs::remove_file(note).ok()?;
    words.trim().parse().ok().map(GenerationId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_never_seen_without_its_words() {
        let folder = tempfile::tempdir().expect("a folder");
        let note = folder.path().join("window.note");
        let (left, written) = (note.clone(), 2_000);
        let writer = std::thread::spawn(move || {
            for _ in 0..written {
                leave(&left, Some(GenerationId(140))).expect("a note");
            }
        });
        while !writer.is_finished() {
            if let Ok(words) = fs::read_to_string(&note) {
                assert_eq!(words, "140");
            }
        }
        writer.join().expect("all are left");
        assert_eq!(take(&note), Some(GenerationId(140)));
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0, "no draft is left behind");
    }

    #[test]
    fn a_second_claim_leaves_a_note_and_the_first_one_keeps_the_window() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Instance::claim_in(folder.path(), None).expect("a claim");
        let Claim::Ours(first) = first else { panic!("nobody has it") };
        let second = Instance::claim_in(folder.path(), Some(GenerationId(140))).expect("a claim");
        assert!(matches!(second, Claim::Other));
        assert_eq!(take(&first.note), Some(GenerationId(140)));
        drop(first);
        let third = Instance::claim_in(folder.path(), None).expect("a claim");
        assert!(matches!(third, Claim::Ours(_)));
    }
}
