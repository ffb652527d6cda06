//! How a figure meets the ground: the shadow under it, the one it casts, and the ground that covers its foot.

use crate::canvas::Canvas;
use crate::colour::{Rgb, blend, mix, scale, smooth};
use crate::path::{Affine, Path};
use crate::place::arrange::Figure;
use crate::raster::Coverage;
use crate::read::{Scene, Season, Time};
use crate::scene::{dabs, flora};
use crate::studio::Studio;

/// Where a figure touches the ground: left and right, in units.
#[derive(Clone, Copy)]
pub(super) struct Contact {
    left: f32,
    right: f32,
}

impl Contact {
    /// Finds out where the lowest part of `shape` touches the ground.
    pub(super) fn of(studio: &Studio<'_>, figure: &Figure, shape: &Coverage) -> Self {
        let unit = studio.frame().unit;
        let [left, top, right, bottom] = figure.bounds;
        let from = (((bottom - (bottom - top) * 0.05) * unit) as u32).saturating_sub(shape.y0);
        let (mut first, mut last) = (u32::MAX, 0);
        for row in from..shape.height {
            for column in 0..shape.width {
                if shape.values[(row * shape.width + column) as usize] > 0.5 {
                    (first, last) = (first.min(column), last.max(column));
                }
            }
        }
        if first > last {
            return Self { left, right };
        }
        Self { left: (shape.x0 + first) as f32 / unit, right: (shape.x0 + last + 1) as f32 / unit }
    }
}

/// Darkens the ground under the figure and where it keeps the light out.
pub(super) fn cast_shadow(studio: &mut Studio<'_>, figure: &Figure, outline: &Path, contact: Contact) {
    let [_, top, _, bottom] = figure.bounds;
    let (unit, size) = (studio.frame().unit, bottom - top);
    let (strength, length) = match studio.reading.time {
        Time::Night | Time::Blue => (0.34, 0.16),
        Time::Dusk => (0.36, 0.3),
        Time::Noon => (0.6, 0.18),
        Time::Morning => (0.6, 0.26),
        _ => (0.6, 0.36),
    };
    let colour = scale(blend(studio.palette.near, studio.palette.sky[0], 0.3), 0.4);
    let shaded = |below: Rgb| mix(scale(below, 0.34), colour, 0.45);
    let middle = (contact.left + contact.right) * 0.5;
    let reach = (contact.right - contact.left) * 0.5 + size * 0.045;
    let depth = (reach * 0.2).clamp(size * 0.018, size * 0.06);
    studio.canvas.shade_between(bottom - depth * 2.2, bottom + depth * 2.2, |x, y, below| {
        let (across, down) = ((x - middle) / reach, (y - bottom) / depth);
        let distance = across * across * across * across + down * down;
        mix(below, shaded(below), libm::expf(-distance * 1.3) * (strength + 0.2))
    });
    // The shadow is the outline laid down on the ground, away from the light.
    let foot = bottom * unit;
    let shear = -studio.plan.light_side * length * 1.5;
    let lay = Affine { a: 1.0, b: 0.0, c: -shear, d: -length, e: shear * foot, f: foot * (1.0 + length) };
    let flat = outline.transform(lay);
    let height = size * length;
    dabs::lay_with(&mut studio.canvas, &flat, strength, |_, y, below| {
        mix(below, shaded(below), smooth(bottom + height * 1.1, bottom, y))
    });
}

/// Returns whether the ground is soft enough to cover a foot.
pub(super) fn is_soft(studio: &Studio<'_>) -> bool {
    !studio.reading.lunar
        && studio.reading.backdrop.is_none()
        && matches!(
            studio.reading.scene,
            Scene::Meadow
                | Scene::Hills
                | Scene::Mountains
                | Scene::River
                | Scene::Forest
                | Scene::Lake
                | Scene::Coast
                | Scene::Sea
                | Scene::Beach
                | Scene::Desert
                | Scene::Sky
                | Scene::Waterfall
        )
}

