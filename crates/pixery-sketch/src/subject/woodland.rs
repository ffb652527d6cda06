//! Small animals of wood and water: squirrel, hedgehog, duck and bee.

use super::easel::*;

const CREAM: Ink = ink(Tone::Light, 0xFAEFDC);

/// A squirrel holding a nut.
pub(super) fn draw_squirrel(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&[0xC0602C, 0x9A5A34, 0x8C8078]));
    let tail = outline(
        "52,97! 66,92 72,80 66,66 58,52 55,36 60,20 72,10 84,12 90,22 87,32 \
         80,34! 88,44 93,60 91,78 82,92 68,99!",
    );
    pen.fill(coat.shaded(0.1).toned(Tone::Body), tail.clone());
    let fur = ["62,92 80,76 80,56 70,38 74,22", "72,92 86,76 86,58 78,42", "60,40 62,28 70,18"];
    pen.fill_within(&tail, coat.lit(0.3), together(fur.map(|text| line(1.6, text))));
    pen.fill_within(&tail, coat.shaded(0.3), outline("64,99! 84,88 90,70 88,50 80,34! 98,36! 98,101!"));
    let body = outline("34,38 28,48 25,60 26,74 30,86 34,99! 60,99.4! 67,92 69,80 66,68 58,56 50,46 46,38");
    pen.fill(coat, body.clone());
    pen.fill_within(&body, CREAM, outline("24,44! 32,48 35,60 34,74 36,88 42,101! 20,101!"));
    let thigh = outline("42,99.4! 41,86 46,76 55,72 64,77 67,88 62,99.4!");
    pen.fill(coat.lit(0.1).toned(Tone::Body), thigh.clone());
    pen.fill_within(&thigh, coat.shaded(0.2), outline("58,70! 62,84 58,101! 72,101! 72,70!"));
    pen.fill(coat.shaded(0.2), outline("30,99.6! 33,95.6 42,95 52,96.6 55,99.6!"));
    pen.fill(coat.shaded(0.14), brush("42,54,8 36,62,6.4 27,62,5"));
    pen.fill(ink(Tone::Second, 0x9A6A34), outline("23,57 19,62 20,68 24,71! 28,68 28.6,62"));
    pen.fill(ink(Tone::Shade, 0x5E4128), outline("18.6,61! 19,56 24,54 29,56 29.6,61! 24,59"));
    draw_squirrel_head(&mut pen, coat);
    pen.finish(96.0, Stance::Ground, 0.28)
}

fn draw_squirrel_head(pen: &mut Pen, coat: Ink) {
    pen.fill(coat.shaded(0.3), outline("32,20! 29,10 31,2! 37,9 39,18!"));
    let head = outline("47,26 44,18 37,16 29,18 22,25 16,32 13.6,37 16,41 23,44 32,46 41,45 47,40 49,33");
    pen.fill(coat, head.clone());
    pen.fill_within(&head, CREAM, outline("12,38! 20,37 26,39 30,44! 30,50! 12,50!"));
    let ear = outline("37,21! 36,11 40,2! 46,10 46,22!");
    pen.fill(coat, ear);
    pen.fill(coat.shaded(0.4), outline("39,19! 39,12 40.6,7! 43.4,12 43.4,20!"));
    pen.fill(COAL, Path::ellipse(point(15.0, 36.6), 2.0, 1.8).and(Path::circle(28.4, 29.4, 3.0)));
    pen.fill(GLINT, Path::circle(27.4, 28.2, 1.0).and(Path::circle(29.6, 30.6, 0.5)));
    pen.fill(COAL, line(0.7, "16.4,39 19.4,40.6 23,40"));
}

