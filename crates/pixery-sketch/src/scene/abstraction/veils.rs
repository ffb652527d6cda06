//! Translucent ribbons of light that fold over one another on a deep or pale ground.

use crate::colour::{Ramp, Rgb, luminance, mix, multiply, scale, screen, smooth};
use crate::studio::Studio;

pub(super) fn paint(studio: &mut Studio<'_>, colours: &[Rgb]) {
    let tall = studio.frame().tall();
    let noise = studio.noise.fork(299);
    let mut random = studio.random.fork(300);
    let pale = luminance(colours[0]) > 0.35 && random.chance(0.5);
    let ground = if pale {
        Ramp::new(&[colours[0], mix(colours[0], colours[3], 0.3)])
    } else {
        Ramp::new(&[scale(colours[2], 0.55), scale(mix(colours[2], colours[4], 0.4), 0.5)])
    };
    let ribbons: Vec<(f32, f32, f32, Rgb)> = (0..9)
        .map(|index| {
            (
                tall * random.range(0.12, 0.88),
                random.range(0.1, 0.34),
                random.range(0.6, 1.5),
                colours[1 + index % (colours.len() - 1)],
            )
        })
        .collect();
    let slant = random.range(-0.5, 0.5);
    studio.canvas.shade(|x, y, _| {
        let mut colour = ground.at(y / tall + 0.12 * noise.sum(x * 2.0, y * 2.0, 3));
        for (index, (middle, width, pace, paint)) in ribbons.iter().enumerate() {
            let shift = index as f32 * 4.1;
            let spine = middle + slant * (x - 0.5) + 0.34 * noise.sum(x * pace + shift, shift, 2);
            let spread = width * (0.35 + 0.65 * noise.at(x * pace * 1.4 + shift, 3.0).abs());
            let place = (y - spine) / spread;
            if !(0.0..1.0).contains(&place) {
                continue;
            }
            let silk = 0.72 + 0.28 * noise.sum(x * 2.0 + shift, place * 9.0, 3);
            let edge = smooth(0.0, 0.012, place) * smooth(1.0, 0.1, place);
            colour = if pale {
                mix(colour, multiply(colour, scale(*paint, 1.25)), edge * silk * 0.85)
            } else {
                screen(colour, scale(*paint, edge * silk * 0.62))
            };
        }
        colour
    });
}