/// Lets the ground, as it was before the figure, rise unevenly over the figure's foot, and some grass grow there.
pub(super) fn settle(studio: &mut Studio<'_>, figure: &Figure, ground: &Canvas, contact: Contact) {
    let [left, top, right, bottom] = figure.bounds;
    let size = bottom - top;
    let noise = studio.noise.fork(324);
    let unit = studio.frame().unit;
    studio.canvas.shade_between(bottom - size * 0.06, bottom + size * 0.03, |x, y, below| {
        if x < left - 0.02 || x > right + 0.02 {
            return below;
        }
        let rise = 0.012 + 0.03 * noise.sum(x * 13.0, bottom * 9.0, 2) + 0.005 * noise.at(x * 70.0, bottom);
        let line = bottom - size * rise.max(0.002);
        mix(below, ground.near(x, y), smooth(line - 0.7 / unit, line + 0.7 / unit, y))
    });
    let grassy = matches!(
        studio.reading.scene,
        Scene::Meadow
            | Scene::Hills
            | Scene::Mountains
            | Scene::River
            | Scene::Forest
            | Scene::Lake
            | Scene::Coast
    );
    if grassy && studio.reading.season != Season::Winter {
        grow_grass(studio, figure, ground, contact);
        if contact.right - contact.left > BROAD {
            plant_bushes(studio, bottom, ground, contact);
        }
    }
}

/// How wide, in units, what stands must be for bushes to break the line of its foot.
const BROAD: f32 = 0.22;

/// Plants low bushes before both ends of a broad foot, away from the door in its middle.
fn plant_bushes(studio: &mut Studio<'_>, bottom: f32, ground: &Canvas, contact: Contact) {
    let unit = studio.frame().unit;
    let side = studio.plan.light_side;
    let wide = contact.right - contact.left;
    let mut random = studio.random.fork(325 + (contact.left * 1000.0) as u64);
    for index in 0..6 {
        let part = random.range(-0.04, 0.24);
        let x = if index % 2 == 0 { contact.left + part * wide } else { contact.right - part * wide };
        let size = random.range(0.013, 0.024);
        let y = bottom + random.range(-0.002, 0.007);
        let own = ground.near(x, bottom + 0.03);
        let place = |across: f32, up: f32| ((x + across * size) * unit, (y - up * size) * unit);
        let (middle, shine) = (place(0.0, 0.35), place(side * 0.3, 0.62));
        let dark = flora::crown(middle.0, middle.1, size * 1.05 * unit, &mut random);
        dabs::lay(&mut studio.canvas, &dark, scale(own, 0.6), 0.97);
        let lit = flora::crown(shine.0, shine.1, size * 0.6 * unit, &mut random);
        dabs::lay(&mut studio.canvas, &lit, scale(own, 1.15), 0.7);
    }
}

/// Grows some grass over the feet so that the figure stands in the ground, not on it.
fn grow_grass(studio: &mut Studio<'_>, figure: &Figure, ground: &Canvas, contact: Contact) {
    let [left, top, _, bottom] = figure.bounds;
    let unit = studio.frame().unit;
    let mut random = studio.random.fork(322 + (left * 1000.0) as u64);
    let tall = (bottom - top) * 0.055;
    for tone in [0.62, 0.85, 1.2] {
        let mut path = Path::new();
        for _ in 0..((contact.right - contact.left + 0.06) * 130.0) as u32 {
            let x = random.range(contact.left - 0.03, contact.right + 0.03);
            let height = tall.clamp(0.008, 0.03) * random.range(0.35, 1.0);
            let y = bottom + random.range(-0.001, 0.012);
            path = path.and(flora::blade(
                x * unit,
                y * unit,
                height * unit,
                0.003 * unit,
                random.around(0.6) * height * unit,
            ));
        }
        dabs::lay_with(&mut studio.canvas, &path, 0.9, |x, _, _| scale(ground.near(x, bottom + 0.022), tone));
    }
}
