//! Forests: trunks behind trunks in the light, leaves above, undergrowth below.

use crate::brief::PaintError;
use crate::colour::{Ramp, Rgb, blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::{Path, Point, point};
use crate::random::Random;
use crate::read::{Season, Thing, Weather};
use crate::scene::{Setting, dabs, flora, land};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (horizon, tall) = (studio.plan.horizon, frame.tall());
    let mut random = studio.random.fork(201);
    let own = land::leaf(studio.reading, &mut random);
    let leaf = if studio.reading.season == Season::Winter { hex(0x7c8a86) } else { own };
    let firs = studio.reading.season == Season::Winter || random.chance(0.3);
    let dark = crate::scene::sky::is_dark(studio);
    paint_glow(studio, horizon, leaf);
    studio.finish_stage()?;
    for layer in 0..3 {
        paint_layer(studio, horizon, layer as f32 / 5.0, leaf, firs, &mut random);
        studio.tick()?;
    }
    studio.finish_stage()?;
    paint_floor(studio, horizon, own);
    if studio.reading.wants(Thing::Moon) || (studio.reading.wants(Thing::Sun) && !dark) {
        crate::scene::sky::paint_named_disc(studio, horizon * 0.9);
    }
    for layer in 3..5 {
        paint_layer(studio, horizon, layer as f32 / 5.0, leaf, firs, &mut random);
    }
    paint_shafts(studio, horizon);
    studio.finish_stage()?;
    Ok(Setting::of_ground(lerp(horizon, tall, 0.62), horizon * 0.45))
}

fn paint_glow(studio: &mut Studio<'_>, horizon: f32, leaf: Rgb) {
    let palette = &studio.palette;
    let tinted = |colour: Rgb, part: f32| blend(colour, palette.lit(leaf, 0.9, 0.2), part);
    let ramp = Ramp::new(&[
        tinted(palette.sky[1], 0.5),
        tinted(palette.sky[2], 0.4),
        tinted(palette.sky[3], 0.25),
        tinted(palette.sky[4], 0.15),
    ]);
    let noise = studio.noise.fork(202);
    let sun = [studio.plan.sun[0], horizon * 0.55];
    let light = palette.sun;
    studio.canvas.shade(|x, y, _| {
        let (across, down) = (x - sun[0], (y - sun[1]) * 0.8);
        let distance = (across * across + down * down).sqrt();
        let leaves = noise.sum(x * 5.0, y * 5.0, 4);
        let base = ramp.at((1.05 - distance * 0.9 + leaves * 0.16).clamp(0.0, 1.0));
        screen(base, scale(light, 0.45 / (1.0 + distance * distance * 14.0)))
    });
}

