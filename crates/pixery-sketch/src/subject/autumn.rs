//! Lights and ghosts of autumn: a pumpkin, a ghost, a street lamp and a park bench.

use super::easel::*;

const IRON: Ink = ink(Tone::Line, 0x2F3440);
const FIRE: Ink = ink(Tone::Glow, 0xFFD25C);

/// A pumpkin, carved more often than not.
pub(super) fn draw_pumpkin(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0xE5802A, 0xD9701F, 0xEE9638]));
    let carved = variation.chance(0.6);
    pen.fill(ink(Tone::Second, 0x6A7F3A), outline("54,24! 54,14 48,6 52,1! 60,2 65,10 67,24!"));
    pen.fill(ink(Tone::Shade, 0x4E6230), outline("61,24! 62,12 57,2 60,2! 65,10 67,24!"));
    for (x, half, shade) in
        [(22.0, 20.0, 0.26), (98.0, 20.0, 0.32), (38.0, 22.0, 0.13), (82.0, 22.0, 0.2), (60.0, 21.0, 0.0)]
    {
        let rib = Path::ellipse(point(x, 60.0), half, 38.0 - (x - 60.0).abs() * 0.08);
        pen.fill(if shade > 0.0 { skin.shaded(shade).toned(Tone::Body) } else { skin }, rib.clone());
        pen.fill_within(&rib, skin.lit(0.26), Path::ellipse(point(x - half * 0.4, 42.0), half * 0.2, 13.0));
    }
    pen.fill(skin.shaded(0.36), outline("38,95.6! 60,98 82,95.6! 84,99.4! 36,99.4!"));
    if carved {
        let face =
            polygon("34,58 44,42 52,58").and(polygon("68,58 76,42 86,58")).and(polygon("56,68 60,60 64,68"));
        let mouth = outline(
            "28,70! 36,74! 38,70! 44,76! 54,77 56,73! 64,73! 66,77 76,76! 82,70! \
         84,74! 92,70! 84,84 72,90! 70,85! 62,85! 61,91 48,90! 36,84",
        );
        let cut = face.and(mouth);
        pen.fill(skin.shaded(0.6), cut.moved(0.0, -1.6));
        pen.fill(FIRE, cut);
    } else {
        pen.fill(ink(Tone::Second, 0x6A8A42), outline("66,20! 76,10 92,8 102,16! 96,26 80,28"));
        pen.fill(ink(Tone::Second, 0x57753A), line(1.4, "56,22 44,16 34,20 30,28 36,30"));
    }
    pen.finish(120.0, Stance::Ground, 0.26)
}

/// A ghost in its sheet.
pub(super) fn draw_ghost(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let sheet = ink(Tone::Body, *variation.pick(&[0xF2F2F5, 0xE3EAF2, 0xF0E9F2]));
    let body = outline(
        "40,2 27,5 18,15 15,30 10,42 3,48 3,56! 10,58 15,56 14,72 9,86 3,97! \
         12,93 19,98! 27,92 35,99! 43,92 51,98! 59,91 66,96! 76,90! 68,80 65,66 \
         65,54 70,57 77,54! 76,46 68,40 65,30 62,15 53,5",
    );
    pen.fill(sheet, body.clone());
    pen.fill_within(
        &body,
        sheet.shaded(0.16),
        outline("54,2! 60,20 56,44 58,68 64,92 60,102! 84,102! 84,2!"),
    );
    let folds = ["26,62 24,78 20,92", "40,66 40,80 38,92", "53,64 55,78 58,90"];
    pen.fill_within(&body, sheet.shaded(0.16), together(folds.map(|text| line(1.4, text))));
    pen.fill(
        COAL,
        Path::ellipse(point(31.6, 28.0), 4.4, 6.2).and(Path::ellipse(point(49.0, 28.0), 4.4, 6.2)),
    );
    pen.fill(GLINT, Path::circle(30.0, 25.6, 1.4).and(Path::circle(47.4, 25.6, 1.4)));
    pen.fill(COAL, Path::ellipse(point(40.4, 42.6), 4.0, 5.0));
    pen.fill(
        ink(Tone::Accent, 0xE8A9B0),
        Path::ellipse(point(25.0, 38.0), 3.0, 1.8).and(Path::ellipse(point(55.6, 38.0), 3.0, 1.8)),
    );
    pen.finish(80.0, Stance::Air, 0.4)
}

