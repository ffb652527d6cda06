//! The last step: linear light becomes sRGB bytes, highlights roll off, a fine dither keeps gradients smooth.

use crate::canvas::{Canvas, each_row};
use crate::colour::encoded;
use crate::noise::Noise;

const TABLE: usize = 4096;

/// Returns the bytes of a picture: red, green, blue, rows from the top.
pub(crate) fn to_bytes(canvas: &Canvas) -> Vec<u8> {
    // Spaced by square roots, so that the dark end, where the eye is keenest, has entries enough.
    let table: Vec<f32> = (0..=TABLE)
        .map(|index| {
            let root = index as f32 / TABLE as f32;
            encoded(root * root) * 255.0
        })
        .collect();
    let grain = Noise::new(77);
    let width = canvas.frame.width;
    let mut bytes = vec![0_u8; canvas.pixels.len() * 3];
    each_row(&mut bytes, width * 3, |row, line| {
        for (column, pixel) in line.chunks_exact_mut(3).enumerate() {
            let colour = canvas.pixels[row * width + column];
            let bits = grain.hash(column as i32, row as i32);
            for channel in 0..3 {
                let root = shoulder(colour[channel]).sqrt() * TABLE as f32;
                let index = (root as usize).min(TABLE - 1);
                let value = table[index] + (table[index + 1] - table[index]) * (root - index as f32);
                let dither = ((bits >> (channel * 8)) & 0xff) as f32 / 255.0 - 0.5;
                pixel[channel] = (value + 0.5 + dither * 0.9).clamp(0.0, 255.0) as u8;
            }
        }
    });
    bytes
}

/// Rolls light above 0.8 off towards white instead of cutting it.
fn shoulder(light: f32) -> f32 {
    let light = light.max(0.0);
    if light <= 0.8 {
        return light;
    }
    let over = light - 0.8;
    0.8 + 0.2 * over / (over + 0.2)
}
