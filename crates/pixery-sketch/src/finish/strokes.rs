//! Brush strokes: the picture is laid in anew with oriented dabs, each of one colour.

use crate::canvas::Canvas;
use crate::colour::{Rgb, mix, scale, smooth};
use crate::noise::{Noise, whole};

/// How strokes are laid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brush {
    /// Length and width of a stroke, in units.
    pub size: [f32; 2],
    /// How much of the picture below is covered, 0..1.
    pub opacity: f32,
    /// How far strokes differ in brightness.
    pub variety: f32,
    /// How much thick paint catches the light.
    pub relief: f32,
    /// The steepest brightness change that strokes still cover; above it detail stays.
    pub detail: f32,
}

/// How many strokes start in one cell; three leave hardly a gap.
const STROKES_IN_CELL: u32 = 3;

/// Lays strokes over the whole canvas.
pub(super) fn lay(canvas: &mut Canvas, noise: Noise, brush: &Brush) {
    // Strokes of a px or two would be noise.
    let opacity = brush.opacity * smooth(1.3, 3.2, brush.size[1] * canvas.frame.unit);
    if opacity <= 0.0 {
        return;
    }
    let before = canvas.clone();
    canvas.shade(|x, y, below| {
        let keep = if brush.detail < 1.0 {
            let change = super::edge(&before, x, y, brush.size[1] * 0.35);
            smooth(brush.detail, brush.detail * 0.3, change)
        } else {
            1.0
        };
        if keep * opacity < 0.02 {
            return below;
        }
        let (colour, cover, centre) = stroke_at(&before, noise, brush, x, y);
        let plain = if brush.detail < 1.0 {
            // A stroke that starts on a line would carry its colour out as a speck.
            let change = super::edge(&before, centre[0], centre[1], brush.size[1] * 0.35);
            smooth(brush.detail, brush.detail * 0.3, change)
        } else {
            1.0
        };
        let alike = if brush.detail < 1.0 {
            // Nor may a stroke from beyond a hard edge reach over it.
            let own = before.near(x, y);
            let root = |light: f32| light.max(0.0).sqrt();
            let apart =
                [0, 1, 2].map(|channel| (root(own[channel]) - root(colour[channel])).abs()).into_iter();
            smooth(brush.detail * 1.3 + 0.06, brush.detail * 0.5 + 0.03, apart.fold(0.0, f32::max))
        } else {
            1.0
        };
        mix(below, colour, cover * opacity * keep * plain * alike)
    });
}

/// Returns the colour of the topmost stroke at a place, how much it covers, and where its middle is.
fn stroke_at(before: &Canvas, noise: Noise, brush: &Brush, x: f32, y: f32) -> (Rgb, f32, [f32; 2]) {
    let angle = 0.5 + 1.5 * noise.at(x * 1.7 + 3.0, y * 1.7);
    // A direction without sine and cosine: half-angle form, exact and quick.
    let half = angle * 0.5;
    let norm = 1.0 / (1.0 + half * half);
    let (along_x, along_y) = ((1.0 - half * half) * norm, 2.0 * half * norm * 0.7);
    // A stroke reaches half its length, so with cells of that size only neighbours matter.
    let spacing = brush.size[0] * 0.5;
    let (reach, width) = (2.0 / brush.size[0], 2.0 / brush.size[1]);
    let (column, row) = (whole(x / spacing), whole(y / spacing));
    let mut best = (0_u32, 0.0_f32, [0.0_f32; 2], 0.0_f32);
    for below in -1..=1 {
        for right in -1..=1 {
            let mut bits = noise.hash(column + right, row + below);
            for _ in 0..STROKES_IN_CELL {
                bits = bits.wrapping_mul(0x9e37_79b1) ^ (bits >> 15);
                if bits <= best.0 {
                    continue;
                }
                let centre_x = ((column + right) as f32 + (bits & 0xff) as f32 / 256.0) * spacing;
                let centre_y = ((row + below) as f32 + ((bits >> 8) & 0xff) as f32 / 256.0) * spacing;
                let (dx, dy) = (x - centre_x, y - centre_y);
                let along = (dx * along_x + dy * along_y) * reach;
                let across = (dy * along_x - dx * along_y) * width;
                let inside = 1.0 - along * along - across * across;
                if inside > 0.0 {
                    best = (bits, inside, [centre_x, centre_y], across);
                }
            }
        }
    }
    let (bits, inside, centre, across) = best;
    if bits == 0 {
        return ([0.0; 3], 0.0, [x, y]);
    }
    let tone = 1.0 + (((bits >> 16) & 0xff) as f32 / 255.0 - 0.5) * brush.variety;
    let bristle = noise.at(across * 7.0 + (bits & 0xff) as f32, (x + y) * 9.0) * brush.relief * 0.5;
    let thick = 1.0 + (across * -0.5 + bristle) * brush.relief;
    (scale(before.near(centre[0], centre[1]), tone * thick), smooth(0.0, 0.25, inside), centre)
}
