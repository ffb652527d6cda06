//! Deserts: dunes with a lit and a shaded side, wind ripples, far table mountains.

use crate::brief::PaintError;
use crate::canvas::Canvas;
use crate::colour::{Rgb, hex, lerp, mix, scale, smooth};
use crate::noise::Noise;
use crate::path::Path;
use crate::read::{Thing, View};
use crate::scene::ridge::{self, Flanks, Shape, Skyline};
use crate::scene::{Setting, clouds, dabs, sky};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (horizon, tall) = (studio.plan.horizon, frame.tall());
    sky::paint(studio, horizon + 0.02)?;
    let mut random = studio.random.fork(181);
    if random.chance(0.55) || studio.reading.wants(Thing::Mountains) {
        paint_mesas(studio, horizon);
    }
    studio.finish_stage()?;
    let own = hex(*random.pick(&[0xe0a260, 0xd98f54, 0xe6b878, 0xd9a06a, 0xcf7f50]));
    let layers = if studio.reading.view == View::Minimal { 2 } else { 5 };
    for layer in 0..layers {
        let near = (layer as f32 + 0.4) / layers as f32;
        let foot = lerp(horizon + 0.04, tall * 1.04, near * near * 0.75 + near * 0.2);
        let height = lerp(0.06, 0.3, near) * random.range(0.85, 1.15);
        let fineness = lerp(2.6, 1.1, near);
        let skyline =
            Skyline::new(frame, studio.noise.fork(182 + layer), Shape::Dune, foot, height, fineness);
        let far = 0.75 * (1.0 - near) * (1.0 - near);
        let palette = &studio.palette;
        let sand = Sand {
            light: palette.lit(own, 1.0, far),
            shade: palette.lit(mix(scale(own, 0.42), palette.sky[0], 0.16), 0.12, far),
            haze: clouds::mist_colour(studio),
            far,
            near,
            side: studio.plan.light_side,
        };
        paint_dune(&mut studio.canvas, &skyline, studio.noise.fork(190 + layer), &sand, tall);
        studio.tick()?;
    }
    if random.chance(0.5) {
        paint_scrub(studio, horizon);
    }
    studio.finish_stage()?;
    Ok(Setting::of_ground(lerp(horizon, tall, 0.68), horizon * 0.5))
}

struct Sand {
    light: Rgb,
    shade: Rgb,
    haze: Rgb,
    far: f32,
    near: f32,
    side: f32,
}

fn paint_dune(canvas: &mut Canvas, skyline: &Skyline, noise: Noise, sand: &Sand, bottom: f32) {
    let frame = canvas.frame;
    canvas.shade_between(skyline.top() - 0.01, bottom, |x, y, below| {
        let depth = y - skyline.height(frame, x);
        let inside = (depth * frame.unit + 0.5).clamp(0.0, 1.0);
        if inside <= 0.0 {
            return below;
        }
        let wander = noise.sum(x * 2.0, y * 3.0, 2);
        let from = x - depth * (1.1 + wander * 0.7) * sand.side + wander * 0.02;
        let facet = -skyline.slope(frame, from) * sand.side;
        let broad = noise.sum(x * 1.5, y * 4.0, 2) * 0.25;
        let ripple_place = (depth + 0.04 * noise.sum(x * 3.0, y * 5.0, 2)) * lerp(150.0, 62.0, sand.near)
            + x * 16.0 * sand.side;
        let ripple = libm::sinf(ripple_place + noise.sum(x * 9.0, y * 9.0, 2) * 2.4)
            * 0.075
            * sand.near
            * smooth(0.01, 0.06, depth);
        let lit = smooth(-0.16, 0.2, facet + broad * 0.5 + ripple);
        let fade = lerp(1.0, 0.82, smooth(0.0, 0.5, depth));
        let colour = scale(mix(sand.shade, sand.light, lit), fade);
        let rim = smooth(0.006, 0.0, depth) * 0.3;
        let bright = mix(colour, mix(sand.light, sand.haze, 0.4), rim);
        let blown = smooth(0.0, 0.16, depth) * sand.far * 0.6;
        mix(below, mix(bright, sand.haze, blown), inside)
    });
}

fn paint_mesas(studio: &mut Studio<'_>, horizon: f32) {
    let frame = studio.frame();
    let noise = studio.noise.fork(186);
    for (layer, far) in [(0, 0.9), (1, 0.7)] {
        let line: Vec<f32> = (0..frame.width)
            .map(|column| {
                let x = column as f32 / frame.unit;
                let swell = noise.sum(x * 1.6 + layer as f32 * 9.0, 1.0, 2);
                let flat = smooth(0.0, 0.12, swell - 0.02) * 0.1 + smooth(0.2, 0.3, swell) * 0.05;
                horizon + 0.05
                    - 0.035
                    - flat * if layer == 0 { 1.2 } else { 0.8 }
                    - noise.sum(x * 20.0, 3.0, 3) * 0.006
            })
            .collect();
        let own = hex(0xb5674a);
        let flanks = Flanks {
            light: studio.palette.lit(own, 1.0, far),
            shade: studio.palette.lit(scale(own, 0.6), 0.1, far),
            mist: clouds::mist_colour(studio),
            mistiness: 0.65,
            depth: 0.14,
            snow: None,
            roughness: 0.8,
            fineness: 9.0,
            side: studio.plan.light_side,
        };
        ridge::paint(
            &mut studio.canvas,
            &Skyline::of_line(frame, line),
            noise.fork(layer),
            &flanks,
            horizon + 0.12,
        );
    }
}

fn paint_scrub(studio: &mut Studio<'_>, horizon: f32) {
    let frame = studio.frame();
    let mut random = studio.random.fork(187);
    let colour = studio.palette.lit(hex(0x5c5a34), 0.3, 0.05);
    let mut path = Path::new();
    for _ in 0..7 {
        let x = random.range(0.0, frame.wide());
        let part = random.range(0.55, 1.0);
        let y = lerp(horizon, frame.tall(), part);
        for _ in 0..16 {
            let height = random.range(0.01, 0.03) * part * frame.unit;
            let foot = x * frame.unit + random.around(0.01) * frame.unit;
            path = path.and(crate::scene::flora::blade(
                foot,
                y * frame.unit,
                height,
                0.002 * frame.unit,
                random.around(0.9) * height,
            ));
        }
    }
    dabs::lay(&mut studio.canvas, &path, colour, 0.9);
}
