//! Cities from afar: rows of towers in the haze, lit windows, and water or roofs before them.

use crate::brief::PaintError;
use crate::colour::{Rgb, blend, hex, lerp, mix, scale, screen, smooth};
use crate::noise::{Noise, whole};
use crate::path::{Path, point};
use crate::random::Random;
use crate::read::{Thing, Time};
use crate::scene::{Setting, clouds, dabs, flora, sky, water};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (horizon, tall) = (studio.plan.horizon, frame.tall());
    sky::paint(studio, horizon)?;
    let mut random = studio.random.fork(161);
    for layer in 0..4 {
        paint_row(studio, horizon, layer, &mut random);
        studio.tick()?;
    }
    studio.finish_stage()?;
    let by_water =
        studio.reading.wants(Thing::Water) || studio.reading.wants(Thing::Reflection) || random.chance(0.65);
    let setting = if by_water {
        water::paint_mirror(studio, horizon, tall, 0.02);
        Setting {
            water: Some(lerp(horizon, tall, 0.5)),
            ..Setting::of_ground(lerp(horizon, tall, 0.9), horizon * 0.35)
        }
    } else {
        paint_park(studio, horizon, &mut random);
        Setting::of_ground(lerp(horizon, tall, 0.72), horizon * 0.35)
    };
    studio.finish_stage()?;
    Ok(setting)
}

struct Tower {
    left: f32,
    width: f32,
    top: f32,
    /// 0 plain, 1 stepped, 2 pointed, 3 mast, 4 slanted.
    roof: u32,
    lit: f32,
    seed: i32,
}

fn paint_row(studio: &mut Studio<'_>, horizon: f32, layer: u32, random: &mut Random) {
    let frame = studio.frame();
    let near = layer as f32 / 3.0;
    let swell = studio.noise.fork(162 + u64::from(layer));
    let mut x = random.range(-0.1, 0.0);
    let mut towers = Vec::new();
    while x < frame.wide() + 0.02 {
        let width = random.range(0.028, 0.075) * lerp(0.8, 1.25, near);
        let centre = (x - studio.plan.focus).abs();
        let downtown = 0.35 + 0.75 * (0.5 + 0.8 * swell.sum(x * 1.7, 2.0, 2)).clamp(0.0, 1.1);
        let height =
            random.range(0.2, 0.62) * downtown * lerp(1.15, 0.5, near) * lerp(0.85, 1.0, centre.min(1.0));
        towers.push(Tower {
            left: x,
            width,
            top: horizon - height.max(0.05) * horizon.min(1.0),
            roof: random.below(7),
            lit: random.unit(),
            seed: random.below(1 << 20) as i32,
        });
        x += width * random.range(0.82, 1.35);
    }
    for tower in &towers {
        paint_tower(studio, horizon, tower, near);
    }
    let (mist, strength) = (clouds::mist_colour(studio), lerp(0.6, 0.22, near));
    studio.canvas.shade_between(horizon * 0.5, horizon + 0.004, |x, y, below| {
        let drift = 0.85 + 0.25 * swell.sum(x * 2.0, y * 5.0, 2);
        mix(below, mist, smooth(horizon - 0.34, horizon + 0.02, y) * strength * drift)
    });
}

fn outline(tower: &Tower, horizon: f32, unit: f32) -> Path {
    let (left, right, top, foot) =
        (tower.left * unit, (tower.left + tower.width) * unit, tower.top * unit, (horizon + 0.003) * unit);
    let width = right - left;
    let block = |inset: f32, rise: f32| {
        Path::rectangle(
            left + width * inset,
            top - width * rise,
            width * (1.0 - 2.0 * inset),
            foot - top + width * rise,
        )
    };
    match tower.roof {
        1 => block(0.0, 0.0).and(block(0.16, 0.35)).and(block(0.32, 0.7)),
        2 => block(0.0, 0.0).and(Path::polygon(&[
            point(left, top + 1.0),
            point(left + width * 0.5, top - width * 0.7),
            point(right, top + 1.0),
        ])),
        3 => block(0.0, 0.0).and(block(0.2, 0.2)).and(block(0.475, 1.1)),
        4 => Path::polygon(&[
            point(left, foot),
            point(left, top - width * 0.3),
            point(right, top),
            point(right, foot),
        ]),
        5 => block(0.0, 0.0).and(block(0.12, 0.12)),
        _ => block(0.0, 0.0),
    }
}

