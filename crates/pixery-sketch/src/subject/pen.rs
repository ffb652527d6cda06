//! The pen that collects the parts of a drawing, in hundredths of its height.

use super::{Drawing, Part, Stance, Tone};
use crate::path::{Affine, Path};

/// What shade mixes into a colour: a cool dusk, never black.
const SHADOW: [f32; 3] = [0.10, 0.09, 0.24];
/// What light mixes into a colour: a warm white.
const SUNLIGHT: [f32; 3] = [1.0, 0.97, 0.88];

/// A tone and its natural colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    tone: Tone,
    colour: [f32; 3],
}

/// Builds an ink from `0xRRGGBB`.
pub(super) const fn ink(tone: Tone, hex: u32) -> Ink {
    Ink { tone, colour: [channel(hex >> 16), channel(hex >> 8), channel(hex)] }
}

const fn channel(bits: u32) -> f32 {
    (bits & 0xff) as f32 / 255.0
}

impl Ink {
    /// Returns the ink of a surface turned from the light by `share` 0..=1.
    pub(super) fn shaded(self, share: f32) -> Ink {
        Ink { tone: Tone::Shade, colour: mix(self.colour, SHADOW, share) }
    }

    /// Returns the ink of a surface turned to the light by `share` 0..=1.
    pub(super) fn lit(self, share: f32) -> Ink {
        Ink { tone: Tone::Light, colour: mix(self.colour, SUNLIGHT, share) }
    }

    /// Returns the same colour as another tone.
    pub(super) fn toned(self, tone: Tone) -> Ink {
        Ink { tone, ..self }
    }
}

fn mix(from: [f32; 3], to: [f32; 3], share: f32) -> [f32; 3] {
    [0, 1, 2].map(|channel| from[channel] + (to[channel] - from[channel]) * share)
}

/// Collects parts from back to front.
#[derive(Debug, Default)]
pub(super) struct Pen {
    parts: Vec<Part>,
}

impl Pen {
    pub(super) fn new() -> Pen {
        Pen { parts: Vec::new() }
    }

    /// Fills a shape.
    pub(super) fn fill(&mut self, ink: Ink, path: Path) {
        self.parts.push(Part { tone: ink.tone, path, colour: Some(ink.colour), clip: None });
    }

    /// Fills what of a shape lies within `clip`.
    pub(super) fn fill_within(&mut self, clip: &Path, ink: Ink, path: Path) {
        let clip = Some(clip.clone());
        self.parts.push(Part { tone: ink.tone, path, colour: Some(ink.colour), clip });
    }

    /// Moves all that is drawn so far.
    pub(super) fn shift(&mut self, x: f32, y: f32) {
        for part in &mut self.parts {
            part.path = part.path.moved(x, y);
            part.clip = part.clip.as_ref().map(|clip| clip.moved(x, y));
        }
    }

    /// Ends a drawing `width` hundredths of its height wide.
    pub(super) fn finish(self, width: f32, stance: Stance, stature: f32) -> Drawing {
        let unit = Affine::scale(0.01, 0.01);
        let shrink = |part: Part| Part {
            path: part.path.transform(unit),
            clip: part.clip.map(|clip| clip.transform(unit)),
            ..part
        };
        Drawing {
            parts: self.parts.into_iter().map(shrink).collect(),
            aspect: width / 100.0,
            stance,
            stature,
        }
    }
}
