//! Things of the house and the yard: guitar, violin, chair, umbrella and snowman.

use super::easel::*;

/// An acoustic guitar.
pub(super) fn draw_guitar(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wood = ink(Tone::Body, *variation.pick(&[0xD08A45, 0xB5652F, 0xE2B26A]));
    let dark = ink(Tone::Line, 0x4A2C20);
    pen.fill(dark, Path::rectangle(20.6, 10.0, 4.8, 50.0));
    pen.fill(
        ink(Tone::Light, 0xDDD4C2),
        together(
            (0..10).map(|fret| {
                straight(0.35, (20.6, 15.0 + fret as f32 * 3.8), (25.4, 15.0 + fret as f32 * 3.8))
            }),
        ),
    );
    pen.fill(dark.lit(0.14), outline("19.6,12! 18.8,3 20,0.6 23,1.4 26,0.6 27.2,3 26.4,12!"));
    pen.fill(
        ink(Tone::Light, 0xDDD4C2),
        together([3.6, 6.4, 9.2].map(|y| Path::circle(17.6, y, 0.9).and(Path::circle(28.4, y, 0.9)))),
    );
    let body = outline(
        "23,50! 14,49.4 8.6,54 8,61 11,67.6 9,73 4,80 4.4,91 12,98.4 23,99.8 \
         34,98.4 41.6,91 42,80 37,73 35,67.6 38,61 37.4,54 32,49.4",
    );
    pen.fill(dark, body.clone());
    let face = body.transform(crate::path::Affine::scale(0.94, 0.94)).moved(1.38, 4.5);
    pen.fill(wood, face.clone());
    pen.fill_within(&face, wood.shaded(0.22), outline("33,48! 31,66 38,82 24,102! 50,102! 50,48!"));
    pen.fill_within(&face, wood.lit(0.3), outline("11,58! 13,53 18,52! 14,56 13,62"));
    pen.fill_within(&face, dark.lit(0.1), outline("26,68! 33,71 35,80 29,84 24,76"));
    pen.fill(dark, Path::rectangle(20.6, 48.0, 4.8, 14.0));
    pen.fill(wood.lit(0.4), Path::circle(23.0, 68.0, 6.2));
    pen.fill(dark.shaded(0.5), Path::circle(23.0, 68.0, 5.0));
    pen.fill(dark, Path::rounded(15.6, 84.4, 14.8, 3.0, 1.2));
    pen.fill(
        ink(Tone::Light, 0xEDE6D8),
        together([21.4, 22.4, 23.6, 24.6].map(|x| straight(0.25, (x, 3.0), (x, 86.0)))),
    );
    pen.finish(46.0, Stance::Table, 0.44)
}

/// A violin with its bow.
pub(super) fn draw_violin(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wood = ink(Tone::Body, *variation.pick(&[0xA84F26, 0xC06A30, 0x8C3F24]));
    let dark = ink(Tone::Line, 0x2E2020);
    pen.fill(ink(Tone::Second, 0x8A5A34), brush("47,3,0.9 50,30,1.5 50,70,1.5 47.6,98,1.3"));
    pen.fill(ink(Tone::Light, 0xEFE8DA), straight(0.6, (47.0, 4.0), (46.4, 97.0)));
    pen.fill(dark, Path::rounded(45.4, 90.0, 3.2, 7.4, 0.8));
    let body = outline(
        "22,44! 14,43.6 9,48 9,55 12,59! 15.6,63 15.4,69 11,73! 5.4,78 4.6,88 \
         10,96.6 22,99.8 34,96.6 39.4,88 38.6,78 33,73! 28.6,69 28.4,63 32,59! \
         35,55 35,48 30,43.6",
    );
    pen.fill(wood.shaded(0.45), body.clone());
    let face = body.transform(crate::path::Affine::scale(0.93, 0.94)).moved(1.54, 4.3);
    pen.fill(wood, face.clone());
    pen.fill_within(&face, wood.shaded(0.24), outline("29,42! 27,66 35,84 22,102! 46,102! 46,42!"));
    pen.fill_within(
        &face,
        wood.lit(0.3),
        outline("11,54! 12,48 17,46! 14,50 13,56").and(outline("8,86! 9,79 14,75! 11,81 10.6,88")),
    );
    let hole = brush("16.4,66,1.5 17.6,69,0.9 15,74,0.9 15.6,78,1.5");
    pen.fill(dark, hole.clone().and(hole.mirror(22.0)));
    pen.fill(dark, polygon("20.2,14 23.8,14 24.8,66 19.2,66"));
    pen.fill(wood.shaded(0.3), line(2.6, "22,14 22,8 24,4 21,2 19.4,5 21.4,6.4"));
    pen.fill(dark, together([9.0, 12.4].map(|y| straight(1.2, (16.0, y), (28.0, y + 0.6)))));
    pen.fill(dark, polygon("19.4,80 24.6,80 23.4,96 20.6,96"));
    pen.fill(wood.lit(0.5), outline("16.6,74.6! 22,72 27.4,74.6! 27,76.4! 17,76.4!"));
    pen.fill(
        ink(Tone::Light, 0xEDE6D8),
        together([20.6, 21.6, 22.5, 23.4].map(|x| straight(0.25, (x, 12.0), (x, 82.0)))),
    );
    pen.finish(54.0, Stance::Table, 0.42)
}

