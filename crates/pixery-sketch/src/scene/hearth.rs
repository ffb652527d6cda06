//! A fireplace with a burning fire, and what stands round it: a rug, an armchair, candles on the mantel.

use crate::colour::{Rgb, blend, hex, mix, scale, screen, smooth};
use crate::path::{Path, point};
use crate::random::Random;
use crate::scene::{dabs, flora};
use crate::studio::Studio;

/// A fireplace in a wall, in units.
#[derive(Clone, Copy)]
pub(super) struct Hearth {
    /// Its middle.
    pub x: f32,
    /// The floor that it stands on.
    pub floor: f32,
    /// Its height up to the mantel.
    pub height: f32,
}

impl Hearth {
    fn box_at(&self, across: [f32; 2], up: [f32; 2], unit: f32) -> Path {
        let [left, right] = across.map(|part| (self.x + part * self.height) * unit);
        let [low, high] = up.map(|part| (self.floor - part * self.height) * unit);
        Path::rectangle(left, high, right - left, low - high)
    }
}

/// Paints the chimney, the fireplace in it and its fire.
pub(super) fn paint(studio: &mut Studio<'_>, hearth: Hearth) {
    let unit = studio.frame().unit;
    let mut random = studio.random.fork(240);
    let noise = studio.noise.fork(241);
    let own = hex(*random.pick(&[0xb3705a, 0xa9a093, 0x9c7a64]));
    let palette = &studio.palette;
    let (light, dim) = (palette.lit(own, 0.55, 0.0), palette.lit(scale(own, 0.5), 0.15, 0.0));
    let wood = palette.lit(hex(0x6b452b), 0.5, 0.0);
    let chimney = hearth.box_at([-0.72, 0.72], [0.0, hearth.floor / hearth.height + 0.1], unit);
    let size = hearth.height;
    dabs::lay_with(&mut studio.canvas, &chimney, 1.0, |x, y, _| {
        let row = ((hearth.floor - y) / (size * 0.082)).floor();
        let along = (x - hearth.x) / (size * 0.21) + if row as i32 % 2 == 0 { 0.5 } else { 0.0 };
        let (across, up) = (along - along.floor(), (hearth.floor - y) / (size * 0.082) - row);
        let joint = smooth(0.03, 0.09, across.min(1.0 - across)) * smooth(0.06, 0.2, up.min(1.0 - up));
        let tone = 0.78
            + 0.28 * noise.cell(along.floor() as i32, row as i32)
            + 0.1 * noise.sum(x * 40.0, y * 40.0, 2);
        let side = smooth(size * 0.72, size * 0.2, (x - hearth.x).abs());
        scale(mix(dim, light, 0.35 + 0.65 * joint * side.max(0.4)), tone)
    });
    let arch = Path::arch(
        (hearth.x - 0.42 * size) * unit,
        (hearth.floor - 0.74 * size) * unit,
        0.84 * size * unit,
        0.74 * size * unit,
    );
    let rim = Path::arch(
        (hearth.x - 0.49 * size) * unit,
        (hearth.floor - 0.82 * size) * unit,
        0.98 * size * unit,
        0.82 * size * unit,
    );
    dabs::lay(&mut studio.canvas, &rim, blend(light, [0.9, 0.85, 0.75], 0.35), 1.0);
    let inside = hex(0x2a1410);
    dabs::lay_with(&mut studio.canvas, &arch, 1.0, |x, y, _| {
        let (across, down) = ((x - hearth.x) / (0.45 * size), (hearth.floor - y) / (0.75 * size));
        mix(hex(0xb8481c), inside, smooth(0.0, 1.0, across * across + down * down).sqrt())
    });
    paint_fire(studio, hearth, &mut random);
    let mantel = hearth.box_at([-0.86, 0.86], [0.94, 1.03], unit);
    dabs::lay(&mut studio.canvas, &mantel, wood, 1.0);
    dabs::lay(&mut studio.canvas, &hearth.box_at([-0.86, 0.86], [1.015, 1.03], unit), scale(wood, 1.8), 0.8);
    dabs::lay(&mut studio.canvas, &hearth.box_at([-0.74, 0.74], [0.9, 0.94], unit), scale(wood, 0.4), 0.7);
    dabs::lay(&mut studio.canvas, &hearth.box_at([-0.66, 0.66], [-0.05, 0.0], unit), scale(light, 0.9), 1.0);
    paint_mantelpiece(studio, hearth);
    paint_firelight(studio, hearth);
}

