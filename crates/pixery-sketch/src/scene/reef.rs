//! A coral reef: two heaps of rock at the sides, grown over with corals of all shapes.

use crate::colour::{Rgb, blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::{Path, Point, point};
use crate::random::Random;
use crate::scene::ridge::Skyline;
use crate::scene::{dabs, flora};
use crate::studio::Studio;

/// The colours of corals.
const CORALS: [u32; 8] = [0xf0694f, 0xf7a445, 0xe2538c, 0x9a6fd6, 0xf2cf5b, 0x4fbf9f, 0xff8fa3, 0x5c8fe0];

/// Where a coral grows and how large it is, in px.
#[derive(Clone, Copy)]
struct Spot {
    foot: Point,
    size: f32,
}

/// Paints the reef into water whose colours run from `water[0]`, bright, to `water[3]`, deep.
pub(super) fn paint(studio: &mut Studio<'_>, water: &[Rgb; 4]) {
    let frame = studio.frame();
    let mut random = studio.random.fork(258);
    for heap in 0..2 {
        let near = heap as f32;
        let skyline = paint_rock(studio, water, near);
        let mut spots: Vec<Spot> = (0..(lerp(34.0, 40.0, near) * frame.wide()) as u32)
            .map(|_| spot(studio, &skyline, near, &mut random))
            .collect();
        spots.sort_by(|one, other| one.foot.y.total_cmp(&other.foot.y));
        for spot in spots {
            grow(studio, spot, water, lerp(0.5, 0.12, near), &mut random);
        }
    }
}

fn spot(studio: &Studio<'_>, skyline: &Skyline, near: f32, random: &mut Random) -> Spot {
    let frame = studio.frame();
    let across = random.unit();
    // More of them at the sides than in the middle, which belongs to the fish.
    let across = if random.chance(0.45) { across * across * 0.5 } else { across };
    let across = if random.chance(0.5) { across } else { 1.0 - across };
    let x = across * frame.wide();
    let top = skyline.height(frame, x);
    let depth = random.unit() * random.unit() * (frame.tall() - top);
    let edge = (across - 0.5).abs() * 2.0;
    let size = random.range(0.035, 0.075) * lerp(0.7, 1.2, near) * (0.6 + 0.6 * edge);
    Spot { foot: point(x * frame.unit, (top + depth + 0.012) * frame.unit), size: size * frame.unit }
}

fn paint_rock(studio: &mut Studio<'_>, water: &[Rgb; 4], near: f32) -> Skyline {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let noise = studio.noise.fork(259 + near as u64);
    let line: Vec<f32> = (0..frame.width)
        .map(|column| {
            let x = (column as f32 + 0.5) / frame.unit;
            let edge = (x / wide - 0.5).abs() * 2.0;
            let heap = lerp(0.3, 0.2, near) * edge * edge + lerp(0.07, 0.03, near);
            tall * (1.0 - heap) + noise.sum(x * 6.0, 3.0, 4) * 0.05
        })
        .collect();
    let skyline = Skyline::of_line(frame, line);
    let rock = blend(blend(hex(0x6a5a6a), water[2], lerp(0.65, 0.35, near)), water[3], 0.25);
    let bright = water[0];
    studio.canvas.shade_between(skyline.top() - 0.01, tall, |x, y, below| {
        let depth = y - skyline.height(frame, x);
        let inside = (depth * frame.unit + 0.5).clamp(0.0, 1.0);
        let rough = noise.sum(x * 18.0, y * 22.0, 4);
        let stone = scale(rock, 0.85 + rough * 0.6 - smooth(0.0, 0.3, depth) * 0.35);
        mix(below, screen(stone, scale(bright, 0.16 * smooth(0.03, 0.0, depth))), inside)
    });
    skyline
}

/// Lets one coral grow, `far` 0 before the eye to 1 lost in the water.
fn grow(studio: &mut Studio<'_>, spot: Spot, water: &[Rgb; 4], far: f32, random: &mut Random) {
    let own = blend(hex(*random.pick(&CORALS)), water[1], far);
    let own = scale(own, 0.9);
    let (dim, bright) = (blend(scale(own, 0.5), water[3], 0.2), blend(own, water[0], 0.25));
    let Spot { foot, size } = spot;
    let (body, marks) = match random.below(6) {
        0 => (branches(foot, size, random), Path::new()),
        1 => brain(foot, size, random),
        2 => tubes(foot, size, random),
        3 => fan(foot, size * 1.25, random),
        4 => (tufts(foot, size * 0.8, random), Path::new()),
        _ => (branches(foot, size * 1.2, random), Path::new()),
    };
    let unit = studio.frame().unit;
    let (top, low) = ((foot.y - size) / unit, foot.y / unit);
    let side = studio.plan.sun[0];
    let middle = foot.x / unit;
    dabs::lay_with(&mut studio.canvas, &body, 1.0, |x, y, _| {
        let lean = (x - middle) * unit / size * if side > middle { 0.25 } else { -0.25 };
        mix(dim, bright, (smooth(low, top, y) + lean).clamp(0.0, 1.0))
    });
    dabs::lay(&mut studio.canvas, &marks, dim, 0.6);
}

fn branches(foot: Point, size: f32, random: &mut Random) -> Path {
    flora::bare_tree(foot, random.around(0.15), size * 0.5, size * 0.2, 3, random)
}

/// Returns a dome and the furrows on it.
fn brain(foot: Point, size: f32, random: &mut Random) -> (Path, Path) {
    let (rx, ry) = (size * 0.62, size * random.range(0.42, 0.55));
    let dome = Path::ellipse(point(foot.x, foot.y - ry * 0.55), rx, ry);
    let mut furrows = Path::new();
    for ring in 1..4 {
        let share = ring as f32 / 4.0;
        let outer = Path::ellipse(point(foot.x, foot.y - ry * 0.55), rx * share, ry * share);
        let inner = Path::ellipse(
            point(foot.x, foot.y - ry * 0.55),
            rx * share - size * 0.03,
            ry * share - size * 0.03,
        );
        furrows = furrows.and(outer.without(&inner));
    }
    (dome, furrows)
}

/// Returns a bundle of pipes and their mouths.
fn tubes(foot: Point, size: f32, random: &mut Random) -> (Path, Path) {
    let (mut pipes, mut mouths) = (Path::new(), Path::new());
    for pipe in 0..5 {
        let across = (pipe as f32 - 2.0) * size * 0.17;
        let thick = size * random.range(0.15, 0.2);
        let top = point(foot.x + across * 1.6, foot.y - size * random.range(0.5, 1.0));
        pipes = pipes
            .and(flora::limb(point(foot.x + across, foot.y), top, thick * 0.8, thick, 0.0))
            .and(Path::ellipse(top, thick * 0.56, thick * 0.3));
        mouths = mouths.and(Path::ellipse(top, thick * 0.36, thick * 0.17));
    }
    (pipes, mouths)
}

/// Returns a sea fan and its ribs.
fn fan(foot: Point, size: f32, random: &mut Random) -> (Path, Path) {
    let lean = random.around(0.3);
    let at = |turn: f32, reach: f32| {
        point(foot.x + libm::sinf(turn + lean) * reach, foot.y - libm::cosf(turn + lean) * reach)
    };
    let rim: Vec<Point> = (0..=18)
        .map(|step| at((step as f32 / 18.0 - 0.5) * 2.3, size * random.range(0.86, 1.04)))
        .chain([foot])
        .collect();
    let mut ribs = Path::new();
    for rib in 0..9 {
        let end = at((rib as f32 / 8.0 - 0.5) * 2.1, size * 0.9);
        ribs = ribs.and(flora::limb(foot, end, size * 0.05, size * 0.012, 0.0));
    }
    (Path::polygon(&rim), ribs)
}

/// Returns a tuft of soft fingers.
fn tufts(foot: Point, size: f32, random: &mut Random) -> Path {
    let mut path = Path::ellipse(point(foot.x, foot.y - size * 0.08), size * 0.4, size * 0.2);
    for finger in 0..13 {
        let turn = (finger as f32 / 12.0 - 0.5) * 2.2 + random.around(0.1);
        let reach = size * random.range(0.6, 0.95);
        let tip = point(foot.x + libm::sinf(turn) * reach, foot.y - libm::cosf(turn) * reach);
        let start = point(foot.x + libm::sinf(turn) * size * 0.2, foot.y);
        path = path
            .and(flora::limb(start, tip, size * 0.13, size * 0.09, random.around(0.1) * size))
            .and(Path::circle(tip.x, tip.y, size * 0.065));
    }
    path
}
