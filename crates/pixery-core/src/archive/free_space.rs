//! How much the library's disk still takes.

use super::Archive;

impl Archive {
    /// Returns how many bytes can still be written for this user; nothing where the system doesn't say.
    #[must_use]
    pub fn free_bytes(&self) -> Option<u64> {
        #[cfg(unix)]
        {
            let about = rustix::fs::statvfs(self.layout().root()).ok()?;
            Some(about.f_bavail.saturating_mul(about.f_frsize))
        }
        #[cfg(not(unix))]
        None
    }
}
