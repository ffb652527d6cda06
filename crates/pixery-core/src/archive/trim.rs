//! Keeps the cache below its limit: the least recently used files go first.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::SystemTime;

use super::Archive;
use super::cache::CacheEntry;

/// A process looks at the whole cache after it has written this part of the limit…
const LOOKED_AT_EVERY: u64 = 16;
/// …and with its first file for one image in this many, so that processes that write a single file keep the
/// limit together too.
const LOTS: u8 = 64;

/// One file of the cache.
struct CachedFile {
    used: SystemTime,
    bytes: u64,
    path: PathBuf,
}

impl Archive {
    /// Trims the cache when it may have grown too large; `fresh`, just written, stays.
    pub(super) fn trim_after_writing(&self, entry: &CacheEntry, fresh: &Path, bytes: u64) {
        let counter = &self.memory.written_since_trim;
        let before = counter.fetch_add(bytes, Ordering::Relaxed);
        let is_drawn = before == 0 && entry.lot.is_multiple_of(LOTS);
        if is_drawn || before.saturating_add(bytes) >= self.cache_limit / LOOKED_AT_EVERY {
            counter.store(0, Ordering::Relaxed);
            trim(&self.layout().cache(), self.cache_limit, fresh);
        }
    }
}

/// Removes files until nine tenths of `limit` are left. What can't be read or removed is somebody else's work.
fn trim(cache: &Path, limit: u64, fresh: &Path) {
    let mut files = files_of(cache);
    let mut total: u64 = files.iter().map(|file| file.bytes).sum();
    if total <= limit {
        return;
    }
    files.sort_by_key(|file| file.used);
    for file in files.iter().filter(|file| file.path != fresh) {
        if total <= limit / 10 * 9 {
            return;
        }
        if fs::remove_file(&file.path).is_ok() {
            total -= file.bytes;
        }
    }
}

/// Returns the files two folders down: `<kind>/<first hex digits>/<file>`.
fn files_of(cache: &Path) -> Vec<CachedFile> {
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries(cache)
        .flat_map(|kind| entries(&kind.path()))
        .flat_map(|shard| entries(&shard.path()))
        .filter_map(|entry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some(CachedFile { used: about.modified().ok()?, bytes: about.len(), path: entry.path() })
        })
        .collect()
}
