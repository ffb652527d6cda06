//! A trotting horse in profile, and its kin the unicorn and the zebra.

use super::easel::*;

/// Coat and hair.
const COATS: [[u32; 2]; 4] =
    [[0x8C4F2B, 0x2E211E], [0xB9783F, 0xF0DDB8], [0x4C3B36, 0x1F1B1E], [0xD9D3C8, 0x8F8C8C]];
const HOOF: Ink = ink(Tone::Line, 0x2B2426);
const SOCK: Ink = ink(Tone::Light, 0xF3ECE0);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let [coat, hair] = *variation.pick(&COATS);
    let mut pen = Pen::new();
    draw_whole(&mut pen, ink(Tone::Body, coat), ink(Tone::Second, hair));
    pen.finish(114.0, Stance::Ground, 0.48)
}

/// A unicorn: white, with a bright mane and a horn.
pub(super) fn draw_unicorn(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let hair = ink(Tone::Second, *variation.pick(&[0xE79AB8, 0x9AA8E0, 0xB58AD0, 0x8FCFC4]));
    draw_whole(&mut pen, ink(Tone::Body, 0xF7F3F2), hair);
    let gold = ink(Tone::Accent, 0xE9BE54);
    let horn = polygon("20.6,13.4 24,11 12,-1.6");
    pen.fill(gold, horn.clone());
    let rings = [((16.0, 8.0), (22.0, 6.0)), ((14.0, 4.6), (19.0, 3.0)), ((19.0, 11.4), (25.0, 8.6))];
    pen.fill_within(&horn, gold.shaded(0.3), together(rings.map(|(from, to)| straight(0.7, from, to))));
    pen.finish(114.0, Stance::Ground, 0.5)
}

/// A zebra: white, with black stripes.
pub(super) fn draw_zebra(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let black = ink(Tone::Second, *variation.pick(&[0x2B2830, 0x3A2E2A, 0x24262E]));
    let body = draw_whole(&mut pen, ink(Tone::Body, 0xF6F2EA), black);
    let stripes = [
        "26,29,1 32,26,2 38,20,2.4",
        "30,37,1 37,32,2.2 44,25,2.4",
        "32,45,1 40,39,2.4 48,32,2.6",
        "35,54,1 43,46,2.8 52,37,2.8",
        "42,64,1 50,52,3 57,38,2.8",
        "54,68,1 59,54,3 63,39,2.8",
        "64,68,1 67,54,3 70,40,2.6",
        "74,66,1 76,52,3 77,39,2.4",
        "82,64,1 86,50,3 84,37,2",
        "88,72,1.4 94,56,3.2 91,40,2",
        "84,62,1 94,64,2.4 100,56,1.6",
        "84,72,1 92,73,2.2 99,71,1.4",
        "88,80,1 94,81,1.8 99,79,1",
        "38,72,1 46,73,2.2 52,71,1",
        "38,79,1 45,80,1.8 50,79,1",
        "20,20,0.6 23,23,1.4 27,24,1",
        "16,25,0.6 19,28,1.4 22,30,1",
        "23,14,0.6 26,17,1.4 30,18,1",
    ];
    pen.fill_within(&body, black, together(stripes.map(brush)));
    draw_mane(&mut pen, black);
    draw_face(&mut pen, ink(Tone::Body, 0xF6F2EA));
    pen.finish(114.0, Stance::Ground, 0.46)
}

fn draw_whole(pen: &mut Pen, coat: Ink, hair: Ink) -> Path {
    draw_far_legs(pen, coat.shaded(0.36));
    draw_tail(pen, hair);
    let body = draw_body(pen, coat);
    draw_mane(pen, hair);
    draw_face(pen, coat);
    body
}

fn draw_far_legs(pen: &mut Pen, far: Ink) {
    pen.fill(far, brush("42,58,14 34,65,9.4 26,69.4,6.8! 28,78,4.8 31.4,85,4.6! 31,88,4.4"));
    pen.fill(HOOF, polygon("28.8,86.6 33.6,88.2 31.6,93.2 25.6,90.8"));
    pen.fill(far, brush("86,58,17 81,68,10 84,77,6.6 78,86,4.4 75,91,5 73,93.6,4.6"));
    pen.fill(HOOF, polygon("71.4,92 76.4,94.2 75,99.6 68,99.6"));
}

