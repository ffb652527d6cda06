//! The cache of derived images: files that can be lost at any time and are then made anew.
//!
//! A file is written beside its place and renamed, so that nobody reads half of one; it is not fsynced, so
//! after a power cut it may be cut short, which is noticed when it is next asked for.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::header::Header;
use super::publish::make_folder;
use super::{Archive, Derived};
use crate::domain::{ContentHash, ImageFormat, Size};
use crate::error::{Error, Result};

/// How old a file's mark of use must be before it is renewed.
const MARKED_EVERY: Duration = Duration::from_secs(60 * 60);
/// The formats that derived images have, the usual one first.
const FORMATS: [ImageFormat; 2] = [ImageFormat::Jpeg, ImageFormat::Png];

/// The place of one derived image in a cache, but for the format.
pub(super) struct CacheEntry {
    /// `previews/3f`
    folder: PathBuf,
    /// `<hash>-600x600`
    stem: String,
    /// A number that differs from image to image.
    pub(super) lot: u8,
}

impl CacheEntry {
    pub(super) fn new(kind: &str, sha256: &ContentHash, width: u32, height: u32) -> Self {
        let hash = sha256.to_string();
        let folder = Path::new(kind).join(&hash[..2]);
        Self { folder, stem: format!("{hash}-{width}x{height}"), lot: sha256.0[31] }
    }

    fn path(&self, cache: &Path, format: ImageFormat) -> PathBuf {
        cache.join(&self.folder).join(format!("{}.{}", self.stem, format.extension()))
    }
}

impl Archive {
    /// Returns the derived image if a cache holds it whole, and marks it as used.
    pub(super) fn cached(&self, entry: &CacheEntry) -> Option<Derived> {
        let own = self.layout().cache();
        let caches = [Some(&own), self.spare_cache.as_ref()];
        caches.into_iter().flatten().find_map(|cache| {
            FORMATS.into_iter().find_map(|format| {
                let path = entry.path(cache, format);
                let file = File::open(&path).ok()?;
                let bytes = file.metadata().ok()?.len();
                // A file that can't be read or is not whole is as good as absent.
                let Size { width, height } = whole_size(&file, format).ok()??;
                self.mark_used(&file);
                Some(Derived { path, format, width, height, bytes })
            })
        })
    }

    /// Writes a derived image and returns where it lies.
    pub(super) fn keep_in_cache(
        &self,
        entry: &CacheEntry,
        format: ImageFormat,
        bytes: &[u8],
    ) -> Result<PathBuf> {
        let own = self.layout().cache();
        match (write_whole(&entry.path(&own, format), bytes), &self.spare_cache) {
            (Ok(path), _) => {
                self.trim_after_writing(entry, &path, bytes.len() as u64);
                Ok(path)
            }
            (Err(_), Some(spare)) => write_whole(&entry.path(spare, format), bytes),
            (Err(error), None) => Err(error),
        }
    }

    fn mark_used(&self, file: &File) {
        let Some(clock) = &self.clock else { return };
        let now =
            SystemTime::UNIX_EPOCH + Duration::from_millis(clock.now().millis().try_into().unwrap_or(0));
        let marked = file.metadata().and_then(|about| about.modified());
        if marked.is_ok_and(|marked| now.duration_since(marked).is_ok_and(|age| age > MARKED_EVERY)) {
            // In a library that can only be read nothing is ever dropped, so nothing needs marking.
            let _ = file.set_modified(now);
        }
    }
}

/// Returns the size of a derived image, or nothing when its end is missing.
fn whole_size(file: &File, format: ImageFormat) -> io::Result<Option<Size>> {
    let end: &[u8] = match format {
        ImageFormat::Jpeg => b"\xff\xd9",
        ImageFormat::Png => b"IEND\xaeB`\x82",
        ImageFormat::Webp => return Ok(None),
    };
    let mut reader = BufReader::with_capacity(2048, file);
    let header = Header::read(&mut reader).ok().filter(|header| header.format == format);
    let mut last = Vec::with_capacity(end.len());
    reader.seek(SeekFrom::End(-(end.len() as i64)))?;
    reader.read_to_end(&mut last)?;
    Ok(header.filter(|_| last == end).map(|header| header.stored))
}

/// Writes a file beside `path` and renames it over whatever is there.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<PathBuf> {
    let folder = path.parent().unwrap_or(path);
    make_folder(folder)?;
    let mut attempt = 0_u32;
    let (beside, mut file) = loop {
        let beside = path.with_extension(format!("{}-{attempt}.tmp", std::process::id()));
        match create(&beside) {
            Ok(file) => break (beside, file),
            Err(source) if source.kind() == io::ErrorKind::AlreadyExists && attempt < u32::MAX => {
                attempt += 1
            }
            Err(source) => return Err(Error::io("create", beside, source)),
        }
    };
    let written = file.write_all(bytes).and_then(|()| fs::rename(&beside, path));
    if let Err(source) = written {
        // What can't be removed either is trimmed like any file of the cache.
        let _ = fs::remove_file(&beside);
        return Err(Error::io("write", path, source));
    }
    Ok(path.to_owned())
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
