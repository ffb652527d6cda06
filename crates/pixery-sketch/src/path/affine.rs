//! The affine maps of the plane: move, scale, turn.

use super::{Point, point};

/// Maps `x` to `a·x + c·y + e` and `y` to `b·x + d·y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Affine {
    pub(crate) a: f32,
    pub(crate) b: f32,
    pub(crate) c: f32,
    pub(crate) d: f32,
    pub(crate) e: f32,
    pub(crate) f: f32,
}

impl Affine {
    /// Leaves every point where it is.
    pub(crate) const IDENTITY: Affine = Affine { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    /// Moves by `x`, `y`.
    pub(crate) const fn translate(x: f32, y: f32) -> Affine {
        Affine { e: x, f: y, ..Affine::IDENTITY }
    }

    /// Scales about the origin; a negative factor mirrors.
    pub(crate) const fn scale(x: f32, y: f32) -> Affine {
        Affine { a: x, d: y, ..Affine::IDENTITY }
    }

    /// Turns clockwise (on the screen) about `pivot` by an angle in radians.
    pub(crate) fn rotate_about(radians: f32, pivot: Point) -> Affine {
        let (sine, cosine) = (libm::sinf(radians), libm::cosf(radians));
        let turn = Affine { a: cosine, b: sine, c: -sine, d: cosine, e: 0.0, f: 0.0 };
        Affine::translate(-pivot.x, -pivot.y).then(turn).then(Affine::translate(pivot.x, pivot.y))
    }

    /// Returns the map that applies `self` first and `next` after it.
    pub(crate) fn then(self, next: Affine) -> Affine {
        Affine {
            a: next.a * self.a + next.c * self.b,
            b: next.b * self.a + next.d * self.b,
            c: next.a * self.c + next.c * self.d,
            d: next.b * self.c + next.d * self.d,
            e: next.a * self.e + next.c * self.f + next.e,
            f: next.b * self.e + next.d * self.f + next.f,
        }
    }

    /// Returns where `place` lands.
    pub(crate) fn apply(self, place: Point) -> Point {
        point(self.a * place.x + self.c * place.y + self.e, self.b * place.x + self.d * place.y + self.f)
    }
}
