//! A crane standing in the shallows.

use super::easel::*;

const CAP: Ink = ink(Tone::Accent, 0xC8372D);
const LEG: Ink = ink(Tone::Line, 0x3C3A40);
const PLUMAGES: [u32; 3] = [0xF5F3EE, 0xAEB9C6, 0xE9EAEA];

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let plume = ink(Tone::Body, *variation.pick(&PLUMAGES));
    pen.fill(LEG.lit(0.2), brush("46,66,3 47,76,1.7 52,84,2 48,91,1.4 46,94,1.2"));
    pen.fill(LEG, brush("42,66,3.2 41.4,78,1.8 42,83,2.4 41.6,92,1.6 41.4,98.6,1.6"));
    pen.fill(LEG, together(["41.4,98,1.3 36,99.2,0.8", "41.4,98,1.3 46,99.2,0.8"].map(brush)));
    let tail = outline("58,48! 66,50 74,56 78,66 77,76! 73,70! 72,78! 68,71! 66,77! 62,68 56,62!");
    pen.fill(COAL, tail.clone());
    pen.fill_within(&tail, COAL.lit(0.2), line(0.9, "60,52 70,58 75,70").and(line(0.9, "60,56 67,62 70,74")));
    let neck = brush("34,56,12 27,47,7.4 26,37,5.2 29,27,4.4 29,18,4.4 24,13,5");
    let body = outline("26,52! 32,45 42,42 54,43 64,49 68,57! 62,66 52,70 42,69 33,65 28,59");
    pen.fill(plume, body.clone().and(neck.clone()));
    pen.fill_within(&body, plume.shaded(0.24), outline("26,60! 38,64 52,63 70,54! 70,76! 28,76!"));
    pen.fill_within(&neck, COAL, brush("22,40,3 25,30,3.4 25.4,20,3.4 23,15,3"));
    let wing = outline("34,50! 42,44 54,44 66,50 72,60! 66,60 67,64! 60,62 59,66! 51,63 42,59");
    pen.fill(plume.lit(0.3), wing.clone());
    let quills = ["42,49 56,50 70,59", "42,53 54,55 64,61", "44,57 52,59 58,64"].map(|text| line(0.7, text));
    pen.fill_within(&wing, plume.shaded(0.28), together(quills));
    pen.fill(plume, outline("31,15! 28.6,9.4 23.6,8 19.4,10.4 18.6,14 22,17 28,17.6"));
    pen.fill(CAP, outline("19.6,10.6! 23,7.6 28,8.8! 25,11 21,11.6"));
    pen.fill(ink(Tone::Accent, 0xC9A24A), outline("19.4,11.6! 12,14.4 3,18.6! 11,17.6 19.6,15.6!"));
    pen.fill(COAL, Path::circle(22.8, 12.6, 0.9));
    pen.finish(80.0, Stance::Ground, 0.44)
}
