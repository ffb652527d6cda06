//! Painting one subject: halo, reflection, its parts, the light from the side, and its glow.

use crate::colour::{Rgb, blend, lerp, luminance, mix, scale, screen, smooth};
use crate::path::{Affine, Path, point};
use crate::place::arrange::Figure;
use crate::place::footing::{self, Contact};
use crate::place::tint;
use crate::raster::Coverage;
use crate::read::{Scene, Time, View};
use crate::scene::dabs;
use crate::studio::Studio;
use crate::subject::{Stance, Tone};

/// Paints a figure into its place.
pub(super) fn paint(studio: &mut Studio<'_>, figure: &Figure) {
    let outline = outline(figure);
    let shape = crate::raster::coverage(
        &outline,
        studio.canvas.frame.width as u32,
        studio.canvas.frame.height as u32,
    );
    if shape.width == 0 {
        return;
    }
    set_off(studio, figure, &shape);
    if figure.railed {
        lay_rails(studio, figure);
    }
    let contact = Contact::of(studio, figure, &shape);
    match figure.stance {
        Stance::Ground | Stance::Table => footing::cast_shadow(studio, figure, &outline, contact),
        Stance::Water => reflect(studio, figure),
        Stance::Air | Stance::Hanging | Stance::Side => {}
    }
    let sinks = figure.stance == Stance::Ground && !figure.railed && footing::is_soft(studio);
    let ground = sinks.then(|| studio.canvas.clone());
    for part in &figure.drawing.parts {
        let covered =
            part.coverage(figure.affine, studio.canvas.frame.width as u32, studio.canvas.frame.height as u32);
        let colour = tint::colour_of(studio, figure, part);
        studio.canvas.fill(&covered, 1.0, |_, _, _| colour);
    }
    light_sides(studio, figure, &shape);
    studio.mark(&shape);
    if let Some(ground) = ground {
        footing::settle(studio, figure, &ground, contact);
    }
    glow(studio, figure);
}

/// Returns all parts as one outline in px.
fn outline(figure: &Figure) -> Path {
    let mut path = Path::new();
    for part in &figure.drawing.parts {
        if part.clip.is_none() {
            path.steps.extend(part.path.transform(figure.affine).steps);
        }
    }
    if figure.mirrored { path.reversed() } else { path }
}

/// Lightens or darkens what is behind the figure where the two would be alike.
fn set_off(studio: &mut Studio<'_>, figure: &Figure, shape: &Coverage) {
    let (mut behind, mut count) = (0.0, 0.0);
    let frame = studio.canvas.frame;
    for row in (0..shape.height).step_by(4) {
        for column in (0..shape.width).step_by(4) {
            if shape.values[(row * shape.width + column) as usize] > 0.5 {
                behind += luminance(
                    studio.canvas.pixels
                        [(shape.y0 + row) as usize * frame.width + (shape.x0 + column) as usize],
                );
                count += 1.0_f32;
            }
        }
    }
    let behind = behind / count.max(1.0);
    let body: Vec<f32> = figure
        .drawing
        .parts
        .iter()
        .filter(|part| matches!(part.tone, Tone::Body | Tone::Second))
        .map(|part| luminance(tint::colour_of(studio, figure, part)))
        .collect();
    let own = body.iter().sum::<f32>() / body.len().max(1) as f32;
    let ratio = (own + 0.03) / (behind + 0.03);
    let strength = smooth(2.6, 1.0, ratio.max(1.0 / ratio)) * 0.62;
    let strength = if studio.reading.scene == Scene::Space { strength * 0.35 } else { strength };
    let crowd: u32 = studio.reading.subjects.iter().map(|mention| mention.count).sum();
    // The veils of many would wash one another out.
    let strength = strength / (crowd.max(1) as f32).sqrt();
    let dark = crate::scene::sky::is_dark(studio);
    let strength = if dark { strength * 0.55 } else { strength };
    let strength = if studio.reading.lunar || studio.reading.backdrop.is_some() { 0.0 } else { strength };
    if strength < 0.02 || figure.stance == Stance::Hanging {
        return;
    }
    let lighten = own < behind * 1.15;
    let air = blend(studio.palette.sky[4], studio.palette.sun, 0.3);
    let veil = if lighten { air } else { scale(studio.palette.near, 0.9) };
    let [left, top, right, bottom] = figure.bounds;
    let (middle_x, middle_y) = ((left + right) * 0.5, lerp(top, bottom, 0.48));
    let (reach_x, reach_y) = ((right - left) * 0.5 + 0.07, (bottom - top) * 0.5 + 0.07);
    studio.canvas.shade_between(middle_y - reach_y * 2.5, middle_y + reach_y * 2.5, |x, y, below| {
        let (across, down) = ((x - middle_x) / reach_x, (y - middle_y) / reach_y);
        let distance = across * across + down * down;
        mix(below, veil, libm::expf(-distance * 1.15) * strength * if lighten { 0.8 } else { 0.7 })
    });
}

