//! The finish: how the painted light becomes paint on a ground.

pub(crate) mod develop;
mod painterly;

use crate::brief::PaintError;
use crate::studio::Studio;

/// Applies the finish of the style and ends the stage.
pub(crate) fn apply(studio: &mut Studio<'_>) -> Result<(), PaintError> {
    painterly::apply(studio);
    studio.finish_stage()
}
