//! Mountains, hills, lakes and rivers: folds of land behind each other, water before them.

use crate::brief::PaintError;
use crate::colour::{Rgb, adjust, blend, hex, lerp, mix, scale};
use crate::palette::colour_of_word;
use crate::path::{Path, point};
use crate::random::Random;
use crate::read::{Reading, Scene, Season, Thing, Time, View, Weather};
use crate::scene::ridge::{self, Flanks, Shape, Skyline};
use crate::scene::{Setting, clouds, dabs, flora, grass, sky, volcano, water};
use crate::studio::Studio;
use crate::subject::Subject;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let horizon = studio.plan.horizon;
    sky::paint(studio, horizon)?;
    paint_far(studio, horizon)?;
    studio.finish_stage()?;
    let tall = studio.frame().tall();
    let setting = match studio.reading.scene {
        Scene::Lake => paint_lake(studio, horizon),
        Scene::River if crossed(studio) => paint_crossing(studio, horizon),
        Scene::River => paint_river(studio, horizon),
        _ => paint_near(studio, horizon),
    };
    studio.finish_stage()?;
    Ok(Setting { air: horizon * 0.5, ground: setting.ground.min(tall * 0.95), ..setting })
}

fn is_winter(studio: &Studio<'_>) -> bool {
    studio.reading.season == Season::Winter
}

/// Returns the natural colour of vegetation.
pub(crate) fn leaf(reading: &Reading, random: &mut Random) -> Rgb {
    if let Some(named) = reading.local.land.and_then(colour_of_word) {
        return adjust(named, random.range(0.9, 1.05), 0.9);
    }
    hex(*match reading.season {
        Season::Spring => random.pick(&[0x86ad4c, 0x9bb65a, 0x7fae62]),
        Season::Summer => random.pick(&[0x55853c, 0x628a3f, 0x4a7d4a]),
        Season::Autumn => random.pick(&[0xd07a2a, 0xc2562a, 0xdca03a, 0xb8842f]),
        Season::Winter => random.pick(&[0xdfe7ef, 0xe8edf2]),
    })
}

fn rock(random: &mut Random) -> Rgb {
    hex(*random.pick(&[0x8d8a88, 0x93836f, 0x7b8290, 0x9a8478]))
}

/// Paints the folds of land between sky and foreground.
pub(crate) fn paint_far(studio: &mut Studio<'_>, horizon: f32) -> Result<(), PaintError> {
    let mut random = studio.random.fork(51);
    let mountainous = studio.reading.scene == Scene::Mountains || studio.reading.wants(Thing::Mountains);
    let lakeside = matches!(studio.reading.scene, Scene::Lake | Scene::River);
    let jagged = mountainous
        || (lakeside && random.chance(0.65))
        || (studio.reading.scene == Scene::Hills && random.chance(0.25));
    let minimal = matches!(studio.reading.view, View::Minimal);
    let layers = if minimal {
        2
    } else if mountainous {
        4 + random.below(2)
    } else {
        3 + random.below(2)
    };
    let height = if mountainous {
        random.range(0.34, 0.46)
    } else if jagged {
        0.24
    } else {
        0.13
    };
    let height = height * (studio.frame().tall().min(1.2) * 0.5 + 0.5);
    if studio.reading.wants(Thing::Volcano) {
        volcano::paint(studio, horizon, &mut random);
    }
    let height = if studio.reading.wants(Thing::Volcano) { height * 0.4 } else { height };
    let mut folds = Vec::new();
    for layer in 0..layers {
        let near = layer as f32 / layers as f32;
        let shape = if jagged && near < 0.75 { Shape::Jagged } else { Shape::Rolling };
        let foot = horizon + 0.02 - (1.0 - near) * height * 0.16 + near * 0.02;
        let rise = height * lerp(1.0, 0.42, near) * random.range(0.85, 1.15);
        let rise = if shape == Shape::Rolling { rise.min(0.16) } else { rise };
        let fineness = lerp(1.5, 2.4, random.unit()) * if shape == Shape::Jagged { 1.1 } else { 0.9 };
        let noise = studio.noise.fork(60 + u64::from(layer));
        let skyline = Skyline::new(studio.frame(), noise, shape, foot, rise, fineness);
        folds.push((near, flanks(studio, shape, near, rise, &mut random), skyline));
    }
    let bottom = if lakeside { horizon } else { horizon + 0.25 };
    for (layer, (near, flanks, skyline)) in folds.iter().enumerate() {
        let noise = studio.noise.fork(80 + layer as u64);
        let cover = folds.get(layer + 1).map(|(_, _, next)| next);
        ridge::paint_behind(&mut studio.canvas, skyline, noise, flanks, bottom, cover);
        if *near > 0.45 && studio.reading.allows(Thing::Trees) && !minimal {
            wood_skyline(studio, skyline, *near, flanks.shade, &mut random, bottom);
        }
        studio.tick()?;
    }
    Ok(())
}

