//! The open sea and rocky coasts.

use crate::brief::PaintError;
use crate::colour::{Ramp, blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::point;
use crate::random::Random;
use crate::read::{Scene, Season, Side, Style, Thing, Weather};
use crate::scene::ridge::{self, Flanks, Skyline};
use crate::scene::{Setting, clouds, dabs, flora, land, sky};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let horizon = studio.plan.horizon;
    let tall = studio.frame().tall();
    sky::paint(studio, horizon)?;
    if studio.reading.scene == Scene::Coast || studio.reading.wants(Thing::Mountains) {
        paint_headlands(studio, horizon);
    }
    studio.finish_stage()?;
    paint_waves(studio, horizon, tall);
    studio.tick()?;
    let mut setting = Setting {
        water: Some(lerp(horizon, tall, 0.34)),
        ..Setting::of_ground(lerp(horizon, tall, 0.5), horizon * 0.5)
    };
    if needs_bank(studio) || (studio.reading.scene == Scene::Coast && studio.reading.subjects.is_empty()) {
        setting.ground = paint_cliff(studio, horizon);
    }
    studio.finish_stage()?;
    Ok(setting)
}

/// Returns whether a subject other than a bridge stands on land.
pub(crate) fn needs_bank(studio: &Studio<'_>) -> bool {
    use crate::subject::{Stance, Subject};
    studio.reading.subjects.iter().any(|mention| {
        mention.subject != Subject::Bridge
            && crate::subject::draw(mention.subject, &mut Random::new(1)).stance == Stance::Ground
    })
}

/// Paints moving water from `horizon` to `bottom`, in units.
pub(crate) fn paint_waves(studio: &mut Studio<'_>, horizon: f32, bottom: f32) {
    let noise = studio.noise.fork(141);
    let palette = &studio.palette;
    let ramp = Ramp::new(&palette.sky);
    let own = studio.reading.local.water.and_then(crate::palette::colour_of_word).unwrap_or(hex(0x1f6d86));
    let body = palette.lit(own, 0.75, 0.15);
    let deep = blend(blend(palette.near, body, 0.55), palette.sky[0], 0.25);
    let foam = palette.lit(hex(0xf4f7f6), 0.8, 0.1);
    let (glint, sun) = (palette.sun, studio.plan.sun);
    let (swell, white) = match studio.reading.weather {
        Weather::Storm => (2.4, 0.62),
        Weather::Wind | Weather::Rain => (1.5, 0.36),
        _ => (1.0, 0.12),
    };
    let middle = studio.frame().wide() * 0.5;
    let shine = if sky::is_dark(studio) { 0.9 } else { 0.75 };
    studio.canvas.shade_between(horizon, bottom, |x, y, below| {
        let part = ((y - horizon) / (bottom - horizon)).clamp(0.0, 1.0);
        let depth = 1.0 / (part * 1.25 + 0.05);
        let along = (x - middle) * (0.6 + depth * 0.5);
        let warp = noise.sum(along * 0.9, depth * 1.6, 2) * 0.9;
        let long = noise.at(along * 1.4 + warp * 0.4, depth * 5.2 + warp);
        let wave = noise.sum(along * 4.2 + warp, depth * 9.0 + warp * 1.4, 3);
        let small = noise.at(along * 13.0, depth * 24.0 + warp * 2.0);
        let height = long * 0.55 + wave * 0.5 + small * 0.22 * (1.0 - part * 0.4);
        let tilt = (height * swell * (0.45 + 0.6 * part)).clamp(-1.0, 1.0);
        let mirror = ramp.at((0.99 - part * 0.55 - (tilt + 0.2).max(0.0) * 0.5).clamp(0.0, 1.0));
        let fresnel = lerp(0.9, 0.22, part.sqrt()) + tilt * 0.2;
        let lit =
            mix(scale(mix(deep, body, smooth(-0.2, 0.8, tilt)), 0.95), mirror, fresnel.clamp(0.08, 0.95));
        let away = (x - sun[0]).abs() / (0.05 + part * 0.2);
        let path = libm::expf(-away * away);
        let spark = smooth(0.18, 0.62, small * 0.55 + wave * 0.55 + long * 0.15) * path;
        let gleam = screen(lit, scale(glint, (spark + path * 0.16) * shine));
        let crest = smooth(0.62 - white * 0.9, 0.95 - white * 0.5, wave * 0.75 + long * 0.45 + small * 0.2)
            * smooth(0.02, 0.3, part);
        let broken = smooth(-0.2, 0.35, small + 0.5 * noise.at(along * 30.0, depth * 50.0));
        let water = mix(gleam, foam, crest * broken * 0.8);
        let mist = mix(below, water, smooth(0.0, 1.2 / 1024.0, y - horizon));
        mix(mist, ramp.at(1.0), smooth(0.05, 0.0, part) * 0.3)
    });
}

