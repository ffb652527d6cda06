//! Paths become pixels: antialiased coverage, clipped to the picture.

use ab_glyph_rasterizer::{Rasterizer, point as corner};

use crate::path::{Path, Point, Step, cubic_at};

/// How much of each pixel of a box a path covers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Coverage {
    /// Left edge of the box, px from the picture's left.
    pub(crate) x0: u32,
    /// Top edge of the box, px from the picture's top.
    pub(crate) y0: u32,
    /// Width of the box, px; 0 when nothing of the path is in the picture.
    pub(crate) width: u32,
    /// Height of the box, px.
    pub(crate) height: u32,
    /// Row by row, 0..=1; `width × height` of them.
    pub(crate) values: Vec<f32>,
}

impl Coverage {
    const NOTHING: Coverage = Coverage { x0: 0, y0: 0, width: 0, height: 0, values: Vec::new() };

    /// Returns the coverage of the pixel at `x`, `y` of the picture; 0 outside the box.
    pub(crate) fn at(&self, x: u32, y: u32) -> f32 {
        if x < self.x0 || y < self.y0 || x - self.x0 >= self.width || y - self.y0 >= self.height {
            return 0.0;
        }
        let index = (y - self.y0) as usize * self.width as usize + (x - self.x0) as usize;
        self.values.get(index).copied().unwrap_or(0.0)
    }

    /// Returns this coverage where `mask` covers too.
    pub(crate) fn within(mut self, mask: &Coverage) -> Coverage {
        let width = self.width.max(1) as usize;
        for (index, value) in self.values.iter_mut().enumerate() {
            let (x, y) = (self.x0 + (index % width) as u32, self.y0 + (index / width) as u32);
            *value *= mask.at(x, y);
        }
        self
    }
}

/// Returns how much `path`, in pixels, covers of each pixel of a picture of `width` × `height` px.
pub(crate) fn coverage(path: &Path, width: u32, height: u32) -> Coverage {
    let Some(bounds) = path.bounds() else {
        return Coverage::NOTHING;
    };
    let (left, right) = (bounds.left.floor().max(0.0), bounds.right.ceil().min(width as f32));
    let (top, bottom) = (bounds.top.floor().max(0.0), bounds.bottom.ceil().min(height as f32));
    // Written so that a path with not-a-number in it covers nothing.
    if !(right > left && bottom > top) {
        return Coverage::NOTHING;
    }
    let (columns, rows) = ((right - left) as usize, (bottom - top) as usize);
    // The rasteriser runs one row into the next; two spare columns keep what lies right of the box out of it.
    let stride = columns + 2;
    let mut rasterizer = Rasterizer::new(stride, rows);
    let limit = columns as f32 + 1.0;
    for (start, end) in flatten(path) {
        let (start, end) = (shift(start, left, top), shift(end, left, top));
        for (start, end) in clip_sides(start, end, limit) {
            rasterizer.draw_line(corner(start.x, start.y), corner(end.x, end.y));
        }
    }
    let mut values = vec![0.0; columns * rows];
    rasterizer.for_each_pixel(|index, value| {
        let (x, y) = (index % stride, index / stride);
        if x < columns {
            values[y * columns + x] = value.clamp(0.0, 1.0);
        }
    });
    Coverage { x0: left as u32, y0: top as u32, width: columns as u32, height: rows as u32, values }
}

fn shift(place: Point, left: f32, top: f32) -> Point {
    Point { x: place.x - left, y: place.y - top }
}

/// Cuts a line at the box's sides and slides the outer pieces onto them: what they enclose stays the same.
fn clip_sides(start: Point, end: Point, limit: f32) -> Vec<(Point, Point)> {
    let inside = |x: f32| (0.0..=limit).contains(&x);
    if inside(start.x) && inside(end.x) {
        return vec![(start, end)];
    }
    let mut cuts = vec![0.0, 1.0];
    for side in [0.0, limit] {
        if (start.x - side) * (end.x - side) < 0.0 {
            cuts.push((side - start.x) / (end.x - start.x));
        }
    }
    cuts.sort_by(f32::total_cmp);
    let slide = |t: f32| {
        let place = start.towards(end, t);
        Point { x: place.x.clamp(0.0, limit), y: place.y }
    };
    cuts.windows(2).map(|pair| (slide(pair[0]), slide(pair[1]))).collect()
}

/// The path as straight lines, every contour closed.
fn flatten(path: &Path) -> Vec<(Point, Point)> {
    let mut lines = Vec::new();
    let (mut first, mut here) = (Point { x: 0.0, y: 0.0 }, Point { x: 0.0, y: 0.0 });
    for step in &path.steps {
        match *step {
            Step::Move(to) => {
                lines.push((here, first));
                first = to;
                here = to;
            }
            Step::Line(to) => {
                lines.push((here, to));
                here = to;
            }
            Step::Quad(control, to) => {
                let (one, two) = (here.towards(control, 2.0 / 3.0), to.towards(control, 2.0 / 3.0));
                flatten_cubic([here, one, two, to], &mut lines);
                here = to;
            }
            Step::Cubic(one, two, to) => {
                flatten_cubic([here, one, two, to], &mut lines);
                here = to;
            }
            Step::Close => {
                lines.push((here, first));
                here = first;
            }
        }
    }
    lines.push((here, first));
    lines.retain(|(start, end)| start != end);
    lines
}

fn flatten_cubic(hull: [Point; 4], lines: &mut Vec<(Point, Point)>) {
    let reach = hull[0].distance(hull[1]) + hull[1].distance(hull[2]) + hull[2].distance(hull[3]);
    let pieces = (reach.sqrt() * 1.6).clamp(2.0, 96.0) as usize;
    let mut here = hull[0];
    for piece in 1..=pieces {
        let there = if piece == pieces { hull[3] } else { cubic_at(hull, piece as f32 / pieces as f32) };
        lines.push((here, there));
        here = there;
    }
}
