//! Words that bend all colours: monochrome, sepia, warm, cool, neon and their like; and named colours as a tint.

use crate::colour::{Ramp, Rgb, luminance, mix, multiply, saturate, scale};
use crate::palette::colour_of_word;
use crate::read::{Grade, Scene};
use crate::studio::Studio;

/// Bends the colours of the painting.
pub(super) fn apply(studio: &mut Studio<'_>) {
    tint(studio);
    let named = studio.reading.colours.first().and_then(|name| colour_of_word(name));
    for grade in &studio.reading.grades.clone() {
        match grade {
            Grade::Monochrome => {
                let middle = named.unwrap_or([0.2, 0.2, 0.205]);
                ramp(
                    studio,
                    &[
                        scale(middle, 0.03),
                        scale(middle, 0.5),
                        mix(middle, [0.9; 3], 0.45),
                        [0.96, 0.96, 0.95],
                    ],
                    0.97,
                );
            }
            Grade::Sepia => ramp(
                studio,
                &[[0.012, 0.006, 0.003], [0.16, 0.085, 0.042], [0.55, 0.39, 0.24], [0.95, 0.87, 0.72]],
                0.95,
            ),
            // Light comes indoors through a window only; the veil of pastel would wash the rest out.
            Grade::Pastel if studio.reading.scene == Scene::Room => each(studio, |colour| {
                let light = luminance(colour).clamp(0.0, 1.0).sqrt();
                let firm = scale(saturate(colour, 1.2), 0.84 + 0.3 * light);
                mix(firm, [0.95, 0.92, 0.9], 0.1)
            }),
            Grade::Pastel => each(studio, |colour| mix(saturate(colour, 1.14), [0.95, 0.92, 0.9], 0.22)),
            Grade::Muted => each(studio, |colour| mix(saturate(colour, 0.62), [0.5, 0.47, 0.43], 0.06)),
            Grade::Vibrant => each(studio, |colour| saturate(colour, 1.35)),
            Grade::Neon => each(studio, |colour| {
                let light = luminance(colour);
                let deep = multiply(colour, [0.62, 0.5, 0.8]);
                mix(saturate(deep, 1.3), saturate(scale(colour, 1.15), 1.7), (light * 1.7).clamp(0.0, 1.0))
            }),
            Grade::Warm => each(studio, |colour| multiply(colour, [1.1, 1.0, 0.84])),
            Grade::Cool => each(studio, |colour| multiply(colour, [0.88, 1.0, 1.13])),
            Grade::Dark => each(studio, |colour| {
                let light = luminance(colour);
                scale(colour, 0.42 + 0.58 * (light * 2.2).clamp(0.0, 1.0))
            }),
            Grade::Bright => each(studio, |colour| mix(colour, [1.0; 3], 0.1)),
        }
    }
}

fn each(studio: &mut Studio<'_>, change: impl Fn(Rgb) -> Rgb + Sync) {
    studio.canvas.shade(|_, _, colour| change(colour));
}

fn ramp(studio: &mut Studio<'_>, stops: &[Rgb], share: f32) {
    let ramp = Ramp::new(stops);
    each(studio, |colour| mix(colour, ramp.at(luminance(colour).max(0.0).sqrt()), share));
}

/// Draws the whole picture a little towards its first named colour, so that subjects and land share it.
fn tint(studio: &mut Studio<'_>) {
    if matches!(studio.reading.scene, Scene::Abstract | Scene::Flowers | Scene::Space) {
        return;
    }
    let Some(colour) = studio.reading.colours.first().and_then(|name| colour_of_word(name)) else { return };
    let light = luminance(colour).max(0.04);
    let cast = mix([1.0; 3], scale(colour, 1.0 / light), 0.12);
    each(studio, |below| {
        let before = luminance(below);
        let cast = multiply(below, cast);
        scale(cast, before / luminance(cast).max(0.0001))
    });
}
