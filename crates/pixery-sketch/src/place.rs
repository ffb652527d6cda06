//! Setting the subjects of a prompt into a painted scene, and lighting them there.

mod arrange;
mod footing;
mod relief;
mod tint;

use crate::brief::PaintError;
use crate::scene::Setting;
use crate::studio::Studio;

/// Paints every subject, the farthest first, and ends the stage.
pub(crate) fn paint(studio: &mut Studio<'_>, setting: &Setting) -> Result<(), PaintError> {
    let mut figures = arrange::figures(studio, setting);
    figures.sort_by(|one, other| one.depth.total_cmp(&other.depth));
    for figure in &figures {
        relief::paint(studio, figure);
        studio.tick()?;
    }
    studio.finish_stage()
}
