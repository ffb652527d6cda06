//! Great swimmers: a leaping dolphin and a shark; and a slow walker, the snail.

use super::easel::*;

/// A dolphin in mid leap.
pub(super) fn draw_dolphin(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0x5F86A8, 0x6A7F96, 0x4F8FA8]));
    let belly = ink(Tone::Light, 0xE9EEF0);
    pen.fill(skin.shaded(0.3), outline("58,52! 56,64 60,76 66,82! 72,72 72,60 70,50!"));
    let fluke = outline(
        "130,70! 138,74 144,82 145,92! 138,88 132,84! 126,88 116,90 108,88! \
         114,80 122,74 128,70!",
    );
    pen.fill(skin.shaded(0.2), fluke);
    pen.fill(skin.shaded(0.1).toned(Tone::Body), outline("74,16! 82,8 94,3 104,4! 98,11 96,20 97,28!"));
    let body = outline(
        "2,60! 8,55 15,50 18,44 26,32 42,20 62,14 84,17 104,28 120,46 130,66 \
         134,74! 127,76! 118,64 104,54 88,50 70,52 52,56 36,60 24,60 17,59 9,62",
    );
    pen.fill(skin, body.clone());
    pen.fill_within(
        &body,
        belly,
        outline("0,60! 12,57 22,54 34,50 52,47 70,45 86,44 98,49! 86,62! 20,70! 0,70!"),
    );
    pen.fill_within(
        &body,
        skin.lit(0.3),
        outline("24,36! 40,23 62,17 84,20 102,30! 84,25 64,22.6 44,28 30,38"),
    );
    pen.fill(skin.shaded(0.16).toned(Tone::Body), outline("44,46! 42,58 46,70 54,78! 58,68 60,56 58,46!"));
    pen.fill(COAL, line(0.8, "3,59 12,56.4 20,54"));
    pen.fill(COAL, Path::circle(26.6, 46.0, 1.8));
    pen.fill(GLINT, Path::circle(26.0, 45.4, 0.6));
    let drops = [
        (150.0, 80.0, 1.6),
        (152.0, 90.0, 2.2),
        (104.0, 94.0, 1.8),
        (124.0, 96.0, 2.4),
        (138.0, 97.0, 1.8),
        (112.0, 98.0, 1.4),
    ];
    pen.fill(belly.toned(Tone::Light), together(drops.map(|(x, y, radius)| Path::circle(x, y, radius))));
    pen.finish(156.0, Stance::Air, 0.34)
}

/// A shark.
pub(super) fn draw_shark(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0x5F7486, 0x6B7078, 0x4F6A84]));
    let belly = ink(Tone::Light, 0xE6E8E6);
    pen.fill(skin.shaded(0.34), outline("88,66! 92,80 102,90! 104,78 104,66!"));
    pen.fill(
        skin.shaded(0.12).toned(Tone::Body),
        outline("160,44! 170,34 178,18 188,6! 188,24 183,42 184,56 190,76! 178,70 168,58 160,54!"),
    );
    pen.fill(skin.shaded(0.12).toned(Tone::Body), outline("74,26! 84,14 94,4 104,1! 102,12 104,22 110,30!"));
    pen.fill(
        skin.shaded(0.12).toned(Tone::Body),
        outline("138,38! 146,32 152,30! 150,36 152,42!")
            .and(outline("132,62! 136,70 144,74! 144,66 144,60!")),
    );
    let body = outline(
        "3,48! 12,38 30,29 54,25 80,25 108,30 136,38 166,46! 166,54! 138,62 \
         108,70 78,75 50,74 30,68 20,62! 24,58! 12,55",
    );
    pen.fill(skin, body.clone());
    pen.fill_within(&body, belly, outline("6,54! 24,56 44,58 70,60 100,58 130,56 166,51! 160,80! 10,80!"));
    pen.fill_within(&body, skin.lit(0.24), outline("14,40! 32,32 56,28 82,28 110,33! 82,33 56,33 34,37"));
    pen.fill(skin.shaded(0.14).toned(Tone::Body), outline("64,62! 68,78 80,92 90,98! 92,84 92,72 88,62!"));
    let mouth = outline("14,55! 26,57 38,55! 36,62 28,66 20,62!");
    pen.fill(ink(Tone::Accent, 0x8C3A3C), mouth.clone());
    let teeth = together((0..6).map(|tooth| polygon("-2,0 0,4 2,0").moved(17.0 + tooth as f32 * 4.0, 55.4)));
    pen.fill_within(&mouth, GLINT, teeth);
    let gills = ["54,44 51,52 53,60", "60,43 57,52 59,61", "66,43 63,52 65,61"];
    pen.fill(skin.shaded(0.4), together(gills.map(|text| line(1.0, text))));
    pen.fill(COAL, Path::circle(28.0, 43.0, 2.4));
    pen.fill(GLINT, Path::circle(27.2, 42.2, 0.8));
    pen.finish(194.0, Stance::Air, 0.26)
}

/// A snail.
pub(super) fn draw_snail(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let shell = ink(Tone::Body, *variation.pick(&[0xC98A4A, 0xB5664A, 0xD9A85E]));
    let skin = ink(Tone::Second, *variation.pick(&[0xC9B78A, 0xB5A48A]));
    pen.fill(skin, brush("22,56,5 17,40,3.4 12,28,2.6").and(brush("32,54,5 32,38,3.4 33,24,2.6")));
    pen.fill(COAL, Path::circle(12.0, 26.6, 3.0).and(Path::circle(33.0, 22.6, 3.0)));
    pen.fill(GLINT, Path::circle(11.0, 25.6, 0.9).and(Path::circle(32.0, 21.6, 0.9)));
    let foot = outline(
        "24,52 15,56 12,66 15,78 20,90 18,99.6! 60,99.6 112,99.6 142,99.6! 128,92 \
         112,84 84,82 56,84 44,76 38,62 32,54",
    );
    pen.fill(skin, foot.clone());
    pen.fill_within(&foot, skin.shaded(0.26), outline("18,92! 40,92 80,94 142,98! 142,104! 14,104!"));
    let dome = Path::circle(80.0, 50.0, 40.0);
    pen.fill(shell, dome.clone());
    pen.fill_within(&dome, shell.shaded(0.28), dome.clone().without(&Path::circle(74.0, 44.0, 40.0)));
    pen.fill_within(
        &dome,
        shell.lit(0.24),
        Path::ellipse(point(62.0, 28.0), 14.0, 8.0).turned(-40.0, point(62.0, 28.0)),
    );
    let spiral: Vec<String> = (0..26)
        .map(|index| {
            let angle = index as f32 * 0.52 + 0.4;
            let reach = 3.0 + index as f32 * 1.32;
            format!(
                "{},{},{}",
                80.0 + libm::cosf(angle) * reach,
                50.0 + libm::sinf(angle) * reach,
                1.6 + index as f32 * 0.07
            )
        })
        .collect();
    pen.fill_within(&dome, shell.shaded(0.5), brush(&spiral.join(" ")));
    pen.fill(COAL, line(1.0, "14,70 18,73 23,72"));
    pen.finish(146.0, Stance::Ground, 0.18)
}
