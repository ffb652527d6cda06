//! A sitting rabbit in profile, ears up.

use super::easel::*;

const COATS: [u32; 4] = [0xA98762, 0x8D8279, 0xEDE6DA, 0xC49A6C];
const PINK: Ink = ink(Tone::Accent, 0xE3A79E);
const WHITE: Ink = ink(Tone::Light, 0xFBF7EF);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&COATS));
    pen.fill(coat.shaded(0.3), outline("33,34! 26,24 24,10 29,1.6! 36,8 40,20 41,32!"));
    let fluff =
        [(78.0, 85.0, 6.0), (82.4, 82.4, 3.6), (83.4, 86.6, 3.6), (80.6, 90.0, 3.4), (78.0, 79.6, 3.6)];
    let tail = together(fluff.map(|(x, y, radius)| Path::circle(x, y, radius)));
    pen.fill(WHITE, tail.clone());
    pen.fill_within(&tail, WHITE.shaded(0.16), outline("72,90! 79,88.4 85,84 88,80! 90,96! 74,96!"));
    let body =
        outline("30,52 25,62 26,74 30,84 34,99! 60,99.4! 71,99! 77.6,92 79,80 73,66 63,57 52,52 44,46");
    pen.fill(coat, body.clone());
    pen.fill_within(&body, WHITE, outline("22,58! 28,60 32,68 34,78 40,90 40,101! 20,101!"));
    let thigh = outline("44,99! 46,86 52,77 62,74 72,79 77.6,90 71,99!");
    pen.fill(coat.lit(0.1).toned(Tone::Body), thigh.clone());
    pen.fill_within(&thigh, coat.shaded(0.2), outline("66,74! 70,84 68,94 60,101! 82,101! 82,74!"));
    pen.fill(coat.lit(0.22), outline("38,99.8! 40,95.4 48,93.6 60,94.6 66,99.8!"));
    pen.fill(coat.shaded(0.14), brush("34,72,9 33,86,6.6 31,97,5.4"));
    pen.fill(coat.lit(0.16), outline("25,99.8! 26.4,96.4 31,95.4 35.6,97 36,99.8!"));
    draw_head(&mut pen, coat);
    pen.finish(88.0, Stance::Ground, 0.3)
}

fn draw_head(pen: &mut Pen, coat: Ink) {
    let ear = outline("38,36! 36,24 40,10 47,2! 53,10 53,24 48,38!");
    pen.fill(coat, ear.clone());
    pen.fill_within(&ear, PINK, outline("42,36! 40,24 43,13 46.6,7! 49.4,14 49,26 46,38!"));
    let head = outline("50,38 42,31.6 32,31.6 23,36 16,43 12.6,49 15,54 22,57 32,60 42,60 50,54 53,46");
    pen.fill(coat, head.clone());
    pen.fill_within(&head, WHITE, outline("8,50! 16,49 24,50 28,55 34,58! 34,66! 8,66!"));
    pen.fill_within(&head, coat.shaded(0.18), outline("36,58! 44,54 50,44 50,34! 60,34! 60,64! 36,66!"));
    pen.fill(PINK, outline("12,47.6! 14.6,45.4 17,47! 14.6,50"));
    pen.fill(COAL, line(0.6, "14.4,50 15.4,52.6 19.6,53.4"));
    pen.fill(COAL, Path::ellipse(point(29.0, 43.0), 2.7, 3.0));
    pen.fill(GLINT, Path::circle(28.2, 41.8, 0.9));
    pen.fill(
        WHITE.shaded(0.1).toned(Tone::Line),
        together(["17,51.6 9,52.6 3,55.6", "17,50.6 9,49.6 2.6,50.4"].map(|text| line(0.4, text))),
    );
}
