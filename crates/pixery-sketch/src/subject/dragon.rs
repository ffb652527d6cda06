//! A dragon, rearing, with wings and a barbed tail.

use super::easel::*;

const SKINS: [[u32; 3]; 3] =
    [[0x4F8A4B, 0xE9D08A, 0xB5533C], [0xA63A34, 0xEDC27A, 0x5A2E3A], [0x3F6C8A, 0xD9D2A0, 0x7A4A6E]];
const HORN: Ink = ink(Tone::Light, 0xF0E4C4);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [skin, belly, web] = *variation.pick(&SKINS);
    let (skin, belly, web) = (ink(Tone::Body, skin), ink(Tone::Light, belly), ink(Tone::Second, web));
    draw_wing(&mut pen, skin.shaded(0.3), web.shaded(0.3), -10.0);
    draw_tail(&mut pen, skin, web);
    let leg = brush("60,76,14 56,88,9 54,96,7").and(outline("44,99.6! 47,95 54,93.6 60,96 60,99.6!"));
    pen.fill(skin.shaded(0.34), leg.moved(-6.0, -1.0));
    draw_trunk(&mut pen, skin, belly);
    draw_wing(&mut pen, skin, web, 0.0);
    draw_head(&mut pen, skin, belly);
    pen.finish(130.0, Stance::Ground, 0.56)
}

/// A dragon in flight, its tail behind it and its legs drawn in.
pub(super) fn draw_flying(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [skin, belly, web] = *variation.pick(&SKINS);
    let (skin, belly, web) = (ink(Tone::Body, skin), ink(Tone::Light, belly), ink(Tone::Second, web));
    draw_wing(&mut pen, skin.shaded(0.3), web.shaded(0.3), -12.0);
    let far = brush("92,68,9 104,76,6.4 114,78,4").and(brush("60,70,7 66,79,5 74,80,3.4"));
    pen.fill(skin.shaded(0.36), far);
    pen.fill(web, outline("144,50! 150,40 160,42! 155,49 158,58! 150,56"));
    let tail = brush("92,64,16 110,70,11 126,66,7 136,56,4.6 146,50,2.6");
    pen.fill(skin, tail.clone());
    pen.fill_within(&tail, skin.shaded(0.26), brush("92,72,7 110,76,6 128,70,4 140,58,3"));
    let body = brush("40,16,11 42,26,12 42,38,14 50,52,20 66,61,25 84,65,21 98,67,13");
    pen.fill(skin, body.clone());
    let scutes = outline("30,14! 36,26 36,40 44,58 60,70 80,72 100,72! 96,86! 40,86! 26,40!");
    pen.fill_within(&body, belly, scutes);
    let bands = [(26.0, 34.0), (34.0, 34.0), (42.0, 35.0), (50.0, 39.0)];
    let bands = bands.map(|(y, left)| straight(0.8, (left - 6.0, y + 1.0), (left + 5.0, y - 1.0)));
    let under = [54.0, 62.0, 70.0, 78.0].map(|x| straight(0.8, (x, 80.0), (x + 3.0, 66.0)));
    pen.fill_within(&body, belly.shaded(0.3), together(bands).and(together(under)));
    let near = brush("84,68,11 96,78,7.4 107,81,4.6").and(brush("54,66,8 58,77,6 67,81,4"));
    pen.fill(skin.lit(0.08).toned(Tone::Body), near);
    let claws = ["105,79! 112,80.4! 106,82.6!", "103,80! 109,84.6! 104,83!", "65,79! 71.4,81! 66,83!"];
    pen.fill(HORN, together(claws.map(outline)));
    let spine =
        |(x, y, turn): (f32, f32, f32)| polygon("-3,2 0,-5 3,2").turned(turn, point(0.0, 0.0)).moved(x, y);
    let spines =
        [(47.0, 22.0, 80.0), (48.0, 30.0, 84.0), (50.0, 38.0, 70.0), (98.0, 60.0, 20.0), (108.0, 64.0, 14.0)];
    pen.fill(skin.shaded(0.35), together(spines.map(spine)));
    draw_wing(&mut pen, skin, web, 4.0);
    draw_head(&mut pen, skin, belly);
    pen.finish(162.0, Stance::Air, 0.5)
}

fn draw_wing(pen: &mut Pen, bone: Ink, web: Ink, shift: f32) {
    let sail = outline(
        "60,52! 62,34 66,16 74,2! 88,6 104,14 122,28! 112,30 106,36 104,44! 96,42 \
         90,48 88,56! 80,54 72,58 68,66!",
    );
    pen.fill(web, sail.moved(shift, 0.0));
    let ribs = ["74,3 90,22 104,43", "74,3 82,28 88,55", "74,3 72,34 69,64"].map(|text| line(1.2, text));
    pen.fill(web.shaded(0.3), together(ribs).moved(shift, 0.0));
    let arm = brush("61,56,6 62,36,4 66,18,3.4 74,3,2.6").and(brush("74,3,3 90,7,2.4 106,15,1.8 122,28,0.8"));
    pen.fill(bone, arm.moved(shift, 0.0));
    pen.fill(HORN, outline("72,5! 72,1 69,0!  75,-0.6! 77,4!").moved(shift, 1.0));
}

