//! A small sailing boat with mainsail and jib, seen from the side.

use super::hand::{line, outline, straight};
use super::pen::{Ink, Pen, ink};
use super::{Drawing, Stance, Tone};
use crate::random::Random;

const CANVAS: Ink = ink(Tone::Light, 0xFBF4E3);
const MAST: Ink = ink(Tone::Line, 0x6B4427);
const HULLS: [u32; 4] = [0xA63A2B, 0x2C5D84, 0x2F6B5E, 0x7A4A2B];
const JIBS: [u32; 3] = [0xE9A23B, 0xD9573D, 0xF2E2BD];

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let hull_ink = ink(Tone::Body, *variation.pick(&HULLS));
    let jib_ink = ink(Tone::Second, *variation.pick(&JIBS));
    pen.fill(MAST, straight(1.3, (47.0, 4.0), (47.0, 88.0)));
    let main = outline("48.4,6! 60,28 71,53 78,77.6! 62,80.2 48.4,80.6!");
    pen.fill(CANVAS, main.clone());
    pen.fill_within(&main, CANVAS.shaded(0.16), outline("48,2! 53,30 54,55 52,84! 40,84! 40,2!"));
    pen.fill_within(&main, CANVAS.shaded(0.3), line(0.5, "46,30 64,32").and(line(0.5, "46,53 76,56")));
    let jib = outline("45.6,9! 36,36 24,60 11,81! 28,82 45,78! 43,40");
    pen.fill(jib_ink, jib.clone());
    pen.fill_within(&jib, jib_ink.shaded(0.2), outline("45.6,9! 40,42 33,64 22,84! 50,84!"));
    pen.fill(MAST, straight(1.3, (46.4, 81.6), (79.0, 78.4)).and(straight(0.5, (76.0, 78.6), (79.0, 85.0))));
    pen.fill(jib_ink.toned(Tone::Accent), outline("47,0.6! 52,2.4 57,1.6! 53,4.4 47,4.6!"));
    let hull = outline("6,83! 20,86.4 50,87.6 86,83.4! 82,93 75,102! 50,104 22,102! 12,95");
    pen.fill(hull_ink, hull.clone());
    pen.fill_within(&hull, hull_ink.shaded(0.35), outline("0,96 20,96 50,98 90,94! 90,110! 0,110!"));
    pen.fill_within(&hull, CANVAS, outline("2,82! 20,86.4 50,87.6 92,82.6! 90,86.6! 50,90.6 20,89.4 4,86!"));
    pen.fill_within(&hull, hull_ink.lit(0.25), line(0.5, "8,90 24,93.4 50,94.4 86,90.6"));
    pen.finish(92.0, Stance::Water, 0.5)
}