/// Returns how the sides of a fold look, `near` 0 at the back to 1 before all others.
pub(super) fn flanks(studio: &Studio<'_>, shape: Shape, near: f32, rise: f32, random: &mut Random) -> Flanks {
    let palette = &studio.palette;
    let far = 1.0 - near * 0.82;
    let foggy = matches!(studio.reading.weather, Weather::Fog | Weather::Rain | Weather::Snow)
        || studio.reading.wants(Thing::Mist);
    let far = if foggy { far.max(0.45) } else { far };
    let own = if shape == Shape::Jagged && is_winter(studio) {
        blend(rock(random), hex(0xa9b8c8), 0.6)
    } else if shape == Shape::Jagged {
        rock(random)
    } else {
        leaf(studio.reading, random)
    };
    let wintry = is_winter(studio) || (studio.reading.wants(Thing::Snow) && shape == Shape::Jagged);
    let snowy =
        shape == Shape::Jagged && (wintry || random.chance(0.6)) && studio.reading.allows(Thing::Snow);
    let (bright, dim) = if wintry && shape == Shape::Rolling {
        let white = hex(0xe6edf3);
        (palette.snow(white, 0.9, far), palette.snow(scale(white, 0.8), 0.3, far))
    } else {
        (palette.lit(own, 1.0, far), palette.lit(own, 0.12, far))
    };
    // Low light draws the colours of the air into the sides, which keeps the folds apart.
    let glow = blend(bright, palette.sun, 0.18 * (1.0 - palette.local));
    let snow = hex(0xf6f8fb);
    let snow_paint =
        [palette.lit(snow, 1.0, far * 0.75), blend(palette.lit(snow, 0.15, far), palette.sky[1], 0.25)];
    Flanks {
        light: glow,
        shade: dim,
        mist: mix(clouds::mist_colour(studio), palette.far, 0.35),
        mistiness: lerp(0.85, 0.35, near) * if foggy { 1.1 } else { 0.85 },
        depth: (rise * 1.15).max(0.12),
        snow: snowy.then_some((snow_paint, rise * if wintry { 1.4 } else { random.range(0.4, 0.7) })),
        roughness: if shape == Shape::Jagged { 1.0 } else { 0.0 },
        fineness: lerp(3.2, 5.0, near),
        side: studio.plan.light_side,
    }
}

