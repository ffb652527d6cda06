//! Out in space: an astronaut and a robot.

use super::easel::*;

const VISOR: Ink = ink(Tone::Second, 0x2F4A6B);
const STEEL: Ink = ink(Tone::Shade, 0x6A707C);

/// An astronaut, waving.
pub(super) fn draw_astronaut(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let suit = ink(Tone::Body, *variation.pick(&[0xF1F0EC, 0xE9ECEF, 0xF2E8D8]));
    let trim = ink(Tone::Accent, *variation.pick(&[0xE0713A, 0x3F78B0, 0xC8403A]));
    pen.fill(suit.shaded(0.36), Path::rounded(17.0, 32.0, 40.0, 36.0, 7.0));
    pen.fill(suit.shaded(0.16), brush("52,40,14 61,32,12 66,20,11 67,14,10"));
    pen.fill(
        trim,
        Path::circle(67.4, 11.6, 6.0).and(brush("67,10,4 68.6,4,3.2")).and(brush("64,10,3.4 61.4,6,2.8")),
    );
    pen.fill(suit, brush("22,42,14 14,52,13 12,62,12"));
    pen.fill(trim, Path::circle(11.6, 66.6, 6.2));
    pen.fill(suit, brush("29,66,17 27,80,16 26.6,90,15"));
    pen.fill(suit.shaded(0.2), brush("46,66,17 48,80,16 48.6,90,15"));
    pen.fill(trim, together([26.6, 48.6].map(|x| Path::rectangle(x - 7.6, 80.0, 15.2, 2.6))));
    pen.fill(STEEL, Path::rounded(16.0, 90.6, 20.0, 9.0, 4.0).and(Path::rounded(39.0, 90.6, 20.0, 9.0, 4.0)));
    let trunk = Path::rounded(20.0, 36.0, 35.0, 36.0, 11.0);
    pen.fill(suit, trunk.clone());
    pen.fill_within(&trunk, suit.shaded(0.22), outline("46,34! 48,50 46,74! 60,74! 60,34!"));
    pen.fill(STEEL.lit(0.3), Path::rounded(27.0, 46.0, 21.0, 13.0, 2.4));
    pen.fill(trim, Path::circle(32.0, 50.0, 1.7).and(Path::rectangle(30.4, 54.0, 9.0, 1.8)));
    pen.fill(ink(Tone::Glow, 0x7FE0A8), Path::circle(37.0, 50.0, 1.7).and(Path::circle(42.4, 50.0, 1.7)));
    pen.fill(suit.shaded(0.3), Path::rounded(21.0, 64.0, 33.0, 3.2, 1.2));
    let helmet = Path::ellipse(point(37.5, 20.6), 19.0, 19.6);
    pen.fill(suit, helmet.clone());
    pen.fill_within(&helmet, suit.shaded(0.22), outline("50,0! 55,18 48,42! 70,42! 70,0!"));
    let glass = Path::rounded(22.0, 9.6, 29.0, 22.0, 10.6);
    pen.fill(trim.shaded(0.1), Path::rounded(20.2, 7.8, 32.6, 25.6, 12.4));
    pen.fill(VISOR, glass.clone());
    pen.fill_within(&glass, VISOR.lit(0.3), outline("20,26! 28,20 36,8! 20,6!"));
    pen.fill_within(&glass, GLINT, outline("25,22! 26,16 31,12.4! 28.4,16 27.4,21"));
    pen.finish(76.0, Stance::Ground, 0.44)
}