fn reflect(studio: &mut Studio<'_>, figure: &Figure) {
    let frame = studio.canvas.frame;
    let noise = studio.noise.fork(320);
    let line = figure.bounds[3] * frame.unit;
    let mirror = Affine { a: 1.0, b: 0.0, c: 0.0, d: -0.8, e: 0.0, f: line * 1.8 };
    let height = (figure.bounds[3] - figure.bounds[1]) * 0.8;
    let foot = figure.bounds[3];
    for part in &figure.drawing.parts {
        let covered = part.coverage(figure.affine.then(mirror), frame.width as u32, frame.height as u32);
        let colour = tint::colour_of(studio, figure, part);
        studio.canvas.fill(&covered, 0.55, |x, y, below| {
            let depth = (y - foot) / height;
            let gap = smooth(-0.35, 0.2, noise.sum(x * 6.0, y * 70.0, 2) + 0.35 - depth * 0.6);
            mix(below, scale(colour, 0.85), gap * smooth(1.0, 0.1, depth))
        });
    }
}

/// Brightens the side towards the light, dims the other, and hazes the figure slightly.
fn light_sides(studio: &mut Studio<'_>, figure: &Figure, shape: &Coverage) {
    let frame = studio.canvas.frame;
    let [left, top, right, bottom] = figure.bounds;
    let reach = ((bottom - top).min(right - left) * frame.unit * 0.035).max(1.0);
    let side = studio.plan.light_side;
    let (sun, silhouette) = (studio.palette.sun, studio.reading.view == View::Silhouette);
    let low = matches!(studio.reading.time, Time::Golden | Time::Sunset | Time::Dawn | Time::Dusk);
    let rim_strength = if silhouette {
        0.5
    } else if low {
        0.75
    } else if crate::scene::sky::is_dark(studio) {
        0.16
    } else {
        0.34
    };
    let haze = if studio.reading.scene == Scene::Space { [0.0; 3] } else { studio.palette.sky[3] };
    let noise = studio.noise.fork(321);
    let at = |x: f32, y: f32| shape.at(x.max(0.0) as u32, y.max(0.0) as u32);
    studio.canvas.fill(shape, 1.0, |x, y, below| {
        let (px, py) = (x * frame.unit, y * frame.unit);
        let mut open = 0.0;
        for step in [0.15, 0.35, 0.55, 0.75, 0.95, 1.15] {
            open += 1.0 - at(px + side * reach * step, py - reach * step * 0.7);
        }
        let open = open / 6.0;
        let mut closed = 0.0;
        for step in [1.0, 2.2] {
            closed += 1.0 - at(px - side * reach * step, py + reach * step * 0.6);
        }
        let across = ((x - left) / (right - left) - 0.5) * side;
        let brush = noise.sum(x * 26.0, y * 26.0, 3) * 0.07;
        let shaded = scale(below, 1.0 + across * 0.26 + brush - closed * 0.09);
        let rim = open * open * rim_strength;
        let lit = screen(shaded, scale(mix(sun, below, 0.35), rim * 0.7));
        mix(lit, haze, 0.03)
    });
}

