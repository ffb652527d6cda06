//! Smooth curves through given places, with corners where the hand asks for them.

use super::shapes::signed_area;
use super::{Path, Point, Step, point};

/// A place a curve runs through; at a corner it may break its direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Knot {
    pub(crate) place: Point,
    pub(crate) corner: bool,
}

impl Path {
    /// A closed curve through `knots`, turned the common way. Between three neighbours it follows their
    /// circle.
    pub(crate) fn smooth(knots: &[Knot]) -> Path {
        let mut knots = knots.to_vec();
        let places: Vec<Point> = knots.iter().map(|knot| knot.place).collect();
        if signed_area(&places) < 0.0 {
            knots.reverse();
        }
        let count = knots.len();
        if count < 2 {
            return Path::new();
        }
        let at = |index: usize| knots[index % count];
        let mut path = Path::new().move_to(knots[0].place.x, knots[0].place.y);
        for index in 0..count {
            let span = [at(index + count - 1), at(index), at(index + 1), at(index + 2)];
            path.steps.push(curve_between(span));
        }
        path.close()
    }
}

/// The places of an open curve through `knots`, each span cut into `pieces`; with each place goes its
/// progress,
/// counted in knots from 0.
pub(super) fn trace_open(knots: &[Knot], pieces: usize) -> Vec<(Point, f32)> {
    let Some(first) = knots.first() else {
        return Vec::new();
    };
    let mut places = vec![(first.place, 0.0)];
    let last = knots.len() - 1;
    for index in 0..last {
        let mut span =
            [knots[index.max(1) - 1], knots[index], knots[index + 1], knots[(index + 2).min(last)]];
        span[1].corner |= index == 0;
        span[2].corner |= index + 1 == last;
        let Step::Cubic(one, two, end) = curve_between(span) else { continue };
        for piece in 1..=pieces {
            let t = piece as f32 / pieces as f32;
            places.push((cubic_at([span[1].place, one, two, end], t), index as f32 + t));
        }
    }
    places
}

/// Returns the place at share `t` of a cubic curve.
pub(crate) fn cubic_at(hull: [Point; 4], t: f32) -> Point {
    let (ab, bc, cd) =
        (hull[0].towards(hull[1], t), hull[1].towards(hull[2], t), hull[2].towards(hull[3], t));
    ab.towards(bc, t).towards(bc.towards(cd, t), t)
}

/// The cubic from the second to the third of four knots.
fn curve_between(span: [Knot; 4]) -> Step {
    let [before, start, end, after] = span;
    let length = start.place.distance(end.place);
    if length <= 0.0 {
        return Step::Cubic(start.place, end.place, end.place);
    }
    let chord = point((end.place.x - start.place.x) / length, (end.place.y - start.place.y) / length);
    let leaving = if start.corner { None } else { direction(before.place, start.place, end.place) };
    let arriving = if end.corner { None } else { direction(start.place, end.place, after.place) };
    // With a corner at one end only, that end's handle aims at the other handle: a plain, unforced curve.
    let (leave, arrive) = (leaving.unwrap_or(chord), arriving.unwrap_or(chord));
    let (first, second) = (handle(leave, chord, length), handle(arrive, chord, length));
    Step::Cubic(
        point(start.place.x + leave.x * first, start.place.y + leave.y * first),
        point(end.place.x - arrive.x * second, end.place.y - arrive.y * second),
        end.place,
    )
}

/// Handle length that makes a circle's arc of an arc's chord and tangent.
fn handle(tangent: Point, chord: Point, length: f32) -> f32 {
    let cosine = (tangent.x * chord.x + tangent.y * chord.y).max(0.0);
    length * (2.0 / 3.0) / (1.0 + cosine)
}

/// Unit tangent at `here` of the circle through three places.
fn direction(before: Point, here: Point, after: Point) -> Option<Point> {
    let (back, forth) = (before.distance(here), here.distance(after));
    if back <= 0.0 || forth <= 0.0 {
        return None;
    }
    let x = (here.x - before.x) / back * forth + (after.x - here.x) / forth * back;
    let y = (here.y - before.y) / back * forth + (after.y - here.y) / forth * back;
    let length = (x * x + y * y).sqrt();
    (length > 0.0).then(|| point(x / length, y / length))
}