fn paint_layer(studio: &mut Studio<'_>, horizon: f32, near: f32, leaf: Rgb, firs: bool, random: &mut Random) {
    let frame = studio.frame();
    let (wide, unit) = (frame.wide(), frame.unit);
    let foggy = studio.reading.weather == Weather::Fog;
    let far = (1.0 - near * if foggy { 0.8 } else { 1.15 }).max(0.05);
    let haze = studio.haze();
    let palette = &studio.palette;
    let bark = blend(palette.lit(hex(0x4d4033), 0.35, far), haze, far * 0.55);
    let bark_lit = blend(palette.lit(hex(0x9a7c58), 1.0, far), haze, far * 0.5);
    let crown = blend(palette.lit(scale(leaf, 0.75), 0.45, far * 0.45), haze, far * 0.38);
    let crown_lit = blend(palette.lit(scale(leaf, 1.15), 1.0, far * 0.4), palette.sun, 0.1);
    let foot = lerp(horizon, frame.tall(), near * near * 0.55);
    let count = (lerp(26.0, 5.0, near) * wide) as u32 + 1;
    let side = studio.plan.light_side;
    let focus = studio.plan.focus;
    let (mut trunks, mut lit, mut leaves, mut bright) = (Path::new(), Path::new(), Path::new(), Path::new());
    let mut tufts = Path::new();
    for index in 0..count {
        let x = (index as f32 + random.range(0.1, 0.9)) / count as f32 * wide;
        if near > 0.3 && (x - focus).abs() < 0.16 {
            continue;
        }
        let y = foot + random.around(0.02);
        let thick = lerp(0.008, 0.055, near) * random.range(0.6, 1.3);
        if firs && near < 0.75 {
            let height = lerp(0.3, 0.75, near) * random.range(0.7, 1.2);
            leaves = leaves.and(flora::conifer(x * unit, (y + 0.02) * unit, height * unit, random));
            continue;
        }
        let lean = random.around(0.05);
        let top = point((x + lean) * unit, -0.05 * unit);
        let bend = random.around(0.02) * unit;
        trunks = trunks.and(flora::limb(
            point(x * unit, (y + 0.015) * unit),
            top,
            thick * unit,
            thick * 0.5 * unit,
            bend,
        ));
        let foot = point(x * unit, (y + 0.015) * unit);
        trunks = trunks.and(flora::roots(foot, thick * unit, random));
        tufts = tufts.and(tuft(foot, thick * unit, random));
        let edge = (x + side * thick * 0.3) * unit;
        lit = lit.and(flora::limb(
            point(edge, (y + 0.01) * unit),
            point(top.x + side * thick * 0.15 * unit, top.y),
            thick * 0.22 * unit,
            thick * 0.1 * unit,
            bend,
        ));
        for _ in 0..2 {
            let height = y * random.range(0.2, 0.6);
            let reach = random.range(0.06, 0.16) * if random.chance(0.5) { 1.0 } else { -1.0 };
            trunks = trunks.and(flora::limb(
                point((x + lean * 0.5) * unit, height * unit),
                point((x + reach) * unit, (height - random.range(0.06, 0.16)) * unit),
                thick * 0.25 * unit,
                thick * 0.06 * unit,
                0.0,
            ));
        }
    }
    if !firs || near >= 0.75 {
        let clumps = (lerp(60.0, 26.0, near) * wide) as u32;
        let low = lerp(0.72, 0.3, near) * horizon;
        for _ in 0..clumps {
            let x = random.range(-0.05, wide + 0.05);
            let y = random.unit() * random.unit() * low * (0.6 + 0.7 * (x - focus).abs() / wide);
            let size = lerp(0.02, 0.06, near) * random.range(0.6, 1.3);
            scatter_leaves(&mut leaves, x, y, size, unit, random);
            if random.chance(0.6) {
                scatter_leaves(&mut bright, x + side * size * 0.3, y - size * 0.35, size * 0.7, unit, random);
            }
        }
    }
    dabs::lay(&mut studio.canvas, &trunks, bark, 0.96);
    dabs::lay(&mut studio.canvas, &lit, bark_lit, 0.4 * (0.4 + near));
    let floor = studio.canvas.clone();
    dabs::lay_with(&mut studio.canvas, &tufts, 0.85, |x, _, _| {
        scale(floor.near(x, (foot + 0.05).min(frame.tall() - 0.01)), 0.72)
    });
    dabs::lay(&mut studio.canvas, &leaves, crown, 0.92);
    if studio.reading.season != Season::Winter {
        dabs::lay(&mut studio.canvas, &bright, crown_lit, 0.6);
    }
    let strength = far * 0.5;
    studio.canvas.shade_between(foot - 0.2, frame.tall(), |_, y, below| {
        mix(below, haze, smooth(foot - 0.18, foot + 0.02, y) * strength)
    });
}

/// Returns blades of grass before the foot of a trunk `thick` px thick.
fn tuft(foot: Point, thick: f32, random: &mut Random) -> Path {
    let mut path = Path::new();
    for _ in 0..14 {
        let x = foot.x + random.around(1.5) * thick;
        let height = thick * random.range(0.25, 0.75);
        let y = foot.y + thick * random.range(0.12, 0.42);
        path = path.and(flora::blade(x, y, height, thick * 0.09, random.around(0.5) * height));
    }
    path
}

fn scatter_leaves(path: &mut Path, x: f32, y: f32, size: f32, unit: f32, random: &mut Random) {
    for _ in 0..12 {
        let (across, down) = (random.around(1.3), random.around(1.0));
        let leaf = size * random.range(0.16, 0.34) * unit;
        let blob = flora::blob((x + across * size) * unit, (y + down * size) * unit, leaf, random);
        path.steps.extend(blob.steps);
    }
}

