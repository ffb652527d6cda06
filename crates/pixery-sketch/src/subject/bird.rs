//! A small bird in flight, wings raised.

use super::easel::*;

/// Back, breast and wing tip.
const PLUMAGES: [[u32; 3]; 4] = [
    [0x3C6FA8, 0xE58A4C, 0x24406E],
    [0xF3F1EA, 0xFFFFFF, 0xB9C0CC],
    [0xB5482F, 0xEEC9A0, 0x5C2A26],
    [0x4A4F63, 0xE9E4D8, 0x2A2D3C],
];
const BEAK: Ink = ink(Tone::Accent, 0xE2A33A);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [back, breast, tip] = *variation.pick(&PLUMAGES);
    let (back, tip) = (ink(Tone::Body, back), ink(Tone::Shade, tip));
    let far = outline(
        "40,63! 35,50 28,37 19,25 9,16! 18,17.6! 17,13 27,18! 28,14 36,21! 38,18 44,27! 47,25 51,34! \
         55,34 58,44! 63,50 66,62!",
    );
    pen.fill(back.shaded(0.3), far.clone());
    pen.fill_within(&far, tip, outline("0,4! 48,4! 50,26 40,30 30,31 20,32!"));
    let quills = ["30,36 22,20", "37,38 31,20", "44,42 40,24", "51,47 48,31"].map(|text| line(0.7, text));
    pen.fill_within(&far, back.shaded(0.1), together(quills));
    draw_tail(&mut pen, back, tip);
    let body = outline(
        "10,63.4! 14,58 20,54.6 27,55.4 35,58.6 48,60 62,64 76,70 92,75! 76,77.6 \
         60,80 44,80.6 31,77.4 22,71 16,67.4",
    );
    pen.fill(back, body.clone());
    pen.fill_within(
        &body,
        ink(Tone::Light, breast),
        outline("8,65! 18,64 26,67 40,73 60,74.6 80,74! 70,90! 20,90!"),
    );
    pen.fill(BEAK, outline("4.6,64.4! 10,60.8 14,61.4! 14,65.4! 9,65.6"));
    pen.fill(COAL, Path::circle(19.4, 60.6, 1.7));
    pen.fill(GLINT, Path::circle(19.0, 60.1, 0.55));
    draw_wing(&mut pen, back, tip);
    pen.finish(116.0, Stance::Air, 0.3)
}

fn draw_tail(pen: &mut Pen, back: Ink, tip: Ink) {
    let tail = outline("76,69! 92,70 104,68 115,69! 106,74.4 110,78! 102,79 105,85! 92,81.6 78,76!");
    pen.fill(back.shaded(0.2), tail.clone());
    pen.fill_within(&tail, tip, outline("98,60! 120,60! 120,90! 98,90! 101,76"));
}

fn draw_wing(pen: &mut Pen, back: Ink, tip: Ink) {
    let wing = outline(
        "36,63! 42,48 52,34 64,22 78,10 94,2! 91,10 88,13! 92,15 86,21! 89,24 \
         82,30! 85,34 78,39! 80,43 74,47! 75,52 68,56! 66,61 60,66! 48,69",
    );
    pen.fill(back.lit(0.1).toned(Tone::Body), wing.clone());
    pen.fill_within(&wing, tip, outline("98,-2! 70,15 74,22 68,32 70,40 64,47 66,54 58,59 62,70! 110,60!"));
    let quills = ["72,22 88,13", "70,31 85,22", "67,40 81,31", "64,48 77,41", "61,56 72,49"]
        .map(|text| line(0.7, text));
    pen.fill_within(&wing, back.lit(0.3), together(quills));
    pen.fill_within(&wing, back.lit(0.26), outline("38,61! 45,48 55,36 66,24 80,12! 68,28 58,40 50,54"));
}
