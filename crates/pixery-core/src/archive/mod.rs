//! The image files of a library: their names, their bytes, and what is derived from their pixels.
//!
//! Owns everything in the library's folder but the database: originals, references, cache, part files and
//! quarantine, in the order of fsync and rename that loses nothing at a crash. It must never open, copy or
//! read the database, never rewrite an original, and never decode what the gate has not let through.
//! Everything here is synchronous; callers move it off the async threads.

mod answer_file;
mod cache;
mod decode;
mod encode;
mod fault;
mod free_space;
mod gate;
mod header;
mod image_file;
mod label;
mod layout;
mod naming;
mod part;
mod pixels;
mod publish;
mod reference_file;
mod removal;
mod resize;
mod sheet;
mod sheet_file;
mod sheet_grid;
mod slots;
mod sniff;
mod traits;
mod trim;
mod variant;
mod verify;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

pub use answer_file::answer_name;
pub use gate::{Inspected, inspect};
pub use image_file::Stored;
pub use layout::Layout;
pub use naming::{original_path, slug};
pub use part::Part;
pub use reference_file::StoredReference;
pub use sheet::{SheetItem, SheetOptions, contact_sheet};
pub use traits::{ImageTraits, distance, traits};
pub use variant::{Derived, Variant};
pub use verify::verify;

use crate::config::Clock;

/// The files of one library. Cheap to clone; clones share what they remember.
#[derive(Debug, Clone)]
pub struct Archive {
    layout: Layout,
    cache_limit: u64,
    spare_cache: Option<PathBuf>,
    clock: Option<Clock>,
    memory: Arc<Memory>,
}

/// What an archive remembers while the process lives.
#[derive(Debug, Default)]
struct Memory {
    /// Folders whose entry in their parent is known to be on the disk.
    durable_folders: Mutex<HashSet<PathBuf>>,
    /// Bytes written to the cache since it was last trimmed.
    written_since_trim: AtomicU64,
}

impl Archive {
    /// Returns the archive in the library folder `root`, whose cache is kept below `cache_limit` bytes.
    /// Nothing is read or made.
    #[must_use]
    pub fn new(root: PathBuf, cache_limit: u64) -> Self {
        Self {
            layout: Layout::new(root),
            cache_limit,
            spare_cache: None,
            clock: None,
            memory: Arc::default(),
        }
    }

    /// Returns the archive with a folder for derived images that is used when the library's own cache can't
    /// be written (a read-only or full disk). It is made when it is first needed.
    #[must_use]
    pub fn with_spare_cache(self, folder: PathBuf) -> Self {
        Self { spare_cache: Some(folder), ..self }
    }

    /// Returns the archive with a clock, by which it marks derived images as used. Without one the cache
    /// drops the oldest file first instead of the least recently used.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Returns where everything lies.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}
