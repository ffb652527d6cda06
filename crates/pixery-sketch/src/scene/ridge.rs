//! One fold of land: its skyline, the light on its flanks, snow on its heights and mist at its foot.

use crate::canvas::Canvas;
use crate::colour::{Rgb, lerp, mix, scale, smooth};
use crate::frame::Frame;
use crate::noise::Noise;

/// How a skyline runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Sharp peaks.
    Jagged,
    /// Soft hills.
    Rolling,
    /// Crests of sand.
    Dune,
}

/// The height of a fold of land in each column of px, in units from the top.
pub(crate) struct Skyline {
    pub line: Vec<f32>,
    slope: Vec<f32>,
}

impl Skyline {
    /// Draws a skyline whose feet lie at `foot` and whose peaks rise `height` above it, `fineness` features a unit.
    pub(crate) fn new(
        frame: Frame,
        noise: Noise,
        shape: Shape,
        foot: f32,
        height: f32,
        fineness: f32,
    ) -> Self {
        let line: Vec<f32> = (0..frame.width)
            .map(|column| {
                let x = (column as f32 + 0.5) / frame.unit * fineness;
                foot - height * rise(noise, shape, x)
            })
            .collect();
        Self::of_line(frame, line)
    }

    /// Takes a skyline as it is, one height a column.
    pub(crate) fn of_line(frame: Frame, line: Vec<f32>) -> Self {
        let reach = ((frame.unit * 0.006) as usize).max(1);
        let last = line.len() - 1;
        let slope = (0..line.len())
            .map(|column| {
                let (left, right) = (column.saturating_sub(reach), (column + reach).min(last));
                (line[right] - line[left]) * frame.unit / (right - left).max(1) as f32
            })
            .collect();
        Self { line, slope }
    }

    /// Returns the height at `x` units.
    pub(crate) fn height(&self, frame: Frame, x: f32) -> f32 {
        self.line[((x * frame.unit).max(0.0) as usize).min(self.line.len() - 1)]
    }

    /// Returns how steeply the skyline falls at `x` units; above zero it falls to the right.
    pub(crate) fn slope(&self, frame: Frame, x: f32) -> f32 {
        self.slope[((x * frame.unit).max(0.0) as usize).min(self.slope.len() - 1)]
    }

    /// Returns the highest place of the line.
    pub(crate) fn top(&self) -> f32 {
        self.line.iter().copied().fold(f32::MAX, f32::min)
    }
}

fn rise(noise: Noise, shape: Shape, x: f32) -> f32 {
    match shape {
        Shape::Jagged => {
            let broad = noise.at(x * 0.45, 3.3) * 0.5 + 0.5;
            let peaks = noise.ridges(x * 0.8, 0.7, 5);
            (broad * 0.45 + peaks * 0.95 - 0.3 + noise.sum(x * 9.0, 5.0, 3) * 0.035).max(-0.1)
        }
        Shape::Rolling => 0.5 + 0.62 * noise.sum(x * 0.8, 1.7, 2) + noise.sum(x * 6.0, 2.0, 2) * 0.012,
        Shape::Dune => {
            let wave = noise.at(x * 0.9, 4.4);
            let crest = 1.0 - wave.abs();
            0.35 + 0.6 * crest * crest + 0.25 * noise.at(x * 0.5, 8.1)
        }
    }
}

/// The paints of one fold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flanks {
    /// Where the light meets it.
    pub light: Rgb,
    /// Where it does not.
    pub shade: Rgb,
    /// What its foot fades into.
    pub mist: Rgb,
    /// How much the foot fades, 0..1.
    pub mistiness: f32,
    /// How far below the skyline the mist is thickest, in units.
    pub depth: f32,
    /// Snow in light and in shade, and how far down it reaches, in units below the highest peak.
    pub snow: Option<([Rgb; 2], f32)>,
    /// How rough the flanks are: 1 rock, 0 smooth.
    pub roughness: f32,
    /// Features of the relief across a unit.
    pub fineness: f32,
    /// -1 if the light comes from the left, 1 from the right.
    pub side: f32,
}

/// Paints a fold from its skyline down to `bottom`, in units, but not where `cover` will be painted over it.
pub(crate) fn paint_behind(
    canvas: &mut Canvas,
    skyline: &Skyline,
    noise: Noise,
    flanks: &Flanks,
    bottom: f32,
    cover: Option<&Skyline>,
) {
    let frame = canvas.frame;
    let top = skyline.top();
    let margin = 4.0 / frame.unit;
    canvas.shade_between(top - 0.01, bottom, |x, y, below| {
        let below_line = y - skyline.height(frame, x);
        if below_line < -0.01 || cover.is_some_and(|cover| y > cover.height(frame, x) + margin) {
            return below;
        }
        let steep = skyline.slope(frame, x);
        let inside = (below_line * frame.unit / (1.0 + steep * steep).sqrt() + 0.5).clamp(0.0, 1.0);
        if inside <= 0.0 {
            return below;
        }
        mix(below, flank_colour(skyline, frame, noise, flanks, [x, y, below_line.max(0.0), top]), inside)
    });
}

/// Paints a fold from its skyline down to `bottom`, in units.
pub(crate) fn paint(canvas: &mut Canvas, skyline: &Skyline, noise: Noise, flanks: &Flanks, bottom: f32) {
    paint_behind(canvas, skyline, noise, flanks, bottom, None);
}

fn flank_colour(skyline: &Skyline, frame: Frame, noise: Noise, flanks: &Flanks, place: [f32; 4]) -> Rgb {
    let [x, y, below, top] = place;
    let fine = flanks.fineness;
    let wander = noise.sum(x * fine * 0.9, y * fine * 0.7, 3);
    let from = x + wander * 0.09 * flanks.roughness.max(0.2) - below * (0.35 + 0.3 * wander) * flanks.side;
    let facet = skyline.slope(frame, from) * flanks.side;
    let lean = flanks.side * 0.05 / fine;
    let relief = match flanks.roughness > 0.05 {
        true => {
            let field = |x: f32, y: f32| noise.ridges(x * fine * 2.0 + wander * 0.7, y * fine * 1.5, 4);
            (field(x, y) - field(x + lean, y - lean.abs() * 0.5)) * 3.2
        }
        false => noise.sum(x * fine * 1.6, y * fine * 7.0, 3) * 0.35,
    };
    let facing = (0.5 - facet * lerp(0.8, 0.55, flanks.roughness)
        + relief * lerp(1.0, 0.8, flanks.roughness))
    .clamp(0.0, 1.0);
    let facing = smooth(0.12, 0.88, facing);
    let mut colour = mix(flanks.shade, flanks.light, facing);
    if let Some(([lit, dim], reach)) = flanks.snow {
        let line =
            (y - top) / reach + noise.sum(x * fine * 3.0, y * fine * 3.0, 3) * 0.45 - facing * 0.12 - 0.08;
        let snow = smooth(1.0, 0.72, line);
        colour = mix(colour, mix(dim, lit, facing), snow);
    }
    let mottled = 1.0 + 0.1 * noise.sum(x * fine * 7.0, y * fine * 9.0, 2);
    let fade = smooth(0.0, 1.0, below / flanks.depth) * flanks.mistiness;
    let drift = fade * (0.86 + 0.3 * noise.sum(x * 2.2, y * 5.0, 3));
    mix(scale(colour, mottled), flanks.mist, drift.clamp(0.0, 1.0))
}