/// A hedgehog with its coat of spines.
pub(super) fn draw_hedgehog(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let spine = ink(Tone::Body, *variation.pick(&[0x6A4E3C, 0x7A6450, 0x54453E]));
    let skin = ink(Tone::Second, 0xDDB88C);
    let feet = [38.0, 60.0, 100.0, 120.0].map(|x| Path::ellipse(point(x, 95.4), 7.4, 4.2));
    pen.fill(skin.shaded(0.3), together(feet));
    let above_ground = Path::rectangle(0.0, 0.0, 142.0, 94.0);
    for (rings, reach, shade) in [(30, 1.0, 0.3), (27, 0.86, 0.0), (23, 0.68, 0.18)] {
        let quills = (0..rings).map(|quill| spike(quill as f32 / (rings - 1) as f32, reach));
        let dome = Path::ellipse(point(84.0, 78.0), 50.0 * reach, 45.0 * reach);
        let ink = if shade > 0.0 { spine.shaded(shade).toned(Tone::Body) } else { spine };
        pen.fill_within(&above_ground, ink, together(quills).and(dome));
    }
    let tips = (0..26).map(|tip| {
        let (angle, reach) = (3.3 + tip as f32 * 1.9, 14.0 + (tip * 7 % 25) as f32);
        let (cosine, sine) = (libm::cosf(angle), -libm::sinf(angle).abs());
        let (x, y) = (86.0 + cosine * reach, 78.0 + sine * reach * 1.1);
        straight(0.9, (x, y), (x + cosine * 6.0, y + sine * 6.0))
    });
    pen.fill(spine.lit(0.45), together(tips));
    let face = outline(
        "52,54 42,58 30,68 17,78 8,82 8,88 18,92 34,95 60,96.4 100,96.6 124,94! \
         128,88! 100,90 72,88 62,80 62,66",
    );
    pen.fill(skin, face.clone());
    pen.fill_within(&face, skin.shaded(0.24), outline("14,90! 34,91 70,92 130,90! 130,104! 10,104!"));
    pen.fill(skin.shaded(0.14), Path::circle(51.0, 64.0, 6.4));
    pen.fill(skin.shaded(0.4), Path::circle(51.0, 64.6, 3.8));
    pen.fill(COAL, Path::circle(8.6, 82.6, 4.2).and(Path::circle(32.0, 75.0, 3.0)));
    pen.fill(GLINT, Path::circle(7.4, 81.2, 1.1).and(Path::circle(31.0, 74.0, 1.0)));
    pen.fill(COAL, line(0.9, "14,88.6 19,90 24,88.4"));
    pen.finish(142.0, Stance::Ground, 0.2)
}

/// A spine at `share` of the way round the back, 0 at the brow and 1 at the rump.
fn spike(share: f32, reach: f32) -> Path {
    let angle = 202.0 - share * 214.0;
    let blade = polygon("84,21 80.6,36 87.4,36");
    let scaled = blade.moved(-84.0, -78.0).transform(crate::path::Affine::scale(reach, reach));
    scaled.turned(90.0 - angle, point(0.0, 0.0)).moved(84.0, 78.0)
}

/// A mallard on the water.
pub(super) fn draw_duck(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let drake = variation.chance(0.7);
    let head_ink =
        ink(Tone::Accent, if drake { *variation.pick(&[0x2F6B52, 0x2C6A66, 0x3A7048]) } else { 0x9A7450 });
    let back = ink(Tone::Body, if drake { 0xB9B2A8 } else { 0xA07C58 });
    let breast = ink(Tone::Second, if drake { 0x7A4A34 } else { 0xB8946A });
    pen.fill(COAL.lit(0.1), outline("112,62! 124,54 132,46! 134,54 140,56! 132,66 118,76!"));
    let body = outline(
        "20,78! 24,64 36,58 52,58 76,56 98,58 116,64 128,66! 126,80 114,94 94,102 \
         66,104 40,101 26,92",
    );
    pen.fill(back, body.clone());
    pen.fill_within(&body, breast, outline("14,50! 40,52 48,64 46,82 40,106! 10,106!"));
    pen.fill_within(&body, back.shaded(0.24), outline("40,92! 66,97 94,94 130,80! 130,110! 40,110!"));
    let wing = outline("52,66! 64,60 84,60 104,66 124,72! 112,82 94,88 74,86 58,78");
    pen.fill(back.shaded(0.3), wing.clone());
    pen.fill_within(&wing, ink(Tone::Accent, 0x3F5FA8), outline("88,74! 108,74! 102,84! 86,84!"));
    pen.fill_within(&wing, CREAM, line(1.2, "86,72 110,73").and(line(1.2, "84,85.4 104,85")));
    pen.fill_within(
        &wing,
        back.lit(0.2),
        line(1.2, "58,70 78,66 104,69").and(line(1.2, "60,76 72,76 84,77")),
    );
    let neck = brush("42,72,22 37,56,17 35,40,16 37,30,19");
    pen.fill(head_ink, neck.clone());
    pen.fill_within(&neck, breast, Path::rectangle(10.0, 57.0, 60.0, 40.0));
    pen.fill_within(&neck, CREAM, line(3.4, "20,54 36,58.6 54,54"));
    let head = outline("38,12 28,14 22,22 22,31 28,38 38,40 47,36 51,27 48,17");
    pen.fill(head_ink, head.clone());
    pen.fill_within(&head, head_ink.lit(0.24), outline("26,20! 32,14 40,13! 34,18 30,26"));
    pen.fill_within(&head, head_ink.shaded(0.3), outline("46,12! 48,26 40,42! 60,42! 60,12!"));
    pen.fill(ink(Tone::Accent, 0xE9B03C), outline("24,24! 16,28 7,30 3,33! 8,37 17,36.4 25,34!"));
    pen.fill(ink(Tone::Line, 0x9A6A24), line(0.8, "5,33.6 14,33 23,31"));
    pen.fill(COAL, Path::circle(31.0, 23.6, 2.1));
    pen.fill(GLINT, Path::circle(30.4, 22.9, 0.7));
    pen.finish(142.0, Stance::Water, 0.24)
}

