//! A lighthouse on its rock: a tapering tower with bands, gallery and lantern.

use super::hand::{line, outline, polygon, straight, together};
use super::pen::{Ink, Pen, ink};
use super::{Drawing, Stance, Tone};
use crate::path::{Path, point};
use crate::random::Random;

const WALL: Ink = ink(Tone::Body, 0xF3EDE0);
const RED: Ink = ink(Tone::Second, 0xC23B30);
const BLUE: Ink = ink(Tone::Second, 0x2F5F8F);
const IRON: Ink = ink(Tone::Line, 0x2B2F3A);
const ROCK: Ink = ink(Tone::Shade, 0x6B6763);
const LAMP: Ink = ink(Tone::Glow, 0xFFE39A);
const PANE: Ink = ink(Tone::Glow, 0xF5C765);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let band = if variation.chance(0.75) { RED } else { BLUE };
    draw_rock(&mut pen);
    let tower = polygon("20.5,94 24.8,25 35.2,25 39.5,94");
    pen.fill(WALL, tower.clone());
    let count = 2 + variation.below(2);
    for index in 0..count {
        let height = 62.0 / (count as f32 * 2.0 - 0.4);
        let top = 31.0 + index as f32 * height * 2.0;
        pen.fill_within(&tower, band, Path::rectangle(10.0, top, 40.0, height));
    }
    pen.fill_within(&tower, band.shaded(0.34), shaded_side(count));
    pen.fill_within(&tower, WALL.shaded(0.24), plain_side(count));
    for (x, y) in [(28.6, 37.0), (27.8, 56.0), (28.4, 72.0)] {
        pen.fill(IRON, Path::arch(x - 0.5, y - 0.6, 3.2, 5.6));
        pen.fill(PANE, Path::arch(x, y, 2.2, 4.6));
    }
    pen.fill(band.shaded(0.5), Path::arch(25.6, 82.4, 7.0, 12.0));
    pen.fill(band.lit(0.05).toned(Tone::Accent), Path::arch(26.4, 83.4, 5.4, 11.0));
    draw_lantern(&mut pen, band);
    pen.finish(60.0, Stance::Ground, 0.72)
}

/// The bands again, right of the tower's ridge.
fn shaded_side(count: u32) -> Path {
    let height = 62.0 / (count as f32 * 2.0 - 0.4);
    together((0..count).map(|index| {
        let top = 31.0 + index as f32 * height * 2.0;
        Path::rectangle(31.6, top, 20.0, height)
    }))
}

fn plain_side(count: u32) -> Path {
    let height = 62.0 / (count as f32 * 2.0 - 0.4);
    let between = (0..count).map(|index| {
        let top = 31.0 + (index as f32 * 2.0 + 1.0) * height;
        Path::rectangle(31.6, top, 20.0, height)
    });
    together(between).and(Path::rectangle(31.6, 20.0, 20.0, 11.0))
}

fn draw_rock(pen: &mut Pen) {
    let rock = outline("2,100! 5,95 11,93! 16,90.5 22,91.5! 30,90 38,91.4! 46,92 50,95! 56,96 59,100!");
    pen.fill(ROCK, rock.clone());
    pen.fill_within(&rock, ROCK.lit(0.25), outline("4,97 11,93.4! 16,90.6 22,91.6! 19,94 13,95! 9,98 5,99"));
    pen.fill_within(&rock, ROCK.shaded(0.4), polygon("36,90 41,95 39,101 62,101 58,94"));
}

fn draw_lantern(pen: &mut Pen, band: Ink) {
    pen.fill(IRON, polygon("22.6,25.6 21,22.4 39,22.4 37.4,25.6"));
    pen.fill(LAMP, Path::rectangle(25.4, 11.6, 9.2, 9.6));
    pen.fill(ink(Tone::Glow, 0xFFF6D8), Path::ellipse(point(30.0, 16.6), 2.4, 3.4));
    let bars = [25.4, 28.4, 31.6, 34.6].map(|x| straight(0.7, (x, 11.4), (x, 21.4)));
    pen.fill(IRON, together(bars));
    pen.fill(band.shaded(0.15), outline("23.6,12! 25,7.8 30,4.6! 35,7.8 36.4,12!"));
    pen.fill(band.shaded(0.45), outline("31.4,12! 32.4,8 30,4.6! 35,7.8 36.4,12!"));
    pen.fill(IRON, straight(0.8, (30.0, 0.6), (30.0, 5.0)).and(Path::circle(30.0, 4.4, 1.1)));
    let posts = [21.6, 24.4, 27.2, 30.0, 32.8, 35.6, 38.4].map(|x| straight(0.5, (x, 18.6), (x, 22.6)));
    pen.fill(IRON, together(posts).and(line(0.7, "21.4,18.6 38.6,18.6")));
}
