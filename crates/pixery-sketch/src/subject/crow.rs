//! A crow perched on a weathered fence.

use super::easel::*;

const BLACK: Ink = ink(Tone::Body, 0x2C2D38);
const WOOD: Ink = ink(Tone::Second, 0x6A5140);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let sheen = ink(Tone::Light, *variation.pick(&[0x4A5578, 0x55506E, 0x44616E]));
    draw_fence(&mut pen);
    pen.fill(BLACK, outline("66,62! 82,70 98,80 111,92! 106,93! 107,97! 99,94! 97,98! 86,90 68,78!"));
    let body = outline(
        "27,20 22,28 20,40 22,54 29,67 40,76 54,80 70,80 84,78! 80,66 70,50 58,38 \
         48,26 45,17 38,12 31,14",
    );
    pen.fill(BLACK, body.clone());
    pen.fill_within(
        &body,
        BLACK.lit(0.1).toned(Tone::Body),
        outline("18,34! 26,40 30,52 40,66 52,76! 40,86! 14,70!"),
    );
    let chest = ["24,40 27,44 26,48", "27,50 31,53 31,57", "33,60 37,62 38,66", "26,32 29,35 29,39"]
        .map(|text| line(0.9, text));
    pen.fill_within(&body, sheen, together(chest));
    let wing = outline(
        "40,34! 50,36 62,46 74,60 88,74 102,86! 92,85 93,88! 82,84 80,86! 66,80 \
         52,72 42,60 37,46",
    );
    pen.fill(BLACK.shaded(0.3).toned(Tone::Body), wing.clone());
    let quills = ["46,42 60,54 78,74", "43,50 56,64 74,80", "52,40 66,52 86,76"].map(|text| line(1.0, text));
    pen.fill_within(&wing, sheen, together(quills));
    pen.fill_within(&wing, sheen, outline("40,34! 50,36 58,44! 50,42 43,42"));
    pen.fill(COAL, outline("29,14.4! 20,14.6 12,18 5,23.6! 14,24.4 22,24.6 28,23.6!"));
    pen.fill(sheen, line(0.7, "7,22.8 16,21 24,20.6"));
    pen.fill(GLINT, Path::circle(32.4, 19.6, 2.0));
    pen.fill(COAL, Path::circle(32.2, 19.6, 1.3));
    pen.fill(COAL, together(["44,78,3 43,84,2 42,88,1.8", "54,80,3 54,84,2 54,89,1.8"].map(brush)));
    let claws = [39.6, 42.6, 52.0, 55.0].map(|x| Path::ellipse(point(x, 85.6), 1.1, 2.6));
    pen.fill(COAL, together(claws));
    pen.finish(114.0, Stance::Ground, 0.36)
}

fn draw_fence(pen: &mut Pen) {
    for x in [10.0, 84.0] {
        let post = polygon("0,82 4,79 10,80 11,100 -1,100").moved(x, 0.0);
        pen.fill(WOOD.shaded(0.2), post.clone());
        pen.fill_within(&post, WOOD.shaded(0.5), Path::rectangle(x + 7.0, 76.0, 6.0, 26.0));
    }
    let rail = outline("1,87! 30,86 60,87.4 90,85.6 112,87! 112.6,93.4! 90,92.6 60,94 30,92.6 1,94!");
    pen.fill(WOOD, rail.clone());
    pen.fill_within(&rail, WOOD.lit(0.3), line(1.4, "0,87.6 30,86.8 60,88.2 90,86.4 114,87.6"));
    pen.fill_within(&rail, WOOD.shaded(0.35), line(0.7, "0,91 30,90 60,91.4 90,90 114,90.6"));
}
