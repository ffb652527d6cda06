//! A stag standing in profile with branching antlers.

use super::easel::*;

const COATS: [u32; 3] = [0x9A6238, 0xA86F43, 0x84522F];
const ANTLER: Ink = ink(Tone::Second, 0xD8BF94);
const PALE: Ink = ink(Tone::Light, 0xEAD9BC);
const HOOF: Ink = ink(Tone::Line, 0x2B2224);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&COATS));
    draw_far_side(&mut pen, coat.shaded(0.36));
    draw_body(&mut pen, coat);
    draw_head(&mut pen, coat);
    draw_antlers(&mut pen);
    pen.finish(82.0, Stance::Ground, 0.46)
}

fn draw_far_side(pen: &mut Pen, far: Ink) {
    for leg in
        ["37,68,9 39,78,5 40,84,4 40,92,2.8 39.4,96,3.2", "67,68,12 65,77,6.6 69,84,4.2 66,92,2.8 65,96,3.2"]
    {
        pen.fill(far, brush(leg));
    }
    pen.fill(
        HOOF,
        polygon("38,95.4 41.4,95.8 40.6,99.6 36,99.6").and(polygon("63.6,95.4 67,95.8 66,99.6 61.4,99.6")),
    );
    pen.fill(ANTLER.shaded(0.3), brush("23,28,2 22,20,1.8 25,12,1.6 25,4,0.6"));
    pen.fill(
        ANTLER.shaded(0.3),
        brush("22.4,20,1.5 18,16,1.1 17,11,0.5").and(brush("25,12,1.4 30,8,1 31,3,0.5")),
    );
}

fn draw_body(pen: &mut Pen, coat: Ink) {
    let trunk = outline(
        "29,29 33,37 37,46 43,52.4 52,54.6 62,54 70,54.6 76,60 77,67 72,73 64,73 \
         55,76 45,78.4 36,76.4 30,70 27,61 25.6,50 23,40 22.6,34!",
    );
    let near = brush("34,66,12 34,77,6 33.6,84,4.6 33.2,91,3.2 32.8,95.6,3.4");
    let hind = brush("71,64,14 71.4,74,8.4 76,82,4.6 75,90,3.2 74,95.6,3.4");
    let body = trunk.and(near).and(hind);
    pen.fill(coat, body.clone());
    pen.fill_within(&body, coat.shaded(0.22), outline("30,72! 44,73 56,71 66,68 74,70! 66,82! 36,84!"));
    pen.fill_within(&body, coat.lit(0.2), outline("36,46! 44,52 54,54 66,53 76,58! 66,59 52,59.4 42,57"));
    pen.fill_within(
        &body,
        coat.shaded(0.3),
        outline("21,36! 25,40 28,50! 26.6,54! 29.6,58! 28,62! 32,68! 24,66! 20,50!"),
    );
    pen.fill_within(&body, PALE, outline("72,56! 75,60 74,66 76,70! 82,66! 80,56!"));
    pen.fill(coat.shaded(0.3), outline("74,56! 78.6,57 79.6,63 77.4,66! 76,61"));
    pen.fill(
        HOOF,
        polygon("31,95 34.8,95.4 34.4,99.6 29,99.6").and(polygon("72.2,95 76,95.4 75.4,99.6 70.2,99.6")),
    );
}

fn draw_head(pen: &mut Pen, coat: Ink) {
    pen.fill(coat.shaded(0.2), outline("28,30! 32,25 39,24! 37,29.6 31,33"));
    pen.fill(PALE.shaded(0.15), outline("30.4,30.4 33.4,27 37,25.6! 35,29 31.6,31.4"));
    let head = outline(
        "30,29.4 27.4,26.4 23.4,27 19.6,30.4 13.4,35 9,37.4 7.8,40.4 10,43 15,43 \
         20,42.4 24.6,43 29,40 31.4,34.6",
    );
    pen.fill(coat, head.clone());
    pen.fill_within(&head, PALE, outline("6,41! 12,40.4 18,40.4 24,42! 24,48! 6,48!"));
    pen.fill_within(&head, coat.shaded(0.22), outline("24,36 28,34 33,32! 33,46! 22,46!"));
    pen.fill(COAL, outline("7.4,39.4 8.6,37 11.4,36.8 11.6,39.6 9.4,41"));
    pen.fill(COAL, Path::ellipse(point(20.8, 33.0), 1.3, 1.4));
    pen.fill(GLINT, Path::circle(20.4, 32.6, 0.45));
}

fn draw_antlers(pen: &mut Pen) {
    let strokes = [
        "25.4,28,2.6 27.6,20,2.2 33.6,13,2 35.6,5,1.5 34,0.8,0.6",
        "26.4,23,1.8 21.6,19.4,1.4 19.4,14,0.6",
        "29,17.6,1.7 26.6,11,1.3 27.4,5.6,0.6",
        "33.6,13,1.7 39.6,10,1.3 42,4.6,0.6",
        "35.4,7,1.4 38.4,4,1 38.8,1,0.5",
    ];
    pen.fill(ANTLER, together(strokes.map(brush)));
}
