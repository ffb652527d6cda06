//! A night outdoors: a tent, a campfire, a lantern and a candle.

use super::easel::*;

const FLAME: Ink = ink(Tone::Glow, 0xF28A2C);
const CORE: Ink = ink(Tone::Glow, 0xFFDE72);
const LOG: Ink = ink(Tone::Line, 0x6A4630);
const IRON: Ink = ink(Tone::Line, 0x35343C);

/// A ridge tent, lit from inside.
pub(super) fn draw_tent(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let cloth = ink(Tone::Body, *variation.pick(&[0xD98A3C, 0x5F8A5A, 0xC2503C, 0x4F7F96]));
    pen.fill(IRON, straight(0.7, (56.0, 12.0), (4.0, 98.0)).and(straight(0.7, (128.0, 24.0), (156.0, 98.0))));
    pen.fill(cloth.shaded(0.26), polygon("56,14 128,25 148,98 98,98"));
    pen.fill(
        cloth.shaded(0.4),
        together(["80,18 108,60 118,98", "104,21 124,60 132,98"].map(|text| line(0.9, text))),
    );
    pen.fill(cloth, polygon("56,14 14,98 98,98"));
    pen.fill(cloth.lit(0.25), polygon("56,14 14,98 20,98 56.6,20"));
    pen.fill(CORE, outline("56,28! 50,60 38,98! 76,98! 64,62"));
    pen.fill(FLAME.lit(0.2).toned(Tone::Glow), outline("56,40! 52,70 46,98! 70,98! 61,70"));
    pen.fill(
        cloth.shaded(0.3),
        outline("56,26! 46,58 30,98! 40,98! 49,76 52,52")
            .and(outline("56,26! 66,58 84,98! 74,98! 64,76 60,52")),
    );
    pen.fill(LOG, straight(1.8, (56.0, 6.0), (56.0, 30.0)).and(straight(1.8, (128.0, 18.0), (128.0, 30.0))));
    pen.fill(
        IRON,
        together(
            [(4.0, 96.0), (156.0, 96.0), (14.0, 97.0), (98.0, 97.0), (148.0, 97.0)]
                .map(|(x, y)| straight(1.4, (x, y), (x - 1.0, 99.4))),
        ),
    );
    pen.fill(ink(Tone::Accent, 0xE9D9B0), outline("57,6! 63,5 68,7.4! 64,9 67,11! 60,11 57,10!"));
    pen.finish(160.0, Stance::Ground, 0.3)
}

/// A campfire with crossed logs in a ring of stones.
pub(super) fn draw_campfire(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let lean = variation.around(3.0);
    let blaze = outline(
        "50,2! 46,16 36,26 30,38! 28,32 24,28! 22,42 17,54 19,70 29,82 48,86 \
         68,82 79,70 80,54 74,42 70,34! 69,42 66,45! 64,32 54,22",
    );
    pen.fill(FLAME.shaded(0.1).toned(Tone::Glow), blaze.moved(lean * 0.3, 0.0));
    pen.fill(
        FLAME.lit(0.25).toned(Tone::Glow),
        outline("50,24! 46,38 36,48 30,60 32,74 42,83 50,85 60,83 68,74 68,62 62,54! 60,58! 58,46"),
    );
    pen.fill(CORE, outline("49,48! 47,58 40,66 40,76 46,84 56,84 60,76 59,68 54,62"));
    pen.fill(GLINT.toned(Tone::Glow), outline("49.6,66! 48,72 45.6,77 48,84 54,83 54,77"));
    let logs = [brush("16,92,9 50,82,8.6 82,72,8"), brush("84,92,9 50,83,8.6 18,73,8")];
    for (index, log) in logs.into_iter().enumerate() {
        pen.fill(if index == 0 { LOG.shaded(0.2) } else { LOG }, log.clone());
        let grain = if index == 0 { "16,91 50,81 82,71" } else { "84,91 50,82 18,72" };
        pen.fill_within(&log, LOG.lit(0.25), line(1.3, grain));
    }
    pen.fill(
        LOG.lit(0.45),
        Path::ellipse(point(18.0, 73.0), 3.0, 4.0).and(Path::ellipse(point(82.0, 72.0), 3.0, 4.0)),
    );
    let stone = ink(Tone::Shade, 0x85827E);
    let stones = [
        (10.0, 94.0, 7.4),
        (25.0, 96.0, 8.0),
        (42.0, 96.6, 8.6),
        (59.0, 96.6, 8.0),
        (75.0, 96.0, 8.4),
        (90.0, 94.0, 7.4),
    ];
    for (x, y, radius) in stones {
        let boulder = Path::ellipse(point(x, y - 1.6), radius, radius * 0.62);
        pen.fill(stone, boulder.clone());
        pen.fill_within(
            &boulder,
            stone.shaded(0.36),
            Path::ellipse(point(x + 2.0, y + 4.4), radius, radius * 0.5),
        );
        pen.fill_within(
            &boulder,
            stone.lit(0.3),
            Path::ellipse(point(x - 1.0, y - 3.4), radius * 0.5, radius * 0.16),
        );
    }
    pen.fill(
        CORE,
        together(
            [(28.0, 16.0, 1.1), (68.0, 12.0, 1.2), (76.0, 26.0, 0.9), (22.0, 8.0, 0.8), (60.0, 5.0, 0.8)]
                .map(|(x, y, r)| Path::circle(x, y, r)),
        ),
    );
    pen.finish(100.0, Stance::Ground, 0.26)
}