fn paint_headlands(studio: &mut Studio<'_>, horizon: f32) {
    let mut random = studio.random.fork(142);
    let frame = studio.frame();
    let sided = if studio.plan.focus > frame.wide() * 0.5 { 0.0 } else { 1.0 };
    for layer in 0..2 {
        let far = 0.92 - 0.25 * layer as f32;
        let noise = studio.noise.fork(143 + layer);
        let reach = random.range(0.35, 0.6) - 0.1 * layer as f32;
        let line: Vec<f32> = (0..frame.width)
            .map(|column| {
                let x = (column as f32 + 0.5) / frame.width as f32;
                let inland = ((x - (1.0 - sided)).abs() / reach).min(1.2);
                let rise = smooth(1.0, 0.0, inland) * (0.07 + 0.05 * noise.sum(x * 5.0, 1.0, 4));
                horizon + 0.003 - rise + inland.max(1.0) * 0.01 - 0.01
            })
            .collect();
        let own = hex(*random.pick(&[0x7c8a6a, 0x8a8378, 0x8f8a80]));
        let palette = &studio.palette;
        let flanks = Flanks {
            light: palette.lit(own, 1.0, far),
            shade: palette.lit(own, 0.1, far),
            mist: clouds::mist_colour(studio),
            mistiness: 0.5,
            depth: 0.12,
            snow: None,
            roughness: 0.6,
            fineness: 6.0,
            side: studio.plan.light_side,
        };
        ridge::paint(
            &mut studio.canvas,
            &Skyline::of_line(frame, line),
            noise.fork(5),
            &flanks,
            horizon + 0.001,
        );
    }
}

/// Paints a grassy cliff under the subject and returns the height of its top there, in units.
fn paint_cliff(studio: &mut Studio<'_>, horizon: f32) -> f32 {
    let frame = studio.frame();
    let (wide, tall, focus) = (frame.wide(), frame.tall(), studio.plan.focus);
    let mut random = studio.random.fork(145);
    let noise = studio.noise.fork(146);
    let on_right = focus > wide * 0.5;
    let centred = matches!(studio.reading.side, Side::Centre | Side::Symmetrical);
    let top = lerp(horizon, tall, random.range(0.16, 0.3));
    let line: Vec<f32> = (0..frame.width)
        .map(|column| {
            let x = (column as f32 + 0.5) / frame.unit;
            let out = if centred {
                (x - focus).abs() - 0.14
            } else if on_right {
                focus - 0.2 - x
            } else {
                x - focus - 0.2
            };
            let jag = noise.sum(x * 7.0, 2.0, 4);
            let drop = smooth(-0.02, 0.2, out + jag * 0.07);
            let lip = noise.sum(x * 2.0, 7.0, 2) * 0.03 - (-out).clamp(0.0, 0.5) * 0.08;
            lerp(top + lip, tall + 0.12, drop * (0.75 + 0.25 * drop)) + jag * 0.03 * drop
        })
        .collect();
    let skyline = Skyline::of_line(frame, line);
    let own = hex(*random.pick(&[0x8b7d6c, 0x7f7a76, 0x9a7f68, 0x6f7178]));
    let palette = &studio.palette;
    let flanks = Flanks {
        light: palette.lit(own, 1.0, 0.12),
        shade: palette.lit(scale(own, 0.4), 0.1, 0.05),
        mist: palette.near,
        mistiness: 0.25,
        depth: 0.4,
        snow: None,
        roughness: 1.0,
        fineness: 6.5,
        side: studio.plan.light_side,
    };
    if studio.reading.style == Style::Watercolour {
        // Washes run fine relief together into mud; broad planes stay.
        let light = blend(flanks.light, hex(0xe6cfae), 0.55);
        let shade = blend(flanks.shade, hex(0x7a5f56), 0.45);
        let calm = Flanks { light, shade, roughness: 0.25, fineness: 3.0, mistiness: 0.1, ..flanks };
        ridge::paint(&mut studio.canvas, &skyline, noise.fork(9), &calm, tall);
        paint_planes(studio, &skyline, &calm, &mut random);
    } else {
        ridge::paint(&mut studio.canvas, &skyline, noise.fork(9), &flanks, tall);
    }
    paint_turf(studio, &skyline, &mut random);
    paint_surf(studio, &skyline, horizon);
    skyline.height(frame, focus) + 0.012
}

