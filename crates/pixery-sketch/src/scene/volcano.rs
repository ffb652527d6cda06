//! A volcano: one cone alone; under snow where it sleeps, with fire, lava and smoke where it erupts.

use crate::colour::{Rgb, blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::{Path, point};
use crate::random::Random;
use crate::read::Thing;
use crate::scene::ridge::{self, Flanks, Shape, Skyline};
use crate::scene::{dabs, flora, land, sky};
use crate::studio::Studio;

/// Half the width of a crater, in units.
const CRATER: f32 = 0.045;

/// Paints the cone with its foot at `horizon`, and all that comes out of it.
pub(super) fn paint(studio: &mut Studio<'_>, horizon: f32, random: &mut Random) {
    let wide = studio.frame().wide();
    let middle =
        if studio.reading.subjects.is_empty() { studio.plan.focus } else { wide - studio.plan.focus };
    let height = horizon * random.range(0.6, 0.7);
    if !studio.reading.wants(Thing::Eruption) {
        paint_asleep(studio, horizon, middle, height, random);
        return;
    }
    let height = height * 0.9;
    let mouth = [middle, horizon + 0.03 - height];
    paint_smoke(studio, mouth, random);
    paint_blaze(studio, mouth);
    paint_awake(studio, horizon, middle, height, random);
    paint_fountain(studio, mouth, random);
}

/// Paints one great cone with a white cap.
fn paint_asleep(studio: &mut Studio<'_>, horizon: f32, middle: f32, height: f32, random: &mut Random) {
    let frame = studio.frame();
    let noise = studio.noise.fork(95);
    let line: Vec<f32> = (0..frame.width)
        .map(|column| {
            let x = (column as f32 + 0.5) / frame.unit;
            let out = (x - middle).abs() / frame.wide().max(0.8);
            let cone = 1.0 / (1.0 + (out * 4.6) * (out * 4.6)) * 1.04;
            let crater = 0.97 + 0.014 * noise.sum(x * 26.0, 1.0, 2);
            horizon + 0.03 - height * (cone.min(crater) - 0.04) + noise.sum(x * 14.0, 2.0, 3) * 0.004
        })
        .collect();
    let mut flanks = land::flanks(studio, Shape::Jagged, 0.3, height, random);
    let palette = &studio.palette;
    let white = hex(0xf8f9fb);
    let own = hex(0x5c6f92);
    (flanks.light, flanks.shade) = (palette.lit(own, 0.95, 0.45), palette.lit(scale(own, 0.7), 0.1, 0.45));
    flanks.snow = Some((
        [palette.snow(white, 1.0, 0.2), blend(palette.snow(white, 0.3, 0.3), palette.sky[0], 0.4)],
        height * 0.42,
    ));
    flanks.roughness = 0.45;
    ridge::paint(&mut studio.canvas, &Skyline::of_line(frame, line), noise, &flanks, horizon + 0.2);
}

/// Paints a bare steep cone with an open mouth and lava on its sides.
fn paint_awake(studio: &mut Studio<'_>, horizon: f32, middle: f32, height: f32, random: &mut Random) {
    let frame = studio.frame();
    let noise = studio.noise.fork(95);
    let line: Vec<f32> = (0..frame.width)
        .map(|column| {
            let x = (column as f32 + 0.5) / frame.unit;
            let out = (x - middle).abs();
            let side = libm::expf(-(out - CRATER).max(0.0) * 4.3);
            let bowl = 0.075 * smooth(CRATER, CRATER * 0.2, out);
            let rough = noise.sum(x * 20.0, 2.0, 4) * 0.018 * smooth(0.0, 0.1, out);
            horizon + 0.03 - height * (side - bowl) + rough
        })
        .collect();
    let own = hex(0x5a4a4c);
    let palette = &studio.palette;
    let flanks = Flanks {
        light: blend(palette.lit(own, 0.9, 0.15), hex(0xb0523a), 0.3),
        shade: scale(palette.lit(scale(own, 0.5), 0.1, 0.1), 0.8),
        mist: blend(palette.far, hex(0x7a4038), 0.35),
        mistiness: 0.3,
        depth: height,
        snow: None,
        roughness: 0.9,
        fineness: 5.0,
        side: studio.plan.light_side,
    };
    let skyline = Skyline::of_line(frame, line);
    ridge::paint(&mut studio.canvas, &skyline, noise, &flanks, horizon + 0.2);
    for (share, start) in [(-0.55, -0.75), (0.16, 0.1), (0.8, 0.8)] {
        paint_stream(studio, &skyline, [middle, start, share], horizon, random);
    }
}

/// Paints one stream of lava from the mouth down to the foot, and its light on the rock beside it.
fn paint_stream(
    studio: &mut Studio<'_>,
    skyline: &Skyline,
    [middle, start, share]: [f32; 3],
    horizon: f32,
    random: &mut Random,
) {
    let frame = studio.frame();
    let top = skyline.height(frame, middle + start * CRATER) + 0.004;
    let long = (horizon - top) * random.range(0.7, 1.0);
    let phase = random.range(0.0, 6.0);
    let course = |part: f32| {
        let wander = libm::sinf(phase + part * 9.0) * 0.014 + libm::sinf(phase * 2.0 + part * 23.0) * 0.005;
        middle + start * CRATER + share * 0.2 * part * (0.5 + part) + wander * part.sqrt()
    };
    let width = random.range(0.008, 0.0125);
    let steps = 40;
    let strip = |grow: f32| {
        let edge = |side: f32| {
            (0..=steps).map(move |step| {
                let part = step as f32 / steps as f32;
                let half = width * grow * (1.0 - part * 0.62) * (0.8 + 0.3 * libm::sinf(part * 31.0 + phase));
                point((course(part) + side * half) * frame.unit, (top + long * part) * frame.unit)
            })
        };
        Path::polygon(&edge(-1.0).chain(edge(1.0).rev()).collect::<Vec<_>>())
    };
    for (grow, colour, opacity) in [
        (3.6, hex(0xb0301a), 0.28),
        (2.0, hex(0xd8401c), 0.5),
        (1.0, hex(0xff7a1e), 1.0),
        (0.45, hex(0xffe08a), 0.95),
    ] {
        dabs::lay_with(&mut studio.canvas, &strip(grow), opacity, |_, y, below| {
            mix(below, colour, smooth(top + long * 1.02, top + long * 0.7, y))
        });
    }
}

/// Lights the air round the mouth.
fn paint_blaze(studio: &mut Studio<'_>, mouth: [f32; 2]) {
    let strength = if sky::is_dark(studio) { 0.9 } else { 0.55 };
    let (wide, near) = (hex(0xe0421c), hex(0xffb84a));
    studio.canvas.shade_between(0.0, mouth[1] + 0.5, |x, y, below| {
        let (across, down) = ((x - mouth[0]) * 1.15, y - mouth[1]);
        let distance = across * across + down * down;
        let far = scale(wide, strength * 0.55 / (1.0 + distance * 16.0) * smooth(0.75, 0.1, distance));
        screen(screen(below, far), scale(near, strength * 0.7 / (1.0 + distance * 160.0)))
    });
}

/// Paints a column of smoke that leans with the wind, its underside red from the fire.
fn paint_smoke(studio: &mut Studio<'_>, mouth: [f32; 2], random: &mut Random) {
    let frame = studio.frame();
    let unit = frame.unit;
    let noise = studio.noise.fork(96);
    let lean = random.range(0.14, 0.3) * if mouth[0] > frame.wide() * 0.5 { -1.0 } else { 1.0 };
    let dark = sky::is_dark(studio);
    let palette = &studio.palette;
    let base = if dark { hex(0x3a3440) } else { hex(0x6a6266) };
    let (shade, light) = (
        blend(scale(base, 0.55), palette.sky[0], 0.25),
        blend(scale(base, 1.7), palette.cloud, if dark { 0.12 } else { 0.35 }),
    );
    let fire = hex(0xf2642a);
    let rise = mouth[1] + 0.14;
    let count = 84;
    for index in 0..count {
        // From the top down, so that the hot puffs lie before the cold ones.
        let part = 1.0 - index as f32 / count as f32;
        let spread = 0.028 + 0.15 * part;
        let x = mouth[0] + lean * part * part * 1.25 + random.around(1.0) * spread;
        let y = mouth[1] + 0.01 - rise * part + random.around(0.4) * spread;
        let size = spread * random.range(0.45, 0.8);
        let puff = flora::blob(x * unit, y * unit, size * unit, random).and(Path::circle(
            x * unit,
            y * unit,
            size * 0.9 * unit,
        ));
        let hot = smooth(0.6, 0.0, part) * if dark { 0.95 } else { 0.7 };
        dabs::lay_with(&mut studio.canvas, &puff, 0.9, |at_x, at_y, _| {
            let curl = noise.sum(at_x * 22.0, at_y * 22.0, 3) * 0.6;
            let high = ((y - at_y) / size + curl) * 0.5 + 0.5;
            let side = ((x - at_x) / size * lean.signum()) * 0.25;
            let smoke = mix(shade, light, smooth(0.2, 1.05, high + side));
            mix(smoke, fire, smooth(0.62, -0.1, high) * hot)
        });
    }
}

/// Throws fire and sparks out of the mouth.
fn paint_fountain(studio: &mut Studio<'_>, mouth: [f32; 2], random: &mut Random) {
    let unit = studio.frame().unit;
    let foot = mouth[1] + 0.045;
    let colours: [(Rgb, f32); 3] = [(hex(0xd83a16), 1.0), (hex(0xff8a24), 0.72), (hex(0xffe9a8), 0.4)];
    for (colour, share) in colours {
        let mut path = Path::new();
        for jet in 0..9 {
            let turn = (jet as f32 - 4.0) / 4.0 + random.around(0.2);
            let height = lerp(0.17, 0.06, turn.abs()) * random.range(0.55, 1.15) * (0.35 + 0.65 * share);
            let tip = point((mouth[0] + turn * 0.085 * share) * unit, (foot - 0.03 - height) * unit);
            let start = point((mouth[0] + turn * CRATER * 0.45) * unit, foot * unit);
            path = path.and(flora::limb(start, tip, 0.03 * share * unit, 0.004 * unit, -turn * 0.03 * unit));
        }
        dabs::lay(&mut studio.canvas, &path, colour, 0.9);
    }
    let mut sparks = Path::new();
    for _ in 0..70 {
        let turn = random.around(1.0);
        let flight = random.unit();
        let x = mouth[0] + turn * (0.04 + 0.17 * flight);
        let y = mouth[1]
            - (0.22 * (1.0 - turn * turn * 0.6)) * (1.0 - (2.0 * flight - 0.9) * (2.0 * flight - 0.9))
            - 0.01;
        sparks = sparks.and(Path::circle(x * unit, y * unit, random.range(0.0012, 0.0036) * unit));
    }
    dabs::lay(&mut studio.canvas, &sparks, hex(0xffb04a), 0.95);
}
