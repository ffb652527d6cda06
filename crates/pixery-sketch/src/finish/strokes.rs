//! Brush strokes: the picture is laid in anew with oriented dabs, each of one colour.

use crate::canvas::Canvas;
use crate::colour::{Rgb, luminance, mix, scale, smooth};
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
    /// How rough the picture must be for strokes to show: a plain sky stays plain. 0 shows them everywhere.
    pub calm: f32,
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
    let roughness = (brush.calm > 0.0).then(|| Roughness::of(&before));
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
        let Stroke { colour, cover, centre, tone } = stroke_at(&before, noise, brush, x, y);
        let plain = if brush.detail < 1.0 {
            // A stroke that starts on a line would carry its colour out as a speck.
            let change = super::edge(&before, centre[0], centre[1], brush.size[1] * 0.35);
            smooth(brush.detail, brush.detail * 0.3, change)
        } else {
            1.0
        };
        let lively = roughness.as_ref().map_or(1.0, |roughness| {
            smooth(brush.calm * 0.3, brush.calm, roughness.at(centre[0], centre[1]))
        });
        let colour = scale(colour, 1.0 + (tone - 1.0) * lively);
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
        mix(below, colour, cover * opacity * keep * plain * alike * lively)
    });
}

/// How far the picture is from a smooth run of colours, place by place.
struct Roughness {
    values: Vec<f32>,
    columns: usize,
}

/// The side of a cell of [`Roughness`], in units.
const CELL: f32 = 0.016;

impl Roughness {
    fn of(canvas: &Canvas) -> Self {
        let columns = (canvas.frame.wide() / CELL) as usize + 1;
        let rows = (canvas.frame.tall() / CELL) as usize + 1;
        let light = |x: f32, y: f32| luminance(canvas.near(x, y)).max(0.0).sqrt();
        let reach = CELL * 0.4;
        let bend = |x: f32, y: f32| {
            let here = light(x, y) * 2.0;
            (light(x - reach, y) + light(x + reach, y) - here).abs()
                + (light(x, y - reach) + light(x, y + reach) - here).abs()
        };
        let values = (0..columns * rows)
            .map(|index| {
                let (x, y) = ((index % columns) as f32 * CELL, (index / columns) as f32 * CELL);
                let spots = [[0.2, 0.3], [0.7, 0.2], [0.4, 0.8], [0.9, 0.7]];
                spots.map(|[right, down]| bend(x + right * CELL, y + down * CELL)).iter().sum::<f32>() * 0.25
            })
            .collect();
        Self { values, columns }
    }

    fn at(&self, x: f32, y: f32) -> f32 {
        let column = ((x / CELL).max(0.0) as usize).min(self.columns - 1);
        let row = (y / CELL).max(0.0) as usize;
        self.values.get(row * self.columns + column).copied().unwrap_or(0.0)
    }
}

/// The topmost stroke at a place.
struct Stroke {
    /// The colour of the picture at its middle.
    colour: Rgb,
    /// How much it covers, 0..1.
    cover: f32,
    /// Its middle, in units.
    centre: [f32; 2],
    /// How bright it is here beside its colour.
    tone: f32,
}

/// Returns the topmost stroke at a place.
fn stroke_at(before: &Canvas, noise: Noise, brush: &Brush, x: f32, y: f32) -> Stroke {
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
        return Stroke { colour: [0.0; 3], cover: 0.0, centre: [x, y], tone: 1.0 };
    }
    let tone = 1.0 + (((bits >> 16) & 0xff) as f32 / 255.0 - 0.5) * brush.variety;
    let bristle = noise.at(across * 7.0 + (bits & 0xff) as f32, (x + y) * 9.0) * brush.relief * 0.5;
    let thick = 1.0 + (across * -0.5 + bristle) * brush.relief;
    let colour = before.near(centre[0], centre[1]);
    Stroke { colour, cover: smooth(0.0, 0.25, inside), centre, tone: tone * thick }
}
