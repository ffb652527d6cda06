//! A butterfly with spread wings, seen from above.

use super::easel::*;

const WINGS: [[u32; 2]; 4] =
    [[0xE8832A, 0xF7C04A], [0x3A78B8, 0x8FC7E8], [0xF0C53C, 0xFBE9A0], [0xB0476B, 0xF0A9B0]];
const EDGE: Ink = ink(Tone::Line, 0x2A2230);
const DOT: Ink = ink(Tone::Light, 0xFBF3DF);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [wing, light] = *variation.pick(&WINGS);
    let (wing, light) = (ink(Tone::Body, wing), ink(Tone::Second, light));
    draw_hind_wings(&mut pen, wing, light);
    draw_fore_wings(&mut pen, wing, light);
    draw_trunk(&mut pen);
    pen.finish(124.0, Stance::Air, 0.3)
}

fn both(path: Path) -> Path {
    path.clone().and(path.mirror(62.0))
}

fn draw_hind_wings(pen: &mut Pen, wing: Ink, light: Ink) {
    let hind = outline(
        "60,50! 46,50 30,54 18,62 14,74 19,83 25,86! 28,90 30,97! 36,94 40,92! \
         48,88 55,76 60,60!",
    );
    pen.fill(EDGE, both(hind));
    let inner = outline("58,52! 46,53 32,57 22,64 19,73 23,80 30,84 38,87 46,83 53,73 58,60!");
    pen.fill(wing.shaded(0.14).toned(Tone::Body), both(inner.clone()));
    pen.fill_within(
        &both(inner.clone()),
        light,
        both(outline("60,50! 48,54 36,59 32,66 38,72 48,68 60,60!")),
    );
    pen.fill_within(
        &both(inner),
        EDGE,
        both(together(["60,52 40,66 20,74", "60,54 46,72 34,90"].map(|text| line(0.9, text)))),
    );
    let dots = [(18.6, 76.6), (23.4, 83.0), (31.0, 88.6), (40.6, 88.4)].map(|(x, y)| Path::circle(x, y, 1.3));
    pen.fill(DOT, both(together(dots)));
    pen.fill(ink(Tone::Accent, 0xC8402E), both(Path::circle(44.6, 80.0, 2.2)));
}

fn draw_fore_wings(pen: &mut Pen, wing: Ink, light: Ink) {
    let fore = outline("60.6,46! 54,32 42,18 26,7 9,3! 3,8 3,18 8,27 11,36 15,46 22,54! 34,56 48,54 60,52!");
    pen.fill(EDGE, both(fore));
    let inner = outline("58,45! 51,33 40,21 27,12 14,8.6! 11,17 14,27 18,37 21,46 27,51! 38,52 50,51 58,49!");
    let inner = both(inner);
    pen.fill(wing, inner.clone());
    pen.fill_within(&inner, light, both(outline("60,47! 50,38 40,30 33,28 32,34 38,42 48,47")));
    let veins = ["60,47 40,30 12,10", "60,47 38,36 12,24", "60,48 38,43 16,38", "60,49 40,48.6 22,50"];
    pen.fill_within(&inner, EDGE, both(together(veins.map(|text| line(0.9, text)))));
    pen.fill_within(&inner, EDGE, both(outline("8,2! 20,10 30,14 22,20 16,17 16,26 10,26!")));
    let dots = [
        (7.4, 10.0, 1.7),
        (7.0, 17.6, 1.5),
        (11.4, 26.0, 1.4),
        (14.4, 34.4, 1.3),
        (18.0, 43.0, 1.2),
        (16.0, 9.6, 1.4),
        (23.0, 14.4, 1.6),
    ];
    pen.fill(DOT, both(together(dots.map(|(x, y, radius)| Path::circle(x, y, radius)))));
}

fn draw_trunk(pen: &mut Pen) {
    pen.fill(EDGE, both(brush("61,34,0.8 56,24,0.8 49,16,0.9 45,13,1.8")));
    pen.fill(EDGE, brush("62,36,4 62,44,6 62,50,5 62,62,4.6 62,80,1.6"));
    pen.fill(EDGE, Path::circle(62.0, 34.6, 3.0));
    pen.fill(EDGE.lit(0.35), together([52.0, 57.0, 62.0, 67.0].map(|y| straight(0.8, (60.6, y), (63.4, y)))));
}