/// A friendly tin robot.
pub(super) fn draw_robot(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let tin = ink(Tone::Body, *variation.pick(&[0x8FB0B8, 0xC9A46A, 0xB8BCC4, 0x7FA08C]));
    let trim = ink(Tone::Accent, *variation.pick(&[0xD9573D, 0xE0A63A, 0x3F6F9A]));
    let light = ink(Tone::Glow, 0xFFE08A);
    pen.fill(STEEL, straight(1.4, (36.0, 2.4), (36.0, 12.0)));
    pen.fill(ink(Tone::Glow, 0xF2604A), Path::circle(36.0, 3.2, 3.0));
    let hose = brush("16,48,6 8,54,5.4 6,64,5").and(brush("56,48,6 64,54,5.4 66,64,5"));
    pen.fill(STEEL, hose.clone());
    pen.fill_within(
        &hose,
        STEEL.lit(0.4),
        together(
            (0..8)
                .map(|ring| straight(0.8, (0.0, 48.0 + ring as f32 * 2.6), (72.0, 48.0 + ring as f32 * 2.6))),
        ),
    );
    let claw = outline("6,64! 11,66 11,74! 8.6,76! 8.4,71 6,69.6 3.6,71 3.4,76! 1,74! 1,66");
    pen.fill(trim, claw.clone().and(claw.mirror(36.0)));
    pen.fill(STEEL, Path::rectangle(23.0, 74.0, 8.0, 18.0).and(Path::rectangle(41.0, 74.0, 8.0, 18.0)));
    pen.fill(
        STEEL.lit(0.3),
        together(
            [79.0, 84.0].map(|y| Path::rectangle(23.0, y, 8.0, 1.2).and(Path::rectangle(41.0, y, 8.0, 1.2))),
        ),
    );
    let foot = outline("18,99.6! 19,93 27,90 34,93 34.6,99.6!");
    pen.fill(trim, foot.clone().and(foot.mirror(36.0)));
    pen.fill(STEEL, Path::rectangle(31.0, 36.0, 10.0, 6.0));
    let body = Path::rounded(15.0, 40.0, 42.0, 36.0, 5.0);
    pen.fill(tin, body.clone());
    pen.fill_within(
        &body,
        tin.shaded(0.28),
        Path::rectangle(47.0, 38.0, 12.0, 40.0).and(Path::rectangle(14.0, 70.0, 44.0, 8.0)),
    );
    pen.fill_within(&body, tin.lit(0.34), Path::rectangle(17.4, 38.0, 3.0, 40.0));
    pen.fill(tin.shaded(0.5), Path::rounded(24.0, 47.0, 24.0, 17.0, 2.4));
    pen.fill(light, Path::circle(30.0, 52.0, 2.2));
    pen.fill(trim, Path::circle(36.0, 52.0, 2.2));
    pen.fill(ink(Tone::Glow, 0x7FE0A8), Path::circle(42.0, 52.0, 2.2));
    pen.fill(
        GLINT,
        together(
            [28.0, 31.0, 34.0, 37.0, 40.0]
                .map(|x| Path::rectangle(x, 62.0 - (x - 26.0) * 0.36, 1.8, (x - 26.0) * 0.36)),
        ),
    );
    let head = Path::rounded(18.0, 11.0, 36.0, 26.0, 6.0);
    pen.fill(STEEL, Path::rounded(13.6, 19.0, 45.0, 9.0, 3.0));
    pen.fill(tin.lit(0.08).toned(Tone::Body), head.clone());
    pen.fill_within(&head, tin.shaded(0.25), Path::rectangle(47.0, 10.0, 10.0, 30.0));
    pen.fill(tin.shaded(0.55), Path::circle(28.0, 21.0, 6.0).and(Path::circle(44.0, 21.0, 6.0)));
    pen.fill(light, Path::circle(28.0, 21.0, 4.6).and(Path::circle(44.0, 21.0, 4.6)));
    pen.fill(COAL, Path::circle(28.4, 21.0, 2.0).and(Path::circle(43.6, 21.0, 2.0)));
    pen.fill(tin.shaded(0.55), Path::rounded(28.0, 29.4, 16.0, 4.0, 1.6));
    pen.fill(GLINT, together([31.0, 34.6, 38.2].map(|x| Path::rectangle(x, 30.2, 2.4, 2.4))));
    pen.finish(72.0, Stance::Ground, 0.42)
}
