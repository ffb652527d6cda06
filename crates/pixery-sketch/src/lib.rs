//! Sketch: a painter of moods and compositions for trying Pixery, palettes and drafts.
//!
//! A prompt, a size and a seed become pixels: no weights, no network. The same brief gives the same bytes on
//! every machine.
#![forbid(unsafe_code)]

mod path;
mod random;
mod raster;
mod subject;

#[doc(hidden)]
pub use subject::{Sheet, SheetStyle, subject_names, subject_sheet, subject_tile};
