//! Ready-made shapes. All of them turn the same way, so that they join where they overlap.

use super::{Path, Point, point};

/// Handle length of a quarter circle of radius 1 drawn as a cubic.
const QUARTER: f32 = 0.552_284_8;

impl Path {
    /// An upright ellipse.
    pub(crate) fn ellipse(centre: Point, radius_x: f32, radius_y: f32) -> Path {
        let (x, y) = (centre.x, centre.y);
        let (hx, hy) = (radius_x * QUARTER, radius_y * QUARTER);
        let (left, right, top, bottom) = (x - radius_x, x + radius_x, y - radius_y, y + radius_y);
        Path::new()
            .move_to(x, top)
            .cubic_to(point(x + hx, top), point(right, y - hy), point(right, y))
            .cubic_to(point(right, y + hy), point(x + hx, bottom), point(x, bottom))
            .cubic_to(point(x - hx, bottom), point(left, y + hy), point(left, y))
            .cubic_to(point(left, y - hy), point(x - hx, top), point(x, top))
            .close()
    }

    /// A circle.
    pub(crate) fn circle(x: f32, y: f32, radius: f32) -> Path {
        Path::ellipse(point(x, y), radius, radius)
    }

    /// An upright rectangle from its left top corner.
    pub(crate) fn rectangle(left: f32, top: f32, width: f32, height: f32) -> Path {
        let (right, bottom) = (left + width, top + height);
        Path::new()
            .move_to(left, top)
            .line_to(right, top)
            .line_to(right, bottom)
            .line_to(left, bottom)
            .close()
    }

    /// An upright rectangle with round corners.
    pub(crate) fn rounded(left: f32, top: f32, width: f32, height: f32, radius: f32) -> Path {
        let radius = radius.min(width / 2.0).min(height / 2.0);
        let (right, bottom, slack) = (left + width, top + height, radius * (1.0 - QUARTER));
        Path::new()
            .move_to(left + radius, top)
            .line_to(right - radius, top)
            .cubic_to(point(right - slack, top), point(right, top + slack), point(right, top + radius))
            .line_to(right, bottom - radius)
            .cubic_to(
                point(right, bottom - slack),
                point(right - slack, bottom),
                point(right - radius, bottom),
            )
            .line_to(left + radius, bottom)
            .cubic_to(point(left + slack, bottom), point(left, bottom - slack), point(left, bottom - radius))
            .line_to(left, top + radius)
            .cubic_to(point(left, top + slack), point(left + slack, top), point(left + radius, top))
            .close()
    }

    /// A rectangle with a half-round top, as a church window or a door; `height` includes the arch.
    pub(crate) fn arch(left: f32, top: f32, width: f32, height: f32) -> Path {
        let (right, bottom, radius) = (left + width, top + height, width / 2.0);
        let (middle, spring, hold) = (left + radius, top + radius, radius * QUARTER);
        Path::new()
            .move_to(left, bottom)
            .line_to(left, spring)
            .cubic_to(point(left, spring - hold), point(middle - hold, top), point(middle, top))
            .cubic_to(point(middle + hold, top), point(right, spring - hold), point(right, spring))
            .line_to(right, bottom)
            .close()
    }

    /// A polygon through `places`, turned the common way.
    pub(crate) fn polygon(places: &[Point]) -> Path {
        let mut places = places.to_vec();
        if signed_area(&places) < 0.0 {
            places.reverse();
        }
        let Some((first, rest)) = places.split_first() else {
            return Path::new();
        };
        let start = Path::new().move_to(first.x, first.y);
        rest.iter().fold(start, |path, place| path.line_to(place.x, place.y)).close()
    }
}

/// Twice the area of a polygon; positive when it turns the common way.
pub(super) fn signed_area(places: &[Point]) -> f32 {
    let Some(mut previous) = places.last().copied() else {
        return 0.0;
    };
    let mut area = 0.0;
    for place in places {
        area += previous.x * place.y - place.x * previous.y;
        previous = *place;
    }
    area
}
