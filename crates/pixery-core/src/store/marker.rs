//! The marker file `library.changed`: rewritten in place after each commit, so that file watchers of other
//! processes wake. (SQLite's WAL writes raise no event on macOS: notify-rs/notify#613.)

use std::io::Write;
use std::path::Path;

use crate::private_file;

/// Rewrites the marker. A failure is only traced: watchers look at the database itself every two seconds.
pub(super) fn touch(marker: &Path) {
    let written = private_file::open(marker).and_then(|mut file| {
        // The content is never read; a changing byte keeps file systems from dropping the write.
        file.write_all(b"changed\n")
    });
    if let Err(error) = written {
        tracing::debug!(%error, marker = %marker.display(), "the marker could not be rewritten");
    }
}