/// A hand lantern with a burning wick.
pub(super) fn draw_lantern(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let metal = ink(Tone::Body, *variation.pick(&[0x3A4A50, 0x8C3B30, 0x4A4038, 0xB08438]));
    pen.fill(metal.shaded(0.3), line(1.8, "13,36 9,20 18,6 30,2 42,6 51,20 47,36"));
    pen.fill(metal, outline("20,24! 22,16 30,12 38,16 40,24!").and(Path::rectangle(26.0, 9.0, 8.0, 6.0)));
    pen.fill(metal.shaded(0.3), outline("10,34! 18,25 30,23 42,25 50,34!"));
    let glass = outline("15,35! 11,48 11,64 15,78! 45,78! 49,64 49,48 45,35!");
    pen.fill(ink(Tone::Glow, 0xF8DC96), glass.clone());
    pen.fill_within(&glass, ink(Tone::Glow, 0xFFEFC4), Path::ellipse(point(30.0, 58.0), 12.0, 17.0));
    pen.fill(FLAME, outline("30,40! 26,50 23,58 25,66 30,69 35,66 37,58 34,50"));
    pen.fill(CORE, outline("30,51! 27.4,58 28,64 30,67 32,64 32.6,58"));
    pen.fill(IRON, Path::rectangle(28.6, 67.0, 2.8, 7.0).and(Path::rectangle(23.0, 73.0, 14.0, 5.0)));
    pen.fill_within(&glass, GLINT, outline("15,44! 17,42! 16,58 17,68! 15,66 14,56"));
    let bars =
        ["17,35 13,48 13,64 17,78", "30,35 30,42", "43,35 47,48 47,64 43,78"].map(|text| line(1.3, text));
    pen.fill(metal, together(bars).and(straight(1.3, (11.0, 57.0), (15.0, 57.0))));
    pen.fill(metal, outline("12,78! 48,78! 52,86 52,94! 50,99.6! 10,99.6! 8,94! 8,86"));
    pen.fill(metal.shaded(0.35), outline("40,78! 48,78! 52,86 52,94! 50,99.6! 40,99.6! 43,90"));
    pen.fill(metal.lit(0.3), Path::rounded(10.0, 87.0, 34.0, 1.8, 0.9));
    pen.finish(60.0, Stance::Table, 0.34)
}

/// A candle in its holder.
pub(super) fn draw_candle(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wax = ink(Tone::Body, *variation.pick(&[0xF4E8CC, 0xC9453C, 0xE9DCE0]));
    let brass = ink(Tone::Second, 0xC6973F);
    pen.fill(ink(Tone::Glow, 0xFBE7B4), Path::ellipse(point(32.0, 17.0), 9.4, 14.0));
    pen.fill(FLAME, outline("32,2! 28,11 25,18 27,25 32,28 37,25 39,18 36,11"));
    pen.fill(CORE, outline("32,11! 29.4,18 30,24 32,26.6 34,24 34.6,18"));
    pen.fill(COAL, line(1.0, "32,23 32.4,28 32,33"));
    let stick = Path::rounded(22.0, 32.0, 20.0, 54.0, 2.0);
    pen.fill(wax, stick.clone());
    pen.fill_within(&stick, wax.shaded(0.24), Path::rectangle(34.6, 30.0, 10.0, 60.0));
    pen.fill_within(&stick, wax.lit(0.5), Path::rectangle(24.4, 36.0, 2.2, 44.0));
    pen.fill(
        wax.lit(0.3),
        outline(
            "21.6,33! 32,30 42.4,33! 43,40 42,50 40,51 38.6,43 36,40 33.4,46 31.6,58 \
         29,58.6 27.4,48 26,41 24,46 22,46",
        ),
    );
    pen.fill(brass.shaded(0.1), line(3.2, "50,90 59,86 60,78 52,77"));
    pen.fill(brass.shaded(0.2), outline("17,82! 47,82! 45,89 19,89"));
    let dish = outline("4,88! 32,91 60,88! 57,96 48,99.6! 16,99.6! 7,96");
    pen.fill(brass, dish.clone());
    pen.fill_within(&dish, brass.shaded(0.36), outline("40,88! 46,94 42,101! 64,101! 64,86!"));
    pen.fill_within(&dish, brass.lit(0.5), line(1.1, "6,90 30,93 44,92.4"));
    pen.finish(66.0, Stance::Table, 0.34)
}
