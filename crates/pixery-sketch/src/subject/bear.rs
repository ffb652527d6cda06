//! A bear walking in profile, brown or white.

use super::easel::*;

const COATS: [u32; 3] = [0x6B452B, 0x53382A, 0x7F5A3C];

pub(super) fn draw(variation: &mut Random) -> Drawing {
    draw_in(ink(Tone::Body, *variation.pick(&COATS)))
}

/// A polar bear.
pub(super) fn draw_polar(variation: &mut Random) -> Drawing {
    draw_in(ink(Tone::Body, *variation.pick(&[0xDDDEDC, 0xD3D8DE])))
}

fn draw_in(coat: Ink) -> Drawing {
    let mut pen = Pen::new();
    for (leg, paw) in
        [("50,62,24 54,78,17 57,92,14", (55.0, 96.4)), ("96,62,28 90,78,18 89,92,14", (87.0, 96.4))]
    {
        pen.fill(coat.shaded(0.36), brush(leg).and(Path::ellipse(point(paw.0, paw.1), 9.0, 3.6)));
    }
    let trunk = outline(
        "40,18 52,14 62,17 76,22 92,21 106,27 115,40 118,56 114,70 100,74 82,77 \
         64,77 48,75 38,68 30,58 28,46 32,32",
    );
    let front = brush("43,58,28 38,76,19 36,92,15").and(Path::ellipse(point(33.4, 96.2), 10.0, 3.8));
    let hind = brush("103,56,32 108,74,22 110,92,16").and(Path::ellipse(point(107.6, 96.2), 10.0, 3.8));
    let body = trunk.and(front).and(hind).and(Path::circle(118.0, 43.0, 4.2));
    pen.fill(coat, body.clone());
    pen.fill_within(
        &body,
        coat.shaded(0.22),
        outline("34,62! 48,68 66,69 82,67 92,60! 96,70! 86,84! 56,84! 44,84!"),
    );
    pen.fill_within(
        &body,
        coat.lit(0.16),
        outline("38,16! 52,12 64,15 78,20 94,19 112,28! 104,30 90,27 74,28 60,24 48,22"),
    );
    pen.fill_within(
        &body,
        coat.shaded(0.2),
        line(1.2, "53,46 54,60 50,76").and(line(1.2, "90,46 88,60 92,76")),
    );
    let tufts = [
        "62,34 66,37 66,41",
        "74,40 78,43 78,47",
        "64,50 68,53 68,57",
        "80,54 84,57 84,61",
        "98,38 102,41 102,45",
    ];
    pen.fill_within(&body, coat.lit(0.18), together(tufts.map(|text| line(0.9, text))));
    draw_head(&mut pen, coat);
    let claws =
        [25.6, 28.6, 31.6, 99.6, 102.6, 105.6].map(|x| brush(&format!("{},97,1.2 {},99.2,0.7", x, x - 1.4)));
    pen.fill(COAL, together(claws));
    pen.finish(124.0, Stance::Ground, 0.38)
}

fn draw_head(pen: &mut Pen, coat: Ink) {
    pen.fill(coat.shaded(0.3), Path::circle(25.0, 21.4, 4.8));
    let head = outline(
        "46,24 38,20 29,21 22.6,25.6 18,31 11,34.6 4.6,38 3.4,43 6,47.4 13,49.6 \
         22,51 32,55 42,54 48,42",
    );
    pen.fill(coat.lit(0.05).toned(Tone::Body), head.clone());
    pen.fill_within(&head, coat.lit(0.3), outline("0,36! 8,35 14,36 18,41 17,50! 0,54!"));
    pen.fill_within(&head, coat.shaded(0.2), outline("20,48! 30,50 42,48 50,38! 50,60! 18,58!"));
    pen.fill(coat, Path::circle(39.0, 20.6, 5.6));
    pen.fill(coat.shaded(0.42), Path::ellipse(point(38.4, 21.2), 3.0, 3.2));
    pen.fill(COAL, outline("3,39 5,36.4 9.6,36.6 9.8,40 6.4,42.4 3.6,41.6"));
    pen.fill(COAL, line(0.7, "6,45.6 11,46.4 15,45.4"));
    pen.fill(COAL, Path::circle(22.8, 32.6, 1.7));
    pen.fill(GLINT, Path::circle(22.3, 32.0, 0.6));
}
