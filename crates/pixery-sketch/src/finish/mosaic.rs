//! Mosaic: small stones of one colour each, set in rows that sway, with grout between.

use crate::colour::{Rgb, mix, saturate, scale, smooth};
use crate::noise::whole;
use crate::studio::Studio;

/// Stones across one unit.
const STONES: f32 = 104.0;

/// Turns the painting into stones.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(490);
    let before = studio.canvas.clone();
    let figures = studio.soft_figures(0.004);
    let grout: Rgb = [0.3, 0.27, 0.235];
    studio.canvas.shade(|x, y, _| {
        let sway_x = noise.sum(x * 2.2, y * 2.2, 2) * 1.6;
        let sway_y = noise.sum(x * 2.2 + 30.0, y * 2.2, 2) * 1.6;
        // Smaller stones for the subjects, as mosaicists do.
        let small = figures.as_ref().is_some_and(|mask| mask.at(x, y) > 0.4);
        let stones = if small { STONES * 1.7 } else { STONES };
        let (u, v) = (x * stones + sway_x, y * stones + sway_y);
        let row = whole(v);
        let shifted = u + if row % 2 == 0 { 0.5 } else { 0.0 } + noise.cell(row, 3) * 0.4;
        let column = whole(shifted);
        let (in_x, in_y) = (shifted - column as f32, v - row as f32);
        let chance = noise.cell(column, row);
        let centre_x = x + (0.5 - in_x) / stones;
        let centre_y = y + (0.5 - in_y) / stones;
        let colour = scale(saturate(before.near(centre_x, centre_y), 1.3), 1.12);
        let inset = 0.04 + 0.04 * chance;
        let inside = in_x.min(1.0 - in_x).min(in_y).min(1.0 - in_y);
        let stone = smooth(inset, inset + 0.09, inside);
        let tilt = 1.0 + (chance - 0.5) * 0.26 + (0.5 - in_y) * 0.12 + (0.5 - in_x) * 0.06;
        let gold = if chance > 0.985 { 1.25 } else { 1.0 };
        mix(scale(grout, 0.8 + 0.4 * chance), scale(colour, tilt * gold), stone)
    });
}
