//! Leafy shapes: crowns and bushes with a scalloped edge.

use super::easel::*;
use crate::path::Knot;

/// A leafy mass: `lobes` bulges round an ellipse, each a little different.
pub(super) fn leafy(variation: &mut Random, centre: (f32, f32), radius: (f32, f32), lobes: u32) -> Path {
    let step = core::f32::consts::TAU / lobes as f32;
    let turn = variation.unit() * step;
    let mut knots = Vec::new();
    for lobe in 0..lobes {
        let start = turn + lobe as f32 * step;
        knots.push(knot(centre, radius, start, 0.86, true));
        knots.push(knot(centre, radius, start + step * 0.3, variation.range(0.97, 1.06), false));
        knots.push(knot(centre, radius, start + step * 0.72, variation.range(0.96, 1.04), false));
    }
    Path::smooth(&knots)
}

fn knot(centre: (f32, f32), radius: (f32, f32), angle: f32, reach: f32, corner: bool) -> Knot {
    let (x, y) = (libm::cosf(angle) * radius.0 * reach, libm::sinf(angle) * radius.1 * reach);
    Knot { place: point(centre.0 + x, centre.1 + y), corner }
}