fn paint_floor(studio: &mut Studio<'_>, horizon: f32, own: Rgb) {
    let frame = studio.frame();
    let tall = frame.tall();
    let noise = studio.noise.fork(203);
    let palette = &studio.palette;
    let winter = studio.reading.season == Season::Winter;
    let floor = if winter { hex(0xe6edf4) } else { scale(own, 0.8) };
    let (light, shade) = if winter {
        (palette.snow(floor, 0.9, 0.1), palette.snow(scale(floor, 0.72), 0.3, 0.05))
    } else {
        (palette.lit(floor, 1.0, 0.1), palette.lit(scale(floor, 0.35), 0.15, 0.05))
    };
    let path_colour = palette.lit(if winter { hex(0xcfdae6) } else { hex(0xb08a5c) }, 0.8, 0.1);
    let (focus, bend) = (studio.plan.focus, studio.random.fork(204).range(-0.3, 0.3));
    let sun = studio.plan.sun[0];
    let haze = studio.haze();
    studio.canvas.shade_between(horizon - 0.03, tall, |x, y, below| {
        let line = horizon + noise.sum(x * 3.0, 1.0, 3) * 0.02;
        let inside = smooth(-0.004, 0.004, y - line);
        if inside <= 0.0 {
            return below;
        }
        let part = ((y - line) / (tall - line)).clamp(0.0, 1.0);
        let depth = 1.0 / (part + 0.12);
        let moss = noise.sum(x * 4.0 * (0.4 + depth * 0.3), depth * 5.0, 4);
        let litter = noise.sum(x * 40.0, y * 60.0, 2);
        let dapple = smooth(
            0.05,
            0.4,
            noise.sum(x * 2.2 + 3.0, depth * 2.2, 3) + 0.22 / (1.0 + (x - sun) * (x - sun) * 10.0),
        );
        let colour = mix(shade, light, (0.25 + moss * 0.35 + litter * 0.14 + dapple * 0.55).clamp(0.0, 1.0));
        let middle = focus + (1.0 - part) * bend * (1.0 - part);
        let half = 0.02 + 0.16 * part + noise.sum(x * 6.0, y * 9.0, 2) * 0.03;
        let trail = smooth(half, half * 0.55, (x - middle).abs()) * 0.6;
        let trodden = mix(colour, scale(path_colour, 0.55 + 0.5 * dapple), trail);
        mix(below, mix(trodden, haze, (1.0 - part) * (1.0 - part) * 0.45), inside)
    });
}

fn paint_shafts(studio: &mut Studio<'_>, horizon: f32) {
    if matches!(studio.reading.weather, Weather::Rain | Weather::Storm) || !studio.reading.allows(Thing::Sun)
    {
        return;
    }
    let noise = studio.noise.fork(205);
    let origin = [studio.plan.sun[0], -0.35];
    let light = studio.palette.sun;
    let strength = 0.05 + 0.16 * studio.palette.local;
    studio.canvas.shade_between(0.0, horizon * 1.3, |x, y, below| {
        let angle = (x - origin[0]) / (y - origin[1]);
        let beam = smooth(0.05, 0.6, noise.sum(angle * 9.0, 1.0, 3) + 0.1);
        let fade = smooth(horizon * 1.3, horizon * 0.3, y) / (1.0 + angle * angle * 5.0);
        screen(below, scale(light, beam * fade * strength))
    });
}

/// Paints dark leaves at the upper corners and plants at the lower edge.
pub(crate) fn paint_front(studio: &mut Studio<'_>) -> Result<(), PaintError> {
    let frame = studio.frame();
    let (wide, tall, unit) = (frame.wide(), frame.tall(), frame.unit);
    let mut random = studio.random.fork(206);
    let winter = studio.reading.season == Season::Winter;
    let own = land::leaf(studio.reading, &mut random);
    let dark = studio.palette.lit(scale(own, if winter { 0.6 } else { 0.22 }), 0.15, 0.02);
    let (mut leaves, mut ferns) = (Path::new(), Path::new());
    for _ in 0..(26.0 * wide) as u32 {
        let corner = if random.chance(0.5) { 0.0 } else { wide };
        let x = corner + random.around(0.28);
        let y = random.unit() * random.unit() * 0.16;
        scatter_leaves(&mut leaves, x, y, 0.035, unit, &mut random);
    }
    for _ in 0..(150.0 * wide) as u32 {
        let x = random.range(0.0, wide);
        let edge = ((x / wide - 0.5).abs() * 2.0).max(0.25);
        let height = random.range(0.03, 0.13) * edge;
        ferns = ferns.and(flora::blade(
            x * unit,
            (tall + 0.01) * unit,
            height * unit,
            0.007 * unit,
            random.around(0.8) * height * unit,
        ));
    }
    if !winter {
        dabs::lay(&mut studio.canvas, &leaves, dark, 0.94);
    }
    dabs::lay(&mut studio.canvas, &ferns, mix(dark, scale(own, 0.25), 0.35), 0.94);
    studio.tick()
}