/// Sets woods along a skyline: firs or round crowns, in the colour of its shaded side.
fn wood_skyline(
    studio: &mut Studio<'_>,
    skyline: &Skyline,
    near: f32,
    shade: Rgb,
    random: &mut Random,
    bottom: f32,
) {
    let frame = studio.frame();
    let firs = studio.reading.scene == Scene::Mountains || is_winter(studio) || random.chance(0.5);
    let size = lerp(0.012, 0.075, near * near) * frame.unit;
    let groves = studio.noise.fork(91);
    let mut path = Path::new();
    let mut x = 0.0;
    while x < frame.width as f32 {
        let units = x / frame.unit;
        if groves.sum(units * 2.3, near * 9.0, 2) > -0.08 {
            let foot = skyline.height(frame, units) * frame.unit + size * 0.1;
            let height = size * random.range(0.55, 1.25);
            let y = foot + random.unit() * size * 0.5;
            path = path.and(if firs {
                flora::conifer(x, y, height, random)
            } else {
                flora::crown(x, y - height * 0.2, height * 0.42, random)
            });
        }
        x += size * random.range(0.16, 0.5);
    }
    let dark = scale(shade, 0.8);
    let mist = clouds::mist_colour(studio);
    let foot = horizon_of(skyline) + size / frame.unit;
    dabs::lay_with(&mut studio.canvas, &path, 0.95, |_, y, below| {
        if y > bottom {
            return below;
        }
        mix(dark, mist, (0.2 * (1.0 - near) + 0.25 * ((y - foot) * 6.0).clamp(0.0, 1.0)).min(0.5))
    });
}

fn horizon_of(skyline: &Skyline) -> f32 {
    skyline.line.iter().sum::<f32>() / skyline.line.len() as f32
}

fn paint_near(studio: &mut Studio<'_>, horizon: f32) -> Setting {
    let frame = studio.frame();
    let mut random = studio.random.fork(52);
    let tall = frame.tall();
    let ground = lerp(horizon, tall, 0.62).min(tall * 0.9);
    if studio.reading.scene == Scene::Mountains {
        let wooded = studio.reading.allows(Thing::Trees);
        grass::paint_slope(studio, lerp(horizon, tall, 0.3), 0.07);
        if wooded {
            flank_firs(studio, horizon, &mut random);
        }
    } else {
        for fold in 0..3 {
            let part = fold as f32 / 3.0;
            grass::paint_slope(studio, lerp(horizon + 0.01, tall, part * 0.62), 0.06 + 0.02 * part);
            if studio.reading.allows(Thing::Trees) {
                scatter_trees(
                    studio,
                    lerp(horizon + 0.03, tall, part * 0.6 + 0.06),
                    0.05 + 0.07 * part,
                    &mut random,
                );
            }
        }
    }
    Setting::of_ground(ground, horizon * 0.5)
}

/// Frames the picture with tall firs at its sides, away from the subject.
fn flank_firs(studio: &mut Studio<'_>, horizon: f32, random: &mut Random) {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let dark = studio.palette.lit(hex(0x27402f), 0.3, 0.05);
    let mid = studio.palette.lit(hex(0x35543c), 0.4, 0.3);
    let focus = studio.plan.focus;
    for (depth, colour, count) in [(0.35, mid, 30), (0.7, dark, 16)] {
        let mut path = Path::new();
        for _ in 0..count {
            let x = random.range(-0.02, wide + 0.02);
            let away = ((x - focus).abs() / wide * 2.2).min(1.0);
            if away < 0.3 {
                continue;
            }
            let foot = lerp(horizon, tall, depth * 0.8) + random.range(0.02, 0.1);
            let height = random.range(0.08, 0.2) * (0.5 + depth) * (0.4 + away);
            path = path.and(flora::conifer(x * frame.unit, foot * frame.unit, height * frame.unit, random));
        }
        dabs::lay(&mut studio.canvas, &path, colour, 1.0);
    }
}