/// Lays a railway across the whole picture under a train.
fn lay_rails(studio: &mut Studio<'_>, figure: &Figure) {
    let frame = studio.frame();
    let unit = frame.unit;
    let size = figure.bounds[3] - figure.bounds[1];
    let foot = figure.bounds[3];
    let winter = studio.reading.season == crate::read::Season::Winter;
    let palette = &studio.palette;
    let bed = palette.lit(
        if winter { crate::colour::hex(0xb9c2cc) } else { crate::colour::hex(0x85786a) },
        0.5,
        0.0,
    );
    let wood = palette.lit(crate::colour::hex(0x54402f), 0.5, 0.0);
    let steel = palette.lit(crate::colour::hex(0x8e959c), 0.9, 0.0);
    let noise = studio.noise.fork(323);
    let (top, bottom) = (foot - size * 0.035, foot + size * 0.16);
    studio.canvas.shade_between(top - 0.02, bottom + 0.03, |x, y, below| {
        let rough = noise.sum(x * 30.0, y * 30.0, 3) * 0.008;
        let inside =
            smooth(top - 0.004, top + 0.006, y + rough) * smooth(bottom + 0.012, bottom - 0.004, y + rough);
        mix(below, scale(bed, 1.0 + 0.35 * noise.sum(x * 90.0, y * 120.0, 2)), inside * 0.92)
    });
    let mut sleepers = Path::new();
    let step = size * 0.13;
    let mut x = -step;
    while x < frame.wide() + step {
        sleepers = sleepers.and(Path::polygon(&[
            point(x * unit, (foot + size * 0.004) * unit),
            point((x + step * 0.42) * unit, (foot + size * 0.004) * unit),
            point((x + step * 0.5) * unit, (foot + size * 0.125) * unit),
            point((x - step * 0.04) * unit, (foot + size * 0.125) * unit),
        ]));
        x += step;
    }
    dabs::lay(&mut studio.canvas, &sleepers, wood, 0.95);
    for (drop, thick) in [(0.0, 0.018), (0.085, 0.026)] {
        let (high, low) = ((foot + size * drop) * unit, (foot + size * (drop + thick)) * unit);
        let right = frame.wide() * unit;
        let rail = Path::polygon(&[point(0.0, high), point(right, high), point(right, low), point(0.0, low)]);
        dabs::lay(&mut studio.canvas, &rail, steel, 1.0);
    }
}

/// Lets the lamps and windows of the figure shine at dusk and night.
fn glow(studio: &mut Studio<'_>, figure: &Figure) {
    if !matches!(studio.reading.time, Time::Night | Time::Blue | Time::Dusk | Time::Sunset) {
        return;
    }
    let colour: Rgb = blend(studio.palette.accent[1], [1.0, 0.75, 0.4], 0.4);
    let size = figure.bounds[3] - figure.bounds[1];
    let unit = studio.frame().unit;
    let lamps: Vec<[f32; 3]> = figure
        .drawing
        .parts
        .iter()
        .filter(|part| part.tone == Tone::Glow)
        .filter_map(|part| part.path.transform(figure.affine).bounds())
        .map(|bounds| {
            [
                (bounds.left + bounds.right) * 0.5 / unit,
                (bounds.top + bounds.bottom) * 0.5 / unit,
                ((bounds.right - bounds.left).max(bounds.bottom - bounds.top)) / unit,
            ]
        })
        .take(24)
        .collect();
    let share = 0.5 / (lamps.len().max(1) as f32 * 1.3).sqrt();
    for [x, y, width] in lamps {
        let reach = (width * 1.1).max(size * 0.045);
        studio.canvas.shade_between(y - reach * 6.0, y + reach * 6.0, |at_x, at_y, below| {
            let (across, down) = ((at_x - x) / reach, (at_y - y) / reach);
            let distance = across * across + down * down;
            if distance > 36.0 {
                below
            } else {
                screen(below, scale(colour, share * smooth(36.0, 4.0, distance) / (1.0 + distance * 1.9)))
            }
        });
    }
}