/// A wooden chair with a cushion.
pub(super) fn draw_chair(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wood = ink(Tone::Body, *variation.pick(&[0xA9713F, 0x7A4E30, 0xE0C79A, 0x4F7F86]));
    let cushion = ink(Tone::Accent, *variation.pick(&[0xC8503E, 0x3F6F86, 0xE0B04A]));
    pen.fill(
        wood.shaded(0.42),
        brush("20,58,4 20,76,3.6 19,92,3.2").and(brush("54,56,4 55,76,3.6 56,92,3.2")),
    );
    let back = outline(
        "6,56! 4,30 4,12 8,4 14,3! 15,10! 42,7! 42,1 47,0.6 51,6 52,24 54,56! \
         49,56! 47,40 46,14! 12,17! 10,40 11,58!",
    );
    pen.fill(wood, back);
    pen.fill(
        wood,
        together(["19,15 19,34 20,56", "27,14 28,34 29,56", "36,13 37,34 38,56"].map(|text| line(2.4, text))),
    );
    pen.fill(
        wood.shaded(0.3),
        together(["20,15 20,34 21,56", "28,14 29,34 30,56", "37,13 38,34 39,56"].map(|text| line(0.9, text))),
    );
    pen.fill(wood.lit(0.25), line(1.2, "14,5.4 28,5 42,3"));
    pen.fill(wood.shaded(0.2), Path::rectangle(9.0, 79.0, 46.0, 2.4));
    pen.fill(wood, polygon("5,56 50,53 63,62 12,66"));
    pen.fill(wood.shaded(0.36), polygon("12,66 63,62 63,66 12,70.4").and(polygon("5,56 12,66 12,70.4 5,60")));
    pen.fill(cushion, outline("9,55! 28,52 48,51.4! 58,57 58,61 38,63.6 15,64! 9,60"));
    pen.fill(cushion.lit(0.24), outline("12,55.6! 28,53 47,52.8! 52,55 36,57.6 18,58.6"));
    pen.fill(wood, brush("13.4,68,4.4 13,84,4 12,98,3.4").and(brush("61,65,4.4 62,82,4 63,98,3.4")));
    pen.finish(68.0, Stance::Ground, 0.4)
}

