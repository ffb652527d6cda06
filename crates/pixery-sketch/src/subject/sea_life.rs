//! Life under water: fish, jellyfish, turtle and octopus.

use super::easel::*;

const CREAM: Ink = ink(Tone::Light, 0xFBF1DE);

/// A fish with fins and scales.
pub(super) fn draw_fish(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [skin, fin] = *variation.pick(&[
        [0xF08A35, 0xF7C25A],
        [0x3F86B5, 0xF2C84B],
        [0xD9534A, 0xF6B48A],
        [0x4FA08C, 0xF0A24E],
    ]);
    let (skin, fin) = (ink(Tone::Body, skin), ink(Tone::Second, fin));
    let tail = outline("100,50! 112,40 124,24 138,16! 134,34 130,50 134,68 139,86! 124,78 112,62 100,54!");
    let top = outline("44,26! 54,10 70,4 84,8! 88,18 98,34! 70,32");
    let low = outline("56,82! 62,94 74,100! 80,92 84,78!");
    let fins = together([tail, top, low]);
    pen.fill(fin, fins.clone());
    let rays = [
        "102,52 120,38 137,20",
        "102,52 124,48 140,48",
        "102,53 120,64 138,84",
        "56,30 66,16 74,6",
        "68,32 78,18 84,10",
        "66,84 72,92 76,98",
    ];
    pen.fill_within(&fins, fin.shaded(0.26), together(rays.map(|text| line(1.0, text))));
    let body = outline("4,52! 12,40 28,28 48,23 70,25 90,36 106,47 106,57 90,69 70,80 48,83 28,78 12,66");
    pen.fill(skin, body.clone());
    pen.fill_within(&body, CREAM, outline("2,56! 20,64 44,70 70,70 104,58! 90,90! 10,90!"));
    pen.fill_within(&body, skin.lit(0.25), outline("20,36! 40,26 64,26 88,36! 66,32 42,32"));
    let scales = (0..18).map(|index| {
        let (column, row) = ((index % 6) as f32, (index / 6) as f32);
        let (x, y) = (50.0 + column * 8.6 + if index / 6 % 2 == 0 { 0.0 } else { 4.3 }, 42.0 + row * 8.0);
        line(1.0, &format!("{x},{} {},{y} {x},{}", y - 3.4, x + 3.4, y + 3.4))
    });
    pen.fill_within(&body, skin.shaded(0.24), together(scales));
    pen.fill_within(&body, skin.shaded(0.3), line(1.5, "38,26 44,40 44,62 36,78"));
    let side = outline("50,56! 60,54 70,60 74,70! 64,72 54,68");
    pen.fill(fin, side.clone());
    pen.fill_within(
        &side,
        fin.shaded(0.26),
        together(["52,58 62,62 72,68", "52,60 60,66 66,71"].map(|text| line(0.9, text))),
    );
    pen.fill(GLINT, Path::circle(22.0, 45.0, 5.6));
    pen.fill(COAL, Path::circle(21.4, 45.0, 3.5));
    pen.fill(GLINT, Path::circle(20.2, 43.6, 1.1));
    pen.fill(skin.shaded(0.5), line(1.1, "4.6,54 10,57 15,56.4"));
    pen.finish(144.0, Stance::Air, 0.26)
}

