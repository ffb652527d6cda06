//! Listening to the marker file, by whatever the system offers (inotify, FSEvents, ReadDirectoryChangesW).

use std::path::{Path, PathBuf};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Listens as long as it lives.
#[derive(Debug)]
pub(super) struct MarkerFile {
    _watcher: RecommendedWatcher,
}

impl MarkerFile {
    /// Calls `wake` whenever the marker may have been rewritten. Nothing comes back where the system can't watch
    /// (too many watches, an odd file system): the watch's own look every two seconds still finds everything.
    pub(super) fn watch(marker: &Path, wake: impl Fn() + Send + 'static) -> Option<Self> {
        let folder = marker.parent()?;
        let name = marker.file_name()?.to_owned();
        let concerns_marker =
            move |paths: &[PathBuf]| paths.iter().any(|path| path.file_name() == Some(&name));
        let heard = move |event: notify::Result<notify::Event>| match event {
            Ok(event) if matches!(event.kind, EventKind::Access(_)) || !concerns_marker(&event.paths) => {}
            // An error may stand for lost events.
            Ok(_) | Err(_) => wake(),
        };
        let watching = notify::recommended_watcher(heard).and_then(|mut watcher| {
            // The folder, not the file: a marker that is made later is heard too.
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
            Ok(watcher)
        });
        match watching {
            Ok(watcher) => Some(Self { _watcher: watcher }),
            Err(error) => {
                tracing::info!(%error, "the library can't be watched; looking every two seconds instead");
                None
            }
        }
    }
}
