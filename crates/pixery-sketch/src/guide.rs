//! What the painting takes from other pictures: palette and light of references, structure of a base.

mod base;
mod likeness;

pub(crate) use base::{blur, follow, restore};
pub(crate) use likeness::resemble;

use crate::brief::Picture;
use crate::canvas::Canvas;
use crate::colour::{Rgb, linear, mix};
use crate::frame::Frame;

/// Returns a picture as linear light, stretched to `frame`.
fn canvas_of(picture: &Picture, frame: Frame) -> Canvas {
    let table: Vec<f32> = (0..=255_u32).map(|byte| linear(byte as f32 / 255.0)).collect();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let bytes = picture.pixels();
    let at = |column: usize, row: usize| -> Rgb {
        let start = (row.min(height - 1) * width + column.min(width - 1)) * 3;
        [0, 1, 2].map(|channel| table[bytes[start + channel] as usize])
    };
    let mut canvas = Canvas::new(frame, [0.0; 3]);
    for row in 0..frame.height {
        let y = ((row as f32 + 0.5) * height as f32 / frame.height as f32 - 0.5).max(0.0);
        for column in 0..frame.width {
            let x = ((column as f32 + 0.5) * width as f32 / frame.width as f32 - 0.5).max(0.0);
            let (left, top) = (x as usize, y as usize);
            let upper = mix(at(left, top), at(left + 1, top), x - left as f32);
            let lower = mix(at(left, top + 1), at(left + 1, top + 1), x - left as f32);
            canvas.pixels[row * frame.width + column] = mix(upper, lower, y - top as f32);
        }
    }
    canvas
}
