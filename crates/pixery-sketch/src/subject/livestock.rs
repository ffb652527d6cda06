//! The animals of the pasture: a cow and a sheep.

use super::easel::*;
use super::foliage::leafy;

const HIDES: [[u32; 2]; 3] = [[0xF7F2E8, 0x35303A], [0xF5EBDC, 0x8A4B2C], [0xB46A3C, 0xF6EBDA]];
const PINK: Ink = ink(Tone::Accent, 0xE8A9A0);
const HORN: Ink = ink(Tone::Light, 0xE9DCC0);
const HOOF: Ink = ink(Tone::Line, 0x3A302E);

/// A dappled cow.
pub(super) fn draw_cow(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [hide, patch] = *variation.pick(&HIDES);
    let (hide, patch) = (ink(Tone::Body, hide), ink(Tone::Second, patch));
    for x in [52.0, 97.0] {
        pen.fill(hide.shaded(0.36), brush(&format!("{x},62,13 {x},80,7.6 {x},95,7")));
        pen.fill(HOOF, Path::rectangle(x - 4.0, 95.0, 8.0, 4.6));
    }
    pen.fill(hide.shaded(0.2), brush("118,34,3 122,48,2 121,64,1.8"));
    pen.fill(patch, outline("119.4,62! 122.6,62! 125,72 121,78 118,71"));
    pen.fill(PINK, outline("84,70! 92,70! 95,78 90,82 83,79"));
    let trunk = outline(
        "36,28 48,27 62,31 80,32 98,29 112,30 119,38 120,54 116,68 102,72 84,73 \
         64,75 48,73 38,66 32,54 30,40",
    );
    let body = trunk.and(brush("43,60,18 42,78,9 42,95,7.6")).and(brush("109,56,22 110,74,11 110,95,7.6"));
    pen.fill(hide, body.clone());
    for spot in [
        "50,24! 64,24 74,30! 76,42 68,52 58,50 50,42",
        "88,24! 106,24 114,34 110,48 100,54 92,48 86,38",
        "66,60 76,58 80,66 74,78 64,78",
        "104,62 116,60 118,74 108,80",
    ] {
        pen.fill_within(&body, patch, outline(spot));
    }
    pen.fill_within(&body, hide.shaded(0.2), outline("40,69! 60,71.4 80,69.4 104,68! 104,80! 50,82!"));
    pen.fill(HOOF, Path::rectangle(37.6, 95.0, 8.6, 4.6).and(Path::rectangle(105.6, 95.0, 8.6, 4.6)));
    draw_cow_head(&mut pen, hide, patch);
    pen.finish(128.0, Stance::Ground, 0.38)
}

fn draw_cow_head(pen: &mut Pen, hide: Ink, patch: Ink) {
    pen.fill(HORN, brush("19,19,4 13,15,3 12,8,1").and(brush("31,18,4 37,14,3 38,7,1")));
    pen.fill(
        patch.shaded(0.1),
        outline("17,23! 10,20 4,22! 8,28 16,28!").and(outline("34,23! 41,20 47,23! 43,29 35,28!")),
    );
    let head = outline(
        "25,15.6 18,18 15.6,26 16,36 14.4,46 16,53 22,56.4 29,56.4 35,53 36.6,46 \
         35,36 35,26 32.4,18",
    );
    pen.fill(hide, head.clone());
    pen.fill_within(
        &head,
        patch,
        outline("12,12! 22,14 23,24 20,34 16,42! 10,42!")
            .and(outline("40,12! 29,14 28,24 31,34 35,42! 42,42!")),
    );
    let muzzle = outline("15,47 18,43 25.6,42 33,43 36,47 35.4,53 30,57 21,57 15.6,53");
    pen.fill(PINK, muzzle);
    pen.fill(
        PINK.shaded(0.5),
        Path::ellipse(point(21.0, 48.4), 1.3, 1.8).and(Path::ellipse(point(30.4, 48.4), 1.3, 1.8)),
    );
    pen.fill(PINK.shaded(0.4), line(0.7, "20,53.4 25.6,54.6 31.4,53.4"));
    let eyes = Path::ellipse(point(20.0, 31.0), 1.7, 2.1).and(Path::ellipse(point(31.4, 31.0), 1.7, 2.1));
    pen.fill(
        GLINT,
        Path::ellipse(point(20.0, 31.0), 2.3, 2.7).and(Path::ellipse(point(31.4, 31.0), 2.3, 2.7)),
    );
    pen.fill(COAL, eyes);
}

/// A woolly sheep.
pub(super) fn draw_sheep(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wool = ink(Tone::Body, *variation.pick(&[0xF4EFE4, 0xE9E0D0, 0xFAF6EE]));
    let face = ink(Tone::Second, *variation.pick(&[0x3C3538, 0x5B4A42, 0xD9BFA4]));
    for (x, shade) in [(50.0, 0.3), (88.0, 0.3), (42.0, 0.0), (97.0, 0.0)] {
        let leg = if shade > 0.0 { face.shaded(shade) } else { face };
        pen.fill(leg, brush(&format!("{x},70,8 {x},84,6.4 {x},98,6.2")));
    }
    pen.fill(wool.shaded(0.12), leafy(variation, (108.0, 48.0), (6.0, 8.0), 6));
    let fleece = leafy(variation, (70.0, 50.0), (40.0, 29.0), 15);
    pen.fill(wool, fleece.clone());
    pen.fill_within(&fleece, wool.shaded(0.2), leafy(variation, (76.0, 84.0), (44.0, 20.0), 11));
    for (x, y) in
        [(56.0, 38.0), (74.0, 34.0), (92.0, 42.0), (66.0, 52.0), (84.0, 56.0), (52.0, 58.0), (100.0, 58.0)]
    {
        let (x, y) = (x + variation.around(2.0), y + variation.around(2.0));
        pen.fill(
            wool.shaded(0.2),
            line(1.1, &format!("{},{} {},{} {},{}", x - 3.6, y, x, y + 2.6, x + 3.6, y - 0.6)),
        );
    }
    pen.fill(face.shaded(0.2), outline("36,42! 44,40 50,45! 45,49 38,48"));
    let head = outline("28,33 20,36 15,44 11,54 11.6,61 17,65 24,63 31,57 37,49 38,40 34,34");
    pen.fill(face, head.clone());
    pen.fill_within(&head, face.lit(0.18), outline("22,34! 16,44 12,54 12,62! 8,62! 8,34!"));
    pen.fill(wool, leafy(variation, (31.0, 33.0), (9.0, 7.6), 7));
    pen.fill(GLINT, Path::ellipse(point(22.6, 46.0), 2.2, 2.4));
    pen.fill(COAL, Path::circle(22.2, 46.2, 1.4));
    pen.fill(COAL, line(0.7, "12,58 14.6,60 17.4,59.6"));
    pen.finish(118.0, Stance::Ground, 0.28)
}