/// Breaks the face of a cliff into broad planes, some in the light and some not.
fn paint_planes(studio: &mut Studio<'_>, skyline: &Skyline, flanks: &Flanks, random: &mut Random) {
    let frame = studio.frame();
    let side = studio.plan.light_side;
    for index in 0..30 {
        let x = random.range(-0.05, frame.wide() + 0.05);
        let y = skyline.height(frame, x.clamp(0.0, frame.wide())) + random.range(0.07, 0.5);
        let (wide, tall) = (random.range(0.06, 0.12), random.range(0.13, 0.26));
        let lit = index % 2 == 0;
        let lean = if lit { side } else { -side } * wide * 0.35;
        let at = |across: f32, down: f32| {
            point((x + across * wide + lean * down) * frame.unit, (y + down * tall) * frame.unit)
        };
        let plane = crate::path::Path::polygon(&[
            at(0.0, 0.1),
            at(0.8, 0.0),
            at(1.0, 0.75),
            at(0.55, 1.0),
            at(-0.1, 0.8),
        ]);
        let colour = if lit { flanks.light } else { scale(flanks.shade, 0.9) };
        dabs::lay_with(&mut studio.canvas, &plane, if lit { 0.75 } else { 0.6 }, |px, py, below| {
            let inside = smooth(0.0, 0.01, py - skyline.height(frame, px) - 0.03);
            mix(below, colour, inside)
        });
    }
}

fn paint_turf(studio: &mut Studio<'_>, skyline: &Skyline, random: &mut Random) {
    let frame = studio.frame();
    let own = land::leaf(studio.reading, random);
    let (light, shade) = (studio.palette.lit(own, 0.9, 0.1), studio.palette.lit(scale(own, 0.45), 0.2, 0.0));
    let noise = studio.noise.fork(147);
    studio.canvas.shade_between(skyline.top() - 0.01, frame.tall(), |x, y, below| {
        let depth = y - skyline.height(frame, x);
        let reach = 0.075 + 0.06 * noise.sum(x * 9.0, y * 5.0, 4) - skyline.slope(frame, x).abs() * 0.05;
        let inside =
            smooth(-0.001, 0.001, depth) * smooth(reach, reach * 0.6, depth) * smooth(0.0, 0.02, reach);
        let tuft = noise.sum(x * 42.0, y * 24.0, 3);
        mix(below, mix(shade, light, smooth(-0.5, 0.5, tuft + 0.35 - depth * 7.0)), inside)
    });
    if studio.reading.season == Season::Winter {
        return;
    }
    let mut path = crate::path::Path::new();
    for _ in 0..(260.0 * frame.wide()) as u32 {
        let x = random.range(0.0, frame.wide());
        if skyline.slope(frame, x).abs() > 0.5 {
            continue;
        }
        let y = skyline.height(frame, x) + random.range(0.001, 0.03);
        let height = random.range(0.008, 0.02) * frame.unit;
        path = path.and(flora::blade(
            x * frame.unit,
            y * frame.unit,
            height,
            0.0022 * frame.unit,
            random.around(0.5) * height,
        ));
    }
    dabs::lay(&mut studio.canvas, &path, mix(light, shade, 0.35), 0.9);
}

/// Paints the white water at the foot of a cliff and some rocks before it.
fn paint_surf(studio: &mut Studio<'_>, skyline: &Skyline, horizon: f32) {
    let frame = studio.frame();
    let tall = frame.tall();
    let foam = studio.palette.lit(hex(0xf4f7f6), 0.85, 0.12);
    let noise = studio.noise.fork(148);
    let mut random = studio.random.fork(149);
    let (light, shade) =
        (studio.palette.lit(hex(0x7a716a), 0.9, 0.1), studio.palette.lit(hex(0x3a3634), 0.1, 0.0));
    for _ in 0..5 {
        let x = random.range(0.0, frame.wide());
        let y = lerp(horizon, tall, random.range(0.35, 0.9));
        if y > skyline.height(frame, x) - 0.03 {
            continue;
        }
        let size = random.range(0.012, 0.035) * (0.4 + y / tall);
        let rock = flora::blob(x * frame.unit, y * frame.unit, size * frame.unit, &mut random);
        let line = y + size * 0.25;
        dabs::lay_with(&mut studio.canvas, &rock, 1.0, |at_x, at_y, below| {
            if at_y > line {
                return below;
            }
            mix(
                shade,
                light,
                smooth(
                    size,
                    -size,
                    at_y - y + (at_x - x) * 0.5 + noise.sum(at_x * 40.0, at_y * 40.0, 3) * size,
                ),
            )
        });
        let spray = crate::path::Path::ellipse(
            point(x * frame.unit, line * frame.unit),
            size * 1.5 * frame.unit,
            size * 0.18 * frame.unit,
        );
        dabs::lay_with(&mut studio.canvas, &spray, 0.75, |at_x, at_y, below| {
            mix(below, foam, smooth(-0.2, 0.4, noise.sum(at_x * 50.0, at_y * 90.0, 3)))
        });
    }
    studio.canvas.shade_between(horizon + 0.02, tall, |x, y, below| {
        let depth = skyline.height(frame, x) - y;
        let steep = skyline.slope(frame, x).abs();
        if !(0.0..0.07).contains(&depth) || steep < 0.25 {
            return below;
        }
        let lace = noise.sum(x * 24.0, y * 40.0, 4);
        mix(below, foam, smooth(0.06, 0.0, depth + lace * 0.035) * 0.8 * smooth(0.25, 0.6, steep))
    });
}
