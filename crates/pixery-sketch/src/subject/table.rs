//! On the table: teapot, cup, book, clock, key and a bowl of fruit.

use super::easel::*;

const GOLD: Ink = ink(Tone::Accent, 0xD6A63C);
const STEAM: Ink = ink(Tone::Light, 0xDEDBD6);

/// A round teapot.
pub(super) fn draw_teapot(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let glaze = ink(Tone::Body, *variation.pick(&[0x3F6F9A, 0xC9503E, 0xEFE6D6, 0x5F8A72]));
    let flower = ink(Tone::Accent, *variation.pick(&[0xF2C24B, 0xF6E9DC, 0xE28A90]));
    pen.fill(glaze.shaded(0.16).toned(Tone::Body), line(7.0, "98,44 114,36 124,46 122,62 110,74 98,78"));
    pen.fill(
        glaze.shaded(0.08).toned(Tone::Body),
        outline("36,74! 26,64 20,48 12,36 5,31! 8,27 16,27! 24,32 30,42 40,48!"),
    );
    pen.fill(glaze.shaded(0.4), Path::ellipse(point(10.4, 29.0), 5.4, 2.2));
    let body = outline("66,30 48,34 36,46 32,62 37,80 48,93 56,98! 78,98! 86,93 97,80 102,62 98,46 86,34");
    pen.fill(glaze, body.clone());
    pen.fill_within(&body, glaze.shaded(0.24), outline("84,28! 90,50 86,76 70,101! 110,101! 110,28!"));
    pen.fill_within(&body, GLINT, outline("41,60! 43,49 50,42! 46,50 44.6,60"));
    pen.fill(glaze.shaded(0.2), Path::rounded(52.0, 95.6, 30.0, 4.0, 1.6));
    pen.fill(glaze.lit(0.14), outline("46,34.6! 50,26 58,20.6 67,19 76,20.6 84,26 88,34.6! 67,37.6"));
    pen.fill(glaze.shaded(0.35), line(1.1, "46,34.6 67,37.6 88,34.6"));
    pen.fill(GOLD, Path::circle(67.0, 14.6, 4.8));
    let petals = (0..6).map(|petal| {
        Path::ellipse(point(67.0, 59.0), 3.6, 5.6).turned(petal as f32 * 60.0, point(67.0, 65.6))
    });
    pen.fill_within(&body, flower, together(petals));
    pen.fill(GOLD.shaded(0.2), Path::circle(67.0, 65.6, 3.2));
    let leaves = outline("52,76! 46,72 42,76! 46,79").and(outline("82,76! 88,72 92,76! 88,79"));
    pen.fill(flower.shaded(0.25), leaves);
    pen.finish(130.0, Stance::Table, 0.3)
}

/// A steaming cup on its saucer.
pub(super) fn draw_cup(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let glaze = ink(Tone::Body, *variation.pick(&[0xF1E8DA, 0xC9503E, 0x3F6F86, 0xE3B44E]));
    let band = ink(Tone::Accent, *variation.pick(&[0x2F5F7A, 0xF3E3C0, 0xB8483C]));
    let steam = [
        "44,40,1 40,30,3 48,20,3.4 43,8,1",
        "58,40,1 54,28,3.4 63,16,3.4 57,2,1",
        "72,40,1 68,30,3 75,22,3 71,12,1",
    ];
    pen.fill(STEAM, together(steam.map(brush)));
    pen.fill(glaze.shaded(0.18), Path::ellipse(point(58.0, 93.4), 52.0, 6.2));
    pen.fill(glaze.lit(0.3), Path::ellipse(point(58.0, 91.6), 50.0, 5.0));
    pen.fill(glaze.shaded(0.3), Path::ellipse(point(58.0, 91.4), 24.0, 3.0));
    pen.fill(glaze.shaded(0.14).toned(Tone::Body), line(5.6, "90,54 104,51 108,62 100,74 86,77"));
    let body = outline("22,47! 24,64 31,80 42,90! 74,90! 85,80 92,64 94,47!");
    pen.fill(glaze, body.clone());
    let shade = outline("80,46! 80,66 70,92! 100,92! 100,46!");
    pen.fill_within(&body, glaze.shaded(0.24), shade.clone());
    let ring = outline("22.6,56! 40,61.6 58,63 76,61.6 93.4,56! 92,64! 76,69.6 58,71 40,69.6 24,64!");
    pen.fill(band, ring.clone());
    pen.fill_within(&ring, band.shaded(0.2), shade);
    pen.fill_within(&body, GLINT, outline("28,58! 30,57! 33,68 37,77! 31,70"));
    pen.fill(glaze.lit(0.4), Path::ellipse(point(58.0, 47.0), 36.0, 6.6));
    pen.fill(ink(Tone::Second, 0x6B3F22), Path::ellipse(point(58.0, 48.0), 32.4, 4.8));
    pen.fill(ink(Tone::Second, 0x9A6334), Path::ellipse(point(52.0, 47.6), 18.0, 2.2));
    pen.finish(116.0, Stance::Table, 0.28)
}

