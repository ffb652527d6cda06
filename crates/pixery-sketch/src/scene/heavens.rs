//! Nothing but sky, with a sea of clouds or a thin strip of land at the lower edge.

use crate::brief::PaintError;
use crate::colour::{lerp, mix, scale, screen, smooth};
use crate::read::{Thing, Weather};
use crate::scene::{Setting, land, sky};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let tall = studio.frame().tall();
    let mut random = studio.random.fork(211);
    let sea_of_clouds = studio.reading.weather != Weather::Clear
        && studio.reading.allows(Thing::Clouds)
        && random.chance(0.6);
    let horizon = if sea_of_clouds { tall * 0.7 } else { tall * 0.88 };
    studio.plan.horizon = horizon;
    studio.plan.sun[1] = studio.plan.sun[1].min(horizon * 0.8);
    sky::paint(studio, horizon)?;
    if sea_of_clouds {
        paint_cloud_sea(studio, horizon, tall);
    } else {
        land::paint_far(studio, horizon + 0.04)?;
        crate::scene::grass::paint_slope(studio, horizon + 0.03, 0.03);
    }
    studio.finish_stage()?;
    studio.finish_stage()?;
    Ok(Setting::of_ground(tall * 0.9, tall * 0.45))
}

fn paint_cloud_sea(studio: &mut Studio<'_>, horizon: f32, tall: f32) {
    let noise = studio.noise.fork(212);
    let palette = &studio.palette;
    let (light, shade, far) = (palette.cloud, palette.cloud_shade, studio.haze());
    let (sun, glow) = (studio.plan.sun, palette.sun);
    let toward = studio.plan.light_side * 0.05;
    let middle = studio.frame().wide() * 0.5;
    studio.canvas.shade_between(horizon - 0.06, tall, |x, y, below| {
        let mut colour = below;
        for bank in 0..6 {
            let near = bank as f32 / 5.0;
            let line = lerp(horizon, tall * 1.02, near * near * 0.85 + 0.02);
            let size = lerp(7.0, 1.9, near);
            let place = (x - middle) * size + bank as f32 * 7.7;
            let lobes = 1.0 - noise.at(place, bank as f32).abs();
            let top = line
                - (0.35 * lobes * lobes
                    + 0.3 * noise.sum(place * 2.0, 3.0, 4)
                    + 0.2 * noise.at(place * 0.4, 9.0))
                    * 0.42
                    / size.max(2.0);
            let depth = y - top;
            let inside = smooth(-0.004 - 0.01 * near, 0.008 + 0.012 * near, depth);
            if inside <= 0.0 {
                continue;
            }
            let puff = |x: f32, y: f32| noise.sum(x * size * 1.6 + bank as f32 * 3.0, y * size * 2.4, 4);
            let relief = puff(x, y) - puff(x + toward * 3.0 / size, y - 0.12 / size);
            let crown = smooth(0.3 / size, 0.0, depth);
            let facing = (0.2 + crown * 0.6 + relief * 0.7).clamp(0.0, 1.0);
            let near_sun = 1.0 / (1.0 + (x - sun[0]) * (x - sun[0]) * 7.0);
            let lit = screen(mix(shade, light, facing), scale(glow, crown * near_sun * 0.3));
            colour = mix(colour, mix(far, lit, lerp(0.45, 1.0, near)), inside);
        }
        colour
    });
}
