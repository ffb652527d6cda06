//! Paint poured and drawn out: broad flows with fine veins of metal.

use crate::colour::{Ramp, Rgb, mix, scale, screen, smooth};
use crate::studio::Studio;

pub(super) fn paint(studio: &mut Studio<'_>, colours: &[Rgb]) {
    let noise = studio.noise.fork(295);
    let mut random = studio.random.fork(296);
    let ramp =
        Ramp::new(&[colours[2], colours[4], colours[1], colours[3], colours[0], colours[5], colours[2]]);
    let (stretch, turn) = (random.range(0.45, 0.8), random.range(-0.9, 0.9));
    let metal = mix(colours[3], [0.95, 0.75, 0.4], 0.5);
    studio.canvas.shade(|x, y, _| {
        let (u, v) = (x + y * turn, (y - x * turn) * stretch);
        let first_x = noise.sum(u * 1.1, v * 1.1, 3);
        let first_y = noise.sum(u * 1.1 + 5.2, v * 1.1 + 1.3, 3);
        let field = |u: f32, v: f32| {
            let second = noise.sum(u * 1.2 + first_x * 1.3 + 1.7, v * 1.2 + first_y * 1.3 + 9.2, 4);
            noise.sum(u + second * 1.1, v + first_y * 0.9, 4) + second * 0.35
        };
        let height = field(u, v);
        let slope = field(u + 0.012, v - 0.01) - height;
        let place = smooth(-0.75, 0.75, height);
        let colour = ramp.at(place);
        let folds = (height * 6.5).abs();
        let fold = folds - folds.floor();
        let vein = smooth(0.05, 0.0, (fold - 0.5).abs()) * smooth(-0.1, 0.4, first_x);
        let relief = (1.0 + slope * 5.0).clamp(0.7, 1.3);
        screen(scale(colour, relief), scale(metal, vein * 0.55))
    });
}
