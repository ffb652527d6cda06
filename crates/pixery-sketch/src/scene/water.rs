//! Water that mirrors what stands above it: lakes and rivers.

use crate::colour::{Rgb, blend, lerp, luminance, mix, scale, screen, smooth};
use crate::frame::Frame;
use crate::read::{Season, Thing, Weather};
use crate::studio::Studio;

/// Paints a mirror from `top` down to `bottom`, in units, whose picture waves by `swell` of a unit.
pub(crate) fn paint_mirror(studio: &mut Studio<'_>, top: f32, bottom: f32, swell: f32) {
    let noise = studio.noise.fork(101);
    let palette = &studio.palette;
    let deep = match studio.reading.local.water.and_then(crate::palette::colour_of_word) {
        Some(own) => palette.lit(own, 0.6, 0.1),
        None => blend(palette.near, palette.sky[1], 0.45),
    };
    let (glint, sun) = (palette.sun, studio.plan.sun);
    let rough = if studio.reading.weather == Weather::Wind { 2.0 } else { 1.0 };
    let icy = studio.reading.season == Season::Winter && studio.reading.scene == crate::read::Scene::Lake;
    let frame = studio.frame();
    let first = ((top * frame.unit) as usize).min(frame.height);
    let (above, rows) = studio.canvas.pixels.split_at_mut(first * frame.width);
    if above.is_empty() {
        return;
    }
    crate::canvas::each_row(rows, frame.width, |row, colours| {
        let y = top + (row as f32 + 0.5) / frame.unit;
        if y > bottom {
            return;
        }
        let part = (y - top) / (bottom - top);
        let close = 1.0 / (part + 0.05);
        for (column, colour) in colours.iter_mut().enumerate() {
            let x = (column as f32 + 0.5) / frame.unit;
            let ripple = noise.sum(x * 3.0 * (0.4 + close * 0.16), close * 9.0, 3);
            let fine = noise.at(x * 9.0 * (0.4 + close * 0.12), close * 26.0);
            let sway = (ripple * 0.8 + fine * 0.4) * swell * rough * (0.25 + 1.5 * part);
            let mirrored = look(above, frame, x + sway * 0.6, top - (y - top) * 0.92 - sway * 2.4 - 0.002);
            let still = 0.82 - 0.3 * part + ripple * 0.1;
            let mut wet = mix(deep, scale(mirrored, 0.9), still.clamp(0.2, 0.95));
            if icy {
                wet = mix(wet, scale([0.86, 0.92, 0.98], luminance(mirrored).max(0.1) * 1.1), 0.3);
            }
            let away = (x - sun[0]).abs() / (0.06 + part * 0.16);
            let spark = smooth(0.25, 0.75, fine * 0.7 + ripple * 0.5) * libm::expf(-away * away);
            *colour = screen(wet, scale(glint, spark * 0.4));
        }
    });
    let (mist, unit) = (studio.haze(), frame.unit);
    studio.canvas.shade_between(top - 1.0 / unit, top + 0.02, |_, y, below| {
        let line = smooth(0.014, 0.0, (y - top).abs());
        mix(below, mist, line * 0.14)
    });
}

fn look(above: &[Rgb], frame: Frame, x: f32, y: f32) -> Rgb {
    let rows = above.len() / frame.width;
    let column = ((x * frame.unit).max(0.0) as usize).min(frame.width - 1);
    let mut y = y * frame.unit;
    if y < 0.0 {
        y = -y;
    }
    let row = (y as usize).min(rows - 1);
    above[row * frame.width + column]
}

/// Paints a river that winds from the horizon to the lower edge.
pub(crate) fn paint_river(studio: &mut Studio<'_>, horizon: f32) {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let mut random = studio.random.fork(102);
    let (start, end) = (random.range(0.35, 0.65) * wide, random.range(0.3, 0.7) * wide);
    let (bend, phase) = (random.range(0.12, 0.24), random.range(0.0, 6.0));
    let noise = studio.noise.fork(103);
    let palette = &studio.palette;
    let deep = blend(palette.near, palette.sky[1], 0.4);
    let sky = crate::colour::Ramp::new(&palette.sky);
    let (glint, bank) = (palette.sun, scale(palette.near, 0.8));
    let reflects = studio.reading.allows(Thing::Reflection);
    studio.canvas.shade_between(horizon, tall, |x, y, below| {
        let part = ((y - horizon) / (tall - horizon)).clamp(0.0, 1.0);
        let depth = 1.0 / (part * 1.5 + 0.14);
        let middle = lerp(start, end, part) + libm::sinf(depth * 1.15 + phase) * bend * (0.25 + part * 1.1);
        let half = 0.006 + 0.24 * part * part + 0.06 * part;
        let edge = noise.sum(x * 14.0, y * 26.0, 3) * 0.012 * (0.2 + part);
        let inside = half - (x - middle).abs() + edge;
        let wet = smooth(-0.001, 0.003 + 0.004 * part, inside);
        let shore = smooth(-0.014 - 0.02 * part, 0.0, inside) * 0.55;
        let ground = mix(below, bank, shore);
        if wet <= 0.0 {
            return ground;
        }
        let ripple = noise.sum(x * 5.0 * (0.3 + depth * 0.2), depth * 8.0, 3);
        let mirrored = sky.at((1.0 - part * 0.85 + ripple * 0.16).clamp(0.0, 1.0));
        let dim = smooth(0.1 * (0.3 + part), 0.0, inside) * 0.5;
        let water = mix(mix(deep, mirrored, if reflects { 0.82 } else { 0.4 }), bank, dim);
        let spark = smooth(0.35, 0.8, ripple) * 0.3;
        mix(ground, screen(water, scale(glint, spark)), wet)
    });
}