/// An open book.
pub(super) fn draw_book(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let cover = ink(Tone::Body, *variation.pick(&[0x8C2F2F, 0x2F5070, 0x4C6B45, 0x6A4A78]));
    let paper = ink(Tone::Light, 0xF8F1E0);
    pen.fill(
        cover,
        outline(
            "4,34! 30,26 60,28 84,38! 108,28 138,26 164,34! 164,92! 138,88 108,90 \
         84,99! 60,90 30,88 4,92!",
        ),
    );
    for (inset, share) in [(0.0, 0.26), (2.0, 0.12), (4.0, 0.0)] {
        let left = outline(&format!(
            "84,{}! 62,{} 34,{} 8,{}! 8,{}! 34,{} 62,{} 84,{}!",
            36.0 - inset,
            25.6 - inset,
            23.6 - inset,
            30.0 - inset,
            88.0 - inset,
            83.0 - inset,
            85.0 - inset,
            95.6 - inset
        ));
        let left =
            left.transform(crate::path::Affine::scale(1.0 - inset * 0.004, 1.0)).moved(inset * 0.336, 0.0);
        let pages = left.clone().and(left.mirror(84.0));
        pen.fill(if share > 0.0 { paper.shaded(share) } else { paper }, pages);
    }
    pen.fill(paper.shaded(0.24), outline("84,32! 78,28 72,26! 76,60 74,83! 80,87 84,91.6!"));
    pen.fill(paper.shaded(0.12), outline("84,32! 90,28 96,26! 92,60 94,83! 88,87 84,91.6!"));
    let rows = (0..7).map(|row| {
        let y = 33.0 + row as f32 * 6.6;
        line(1.1, &format!("17,{} 34,{} 52,{} 68,{}", y - 1.0, y - 3.6, y - 3.8, y)).and(if row < 3 {
            Path::new()
        } else {
            line(1.1, &format!("100,{} 116,{} 134,{} 151,{}", y, y - 3.8, y - 3.6, y - 1.0))
        })
    });
    pen.fill(ink(Tone::Line, 0x8A8174), together(rows));
    pen.fill(
        ink(Tone::Second, 0xA9C4C0),
        outline("102,30! 118,25.4 134,25 150,27.6! 150,44! 134,41 118,41.6 102,46!"),
    );
    pen.fill(ink(Tone::Accent, 0xE0A63A), Path::circle(140.0, 31.0, 3.0));
    pen.fill(
        ink(Tone::Shade, 0x5F8272),
        outline("102,45.6! 112,34 120,38 128,31 138,38 150,36! 150,44! 134,41 118,41.6"),
    );
    pen.fill(ink(Tone::Accent, 0xC8403A), outline("84,92! 88,91 88,99.6! 86,97.4! 83.6,99.8!"));
    pen.finish(168.0, Stance::Table, 0.24)
}