/// A jellyfish trailing its arms.
pub(super) fn draw_jellyfish(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [bell, inner] = *variation.pick(&[[0xB98AD0, 0xF2D5EE], [0x6FA9D8, 0xD6EEF7], [0xF0958F, 0xFCE0D2]]);
    let (bell, inner) = (ink(Tone::Body, bell), ink(Tone::Glow, inner));
    let threads = [
        "12,38,1.6 10,54,1.4 16,68,1.2 10,84,1",
        "20,40,1.6 22,58,1.4 17,74,1.2 21,94,0.9",
        "50,40,1.6 48,58,1.4 54,74,1.2 49,94,0.9",
        "58,38,1.6 60,54,1.4 55,68,1.2 61,84,1",
    ];
    pen.fill(bell.shaded(0.1), together(threads.map(brush)));
    let arms = [
        "28,38,7 25,52,6 31,66,5 26,80,3.6 29,96,1",
        "35,38,7 38,54,6 34,70,5 38,84,3 36,99,1",
        "42,38,7 45,50,6 40,64,5 45,78,3.6 42,92,1",
    ];
    for (index, arm) in arms.into_iter().enumerate() {
        let arm = brush(arm);
        pen.fill(if index == 1 { inner } else { inner.shaded(0.14).toned(Tone::Glow) }, arm.clone());
        let frills = (0..10).map(|frill| {
            line(0.7, &format!("20,{} 35,{} 50,{}", 42 + frill * 6, 45 + frill * 6, 42 + frill * 6))
        });
        pen.fill_within(&arm, bell, together(frills));
    }
    let hood = outline(
        "6,38! 4,26 9,13 20,4 35,1 50,4 61,13 66,26 64,38! 59,42 54,38! 49,43 \
         43,39! 35,44 27,39! 21,43 16,38! 11,42",
    );
    pen.fill(bell, hood.clone());
    pen.fill_within(&hood, bell.shaded(0.24), outline("50,2! 56,16 56,30 50,46! 72,46! 72,2!"));
    pen.fill_within(&hood, inner, outline("35,8 25,11 18,19 17,28 25,31 35,32 45,31 53,28 52,19 45,11"));
    pen.fill_within(&hood, bell, outline("35,13 28,16 26,24 35,26 44,24 42,16"));
    let ribs = ["35,2 22,18 16,40", "35,2 35,40", "35,2 48,18 54,40"].map(|text| line(0.8, text));
    pen.fill_within(&hood, bell.shaded(0.2), together(ribs));
    pen.fill_within(&hood, GLINT, outline("11,22! 14,14 20,8! 17,14 14.6,22"));
    pen.finish(70.0, Stance::Air, 0.42)
}

/// A sea turtle, swimming.
pub(super) fn draw_turtle(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let shell = ink(Tone::Body, *variation.pick(&[0x6B7A3C, 0x7A5E38, 0x4F7560]));
    let skin = ink(Tone::Second, *variation.pick(&[0x9DB070, 0x8FAE8A]));
    pen.fill(
        skin.shaded(0.35),
        outline("52,58! 44,70 34,78 24,80! 26,70 34,60 44,52!")
            .and(outline("112,60! 122,70 132,74! 128,64 118,54!")),
    );
    pen.fill(skin.shaded(0.1), outline("124,56! 134,56 140,60! 132,62 124,62!"));
    let neck = outline("50,44! 40,38 33,31 24,28 14,30 8,36 8,43 14,48 24,50 34,54 46,60!");
    pen.fill(skin, neck.clone());
    let spots = [
        (18.0, 33.0, 2.0),
        (24.0, 34.0, 1.8),
        (30.0, 38.0, 2.0),
        (30.0, 46.0, 1.8),
        (37.0, 44.0, 2.0),
        (38.0, 52.0, 1.6),
        (23.0, 44.0, 1.5),
    ];
    pen.fill_within(
        &neck,
        skin.shaded(0.34),
        together(spots.map(|(x, y, radius)| Path::circle(x, y, radius))),
    );
    let dome = outline("40,58! 44,40 58,24 78,17 98,20 114,34 128,58! 112,67 84,71 56,67");
    pen.fill(shell, dome.clone());
    let plates = [
        "60,30! 78,24! 88,36! 80,46! 62,44!",
        "92,25! 106,32! 114,44! 98,46! 90,36!",
        "46,50! 58,36! 60,46! 56,58! 44,58!",
        "64,49! 80,50! 84,62! 68,64! 60,58!",
        "86,49! 100,50! 106,60! 90,63!",
        "104,50! 116,48! 122,57! 110,60!",
    ];
    let plates = together(plates.map(|text| outline(&text.replace('!', ""))));
    pen.fill_within(&dome, shell.lit(0.24), plates);
    pen.fill_within(
        &dome,
        shell.shaded(0.3),
        outline("96,18! 108,36 110,52 100,72! 140,72! 140,18!")
            .without(&outline("96,18! 108,36 110,52 100,72! 118,66! 118,30!")),
    );
    pen.fill(
        skin.lit(0.36),
        outline("38,57! 56,65.4 84,69 112,65.6 130,56.6! 128,64 112,71 84,75 56,71.6 42,65"),
    );
    let flipper = outline("56,64! 66,66 72,74 74,86 70,99! 58,92 50,82 48,70!");
    pen.fill(skin, flipper.clone());
    let spots = [(58.0, 72.0, 2.4), (64.0, 78.0, 2.4), (58.0, 82.0, 2.0), (67.0, 87.0, 2.0)];
    pen.fill_within(
        &flipper,
        skin.shaded(0.34),
        together(spots.map(|(x, y, radius)| Path::circle(x, y, radius))),
    );
    pen.fill(COAL, Path::circle(17.0, 38.0, 2.2));
    pen.fill(GLINT, Path::circle(16.4, 37.2, 0.7));
    pen.fill(skin.shaded(0.5), line(0.8, "8.4,43 13,44 17,43"));
    pen.finish(146.0, Stance::Air, 0.3)
}