fn draw_tail(pen: &mut Pen, skin: Ink, web: Ink) {
    let tail = brush("70,82,20 86,92,14 102,93,9 114,84,6 115,72,4 108,66,2.6 102,68,2");
    pen.fill(skin, tail.clone());
    pen.fill_within(&tail, skin.shaded(0.24), brush("66,94,8 86,99,5 104,98,4 117,88,2"));
    pen.fill(web, outline("103,68! 96,60 90,64! 93,68 91,75! 98,74"));
    let spines = [(88.0, 86.0, 20.0), (97.0, 88.6, 5.0), (105.6, 87.0, -30.0)];
    pen.fill(
        web,
        together(
            spines
                .map(|(x, y, turn)| polygon("-2.6,2 0,-4.6 2.6,2").turned(turn, point(0.0, 0.0)).moved(x, y)),
        ),
    );
}

fn draw_trunk(pen: &mut Pen, skin: Ink, belly: Ink) {
    let neck = brush("52,60,24 42,48,18 38,36,14 40,24,12 36,16,11");
    let trunk = outline("44,48 38,60 38,74 44,86 56,93 70,93 80,86 82,74 76,62 66,52 56,46");
    let thigh = brush("68,76,24 70,88,14 66,95,9").and(outline("54,99.8! 57,95 65,93 72,95.6 73,99.8!"));
    let body = neck.and(trunk);
    pen.fill(skin, body.clone());
    let scutes = outline("30,14! 33,24 31,36 35,48 42,58 44,72 50,86 58,94! 30,96! 20,40!");
    pen.fill_within(&body, belly, scutes.clone());
    let edges = [
        (28.0, 32.0),
        (34.0, 31.0),
        (40.0, 32.0),
        (46.0, 34.0),
        (52.0, 37.5),
        (58.0, 42.0),
        (65.0, 43.0),
        (72.0, 44.0),
        (79.0, 47.0),
    ];
    let bands = edges.map(|(y, right)| straight(0.8, (20.0, y + 1.6), (right, y)));
    pen.fill_within(&body, belly.shaded(0.3), together(bands));
    pen.fill_within(&body, skin.shaded(0.24), outline("70,52! 74,66 72,80 62,96! 90,96! 90,52!"));
    pen.fill(skin.lit(0.08).toned(Tone::Body), thigh);
    pen.fill(skin.lit(0.08).toned(Tone::Body), brush("46,62,9 38,70,6.6 31,70,5"));
    let claws = [
        "56,99.8! 57,96.6! 59.4,99.8!",
        "61,99.8! 62.4,96.4! 65,99.8!",
        "27,68! 30,69! 29,72!",
        "27.6,71.4! 30.6,71! 31,74.4!",
    ];
    pen.fill(HORN, together(claws.map(outline)));
    let spines = [(44.6, 20.0, 60.0), (46.0, 28.0, 80.0), (45.6, 36.0, 88.0), (48.4, 43.6, 60.0)];
    let spine =
        |(x, y, turn): (f32, f32, f32)| polygon("-3,2 0,-5 3,2").turned(turn, point(0.0, 0.0)).moved(x, y);
    pen.fill(skin.shaded(0.35), together(spines.map(spine)));
}

fn draw_head(pen: &mut Pen, skin: Ink, belly: Ink) {
    pen.fill(HORN, brush("38,13,4 46,8,3 53,8.6,0.8").and(brush("34,11,3.6 40,4,2.6 47,1.6,0.7")));
    let head = outline(
        "44,17 40,9.6 33,7.4 26,10.6 18,14 9,15 5.4,18.6 6,22.6! 14,23 20,24! \
         14,26 10,28! 16,31 25,31.4 34,29.6 42,26",
    );
    pen.fill(skin, head.clone());
    pen.fill_within(&head, belly, outline("8,27! 16,27 26,28 36,26! 34,36! 8,36!"));
    pen.fill_within(&head, skin.lit(0.22), outline("10,15.4! 20,14 28,10.6 36,9! 28,13.6 18,17"));
    pen.fill(GLINT, polygon("8.4,22.4 9.6,25 10.8,22.6").and(polygon("13,22.6 14,25 15.2,22.8")));
    pen.fill(COAL, Path::ellipse(point(8.6, 18.4), 1.0, 0.8));
    pen.fill(ink(Tone::Glow, 0xF8C63C), outline("25.6,16.4! 28,13.8 31.6,14! 30,17"));
    pen.fill(COAL, Path::ellipse(point(28.8, 15.4), 0.6, 1.3));
    pen.fill(skin.shaded(0.3), outline("40,18! 46,17 51,20! 46,22 48,26! 42,25!"));
}
