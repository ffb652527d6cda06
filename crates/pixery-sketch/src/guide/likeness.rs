//! Taking palette and light from references: the painting's colours are moved to the references' mean and spread
//! (Reinhard et al. 2001, in Oklab), and towards the few colours they are made of.

use super::canvas_of;
use crate::brief::Picture;
use crate::canvas::Canvas;
use crate::colour::{from_lab, lerp, to_lab};
use crate::finish::quantise;
use crate::frame::Frame;

/// Mean and spread of lightness and the two chroma axes.
struct Manner {
    mean: [f32; 3],
    spread: [f32; 3],
}

/// Px along the sides of the small picture that a reference is judged by.
const SIDE: u32 = 96;

/// Moves the colours of `canvas` towards those of `references`; `strength` 1 keeps most of its own.
pub(crate) fn resemble(canvas: &mut Canvas, references: &[Picture], strength: f32) {
    let share = 1.0 - 0.7 * strength;
    let mut wanted = Manner { mean: [0.0; 3], spread: [0.0; 3] };
    let mut colours = Vec::new();
    let (mut weight, mut total) = (1.0_f32, 0.0);
    for reference in references {
        let small = canvas_of(reference, Frame::new(SIDE, SIDE));
        let manner = manner(&small);
        for axis in 0..3 {
            wanted.mean[axis] += manner.mean[axis] * weight;
            wanted.spread[axis] += manner.spread[axis] * weight;
        }
        colours.extend(quantise::palette(&small, 7).into_iter().map(to_lab));
        total += weight;
        weight *= 0.5;
    }
    if total <= 0.0 {
        return;
    }
    wanted.mean = wanted.mean.map(|value| value / total);
    wanted.spread = wanted.spread.map(|value| value / total);
    let own = manner(canvas);
    canvas.shade(|_, _, colour| {
        let lab = to_lab(colour);
        let moved: [f32; 3] = core::array::from_fn(|axis| {
            let gain = (wanted.spread[axis] / own.spread[axis].max(0.004)).clamp(0.35, 2.2);
            lerp(lab[axis], (lab[axis] - own.mean[axis]) * gain + wanted.mean[axis], share)
        });
        let near = nearest(&colours, moved);
        from_lab([moved[0], lerp(moved[1], near[1], share * 0.4), lerp(moved[2], near[2], share * 0.4)])
    });
}

fn nearest(colours: &[[f32; 3]], lab: [f32; 3]) -> [f32; 3] {
    let mut best = (lab, f32::MAX);
    for colour in colours {
        let distance: f32 = (0..3).map(|axis| (colour[axis] - lab[axis]) * (colour[axis] - lab[axis])).sum();
        if distance < best.1 {
            best = (*colour, distance);
        }
    }
    best.0
}

fn manner(canvas: &Canvas) -> Manner {
    let stride = (canvas.pixels.len() / 9000).max(1) | 1;
    let samples: Vec<[f32; 3]> = canvas.pixels.iter().step_by(stride).map(|colour| to_lab(*colour)).collect();
    let count = samples.len().max(1) as f32;
    let mean: [f32; 3] =
        core::array::from_fn(|axis| samples.iter().map(|lab| lab[axis]).sum::<f32>() / count);
    let spread = core::array::from_fn(|axis| {
        (samples.iter().map(|lab| (lab[axis] - mean[axis]) * (lab[axis] - mean[axis])).sum::<f32>() / count)
            .sqrt()
    });
    Manner { mean, spread }
}
