//! A sitting cat seen from the front, tail curled up beside it.

use super::easel::*;

/// Coat, marking and eye.
const COATS: [[u32; 3]; 4] = [
    [0xE08A3C, 0xB8602A, 0x6E9B4A],
    [0x7C828C, 0x565B68, 0xE2B33C],
    [0x33313C, 0x24222C, 0xE8C24A],
    [0xB08A62, 0x7B5B40, 0x7FB0C0],
];
const BIB: Ink = ink(Tone::Light, 0xFAF3E6);
const PINK: Ink = ink(Tone::Accent, 0xE59A92);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [coat, marking, eye] = *variation.pick(&COATS);
    let (coat, marking) = (ink(Tone::Body, coat), ink(Tone::Shade, marking));
    draw_tail(&mut pen, coat, marking);
    draw_body(&mut pen, coat, marking);
    draw_head(&mut pen, coat, marking);
    draw_face(&mut pen, ink(Tone::Accent, eye));
    pen.finish(84.0, Stance::Ground, 0.36)
}

fn draw_tail(pen: &mut Pen, coat: Ink, marking: Ink) {
    let tail = brush("50,93,9 63,95,8 73,89,7.6 76,78,7 72,67,6.6 73,57,6 79,53,4.4");
    pen.fill(coat.shaded(0.12), tail.clone());
    for (from, to) in
        [((66.0, 98.0), (64.0, 86.0)), ((82.0, 84.0), (70.0, 80.0)), ((80.0, 68.0), (66.0, 72.0))]
    {
        pen.fill_within(&tail, marking, straight(3.0, from, to));
    }
    pen.fill_within(&tail, marking, Path::circle(79.5, 52.5, 5.0));
}

fn draw_body(pen: &mut Pen, coat: Ink, marking: Ink) {
    let body = outline("29,36 25,50 19,66 14,82 15,95 22,99.6! 60,99.6! 66,94 66,80 61,64 55,50 52,36!");
    pen.fill(coat, body.clone());
    pen.fill_within(&body, coat.shaded(0.22), outline("52,34! 53,52 56,66 56,82 52,101! 80,101! 80,34!"));
    for y in [58.0, 67.0, 76.0] {
        let (left, right) = (outline_stripe(14.0, y, 1.0), outline_stripe(67.0, y, -1.0));
        pen.fill_within(&body, marking, left.and(right));
    }
    pen.fill_within(&body, BIB, outline("31,36! 51,36! 51,46 47,56 41,66! 35,57 31,47"));
    pen.fill(coat.shaded(0.3), outline("38,66 36,80 37,99! 46,99! 47,80 44,66"));
    let legs = [brush("35.4,62,10 34.6,80,9 34.4,94,8.6"), brush("46.6,62,10 47.4,80,9 47.6,94,8.6")];
    for leg in legs {
        pen.fill(coat.lit(0.07).toned(Tone::Body), leg);
    }
    let paws = [Path::ellipse(point(34.0, 96.6), 6.0, 3.6), Path::ellipse(point(48.0, 96.6), 6.0, 3.6)];
    let hind = [Path::ellipse(point(20.0, 97.0), 6.6, 3.2), Path::ellipse(point(62.0, 97.0), 6.6, 3.2)];
    pen.fill(BIB.shaded(0.1), together(hind));
    pen.fill(BIB, together(paws));
    let toes = [32.4, 35.8, 46.2, 49.6].map(|x| straight(0.5, (x, 97.0), (x, 99.4)));
    pen.fill(coat.shaded(0.5), together(toes));
}

/// A flank stripe tapering inwards from the side at `x`.
fn outline_stripe(x: f32, y: f32, direction: f32) -> Path {
    let tip = x + 15.0 * direction;
    Path::polygon(&[point(x, y - 3.0), point(tip, y + 1.6), point(x, y + 1.4)])
}

fn draw_head(pen: &mut Pen, coat: Ink, marking: Ink) {
    let head = outline(
        "24,26 23.6,18 23,3.6! 31,8.6 36,13 41,12.4 46,13 51,8.6 59,3.6! 58.4,18 \
         58,26 60.4,31! 55,36 48,40.4 41,41.6 34,40.4 27,36 21.6,31!",
    );
    pen.fill(coat, head.clone());
    pen.fill_within(&head, coat.shaded(0.18), outline("55,4! 52,20 53,30 46,42! 70,42! 70,4!"));
    for middle in [36.6, 41.0, 45.4] {
        let reach = if middle == 41.0 { 20.0 } else { 18.4 };
        pen.fill_within(&head, marking, straight(1.5, (middle, 12.0), (41.0 + (middle - 41.0) * 0.7, reach)));
    }
    let cheeks = "23,30 29,31.4 20,34 27,34.6";
    pen.fill_within(&head, marking, line(1.0, cheeks).and(line(1.0, cheeks).mirror(41.0)));
    let ear = outline("26,17 25.4,7.6! 32,12.8! 28.4,15");
    pen.fill(PINK, ear.clone().and(ear.mirror(41.0)));
    let muzzle = outline("41,27 36,30 32.6,34 36,38.4 41,39.6 46,38.4 49.4,34 46,30");
    pen.fill_within(&head, BIB, muzzle);
}

fn draw_face(pen: &mut Pen, eye: Ink) {
    let rim = outline("29,26.6! 31.6,22.6 35.6,22.8 38,27! 34.6,29 31.4,28.8");
    pen.fill(COAL, rim.clone().and(rim.mirror(41.0)));
    let iris = outline("29.9,26.4! 32,23.5 35.2,23.6 37.1,26.8! 34.4,28.3 31.6,28.2");
    pen.fill(eye, iris.clone().and(iris.mirror(41.0)));
    let pupil = Path::ellipse(point(33.8, 25.9), 1.1, 2.3);
    pen.fill(COAL, pupil.clone().and(pupil.mirror(41.0)));
    pen.fill(GLINT, Path::circle(34.3, 24.8, 0.6).and(Path::circle(48.7, 24.8, 0.6)));
    pen.fill(PINK, outline("38.8,31! 41,30.4 43.2,31! 41.6,33.4 40.4,33.4"));
    let mouth = line(0.6, "41,33 40.4,35.4 37.4,36.2");
    pen.fill(COAL, mouth.clone().and(mouth.mirror(41.0)));
    let whiskers =
        together(["36,33.4 28,32.4 18.6,33", "36,34.6 28,35.4 20,37.4"].map(|text| line(0.4, text)));
    pen.fill(BIB.shaded(0.1).toned(Tone::Line), whiskers.clone().and(whiskers.mirror(41.0)));
}
