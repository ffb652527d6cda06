//! Removing an original for good, with everything derived from it. Its row is gone by then.

use std::fs;
use std::io;

use super::Archive;
use crate::domain::ContentHash;
use crate::error::{Error, Result};

/// The folders of the cache whose files bear an original's hash in front.
const DERIVED: [&str; 2] = ["thumbnails", "previews"];

impl Archive {
    /// Removes an original. One that is gone already counts as removed. (Its day's folder stays: somebody could
    /// be about to put a file there.)
    ///
    /// # Errors
    /// [`Error::Invalid`] for a path that is no original's; [`Error::Io`] when the file can't be removed.
    pub fn remove_original(&self, path: &str) -> Result<()> {
        let absolute = self.layout().picture(path)?;
        match fs::remove_file(&absolute) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(Error::io("remove", &absolute, source))
            }
            _ => Ok(()),
        }
    }

    /// Removes what was derived from an original's bytes: thumbnails and previews. What can't be removed is trimmed some day
    /// like every file of the cache.
    pub fn forget_derived(&self, sha256: &ContentHash) {
        let hash = sha256.to_string();
        let own = self.layout().cache();
        for cache in [Some(&own), self.spare_cache.as_ref()].into_iter().flatten() {
            for kind in DERIVED {
                let Ok(files) = fs::read_dir(cache.join(kind).join(&hash[..2])) else { continue };
                for file in files.flatten() {
                    if file.file_name().to_string_lossy().starts_with(&hash) {
                        let _is_trimmed_later = fs::remove_file(file.path());
                    }
                }
            }
        }
    }
}
