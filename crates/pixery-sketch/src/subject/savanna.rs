//! Animals of the dry plains: a giraffe and a camel.

use super::easel::*;

/// A giraffe.
pub(super) fn draw_giraffe(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&[0xEBC27A, 0xE3B468, 0xF0D092]));
    let patch = ink(Tone::Second, *variation.pick(&[0x9A5A2C, 0x7F4A2A, 0xB06A34]));
    for leg in ["30,60,6 31,74,3.6 31,86,2.8 31,97,3", "53,60,7 52,73,4 53,86,2.8 53,97,3"] {
        pen.fill(coat.shaded(0.34), brush(leg));
    }
    pen.fill(
        patch.shaded(0.3),
        brush("58,50,1.8 62,60,1.4 61,70,1.2").and(outline("60,69! 62.4,69! 63.4,76 61,79 59.4,75")),
    );
    let neck = brush("31,52,15 24,38,9 19,24,6.6 17,13,6");
    let trunk = outline("26,46 34,44 42,46 51,48 58,52 60,58 57,64 48,66 38,67 29,66 24,60 23,52");
    let legs =
        brush("27,60,8 26,74,4.6 26,86,3.2 25.6,97,3.4").and(brush("56,60,9 58,73,5 57.6,86,3.2 57,97,3.4"));
    let body = trunk.and(neck).and(legs);
    pen.fill(coat, body.clone());
    let spots = [
        (20.0, 18.0, 2.0),
        (19.0, 24.6, 2.4),
        (22.0, 30.0, 2.4),
        (18.6, 31.6, 1.8),
        (24.6, 35.0, 2.4),
        (22.0, 40.0, 2.2),
        (28.0, 41.0, 2.6),
        (26.0, 47.0, 2.8),
        (32.6, 47.0, 3.0),
        (30.0, 53.6, 3.2),
        (36.8, 52.6, 3.4),
        (42.0, 49.4, 2.6),
        (44.0, 55.6, 3.4),
        (50.0, 51.6, 2.8),
        (51.6, 58.0, 3.4),
        (56.4, 54.4, 2.4),
        (38.6, 60.4, 3.0),
        (32.0, 61.0, 3.0),
        (45.6, 62.4, 2.6),
        (26.0, 59.4, 2.6),
        (57.4, 62.0, 2.4),
        (27.0, 67.0, 2.2),
        (57.0, 68.6, 2.2),
        (26.0, 73.4, 1.5),
        (58.0, 74.4, 1.5),
    ];
    let cells = spots.map(|(x, y, size): (f32, f32, f32)| {
        polygon("-1,-0.4 -0.2,-1 0.9,-0.6 1,0.5 0.1,1 -0.9,0.7")
            .transform(crate::path::Affine::scale(size, size))
            .moved(x, y)
    });
    pen.fill_within(&body, patch, together(cells));
    pen.fill_within(&body, coat.shaded(0.24), outline("26,64! 38,66 50,64 58,62! 56,70! 30,72!"));
    pen.fill(patch.shaded(0.2), brush("20,10,1.6 24,22,2 29,36,2.2 35,45,1.6"));
    let hooves = [26.0, 31.4, 53.2, 57.2].map(|x| Path::rectangle(x - 2.4, 96.0, 4.2, 3.8));
    pen.fill(COAL, together(hooves));
    draw_giraffe_head(&mut pen, coat, patch);
    pen.finish(68.0, Stance::Ground, 0.6)
}

fn draw_giraffe_head(pen: &mut Pen, coat: Ink, patch: Ink) {
    pen.fill(coat.shaded(0.2), outline("20,9! 25,6 28,7! 26,10.4 21,11.4!"));
    pen.fill(
        patch,
        brush("15,7,1.4 14.6,2,1.3")
            .and(Path::circle(14.6, 1.8, 1.3))
            .and(brush("18.4,7,1.4 19,2,1.3"))
            .and(Path::circle(19.0, 1.8, 1.3)),
    );
    let head = outline("20.6,9 18.6,6 14.6,5.8 11,8.4 6.6,12.4 3.6,15 4,18.4 8,19 13,17.6 18,16.4 20.6,13.4");
    pen.fill(coat, head.clone());
    pen.fill_within(&head, coat.lit(0.4), outline("2,13! 6,13.4 8,16 8,20! 2,20!"));
    pen.fill(COAL, Path::circle(14.6, 10.2, 1.2).and(Path::circle(5.4, 15.0, 0.5)));
    pen.fill(COAL, line(0.5, "4.4,17 7,17.2 9.4,16.6"));
}

