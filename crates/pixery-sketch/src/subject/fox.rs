//! A sitting fox in profile, its brush laid round to the side.

use super::easel::*;

const COATS: [u32; 3] = [0xD9692B, 0xCB5A22, 0xE07C35];
const CREAM: Ink = ink(Tone::Light, 0xFBEFDC);
const STOCKING: Ink = ink(Tone::Line, 0x3B2A2A);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&COATS));
    draw_tail(&mut pen, coat);
    draw_body(&mut pen, coat);
    draw_head(&mut pen, coat);
    pen.finish(98.0, Stance::Ground, 0.42)
}

fn draw_tail(pen: &mut Pen, coat: Ink) {
    let tail = outline("54,97! 66,84 77,76 83,66 87,53 95,42! 97,58 96,72 91,86 82,96 68,100! 54,100!");
    pen.fill(coat, tail.clone());
    pen.fill_within(
        &tail,
        coat.shaded(0.25),
        outline("54,99! 72,94 84,84 91,70 93,56! 110,50! 110,110! 50,110!"),
    );
    pen.fill_within(&tail, CREAM, outline("80,62! 85,64! 87,60! 90,63! 92,58! 95,62! 98,56! 100,36! 84,36!"));
}

fn draw_body(pen: &mut Pen, coat: Ink) {
    let far = brush("40,64,11 42,80,7 42.4,96.4,5.4");
    pen.fill(coat.shaded(0.3), far.clone());
    pen.fill_within(&far, STOCKING.shaded(0.1), Path::rectangle(34.0, 84.0, 16.0, 16.0));
    pen.fill(STOCKING.shaded(0.1), outline("36.8,99.8! 37.8,97 41.4,95.8 45,97 45.4,99.8!"));
    let body = outline(
        "30,38 26,50 27,64 28.4,77! 40,79.6 45.6,84 48,99.4! 65,99.4! 71,96 72,88 69,74 \
         62,60 53,48 46,36!",
    );
    pen.fill(coat, body.clone());
    pen.fill_within(&body, coat.shaded(0.22), outline("50,42! 60,60 64,78 60,90 52,101 80,104! 80,40!"));
    pen.fill_within(
        &body,
        CREAM,
        outline("24,40! 38,41! 41,47! 38,50! 40,56! 36,59! 37,65! 33,68! 32,76! 24,60!"),
    );
    let thigh = outline("46,99.6! 44,88 48,77 57,73 66,78 70,92 64,99.4!");
    pen.fill(coat.lit(0.06).toned(Tone::Body), thigh.clone());
    pen.fill_within(&thigh, coat.shaded(0.2), outline("58,70! 63,82 62,92 56,101! 80,101! 80,70!"));
    pen.fill(STOCKING, outline("42,99.8! 43,96.4 48,95 56,96.4 58,99.8!"));
    let leg = brush("33.6,62,12 32.2,78,8 31.6,96.4,5.8");
    pen.fill(coat, leg.clone());
    pen.fill_within(&leg, STOCKING, outline("20,85! 30,81! 32,84! 34,80! 38,83! 44,104! 20,104!"));
    pen.fill(STOCKING, outline("24.6,99.8! 25.8,96.8 30,95.6 34.4,96.6 35,99.8!"));
}

fn draw_head(pen: &mut Pen, coat: Ink) {
    pen.fill(coat.shaded(0.3), outline("23,23! 22,12 25,3! 31,10 35,20!"));
    pen.fill(STOCKING, outline("22.6,9 25,3! 28,6.4 26,9.4!"));
    let head = outline(
        "6.6,35.4! 13,32 19,26 25,21.4 30,19! 34,10 40.4,2.4! 44,12 43.6,22 46,29 \
         51,35! 46,36.6 48.6,41! 42,41 43,45! 34,43.6 24,43 15,40.6 8.4,38.6",
    );
    pen.fill(coat, head.clone());
    pen.fill_within(&head, coat.shaded(0.22), outline("46,18! 42,28 43,34 40,46! 60,46! 60,18!"));
    pen.fill_within(
        &head,
        CREAM,
        outline("4,36! 13,35.4 21,36 26,35! 30,31.6 34,32 38,36 52,35! 52,50! 4,50!"),
    );
    pen.fill(coat.shaded(0.55), outline("34.4,20 36.4,12.6 39.8,6.6! 41.6,14 41,21 38,23"));
    pen.fill(STOCKING, outline("36.2,6.2! 40.4,2.4! 42.6,8 41,7 38.6,9!"));
    pen.fill(COAL, outline("21.4,30.4! 24,27.6 28,27.8 30,29.6! 27,31 24,31.4"));
    pen.fill(GLINT, Path::circle(25.6, 28.8, 0.7));
    pen.fill(COAL, outline("5.4,35 7,33 10.4,33.4 10,36.4 7.4,37.8"));
    pen.fill(COAL, line(0.6, "9,38.2 14,39 18.6,38.6"));
}
