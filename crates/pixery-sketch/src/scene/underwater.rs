//! Under water: light from the surface, rocks, weeds and corals in the blue, bubbles.

use crate::brief::PaintError;
use crate::colour::{Ramp, Rgb, blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::{Path, point};
use crate::random::Random;
use crate::read::{Thing, Time};
use crate::scene::ridge::{Shape, Skyline};
use crate::scene::{Setting, dabs, flora, reef};
use crate::studio::Studio;

fn waters(studio: &Studio<'_>) -> [Rgb; 4] {
    if !studio.reading.colours.is_empty() {
        let palette = &studio.palette;
        return [palette.sky[4], palette.sky[2], palette.sky[1], palette.sky[0]];
    }
    let sets = [
        [0xd6f5ea, 0x57c1c4, 0x1c7f9c, 0x0b2f52],
        [0xc8f2f5, 0x3fb3d1, 0x1667a0, 0x0a2350],
        [0xe0f6d8, 0x6cc9a8, 0x1f8a86, 0x0b3b48],
    ];
    let set = studio.random.fork(251).pick(&sets).map(hex);
    let dim = if matches!(studio.reading.time, Time::Night | Time::Blue | Time::Dusk) { 0.45 } else { 1.0 };
    set.map(|colour| scale(colour, dim))
}

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let [bright, light, middle, deep] = waters(studio);
    let mut random = studio.random.fork(252);
    let ramp = Ramp::new(&[bright, light, middle, deep]);
    let noise = studio.noise.fork(253);
    let sun = [studio.plan.sun[0], -0.25];
    studio.canvas.shade(|x, y, _| {
        let (across, down) = (x - sun[0], y - sun[1]);
        let distance = (across * across * 0.8 + down * down).sqrt();
        let soft = noise.sum(x * 2.0, y * 3.0, 3) * 0.05;
        ramp.at(((distance - 0.16) * 0.85 / tall.max(0.8) + soft).clamp(0.0, 1.0))
    });
    studio.tick()?;
    paint_surface(studio, bright, sun);
    studio.finish_stage()?;
    for layer in 0..3 {
        let near = layer as f32 / 2.0;
        paint_bed(studio, &[bright, light, middle, deep], near, layer, &mut random);
        studio.tick()?;
    }
    if studio.reading.wants(Thing::Coral) {
        reef::paint(studio, &[bright, light, middle, deep]);
    }
    studio.finish_stage()?;
    paint_rays(studio, bright, sun, wide);
    let mut bubbles = Path::new();
    for _ in 0..30 {
        let stream = random.below(3) as f32 * wide * 0.3 + wide * 0.15;
        let (x, y) = (stream + random.around(0.05), random.range(0.1, tall * 0.8));
        bubbles = bubbles.and(Path::circle(
            x * frame.unit,
            y * frame.unit,
            random.range(0.002, 0.009) * frame.unit,
        ));
    }
    dabs::lay(&mut studio.canvas, &bubbles, bright, 0.45);
    studio.finish_stage()?;
    Ok(Setting { floating: true, water: Some(tall * 0.5), ..Setting::of_ground(tall * 0.88, tall * 0.46) })
}

fn paint_surface(studio: &mut Studio<'_>, bright: Rgb, sun: [f32; 2]) {
    let noise = studio.noise.fork(254);
    let reach = studio.frame().tall() * 0.2;
    studio.canvas.shade_between(0.0, reach, |x, y, below| {
        let depth = 1.0 / (y / reach * 1.4 + 0.16);
        let wave = noise.sum((x - sun[0]) * depth * 1.4, depth * 3.0, 4);
        let net = 1.0 - (wave * 2.2).abs().min(1.0);
        let near = 1.0 / (1.0 + (x - sun[0]) * (x - sun[0]) * 5.0);
        screen(below, scale(bright, net * net * near * smooth(reach, 0.0, y) * 0.7))
    });
}

fn paint_rays(studio: &mut Studio<'_>, bright: Rgb, sun: [f32; 2], wide: f32) {
    let noise = studio.noise.fork(255);
    let tall = studio.frame().tall();
    studio.canvas.shade(|x, y, below| {
        let angle = (x - sun[0]) / (y - sun[1]) / wide;
        let beam = smooth(0.0, 0.7, noise.sum(angle * 7.0, 2.0, 3) + 0.12);
        let fade = smooth(tall * 0.95, 0.0, y) / (1.0 + angle * angle * 3.0);
        screen(below, scale(bright, beam * fade * 0.22))
    });
}