/// A round wall clock.
pub(super) fn draw_clock(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let rim = ink(Tone::Body, *variation.pick(&[0xC8453A, 0x3F7A86, 0xC6973F]));
    let face = ink(Tone::Light, 0xFBF5E6);
    let hour = variation.below(12) as f32 * 30.0;
    pen.fill(
        rim.shaded(0.4),
        straight(4.4, (30.0, 84.0), (22.0, 97.4)).and(straight(4.4, (70.0, 84.0), (78.0, 97.4))),
    );
    let bell = outline("12,27! 12,18 20,11 30,11 38,17!");
    pen.fill(rim.shaded(0.18).toned(Tone::Second), bell.clone().and(bell.mirror(50.0)));
    pen.fill(rim.shaded(0.4), line(2.4, "40,13 42,4 50,2 58,4 60,13"));
    let case = Path::circle(50.0, 54.0, 38.0);
    pen.fill(rim, case.clone());
    pen.fill_within(
        &case,
        rim.shaded(0.26),
        Path::circle(50.0, 54.0, 38.0).without(&Path::circle(46.0, 50.0, 37.0)),
    );
    pen.fill(face.shaded(0.16), Path::circle(50.0, 54.0, 31.0));
    pen.fill(face, Path::circle(50.4, 54.8, 30.0));
    let ticks = (0..12).map(|tick| {
        let length = if tick % 3 == 0 { 6.4 } else { 3.4 };
        straight(if tick % 3 == 0 { 2.2 } else { 1.2 }, (50.0, 26.6), (50.0, 26.6 + length))
            .turned(tick as f32 * 30.0, point(50.0, 54.0))
    });
    pen.fill(COAL, together(ticks));
    pen.fill(COAL, brush("50,56,3 50,46,3.4 50,38,1.6").turned(hour + 5.0, point(50.0, 54.0)));
    pen.fill(COAL, brush("50,57,2.2 50,44,2.6 50,31,1").turned(60.0, point(50.0, 54.0)));
    pen.fill(
        rim,
        straight(0.8, (50.0, 60.0), (50.0, 29.0))
            .turned(220.0, point(50.0, 54.0))
            .and(Path::circle(50.0, 54.0, 2.6)),
    );
    pen.finish(100.0, Stance::Table, 0.32)
}

/// An old key, standing on its bit.
pub(super) fn draw_key(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let brass = ink(Tone::Body, *variation.pick(&[0xC6973F, 0xA9743A, 0x8F949C]));
    let ring = |x: f32, y: f32| Path::circle(x, y, 10.0).without(&Path::circle(x, y, 5.4));
    let shank = Path::rounded(23.6, 24.0, 6.8, 75.0, 3.0);
    let bit = polygon("30,76 44,76 44,81 39,81 39,84 44,84 44,94 38,94 38,89 34,89 34,94 30,94");
    let bow = ring(27.0, 11.0).and(ring(15.4, 25.0)).and(ring(38.6, 25.0));
    pen.fill(brass, bow.clone());
    pen.fill(brass, shank.clone().and(bit.clone()));
    pen.fill(
        brass.shaded(0.34),
        Path::rectangle(28.0, 38.0, 2.4, 59.0)
            .and(polygon("30,90 44,90 44,94 38,94 38,89 34,89 34,94 30,94")),
    );
    pen.fill(brass.lit(0.5), Path::rounded(24.8, 42.0, 1.4, 50.0, 0.7));
    pen.fill(
        brass.shaded(0.2),
        Path::rounded(20.6, 36.0, 12.8, 4.0, 1.6)
            .and(Path::rounded(21.6, 42.4, 10.8, 2.6, 1.2))
            .and(Path::rounded(22.0, 70.0, 10.0, 3.0, 1.2)),
    );
    pen.fill_within(
        &bow,
        brass.lit(0.45),
        line(1.3, "20,8 24,3.4 30,3")
            .and(line(1.3, "8.4,24 10,19 14,17.4"))
            .and(line(1.3, "31.6,22 35,18 40,17.4")),
    );
    pen.fill(brass.shaded(0.3), Path::circle(27.0, 25.0, 4.0));
    pen.finish(54.0, Stance::Table, 0.34)
}