fn paint_fire(studio: &mut Studio<'_>, hearth: Hearth, random: &mut Random) {
    let unit = studio.frame().unit;
    let size = hearth.height;
    let foot = hearth.floor - 0.03 * size;
    for (colour, share) in [(0xd8431a, 1.0), (0xff8c22, 0.74), (0xffd866, 0.48), (0xfff3c4, 0.24)] {
        let mut flames = Path::new();
        for tongue in 0..5 {
            let turn = (tongue as f32 - 2.0) / 2.0;
            let tall = size * (0.5 - 0.2 * turn.abs()) * share * random.range(0.85, 1.15);
            let wide = size * 0.12 * (0.5 + 0.5 * share);
            let x = hearth.x + turn * size * 0.2 * (0.6 + 0.4 * share);
            let tip = point((x + random.around(0.05) * size) * unit, (foot - 0.04 * size - tall) * unit);
            let at = |across: f32, up: f32| point((x + across * wide) * unit, (foot - up * tall) * unit);
            flames = flames.and(
                Path::new()
                    .move_to(at(-0.7, 0.0).x, at(-0.7, 0.0).y)
                    .cubic_to(at(-1.3, 0.45), at(-0.2, 0.55), tip)
                    .cubic_to(at(0.5, 0.6), at(1.3, 0.35), at(0.7, 0.0))
                    .close(),
            );
        }
        dabs::lay(&mut studio.canvas, &flames, hex(colour), 0.92);
    }
    for (left, right, drop) in [(-0.3, 0.22, 0.0), (-0.18, 0.32, 0.015), (-0.26, 0.28, -0.035)] {
        let log = flora::limb(
            point((hearth.x + left * size) * unit, (foot + (drop + 0.01) * size) * unit),
            point((hearth.x + right * size) * unit, (foot + (drop - 0.02) * size) * unit),
            0.075 * size * unit,
            0.065 * size * unit,
            0.0,
        );
        dabs::lay(&mut studio.canvas, &log, hex(0x3a2018), 1.0);
    }
}

/// Sets candles and a picture over the mantel.
fn paint_mantelpiece(studio: &mut Studio<'_>, hearth: Hearth) {
    let unit = studio.frame().unit;
    let palette = &studio.palette;
    let (gold, paper) = (palette.lit(hex(0xb98d3e), 0.7, 0.0), palette.lit(hex(0xe8dcc0), 0.5, 0.0));
    let (far, near) = (palette.lit(hex(0x86a3b0), 0.6, 0.0), palette.lit(hex(0x5f7a4c), 0.5, 0.0));
    let frame = hearth.box_at([-0.36, 0.36], [1.2, 1.74], unit);
    dabs::lay(&mut studio.canvas, &frame, gold, 1.0);
    dabs::lay(&mut studio.canvas, &hearth.box_at([-0.32, 0.32], [1.24, 1.7], unit), paper, 1.0);
    dabs::lay(&mut studio.canvas, &hearth.box_at([-0.27, 0.27], [1.29, 1.65], unit), far, 1.0);
    let size = hearth.height;
    let hill = hearth.floor - 1.42 * size;
    dabs::lay_with(
        &mut studio.canvas,
        &hearth.box_at([-0.27, 0.27], [1.29, 1.5], unit),
        1.0,
        |x, y, below| {
            let line = hill + 0.05 * size * libm::sinf((x - hearth.x) / size * 9.0);
            mix(below, near, smooth(-0.002, 0.002, y - line))
        },
    );
    for across in [-0.72, -0.6, 0.66] {
        let tall = if across == -0.6 { 0.13 } else { 0.2 };
        let candle = hearth.box_at([across - 0.028, across + 0.028], [1.03, 1.03 + tall], unit);
        dabs::lay(&mut studio.canvas, &candle, mix(paper, hex(0xfff2d0), 0.4), 1.0);
        let flame = Path::ellipse(
            point((hearth.x + across * size) * unit, (hearth.floor - (1.08 + tall) * size) * unit),
            0.02 * size * unit,
            0.045 * size * unit,
        );
        dabs::lay(&mut studio.canvas, &flame, hex(0xffd77a), 1.0);
    }
}

/// Lets the fire shine on floor and walls.
fn paint_firelight(studio: &mut Studio<'_>, hearth: Hearth) {
    let dark = crate::scene::sky::is_dark(studio);
    let strength = if dark { 0.6 } else { 0.34 };
    let glow: Rgb = hex(0xff9a3c);
    let size = hearth.height;
    studio.canvas.shade(|x, y, below| {
        let (across, down) = ((x - hearth.x) / size, (y - hearth.floor + 0.15 * size) / size);
        let distance = across * across + down * down * 1.6;
        screen(below, scale(glow, strength / (1.0 + distance * 3.2) * smooth(9.0, 1.0, distance)))
    });
}

