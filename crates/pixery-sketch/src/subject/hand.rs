//! The short hand outlines are written in: places as `x,y`, parted by spaces, in hundredths of the drawing's
//! height.
//! `x,y!` is a corner. A brush has a width at every place: `x,y,width`.

use crate::path::{Knot, Path, Station, point};

/// A closed smooth outline; `x,y!` breaks the curve.
pub(super) fn outline(text: &str) -> Path {
    Path::smooth(&knots(text))
}

/// A closed outline of straight lines.
pub(super) fn polygon(text: &str) -> Path {
    let places: Vec<_> = knots(text).iter().map(|knot| knot.place).collect();
    Path::polygon(&places)
}

/// A smooth stroke with a width at every place.
pub(super) fn brush(text: &str) -> Path {
    Path::stroke(&stations(text, 1.0))
}

/// A smooth stroke of one width.
pub(super) fn line(width: f32, text: &str) -> Path {
    Path::stroke(&stations(text, width))
}

/// A straight stroke of one width between two places.
pub(super) fn straight(width: f32, from: (f32, f32), to: (f32, f32)) -> Path {
    let station = |(x, y): (f32, f32)| Station { knot: Knot { place: point(x, y), corner: true }, width };
    Path::stroke(&[station(from), station(to)])
}

/// All shapes in one path.
pub(super) fn together(paths: impl IntoIterator<Item = Path>) -> Path {
    paths.into_iter().fold(Path::new(), Path::and)
}

fn knots(text: &str) -> Vec<Knot> {
    stations(text, 0.0).iter().map(|station| station.knot).collect()
}

fn stations(text: &str, width: f32) -> Vec<Station> {
    text.split_whitespace().filter_map(|word| station(word, width)).collect()
}

fn station(word: &str, width: f32) -> Option<Station> {
    let plain = word.trim_end_matches('!');
    let mut numbers = plain.split(',').map(str::parse::<f32>);
    let (x, y) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let width = numbers.next().and_then(Result::ok).unwrap_or(width);
    Some(Station { knot: Knot { place: point(x, y), corner: plain.len() < word.len() }, width })
}
