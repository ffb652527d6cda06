//! Treasures and treats: a crown, a kite and a cake.

use super::easel::*;

/// A jewelled crown.
pub(super) fn draw_crown(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let gold = ink(Tone::Body, *variation.pick(&[0xE5B33C, 0xD9A441, 0xC9CDD2]));
    let jewel = ink(Tone::Accent, *variation.pick(&[0xC2283C, 0x2F6FB0, 0x2F8A5C]));
    let velvet = ink(Tone::Second, 0x7A2440);
    pen.fill(velvet, outline("22,80! 26,44 62,30 98,44 102,80! 62,86"));
    pen.fill(gold.shaded(0.36), outline("16,80! 30,50! 44,76! 62,46! 80,76! 94,50! 108,80!"));
    let band = outline("12,99! 4,34! 30,64! 40,24! 62,60! 84,24! 94,64! 120,34! 112,99! 88,94 62,92.6 36,94");
    pen.fill(gold, band.clone());
    pen.fill_within(&band, gold.shaded(0.28), outline("84,20! 88,60 92,100! 124,104! 124,20!"));
    pen.fill_within(
        &band,
        gold.lit(0.45),
        line(1.6, "7,42 14,88").and(line(1.4, "40,32 34,66")).and(line(1.4, "83,34 66,62")),
    );
    pen.fill_within(&band, gold.shaded(0.34), line(1.8, "10,80 36,76 62,74.6 88,76 114,80"));
    for (x, y) in [(5.4, 31.0), (40.0, 19.0), (84.0, 19.0), (118.6, 31.0)] {
        pen.fill(gold.lit(0.2), Path::circle(x, y, 5.2));
        pen.fill(GLINT, Path::circle(x - 1.6, y - 1.6, 1.3));
    }
    for (x, y, size) in [(62.0, 84.0, 6.4), (34.0, 86.6, 4.6), (90.0, 86.6, 4.6)] {
        pen.fill(gold.shaded(0.4), Path::ellipse(point(x, y), size * 1.2, size * 1.04));
        pen.fill(jewel, Path::ellipse(point(x, y), size, size * 0.84));
        pen.fill(
            jewel.lit(0.6),
            Path::ellipse(point(x - size * 0.3, y - size * 0.3), size * 0.3, size * 0.2),
        );
    }
    pen.finish(124.0, Stance::Table, 0.28)
}

/// A kite with a tail of bows.
pub(super) fn draw_kite(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [first, second] =
        *variation.pick(&[[0xD8473B, 0xF3C04B], [0x2F7A85, 0xF0932E], [0x8C4A86, 0xF3B8A8]]);
    let (first, second) = (ink(Tone::Body, first), ink(Tone::Second, second));
    pen.fill(COAL, line(0.8, "46,60 38,70 46,78 56,84 50,92 60,98"));
    for (x, y, turn) in [(40.0, 71.0, 60.0), (51.0, 81.0, 20.0), (52.0, 91.0, 70.0)] {
        let bow = polygon("0,0 -5,-3 -5,3").and(polygon("0,0 5,-3 5,3"));
        pen.fill(second.toned(Tone::Accent), bow.turned(turn, point(0.0, 0.0)).moved(x, y));
    }
    pen.fill(first, polygon("58,2 78,26 44,60 56,22"));
    pen.fill(second, polygon("58,2 56,22 22,18"));
    pen.fill(second.shaded(0.2), polygon("56,22 78,26 44,60"));
    pen.fill(first.shaded(0.16).toned(Tone::Body), polygon("22,18 56,22 44,60"));
    pen.fill(first, polygon("58,2 78,26 56,22"));
    pen.fill(COAL, straight(1.0, (58.0, 2.0), (44.0, 60.0)).and(straight(1.0, (22.0, 18.0), (78.0, 26.0))));
    pen.fill(COAL, line(0.5, "53,26 34,60 14,86 2,98"));
    pen.finish(84.0, Stance::Air, 0.36)
}

/// A layer cake with candles.
pub(super) fn draw_cake(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let icing = ink(Tone::Body, *variation.pick(&[0xF3C6CC, 0xF7EEDC, 0xC9E0D6]));
    let sponge = ink(Tone::Second, *variation.pick(&[0xC98A52, 0x7A4A30, 0xE5BE7A]));
    let cream = ink(Tone::Light, 0xFBF4E6);
    for x in [44.0, 60.0, 76.0] {
        pen.fill(ink(Tone::Accent, 0xD9574A), Path::rounded(x - 1.8, 16.0, 3.6, 20.0, 1.0));
        pen.fill(
            cream,
            straight(0.9, (x - 1.8, 24.0), (x + 1.8, 21.0)).and(straight(
                0.9,
                (x - 1.8, 30.0),
                (x + 1.8, 27.0),
            )),
        );
        pen.fill(
            ink(Tone::Glow, 0xF6A43C),
            outline(&format!("{x},2! {},8 {},13 {x},15.4 {},13 {},8", x - 2.4, x - 2.8, x + 2.8, x + 2.4)),
        );
        pen.fill(ink(Tone::Glow, 0xFFE59A), Path::ellipse(point(x, 11.4), 1.3, 2.6));
    }
    pen.fill(
        ink(Tone::Shade, 0xB9C3C6),
        Path::ellipse(point(60.0, 93.0), 58.0, 6.4).and(polygon("46,95 74,95 78,99.6 42,99.6")),
    );
    let side = outline("14,46! 60,54 106,46! 106,86! 84,91 60,92.4 36,91 14,86!");
    pen.fill(sponge, side.clone());
    pen.fill_within(&side, cream, line(4.0, "10,66 36,71 60,72 84,71 110,66"));
    pen.fill_within(&side, sponge.shaded(0.26), outline("86,44! 88,70 84,94! 110,94! 110,44!"));
    let drip = outline(
        "14,42! 106,42! 106,58! 102,62 98,57! 92,60 90,70 85,70 83,61! 76,62 \
         73,67 69,66 67,62! 58,62 55,74 50,74 48,62! 40,62 37,67 33,66 31,60! \
         25,60 22,68 18,67 14,58!",
    );
    pen.fill(icing, drip.clone());
    pen.fill_within(&drip, icing.shaded(0.16), outline("88,40! 90,56 84,74! 110,74! 110,40!"));
    pen.fill(icing.lit(0.3), Path::ellipse(point(60.0, 42.0), 46.0, 8.4));
    for index in 0..9 {
        let angle = core::f32::consts::PI * (0.06 + index as f32 * 0.11);
        let (x, y) = (60.0 + libm::cosf(angle) * 42.0, 41.6 + libm::sinf(angle) * 6.6);
        pen.fill(cream, Path::ellipse(point(x, y - 1.4), 4.0, 3.2));
        pen.fill(ink(Tone::Accent, 0xC9303C), Path::circle(x, y - 4.2, 2.5));
    }
    pen.finish(120.0, Stance::Table, 0.28)
}
