//! Film: bloom round the lights, soft contrast, split toning, grain and a lens that darkens its corners.

use crate::canvas::Canvas;
use crate::colour::{add, luminance, mix, multiply, saturate, scale, screen, smooth};
use crate::frame::Frame;
use crate::studio::Studio;

/// Turns the painting into a frame of film.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(460);
    let bloom = bloom(&studio.canvas);
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    studio.canvas.shade(|x, y, below| {
        let halo = sample(&bloom, x / wide, y / tall);
        let lit = screen(below, scale(multiply(halo, [1.0, 0.82, 0.7]), 0.55));
        let light = luminance(lit).clamp(0.0, 1.0);
        let curve = smooth(-0.08, 1.06, light.sqrt());
        let contrast = scale(lit, (curve * curve / light.max(0.002)).clamp(0.5, 1.5));
        let split = mix(
            multiply(contrast, [0.9, 1.02, 1.1]),
            multiply(contrast, [1.07, 1.0, 0.9]),
            smooth(0.1, 0.6, light),
        );
        let faded = mix(saturate(split, 0.92), [0.09, 0.08, 0.085], 0.045);
        let grain = noise.sum(x * 330.0, y * 330.0, 2) * 0.12 * (1.0 - 0.6 * light);
        let (across, down) = (x / wide - 0.5, y / tall - 0.5);
        let corner = 1.0 - 0.4 * smooth(0.18, 0.75, (across * across + down * down) * 1.7);
        scale(faded, (1.0 + grain) * corner)
    });
}

/// Returns the lights of the picture, small and blurred.
fn bloom(canvas: &Canvas) -> Canvas {
    let (width, height) = (64_usize, 64_usize);
    let mut small = Canvas::new(Frame { width, height, unit: 64.0 }, [0.0; 3]);
    let frame = canvas.frame;
    for row in 0..height {
        for column in 0..width {
            let mut sum = [0.0; 3];
            for step in 0..9 {
                let x = (column * 3 + step % 3) * (frame.width - 1) / (width * 3);
                let y = (row * 3 + step / 3) * (frame.height - 1) / (height * 3);
                let colour = canvas.pixels[y * frame.width + x];
                sum = add(sum, scale(colour, smooth(0.45, 1.0, luminance(colour)) / 9.0));
            }
            small.pixels[row * width + column] = sum;
        }
    }
    for _ in 0..4 {
        let before = small.clone();
        for row in 0..height {
            for column in 0..width {
                let at = |row: usize, column: usize| {
                    before.pixels[row.min(height - 1) * width + column.min(width - 1)]
                };
                let ring = add(
                    add(at(row, column + 1), at(row, column.saturating_sub(1))),
                    add(at(row + 1, column), at(row.saturating_sub(1), column)),
                );
                small.pixels[row * width + column] = add(scale(at(row, column), 0.3), scale(ring, 0.175));
            }
        }
    }
    small
}

fn sample(small: &Canvas, across: f32, down: f32) -> [f32; 3] {
    let (width, height) = (small.frame.width, small.frame.height);
    let x = (across * width as f32 - 0.5).clamp(0.0, width as f32 - 1.001);
    let y = (down * height as f32 - 0.5).clamp(0.0, height as f32 - 1.001);
    let (column, row) = (x as usize, y as usize);
    let at = |row: usize, column: usize| small.pixels[row.min(height - 1) * width + column.min(width - 1)];
    let top = mix(at(row, column), at(row, column + 1), x - column as f32);
    let bottom = mix(at(row + 1, column), at(row + 1, column + 1), x - column as f32);
    mix(top, bottom, y - row as f32)
}
