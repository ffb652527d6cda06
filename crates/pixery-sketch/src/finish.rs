//! The finish: how the painted light becomes paint on a ground.

mod chalk;
pub(crate) mod develop;
mod film;
mod glass;
mod grade;
mod ink;
mod mosaic;
mod painterly;
mod pencil;
mod pixels;
mod poster;
mod print;
pub(crate) mod quantise;
mod riso;
mod strokes;
mod watercolour;

use crate::brief::PaintError;
use crate::canvas::Canvas;
use crate::colour::luminance;
use crate::read::Style;
use crate::studio::Studio;

/// Applies the finish of the style and ends the stage.
pub(crate) fn apply(studio: &mut Studio<'_>) -> Result<(), PaintError> {
    grade::apply(studio);
    studio.tick()?;
    match studio.reading.style {
        Style::Painterly => painterly::apply(studio),
        Style::Gouache => painterly::apply_gouache(studio),
        Style::Oil => painterly::apply_oil(studio),
        Style::Watercolour => watercolour::apply(studio),
        Style::Woodblock => print::apply(studio),
        Style::Ink => ink::apply(studio),
        Style::PixelArt => pixels::apply(studio),
        Style::Chalk => chalk::apply(studio),
        Style::Film => film::apply(studio),
        Style::Poster => poster::apply(studio),
        Style::Pencil => pencil::apply(studio),
        Style::Glass => glass::apply(studio),
        Style::Mosaic => mosaic::apply(studio),
        Style::Risograph => riso::apply(studio),
    }
    studio.finish_stage()
}

/// Returns how strongly brightness changes at a place, `reach` units around it: 0 flat to about 1.
fn edge(canvas: &Canvas, x: f32, y: f32, reach: f32) -> f32 {
    let light = |x: f32, y: f32| luminance(canvas.near(x, y)).max(0.0).sqrt();
    let across = light(x + reach, y) - light(x - reach, y);
    let down = light(x, y + reach) - light(x, y - reach);
    (across * across + down * down).sqrt()
}
