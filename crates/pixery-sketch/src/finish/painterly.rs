//! Paint that covers: the usual finish, gouache and oil.

use crate::canvas::Canvas;
use crate::colour::{Rgb, luminance, mix, saturate, scale, smooth};
use crate::finish::strokes::{Brush, lay};
use crate::read::Scene;
use crate::studio::Studio;

/// The usual finish: fine strokes that leave detail alone, some tooth, a gentle vignette.
pub(super) fn apply(studio: &mut Studio<'_>) {
    if studio.reading.scene == Scene::Space {
        // Stars are finer than any brush.
        tooth(studio, 0.018, 0.16);
        return;
    }
    let noise = studio.noise.fork(400);
    lay(
        &mut studio.canvas,
        noise,
        &Brush { size: [0.034, 0.011], opacity: 0.6, variety: 0.1, relief: 0.1, detail: 0.09, calm: 0.012 },
    );
    lay(
        &mut studio.canvas,
        noise.fork(1),
        &Brush {
            size: [0.013, 0.0048],
            opacity: 0.5,
            variety: 0.09,
            relief: 0.08,
            detail: 0.14,
            calm: 0.012,
        },
    );
    studio.canvas.shade(|_, _, below| enliven(below));
    tooth(studio, 0.018, 0.16);
}

/// Returns a colour with a little more contrast and chroma.
fn enliven(colour: Rgb) -> Rgb {
    let light = luminance(colour).clamp(0.0, 1.0).sqrt();
    let curve = light + (smooth(0.0, 1.0, light) - light) * 0.35;
    scale(saturate(colour, 1.1), (curve * curve / (light * light).max(0.0008)).clamp(0.6, 1.3))
}

/// Gouache: matt, broader dabs, slightly chalky colour.
pub(super) fn apply_gouache(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(401);
    lay(
        &mut studio.canvas,
        noise,
        &Brush { size: [0.05, 0.02], opacity: 0.9, variety: 0.12, relief: 0.06, detail: 0.2, calm: 0.0 },
    );
    lay(
        &mut studio.canvas,
        noise.fork(1),
        &Brush { size: [0.017, 0.0065], opacity: 0.85, variety: 0.09, relief: 0.05, detail: 0.3, calm: 0.0 },
    );
    studio.canvas.shade(|_, _, below| mix(saturate(below, 1.08), [0.82, 0.79, 0.74], 0.05));
    tooth(studio, 0.03, 0.04);
}

/// Oil: broad strokes first, smaller ones over them, with the light on thick paint.
pub(super) fn apply_oil(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(402);
    studio.canvas.shade(|_, _, below| saturate(below, 1.18));
    let fine = studio.soft_figures(0.007).map(|mask| (mask, fine_oil(studio)));
    lay(
        &mut studio.canvas,
        noise,
        &Brush { size: [0.075, 0.026], opacity: 1.0, variety: 0.2, relief: 0.24, detail: 0.14, calm: 0.0 },
    );
    lay(
        &mut studio.canvas,
        noise.fork(1),
        &Brush { size: [0.03, 0.0105], opacity: 0.95, variety: 0.2, relief: 0.34, detail: 0.3, calm: 0.0 },
    );
    lay(
        &mut studio.canvas,
        noise.fork(2),
        &Brush { size: [0.0135, 0.0052], opacity: 0.6, variety: 0.16, relief: 0.34, detail: 1.0, calm: 0.0 },
    );
    if let Some((mask, fine)) = fine {
        // Subjects are painted with the small brush last, so that they hold their shape.
        studio.canvas.shade(|x, y, below| {
            let share = smooth(0.12, 0.5, mask.at(x, y));
            mix(below, fine.near(x, y), share * 0.92)
        });
    }
    tooth(studio, 0.035, 0.08);
}

/// Returns the whole picture in small strokes of oil.
fn fine_oil(studio: &Studio<'_>) -> Canvas {
    let noise = studio.noise.fork(404);
    let mut fine = studio.canvas.clone();
    lay(
        &mut fine,
        noise,
        &Brush { size: [0.022, 0.0075], opacity: 0.9, variety: 0.16, relief: 0.3, detail: 0.16, calm: 0.0 },
    );
    lay(
        &mut fine,
        noise.fork(1),
        &Brush { size: [0.011, 0.0044], opacity: 0.7, variety: 0.14, relief: 0.3, detail: 0.3, calm: 0.0 },
    );
    fine
}

fn tooth(studio: &mut Studio<'_>, strength: f32, vignette: f32) {
    let noise = studio.noise.fork(403);
    let frame = studio.frame();
    let strength = strength * smooth(150.0, 800.0, frame.unit);
    let (wide, tall) = (frame.wide(), frame.tall());
    studio.canvas.shade(|x, y, below| {
        let weave = noise.sum(x * 170.0, y * 170.0, 2) * strength;
        let (across, down) = (x / wide - 0.5, y / tall - 0.5);
        let edge = smooth(0.25, 0.75, (across * across + down * down) * 1.6) * vignette;
        scale(below, (1.0 + weave) * (1.0 - edge))
    });
}
