//! Discs, half discs, arches and bars on paper, balanced about the picture, in the manner of the 1920s.

use core::f32::consts::{FRAC_PI_2, FRAC_PI_4};

use crate::colour::{Rgb, mix, multiply, scale, smooth};
use crate::path::{Path, point};
use crate::random::Random;
use crate::scene::dabs;
use crate::studio::Studio;

pub(super) fn paint(studio: &mut Studio<'_>, colours: &[Rgb]) {
    let frame = studio.frame();
    let noise = studio.noise.fork(294);
    let mut random = studio.random.fork(293);
    let ground = colours[0];
    studio.canvas.shade(|x, y, _| scale(ground, 1.0 + 0.05 * noise.sum(x * 3.0, y * 3.0, 4)));
    let (wide, tall, unit) = (frame.wide(), frame.tall(), frame.unit);
    let heart = [wide * random.range(0.4, 0.6), tall * random.range(0.42, 0.58)];
    for index in 0..11 {
        let first = index < 2;
        let reach = if first { 0.06 } else { 0.42 };
        let (x, y) = (heart[0] + random.around(reach * wide), heart[1] + random.around(reach * tall));
        let radius = match index {
            0 => random.range(0.24, 0.33),
            1 => random.range(0.14, 0.2),
            2..=5 => random.range(0.07, 0.15),
            _ => random.range(0.015, 0.05),
        };
        let colour = colours[1 + (index + random.below(2) as usize) % (colours.len() - 1)];
        let path =
            shape(x * unit, y * unit, radius * unit, if first { 0 } else { random.below(6) }, &mut random);
        let dark_ground = crate::colour::luminance(ground) < 0.2;
        dabs::lay_with(&mut studio.canvas, &path, 0.95, |at_x, at_y, below| {
            let tone = 0.95 + 0.12 * noise.sum(at_x * 40.0, at_y * 40.0, 3) + 0.1 * (y - at_y) / radius;
            let over = if dark_ground {
                mix(below, colour, 0.85)
            } else {
                mix(multiply(below, scale(colour, 1.12)), colour, 0.62)
            };
            scale(over, tone)
        });
    }
    for _ in 0..4 {
        let angle = *random.pick(&[0.0, FRAC_PI_2, FRAC_PI_4, -FRAC_PI_4]);
        let (x, y) = (heart[0] + random.around(0.3), heart[1] + random.around(0.3));
        let half = random.range(0.15, 0.42);
        let (along_x, along_y) = (libm::cosf(angle) * half, libm::sinf(angle) * half);
        let line = crate::scene::flora::limb(
            point((x - along_x) * unit, (y - along_y) * unit),
            point((x + along_x) * unit, (y + along_y) * unit),
            0.006 * unit,
            0.006 * unit,
            0.0,
        );
        dabs::lay(
            &mut studio.canvas,
            &line,
            if crate::colour::luminance(ground) < 0.2 { colours[5] } else { colours[2] },
            0.9,
        );
    }
    studio.canvas.shade(|x, y, below| {
        let edge = x.min(y).min(wide - x).min(tall - y);
        mix(scale(ground, 0.97), below, smooth(0.028, 0.031, edge))
    });
}

fn shape(x: f32, y: f32, radius: f32, kind: u32, random: &mut Random) -> Path {
    let centre = point(x, y);
    let turn = *random.pick(&[0.0, 45.0, 90.0, 180.0, 270.0]);
    let half = Path::new()
        .move_to(x - radius, y)
        .cubic_to(
            point(x - radius, y - radius * 1.333),
            point(x + radius, y - radius * 1.333),
            point(x + radius, y),
        )
        .close();
    match kind {
        0 | 1 => Path::circle(x, y, radius),
        2 => half.turned(turn, centre),
        3 => Path::circle(x, y, radius).without(&Path::circle(x, y, radius * 0.7)),
        4 => half
            .clone()
            .without(
                &half.transform(
                    crate::path::Affine::translate(-x, -y)
                        .then(crate::path::Affine::scale(0.6, 0.6))
                        .then(crate::path::Affine::translate(x, y)),
                ),
            )
            .turned(turn, centre),
        _ => Path::polygon(&[
            point(x - radius, y + radius * 0.7),
            point(x, y - radius),
            point(x + radius, y + radius * 0.7),
        ])
        .turned(turn, centre),
    }
}