/// An open umbrella lying on its rim.
pub(super) fn draw_umbrella(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [cloth, other] = *variation.pick(&[[0xC8372D, 0xF3E6CE], [0x2F6F86, 0xF2C24B], [0xE58A3C, 0x7A3F52]]);
    let (cloth, other) = (ink(Tone::Body, cloth), ink(Tone::Second, other));
    let wood = ink(Tone::Line, 0x6A4630);
    pen.fill(wood, straight(2.0, (55.0, 4.0), (55.0, 84.0)).and(line(3.4, "55,82 55,92 60,98 66,96 67,89")));
    pen.fill(cloth.shaded(0.5), outline("4,52! 20,44 40,44 55,42 70,44 90,44 106,52! 80,56 55,55 30,56"));
    let dome = outline(
        "3,53! 6,34 18,18 36,9 55,6 74,9 92,18 104,34 107,53! 98,47 90,47 81,52! \
         73,46 64,46 55,52! 46,46 37,46 29,52! 20,47 12,47",
    );
    pen.fill(cloth, dome.clone());
    pen.fill_within(
        &dome,
        other,
        outline("55,4! 38,16 29,34 27,54! 56,54! 55,30")
            .and(outline("55,4! 84,10 100,30 108,56! 80,54! 76,28")),
    );
    pen.fill_within(
        &dome,
        cloth.shaded(0.3),
        together(["55,6 36,18 29,52", "55,6 55,52", "55,6 74,18 81,52"].map(|text| line(0.8, text))),
    );
    pen.fill_within(&dome, cloth.lit(0.2), outline("8,40! 14,26 26,16! 18,28 14,44"));
    pen.fill(wood, brush("55,8,2.6 55,4,2 55,0.8,1"));
    pen.finish(110.0, Stance::Table, 0.36)
}

/// A snowman with hat, scarf and carrot.
pub(super) fn draw_snowman(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let snow = ink(Tone::Body, 0xF4F7FA);
    let scarf = ink(Tone::Accent, *variation.pick(&[0xC8372D, 0x2F6F86, 0x4C8A4F]));
    let twig = ink(Tone::Line, 0x5A3F2E);
    let twigs = [
        "22,50,2.4 10,42,1.8 2,34,1",
        "8,41,1.4 8,34,0.8",
        "5,37.4,1.2 1,39,0.7",
        "58,50,2.4 70,44,1.8 78,37,1",
        "71,43,1.4 72,36,0.8",
        "75,40,1.2 79,42,0.7",
    ];
    pen.fill(twig, together(twigs.map(brush)));
    for (y, rx, ry) in [(80.0, 27.0, 20.4), (53.0, 19.6, 16.4), (30.0, 14.4, 13.4)] {
        let ball = Path::ellipse(point(40.0, y - 1.0), rx, ry);
        pen.fill(snow, ball.clone());
        pen.fill_within(
            &ball,
            ink(Tone::Shade, 0xC9D6E6),
            Path::ellipse(point(40.0, y - 1.0), rx * 1.1, ry * 1.1).without(&Path::ellipse(
                point(36.0, y - 4.4),
                rx,
                ry,
            )),
        );
    }
    pen.fill(scarf, outline("27,38! 34,42 46,42 53,38! 54,43 47,47.6 33,47.6 26,43!"));
    pen.fill(scarf, outline("45,44! 51,44! 54,54 55,63! 47.6,64! 47,54"));
    pen.fill(scarf.shaded(0.3), together([52.0, 57.0].map(|y| straight(1.3, (46.0, y), (55.0, y - 0.6)))));
    pen.fill(
        COAL,
        together(
            [(35.0, 27.0), (45.0, 27.0), (40.0, 54.0), (40.0, 61.0), (40.0, 72.0), (40.0, 81.0)]
                .map(|(x, y)| Path::circle(x, y, 1.6)),
        ),
    );
    pen.fill(
        COAL,
        together(
            [(33.6, 35.0), (36.8, 37.0), (40.0, 37.6), (43.2, 37.0), (46.4, 35.0)]
                .map(|(x, y)| Path::circle(x, y, 0.9)),
        ),
    );
    pen.fill(ink(Tone::Accent, 0xF0842C), outline("40,29! 34,31 24.6,33.4! 33,34 40,33!"));
    pen.fill(COAL.lit(0.1), Path::rounded(24.0, 16.6, 32.0, 3.4, 1.6).and(polygon("29,1 51,1 50,18 30,18")));
    pen.fill(scarf, polygon("30.2,13 49.8,13 49.9,16.8 30.1,16.8"));
    pen.finish(80.0, Stance::Ground, 0.38)
}