fn paint_tower(studio: &mut Studio<'_>, horizon: f32, tower: &Tower, near: f32) {
    let palette = &studio.palette;
    let far = lerp(0.92, 0.12, near);
    let noise = studio.noise.fork(168);
    let own = hex([0x8d96a3, 0xa58f80, 0x9c9a96, 0x6d7c90, 0xb29a86, 0x77848a][(tower.seed % 6) as usize]);
    let (light, shade) = (palette.lit(own, 0.95, far), palette.lit(scale(own, 0.62), 0.1, far));
    let (shade, light) = (blend(shade, palette.air(far), 0.35), blend(light, palette.air(far), 0.2));
    let glass = mix(palette.sky[3], palette.sky[1], 0.4);
    let lamps = [palette.accent[1], hex(0xffd9a0), hex(0xffeccc), palette.accent[0]];
    let dusk =
        window_share(studio.reading.time) * if studio.reading.allows(Thing::Lights) { 1.0 } else { 0.0 };
    let sunny = studio.plan.light_side > 0.0;
    let cell = lerp(0.0075, 0.0115, near);
    let unit = studio.frame().unit;
    dabs::lay_with(&mut studio.canvas, &outline(tower, horizon, unit), 1.0, |x, y, _| {
        let across = ((x - tower.left) / tower.width).clamp(0.0, 1.0);
        let facing = if (across > 0.62) == sunny { 0.85 } else { 0.3 };
        let wall = mix(shade, light, facing * lerp(1.0, 0.7, smooth(tower.top, horizon, y)));
        window(
            Facade {
                wall,
                glass,
                lamps,
                dusk: dusk * (0.35 + tower.lit),
                noise,
                seed: tower.seed,
                cell,
                near,
            },
            x - tower.left,
            y - tower.top,
        )
    });
}

fn window_share(time: Time) -> f32 {
    match time {
        Time::Night => 0.42,
        Time::Blue => 0.4,
        Time::Dusk => 0.34,
        Time::Sunset => 0.16,
        Time::Dawn => 0.08,
        Time::Golden | Time::Morning | Time::Noon => 0.0,
    }
}

struct Facade {
    wall: Rgb,
    glass: Rgb,
    lamps: [Rgb; 4],
    dusk: f32,
    noise: Noise,
    seed: i32,
    cell: f32,
    near: f32,
}

fn window(facade: Facade, across: f32, down: f32) -> Rgb {
    let (field_x, field_y) = (across / facade.cell, down / (facade.cell * 1.5));
    let (column, row) = (whole(field_x), whole(field_y));
    let (in_x, in_y) = (field_x - column as f32, field_y - row as f32);
    let pane = smooth(0.16, 0.26, in_x)
        * smooth(0.84, 0.74, in_x)
        * smooth(0.2, 0.3, in_y)
        * smooth(0.85, 0.75, in_y);
    let chance = facade.noise.cell(column + facade.seed, row);
    let floor = facade.noise.cell(facade.seed, row / 2);
    let lit = chance < facade.dusk * (0.5 + floor) && row > 0;
    if lit {
        let hue = facade.noise.cell(row + facade.seed, column + 77);
        let lamp = facade.lamps[if hue > 0.96 { 3 } else { (hue * 3.0) as usize % 3 }];
        return screen(
            facade.wall,
            scale(lamp, pane * lerp(0.3, 0.95, facade.near) * (0.5 + 0.5 * chance / facade.dusk.max(0.01))),
        );
    }
    mix(
        facade.wall,
        mix(scale(facade.wall, 0.7), facade.glass, 0.25 + 0.4 * chance),
        pane * lerp(0.2, 0.5, facade.near),
    )
}

fn paint_park(studio: &mut Studio<'_>, horizon: f32, random: &mut Random) {
    let frame = studio.frame();
    crate::scene::grass::paint_slope(studio, horizon + 0.012, 0.02);
    if !studio.reading.allows(Thing::Trees) {
        return;
    }
    for (rise, size) in [(0.0, 0.03), (0.02, 0.045)] {
        let mut path = Path::new();
        let mut x = 0.0;
        while x < frame.wide() {
            path = path.and(flora::crown(
                x * frame.unit,
                (horizon + 0.01 + rise) * frame.unit,
                size * random.range(0.6, 1.1) * frame.unit,
                random,
            ));
            x += size * random.range(0.7, 1.4);
        }
        let colour = studio.palette.lit(hex(0x3d5a3a), 0.35, 0.3 - rise * 8.0);
        dabs::lay(&mut studio.canvas, &path, colour, 1.0);
    }
}
