//! Finding the few colours that a picture is made of (k-means in Oklab, the same on every machine).

use crate::canvas::Canvas;
use crate::colour::{Rgb, from_lab, to_lab};

/// Pixels looked at, at most.
const SAMPLES: usize = 3000;

/// Returns `count` colours, from dark to light; fewer pixels give fewer colours.
pub(crate) fn palette(canvas: &Canvas, count: usize) -> Vec<Rgb> {
    let stride = (canvas.pixels.len() / SAMPLES).max(1) | 1;
    let mut samples: Vec<[f32; 3]> =
        canvas.pixels.iter().step_by(stride).map(|colour| to_lab(*colour)).collect();
    samples.sort_by(|one, other| one[0].total_cmp(&other[0]));
    let count = count.min(samples.len()).max(1);
    let mut means: Vec<[f32; 3]> =
        (0..count).map(|index| samples[(index * 2 + 1) * samples.len() / (count * 2)]).collect();
    for _ in 0..10 {
        let mut sums = vec![([0.0_f32; 3], 0.0_f32); count];
        for sample in &samples {
            let (sum, weight) = &mut sums[nearest(&means, *sample)];
            for channel in 0..3 {
                sum[channel] += sample[channel];
            }
            *weight += 1.0;
        }
        for (mean, (sum, weight)) in means.iter_mut().zip(&sums) {
            if *weight > 0.0 {
                *mean = sum.map(|channel| channel / weight);
            }
        }
    }
    means.sort_by(|one, other| one[0].total_cmp(&other[0]));
    means.into_iter().map(from_lab).collect()
}

fn nearest(means: &[[f32; 3]], sample: [f32; 3]) -> usize {
    let mut best = (0, f32::MAX);
    for (index, mean) in means.iter().enumerate() {
        let distance = apart(*mean, sample);
        if distance < best.1 {
            best = (index, distance);
        }
    }
    best.0
}

fn apart(one: [f32; 3], other: [f32; 3]) -> f32 {
    // Hue counts more than lightness, else all colours of one subject fall together.
    let (light, a, b) = (one[0] - other[0], one[1] - other[1], one[2] - other[2]);
    light * light + 2.0 * (a * a + b * b)
}

/// A palette in a space where finding the nearest colour is quick.
pub(crate) struct Nearest {
    colours: Vec<Rgb>,
    roots: Vec<Rgb>,
}

impl Nearest {
    /// Prepares `colours`, of which there must be one at least.
    pub(crate) fn new(colours: Vec<Rgb>) -> Self {
        let roots = colours.iter().map(|colour| root(*colour)).collect();
        Self { colours, roots }
    }

    /// Returns the nearest colour, the next one, and which share of the way to the next `colour` lies, `0..0.5`.
    pub(crate) fn find(&self, colour: Rgb) -> (Rgb, Rgb, f32) {
        let colour = root(colour);
        let (mut first, mut second) = ((0, f32::MAX), (0, f32::MAX));
        for (index, known) in self.roots.iter().enumerate() {
            let distance: f32 = (0..3)
                .map(|channel| (known[channel] - colour[channel]) * (known[channel] - colour[channel]))
                .sum();
            if distance < first.1 {
                second = first;
                first = (index, distance);
            } else if distance < second.1 {
                second = (index, distance);
            }
        }
        let (near, far) = (first.1.sqrt(), second.1.min(4.0).sqrt());
        (self.colours[first.0], self.colours[second.0], near / (near + far).max(0.0001))
    }
}

fn root(colour: Rgb) -> Rgb {
    colour.map(|channel| channel.max(0.0).sqrt())
}