/// A camel with one hump.
pub(super) fn draw_camel(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&[0xC99A5E, 0xB5844C, 0xDAB47C]));
    let cloth = ink(Tone::Accent, *variation.pick(&[0xB2382F, 0x2F6F86, 0x7A4A86]));
    for leg in ["50,62,10 52,76,6 51,88,4.6 51,96,5", "88,60,11 85,74,6 88,86,4.6 87,96,5"] {
        pen.fill(
            coat.shaded(0.36),
            brush(leg).and(Path::ellipse(
                point(if leg.starts_with('5') { 50.0 } else { 86.0 }, 97.4),
                4.6,
                2.4,
            )),
        );
    }
    pen.fill(coat.shaded(0.2), brush("99,48,2.4 103,58,2 102,70,2.6"));
    let neck = brush("40,54,19 28,60,13 21,50,10 20,36,8.6 21,24,9");
    let trunk = outline("38,44 48,38 56,24 66,17 75,24 84,38 96,44 101,54 98,64 84,68 64,70 46,68 36,60");
    let legs = brush("44,60,12 43,76,7 43,88,5 43,96,5.4").and(brush("96,58,14 97,74,7 94,86,5 95,96,5.4"));
    let feet = Path::ellipse(point(42.0, 97.4), 5.0, 2.4).and(Path::ellipse(point(94.0, 97.4), 5.0, 2.4));
    let body = trunk.and(neck).and(legs).and(feet);
    pen.fill(coat, body.clone());
    pen.fill_within(
        &body,
        coat.shaded(0.24),
        outline("22,60! 40,63 60,65 84,63 100,58! 100,72! 90,74! 50,74! 30,72!"),
    );
    pen.fill_within(
        &body,
        coat.shaded(0.3),
        outline("56,26! 62,20 66,16 72,20! 70,26! 67,23! 64,28! 60,25!"),
    );
    let rug = outline("54,33! 66,29 78,33! 83,58! 66,61 50,58!");
    pen.fill(cloth, rug.clone());
    pen.fill_within(
        &rug,
        ink(Tone::Light, 0xF2CF7A),
        line(1.4, "48,54 66,57 86,54").and(line(1.0, "48,38 66,35 84,38")),
    );
    pen.fill_within(&rug, cloth.shaded(0.3), outline("74,28! 76,44 78,64! 90,64! 90,28!"));
    let fringe = (0..8)
        .map(|thread| straight(0.9, (52.0 + thread as f32 * 4.2, 58.0), (52.0 + thread as f32 * 4.2, 62.6)));
    pen.fill(ink(Tone::Light, 0xF2CF7A), together(fringe));
    let head = outline("26,20 23,16 18,16.4 13,19 6,21 3,24 3.6,28.4 8,30.4 14,30 20,30.4 25,28");
    pen.fill(coat, outline("23,18! 25,12 28,12! 28,17 26,20!"));
    pen.fill(coat, head.clone());
    pen.fill_within(&head, coat.lit(0.25), outline("2,22! 7,23 10,26 9,32! 2,32!"));
    pen.fill(COAL, Path::ellipse(point(17.4, 20.8), 1.4, 1.2).and(Path::ellipse(point(5.6, 24.0), 0.9, 0.6)));
    pen.fill(COAL, line(0.6, "4,27.4 8,27.6 12,26.4"));
    pen.fill(cloth, line(1.2, "13,19.4 14.4,25 14,30").and(line(0.9, "14.4,24 20,25 25.6,22")));
    pen.finish(106.0, Stance::Ground, 0.42)
}
