//! Meadows: a wide field of grass and flowers towards low hills.

use crate::brief::PaintError;
use crate::colour::{hex, lerp, mix, scale, smooth};
use crate::noise::whole;
use crate::read::{Season, Thing};
use crate::scene::{Setting, grass, land, sky};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let horizon = studio.plan.horizon;
    let tall = studio.frame().tall();
    sky::paint(studio, horizon)?;
    land::paint_far(studio, horizon)?;
    studio.finish_stage()?;
    let mut random = studio.random.fork(131);
    grass::paint_slope(studio, horizon + 0.01, 0.025);
    if studio.reading.allows(Thing::Trees) {
        land::scatter_trees(studio, horizon + 0.03, 0.06, &mut random);
    }
    if studio.reading.season != Season::Winter && studio.reading.allows(Thing::Flowers) {
        paint_bloom(studio, horizon);
    }
    studio.finish_stage()?;
    Ok(Setting::of_ground(lerp(horizon, tall, 0.66), horizon * 0.5))
}

/// Strews thousands of blossoms over the field, larger towards the viewer.
fn paint_bloom(studio: &mut Studio<'_>, horizon: f32) {
    let tall = studio.frame().tall();
    let mut random = studio.random.fork(132);
    let colours = grass::flower_colours(studio, &mut studio.random.fork(122));
    let dense = if studio.reading.wants(Thing::Flowers) { 0.62 } else { random.range(0.12, 0.3) };
    let noise = studio.noise.fork(133);
    let heart = studio.palette.lit(hex(0x8a5a1c), 0.6, 0.0);
    let middle = studio.frame().wide() * 0.5;
    studio.canvas.shade_between(horizon + 0.02, tall, |x, y, below| {
        let close = grass::closeness(horizon, tall, y);
        let mut colour = below;
        for (band, colour_of_band) in colours.iter().enumerate() {
            // Rows of cells shrink towards the horizon as ground does.
            let depth = 1.0 / (close * 0.9 + 0.1);
            let field_x = (x - middle) * depth * 15.0 + band as f32 * 31.7;
            let field_y = depth * 34.0 + band as f32 * 11.3;
            let (column, row) = (whole(field_x), whole(field_y));
            let patch = noise.sum(column as f32 * 0.06 + band as f32 * 9.0, row as f32 * 0.09, 2);
            if noise.cell(column, row) > dense * (0.75 + 1.6 * patch) {
                continue;
            }
            let (across, down) = (
                field_x - column as f32 - 0.3 - 0.4 * noise.cell(column, row + 991),
                (field_y - row as f32 - 0.3 - 0.4 * noise.cell(column + 613, row)) * 0.75,
            );
            let wobble = noise.at(field_x * 3.0, field_y * 3.0) * 0.1;
            let distance = (across * across + down * down).sqrt() + wobble;
            let size = 0.2 + 0.2 * noise.cell(column + 77, row + 31);
            let petal = smooth(size, size * 0.7, distance);
            let core = smooth(0.13, 0.08, distance) * smooth(0.2, 0.5, close);
            let shaded = scale(*colour_of_band, lerp(0.95, 0.6, smooth(-0.3, 0.4, -down)));
            colour = mix(colour, mix(shaded, heart, core), petal * 0.92 * smooth(0.03, 0.24, close));
        }
        let drift = smooth(0.0, 0.5, noise.sum(x * 4.0, y * 30.0, 4) + dense * 0.5);
        mix(colour, scale(colours[0], 0.85), drift * smooth(0.3, 0.05, close) * dense * 0.85)
    });
}
