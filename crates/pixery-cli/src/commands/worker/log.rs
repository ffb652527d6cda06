//! A worker's log: what it did with whose jobs, for whoever wonders later. Prompts and keys don't stand in it.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

use crate::settings::state_folder;

/// A log above this many bytes is put aside when a worker starts.
const MOST_BYTES: u64 = 5 << 20;

/// Begins to write to the library's log in the state folder, and returns its path. Where there can be none, the work goes on all the
/// same and standard error hears of it.
pub(super) fn begin(library: &str) -> Option<PathBuf> {
    let subscriber = tracing_subscriber::fmt().with_max_level(level()).with_target(false);
    match open(library) {
        Ok((path, file)) => {
            subscriber.with_writer(Mutex::new(file)).init();
            Some(path)
        }
        Err(error) => {
            subscriber.with_writer(io::stderr).init();
            tracing::warn!(%error, "no log can be kept");
            None
        }
    }
}

fn open(library: &str) -> io::Result<(PathBuf, File)> {
    let folder = state_folder().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no home folder"))?;
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("worker-{library}.log"));
    if std::fs::metadata(&path).is_ok_and(|facts| facts.len() > MOST_BYTES) {
        std::fs::rename(&path, folder.join(format!("worker-{library}.log.1")))?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    Ok((path.clone(), options.open(path)?))
}

#[expect(clippy::disallowed_methods, reason = "the command line is the door that reads the environment")]
fn level() -> tracing::Level {
    let wanted = std::env::var("PIXERY_LOG").ok();
    wanted.as_deref().and_then(|level| level.parse().ok()).unwrap_or(tracing::Level::INFO)
}
