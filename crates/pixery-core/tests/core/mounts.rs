//! File systems of a test's own: small ones, and read-only views. Linux, as root; skipped loudly elsewhere.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A mount that goes with the value.
pub(crate) struct Mount {
    place: PathBuf,
}

impl Mount {
    /// Mounts a file system in memory of so many bytes (`2m`).
    pub(crate) fn small(place: &Path, size: &str) -> Option<Self> {
        Self::run(place, &[&["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]])
    }

    /// Shows a folder once more at the same place, read-only.
    pub(crate) fn read_only(place: &Path) -> Option<Self> {
        let itself = place.to_str().unwrap();
        Self::run(place, &[&["--bind", itself], &["-o", "remount,bind,ro"]])
    }

    #[expect(clippy::disallowed_macros, clippy::print_stderr, reason = "a test that is skipped says so")]
    fn run(place: &Path, steps: &[&[&str]]) -> Option<Self> {
        for step in steps {
            if !Command::new("mount")
                .args(*step)
                .arg(place)
                .output()
                .is_ok_and(|output| output.status.success())
            {
                eprintln!("SKIPPED: nothing can be mounted here; run as root on Linux");
                return None;
            }
        }
        Some(Self { place: place.to_owned() })
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.place).output();
    }
}
