//! An elephant in profile.

use super::easel::*;

const SKINS: [u32; 3] = [0x8C8F99, 0x9A948F, 0x7C8494];
const IVORY: Ink = ink(Tone::Light, 0xF6EEDA);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&SKINS));
    for leg in ["62,64,20 60,82,15 60,91,15", "98,62,24 95,82,16 95,91,15"] {
        pen.fill(
            skin.shaded(0.36),
            brush(leg).and(Path::ellipse(
                point(if leg.starts_with('6') { 60.0 } else { 95.0 }, 96.6),
                8.0,
                3.2,
            )),
        );
    }
    pen.fill(skin.shaded(0.2), brush("119,40,3 124,52,2.2 123,64,1.6 124,68,1"));
    pen.fill(COAL, outline("122.4,64! 125.4,64! 127,72 123.6,76 121,71"));
    let trunk = outline(
        "46,20 58,14 74,12 92,13 108,19 118,32 121,48 119,64 112,74 94,74 76,76 \
         60,74 48,66 42,50 42,32",
    );
    let body = trunk.and(brush("51,58,24 50,80,17 50,91,16.4")).and(brush("109,58,26 110,80,18 109,91,16.4"));
    let body = body.and(Path::rectangle(42.0, 92.0, 16.2, 7.6)).and(Path::rectangle(100.8, 92.0, 16.4, 7.6));
    pen.fill(skin, body.clone());
    pen.fill_within(&body, skin.shaded(0.22), outline("56,66! 74,69 92,67 102,70! 104,80! 60,82!"));
    pen.fill_within(
        &body,
        skin.lit(0.2),
        outline("46,16! 60,12 76,10 94,11 114,20! 104,22 90,17 74,16.6 58,20"),
    );
    pen.fill_within(
        &body,
        skin.shaded(0.14),
        outline("112,20! 114,44 112,64 114,100! 130,100! 130,20!")
            .and(outline("55,66! 56,80 55,101! 62,101! 62,66!")),
    );
    let nails = [43.4, 47.4, 51.4, 102.4, 106.4, 110.4]
        .map(|x| outline(&format!("{},99.6! {},96.6 {},99.6!", x - 1.6, x, x + 1.6)));
    pen.fill(IVORY.shaded(0.1), together(nails));
    draw_head(&mut pen, skin);
    pen.finish(130.0, Stance::Ground, 0.44)
}

fn draw_head(pen: &mut Pen, skin: Ink) {
    pen.fill(IVORY.shaded(0.2), brush("20,52,4 13,60,3.4 4,62,1"));
    let head = outline("52,18 44,10 33,8 23,12 17,22 14,34 15,48 24,56 36,56 48,50 54,36");
    let nose = brush("21,38,16 14.6,54,12 14,68,9 15,80,7.6 20,88,6.6 27,88,6 29.6,82,5");
    let face = head.and(nose.clone());
    pen.fill(skin.lit(0.05).toned(Tone::Body), face.clone());
    pen.fill_within(
        &face,
        skin.shaded(0.2),
        outline("26,40! 22,54 20,68 21,79 27,83! 36,96! 12,96! 18,82 18,64 22,52 36,50! 40,60!"),
    );
    let folds = [(46.0, 52.0), (53.0, 59.0), (60.0, 65.6), (67.0, 71.6), (74.0, 77.4)];
    pen.fill_within(
        &nose,
        skin.shaded(0.3),
        together(folds.map(|(left, right)| line(0.7, &format!("4,{left} 14,{right} 24,{left}")))),
    );
    pen.fill(IVORY, brush("25,53,4.8 20,62,4 12,67,2.8 5,67,0.8"));
    let ear = outline("36,16! 46,11 58,14 66,24 67,38 62,50 54,59! 48,54 42,48 38,38 35,27");
    pen.fill(skin.shaded(0.12).toned(Tone::Body), ear.clone());
    pen.fill_within(&ear, skin.shaded(0.34), outline("66,14! 60,30 58,44 50,62! 80,62! 80,14!"));
    pen.fill_within(&ear, skin.lit(0.16), line(1.4, "37,17 47,12.6 58,15.6 64.6,25"));
    pen.fill_within(
        &ear,
        skin.shaded(0.3),
        line(0.8, "42,26 50,32 54,44").and(line(0.8, "43,34 48,42 49,52")),
    );
    pen.fill(COAL, Path::ellipse(point(26.4, 29.6), 1.7, 1.9));
    pen.fill(GLINT, Path::circle(25.8, 29.0, 0.6));
    pen.fill(skin.shaded(0.3), line(0.7, "23,27 26.4,25.6 30,27.4"));
}