/// A bowl of fruit.
pub(super) fn draw_fruit(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let bowl = ink(Tone::Body, *variation.pick(&[0x3F6F86, 0xEDE3D0, 0xB0683C]));
    let (red, orange, green) =
        (ink(Tone::Accent, 0xC9392F), ink(Tone::Second, 0xF0932E), ink(Tone::Second, 0x8DAE3E));
    let (grape, banana) = (ink(Tone::Shade, 0x6A3F78), ink(Tone::Light, 0xF3CB48));
    pen.fill(bowl.shaded(0.5), Path::ellipse(point(72.0, 60.0), 59.0, 6.0));
    let bunch = outline("96,60! 112,54 124,42 130,24! 134,22 138,26! 138,44 128,60 112,70!");
    pen.fill(banana, bunch.clone());
    pen.fill_within(&bunch, banana.shaded(0.2), line(2.4, "98,66 118,60 132,44 137,26"));
    for (ink, x, y, radius) in [
        (green, 84.0, 30.0, 16.0),
        (orange, 38.0, 46.0, 17.0),
        (red, 62.0, 40.0, 20.0),
        (orange, 94.0, 52.0, 17.0),
    ] {
        let fruit = Path::circle(x, y, radius);
        pen.fill(ink, fruit.clone());
        pen.fill_within(
            &fruit,
            ink.shaded(0.26),
            Path::circle(x, y, radius * 1.1).without(&Path::circle(x - 4.0, y - 4.0, radius)),
        );
        pen.fill(
            GLINT,
            Path::ellipse(point(x - radius * 0.4, y - radius * 0.42), radius * 0.14, radius * 0.2),
        );
    }
    pen.fill(COAL, brush("62,24,1.6 63,17,2 66,12,1.4").and(brush("84,16,1.4 85,11,1.8 88,7,1.2")));
    pen.fill(green.shaded(0.3), outline("64,18! 70,11 79,11! 75,18 68,20"));
    let grapes = [
        (22.0, 60.0),
        (31.0, 62.0),
        (18.0, 68.0),
        (27.0, 69.0),
        (36.0, 70.0),
        (22.0, 76.0),
        (31.0, 77.0),
        (26.0, 84.0),
    ];
    let dish = outline("12,59! 40,64 72,65 104,64 132,59! 128,76 112,90 92,95! 52,95! 32,90 16,76");
    pen.fill(bowl, dish.clone());
    pen.fill_within(&dish, bowl.shaded(0.28), outline("108,58! 108,76 90,96! 140,96! 140,58!"));
    pen.fill_within(&dish, bowl.lit(0.34), line(2.0, "14,63 40,68 72,69 104,68 130,63"));
    pen.fill(bowl.shaded(0.2), polygon("56,94 88,94 92,99.6 52,99.6"));
    for (x, y) in grapes {
        pen.fill(grape, Path::circle(x, y, 5.4));
        pen.fill(grape.lit(0.4), Path::circle(x - 1.6, y - 1.8, 1.3));
    }
    pen.finish(144.0, Stance::Table, 0.28)
}

/// An apple with a leaf.
pub(super) fn draw_apple(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0xC9392F, 0xB5C043, 0xDB5A38]));
    let leaf = ink(Tone::Second, 0x6A9A3E);
    let body = outline(
        "50,32! 40,25 24,25 11,35 6,52 10,72 21,90 34,99 44,98 50,96! 56,98 66,99 \
         79,90 90,72 94,52 89,35 76,25 60,25",
    );
    pen.fill(skin, body.clone());
    pen.fill_within(&body, skin.shaded(0.24), outline("74,22! 82,46 78,72 58,102! 100,102! 100,22!"));
    pen.fill_within(&body, skin.lit(0.24), outline("16,58! 16,44 26,33! 22,46 22,62 28,78! 20,72"));
    pen.fill(GLINT, outline("19,50! 21,41 28,35! 25,42 23,50"));
    pen.fill(skin.shaded(0.5), outline("38,29! 44,34 50,35.4 56,34 62,29! 56,31 50,33 44,31"));
    pen.fill(ink(Tone::Line, 0x5A3B26), brush("50,35,3 50,22,2.6 55,10,3.6"));
    let blade = outline("52,22! 58,10 72,4 88,6! 82,18 68,25");
    pen.fill(leaf, blade.clone());
    pen.fill_within(&blade, leaf.shaded(0.28), outline("52,22! 68,16 88,6! 84,30! 60,30!"));
    pen.finish(100.0, Stance::Table, 0.3)
}
