//! A dog standing in profile, tail up, with a collar.

use super::easel::*;

const COATS: [[u32; 2]; 3] = [[0xC98D4E, 0x8A5527], [0x8A5A38, 0x5E3A24], [0xE3C08B, 0xB98B50]];
const WHITE: Ink = ink(Tone::Light, 0xFBF4E8);
const COLLAR: Ink = ink(Tone::Accent, 0xB8342C);
const TAG: Ink = ink(Tone::Light, 0xF0C24B);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [coat, ear] = variation.pick(&COATS).map(|hex| ink(Tone::Body, hex));
    for leg in [
        "47,60,13 50,74,8.6 51,86,6.8 50,96,6.2 47.6,97.6,4.6",
        "80,58,18 79,72,11 84,82,6.6 80,92,5.8 78.6,96.4,6 76,97.8,4.4",
    ] {
        pen.fill(coat.shaded(0.34), brush(leg));
    }
    pen.fill(coat, brush("88,47,8 96,42,7.4 102,32,6 104,19,2.6"));
    draw_body(&mut pen, coat);
    draw_head(&mut pen, coat, ear);
    pen.finish(108.0, Stance::Ground, 0.36)
}

fn draw_body(pen: &mut Pen, coat: Ink) {
    let trunk = outline(
        "30,34 40,39 52,44 66,45 80,43.6 90,47 95,56 93,66 84,66.6 72,64 60,69 \
         48,73 38,70.6 31,62 27,50 24,40!",
    );
    let hind = brush("85,55,20 86.6,67,13.6 92.4,79,7 90,90,6 88.4,95.6,6.2 85.6,97.6,4.6");
    let front = brush("40,60,15 40,74,9.4 39.6,86,7.4 39,95.4,6.6 36.4,97.4,5");
    let body = trunk.and(hind.clone()).and(front.clone());
    pen.fill(coat, body.clone());
    pen.fill_within(
        &body,
        coat.shaded(0.2),
        outline("44,80! 46,69 60,65 72,61 82,63 90,59 97,62! 97,68! 84,70 70,82!"),
    );
    pen.fill_within(
        &body,
        coat.lit(0.22),
        outline("40,38! 54,43 66,44 80,42.6 92,46! 86,48.6 66,48.4 50,48"),
    );
    pen.fill_within(&body, WHITE, outline("22,44! 30,48 36,58 38,70 34,76! 20,66!"));
    pen.fill_within(&front, WHITE, outline("30,84! 36,86! 38,83.4! 41,86! 48,83! 48,104! 30,104!"));
    pen.fill_within(&hind, WHITE, outline("80,88! 86,89.4! 88,87.4! 91,89.4! 97,87! 97,104! 80,104!"));
}

fn draw_head(pen: &mut Pen, coat: Ink, ear: Ink) {
    pen.fill(COLLAR, outline("22.6,38! 30,39.6 37.4,34.6! 39,38.6! 31.4,44.4 23.6,42.4!"));
    pen.fill(TAG, Path::circle(26.4, 45.4, 2.3));
    let head = outline(
        "37,24 35.6,15 29,10 21.6,10.6 17.4,15 14.6,19.4 7,21.4 2.6,24.6 2.4,29.6 \
         5,33.4 12,35.4 19,36.4 25,39.6 33,37",
    );
    pen.fill(coat, head.clone());
    pen.fill_within(&head, WHITE, outline("0,23! 7,26.6 13,28.6 19,33 25,42! 0,42!"));
    pen.fill_within(&head, WHITE, outline("19,8! 21.4,14 18,20 13,24 8,23! 14,17"));
    pen.fill(COAL, outline("1.8,24 4,21.4 8,21.8 7.6,25 4.4,26.6 2,26.2"));
    pen.fill(COAL, line(0.7, "5,30.4 10,31.6 15,30.6"));
    pen.fill(COAL, Path::ellipse(point(19.6, 19.6), 1.7, 1.9));
    pen.fill(GLINT, Path::circle(19.2, 18.9, 0.6));
    let lobe = outline("26,13! 31,10.6 36,14 39.6,24 39.4,34 35.6,39.4 31,37 28.4,29 26.4,21");
    pen.fill(ear, lobe.clone());
    pen.fill_within(&lobe, ear.shaded(0.3), outline("36,12! 35,26 34,36 32,42! 44,42! 44,12!"));
}