fn draw_tail(pen: &mut Pen, hair: Ink) {
    let tail = outline("93,40! 99,38 105,44 108,56 109,70 112,84! 105,82 103,86! 99,74 98,60 96,50");
    pen.fill(hair, tail.clone());
    pen.fill_within(&tail, hair.lit(0.16), line(1.4, "95,41 102,48 104,62 107,80"));
}

fn draw_body(pen: &mut Pen, coat: Ink) -> Path {
    let trunk = outline(
        "29,10 36,15 43,24 49,33 55,37 66,40.4 76,39 85,36.6 93,39.6 98,48 98,58 \
         92,65 82,66 68,70 54,70.4 44,67 37,59 34,50 32.6,41 29,32 26,28.6 \
         22,31.6 17,36 13.6,40.4 9.6,41 7.4,37.6 9,33 13,27 17.4,19.4 21,13 \
         25,9.6",
    );
    let near = brush("45,58,18 45.4,68,10 45,75,8! 44.6,79,6.2 44.4,87,4.8 44.4,91,5.6! 43,94,5");
    let hind = brush("90,52,22 90,64,14.4 96,74.6,8! 94.4,84,5.2 93,91,5.8! 90.8,94,5");
    let body = trunk.and(near.clone()).and(hind.clone());
    pen.fill(coat, body.clone());
    pen.fill_within(
        &body,
        coat.shaded(0.24),
        outline("36,62! 48,66 60,64.6 76,61 86,60 92,64! 88,72! 60,74! 50,80! 40,74!"),
    );
    pen.fill_within(
        &body,
        coat.lit(0.2),
        outline("50,36! 58,40 68,42.6 78,41 86,38 95,42! 92,46 82,44.6 70,48 58,46"),
    );
    pen.fill_within(&body, coat.shaded(0.2), outline("28,30! 32,40 34,50 38,58! 42,54 39,42 34,32"));
    pen.fill_within(&near, SOCK, Path::rectangle(36.0, 84.0, 14.0, 14.0));
    pen.fill_within(&hind, SOCK, Path::rectangle(84.0, 85.0, 16.0, 14.0));
    pen.fill(
        HOOF,
        polygon("40.6,93.4 46.4,93.8 46.4,99.6 37.4,99.6").and(polygon("88,93.4 94,94 93.6,99.6 84.6,99.6")),
    );
    body
}

fn draw_mane(pen: &mut Pen, hair: Ink) {
    let mane = outline(
        "24,6.6! 29,6.4 36,10 43,18 50,28 56,36.4! 52,39 50,36! 49,42 46,38! \
         45,39 42,31! 40,33 38,26! 35,27 34,20! 31,20 30,14! 26,18 22,17! 24,12",
    );
    pen.fill(hair, mane.clone());
    pen.fill_within(
        &mane,
        hair.lit(0.18),
        line(0.9, "30,9 38,16 44,25 50,34").and(line(0.7, "34,9 42,17 50,29")),
    );
}

fn draw_face(pen: &mut Pen, coat: Ink) {
    pen.fill(coat, outline("24.6,11! 24,5 26.6,0.6! 29.4,5 29,11"));
    pen.fill(coat.shaded(0.4), outline("26,9.6! 25.6,5.6 26.6,2.8! 28,6 27.6,9.6"));
    pen.fill(coat.shaded(0.5), outline("8,37 10,33.4 14,32 15.6,36 13.4,40.4 9.6,41 7.4,38.6"));
    pen.fill(COAL, Path::ellipse(point(10.6, 36.0), 0.9, 1.2));
    pen.fill(COAL, line(0.6, "8.6,39.4 11.6,38.6 13.4,38.8"));
    pen.fill(COAL, Path::ellipse(point(21.8, 19.4), 1.4, 1.5));
    pen.fill(GLINT, Path::circle(21.4, 18.9, 0.45));
    pen.fill(coat.shaded(0.18), line(0.8, "27,27 24,28 21.4,26 21,22.4"));
}
