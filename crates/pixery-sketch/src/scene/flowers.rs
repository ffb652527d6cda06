//! Flowers that fill the picture: blossoms among leaves, sharp before, soft behind.

use crate::brief::PaintError;
use crate::colour::{Ramp, Rgb, adjust, blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::{Path, Point, point};
use crate::random::Random;
use crate::scene::{Setting, dabs, flora};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let tall = frame.tall();
    let mut random = studio.random.fork(241);
    paint_ground(studio, &mut random);
    studio.finish_stage()?;
    let colours = colours(studio, &mut random);
    for (depth, count, size) in [(0.75, 16, 0.06), (0.4, 12, 0.09)] {
        paint_sprigs(studio, depth, &mut random);
        paint_layer(studio, &colours, depth, count, size, &mut random);
        studio.tick()?;
    }
    studio.finish_stage()?;
    paint_sprigs(studio, 0.1, &mut random);
    paint_layer(studio, &colours, 0.0, 12, 0.135, &mut random);
    studio.finish_stage()?;
    Ok(Setting { table: Some(tall * 0.86), ..Setting::of_ground(tall * 0.86, tall * 0.4) })
}

fn colours(studio: &Studio<'_>, random: &mut Random) -> Vec<Rgb> {
    let sets = [
        [0xe8708a, 0xf6c7c0, 0xf3e7d8, 0xc0455f, 0xf2a65a],
        [0x8a6fc9, 0xc9b5ea, 0xf2ecf7, 0x5c4a9e, 0xf0c75e],
        [0xf2a83b, 0xf7d37a, 0xfdf0d0, 0xd9662f, 0xb9413c],
        [0x6f93d6, 0xbcd0f0, 0xf5f3ee, 0x3f5fa8, 0xf3b8c6],
        [0xd9463e, 0xf08a6e, 0xfbe3d0, 0x9c2738, 0xf2c45a],
        [0xf7f0e6, 0xf4d9d6, 0xe9b7bd, 0xd98aa0, 0xe6d27f],
    ];
    let set = random.pick(&sets);
    let named: Vec<Rgb> =
        studio.reading.colours.iter().filter_map(|name| crate::palette::colour_of_word(name)).collect();
    set.iter()
        .enumerate()
        .map(|(index, code)| {
            let own = match named.get(index % named.len().max(1)) {
                Some(colour) => adjust(*colour, lerp(0.85, 1.2, index as f32 / 4.0), 1.0),
                None => hex(*code),
            };
            studio.palette.lit(own, 0.85, 0.0)
        })
        .collect()
}

fn paint_ground(studio: &mut Studio<'_>, random: &mut Random) {
    let noise = studio.noise.fork(242);
    let palette = &studio.palette;
    let leaf = palette.lit(hex(*random.pick(&[0x6f8f66, 0x88a27a, 0x5d7f6d, 0x93a06a])), 0.6, 0.1);
    let ramp = Ramp::new(&[scale(leaf, 0.32), leaf, blend(leaf, palette.sky[4], 0.6), palette.sky[4]]);
    let (light, glow) = (studio.plan.sun[0], palette.sun);
    studio.canvas.shade(|x, y, _| {
        let soft = noise.sum(x * 2.0, y * 2.0, 3);
        let place = 0.82 - y * 0.62 + soft * 0.34 - (x - light).abs() * 0.2;
        ramp.at(place.clamp(0.0, 1.0))
    });
    let frame = studio.frame();
    for _ in 0..34 {
        let (x, y) = (random.range(0.0, frame.wide()), random.range(0.0, frame.tall()));
        let radius = random.range(0.012, 0.05) * frame.unit;
        let colour = if random.chance(0.6) { glow } else { studio.palette.accent[1] };
        let disc = Path::circle(x * frame.unit, y * frame.unit, radius);
        dabs::lay_with(&mut studio.canvas, &disc, 1.0, |_, _, below| screen(below, scale(colour, 0.11)));
    }
}

fn paint_sprigs(studio: &mut Studio<'_>, depth: f32, random: &mut Random) {
    let frame = studio.frame();
    let unit = frame.unit;
    let greens = [0x4f7440, 0x6a8a4a, 0x3d6650, 0x84985a];
    for tone in 0..4 {
        let own = hex(greens[(tone + random.below(2) as usize) % 4]);
        let colour = studio.palette.lit(scale(own, 0.55 + 0.22 * tone as f32), 0.3 + 0.2 * tone as f32, 0.0);
        let colour = blend(colour, studio.palette.sky[3], depth * 0.6);
        let mut path = Path::new();
        for _ in 0..(16.0 * frame.wide()) as u32 {
            let x = random.range(-0.05, frame.wide() + 0.05);
            let y = frame.tall() * random.range(0.22, 1.05);
            let angle = random.range(-2.6, -0.5);
            let length = random.range(0.1, 0.2) * (1.1 - depth * 0.6);
            path = path.and(leaf(
                point(x * unit, y * unit),
                angle,
                length * unit,
                length * unit * random.range(0.16, 0.3),
            ));
        }
        dabs::lay(&mut studio.canvas, &path, colour, 0.94 - depth * 0.35);
    }
}

/// Returns a pointed leaf from `foot` along `angle`.
fn leaf(foot: Point, angle: f32, length: f32, width: f32) -> Path {
    let (along_x, along_y) = (libm::cosf(angle), libm::sinf(angle));
    let at = |along: f32, across: f32| {
        point(foot.x + along_x * along - along_y * across, foot.y + along_y * along + along_x * across)
    };
    let tip = at(length, 0.0);
    Path::new()
        .move_to(foot.x, foot.y)
        .cubic_to(at(length * 0.25, -width), at(length * 0.7, -width * 0.8), tip)
        .cubic_to(at(length * 0.7, width * 0.8), at(length * 0.25, width), foot)
        .close()
}