/// A bumblebee in flight.
pub(super) fn draw_bee(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let gold = ink(Tone::Body, *variation.pick(&[0xF2B632, 0xE9A52E, 0xF6C653]));
    let wing = ink(Tone::Light, 0xDCEBF0);
    let far = outline("72,42! 72,24 82,8 98,3 108,10 106,24 92,38 78,46!");
    pen.fill(wing.shaded(0.2), far);
    pen.fill(COAL, polygon("120,64 134,70 120,74"));
    let legs = ["56,86,2.4 54,94,2 50,98,1.4", "70,88,2.4 70,96,2 66,99,1.4", "84,88,2.4 86,95,2 83,99,1.4"];
    pen.fill(COAL, together(legs.map(brush)));
    let body = outline("34,62 40,50 54,43 74,40 96,43 114,53 123,67 115,80 98,90 76,93 54,90 40,80");
    pen.fill(gold, body.clone());
    for x in [62.0, 84.0, 106.0] {
        let band = outline(&format!(
            "{x},36! {},50 {},66 {},82 {x},96! {},96! {},66 {},36!",
            x + 4.0,
            x + 5.0,
            x + 4.0,
            x + 10.0,
            x + 15.0,
            x + 10.0
        ));
        pen.fill_within(&body, COAL, band);
    }
    pen.fill_within(&body, gold.shaded(0.24), outline("36,76! 60,82 90,82 122,70! 122,100! 36,100!"));
    pen.fill_within(
        &body,
        COAL,
        outline("62,82 68,81! 76,100! 62,100!").and(outline("84,82 98,80! 98,100! 84,100!")),
    );
    let near = outline("64,46! 54,34 48,18 54,6 66,3 76,12 78,28 72,46!");
    pen.fill(wing, near.clone());
    let veins = ["67,46 60,26 58,10", "68,46 70,26 66,8"];
    pen.fill_within(&near, wing.shaded(0.34), together(veins.map(|text| line(0.8, text))));
    pen.fill(COAL, line(1.5, "22,56 14,46 8,44").and(line(1.5, "28,52 22,40 18,36")));
    pen.fill(COAL, Path::circle(8.0, 44.0, 2.0).and(Path::circle(18.0, 36.0, 2.0)));
    pen.fill(COAL.lit(0.08), Path::ellipse(point(28.0, 66.0), 15.0, 16.0));
    pen.fill(GLINT, Path::ellipse(point(22.0, 62.0), 5.0, 6.0));
    pen.fill(COAL, Path::ellipse(point(21.0, 63.0), 3.0, 3.8));
    pen.fill(GLINT, Path::circle(20.0, 61.4, 1.1));
    pen.fill(GLINT, line(1.0, "17,73 21,76 26,75"));
    pen.finish(138.0, Stance::Air, 0.2)
}