/// A street lamp of cast iron.
pub(super) fn draw_street_lamp(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let iron = ink(Tone::Body, *variation.pick(&[0x2F3440, 0x2E4A42, 0x3A3036]));
    let middle = 16.0;
    pen.fill(iron, polygon("14.6,26 17.4,26 18.4,88 13.6,88"));
    pen.fill(iron.lit(0.22), Path::rectangle(14.8, 30.0, 0.8, 56.0));
    let rings = [29.0, 46.0, 66.0, 78.0].map(|y| Path::rounded(12.8, y, 6.4, 2.0, 1.0));
    pen.fill(iron, together(rings).and(outline("12.6,88! 19.4,88! 21,94 24,97 25,100! 7,100! 8,97 11,94")));
    pen.fill(iron.shaded(0.5), outline("17,88! 19.4,88! 21,94 24,97 25,100! 18,100! 18.6,94"));
    pen.fill(
        iron,
        straight(1.2, (8.0, 34.0), (24.0, 34.0))
            .and(Path::circle(8.0, 34.0, 1.2))
            .and(Path::circle(24.0, 34.0, 1.2)),
    );
    let glass = polygon("9.6,9.6 22.4,9.6 20,24 12,24");
    pen.fill(FIRE.lit(0.3).toned(Tone::Glow), glass.clone());
    pen.fill_within(&glass, FIRE, Path::ellipse(point(middle, 17.0), 3.4, 5.4));
    pen.fill_within(&glass, GLINT.toned(Tone::Glow), Path::ellipse(point(middle, 17.4), 1.5, 3.0));
    let bars = [((9.6, 9.6), (12.0, 24.0)), ((22.4, 9.6), (20.0, 24.0)), ((16.0, 9.6), (16.0, 12.0))];
    pen.fill(iron, together(bars.map(|(from, to)| straight(0.8, from, to))));
    pen.fill(
        iron,
        polygon("8,10.4 24,10.4 19,4.4 13,4.4")
            .and(Path::rounded(11.0, 23.4, 10.0, 2.8, 1.2))
            .and(Path::circle(middle, 3.6, 1.7))
            .and(brush("16,3,1.2 16,0.6,0.5")),
    );
    pen.finish(32.0, Stance::Ground, 0.58)
}

/// A park bench.
pub(super) fn draw_bench(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wood = ink(Tone::Body, *variation.pick(&[0xA0683A, 0x5F7F4A, 0x8C5238, 0xC79A62]));
    for x in [26.0, 158.0] {
        pen.fill(
            IRON,
            brush(&format!("{x},60,5 {x},80,4.6 {},98,4.4", x - 3.0)).and(brush(&format!(
                "{},62,5 {},80,4.6 {},98,4.4",
                x + 8.0,
                x + 9.0,
                x + 12.0
            ))),
        );
        pen.fill(IRON, brush(&format!("{x},8,4 {x},34,4 {x},62,4.4")));
    }
    for (y, height) in [(8.0, 11.0), (22.0, 11.0), (36.0, 11.0)] {
        let plank = Path::rounded(4.0, y, 184.0, height, 2.0);
        pen.fill(wood, plank.clone());
        pen.fill_within(&plank, wood.shaded(0.26), Path::rectangle(0.0, y + height - 3.4, 200.0, 4.0));
        pen.fill_within(&plank, wood.lit(0.26), Path::rectangle(0.0, y, 200.0, 1.6));
        pen.fill_within(
            &plank,
            wood.shaded(0.2),
            line(0.7, &format!("20,{} 70,{} 120,{} 170,{}", y + 5.0, y + 4.0, y + 6.0, y + 5.0)),
        );
    }
    let seat = polygon("6,56 186,56 194,68 -2,68").moved(0.0, 0.0);
    pen.fill(wood.lit(0.14), seat.clone());
    pen.fill_within(
        &seat,
        wood.shaded(0.36),
        straight(1.0, (0.0, 60.0), (192.0, 60.0)).and(straight(1.0, (0.0, 64.0), (192.0, 64.0))),
    );
    pen.fill(wood.shaded(0.4), Path::rectangle(-1.6, 68.0, 195.2, 4.4));
    for x in [16.0, 168.0] {
        pen.fill(IRON, line(3.6, &format!("{},38 {},40 {},46 {},58", x, x + 10.0, x + 12.0, x + 11.0)));
    }
    let studs = [26.0, 158.0].map(|x| together([13.0, 27.0, 41.0].map(|y| Path::circle(x, y, 1.3))));
    pen.fill(IRON, together(studs));
    pen.finish(192.0, Stance::Ground, 0.22)
}
