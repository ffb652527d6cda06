//! Closed shapes made of lines and curves, and the ways to build them. Coordinates carry no unit of their
//! own: drawings
//! use a unit box, the painter maps them to pixels with an [`Affine`].

mod affine;
mod shapes;
mod smooth;
mod stroke;

pub(crate) use affine::Affine;
pub(crate) use smooth::{Knot, cubic_at};
pub(crate) use stroke::Station;

/// A place on the plane; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// Builds a [`Point`].
pub(crate) const fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// Returns the point a share `t` (0..=1) of the way to `other`.
    pub(crate) fn towards(self, other: Point, t: f32) -> Point {
        point(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)
    }

    /// Returns the distance to `other`.
    pub(crate) fn distance(self, other: Point) -> f32 {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        (dx * dx + dy * dy).sqrt()
    }
}

/// One step of the pen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    Move(Point),
    Line(Point),
    Quad(Point, Point),
    Cubic(Point, Point, Point),
    Close,
}

/// The smallest upright box around a path's control points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

/// Closed contours, filled by winding: overlaps of contours that turn the same way join, opposite ones cut
/// holes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path {
    pub(crate) steps: Vec<Step>,
}

impl Path {
    /// Returns a path with nothing in it.
    pub(crate) fn new() -> Path {
        Path { steps: Vec::new() }
    }

    /// Starts a contour.
    pub(crate) fn move_to(mut self, x: f32, y: f32) -> Path {
        self.steps.push(Step::Move(point(x, y)));
        self
    }

    /// Draws a straight line.
    pub(crate) fn line_to(mut self, x: f32, y: f32) -> Path {
        self.steps.push(Step::Line(point(x, y)));
        self
    }

    /// Draws a quadratic curve by one control point.
    pub(crate) fn quad_to(mut self, control: Point, end: Point) -> Path {
        self.steps.push(Step::Quad(control, end));
        self
    }

    /// Draws a cubic curve by two control points.
    pub(crate) fn cubic_to(mut self, first: Point, second: Point, end: Point) -> Path {
        self.steps.push(Step::Cubic(first, second, end));
        self
    }

    /// Closes the contour.
    pub(crate) fn close(mut self) -> Path {
        self.steps.push(Step::Close);
        self
    }

    /// Adds the contours of `other`.
    pub(crate) fn and(mut self, other: Path) -> Path {
        self.steps.extend(other.steps);
        self
    }

    /// Cuts the contours of `hole` out of this path.
    pub(crate) fn without(self, hole: &Path) -> Path {
        let reversed = hole.reversed();
        self.and(reversed)
    }

    /// Returns the path with every point moved by `affine`.
    pub(crate) fn transform(&self, affine: Affine) -> Path {
        let steps = self.steps.iter().map(|step| match *step {
            Step::Move(to) => Step::Move(affine.apply(to)),
            Step::Line(to) => Step::Line(affine.apply(to)),
            Step::Quad(control, to) => Step::Quad(affine.apply(control), affine.apply(to)),
            Step::Cubic(first, second, to) => {
                Step::Cubic(affine.apply(first), affine.apply(second), affine.apply(to))
            }
            Step::Close => Step::Close,
        });
        Path { steps: steps.collect() }
    }

    /// Returns the path moved by `x`, `y`.
    pub(crate) fn moved(&self, x: f32, y: f32) -> Path {
        self.transform(Affine::translate(x, y))
    }

    /// Returns the path mirrored left to right about the upright line at `x`.
    pub(crate) fn mirror(&self, x: f32) -> Path {
        self.transform(Affine { a: -1.0, b: 0.0, c: 0.0, d: 1.0, e: x + x, f: 0.0 }).reversed()
    }

    /// Returns the path turned clockwise by `degrees` about `pivot`.
    pub(crate) fn turned(&self, degrees: f32, pivot: Point) -> Path {
        self.transform(Affine::rotate_about(degrees * (core::f32::consts::PI / 180.0), pivot))
    }

    /// Returns the box around all control points, or `None` for an empty path.
    pub(crate) fn bounds(&self) -> Option<Bounds> {
        let mut bounds: Option<Bounds> = None;
        for place in self.control_points() {
            let known =
                bounds.unwrap_or(Bounds { left: place.x, top: place.y, right: place.x, bottom: place.y });
            bounds = Some(Bounds {
                left: known.left.min(place.x),
                top: known.top.min(place.y),
                right: known.right.max(place.x),
                bottom: known.bottom.max(place.y),
            });
        }
        bounds
    }

    fn control_points(&self) -> Vec<Point> {
        let mut places = Vec::new();
        for step in &self.steps {
            match *step {
                Step::Move(to) | Step::Line(to) => places.push(to),
                Step::Quad(control, to) => places.extend([control, to]),
                Step::Cubic(first, second, to) => places.extend([first, second, to]),
                Step::Close => {}
            }
        }
        places
    }

    /// Returns the path with every contour drawn the other way round.
    pub(crate) fn reversed(&self) -> Path {
        let mut result = Path::new();
        let mut contour: Vec<Step> = Vec::new();
        for step in self.steps.iter().chain([&Step::Close]) {
            if *step == Step::Close {
                result.steps.extend(reverse_contour(&contour));
                contour.clear();
            } else {
                contour.push(*step);
            }
        }
        result
    }
}

fn reverse_contour(contour: &[Step]) -> Vec<Step> {
    let end_of = |step: &Step| match *step {
        Step::Move(to) | Step::Line(to) | Step::Quad(_, to) | Step::Cubic(_, _, to) => Some(to),
        Step::Close => None,
    };
    let Some(last) = contour.last().and_then(end_of) else {
        return Vec::new();
    };
    let mut steps = vec![Step::Move(last)];
    for pair in contour.windows(2).rev() {
        let Some(start) = end_of(&pair[0]) else { continue };
        steps.push(match pair[1] {
            Step::Quad(control, _) => Step::Quad(control, start),
            Step::Cubic(first, second, _) => Step::Cubic(second, first, start),
            Step::Move(_) | Step::Line(_) | Step::Close => Step::Line(start),
        });
    }
    steps.push(Step::Close);
    steps
}