/// Lays a rug before the fire and sets an armchair at its side, at `seat` across.
pub(super) fn furnish(studio: &mut Studio<'_>, hearth: Hearth, seat: f32) {
    let frame = studio.frame();
    let (unit, tall) = (frame.unit, frame.tall());
    let mut random = studio.random.fork(242);
    let own = hex(*random.pick(&[0x8c2f2c, 0x2f5a5c, 0x9a6a2c, 0x5a3f66]));
    let palette = &studio.palette;
    let (rug, trim) = (palette.lit(own, 0.7, 0.0), palette.lit(hex(0xe6cf9c), 0.7, 0.0));
    let middle = (hearth.x + seat) * 0.5;
    let depth = tall - hearth.floor;
    let centre = point(middle * unit, (hearth.floor + depth * 0.52) * unit);
    for (share, colour) in [(1.0, rug), (0.9, trim), (0.85, rug), (0.5, trim), (0.46, scale(rug, 0.8))] {
        let oval = Path::ellipse(centre, 0.4 * share * unit, depth * 0.3 * share * unit);
        dabs::lay(&mut studio.canvas, &oval, colour, 0.94);
    }
    let cloth = hex(*random.pick(&[0x4f7266, 0xa8553f, 0x45607f, 0xb98a3e]));
    paint_armchair(studio, [seat, hearth.floor + depth * 0.5], hearth.height * 1.12, cloth);
}

fn paint_armchair(studio: &mut Studio<'_>, [x, foot]: [f32; 2], size: f32, own: Rgb) {
    let unit = studio.frame().unit;
    let palette = &studio.palette;
    let cloth = |tone: f32, facing: f32| {
        blend(palette.lit(scale(own, tone), facing, 0.0), scale(own, tone * (0.3 + facing * 0.5)), 0.5)
    };
    let (light, body, dim) = (cloth(1.0, 1.0), cloth(1.0, 0.6), cloth(0.5, 0.3));
    let wood = palette.lit(hex(0x4a2f1e), 0.4, 0.0);
    let part = |left: f32, top: f32, wide: f32, tall: f32, round: f32| {
        Path::rounded(
            (x + left * size) * unit,
            (foot - top * size) * unit,
            wide * size * unit,
            tall * size * unit,
            round * size * unit,
        )
    };
    let drop =
        Path::ellipse(point(x * unit, (foot - 0.01 * size) * unit), 0.56 * size * unit, 0.07 * size * unit);
    dabs::lay(&mut studio.canvas, &drop, scale(dim, 0.2), 0.5);
    for left in [-0.42, 0.34] {
        dabs::lay(&mut studio.canvas, &part(left, 0.12, 0.08, 0.12, 0.01), wood, 1.0);
    }
    let shaded = |low: Rgb, high: Rgb, top: f32, bottom: f32| {
        move |_: f32, y: f32, _: Rgb| mix(low, high, smooth(foot - bottom * size, foot - top * size, y))
    };
    dabs::lay_with(&mut studio.canvas, &part(-0.4, 1.02, 0.8, 0.8, 0.16), 1.0, shaded(body, light, 1.0, 0.3));
    let buttons = [(-0.18, 0.8), (0.0, 0.8), (0.18, 0.8), (-0.09, 0.66), (0.09, 0.66)];
    let mut path = Path::new();
    for (across, up) in buttons {
        path = path.and(Path::circle(
            (x + across * size) * unit,
            (foot - up * size) * unit,
            0.014 * size * unit,
        ));
    }
    dabs::lay(&mut studio.canvas, &path, dim, 0.9);
    dabs::lay(&mut studio.canvas, &part(-0.38, 0.36, 0.76, 0.26, 0.05), dim, 1.0);
    dabs::lay_with(
        &mut studio.canvas,
        &part(-0.34, 0.48, 0.68, 0.17, 0.06),
        1.0,
        shaded(body, light, 0.48, 0.33),
    );
    for left in [-0.54, 0.34] {
        dabs::lay_with(
            &mut studio.canvas,
            &part(left, 0.6, 0.2, 0.5, 0.1),
            1.0,
            shaded(dim, light, 0.6, 0.2),
        );
    }
}
