//! The farmyard: a pig and a rooster.

use super::easel::*;

/// A pig.
pub(super) fn draw_pig(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0xEFAFA6, 0xE8A09A, 0xF2BDB0]));
    let hoof = ink(Tone::Line, 0x7A5250);
    for x in [54.0, 98.0] {
        pen.fill(skin.shaded(0.3), brush(&format!("{x},66,16 {x},82,11 {x},93,9.6")));
        pen.fill(hoof.shaded(0.2), Path::rounded(x - 4.8, 92.6, 9.6, 7.0, 1.6));
    }
    pen.fill(skin.shaded(0.12), line(2.6, "121,44 127,40 131,44 128,50 123,47 127,38 134,36"));
    let trunk = outline(
        "34,28 50,20 70,17 92,19 110,27 121,42 122,58 114,72 98,80 74,83 52,80 \
         36,70 28,56 28,40",
    );
    let legs = brush("42,68,18 41,82,12 41,93,10.4").and(brush("110,62,22 111,82,12.6 111,93,10.4"));
    let body = trunk.and(legs);
    pen.fill(skin, body.clone());
    pen.fill_within(
        &body,
        skin.shaded(0.2),
        outline("36,68! 56,76 78,77 100,73 120,60! 118,74! 102,80! 100,90! 50,90!"),
    );
    pen.fill_within(&body, skin.lit(0.3), outline("42,24! 56,18 74,15.6 94,18 112,28! 94,24 74,21.6 56,24"));
    pen.fill(hoof, Path::rounded(35.8, 92.6, 10.4, 7.0, 1.6).and(Path::rounded(105.8, 92.6, 10.4, 7.0, 1.6)));
    let head = outline("46,26 34,22 22,26 14,36 11,48 15,60 25,67 38,67 49,59 54,46 53,34");
    pen.fill(skin.lit(0.08).toned(Tone::Body), head.clone());
    pen.fill_within(&head, skin.shaded(0.2), outline("46,22! 48,40 42,58 28,70! 60,70! 60,22!"));
    pen.fill(
        skin.shaded(0.16),
        outline("20,29! 12,23 10,13! 20,15 28,25!").and(outline("38,24! 40,14 49,8! 53,18 50,30!")),
    );
    let snout = Path::ellipse(point(18.0, 52.0), 11.6, 9.4);
    pen.fill(skin.shaded(0.14).toned(Tone::Second), snout);
    pen.fill(skin.lit(0.14).toned(Tone::Second), Path::ellipse(point(17.2, 51.4), 10.4, 8.2));
    pen.fill(
        hoof,
        Path::ellipse(point(13.4, 51.4), 1.7, 2.8).and(Path::ellipse(point(20.8, 51.4), 1.7, 2.8)),
    );
    pen.fill(COAL, Path::circle(20.0, 38.0, 2.2).and(Path::circle(36.0, 38.0, 2.2)));
    pen.fill(GLINT, Path::circle(19.4, 37.3, 0.7).and(Path::circle(35.4, 37.3, 0.7)));
    pen.fill(hoof, line(0.9, "20,62.4 26,63.6 32,61"));
    pen.finish(138.0, Stance::Ground, 0.3)
}

/// A crowing rooster.
pub(super) fn draw_rooster(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let plume = ink(Tone::Body, *variation.pick(&[0xB5532B, 0xE9DFCB, 0x8C3F2A]));
    let cape = ink(Tone::Light, 0xE9A53C);
    let (red, gold) = (ink(Tone::Accent, 0xC9302C), ink(Tone::Accent, 0xEBB33E));
    let tail = [
        ("58,62 70,34 88,26 98,40", 0x2A4A46),
        ("60,62 78,42 96,42 102,58", 0x33605A),
        ("58,60 64,28 78,12 92,16", 0x23383E),
        ("60,66 80,56 94,60 98,74", 0x2A4A46),
    ];
    for (rib, hex) in tail {
        let widths = [9.0, 10.0, 8.0, 2.0];
        let stations: Vec<String> =
            rib.split_whitespace().zip(widths).map(|(place, width)| format!("{place},{width}")).collect();
        let feather = brush(&stations.join(" "));
        pen.fill(ink(Tone::Second, hex), feather.clone());
        pen.fill_within(&feather, ink(Tone::Light, 0x5F9A8A), line(1.1, rib));
    }
    for x in [44.0, 54.0] {
        pen.fill(gold.shaded(0.15), brush(&format!("{x},80,3.4 {x},90,2.6 {x},97,2.6")));
        pen.fill(
            gold.shaded(0.15),
            together([-7.0, 0.0, 5.0].map(|reach| brush(&format!("{x},96.6,2.2 {},98.8,1.4", x + reach)))),
        );
    }
    let body = outline("30,20 27,34 22,46 22,60 28,72 38,80 50,82 62,78 69,68 68,58 58,52 48,44 43,32 42,20");
    pen.fill(plume, body.clone());
    pen.fill_within(&body, plume.shaded(0.3), outline("24,64! 36,74 52,74 70,62! 70,86! 24,86!"));
    let ruff = outline(
        "29,16! 26,30 19,44! 25,43 24,50! 30,46 31,54! 36,48 39,55! 43,48 47,53! \
         48,46 53,47! 46,34 43,18!",
    );
    pen.fill(cape, ruff.clone());
    let strands = ["32,22 29,34 25,44", "36,22 35,36 33,48", "40,22 41,36 44,48"];
    pen.fill_within(&ruff, cape.shaded(0.26), together(strands.map(|text| line(0.9, text))));
    let wing = outline("36,56! 46,52 58,56 66,66! 60,65 61,70! 54,69 53,73! 44,70 37,64");
    pen.fill(plume.shaded(0.36), wing.clone());
    pen.fill_within(
        &wing,
        plume.lit(0.2),
        together(["40,57 50,58 62,66", "40,61 48,63 55,69"].map(|text| line(0.9, text))),
    );
    pen.fill(red, outline("27,13! 26,5 29,1! 31,5 33.6,0.6! 36,5 39,1! 40.6,6 44.6,4! 44,11 42,16!"));
    pen.fill(cape, outline("28,22 26.6,16 29,11 35,9 41,12 43,19 41,25 34,27"));
    pen.fill(red, Path::ellipse(point(31.4, 17.6), 4.4, 4.0));
    pen.fill(
        gold,
        outline("27.6,13.6! 20,12 15,14.4! 20,17.4 27,17!")
            .and(outline("27,17.4! 21,18.6 17.6,21.6! 23,21.8 28,20.4!")),
    );
    pen.fill(red, outline("27,21! 24.4,26 26,31 29,32 31,28 30.6,22!"));
    pen.fill(COAL, Path::circle(32.6, 16.0, 1.5));
    pen.fill(GLINT, Path::circle(32.1, 15.5, 0.5));
    pen.finish(106.0, Stance::Ground, 0.32)
}
