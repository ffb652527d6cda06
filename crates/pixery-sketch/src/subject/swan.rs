//! A swan gliding on the water.

use super::easel::*;

const PLUMAGES: [u32; 6] = [0xF7F5F0, 0xF2F0EE, 0xF4F2EC, 0xF7F5F0, 0xF1EEE8, 0x34323C];
const BEAK: Ink = ink(Tone::Accent, 0xE8853A);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let white = ink(Tone::Body, *variation.pick(&PLUMAGES));
    let neck = brush("50,84,16 35,76,12 28,64,9 33,50,8 42,38,7.6 45,25,7.4 38,15.6,8 30,16,8");
    pen.fill(white.shaded(0.12), outline("98,76! 108,66 120,60! 116,68 122,68! 114,78 104,86!"));
    let body = outline(
        "30,80! 36,66 48,60 62,61 80,62 96,68 112,72! 110,82 100,94 84,101 64,103 \
         46,101 33,93",
    );
    pen.fill(white, body.clone());
    pen.fill_within(
        &body,
        white.shaded(0.22),
        outline("28,90! 46,95 66,95 86,90 104,78 120,72! 110,110! 28,110!"),
    );
    pen.fill(white, neck.clone());
    pen.fill_within(
        &neck,
        white.shaded(0.2),
        brush("56,86,5 41,78,4 33.6,66,2.6 37.6,52,2.4 46,40,2.4 49,27,2.4 43,17,2"),
    );
    draw_wing(&mut pen, white);
    draw_head(&mut pen, white);
    pen.finish(124.0, Stance::Water, 0.3)
}

fn draw_wing(pen: &mut Pen, white: Ink) {
    let wing = outline(
        "48,76! 50,64 58,53 72,47 90,48 106,53 120,58! 114,62 116,64! 109,67 \
         111,70! 102,73 104,77! 94,79 94,83! 82,84 68,86 56,83",
    );
    pen.fill(white.shaded(0.1), wing.moved(1.0, 1.6));
    pen.fill(white.lit(0.4), wing.clone());
    let quills = ["62,60 82,56 112,61", "60,67 82,63 108,69", "60,74 80,71 100,76", "62,79 76,79 90,82"]
        .map(|text| line(0.9, text));
    pen.fill_within(&wing, white.shaded(0.24), together(quills));
    pen.fill_within(&wing, white.shaded(0.12), outline("46,78! 56,80 70,79 86,79! 92,90! 46,92!"));
}

fn draw_head(pen: &mut Pen, white: Ink) {
    pen.fill(white, outline("42,20! 40,13.6 33,11 27,13.6 24.6,18.4 27,21.6 33,22.4"));
    pen.fill(BEAK, outline("27.4,15! 22,18.6 15.4,22.6! 16,24.6 21,23.8 28,22.4!"));
    pen.fill(
        COAL,
        outline("31.4,15! 28,14 25.6,15.6! 25,19 27.6,21! 28.6,18!").and(Path::circle(16.4, 23.2, 0.8)),
    );
    pen.fill(COAL, Path::circle(31.4, 16.0, 1.3));
    pen.fill(GLINT, Path::circle(31.0, 15.6, 0.4));
}
