//! Sheets of cut paper one over another, each with its shadow.

use crate::colour::{Ramp, Rgb, lerp, mix, scale, smooth};
use crate::studio::Studio;

pub(super) fn paint(studio: &mut Studio<'_>, colours: &[Rgb]) {
    let tall = studio.frame().tall();
    let noise = studio.noise.fork(291);
    let mut random = studio.random.fork(292);
    let ramp = Ramp::new(&[colours[0], colours[3], colours[1], colours[4], colours[2]]);
    let sheets = 8 + random.below(4);
    let (lean, swell) = (random.range(-0.35, 0.35), random.range(0.1, 0.2));
    let disc = [studio.plan.sun[0], tall * random.range(0.16, 0.3), random.range(0.07, 0.13)];
    let accent = colours[1];
    studio.canvas.shade(|x, y, _| {
        let grain = 1.0 + 0.03 * noise.sum(x * 90.0, y * 90.0, 2);
        let (across, down) = (x - disc[0], y - disc[1]);
        let distance = (across * across + down * down).sqrt();
        let mut colour =
            mix(ramp.at(y * 0.1), mix(accent, colours[3], 0.4), smooth(0.001, -0.001, distance - disc[2]));
        for sheet in 0..sheets {
            let part = sheet as f32 / sheets as f32;
            let line = |x: f32| {
                let wave = noise.sum(x * 1.1 + sheet as f32 * 5.3, part * 3.0, 2)
                    + 0.4 * libm::sinf(x * 4.2 + sheet as f32 * 1.7);
                lerp(tall * 0.24, tall * 1.02, part) + lean * (x - 0.5) * 0.4 + wave * swell
            };
            let depth = y - line(x);
            let shadow = smooth(-0.055, 0.0, depth) * if depth < 0.0 { 0.34 } else { 0.0 };
            colour = scale(colour, 1.0 - shadow);
            let own = ramp.at((part * 0.9 + 0.12).min(1.0));
            let lit = scale(own, lerp(1.12, 0.9, smooth(0.0, 0.22, depth)));
            colour = mix(colour, lit, smooth(-0.0008, 0.0008, depth));
        }
        scale(colour, grain)
    });
}
