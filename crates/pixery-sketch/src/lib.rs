//! Sketch: a painter of moods and compositions for trying Pixery, palettes and drafts.
//!
//! A prompt, a size and a seed become pixels: no weights, no network. The same brief gives the same bytes on
//! every machine.
#![forbid(unsafe_code)]

mod brief;
mod canvas;
mod colour;
mod compose;
mod finish;
mod frame;
mod guide;
mod noise;
mod palette;
mod path;
mod place;
mod random;
mod raster;
mod read;
mod scene;
mod studio;
mod subject;

pub use brief::{
    Brief, DEFAULT_STEPS, DEFAULT_STRENGTH, Edit, MAX_SIDE, MAX_STEPS, MIN_SIDE, MIN_STEPS, Mask, OnStep,
    PaintError, Picture, Step,
};
pub use read::{
    Grade, LocalColours, Mention, Reading, Scene, Season, Side, Style, Thing, Time, View, Weather, read,
};
#[doc(hidden)]
pub use subject::{Sheet, SheetStyle, subject_names, subject_sheet};

/// The painter's name.
pub const NAME: &str = "Sketch";
/// What the painter is, in one line.
pub const ABOUT: &str = "Sketch, a painter of moods and compositions for trying Pixery, palettes and drafts";

/// Paints a brief.
///
/// Tells of exactly `brief.steps` steps, in order; `Break` stops at once.
///
/// # Errors
/// [`PaintError::Stopped`] if `on_step` broke off; else a number of the brief that is outside its limits.
pub fn paint(brief: &Brief<'_>, on_step: &mut OnStep<'_>) -> Result<Picture, PaintError> {
    brief.check()?;
    let mut reading = read::read_both(brief.prompt, brief.negative_prompt);
    reading.vary(brief.seed);
    let mut studio = studio::Studio::new(brief, &reading, on_step);
    let setting = scene::paint_back(&mut studio)?;
    place::paint(&mut studio, &setting)?;
    scene::paint_front(&mut studio, &setting)?;
    scene::fall(&mut studio);
    studio.finish_stage()?;
    guide::resemble(&mut studio.canvas, brief.references, brief.strength);
    if let Some(edit) = &brief.edit {
        guide::follow(&mut studio.canvas, edit, brief.strength);
    }
    finish::apply(&mut studio)?;
    let mut bytes = finish::develop::to_bytes(&studio.canvas);
    if let Some(edit) = &brief.edit {
        guide::restore(&mut bytes, studio.frame(), edit, brief.strength);
    }
    studio.finish_stage()?;
    Picture::new(brief.width, brief.height, bytes)
}
