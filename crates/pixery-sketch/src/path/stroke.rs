//! Strokes: curves with a width that swells and thins along the way, as closed outlines.

use super::shapes::signed_area;
use super::smooth::trace_open;
use super::{Knot, Path, Point, point};

/// Pieces a span between two stations is cut into.
const PIECES: usize = 10;
/// Pieces of a round end.
const CAP_PIECES: usize = 8;

/// A place a stroke runs through and its whole width there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Station {
    pub(crate) knot: Knot,
    pub(crate) width: f32,
}

impl Path {
    /// A stroke with round ends through `stations`, turned the common way.
    pub(crate) fn stroke(stations: &[Station]) -> Path {
        let knots: Vec<Knot> = stations.iter().map(|station| station.knot).collect();
        let pieces = if knots.iter().all(|knot| knot.corner) { 1 } else { PIECES };
        let spine = trace_open(&knots, pieces);
        if spine.len() < 2 {
            return Path::new();
        }
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (index, (place, progress)) in spine.iter().enumerate() {
            let half = width_at(stations, *progress) / 2.0;
            let before = spine[index.max(1) - 1].0;
            let after = spine[(index + 1).min(spine.len() - 1)].0;
            let offset = mitre(before, *place, after);
            left.push(point(place.x + offset.x * half, place.y + offset.y * half));
            right.push(point(place.x - offset.x * half, place.y - offset.y * half));
        }
        let mut outline = left.clone();
        outline.extend(cap(left[left.len() - 1], right[right.len() - 1]));
        outline.extend(right.iter().rev());
        outline.extend(cap(right[0], left[0]));
        if signed_area(&outline) < 0.0 {
            outline.reverse();
        }
        Path::polygon(&outline)
    }
}

fn width_at(stations: &[Station], progress: f32) -> f32 {
    let last = stations.len() - 1;
    let index = (progress.floor().max(0.0) as usize).min(last);
    let share = progress - index as f32;
    let next = stations[(index + 1).min(last)].width;
    // An eased mix keeps the outline free of kinks at the stations.
    let eased = share * share * (3.0 - 2.0 * share);
    stations[index].width + (next - stations[index].width) * (share + eased) / 2.0
}

/// The normal at `place`, lengthened at a bend so that both sides keep their width.
fn mitre(before: Point, place: Point, after: Point) -> Point {
    let normal = |from: Point, to: Point| {
        let length = from.distance(to);
        (length > 0.0).then(|| point(-(to.y - from.y) / length, (to.x - from.x) / length))
    };
    let (one, two) = match (normal(before, place), normal(place, after)) {
        (Some(one), Some(two)) => (one, two),
        (Some(one), None) | (None, Some(one)) => (one, one),
        (None, None) => (point(0.0, 0.0), point(0.0, 0.0)),
    };
    let (x, y) = (one.x + two.x, one.y + two.y);
    let reach = (x * one.x + y * one.y).max(0.6);
    point(x / reach, y / reach)
}

/// The places of a half circle from `start` to `end`, both left out.
fn cap(start: Point, end: Point) -> Vec<Point> {
    let centre = start.towards(end, 0.5);
    let (x, y) = (start.x - centre.x, start.y - centre.y);
    let turn = |piece: usize| {
        let angle = -(core::f32::consts::PI) * piece as f32 / CAP_PIECES as f32;
        let (sine, cosine) = (libm::sinf(angle), libm::cosf(angle));
        point(centre.x + x * cosine - y * sine, centre.y + x * sine + y * cosine)
    };
    (1..CAP_PIECES).map(turn).collect()
}