/// Strews round trees and firs along a height, lit from the sun's side.
pub(crate) fn scatter_trees(studio: &mut Studio<'_>, foot: f32, size: f32, random: &mut Random) {
    let frame = studio.frame();
    let unit = frame.unit;
    let winter = is_winter(studio);
    let own = if winter { hex(0xb2c3d6) } else { leaf(studio.reading, random) };
    let blossoming = studio.reading.season == Season::Spring && random.chance(0.5);
    let own = if blossoming { hex(0xf2b8c6) } else { own };
    let far = (0.7 - size * 4.0).clamp(0.05, 0.6);
    let palette = &studio.palette;
    let (light, shade) = if winter {
        (palette.snow(own, 1.0, far), palette.snow(hex(0x71839c), 0.4, far))
    } else {
        (palette.lit(own, 1.0, far), palette.lit(scale(own, 0.6), 0.15, far))
    };
    let bark = studio.palette.lit(hex(0x4a3a2c), 0.3, far);
    let side = studio.plan.light_side;
    let count = random.below(4) + 2;
    let cluster = random.range(0.0, frame.wide());
    for _ in 0..count {
        let x = (cluster + random.around(0.3)) * unit;
        let y = (foot + random.around(0.012)) * unit;
        let height = size * random.range(0.7, 1.25) * unit;
        let (trunk, crown) = flora::round_tree(x, y, height, random);
        dabs::lay(&mut studio.canvas, &shadow(x, y, height * 0.5), scale(shade, 0.6), 0.35);
        dabs::lay(&mut studio.canvas, &trunk, bark, 1.0);
        dabs::lay(&mut studio.canvas, &crown, shade, 1.0);
        let lit = flora::crown(x + side * height * 0.08, y - height * 0.72, height * 0.25, random);
        dabs::lay(&mut studio.canvas, &lit, light, 0.6);
    }
}

fn shadow(x: f32, y: f32, reach: f32) -> Path {
    Path::ellipse(point(x, y), reach, reach * 0.14)
}

fn paint_lake(studio: &mut Studio<'_>, horizon: f32) -> Setting {
    let tall = studio.frame().tall();
    water::paint_mirror(studio, horizon, tall, 0.012);
    if crate::scene::sea::needs_bank(studio) {
        grass::paint_slope(studio, lerp(horizon, tall, 0.7), 0.035);
    }
    Setting {
        water: Some(lerp(horizon, tall, 0.42)),
        ..Setting::of_ground(lerp(horizon, tall, 0.86), horizon * 0.5)
    }
}

/// Returns whether a bridge crosses the river.
pub(crate) fn crossed(studio: &Studio<'_>) -> bool {
    studio.reading.scene == Scene::River
        && studio.reading.subjects.iter().any(|mention| mention.subject == Subject::Bridge)
}

/// Paints a broad river that runs across the picture, with a near bank for what stands.
fn paint_crossing(studio: &mut Studio<'_>, horizon: f32) -> Setting {
    let tall = studio.frame().tall();
    let mut random = studio.random.fork(53);
    grass::paint_slope(studio, horizon + 0.005, 0.03);
    if studio.reading.allows(Thing::Trees) {
        scatter_trees(studio, horizon + 0.045, 0.06, &mut random);
        scatter_trees(studio, horizon + 0.06, 0.08, &mut random);
        if studio.reading.season == Season::Autumn {
            for _ in 0..4 {
                let size = random.range(0.12, 0.22);
                scatter_trees(studio, horizon + 0.065, size, &mut random);
            }
        }
    }
    let shore = lerp(horizon, tall, 0.2);
    water::paint_mirror(studio, shore, tall, 0.01);
    if crate::scene::sea::needs_bank(studio) {
        grass::paint_slope(studio, lerp(horizon, tall, 0.78), 0.035);
    }
    Setting {
        water: Some(lerp(horizon, tall, 0.48)),
        ..Setting::of_ground(lerp(horizon, tall, 0.88), horizon * 0.5)
    }
}

fn paint_river(studio: &mut Studio<'_>, horizon: f32) -> Setting {
    let frame = studio.frame();
    let tall = frame.tall();
    grass::paint_slope(studio, horizon + 0.005, 0.03);
    let mut random = studio.random.fork(53);
    if studio.reading.allows(Thing::Trees) {
        for part in [0.05, 0.16] {
            scatter_trees(studio, lerp(horizon, tall, part), 0.05 + part * 0.5, &mut random);
        }
    }
    water::paint_river(studio, horizon);
    let warm = matches!(studio.reading.time, Time::Golden | Time::Sunset);
    let ground = lerp(horizon, tall, if warm { 0.6 } else { 0.64 });
    Setting { water: Some(lerp(horizon, tall, 0.55)), ..Setting::of_ground(ground, horizon * 0.5) }
}