fn paint_bed(studio: &mut Studio<'_>, water: &[Rgb; 4], near: f32, layer: u64, random: &mut Random) {
    let frame = studio.frame();
    let (wide, tall, unit) = (frame.wide(), frame.tall(), frame.unit);
    let noise = studio.noise.fork(256 + layer);
    let foot = tall * lerp(0.84, 1.0, near);
    let skyline = Skyline::new(frame, noise, Shape::Rolling, foot, lerp(0.22, 0.16, near), 1.7);
    let sand = scale(blend(hex(0xd9c79a), water[1], 0.55 - 0.25 * near), 0.6);
    let rock = blend(water[2], water[3], 0.35 + 0.5 * near);
    let is_sand = layer == 1;
    let bright = water[0];
    studio.canvas.shade_between(skyline.top() - 0.01, tall, |x, y, below| {
        let depth = y - skyline.height(frame, x);
        let inside = (depth * unit + 0.5).clamp(0.0, 1.0);
        if inside <= 0.0 {
            return below;
        }
        let rough = noise.sum(x * 9.0, y * 14.0, 4);
        let caustic = 1.0 - (noise.sum(x * 8.0 + rough * 0.3, y * 20.0, 2) * 2.6).abs().min(1.0);
        let base = if is_sand { scale(sand, 0.85 + rough * 0.25) } else { scale(rock, 0.9 + rough * 0.5) };
        let lit = screen(
            base,
            scale(bright, caustic * caustic * 0.2 * (1.0 - near * 0.6) + smooth(0.03, 0.0, depth) * 0.1),
        );
        mix(below, lit, inside * lerp(0.55, 1.0, near))
    });
    let corals = [0xe8715c, 0xf0a35e, 0xd95f8c, 0x8f6fc4, 0xe9c46a, 0x5fb59a];
    for _ in 0..(lerp(6.0, 9.0, near) * wide) as u32 {
        let x = random.range(0.0, wide);
        let away = ((x - studio.plan.focus).abs() / wide * 2.4).clamp(0.35, 1.0);
        let y = skyline.height(frame, x) + 0.03;
        let own = hex(*random.pick(&corals));
        let colour = blend(scale(own, 0.75), water[2], lerp(0.75, 0.3, near));
        let height = random.range(0.06, 0.2) * away * lerp(0.7, 1.2, near);
        let path = if random.chance(0.45) {
            kelp(x * unit, y * unit, height * 1.8 * unit, random)
        } else {
            coral(x * unit, y * unit, height * 0.6 * unit, random)
        };
        let top = y - height;
        let tip = mix(colour, water[0], 0.3);
        let weed = blend(hex(0x2f7a4f), water[2], lerp(0.7, 0.3, near));
        let base = if random.chance(0.4) { weed } else { colour };
        dabs::lay_with(&mut studio.canvas, &path, 0.95, |_, at_y, _| {
            mix(scale(base, 0.6), mix(base, tip, 0.4), smooth(y, top, at_y))
        });
    }
}

fn kelp(x: f32, y: f32, height: f32, random: &mut Random) -> Path {
    let mut path = Path::new();
    for _ in 0..4 {
        let foot = x + random.around(height * 0.12);
        let sway = random.around(height * 0.3);
        path = path.and(flora::limb(
            point(foot, y),
            point(foot + sway, y - height * random.range(0.6, 1.0)),
            height * 0.06,
            height * 0.012,
            -sway * 0.8,
        ));
    }
    path
}

fn coral(x: f32, y: f32, height: f32, random: &mut Random) -> Path {
    if random.chance(0.5) {
        return flora::bare_tree(point(x, y), random.around(0.2), height * 0.42, height * 0.16, 3, random);
    }
    let mut path = Path::new();
    for _ in 0..9 {
        path = path.and(flora::blob(
            x + random.around(height * 0.7),
            y - random.unit() * height * 0.7,
            height * random.range(0.18, 0.34),
            random,
        ));
    }
    path
}

/// Paints dark weeds at the lower corners.
pub(crate) fn paint_front(studio: &mut Studio<'_>) -> Result<(), PaintError> {
    if studio.reading.wants(Thing::Coral) {
        return Ok(());
    }
    let frame = studio.frame();
    let mut random = studio.random.fork(257);
    let [_, _, _, deep] = waters(studio);
    let mut path = Path::new();
    for corner in [0.0, frame.wide()] {
        for _ in 0..5 {
            let x = corner + random.around(0.14);
            path = path.and(kelp(
                x * frame.unit,
                (frame.tall() + 0.02) * frame.unit,
                random.range(0.2, 0.5) * frame.unit,
                &mut random,
            ));
        }
    }
    dabs::lay(&mut studio.canvas, &path, scale(deep, 0.5), 0.9);
    studio.tick()
}
