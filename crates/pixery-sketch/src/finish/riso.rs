//! Risograph: three inks in coarse dots, each drum a little off, on uncoated paper.

use crate::colour::{Rgb, hex, luminance, mix, multiply, smooth};
use crate::noise::Noise;
use crate::studio::Studio;

/// Dots across one unit.
const DOTS: f32 = 150.0;

/// Turns the painting into a print of three inks.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(500);
    let sets: [[u32; 3]; 4] = [
        [0x2c4f9e, 0xff5a5f, 0xffd23f],
        [0x00696b, 0xff6c8d, 0xffc83d],
        [0x37306b, 0xf2604b, 0xf7c84b],
        [0x24523b, 0xee6352, 0xffce5c],
    ];
    let inks = studio.random.fork(501).pick(&sets).map(hex);
    let before = studio.canvas.clone();
    let paper: Rgb = hex(0xf4efe4);
    studio.canvas.shade(|x, y, _| {
        let mut colour = paper;
        for (index, ink) in inks.iter().enumerate() {
            let shift = [[0.0, 0.0], [0.0032, -0.002], [-0.0026, 0.003]][index];
            let own = before.near(x + shift[0], y + shift[1]).map(|channel| channel.clamp(0.0, 1.0).sqrt());
            let light = luminance(own.map(|channel| channel * channel)).sqrt();
            let grey = own[0].min(own[1]).min(own[2]);
            let amount = match index {
                0 => ((1.0 - own[0]) * 0.75 + (1.0 - light) * 0.35 - 0.22).clamp(0.0, 1.0),
                1 => ((1.0 - own[1]) * 0.95 + (own[0] - own[1]) * 0.5
                    - (own[2] - own[0]).max(0.0) * 0.6
                    - 0.24)
                    .clamp(0.0, 1.0),
                _ => {
                    ((1.0 - own[2]) * 0.8 + (own[0] - own[2]) * 0.6 - 0.14).clamp(0.0, 1.0)
                        * (0.35 + 0.65 * smooth(0.0, 0.4, own[1] - grey * 0.4))
                }
            };
            let dots = screen_dot(noise, x, y, index, amount);
            let patchy = 0.9 + 0.16 * noise.sum(x * 50.0 + index as f32 * 9.0, y * 50.0, 3);
            colour = mix(colour, multiply(colour, *ink), (dots * patchy).clamp(0.0, 0.96));
        }
        let tooth = 1.0 + 0.02 * noise.sum(x * 160.0, y * 160.0, 2);
        colour.map(|channel| channel * tooth)
    });
}

/// Returns whether the dot of a turned screen covers a place, with a soft edge.
fn screen_dot(noise: Noise, x: f32, y: f32, drum: usize, amount: f32) -> f32 {
    let [cosine, sine] = [[0.966, 0.259], [0.259, 0.966], [1.0, 0.0]][drum];
    let (u, v) = ((x * cosine + y * sine) * DOTS, (y * cosine - x * sine) * DOTS);
    let (in_x, in_y) = (u - u.floor() - 0.5, v - v.floor() - 0.5);
    let distance = (in_x * in_x + in_y * in_y).sqrt() + noise.at(u * 2.0, v * 2.0) * 0.04;
    let radius = amount.sqrt() * 0.74;
    smooth(radius + 0.09, radius - 0.09, distance) * smooth(0.0, 0.06, amount)
}
