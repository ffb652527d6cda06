//! Repainting a base: its broad colours guide the painting, and outside the mask its bytes stay.

use super::canvas_of;
use crate::brief::{Edit, Mask};
use crate::canvas::Canvas;
use crate::colour::{Rgb, mix, smooth};
use crate::frame::Frame;

/// Cells along each side of the broad structure of a picture.
const CELLS: usize = 28;

/// Draws `canvas` towards the base: at `strength` 0 it becomes the base, at 1 it stays as it is.
pub(crate) fn follow(canvas: &mut Canvas, edit: &Edit<'_>, strength: f32) {
    if strength >= 1.0 {
        return;
    }
    let base = canvas_of(edit.base, canvas.frame);
    let (broad_base, broad_own) = (broad(&base), broad(canvas));
    let frame = canvas.frame;
    let (wide, tall) = (frame.wide(), frame.tall());
    let hold = (1.0 - strength) * (1.0 - strength * 0.4);
    let share = smooth(0.0, 0.9, strength);
    canvas.shade(|x, y, own| {
        let (across, down) = (x / wide, y / tall);
        let (goal, had) = (sample(&broad_base, across, down), sample(&broad_own, across, down));
        let guided = [0, 1, 2].map(|channel| (own[channel] + (goal[channel] - had[channel]) * hold).max(0.0));
        mix(base.near(x, y), guided, share)
    });
}

/// Puts the base's bytes back: everywhere at `strength` 0, else where the mask keeps them, feathered inside it.
pub(crate) fn restore(bytes: &mut [u8], frame: Frame, edit: &Edit<'_>, strength: f32) {
    let same_size = (edit.base.width() as usize, edit.base.height() as usize) == (frame.width, frame.height);
    if strength <= 0.0 {
        if same_size {
            bytes.copy_from_slice(edit.base.pixels());
        }
        return;
    }
    let Some(mask) = edit.mask else { return };
    let shares = feather(mask, frame);
    let kept = edit.base.pixels();
    for (pixel, share) in shares.iter().enumerate() {
        for place in pixel * 3..pixel * 3 + 3 {
            let (old, new) = (f32::from(kept[place]), f32::from(bytes[place]));
            bytes[place] = (old + (new - old) * share + 0.5) as u8;
        }
    }
}

/// Returns how much of each pixel is repainted: nothing where the mask is 0, growing inwards from its edge.
fn feather(mask: &Mask, frame: Frame) -> Vec<f32> {
    let reach = ((frame.unit * 0.012) as usize).max(1);
    let values: Vec<f32> = mask.pixels().iter().map(|byte| f32::from(*byte) / 255.0).collect();
    let rows = blur(&values, frame.width, frame.height, reach, 1, frame.width);
    let both = blur(&rows, frame.height, frame.width, reach, frame.width, 1);
    values.iter().zip(&both).map(|(value, soft)| value * smooth(0.45, 1.0, *soft)).collect()
}

/// Returns the running mean over `reach` values to each side along lines of `length` values `stride` apart; the
/// edges go on.
pub(crate) fn blur(
    values: &[f32],
    length: usize,
    lines: usize,
    reach: usize,
    stride: usize,
    line_stride: usize,
) -> Vec<f32> {
    let mut result = vec![0.0; values.len()];
    let span = (2 * reach + 1) as f32;
    for line in 0..lines {
        let at =
            |place: isize| values[line * line_stride + place.clamp(0, length as isize - 1) as usize * stride];
        let reach = reach as isize;
        let mut sum: f32 = (-reach..=reach).map(at).sum();
        for place in 0..length as isize {
            result[line * line_stride + place as usize * stride] = sum / span;
            sum += at(place + reach + 1) - at(place - reach);
        }
    }
    result
}

/// Returns the means of the cells of a picture.
fn broad(canvas: &Canvas) -> Vec<Rgb> {
    let frame = canvas.frame;
    let mut sums = vec![([0.0_f32; 3], 0.0_f32); CELLS * CELLS];
    for row in 0..frame.height {
        for column in 0..frame.width {
            let cell = row * CELLS / frame.height * CELLS + column * CELLS / frame.width;
            let (sum, count) = &mut sums[cell];
            *sum = crate::colour::add(*sum, canvas.pixels[row * frame.width + column]);
            *count += 1.0;
        }
    }
    let mut means: Vec<Rgb> = Vec::with_capacity(sums.len());
    for (index, (sum, count)) in sums.into_iter().enumerate() {
        // Pictures smaller than the grid leave cells empty; those take the one before.
        let before = if index > 0 { means[index - 1] } else { [0.0; 3] };
        means.push(if count > 0.0 { sum.map(|channel| channel / count) } else { before });
    }
    means
}

fn sample(means: &[Rgb], across: f32, down: f32) -> Rgb {
    let place = |part: f32| (part * CELLS as f32 - 0.5).clamp(0.0, CELLS as f32 - 1.001);
    let (x, y) = (place(across), place(down));
    let (column, row) = (x as usize, y as usize);
    let at = |row: usize, column: usize| means[row.min(CELLS - 1) * CELLS + column.min(CELLS - 1)];
    let top = mix(at(row, column), at(row, column + 1), x - column as f32);
    let bottom = mix(at(row + 1, column), at(row + 1, column + 1), x - column as f32);
    mix(top, bottom, y - row as f32)
}