fn paint_layer(
    studio: &mut Studio<'_>,
    colours: &[Rgb],
    depth: f32,
    count: u32,
    size: f32,
    random: &mut Random,
) {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let count = (count as f32 * wide * tall) as u32 + 2;
    let mut places: Vec<(f32, f32, f32)> = Vec::new();
    for _ in 0..count * 12 {
        if places.len() >= count as usize {
            break;
        }
        let x = random.range(-0.02, wide + 0.02);
        let y = tall * random.range(0.14 + depth * 0.1, 0.98);
        let radius = size * random.range(0.7, 1.25);
        let free = places.iter().all(|(other_x, other_y, other)| {
            let (across, down) = (x - other_x, y - other_y);
            across * across + down * down > (radius + other) * (radius + other) * 0.8
        });
        if free {
            places.push((x, y, radius));
        }
    }
    places.sort_by(|one, other| one.1.total_cmp(&other.1));
    for (x, y, radius) in places {
        let colour = blend(*random.pick(colours), studio.palette.sky[3], depth * 0.55);
        let stem = blend(studio.palette.lit(hex(0x55793f), 0.5, 0.0), studio.palette.sky[3], depth * 0.5);
        let foot = point((x + random.around(0.08)) * frame.unit, (y + radius * 4.0 + 0.1) * frame.unit);
        let stalk = flora::limb(
            foot,
            point(x * frame.unit, y * frame.unit),
            0.008 * frame.unit,
            0.006 * frame.unit,
            random.around(0.05) * frame.unit,
        );
        dabs::lay(&mut studio.canvas, &stalk, stem, 0.9);
        let shadow =
            Path::circle((x + 0.01) * frame.unit, (y + radius * 0.3) * frame.unit, radius * frame.unit);
        dabs::lay(&mut studio.canvas, &shadow, scale(stem, 0.25), 0.28 * (1.0 - depth));
        paint_blossom(studio, point(x * frame.unit, y * frame.unit), radius * frame.unit, colour, random);
    }
}

/// Paints one blossom of `radius` px around `middle`, in px: whorls of petals, the inner ones smaller.
pub(crate) fn paint_blossom(
    studio: &mut Studio<'_>,
    middle: Point,
    radius: f32,
    colour: Rgb,
    random: &mut Random,
) {
    let kind = random.below(4);
    let (whorls, petals, width) = match kind {
        0 => (1, 5 + random.below(2), 0.5),
        1 => (2, 13, 0.17),
        2 => (4, 9, 0.36),
        _ => (3, 7, 0.42),
    };
    let squash = random.range(0.72, 1.0);
    let turn = random.range(0.0, 6.0);
    let light = adjust(colour, 1.12, 0.85);
    let deep = adjust(colour, 0.68, 1.12);
    let unit = studio.frame().unit;
    let noise = studio.noise.fork(243);
    let toward = studio.plan.light_side;
    for whorl in 0..whorls {
        let reach = radius * (1.0 - whorl as f32 / whorls as f32 * 0.72);
        for petal in 0..petals {
            let angle = turn
                + whorl as f32 * 0.4
                + petal as f32 / petals as f32 * core::f32::consts::TAU
                + random.around(0.1);
            let length = reach * random.range(0.88, 1.1);
            let outline = petal_path(middle, angle, length, length * width, squash, kind == 1);
            let tone = random.range(0.9, 1.08);
            dabs::lay_with(&mut studio.canvas, &outline, 0.97, |x, y, _| {
                let (across, down) = (x * unit - middle.x, (y * unit - middle.y) / squash);
                let out = ((across * across + down * down).sqrt() / length).min(1.2);
                let vein = noise.sum(libm::atan2f(down, across) * 9.0, out * 2.0, 2) * 0.14;
                let facing = 0.1 * (across * toward - down) / length;
                let base = mix(deep, light, smooth(0.1, 1.0, out + vein + facing));
                scale(base, tone * (0.86 + 0.14 * whorl as f32 / whorls as f32 + facing))
            });
        }
    }
    if kind != 2 {
        let heart = studio.palette.lit(hex(0xe6b23c), 0.8, 0.0);
        let core = Path::ellipse(middle, radius * 0.2, radius * 0.18 * squash);
        dabs::lay(&mut studio.canvas, &core, scale(heart, 0.55), 1.0);
        let mut dots = Path::new();
        for _ in 0..14 {
            let (across, down) = (random.around(0.2), random.around(0.18));
            dots = dots.and(Path::circle(
                middle.x + across * radius,
                middle.y + down * radius * squash,
                radius * 0.035,
            ));
        }
        dabs::lay(&mut studio.canvas, &dots, heart, 1.0);
    }
}

fn petal_path(middle: Point, angle: f32, length: f32, width: f32, squash: f32, pointed: bool) -> Path {
    let (along_x, along_y) = (libm::cosf(angle), libm::sinf(angle));
    let at = |along: f32, across: f32| {
        point(
            middle.x + along_x * along - along_y * across,
            middle.y + (along_y * along + along_x * across) * squash,
        )
    };
    let tip = if pointed { 0.15 } else { 0.75 };
    Path::new()
        .move_to(middle.x, middle.y)
        .cubic_to(
            at(length * 0.3, -width * 0.9),
            at(length * 0.85, -width * 1.3),
            at(length * 0.98, -width * tip * 0.4),
        )
        .quad_to(at(length * if pointed { 1.08 } else { 0.94 }, 0.0), at(length * 0.98, width * tip * 0.4))
        .cubic_to(at(length * 0.85, width * 1.3), at(length * 0.3, width * 0.9), middle)
        .close()
}