/// An octopus with curling arms.
pub(super) fn draw_octopus(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0xD9604F, 0x9A5BA0, 0xE58A4A]));
    let back =
        ["46,54,10 30,56,8 20,48,6.4 10,50,5 6,42,2.6", "66,54,10 82,56,8 92,48,6.4 102,50,5 106,42,2.6"];
    pen.fill(skin.shaded(0.28), together(back.map(brush)));
    let arms = [
        "46,56,12 34,68,9 20,68,7.6 10,76,6 12,86,4.6 19,86,2.4",
        "66,56,12 78,68,9 92,68,7.6 102,76,6 100,86,4.6 93,86,2.4",
        "50,58,12 44,74,9.6 32,82,7.6 30,93,6 38,97,4.4 43,92,2.2",
        "62,58,12 68,74,9.6 80,82,7.6 82,93,6 74,97,4.4 69,92,2.2",
    ];
    for arm in arms {
        let (limb, under) = (brush(arm), brush(arm).moved(0.0, 4.4));
        pen.fill(skin, limb.clone());
        pen.fill_within(&limb, skin.lit(0.4), under);
    }
    let cups = [
        (27.0, 71.4),
        (21.0, 70.8),
        (15.0, 73.6),
        (85.0, 71.4),
        (91.0, 70.8),
        (97.0, 73.6),
        (38.0, 81.6),
        (34.0, 86.0),
        (74.0, 81.6),
        (78.0, 86.0),
    ];
    pen.fill(CREAM, together(cups.map(|(x, y)| Path::circle(x, y, 1.2))));
    let head = outline(
        "56,1 44,3 34,11 29,24 31,37 37,46 40,56 46,64 56,67 66,64 72,56 75,46 \
         81,37 83,24 78,11 68,3",
    );
    pen.fill(skin, head.clone());
    pen.fill_within(&head, skin.shaded(0.22), outline("70,0! 76,18 72,36 68,50 60,70! 92,70! 92,0!"));
    let spots =
        [(44.0, 14.0, 3.0), (53.0, 9.0, 2.0), (39.0, 24.0, 2.2), (62.0, 14.0, 2.6), (52.0, 21.0, 1.8)];
    pen.fill_within(&head, skin.lit(0.24), together(spots.map(|(x, y, radius)| Path::circle(x, y, radius))));
    pen.fill(
        GLINT,
        Path::ellipse(point(46.6, 42.0), 5.4, 6.2).and(Path::ellipse(point(65.4, 42.0), 5.4, 6.2)),
    );
    pen.fill(
        COAL,
        Path::ellipse(point(47.4, 43.0), 3.2, 4.0).and(Path::ellipse(point(64.6, 43.0), 3.2, 4.0)),
    );
    pen.fill(GLINT, Path::circle(46.4, 41.2, 1.1).and(Path::circle(63.6, 41.2, 1.1)));
    pen.fill(skin.shaded(0.5), line(1.0, "51,53.4 56,55.6 61,53.4"));
    pen.finish(112.0, Stance::Air, 0.4)
}
