//! A whale at the surface, tail raised and blowing.

use super::easel::*;

const SKINS: [u32; 3] = [0x35577A, 0x2F4B66, 0x3E6C88];
const BELLY: Ink = ink(Tone::Light, 0xE6E4DA);
const SPRAY: Ink = ink(Tone::Light, 0xEAF4F7);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    draw_spout(&mut pen);
    draw_whole(&mut pen, ink(Tone::Body, *variation.pick(&SKINS)));
    pen.finish(156.0, Stance::Water, 0.42)
}

/// A whale under water, which doesn't blow.
pub(super) fn draw_diving(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    draw_whole(&mut pen, ink(Tone::Body, *variation.pick(&SKINS)));
    pen.shift(0.0, -8.0);
    pen.finish(156.0, Stance::Air, 0.46)
}

fn draw_whole(pen: &mut Pen, skin: Ink) {
    let fluke = outline(
        "128,46! 124,36 115,30 104,29! 107,37 113,43 122,48 126,50! 134,49 143,45 \
         150,38 153,29! 143,29 134,35 130,45!",
    );
    pen.fill(skin.shaded(0.25), fluke.clone());
    pen.fill_within(
        &fluke,
        skin.lit(0.16),
        line(1.8, "127,46 120,37 106,30.6").and(line(1.8, "131,45 138,34 151,30")),
    );
    let body = outline(
        "4,72 5,60 13,49 27,41.6 44,39 62,42 78,50 92,60 104,66 114,66.4 121,60 \
         125,48! 132,48! 133,62 128,77 117,89 101,97 80,102 56,104 32,102 15,95 \
         6,84",
    );
    pen.fill(skin, body.clone());
    pen.fill_within(
        &body,
        skin.lit(0.2),
        outline("6,62! 16,50 30,43.6 46,41.6 62,44 78,53 96,64! 80,56 62,50 44,47.6 26,50 12,60"),
    );
    let belly = outline("0,80! 14,79 30,81 46,87 62,93 84,97 104,95! 96,110! 0,110!");
    pen.fill_within(&body, BELLY, belly.clone());
    let grooves = ["4,86 22,87 40,94 54,104", "8,92 22,93 36,99 42,106", "20,83.4 38,87.6 56,96 66,106"]
        .map(|text| line(0.9, text));
    pen.fill_within(&body, BELLY.shaded(0.3), together(grooves));
    pen.fill_within(&body, skin.shaded(0.35), line(1.2, "2,78 14,77 27,78.4 34,76"));
    pen.fill(COAL, Path::ellipse(point(35.0, 70.6), 2.0, 2.1));
    pen.fill(GLINT, Path::circle(34.4, 69.8, 0.7));
    pen.fill(skin.lit(0.12), line(0.8, "31,67.4 35,66.2 39,67.8"));
    let fin = outline("52,80! 60,82 66,88 72,98 73,106! 62,104 54,97 49,88");
    pen.fill(skin.shaded(0.3), fin.clone());
    pen.fill_within(&fin, skin.lit(0.12), line(1.4, "53,80 62,86 72,104"));
}

fn draw_spout(pen: &mut Pen) {
    let jets = [
        "36,40,3 35,26,3.4 29,15,4.6 20,12,4.4 15,18,1.6",
        "37,40,3 38,24,3.4 44,13,4.6 53,11,4.4 58,17,1.6",
        "36.6,40,3 36.6,22,3 36.6,8,1.4",
    ];
    pen.fill(SPRAY.shaded(0.08), together(jets.map(brush)));
    let drops = [
        (24.0, 5.0, 1.5),
        (48.0, 5.0, 1.5),
        (36.6, 2.6, 1.4),
        (12.0, 24.0, 1.3),
        (61.0, 23.0, 1.3),
        (30.0, 6.6, 1.0),
        (43.0, 6.0, 1.0),
    ];
    pen.fill(SPRAY, together(drops.map(|(x, y, radius)| Path::circle(x, y, radius))));
}
